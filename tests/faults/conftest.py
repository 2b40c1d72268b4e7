"""Walls that are stopped after each test, on one Qt application."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kiosk.core.settings import Settings
from kiosk.screen.application import Application, create
from tests.running import Running

Open = Callable[..., Running]


@pytest.fixture(scope="session")
def application() -> Application:
    return create(headless=True)


@pytest.fixture
def wall(application: Application) -> Iterator[Open]:
    made: list[Running] = []

    def opening(chosen: Settings, *, scripted: bool = True) -> Running:
        made.append(Running(application, chosen, scripted=scripted))
        return made[-1]

    yield opening
    for running in made:
        running.app.stop()
