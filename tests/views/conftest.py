"""One Qt application, off screen, for the views that are drawn."""

from __future__ import annotations

import pytest

from kiosk.screen.application import Application, create


@pytest.fixture(scope="session")
def application() -> Application:
    """The process's own application, with the wall's fonts."""
    return create(headless=True)
