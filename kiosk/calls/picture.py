"""A picture as calls pass it on: RGB, its size, darkness. Ends where it is decoded or shown."""

from __future__ import annotations

import numpy as np
from av import VideoFrame
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # (height, width, 3), RGB
Size = tuple[int, int]  # width, height in pixels

NIGHT = (14, 18, 26)  # RGB of a picture without one


def dark(width: int, height: int) -> Picture:
    """A picture of nothing."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = NIGHT
    return picture


def fitted(frame: VideoFrame, width: int, height: int) -> Picture:
    """`frame` as RGB in the middle of a picture of this size, whole, with dark borders where its shape differs."""
    scale = min(width / frame.width, height / frame.height)
    wide, high = max(2, round(frame.width * scale)), max(2, round(frame.height * scale))
    small = frame.reformat(width=wide, height=high, format="rgb24").to_ndarray()
    if (wide, high) == (width, height):
        return np.ascontiguousarray(small)
    picture = dark(width, height)
    top, left = (height - high) // 2, (width - wide) // 2
    picture[top : top + high, left : left + wide] = small
    return picture
