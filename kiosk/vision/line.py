"""Which pictures come in now: the camera, a file, a feed or the empty room; opened again for ever when they stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode
from kiosk.core.settings import EyesSettings
from kiosk.vision.camera import MISSING, Capture, opened
from kiosk.vision.picture import Picture, Source
from kiosk.vision.room import EmptyRoom
from kiosk.vision.watch import Watch

log = logging.getLogger(__name__)

AGAIN = 2.0  # seconds until a missing or failed camera is tried again
HUNG = 8.0  # seconds a closed camera may keep its thread before only a new process helps


@dataclass(frozen=True, slots=True)
class LineState:
    """How the line is: ACTIVE here means that pictures come."""

    mode: DeviceMode
    name: str = ""
    detail: str = ""


class Line:
    """The one source of pictures. `newest` is called in every turn and mends what it can."""

    def __init__(
        self,
        settings: EyesSettings,
        *,
        scripted: bool,
        now: Callable[[], float],
        camera: Callable[[EyesSettings], Source | None] = opened,
    ) -> None:
        """`scripted`: no camera is ever opened. `now`: monotonic seconds. `camera` opens it; None: there is none."""
        self._camera = camera
        self._settings = settings
        self._scripted = scripted
        self._now = now
        self._on = settings.open_at_start
        self._source: Source | None = None
        self._watch: Watch | None = None  # of a real camera only: a file may well show a still
        self._feed: Source | None = None
        self._last = 0  # number of the last picture of the source in use
        self._try_at = now()
        self._closing: list[tuple[float, Source]] = []  # when, and what was closed
        self._played = False  # the file of the settings, which is played once
        self.state = LineState(DeviceMode.STARTING if self._on else DeviceMode.OFF)

    def switch(self, on: bool) -> None:
        """Open the camera, or release the device; what a feed plays ends with it."""
        if on != self._on:
            self._on = on
            self._drop_feed()
            self._drop()
            self._try_at = self._now()
            self.state = LineState(DeviceMode.STARTING if on else DeviceMode.OFF)

    def feed(self, file: Path) -> None:
        """Play `file` once instead, each picture of it; dropped while the camera is off."""
        self._drop_feed()
        if not self._on:
            log.warning("%s is not played: the camera is off", file)
            return
        self._feed, self._last = Capture(file.name, file, whole=True), 0

    def newest(self, wait: float) -> Picture | None:
        """A picture not given before, waiting at most `wait` seconds. Raises `SourceError` when a driver hangs."""
        self._give_up_on_hanging()
        if not self._on:
            return None
        if self._feed is not None:
            return self._from_feed(self._feed, wait)
        if self._source is None and self._now() >= self._try_at:
            self._open()
        return self._from_source(self._source, wait) if self._source else None

    def close(self) -> None:
        """Release everything."""
        self._drop_feed()
        self._drop()

    # ------------------------------------------------------------------

    def _from_feed(self, feed: Source, wait: float) -> Picture | None:
        picture = feed.newest(self._last, wait)
        if picture:
            self._last = picture.number
            self.state = LineState(DeviceMode.ACTIVE, feed.name)
        elif feed.ended:
            self._drop_feed()
            self.state = self._without_feed(feed.problem)
        return picture

    def _without_feed(self, problem: str) -> LineState:
        """How the line is when a feed is over: what was there before goes on where it was."""
        if self._source:
            return LineState(DeviceMode.ACTIVE, self._source.name, problem)
        played = self.state.mode is DeviceMode.ACTIVE
        return LineState(DeviceMode.STARTING if played else self.state.mode, detail=problem)

    def _from_source(self, source: Source, wait: float) -> Picture | None:
        picture = source.newest(self._last, wait)
        if picture:
            self._last = picture.number
            if self._watch:
                self._watch.see(picture)
        complaint = source.problem or (self._watch.complaint(self._now()) if self._watch else "")
        if complaint:
            worked = self.state.mode in (DeviceMode.ACTIVE, DeviceMode.DEGRADED)
            self._fail(DeviceMode.DEGRADED if worked else DeviceMode.ABSENT, source.name, complaint)
            return None
        if picture:
            self.state = LineState(DeviceMode.ACTIVE, source.name, self._kept_detail())
        elif source.ended:
            self._played = True
            self._drop()
        return picture

    def _kept_detail(self) -> str:
        """What a bad feed said stays to be read; what a camera said that works again does not."""
        return self.state.detail if self.state.mode in (DeviceMode.ACTIVE, DeviceMode.STARTING) else ""

    def _open(self) -> None:
        self._last = 0
        if self._scripted or (self._settings.file and self._played):
            self._source, self._watch = EmptyRoom(self._settings.width, self._settings.height), None
        elif self._settings.file:
            self._source, self._watch = Capture(self._settings.file.name, self._settings.file), None
        else:
            self._open_camera()

    def _open_camera(self) -> None:
        self._source = self._camera(self._settings)
        self._watch = Watch(self._now())
        if self._source is None:
            wanted = self._settings.camera
            self._fail(DeviceMode.ABSENT, wanted, f"no camera is named “{wanted}”: {MISSING}" if wanted else MISSING)

    def _fail(self, mode: DeviceMode, name: str, detail: str) -> None:
        self._drop()
        self._try_at = self._now() + AGAIN
        if (mode, detail) != (self.state.mode, self.state.detail):
            log.warning("camera: %s", detail)
        self.state = LineState(mode, name, detail)

    def _drop(self) -> None:
        if self._source:
            self._let_go(self._source)
        self._source = self._watch = None

    def _drop_feed(self) -> None:
        if self._feed:
            self._let_go(self._feed)
            self._feed, self._last = None, 0

    def _let_go(self, source: Source) -> None:
        source.close()
        self._closing.append((self._now(), source))

    def _give_up_on_hanging(self) -> None:
        self._closing = [(since, source) for since, source in self._closing if source.hangs]
        if self._closing and self._now() - self._closing[0][0] > HUNG:
            # a thread inside a driver cannot be ended; its device is free again only when this process is gone
            raise SourceError("camera", f"the driver of {self._closing[0][1].name} hangs", "unplug it and plug it in")
