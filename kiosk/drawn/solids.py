"""Skeleton -> soft tapered rods that together make the flesh of a hand. Ends before distances."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from kiosk.drawn.arrays import Floats, unit
from kiosk.drawn.skeleton import KNUCKLES, Skeleton

_RADII = (  # of the four fingers at knuckle, middle joint, end joint and tip
    (0.112, 0.098, 0.088, 0.072),
    (0.115, 0.100, 0.090, 0.074),
    (0.108, 0.094, 0.084, 0.068),
    (0.096, 0.082, 0.072, 0.058),
)
_METACARPALS = ((0.14, 0.06, 5, 0.15), (0.03, 0.06, 9, 0.155), (-0.08, 0.06, 13, 0.15), (-0.17, 0.08, 17, 0.14))
_THUMB = ((1, (0.13, 0.115)), (2, (0.112, 0.095)))
_WIDE = np.array([0.16, 0, 0])  # half of the elbow
_JOIN = (0.07, 0.02, 0.02)  # softness at knuckle, middle and end joint

Kind = Literal["palm", "arm", "finger"]


@dataclass(frozen=True, slots=True)
class Solid:
    """A tapered rod from `start` to `end`, palm lengths; `join` is how softly it flows into its neighbours."""

    start: Floats
    end: Floats
    thick: float
    thin: float
    join: float
    inner: Floats | None = None
    kind: Kind = "palm"
    bone: int = 0

    def turned(self, turn: Floats) -> Solid:
        """The rod turned by the matrix `turn` (3, 3)."""
        inner = None if self.inner is None else self.inner @ turn.T
        return Solid(
            self.start @ turn.T, self.end @ turn.T, self.thick, self.thin, self.join, inner, self.kind, self.bone
        )


def arm_end(arm: float) -> Floats:
    """Where a forearm of `arm` palm lengths ends, (3,)."""
    return np.array([0.03, -arm, -0.05])


def solids(bones: Skeleton, arm: float) -> tuple[Solid, ...]:
    """The rods of a hand with a forearm of `arm` palm lengths."""
    flesh = _Flesh()
    _forearm(flesh, arm)
    _palm(flesh, bones.joints)
    _webs(flesh, bones.joints)
    _fingers(flesh, bones)
    _thumb(flesh, bones)
    return tuple(flesh.rods)


@dataclass(slots=True)
class _Flesh:
    rods: list[Solid] = field(default_factory=list)

    def add(  # noqa: PLR0917  (what a rod is)
        self,
        start: npt.ArrayLike,
        end: npt.ArrayLike,
        radii: tuple[float, float],
        join: float,
        kind: Kind = "palm",
        inner: Floats | None = None,
        bone: int = 0,
    ) -> None:
        self.rods.append(Solid(np.array(start, float), np.array(end, float), *radii, join, inner, kind, bone))


def _forearm(flesh: _Flesh, arm: float) -> None:
    end = arm_end(arm)
    flesh.add([0.12, -0.06, 0], end + _WIDE, (0.175, 0.27), 0.10, "arm")
    flesh.add([-0.13, -0.06, 0], end - _WIDE, (0.165, 0.27), 0.12, "arm")


def _palm(flesh: _Flesh, joints: Floats) -> None:
    for x, y, knuckle, radius in _METACARPALS:
        flesh.add([x, y, 0.0], joints[knuckle] + [0, -0.02, 0.01], (radius + 0.02, radius - 0.015), 0.12)
    flesh.add([-0.24, 0.16, 0.07], [-0.36, 0.66, 0.05], (0.15, 0.13), 0.12)  # the little finger's side
    thumb = joints[2] - 0.06 * unit(joints[2] - joints[1])
    flesh.add(joints[1] + [-0.06, 0, 0.02], thumb, (0.185, 0.135), 0.14)  # the thumb's base


def _webs(flesh: _Flesh, joints: Floats) -> None:
    middle = (joints[1] + joints[2]) / 2 + [-0.06, 0.03, -0.04]
    flesh.add(middle, KNUCKLES[0] * 0.72 + [0.02, 0, 0], (0.09, 0.09), 0.16)  # between thumb and index finger
    along = [unit(joints[6 + 4 * i] - joints[5 + 4 * i]) for i in range(4)]
    straight = [max(0.0, bone[1]) for bone in along]
    for i in range(3):
        p, q = (joints[5 + 4 * k] + 0.17 * straight[k] * along[k] for k in (i, i + 1))
        flesh.add(p, q, (0.105, 0.10), 0.10)


def _fingers(flesh: _Flesh, bones: Skeleton) -> None:
    joints = bones.joints
    for number, radii in enumerate(_RADII):
        for k in range(3):
            j = 5 + 4 * number + k
            short = 0.0 if k < 2 else 0.6 * radii[3] * unit(joints[j + 1] - joints[j])  # noqa: PLR2004  (the tip's bone)
            flesh.add(joints[j], joints[j + 1] - short, (radii[k], radii[k + 1]), _JOIN[k], "finger", bones.inner[j], k)


def _thumb(flesh: _Flesh, bones: Skeleton) -> None:
    joints = bones.joints
    for k, radii in _THUMB:
        along = unit(joints[k + 2] - joints[k + 1])
        short = 0.05 * along if k == 2 else 0  # noqa: PLR2004  (the tip's bone)
        flesh.add(joints[k + 1], joints[k + 2] - short, radii, _JOIN[k - 1], "finger", bones.inner[k + 1], k)
