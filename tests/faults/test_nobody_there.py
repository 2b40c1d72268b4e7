"""The whole wall when nobody is there: it rests by itself, and a finger that wakes it triggers nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PyQt6.QtTest import QTest

from kiosk.app import App
from kiosk.core.clock import SystemClock
from kiosk.core.settings import Settings
from kiosk.screen.application import Application

AFTER, SCENE = 0.6, 0.5  # seconds
PATIENCE = 60.0  # seconds; a busy machine is slow


@pytest.fixture
def walls(application: Application, tmp_path: Path) -> Iterator[dict[bool, App]]:
    """A wall that is played, and one for people; deaf and blind."""
    made = {}
    for scripted in (True, False):
        own = {name: tmp_path / f"{name}-{scripted}.sqlite" for name in ("journal", "history", "orders")}
        screen = {"idle_after": AFTER, "scene_for": SCENE, "windowed": "1280x720"}
        chosen = Settings.model_validate({**own, "screen": screen})
        made[scripted] = App(chosen, SystemClock(), application, scripted=scripted)
        made[scripted].start(senses=False)
    yield made
    for app in made.values():
        app.stop()


def turned(true: Callable[[], object], within: float) -> None:
    """Turn the event loop until `true()`; fails after `within` seconds."""
    began = time.monotonic()
    while not true():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        assert time.monotonic() - began < within


def test_a_wall_for_people_rests_and_wakes_and_a_rehearsal_is_left_alone(walls: dict[bool, App]) -> None:
    app = walls[False]
    turned(lambda: app.store.state.resting, PATIENCE)
    turned(lambda: app.store.state.view != app.store.state.views[0], PATIENCE)
    window = app.screen.window
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 300))  # type: ignore[call-overload]
    turned(lambda: not app.store.state.resting, PATIENCE)
    assert (app.store.state.view, app.store.state.opened) == (app.store.state.views[0], "")
    told = [(e.data["command"], e.data["source"]) for e in app.journal.entries("command")]
    assert told == [("wall.rest", "idle"), ("wall.wake", "glass")]
    assert not walls[True].store.state.resting
    assert list(walls[True].journal.entries("command")) == []
