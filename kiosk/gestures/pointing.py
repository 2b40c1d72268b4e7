"""The presenter's index finger -> a cursor on the screen, and DWELL where it stays. Ends at a point of the screen.

The finger moves in a box around the place where the hand took the lock; the box is the whole screen, mirrored so that
the cursor goes the way the hand goes.
"""

from __future__ import annotations

from math import dist

from kiosk.core.inputs import Cursor, Gesture, GestureKind, Point
from kiosk.gestures.machine import NOTHING, Anchor, Look, Machine, Recogniser, Step
from kiosk.gestures.one_euro import OneEuro
from kiosk.gestures.pose import Pose
from kiosk.gestures.sight import Sight

BOX = (4.0, 3.0)  # palm lengths: as far as a forearm turns on a supported elbow
DWELL = 0.9  # seconds; 0.8 was the most accurate and least tiring of all mid-air selections (Dube et al., ISS 2022)
DEAD = 0.3  # seconds after the finger appears in which nothing counts
STILL = 0.25  # palm lengths the finger may wander while it dwells
LEFT = 0.5  # palm lengths it must go away before it can select again
FLICKER = 0.15  # seconds the cursor stays without a pointing hand
MIN_CUTOFF, BETA = 1.2, 3.0  # hertz; hertz per screen length a second


class Pointing:
    """Cursor and dwell of one hand; says nothing unless the hand is the presenter's."""

    def __init__(self) -> None:
        self._forget()

    def step(self, look: Look) -> Step:
        """Take in the next frame."""
        sight = look.sight
        if look.anchor is None:
            return NOTHING
        if sight is None or sight.pose is not Pose.POINTING:
            if self._cursor and look.at - self._cursor.at <= FLICKER:
                return Step(cursor=self._cursor)
            self._forget()
            return NOTHING
        point = self._smooth(_on_screen(sight, look.anchor), look.at)
        if self._cursor is None:
            self._appeared = look.at
        return self._dwell(point, look.at)

    def _forget(self) -> None:
        self._x, self._y = OneEuro(MIN_CUTOFF, BETA), OneEuro(MIN_CUTOFF, BETA)
        self._cursor: Cursor | None = None
        self._still: tuple[Point, float] | None = None  # where and since when the finger stays
        self._selected: Point | None = None  # where it selected and has not left yet
        self._appeared = 0.0

    def _smooth(self, point: Point, at: float) -> Point:
        return self._x.step(point[0], at), self._y.step(point[1], at)

    def _dwell(self, point: Point, at: float) -> Step:
        if self._selected and _palms(point, self._selected) > LEFT:
            self._selected = None
        if at - self._appeared < DEAD or self._selected:
            self._still = None
        elif self._still is None or _palms(point, self._still[0]) > STILL:
            self._still = (point, at)
        since = self._still[1] if self._still else at
        shown = (min(max(point[0], 0.0), 1.0), min(max(point[1], 0.0), 1.0))
        self._cursor = Cursor(at, shown, min(1.0, (at - since) / DWELL))
        if at - since < DWELL:
            return Step(cursor=self._cursor)
        self._selected, self._still = point, None
        return Step(Gesture(GestureKind.DWELL, since, at, 1.0, shown), cursor=self._cursor)


def _on_screen(sight: Sight, anchor: Anchor) -> Point:
    """Where the finger is in the box, 0..1 inside it."""
    across, down = ((sight.tip[i] - anchor.tip[i]) / anchor.size for i in (0, 1))
    return 0.5 - across / BOX[0], 0.5 + down / BOX[1]


def _palms(here: Point, there: Point) -> float:
    """Palm lengths between two points of the box."""
    return dist((here[0] * BOX[0], here[1] * BOX[1]), (there[0] * BOX[0], there[1] * BOX[1]))


def _machine() -> Machine:
    return Pointing()


POINTING = Recogniser(frozenset({GestureKind.DWELL}), _machine)
