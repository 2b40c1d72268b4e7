"""A worker that is killed is said to be degraded within 2 s and works again within 10 s; the screen never stops."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.core.inputs import DeviceMode, DeviceState, Intent
from kiosk.screen.finger import press
from tests.faults.conftest import Open
from tests.running import AT_WORK, settings

SEEN, BACK = 2.0, 10.0  # seconds
STILL = 1.5  # seconds the picture may stand still while a worker is down: the clock on it moves every second


def pid_of_ears(app: App) -> int | None:
    return app.ears_worker.pid


def pid_of_eyes(app: App) -> int | None:
    return app.eyes_worker.pid


WORKERS = {
    "microphone": (pid_of_ears, lambda app: app.store.state.microphone),
    "camera": (pid_of_eyes, lambda app: app.store.state.camera),
}


@pytest.mark.parametrize("name", list(WORKERS))
def test_the_wall_goes_on_without_it_and_it_comes_back(wall: Open, tmp_path: Path, name: str) -> None:
    pid_of: Callable[[App], int | None] = WORKERS[name][0]
    device: Callable[[App], DeviceState] = WORKERS[name][1]
    running = wall(settings(tmp_path))
    running.ready()
    app = running.app
    pid = pid_of(app)
    assert pid
    os.kill(pid, signal.SIGKILL)
    down = running.until(lambda: device(app).mode is DeviceMode.DEGRADED, SEEN, f"{name} is degraded")
    assert "signal 9" in device(app).detail
    assert press(app.screen.window, Intent("view.show", (("view", "traffic"),)))
    running.until(lambda: app.store.state.view == "traffic", 1.0, "a touch changed the view meanwhile")
    before = len(running.painted)
    running.until(lambda: len(running.painted) > before, STILL, "the picture moves meanwhile")
    back = running.until(lambda: device(app).mode in AT_WORK, BACK - down, f"{name} works again")
    assert down + back < BACK
    assert device(app).restarts == 1
    assert pid_of(app) != pid
