"""A whole wall in this process, with its real ears, eyes and call engine, turned by the test."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QEventLoop

from kiosk.app import App
from kiosk.core.clock import SystemClock
from kiosk.core.inputs import DeviceMode
from kiosk.core.settings import Settings
from kiosk.screen.application import Application

AT_WORK = (DeviceMode.STANDBY, DeviceMode.ACTIVE)


def settings(folder: Path, **sections: dict[str, object]) -> Settings:
    """The defaults, with the journal in `folder`."""
    return Settings.model_validate({"journal": folder / "journal.sqlite", **sections})


class Running:
    """One wall between `start` and `stop`."""

    def __init__(self, application: Application, chosen: Settings, *, scripted: bool = True) -> None:
        self.app = App(chosen, SystemClock(), application, scripted=scripted)
        self.painted: list[float] = []
        self.app.screen.on_painted(self.painted.append)
        self.app.start()

    def until(self, true: Callable[[], object], within: float, what: str) -> float:
        """Turn the wall until `true()`; the seconds it took. Fails after `within`."""
        began = time.monotonic()
        while not true():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            waited = time.monotonic() - began
            assert waited < within, f"after {waited:.1f} s still not: {what}; {self.devices()}"
        return time.monotonic() - began

    def ready(self) -> None:
        """Turn the wall until ears, eyes and the call engine work."""
        state = self.app.store
        self.until(
            lambda: all(d.mode in AT_WORK for d in (state.state.microphone, state.state.camera, state.state.caller)),
            90,
            "everything works",
        )

    def devices(self) -> str:
        """How ears, eyes and the call engine are."""
        state = self.app.store.state
        return "; ".join(f"{d.mode.value} {d.detail}" for d in (state.microphone, state.camera, state.caller))
