"""The line of pictures when cameras come, go, freeze and hang, and what it says of itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.clock import SetClock
from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode
from kiosk.core.settings import EyesSettings
from kiosk.vision.line import Line
from kiosk.vision.picture import Picture
from tests.vision.films import film

PATIENCE = 20.0  # seconds; a busy machine is slow
SETTINGS = EyesSettings(width=160, height=120)


@dataclass
class Device:
    """A camera as hardware: it delivers a picture whenever asked, as long as it is well."""

    clock: SetClock
    frozen: bool = False
    silent: bool = False
    hangs: bool = False
    name: str = "test camera"
    problem: str = ""
    ended: bool = False
    closed: int = 0
    number: int = 0
    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(1))

    def newest(self, after: int, wait: float) -> Picture | None:
        if self.silent or self.ended:
            return None
        self.number += 1
        pixels = np.zeros((120, 160, 3), np.uint8)
        if not self.frozen:
            pixels += self.random.integers(0, 9, pixels.shape, np.uint8)
        return Picture(self.number, self.clock.now(), pixels)

    def close(self) -> None:
        self.closed += 1


class Bench:
    """A line whose camera can be plugged in and out."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.device: Device | None = Device(self.clock)
        self.opened = 0
        self.line = Line(SETTINGS, scripted=False, now=self.clock.now, camera=self.plugged)

    def plugged(self, settings: EyesSettings) -> Device | None:
        self.opened += 1
        return self.device

    def mode(self) -> DeviceMode:
        return self.line.state.mode

    def run(self, seconds: float) -> list[Picture]:
        found = []
        for _ in range(int(seconds * 30)):
            self.clock.move(1 / 30)
            found += [picture] if (picture := self.line.newest(0)) else []
        return found


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_camera_starts_then_delivers(bench: Bench) -> None:
    assert bench.mode() is DeviceMode.STARTING
    assert len(bench.run(1)) == 30
    assert (bench.mode(), bench.line.state.name) == (DeviceMode.ACTIVE, "test camera")


def test_without_a_camera_the_mend_is_named_and_one_that_is_plugged_in_is_used(bench: Bench) -> None:
    camera, bench.device = bench.device, None
    bench.run(5)
    assert bench.mode() is DeviceMode.ABSENT
    assert "plug one in" in bench.line.state.detail
    assert bench.opened == 3
    bench.device = camera
    assert bench.run(2.5)
    assert (bench.mode(), bench.line.state.detail) == (DeviceMode.ACTIVE, "")


@pytest.mark.parametrize("fault", ["frozen", "silent"])
def test_a_camera_that_freezes_or_falls_silent_is_degraded_and_opened_again(bench: Bench, fault: str) -> None:
    bench.run(1)
    assert bench.device is not None
    setattr(bench.device, fault, True)
    bench.run(2.5)
    assert bench.mode() is DeviceMode.DEGRADED
    assert "unplugged" in bench.line.state.detail
    assert bench.device.closed == 1
    assert bench.run(1) == []  # no old picture is passed off as live
    setattr(bench.device, fault, False)
    assert bench.run(3)
    assert (bench.mode(), bench.line.state.detail) == (DeviceMode.ACTIVE, "")


def test_a_camera_that_is_pulled_out_is_absent_until_it_is_back(bench: Bench) -> None:
    bench.run(1)
    lost, bench.device = bench.device, None
    assert lost is not None
    lost.problem, lost.ended = "stopped delivering", True
    bench.run(0.1)
    assert bench.mode() is DeviceMode.DEGRADED
    bench.run(3)
    assert bench.mode() is DeviceMode.ABSENT
    bench.device = Device(bench.clock)
    assert bench.run(3)
    assert bench.mode() is DeviceMode.ACTIVE


def test_off_releases_the_device_and_on_opens_it_again(bench: Bench) -> None:
    bench.run(1)
    assert bench.device is not None
    bench.line.switch(False)
    assert bench.device.closed == 1
    assert bench.run(5) == []
    assert (bench.opened, bench.mode()) == (1, DeviceMode.OFF)
    bench.line.switch(True)
    assert bench.mode() is DeviceMode.STARTING
    assert bench.run(1)
    assert bench.opened == 2


def test_a_driver_that_does_not_let_go_asks_for_a_new_process(bench: Bench) -> None:
    bench.run(1)
    assert bench.device is not None
    bench.device.hangs = True
    bench.line.switch(False)
    bench.run(7)
    with pytest.raises(SourceError, match="test camera hangs"):
        bench.run(2)


# ---------------------------------------------------------------------- files, in real time


def pictures(line: Line, seconds: float) -> Iterator[tuple[str, Picture]]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if picture := line.newest(0.05):
            yield line.state.name, picture


Shown = list[tuple[str, Picture]]


def until(line: Line, reached: Callable[[Shown], object]) -> Shown:
    """The pictures and whose they are until those so far are enough, however slow the machine is."""
    seen: Shown = []
    end = time.monotonic() + PATIENCE
    while not reached(seen):
        assert time.monotonic() < end, ([name for name, _ in seen], line.state)
        seen += pictures(line, 0.1)
    return seen


def whole(seen: Shown) -> bool:
    """Whether a clip was seen, and then the room again."""
    return {name for name, _ in seen} >= {"clip.mp4", "scripted"} and seen[-1][0] == "scripted"


def test_a_scripted_line_shows_an_empty_room_and_a_feed_once(tmp_path: Path) -> None:
    line = Line(SETTINGS, scripted=True, now=time.monotonic)
    before = until(line, lambda seen: len(seen) > 6)
    line.feed(film(tmp_path / "clip.mp4", 10))
    during = until(line, whole)
    line.close()
    assert {name for name, _ in before} == {"scripted"}
    names = [name for name, _ in during]
    assert names == sorted(names)  # the clip, then the room, and no way back
    assert set(names) == {"clip.mp4", "scripted"}
    assert before[0][1].pixels.shape == (120, 160, 3)


def test_a_bad_feed_is_named_and_the_room_goes_on(tmp_path: Path) -> None:
    line = Line(SETTINGS, scripted=True, now=time.monotonic)
    until(line, bool)
    line.feed(tmp_path / "nothing.mp4")
    after = until(line, lambda seen: seen and line.state.detail)
    line.close()
    assert after[-1][0] == "scripted"
    assert line.state.mode is DeviceMode.ACTIVE
    assert "nothing.mp4: there is no such file" in line.state.detail


def test_a_feed_is_dropped_while_the_camera_is_off(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    line = Line(SETTINGS, scripted=True, now=time.monotonic)
    line.switch(False)
    line.feed(film(tmp_path / "clip.mp4", 10))
    assert list(pictures(line, 0.2)) == []
    assert "the camera is off" in caplog.text


def test_a_file_instead_of_a_camera_is_played_once(tmp_path: Path) -> None:
    settings = EyesSettings(file=film(tmp_path / "clip.mp4", 8), width=160, height=120)
    line = Line(settings, scripted=False, now=time.monotonic)
    names = [name for name, _ in until(line, whole)]
    line.close()
    assert names[0] == "clip.mp4"
    assert names[-1] == "scripted"
    assert names == sorted(names)


def test_a_bad_file_instead_of_a_camera_is_named(tmp_path: Path) -> None:
    line = Line(EyesSettings(file=tmp_path / "lost.mp4"), scripted=False, now=time.monotonic)
    until(line, lambda _: line.state.mode is DeviceMode.ABSENT)
    line.close()
    assert "lost.mp4: there is no such file" in line.state.detail
