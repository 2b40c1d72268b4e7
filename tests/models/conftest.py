"""The publisher that the tests of this room ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.models.shelf import Shelf, serving


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """A publisher with nothing on its shelf yet."""
    with serving(Shelf()) as shelf:
        yield shelf
