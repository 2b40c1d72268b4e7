"""Legs of movement and changes of pose -> one hand at any time."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kiosk.drawn.arrays import Floats, Spot
from kiosk.drawn.figure import Figure, lean, shoulder
from kiosk.drawn.motion import minimum_jerk, trembling
from kiosk.drawn.poses import PoseName, Side, roll
from kiosk.drawn.scene import PALM_JOINTS, Hand, Role
from kiosk.drawn.sprite import SCALE, Look, sprite

_CHANGE = 0.27  # seconds from one pose to the next: eight frames
_SHARES = 4  # sprites drawn between two poses
_BELOW = 2.7  # palm lengths a resting palm is below the picture: no finger tip shows
_CURVE = 16  # straight pieces between two points of a path


@dataclass(frozen=True, slots=True)
class _Leg:
    """A movement along `points` (n, 2) from `start` to `end`; `lengths` (n,) is the way to each of them."""

    start: float
    end: float
    points: Floats
    lengths: Floats

    def at(self, time: float) -> Spot:
        share = minimum_jerk((time - self.start) / max(self.end - self.start, 1e-6)) * self.lengths[-1]
        x, y = (float(np.interp(share, self.lengths, self.points[:, axis])) for axis in (0, 1))
        return x, y


@dataclass(slots=True)
class Arm:
    """One hand of a person, built leg by leg in order of time; then asked for any time."""

    figure: Figure
    side: Side
    role: Role
    number: int
    up: bool = False
    _legs: list[_Leg] = field(default_factory=list)
    _poses: list[tuple[float, PoseName]] = field(default_factory=list)

    def low(self) -> float:
        """Height of the palm at rest, below the picture."""
        return 1 + _BELOW * self.figure.palm

    def where(self) -> Spot:
        """Where the palm's middle is after the last leg; at rest under the shoulder before the first."""
        if self._legs:
            x, y = self._legs[-1].points[-1]
            return float(x), float(y)
        return shoulder(self.figure, self.side)[0], self.low()

    def go(self, start: float, end: float, to: Spot, via: tuple[Spot, ...] = ()) -> None:
        """Moves the palm's middle from where it is through `via` to `to`."""
        points = _smooth(np.array([self.where(), *via, to]))
        steps = np.hypot(*np.diff(points, axis=0).T)
        self._legs.append(_Leg(start, end, points, np.concatenate([[0.0], np.cumsum(steps)])))

    def jump(self, at: float, to: Spot) -> None:
        """Puts the resting, unseen hand elsewhere."""
        self._legs.append(_Leg(at, at, np.array([to, to]), np.zeros(2)))

    def shape(self, at: float, pose: PoseName) -> None:
        """Changes the pose from `at` on; at once while the hand is down."""
        if not self._poses or self._poses[-1][1] != pose:
            self._poses.append((at if self.up else at - _CHANGE, pose))

    def palm_for(self, tip: Spot, aspect: float) -> Spot:
        """Where the palm's middle must be for the pointing finger's tip to be at `tip`; `aspect` width per height."""
        cut = sprite(Look("pointing", side=self.side))
        reach = (cut.joints[8] - cut.joints[PALM_JOINTS].mean(0)) / SCALE * self.figure.palm
        x, y = tip
        for _ in range(3):  # the lean depends on the place and the place on the lean; it settles at once
            angle = np.radians(-self._lean("pointing", x))
            dx = reach[0] * np.cos(angle) - reach[1] * np.sin(angle)
            dy = reach[0] * np.sin(angle) + reach[1] * np.cos(angle)
            x, y = tip[0] - float(dx) / aspect, tip[1] - float(dy)
        return x, y

    def hand(self, at: float) -> Hand | None:
        """The hand at a time; None before its first leg."""
        leg = next((leg for leg in reversed(self._legs) if leg.start <= at), None)
        if leg is None or not self._poses:
            return None
        number = max((i for i, (start, _) in enumerate(self._poses) if start <= at), default=0)
        started, pose = self._poses[number]
        before = self._poses[number - 1][1] if number else pose
        spot = leg.at(at)
        x, y = trembling(at, spot, self.side)
        share = minimum_jerk((at - started) / _CHANGE)
        if before == pose or share >= 1:
            return self._shown(x, y, pose, self._lean(pose, spot[0]))
        sign = 1 if self.side == "Right" else -1
        here, there = self._lean(before, spot[0]), self._lean(pose, spot[0]) + sign * (roll(pose) - roll(before))
        stepped = round(share * _SHARES) / _SHARES
        return self._shown(x, y, before, here + (there - here) * share, pose, stepped)

    def _shown(  # noqa: PLR0917  (what a hand is)
        self, x: float, y: float, pose: PoseName, rot: float, to: PoseName | None = None, share: float = 0.0
    ) -> Hand:
        who = self.figure
        return Hand(
            x,
            y,
            who.palm,
            pose,
            self.side,
            rot,
            to=to,
            share=share,
            tone=who.tone,
            shoulder=shoulder(who, self.side),
            cloth=who.cloth,
            role=self.role,
            number=self.number,
        )

    def _lean(self, pose: PoseName, x: float) -> float:
        """Degrees the hand leans in `pose`: a thumb lies across the body, a pointing wrist bends back."""
        if roll(pose):
            return 5.0 if self.side == "Right" else -5.0
        return lean(x, self.figure, self.side) * (0.7 if pose == "pointing" else 1.0)


def _smooth(points: Floats) -> Floats:
    """Points on a Catmull-Rom curve through `points` (n, 2)."""
    if len(points) == 2:  # noqa: PLR2004  (a straight way)
        return points
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    share = np.linspace(0, 1, _CURVE, endpoint=False)[:, None]
    pieces = [
        0.5 * (2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3)
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.vstack([*pieces, points[-1:]])
