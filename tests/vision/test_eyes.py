"""The eyes' process from end to end, under the real supervisor and with the real tracker."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.core.clock import SystemClock
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import DeviceMode, DeviceState, Gesture, GestureKind, HandsSeen
from kiosk.core.settings import EyesSettings
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.worker import Link, WallGone
from kiosk.vision.eyes import eyes
from kiosk.vision.landmarks import Landmarks
from kiosk.vision.looking import Looking
from kiosk.vision.messages import EyesSetup, Feed, Film, OpenCamera
from tests.gestures.recorded import CLIPS, MODEL, needs_model
from tests.shared import needs_shared

FILMED = 30  # pictures
PATIENCE = 60.0  # seconds until a test calls something lost: the tracker loads in 2 s, on a busy machine in 20


class Eyes:
    """A running worker, its preview and what it said."""

    def __init__(self, settings: EyesSettings, model: Path | None, *, scripted: bool) -> None:
        self.ring = FrameRing.create(320, 240)
        self.said: Queue[object] = Queue()
        self.all: list[object] = []
        self.worker = Supervisor(
            "eyes",
            eyes,
            EyesSetup(settings, model, self.ring.spec, scripted),
            clock=SystemClock(),
            on_message=self.said.put,
            on_state=self.said.put,
        )
        self.worker.start()

    def wait_for(self, wanted: Callable[[object], bool]) -> object:
        """The next thing it says that is wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                message = self.said.get(timeout=1.0)
            except Empty:
                continue
            self.all.append(message)
            if wanted(message):
                return message
        pytest.fail(f"it never came; it said {self.all[-8:]}")

    def wait_for_mode(self, mode: DeviceMode, name: str = "") -> DeviceState:
        """The next state of the camera in this mode, of the device of this name."""
        state = self.wait_for(lambda m: isinstance(m, DeviceState) and m.mode is mode and name in m.name)
        assert isinstance(state, DeviceState)
        return state

    def stop(self) -> None:
        self.worker.stop()
        self.ring.close()


Start = Callable[..., Eyes]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Eyes] = []

    def begin(settings: EyesSettings | None = None, model: Path | None = MODEL, *, scripted: bool = True) -> Eyes:
        running.append(Eyes(settings or EyesSettings(), model, scripted=scripted))
        return running[-1]

    yield begin
    for one in running:
        one.stop()


def test_the_wall_can_name_the_eyes_without_loading_camera_or_tracker() -> None:
    code = "import sys, kiosk.vision.eyes; print(sorted({'cv2', 'mediapipe', 'numpy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_without_the_model_it_says_so_and_keeps_the_camera_closed(start: Start) -> None:
    state = start(EyesSettings(), None, scripted=False).wait_for_mode(DeviceMode.ABSENT)
    assert "kiosk models install hands" in state.detail
    assert state.name in ("", "scripted")


def test_a_broken_model_is_named(start: Start, tmp_path: Path) -> None:
    broken = tmp_path / "hand_landmarker.task"
    broken.write_bytes(b"nothing")
    state = start(model=broken).wait_for(lambda m: isinstance(m, WorkerState) and m.health is Health.DEGRADED)
    assert isinstance(state, WorkerState)
    assert str(broken) in state.detail


@needs_model
def test_without_a_camera_it_works_and_names_the_mend(start: Start) -> None:
    looking = start(EyesSettings(camera="no camera has this name"), scripted=False)
    state = looking.wait_for_mode(DeviceMode.ABSENT)
    assert "no camera has this name" in state.detail
    assert "plug one in" in state.detail


@needs_model
def test_the_far_side_of_a_call_gets_many_pictures_though_nobody_is_looked_for(start: Start) -> None:
    looking = start(EyesSettings(fps_nobody=1))
    looking.wait_for_mode(DeviceMode.STANDBY, "scripted")

    def pictures(seconds: float) -> int:
        before, end = looking.ring.newest(), time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.05)
        after = looking.ring.newest()
        return (after.sequence if after else 0) - (before.sequence if before else 0)

    assert pictures(2.0) <= 4
    looking.worker.send(Film(on=True))
    # twenty a second on a quiet machine; those of nobody would take as many seconds
    began, came = time.monotonic(), 0
    while came < FILMED:
        came += pictures(0.5)
        assert time.monotonic() - began < FILMED / 2
    looking.worker.send(Film(on=False))
    end = time.monotonic() + PATIENCE
    while pictures(2.0) > 4:
        assert time.monotonic() < end


@needs_model
@needs_shared
def test_a_film_of_a_raised_palm_engages_and_the_wall_sees_it(start: Start) -> None:
    looking = start()
    assert "mediapipe" in looking.wait_for_mode(DeviceMode.STANDBY, "scripted").engine
    empty = looking.ring.newest()
    assert empty is not None

    looking.worker.send(Feed(CLIPS / "palm_hold.mp4"))
    looking.wait_for_mode(DeviceMode.ACTIVE, "palm_hold.mp4")
    engage = looking.wait_for(lambda m: isinstance(m, Gesture))
    assert isinstance(engage, Gesture)
    assert (engage.kind, engage.ignored) == (GestureKind.ENGAGE, "")
    assert 0 < time.monotonic() - engage.ended < PATIENCE
    frame = looking.ring.newest(empty.sequence)
    assert frame is not None
    assert frame.pixels != empty.pixels

    released = looking.wait_for(lambda m: isinstance(m, Gesture))
    assert isinstance(released, Gesture)
    assert released.kind is GestureKind.RELEASE
    looking.wait_for_mode(DeviceMode.STANDBY, "scripted")
    hands = [m for m in looking.all if isinstance(m, HandsSeen)]
    assert any(seen.presenter for seen in hands)
    assert max(seen.engaging for seen in hands) > 0.5
    assert hands[-1].presenter is None
    assert hands[-1].bystanders == ()
    assert sum(seen.presenter is None and seen.bystanders == () for seen in hands) <= 3  # nobody is said once


@needs_model
@needs_shared
def test_off_makes_the_preview_dark_and_ends_the_lock(start: Start) -> None:
    looking = start()
    looking.wait_for_mode(DeviceMode.STANDBY, "scripted")
    looking.worker.send(Feed(CLIPS / "palm_hold.mp4"))
    looking.wait_for(lambda m: isinstance(m, Gesture) and m.kind is GestureKind.ENGAGE)
    looking.worker.send(OpenCamera(False), keep=True)
    looking.wait_for(lambda m: isinstance(m, Gesture) and m.kind is GestureKind.RELEASE)
    looking.wait_for_mode(DeviceMode.OFF)
    frame = looking.ring.newest()
    assert frame is not None
    assert not any(frame.pixels)
    looking.worker.send(OpenCamera(True), keep=True)
    looking.wait_for_mode(DeviceMode.STANDBY, "scripted")


@needs_model
def test_a_bad_feed_is_named_and_the_worker_goes_on(start: Start, tmp_path: Path) -> None:
    looking = start()
    looking.wait_for_mode(DeviceMode.STANDBY)
    looking.worker.send(Feed(tmp_path / "nothing.mp4"))
    state = looking.wait_for(lambda m: isinstance(m, DeviceState) and "nothing.mp4" in m.detail)
    assert isinstance(state, DeviceState)
    assert state.mode is DeviceMode.STANDBY


@needs_model
def test_when_the_wall_goes_the_tracker_lets_go_of_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    close = Landmarks.close

    def closes(tracker: Landmarks) -> None:
        close(tracker)
        closed.append(True)

    monkeypatch.setattr(Landmarks, "close", closes)
    ring = FrameRing.create(320, 240)
    ours, theirs = Pipe()
    looking = Looking(Link(theirs), EyesSetup(EyesSettings(), MODEL, ring.spec, scripted=True))
    ours.close()
    with pytest.raises(WallGone):
        looking.run()
    assert closed == [True]
    ring.close()
