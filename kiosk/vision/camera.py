"""Camera or video file -> newest picture. The only module that imports cv2.

Everything that can hang (opening, reading, releasing a camera) happens in a thread; who asks for pictures never waits
longer than it says.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from pathlib import Path

from kiosk.core.settings import EyesSettings
from kiosk.vision.picture import Picture, Pixels

os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")  # a missing camera prints five lines of warnings each time
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")  # seconds; 10 by default

import cv2  # reads its environment when imported
import numpy as np

log = logging.getLogger(__name__)

DEVICES = Path("/sys/class/video4linux")
FALLBACK_FPS = 30.0  # of a file that does not tell its rate
FPS_RANGE = (1.0, 240.0)  # a rate a file can be believed
GIVE_UP = 1.0  # seconds `close` waits for the thread
PATIENCE = 5.0  # seconds a whole video waits for each picture to be taken
BEHIND = 0.5  # seconds from which a whole video leaves pictures out: who answers a question must not come too late
SPARSE = 0.08  # seconds between its pictures then: 12 a second still show a swipe
MISSING = "no camera is connected: plug one in, or set eyes.camera (`kiosk devices` lists them)"

cv2.setNumThreads(1)  # resizing a 640x480 picture is not worth a thread pool beside the tracker's


class Capture:
    """A thread that reads a camera or file; the newest picture wins."""

    def __init__(self, name: str, target: int | Path, width: int = 0, height: int = 0, *, whole: bool = False) -> None:
        """`target`: a camera's index, asked for `width` x `height` pixels, or a video file, paced to its rate.

        `whole`: where the reader is slower than the file's rate, its pictures wait for the reader, and few are left
        out. Each keeps the time it would have had, so that a movement in it has its true speed.
        """
        self.name = name
        self.problem = ""
        self.ended = False
        self._target = target
        self._size = width, height
        self._whole = whole
        self._taken = 0
        self._news = threading.Condition()
        self._picture: Picture | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"capture-{name}", daemon=True)
        self._thread.start()

    def newest(self, after: int, wait: float) -> Picture | None:
        """The newest picture if it is newer than number `after`, waiting at most `wait` seconds for it."""
        with self._news:
            self._news.wait_for(lambda: self.ended or (self._picture and self._picture.number > after), wait)
            if self._picture is None or self._picture.number <= after:
                return None
            self._taken = self._picture.number
            self._news.notify_all()
            return self._picture

    def close(self) -> None:
        """Release the device; at most 1 s, after which a hanging driver is left to its thread."""
        self._closing.set()
        with self._news:
            self._news.notify_all()
        self._thread.join(GIVE_UP)

    @property
    def hangs(self) -> bool:
        """Whether a closed capture still holds the device."""
        return self._closing.is_set() and self._thread.is_alive()

    # ------------------------------------------------------------------ the capturing thread

    def _run(self) -> None:
        try:
            self._read(self._opened())
        except (cv2.error, OSError) as error:
            self._finish(f"{self.name}: {error}")

    def _opened(self) -> cv2.VideoCapture:
        if isinstance(self._target, Path):
            return cv2.VideoCapture(str(self._target))
        capture = cv2.VideoCapture(self._target)
        for what, value in zip((cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT), self._size, strict=True):
            capture.set(what, value)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return capture

    def _read(self, capture: cv2.VideoCapture) -> None:
        try:
            if not capture.isOpened():
                self._finish(self._no_use())
            elif isinstance(self._target, Path):
                self._play(capture)
            else:
                self._watch(capture)
        finally:
            capture.release()

    def _no_use(self) -> str:
        if not isinstance(self._target, Path):
            return f"camera {self.name} cannot be opened: unplugged, or used by another program?"
        if not self._target.is_file():
            return f"{self._target}: there is no such file; name a video file"
        return f"{self._target}: no video that OpenCV can read; give an mp4, mkv, avi or gif file"

    def _watch(self, capture: cv2.VideoCapture) -> None:
        number = 0
        while not self._closing.is_set():
            if not capture.grab():
                self._finish(f"camera {self.name} stopped delivering: unplugged?")
                return
            at = time.monotonic()
            ok, pixels = capture.retrieve()
            if ok:
                number += 1
                self._publish(Picture(number, at, _rgb(pixels)))

    def _play(self, capture: cv2.VideoCapture) -> None:
        fps = capture.get(cv2.CAP_PROP_FPS)
        every = 1 / (fps if FPS_RANGE[0] <= fps <= FPS_RANGE[1] else FALLBACK_FPS)
        began, number, shown = time.monotonic(), 0, float("-inf")
        while capture.grab():
            number += 1
            due = began + (number - 1) * every
            if self._closing.wait(max(due - time.monotonic(), 0.0)):
                return
            if self._whole:
                if time.monotonic() - due > BEHIND and due - shown < SPARSE:
                    continue
                self._wait_until_taken()
                shown = due
            elif time.monotonic() - due > every:
                continue  # late: the next one is already due
            ok, pixels = capture.retrieve()
            if ok:
                self._publish(Picture(number, due, _rgb(pixels)))
        self._finish("" if number else self._no_use())

    def _wait_until_taken(self) -> None:
        with self._news:
            self._news.wait_for(
                lambda: self._closing.is_set() or self._picture is None or self._taken >= self._picture.number, PATIENCE
            )

    def _publish(self, picture: Picture) -> None:
        with self._news:
            self._picture = picture
            self._news.notify_all()

    def _finish(self, problem: str) -> None:
        with self._news:
            self.problem, self.ended = problem, True
            self._news.notify_all()


def opened(settings: EyesSettings) -> Capture | None:
    """The camera that `settings` name, being opened; None where none is connected."""
    camera = found(settings.camera)
    if camera is None:
        return None
    index, name = camera
    return Capture(name, index, settings.width, settings.height)


def fitted(pixels: Pixels, width: int, height: int) -> Pixels:
    """`pixels` in another size, so that positions 0..1 stay what they are."""
    if pixels.shape[:2] == (height, width):
        return pixels
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _rgb(pixels: cv2.typing.MatLike) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def found(wanted: str, devices: Path = DEVICES) -> tuple[int, str] | None:
    """Index and name of the camera whose index or part of the name is `wanted`; "" is the first one."""
    known = cameras(devices)
    if wanted.isdecimal():
        return int(wanted), known.get(int(wanted), f"camera {wanted}")
    return next(((index, name) for index, name in known.items() if wanted.casefold() in name.casefold()), None)


def cameras(devices: Path = DEVICES) -> dict[int, str]:
    """Index and name of all cameras of this machine, in the system's order."""
    numbers = sorted(int(n) for f in devices.glob("video*") if (n := f.name.removeprefix("video")).isdecimal())
    folders = {number: devices / f"video{number}" for number in numbers}
    return {number: _name(folder) for number, folder in folders.items() if _delivers(folder)}


def _name(folder: Path) -> str:
    name = folder / "name"
    return name.read_text(encoding="utf-8", errors="replace").strip() if name.is_file() else folder.name


def _delivers(folder: Path) -> bool:
    """Whether a device is a camera's first node: the others carry its metadata."""
    index = folder / "index"
    return not index.is_file() or index.read_text(encoding="ascii", errors="replace").strip() == "0"
