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


def fitted(frame: VideoFrame, width: int, height: int, cut: float = 1.0) -> Picture:
    """`frame` as RGB in the middle of a picture of this size, with dark borders where its shape differs.

    It is whole; with a `cut` above 1 it is up to so many times larger, and loses what does not fit: a face among many
    is in the middle of its picture.
    """
    whole = min(width / frame.width, height / frame.height)
    scale = min(max(width / frame.width, height / frame.height), cut * whole)
    wide, high = max(2, round(frame.width * scale)), max(2, round(frame.height * scale))
    large = frame.reformat(width=wide, height=high, format="rgb24").to_ndarray()
    down, right = max(0, high - height) // 2, max(0, wide - width) // 2
    small = large[down : down + height, right : right + width]
    if small.shape[:2] == (height, width):
        return np.ascontiguousarray(small)
    picture = dark(width, height)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    picture[top : top + small.shape[0], left : left + small.shape[1]] = small
    return picture
