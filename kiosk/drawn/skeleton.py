"""Pose -> 21 joints in MediaPipe's order. Ends before flesh."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from kiosk.drawn.arrays import Floats, unit
from kiosk.drawn.poses import POSES, Finger, Pose, PoseName, Thumb, Vector

KNUCKLES = np.array([[0.30, 0.96, 0.0], [0.05, 1.0, 0.02], [-0.17, 0.95, 0.01], [-0.37, 0.85, -0.03]])
"""Joints 5, 9, 13 and 17, palm lengths."""
_BONES = ((0.43, 0.26, 0.21), (0.49, 0.30, 0.22), (0.45, 0.28, 0.22), (0.37, 0.23, 0.21))  # from knuckle to tip
_THUMB_ROOT = np.array([0.24, 0.18, 0.07])  # joint 1
_THUMB_METACARPAL, _THUMB_UPPER, _THUMB_LOWER = 0.42, 0.34, 0.27  # bone lengths
_PINCH_GAP = np.array([0.03, -0.05, 0.13]) * 0.9  # from the index finger's tip: the pads touch, not the bones
_THUMB_INSIDE = np.array([-0.55, 0.1, 0.8])  # where the thumb's pad faces


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`joints` float64 (21, 3) in palm lengths; `inner[j]` the direction the palm side of the bone at joint j faces."""

    joints: Floats
    inner: dict[int, Floats]


def skeleton(pose: Pose) -> Skeleton:
    """The joints of `pose`."""
    joints = np.zeros((21, 3))
    inner: dict[int, Floats] = {}
    for number, finger in enumerate(pose.fingers):
        _bend(finger, number, joints, inner)
    _reach(pose.thumb, joints)
    for k in (1, 2, 3):
        bone = unit(joints[k + 1] - joints[k])
        inner[k] = unit(_THUMB_INSIDE - _THUMB_INSIDE.dot(bone) * bone)
    return Skeleton(joints, inner)


def _bend(finger: Finger, number: int, joints: Floats, inner: dict[int, Floats]) -> None:
    """Fills in the joints of one finger, bone after bone."""
    first, side, bent, at = 5 + 4 * number, math.radians(finger.sideways), 0.0, KNUCKLES[number]
    joints[first] = at
    for k in range(3):
        bent += math.radians(finger.bends[k])
        inner[first + k] = np.array(
            [-math.sin(bent) * math.sin(side), -math.sin(bent) * math.cos(side), math.cos(bent)]
        )
        along = np.array([math.cos(bent) * math.sin(side), math.cos(bent) * math.cos(side), math.sin(bent)])
        at = at + _BONES[number][k] * along
        joints[first + k + 1] = at


def _reach(thumb: Thumb, joints: Floats) -> None:
    """Fills in the thumb: two bones that reach for its target (inverse kinematics with an elbow hint)."""
    joints[1] = _THUMB_ROOT
    joints[2] = _THUMB_ROOT + _THUMB_METACARPAL * unit(thumb.metacarpal)
    target = joints[8] + _PINCH_GAP if thumb.target is None else np.array(thumb.target, float)
    far = float(np.linalg.norm(target - joints[2]))
    ahead = (target - joints[2]) / far
    reach = min(max(far, 0.12), (_THUMB_UPPER + _THUMB_LOWER) * 0.995)
    cosine = (_THUMB_UPPER * _THUMB_UPPER + reach * reach - _THUMB_LOWER * _THUMB_LOWER) / (2 * _THUMB_UPPER * reach)
    hint = np.array(thumb.hint, float)
    hint = unit(hint - hint.dot(ahead) * ahead)
    joints[3] = joints[2] + _THUMB_UPPER * (cosine * ahead + math.sqrt(max(0, 1 - cosine * cosine)) * hint)
    joints[4] = joints[2] + reach * ahead


def between(start: PoseName, end: PoseName | None, share: float) -> Pose:
    """The pose `share` (0..1) of the way from `start` to `end`; bends and directions interpolated."""
    if end is None:
        return POSES[start]
    a, b = POSES[start], POSES[end]
    one, two, three, four = (
        Finger(p.sideways + (q.sideways - p.sideways) * share, _vector(np.array(p.bends), np.array(q.bends), share))
        for p, q in zip(a.fingers, b.fingers, strict=True)
    )
    tips = skeleton(a).joints[4], skeleton(b).joints[4]
    thumb = Thumb(
        _weighted(unit(a.thumb.metacarpal), unit(b.thumb.metacarpal), share),
        _weighted(*tips, share),
        _weighted(np.array(a.thumb.hint), np.array(b.thumb.hint), share),
    )
    return Pose((one, two, three, four), thumb)


def _vector(a: Floats, b: Floats, share: float) -> Vector:
    x, y, z = a + (b - a) * share
    return float(x), float(y), float(z)


def _weighted(a: Floats, b: Floats, share: float) -> Vector:
    x, y, z = (1 - share) * a + share * b
    return float(x), float(y), float(z)
