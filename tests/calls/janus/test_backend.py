"""`calls.backend = "janus"`: the engine in its own process, and what the wall is told when it or Janus goes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.calls.backend import Answered, CallEvent, EngineLost, Ringing, Surroundings
from kiosk.calls.backends.janus import JanusBackend
from kiosk.core.clock import SystemClock
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.settings import CallsSettings
from tests.calls.janus.handset import PATIENCE, Handset, need, wait
from tests.calls.people import CHIEF

E_ = TypeVar("E_")


def nothing(_: object) -> None:
    """Whoever listens does not care."""


class Wall:
    """The wall's side: what it was told."""

    def __init__(self, folder: Path, number: str) -> None:
        self.events: list[CallEvent] = []
        self.devices: list[DeviceState] = [DeviceState(DeviceMode.STARTING)]
        self._pictures = FrameRing.create(640, 360)
        self.backend = JanusBackend(
            Surroundings(
                CallsSettings(backend="janus", port=0, sound=False, folder=folder),
                SystemClock(),
                "en",
                self._pictures.spec,
                None,
                device=self.devices.append,
                speaking=nothing,
                people=(CHIEF.model_copy(update={"sip": number}),),
            )
        )
        self.backend.start(self.events.append, nothing)

    def told(self, kind: type[E_], within: float = PATIENCE) -> E_:
        """The last event of a kind."""
        wait(lambda: any(isinstance(event, kind) for event in self.events), within, f"{kind} of {self.events}")
        return [event for event in self.events if isinstance(event, kind)][-1]

    def ready(self) -> None:
        """Wait until it works."""
        wait(lambda: self.devices[-1].mode is DeviceMode.STANDBY, PATIENCE, str(self.devices[-3:]))

    def close(self) -> None:
        self.backend.stop()
        self._pictures.close()


@contextmanager
def wall_of(folder: Path, number: str) -> Iterator[Wall]:
    made = Wall(folder, number)
    try:
        yield made
    finally:
        made.close()


def janus_of(backend: JanusBackend) -> int:
    """The process of the engine's own Janus."""
    children = Path(f"/proc/{backend.pid}/task/{backend.pid}/children").read_text().split()
    return next(int(pid) for pid in children if Path(f"/proc/{pid}/comm").read_text().strip() == "janus")


def is_there(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


def test_a_janus_that_dies_in_a_call_is_told_at_once_and_comes_back(tmp_path: Path) -> None:
    need("janus")
    (tmp_path / "phone").mkdir()
    phone = Handset(tmp_path / "phone")
    try:
        with wall_of(tmp_path / "field", phone.number) as wall:
            wall.ready()
            assert wall.devices[-1].engine == "direct (WebRTC) and Janus"
            _dies_in_a_call(wall, phone)
            wall.ready()
            _rings_again(wall, phone)
    finally:
        phone.close()


def _dies_in_a_call(wall: Wall, phone: Handset) -> None:
    wall.backend.dial({"call-1": CHIEF}, video=False)
    phone.until("CALL_INCOMING")
    phone.do("accept")
    wall.told(Answered)
    at = time.monotonic()
    os.kill(janus_of(wall.backend), signal.SIGKILL)
    lost = wall.told(EngineLost)
    assert time.monotonic() - at < 6.0  # 0.6 on a quiet machine; a Janus that only fell silent would be noticed later
    assert "the Janus server is gone: it was killed by signal 9" in lost.detail
    assert any("the Janus server is gone" in device.detail for device in wall.devices)


def _rings_again(wall: Wall, phone: Handset) -> None:
    """And with an engine that is killed its Janus ends too: nothing is left that holds the line."""
    wall.events.clear()
    wall.backend.dial({"call-2": CHIEF}, video=False)
    wall.told(Ringing)
    janus = janus_of(wall.backend)
    assert wall.backend.pid
    os.kill(wall.backend.pid, signal.SIGKILL)
    wait(lambda: not is_there(janus), PATIENCE, "janus outlives its engine")


def test_a_machine_without_janus_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with wall_of(tmp_path / "field", "sip:chief@127.0.0.1") as wall:
        wait(
            lambda: any("apt-get install janus" in device.detail for device in wall.devices),
            PATIENCE,
            "the mend is told",
        )
