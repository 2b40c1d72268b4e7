"""The city's cameras through the real process: new pictures are shown, old ones never pass for new."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.cctv.messages import HEIGHT, WIDTH, CctvSetup, Watch
from kiosk.core.camera import CameraMode, CameraSeen
from kiosk.core.city.cameras import Camera
from kiosk.core.clock import SystemClock
from kiosk.core.frames import FrameRing
from kiosk.core.supervisor import Supervisor
from tests.feeds.server import Reply, serving

WAIT = 45.0  # seconds for what happens behind a process that must first import OpenCV
SLOTS = 3


def camera(key: str, **source: object) -> Camera:
    name = {"en": key, "ko": key, "ru": key}
    return Camera.model_validate(
        {"key": key, "name": name, "place": [127.0, 37.5], "district": "d", "source": {"stale_after": 0.6, **source}}
    )


class Wall:
    """The wall's side: rings, what was told, and one watcher."""

    def __init__(self, folder: Path, *cameras: Camera, logins: tuple[tuple[str, str], ...] = ()) -> None:
        self.rings = [FrameRing.create(WIDTH, HEIGHT) for _ in range(SLOTS)]
        self.told: dict[str, CameraSeen] = {}
        setup = CctvSetup(cameras, folder, "Asia/Seoul", tuple(ring.spec for ring in self.rings), logins)
        self.worker = Supervisor(
            "cctv",
            "kiosk.cctv.watcher:cctv",
            setup,
            clock=SystemClock(),
            on_message=self._hear,
            on_state=lambda _: None,
        )
        self.worker.start()

    def _hear(self, message: object) -> None:
        assert isinstance(message, CameraSeen)
        self.told[message.key] = message

    def watch(self, *keys: str, fires: tuple[str, ...] = ()) -> None:
        self.worker.send(Watch(keys, fires), keep=True)

    def until(self, key: str, mode: CameraMode) -> CameraSeen:
        """Wait until the camera is so."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if key in self.told and self.told[key].mode is mode:
                return self.told[key]
            time.sleep(0.02)
        pytest.fail(f"{key} is {self.told.get(key)}, not {mode}")

    def picture(self, slot: int) -> np.ndarray:
        frame = self.rings[slot].newest()
        assert frame is not None
        return np.frombuffer(frame.pixels, np.uint8).reshape(HEIGHT, WIDTH, 3)

    def close(self) -> None:
        self.worker.stop()
        for ring in self.rings:
            ring.close()


Walls = Callable[..., Wall]


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[Walls]:
    made: list[Wall] = []

    def one(*cameras: Camera, **options: object) -> Wall:
        made.append(Wall(tmp_path, *cameras, **options))  # type: ignore[arg-type]  # the keyword of Wall
        return made[-1]

    yield one
    for each in made:
        each.close()


def jpeg(shade: int, width: int = 64, height: int = 36) -> bytes:
    done, data = cv2.imencode(".jpg", np.full((height, width, 3), shade, np.uint8))
    assert done
    return data.tobytes()


def test_a_drawn_camera_says_it_is_simulated_and_moves(wall: Walls) -> None:
    at = wall(camera("a", kind="simulated", scene="road"), camera("b", kind="simulated", scene="river"))
    at.watch("a", "b")
    at.until("a", CameraMode.SIMULATED)
    at.until("b", CameraMode.SIMULATED)
    before = at.rings[0].newest()
    end = time.monotonic() + WAIT
    while (after := at.rings[0].newest(before.sequence if before else 0)) is None and time.monotonic() < end:
        time.sleep(0.02)
    assert before is not None
    assert after is not None
    assert after.pixels != before.pixels
    assert abs(float(at.picture(0).mean()) - float(at.picture(1).mean())) > 1


def test_only_what_is_watched_is_opened_and_a_slot_never_shows_the_camera_before(wall: Walls) -> None:
    at = wall(camera("a", kind="simulated"), camera("b", kind="simulated"))
    at.watch("a")
    at.until("a", CameraMode.SIMULATED)
    assert "b" not in at.told
    at.watch("b")
    assert at.until("b", CameraMode.SIMULATED).slot == 0


def test_a_file_is_played_again_and_again(wall: Walls, tmp_path: Path) -> None:
    video = cv2.VideoWriter(str(tmp_path / "ring.mp4"), cv2.VideoWriter.fourcc(*"mp4v"), 10, (320, 180))
    for n in range(12):
        video.write(np.full((180, 320, 3), 20 * n, np.uint8))
    video.release()
    at = wall(camera("a", kind="file", file="ring.mp4"))
    at.watch("a")
    at.until("a", CameraMode.LIVE)
    first = at.told["a"].since
    end = time.monotonic() + WAIT
    while at.told["a"].since < first + 2.0 and time.monotonic() < end:  # longer than the file
        time.sleep(0.05)
    at.until("a", CameraMode.LIVE)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({"kind": "file", "file": "gone.mp4"}, "gone.mp4"),
        ({"kind": "rtsp", "url": "rtsp://127.0.0.1:9/x"}, "cannot be opened"),
        ({"kind": "snapshot", "url": "http://127.0.0.1:9/x.jpg"}, "no snapshot"),
    ],
    ids=["file", "rtsp", "snapshot"],
)
def test_a_camera_that_is_not_there_says_so(wall: Walls, source: dict[str, object], said: str) -> None:
    at = wall(camera("a", **source), camera("b", kind="simulated"))
    at.watch("a", "b")
    assert said in at.until("a", CameraMode.UNAVAILABLE).detail
    at.until("b", CameraMode.SIMULATED)  # the others go on


def test_snapshots_are_live_while_they_change_and_stand_still_when_they_do_not(wall: Walls) -> None:
    shade = [0]

    def answer(_: str) -> Reply:
        if shade[0] < 250:
            shade[0] += 10
        return Reply(jpeg(min(shade[0], 120)))

    with serving(answer) as server:
        at = wall(camera("a", kind="snapshot", url=f"{server.url}/now.jpg", every=0.1))
        at.watch("a")
        at.until("a", CameraMode.LIVE)
        at.until("a", CameraMode.STALE)  # the server answers on, with the same picture again and again
        at.until("a", CameraMode.UNAVAILABLE)
        assert len(server.asked) > 12 + 5  # the changing ones, and more; forty on a quiet machine


def test_a_camera_that_stops_and_comes_back_is_live_again_by_itself(wall: Walls) -> None:
    count, broken = [0], threading.Event()

    def answer(_: str) -> Reply:
        count[0] += 1
        return Reply(status=503) if broken.is_set() else Reply(jpeg(count[0] % 200))

    with serving(answer) as server:
        at = wall(camera("a", kind="snapshot", url=f"{server.url}/now.jpg", every=0.1))
        at.watch("a")
        at.until("a", CameraMode.LIVE)
        broken.set()
        assert "no snapshot" in at.until("a", CameraMode.STALE).detail
        broken.clear()
        at.until("a", CameraMode.LIVE)


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"<html>login</html>", "no picture"), (jpeg(90, 5000, 4000), "too large")],
    ids=["html", "20 megapixels"],
)
def test_what_is_no_usable_picture_is_refused(wall: Walls, body: bytes, said: str) -> None:
    with serving(lambda _: Reply(body)) as server:
        at = wall(camera("a", kind="snapshot", url=f"{server.url}/x.jpg", every=0.1))
        at.watch("a")
        assert said in at.until("a", CameraMode.UNAVAILABLE).detail


def test_a_stream_that_accepts_and_stays_silent_is_given_up(wall: Walls) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:
        url = f"rtsp://127.0.0.1:{hole.getsockname()[1]}/x"
        at = wall(camera("a", kind="rtsp", url=url), camera("b", kind="simulated"))
        at.watch("a", "b")
        at.until("a", CameraMode.UNAVAILABLE)
        at.until("b", CameraMode.SIMULATED)


def test_a_login_goes_to_the_camera_and_into_no_word_about_it(wall: Walls) -> None:
    def answer(_: str) -> Reply:
        return Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="camera"'})

    with serving(answer) as server:
        at = wall(
            camera("a", kind="snapshot", url=f"{server.url}/x.jpg", every=0.1, login="cam"),
            logins=(("a", "me:secret"),),
        )
        at.watch("a")
        assert "secret" not in at.until("a", CameraMode.UNAVAILABLE).detail
        assert any("Basic" in heard.get("Authorization", "") for heard in server.heard)


def test_a_killed_watcher_is_replaced_and_watches_on(wall: Walls) -> None:
    at = wall(camera("a", kind="simulated"))
    at.watch("a")
    before = at.until("a", CameraMode.SIMULATED)
    pid = at.worker.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + WAIT
    while (at.told["a"].since <= before.since + 1.0 or at.worker.pid == pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert at.worker.pid != pid
    at.until("a", CameraMode.SIMULATED)  # a new one says first that it connects
