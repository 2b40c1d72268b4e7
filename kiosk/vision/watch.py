"""Pictures -> is this still live? Tells a frozen or silent camera from one that sees a still room."""

from __future__ import annotations

import zlib

from kiosk.vision.picture import Picture

SILENT = 2.0  # seconds without a picture: slow cameras in the dark still give 5 a second
FROZEN = 2.0  # seconds of one and the same picture: a sensor's noise changes every picture of a dark room even
FIRST = 8.0  # seconds until the first picture: USB cameras take 1-3 s to open
GRID = 8  # every eighth pixel both ways tells two pictures apart


class Watch:
    """The watchdog of one opened camera; says what is wrong with it."""

    def __init__(self, opened: float) -> None:
        self._opened = opened
        self._last: float | None = None
        self._changed = opened
        self._print: int | None = None

    def see(self, picture: Picture) -> None:
        """Take in a new picture."""
        self._last = picture.at
        fingerprint = zlib.crc32(picture.pixels[::GRID, ::GRID].tobytes())
        if fingerprint != self._print:
            self._print, self._changed = fingerprint, picture.at

    def complaint(self, now: float) -> str:
        """What is wrong at `now` (monotonic seconds); "" if nothing is."""
        if self._last is None:
            return f"no picture within {FIRST:.0f} s" if now - self._opened > FIRST else ""
        if now - self._last > SILENT:
            return f"no picture for {now - self._last:.0f} s: unplugged, or used by another program?"
        if self._last - self._changed > FROZEN:
            return "it repeats one picture: unplugged, or its shutter closed?"
        return ""
