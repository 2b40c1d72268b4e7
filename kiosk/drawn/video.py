"""Frames -> an mp4 file with its ground truth as JSON beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import cv2

from kiosk.core.errors import SourceError
from kiosk.drawn.scene import FPS, Event
from kiosk.drawn.studio import Frame


def write(
    frames: Iterable[Frame],
    path: Path,
    fps: int = FPS,
    events: Iterable[Event] = (),
    about: Mapping[str, Any] | None = None,
) -> int:
    """How many frames were written to `path` (mp4v) and, with the events and `about`, to its `.json`.

    `events` of other people than the presenter go under `others`: they should not be recognised. Both files appear
    whole or not at all. SourceError when the video cannot be written or there are no frames.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{os.getpid()}-{path.name}")
    told: list[dict[str, Any]] = []
    video: cv2.VideoWriter | None = None
    size = [0, 0]
    try:
        for picture, truth in frames:
            if video is None:
                size = [picture.shape[1], picture.shape[0]]
                video = _opened(part, fps, size)
            video.write(picture)
            told.append(truth.plain())
    finally:
        if video is not None:
            video.release()
    if not told:
        raise SourceError(str(path), "there are no frames to write")
    known = tuple(events)
    truth_part = part.with_suffix(".json")
    told_whole = {
        "clip": path.stem,
        "fps": fps,
        "size": size,
        "mirrored": False,
        **(about or {}),
        "events": [event.plain() for event in known if event.role == "presenter"],
        "others": [{"role": event.role, **event.plain()} for event in known if event.role != "presenter"],
        "distractor": not any(event.role == "presenter" for event in known),
        "frames": told,
    }
    truth_part.write_text(json.dumps(told_whole), "utf-8")
    truth_part.replace(path.with_suffix(".json"))
    part.replace(path)  # last: who sees the video finds its truth
    return len(told)


def _opened(path: Path, fps: int, size: list[int]) -> cv2.VideoWriter:
    code = cv2.VideoWriter.fourcc(*"mp4v")
    video = cv2.VideoWriter(str(path), code, fps, (size[0], size[1]))
    if not video.isOpened():
        raise SourceError(str(path), "the video cannot be written", "is the folder writable and the disk not full?")
    return video
