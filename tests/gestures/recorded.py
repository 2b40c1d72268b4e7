"""Recorded camera clips and pictures -> hands by the real tracker, read once per test run; and their ground truth."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.core.inputs import Hand
from kiosk.gestures.engagement import LOWEST
from kiosk.gestures.sight import Sight, measured
from kiosk.models.folders import default_folders
from kiosk.vision.landmarks import Landmarks
from kiosk.vision.picture import Picture
from tests.gestures.made import At, hand
from tests.shared import SHARED

MODEL = default_folders().installed / "hand_landmarker.task"
CLIPS = SHARED / "data" / "hands" / "clips"
PICTURES = SHARED / "data" / "hands" / "pictures"
START = 100.0  # monotonic seconds of a clip's first frame
PREAMBLE = 1.2  # seconds of a raised palm before a clip that has none
NOTHING = np.zeros((480, 640, 3), np.uint8)  # shown between two pictures, so that the tracker carries nothing over

needs_model = pytest.mark.skipif(
    not MODEL.is_file(), reason=f"no hand model at {MODEL}: run `kiosk models install hands`"
)

Frames = list[tuple[float, tuple[Hand, ...]]]


@dataclass(frozen=True, slots=True)
class Clip:
    """What the tracker finds in a clip, and what is true."""

    name: str
    frames: Frames
    events: tuple[dict[str, object], ...]
    aspect: float

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.frames[-1][0] - self.frames[0][0]

    def swipes(self) -> list[str]:
        """The directions that are swiped, as the presenter sees them: "left", "right", "up", "down"."""
        return [str(event["user_direction"]) for event in self.events if event["type"] == "swipe"]


def clips(pattern: str) -> list[Clip]:
    """The clips of the shared folder whose name matches."""
    return [clip(file) for file in sorted(CLIPS.glob(f"{pattern}.mp4"))]


@cache
def clip(file: Path) -> Clip:
    """The hands in all frames of a clip, in clip time."""
    truth = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    tracker = Landmarks(MODEL)
    capture = cv2.VideoCapture(str(file))
    fps = capture.get(cv2.CAP_PROP_FPS)
    frames: Frames = []
    aspect = 1.0
    while capture.grab():
        picture = Picture(len(frames), START + len(frames) / fps, _rgb(capture.retrieve()[1]))
        aspect = picture.aspect
        frames.append((picture.at, tracker.find(picture)))
    tracker.close()
    return Clip(file.stem, frames, tuple(truth["events"]), aspect)


@cache
def hands_in_pictures(folder: Path) -> list[Sight]:
    """The first hand in each picture of a folder."""
    tracker, found = Landmarks(MODEL), []
    for number, file in enumerate(sorted(folder.glob("*.jpg"))):
        tracker.find(Picture(number, START + number, NOTHING))
        picture = Picture(number, START + number + 0.5, _rgb(np.asarray(cv2.imread(str(file)))))
        found += [measured(hand, picture.aspect) for hand in tracker.find(picture)[:1]]
    tracker.close()
    return found


def engaged(clip: Clip) -> Clip:
    """`clip` as if its nearest hand had taken the lock: a made palm is held where that hand first is high enough.

    The recorded clips begin with hands at rest, so what comes before that frame is left out.
    """
    first = next(
        (i for i, (_, hands) in enumerate(clip.frames) if hands and _nearest(clip, hands).centre[1] < LOWEST), 0
    )
    at, hands = clip.frames[first]
    if not hands:
        return clip
    here = _nearest(clip, hands)
    held = At(*here.centre, size=here.size)
    count = int(PREAMBLE * 30)
    before: Frames = [(t, (hand(t, held),)) for t in (at - (count - i) / 30 for i in range(count))]
    return replace(clip, frames=before + clip.frames[first:])


def _nearest(clip: Clip, hands: tuple[Hand, ...]) -> Sight:
    return max((measured(hand, clip.aspect) for hand in hands), key=lambda sight: sight.size)


def _rgb(pixels: cv2.typing.MatLike) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.ascontiguousarray(pixels[:, :, ::-1], np.uint8)
