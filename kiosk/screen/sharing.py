"""What is on the wall -> pictures for the far side of a call, some times a second while they look. Qt thread only."""

from __future__ import annotations

import time
from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage, QPainter

from kiosk.core.frames import FrameRing
from kiosk.screen.timer import Timer

WIDTH, HEIGHT = 1280, 720  # pixels: letters of the wall can be read, and VP8 takes half a core
EVERY = 0.2  # seconds between pictures: a wall changes slowly, and grabbing costs the presenter's frames


class Sharing:
    """Writes pictures into `ring` while it is on."""

    def __init__(self, grab: Callable[[], QImage], ring: FrameRing) -> None:
        self._grab = grab
        self._ring = ring
        self._timer: Timer | None = None

    def share(self, *, on: bool) -> None:
        """Begin or end; nothing is grabbed while it is off, and nothing of the last time is seen at the next."""
        if on and self._timer is None:
            self._write()
            self._timer = Timer(EVERY, self._write)
        elif not on and self._timer:
            self._timer.stop()
            self._timer = None
            self._ring.write(bytes(3 * WIDTH * HEIGHT), time.monotonic())

    def _write(self) -> None:
        self._ring.write(fitted(self._grab()), time.monotonic())


def fitted(picture: QImage) -> bytes:
    """`picture` within WIDTH x HEIGHT, in its own shape on black: RGB rows without padding."""
    small = picture.scaled(
        WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    whole = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    whole.fill(Qt.GlobalColor.black)
    painter = QPainter(whole)
    painter.drawImage((WIDTH - small.width()) // 2, (HEIGHT - small.height()) // 2, small)
    painter.end()
    bits = whole.constBits()
    assert bits is not None
    assert whole.bytesPerLine() == 3 * WIDTH  # rows are padded to four bytes, and WIDTH is a multiple of four
    return bytes(bits.asarray(whole.sizeInBytes()))
