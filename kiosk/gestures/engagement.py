"""A raised open palm held still -> ENGAGE. Ends there: who gets the presenter's lock is decided over all hands."""

from __future__ import annotations

from kiosk.core.inputs import Gesture, GestureKind
from kiosk.gestures.hold import Hold
from kiosk.gestures.machine import Look, Machine, Recogniser, Step
from kiosk.gestures.pose import Pose
from kiosk.gestures.sight import Sight

HELD = 0.8  # seconds; Xbox One's raised hand took about as long and beat waving (CHI 2014)
WITHIN = 0.35  # palm lengths the hand may wander meanwhile
SMALLEST = 0.055  # palm length in picture heights: about 2 m from a 60-degree camera
LOWEST = 0.7  # of the picture's height, from the top: below are laps, desks and hands at rest
UPRIGHT = 0.7  # within 45 degrees of straight up


class RaisedPalm:
    """The hold that takes the lock."""

    def __init__(self) -> None:
        self._hold = Hold(HELD, WITHIN)

    def step(self, look: Look) -> Step:
        """Take in the next frame."""
        held = self._hold.step(look.at, look.sight, raised(look.sight))
        if not held.done:
            return Step(progress=held.progress)
        return Step(Gesture(GestureKind.ENGAGE, held.started, look.at, held.steadiness), held.progress)


def raised(sight: Sight | None) -> bool:
    """Whether a hand is an open palm, fingers up, near enough and high enough to mean it."""
    return (
        sight is not None
        and sight.pose is Pose.PALM
        and sight.size >= SMALLEST
        and sight.centre[1] <= LOWEST
        and sight.up >= UPRIGHT
    )


def _machine() -> Machine:
    return RaisedPalm()


ENGAGEMENT = Recogniser(frozenset({GestureKind.ENGAGE}), _machine)
