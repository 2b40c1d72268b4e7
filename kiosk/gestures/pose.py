"""Landmarks -> pose of one hand in one frame. Ends where a pose is named: it means nothing until a gesture holds it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import dist

Spot = tuple[float, float, float]  # x to the right, y down, z away from the camera, all in picture heights

WRIST = 0
THUMB_KNUCKLE, THUMB_TIP = 2, 4
LITTLE_KNUCKLE = 17
KNUCKLES = (5, 9, 13, 17)  # index to little finger; +1 middle joint, +3 tip

# Reach = wrist to tip over wrist to middle joint, in 3D. 81 pictures of real hands: straight fingers 1.28-1.46,
# fingers of a fist 0.44-0.87, a loosely folded index finger 1.08, the index finger of an OK sign 0.67-0.96.
STRAIGHT = 1.22
FOLDED = 1.10
THUMB_OUT = 1.25  # thumb tip over thumb knuckle, from the little finger's knuckle: thumbs 1.39-1.55, fists < 1.15
THUMB_UPRIGHT = 0.75  # vertical share of the thumb's direction: within 41 degrees of straight up or down


class Pose(Enum):
    """What a hand looks like."""

    PALM = "palm"
    FIST = "fist"
    POINTING = "pointing"
    VICTORY = "victory"
    THUMB_UP = "thumb up"
    THUMB_DOWN = "thumb down"
    OTHER = "other"


FINGERS = {
    (True, True, True, True): Pose.PALM,
    (True, False, False, False): Pose.POINTING,
    (True, True, False, False): Pose.VICTORY,
}


def pose_of(spots: Sequence[Spot]) -> Pose:
    """The pose of 21 landmarks in MediaPipe's order, in one unit for all three axes."""
    fingers = tuple(_straight(spots, knuckle) for knuckle in KNUCKLES)
    if not any(fingers) and None not in fingers:
        return _thumb(spots)
    return FINGERS.get(fingers, Pose.OTHER)  # type: ignore[arg-type]  # a half-bent finger (None) is in no key


def _straight(spots: Sequence[Spot], knuckle: int) -> bool | None:
    """Whether a finger is straight (True), folded (False) or neither (None)."""
    reach = dist(spots[WRIST], spots[knuckle + 3]) / max(dist(spots[WRIST], spots[knuckle + 1]), 1e-6)
    return True if reach >= STRAIGHT else False if reach <= FOLDED else None


def _thumb(spots: Sequence[Spot]) -> Pose:
    """What a hand with four folded fingers says with its thumb."""
    little, knuckle, tip = spots[LITTLE_KNUCKLE], spots[THUMB_KNUCKLE], spots[THUMB_TIP]
    if dist(little, tip) < THUMB_OUT * dist(little, knuckle):
        return Pose.FIST
    up = (knuckle[1] - tip[1]) / max(dist(knuckle[:2], tip[:2]), 1e-6)
    if up >= THUMB_UPRIGHT:
        return Pose.THUMB_UP
    return Pose.THUMB_DOWN if up <= -THUMB_UPRIGHT else Pose.OTHER
