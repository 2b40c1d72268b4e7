"""One camera's thread: its newest picture, when that came, what is wrong. Ends where the watcher takes them."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np

from kiosk.cctv.sources import Fire
from kiosk.core.camera import CameraMode
from kiosk.core.city.cameras import Camera
from kiosk.core.errors import SourceError
from kiosk.core.keys import hidden
from kiosk.drawn.arrays import Rgb

AGAIN = (1.0, 2.0, 5.0, 10.0)  # seconds until the n-th try after failures in a row
GONE = 6.0  # times `stale_after` without a new picture until the camera counts as missing

Opened = Callable[[], Iterator[Rgb]]


class Pump:
    """Pulls pictures until it is stopped; a source that hangs is left behind, it is a daemon."""

    def __init__(self, camera: Camera, opened: Opened, fire: Fire) -> None:
        self.camera = camera
        self.fire = fire
        self._opened = opened
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._picture: Rgb | None = None
        self._last: Rgb | None = None
        self._problem = ""
        self.began = time.monotonic()
        self._came: float | None = None  # when the last picture came that differs from the one before
        self._came_at: datetime | None = None  # the same on the clock
        threading.Thread(target=self._run, name=f"camera-{camera.key}", daemon=True).start()

    def stop(self) -> None:
        """Ask it to end; returns at once."""
        self._stop.set()

    def came(self) -> datetime | None:
        """When the last new picture came, on the clock; None where none did."""
        with self._lock:
            return self._came_at

    def newest(self) -> Rgb | None:
        """The newest picture, once."""
        with self._lock:
            picture, self._picture = self._picture, None
        return picture

    def state(self, now: float) -> tuple[CameraMode, float, str]:
        """(how far its picture can be believed, since when, what is wrong)."""
        with self._lock:
            came, problem = self._came, self._problem
        patience = self.camera.source.stale_after
        if self.camera.source.kind == "snapshot":
            patience += self.camera.source.every
        since = self.began if came is None else came
        age = now - since
        if came is None:
            return (CameraMode.UNAVAILABLE if problem or age > patience else CameraMode.CONNECTING), since, problem
        if age <= patience:
            drawn = self.camera.source.kind == "simulated"
            return (CameraMode.SIMULATED if drawn else CameraMode.LIVE), since, ""
        return (CameraMode.UNAVAILABLE if age > GONE * patience else CameraMode.STALE), since, problem

    def _run(self) -> None:
        failures = 0
        while not self._stop.is_set():
            try:
                # closing: a source lets its device go when its iterator is closed
                with contextlib.closing(self._opened()) as pictures:  # type: ignore[type-var]  # they are generators
                    for picture in pictures:
                        if self._stop.is_set():
                            return
                        failures = 0
                        self._took(picture)
                problem = "the source ended"
            except SourceError as error:
                problem = str(error)
            except Exception as error:  # noqa: BLE001 - a broken stream may raise anything; told on the wall
                problem = hidden(f"{type(error).__name__}: {error}")
            with self._lock:
                self._problem = problem
            self._stop.wait(AGAIN[min(failures, len(AGAIN) - 1)])
            failures += 1

    def _took(self, picture: Rgb) -> None:
        # a camera that repeats its last picture shows nothing new: only what differs counts
        if self._last is not None and np.array_equal(picture, self._last):
            return
        self._last = picture
        with self._lock:
            self._picture, self._problem = picture, ""
            self._came, self._came_at = time.monotonic(), datetime.now(UTC)
