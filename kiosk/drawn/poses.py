"""The named poses of a hand as bends and directions. Ends before joints.

Units: palm length (wrist to middle knuckle) = 1. The frame is that of a RIGHT hand, palm to the camera: x to the thumb
(image right), y to the finger tips (image up), z to the camera.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

PoseName = Literal["palm", "fist", "pointing", "victory", "thumb_up", "thumb_down", "pinch", "pinch_open"]
POSE_NAMES: tuple[PoseName, ...] = get_args(PoseName)
Side = Literal["Right", "Left"]
Vector: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Finger:
    """One finger: degrees sideways (to the thumb positive) and bends in degrees at knuckle, middle and end joint."""

    sideways: float
    bends: Vector


@dataclass(frozen=True, slots=True)
class Thumb:
    """The thumb: direction of its metacarpal, where its tip goes (None: onto the index finger's tip), elbow hint."""

    metacarpal: Vector
    target: Vector | None
    hint: Vector


@dataclass(frozen=True, slots=True)
class Pose:
    """Four fingers from index to little finger, and the thumb."""

    fingers: tuple[Finger, Finger, Finger, Finger]
    thumb: Thumb


OPEN: Vector = (4, 6, 4)
CURLED: Vector = (92, 100, 60)
_THUMB_OPEN = Thumb((0.76, 0.60, 0.25), (1.02, 1.0, 0.22), (0.3, -1, 0.3))
_THUMB_ON_FIST = Thumb((0.50, 0.72, 0.52), (0.02, 0.74, 0.62), (0.6, 0.3, 0.8))
_FIST = (Finger(2, CURLED), Finger(0, CURLED), Finger(-2, CURLED), Finger(-4, CURLED))
_THUMB_OUT = Pose(_FIST, Thumb((0.80, 0.57, 0.22), (1.5, 0.86, 0.14), (0.1, 1, 0.1)))

POSES: dict[PoseName, Pose] = {
    "palm": Pose((Finger(9, OPEN), Finger(1, OPEN), Finger(-8, OPEN), Finger(-18, (2, 3, 2))), _THUMB_OPEN),
    "fist": Pose(_FIST, _THUMB_ON_FIST),
    "pointing": Pose(
        (Finger(3, (2, 4, 3)), *_FIST[1:]),
        Thumb((0.48, 0.72, 0.55), (-0.06, 0.70, 0.62), (0.6, 0.3, 0.8)),
    ),
    "victory": Pose(
        (Finger(14, OPEN), Finger(-9, OPEN), *_FIST[2:]),
        Thumb((0.42, 0.72, 0.60), (-0.16, 0.66, 0.60), (0.6, 0.3, 0.8)),
    ),
    "thumb_up": _THUMB_OUT,
    "thumb_down": _THUMB_OUT,
    "pinch": Pose(
        (Finger(2, (50, 58, 32)), Finger(0, (16, 20, 10)), Finger(-6, (8, 11, 6)), Finger(-15, (4, 7, 4))),
        Thumb((0.52, 0.60, 0.62), None, (0.9, -0.2, 0.2)),
    ),
    "pinch_open": Pose(
        (Finger(6, (26, 30, 18)), Finger(0, (12, 15, 8)), Finger(-7, (7, 10, 6)), Finger(-16, (4, 6, 4))),
        Thumb((0.66, 0.58, 0.48), (0.92, 1.0, 0.60), (0.9, -0.4, 0.2)),
    ),
}


def roll(pose: PoseName) -> int:
    """Degrees, counter-clockwise in the picture, by which a right hand is turned for `pose`."""
    return {"thumb_up": 90, "thumb_down": -90}.get(pose, 0)
