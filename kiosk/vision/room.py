"""An empty room where no camera is: pictures without hands, 30 a second."""

from __future__ import annotations

import time

import numpy as np

from kiosk.vision.picture import Picture, Pixels

FPS = 30.0
WALL, FLOOR = (96, 104, 112), (58, 62, 68)  # RGB
HORIZON = 0.78  # of the height


class EmptyRoom:
    """A source of the same drawn picture, stamped anew each time."""

    def __init__(self, width: int, height: int) -> None:
        self.name = "scripted"
        self.problem = ""
        self.ended = False
        self.hangs = False
        self._pixels = room(width, height)
        self._began = time.monotonic()

    def newest(self, after: int, wait: float) -> Picture | None:
        """The picture that is due now, or the next one if that comes within `wait` seconds."""
        number = int((time.monotonic() - self._began) * FPS) + 1
        if number <= after:
            due = self._began + after / FPS
            pause = due - time.monotonic()
            if pause > wait:
                time.sleep(wait)
                return None
            time.sleep(max(pause, 0.0))
            number = after + 1
        return Picture(number, self._began + (number - 1) / FPS, self._pixels)

    def close(self) -> None:
        """Nothing to let go of."""


def room(width: int, height: int) -> Pixels:
    """A wall that darkens towards the floor; uint8 (height, width, 3) RGB."""
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None, None]
    shade = np.where(down < HORIZON, np.array(WALL) * (1.1 - 0.25 * down), np.array(FLOOR))
    return np.broadcast_to(shade, (height, width, 3)).astype(np.uint8)
