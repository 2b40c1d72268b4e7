"""Video files of plain pictures, made for a test."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

FPS = 20.0
SIZE = (64, 48)


def film(file: Path, frames: int, fps: float = FPS) -> Path:
    """An mp4 whose n-th frame is a grey of 8 n."""
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"mp4v"), fps, SIZE)  # type: ignore[attr-defined]  # in cv2
    for number in range(frames):
        writer.write(np.full((SIZE[1], SIZE[0], 3), number * 8 % 256, np.uint8))
    writer.release()
    return file


def animation(file: Path, frames: int) -> Path:
    """A gif of that kind."""
    made = cv2.Animation()
    made.frames = [np.full((SIZE[1], SIZE[0], 3), number * 8, np.uint8) for number in range(frames)]
    made.durations = [int(1000 / FPS)] * frames
    cv2.imwriteanimation(str(file), made)
    return file
