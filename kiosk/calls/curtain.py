"""Time -> the pictures without an actor: the dark between calls, the sign of a hold. Ends where they are given back.

All pictures are uint8 (HEIGHT, WIDTH, 3), RGB.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.stage_door import HEIGHT, WIDTH

Picture = NDArray[np.uint8]

NIGHT = (14, 18, 26)  # RGB
BARS = (236, 240, 245)  # RGB
BREATHES = 2.4  # seconds of one swell of the pause sign: a still picture would look like a broken one


@cache
def dark() -> Picture:
    """Nobody there."""
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    picture[:] = NIGHT
    return picture


def held(behind: Picture, at: float) -> Picture:
    """The sign of a hold over the darkened last picture; it swells slowly with the time `at` (seconds)."""
    picture: Picture = behind // np.uint8(4) + np.asarray(NIGHT, np.uint8) // np.uint8(2)
    strength = 0.65 + 0.35 * math.sin(2 * math.pi * at / BREATHES)
    colour = (np.asarray(BARS) * strength).astype(np.uint8)
    tall, wide, gap = HEIGHT // 4, WIDTH // 32, WIDTH // 32
    top, middle = (HEIGHT - tall) // 2, WIDTH // 2
    picture[top : top + tall, middle - gap // 2 - wide : middle - gap // 2] = colour
    picture[top : top + tall, middle + gap // 2 : middle + gap // 2 + wide] = colour
    return picture
