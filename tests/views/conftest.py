"""One Qt application, off screen, for the views that are drawn."""

from __future__ import annotations

import pytest

from kiosk.screen.application import Application, create
from kiosk.screen.registered import register


@pytest.fixture(scope="session")
def application() -> Application:
    """The process's own application, with the wall's fonts."""
    register()
    return create(headless=True)
