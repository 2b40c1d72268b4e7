"""One Qt application for all tests of the glass, and a wall that is taken away after each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.screen.application import Application, create
from tests.screen import sample


@pytest.fixture(scope="session")
def application() -> Application:
    return create(headless=True)


@pytest.fixture
def pack() -> Pack:
    return sample.pack()


@pytest.fixture
def wall(application: Application) -> Iterator[Callable[..., sample.World]]:
    made: list[sample.World] = []

    def make(state: State, **more: object) -> sample.World:
        made.append(sample.world(state, **more))  # type: ignore[arg-type]  # passed on by name
        return made[-1]

    yield make
    for world in made:
        world.screen.close()


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails the test where Qt, QML or the wall itself warned of something."""
    with caplog.at_level(logging.WARNING):
        yield
        said = [r.getMessage() for when in ("setup", "call") for r in caplog.get_records(when)]
    assert said == []
