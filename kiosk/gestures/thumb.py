"""A thumb held up or down -> THUMB_UP, THUMB_DOWN, once per pose. Whether it answers a question is not known here."""

from __future__ import annotations

from kiosk.core.inputs import Gesture, GestureKind
from kiosk.gestures.hold import Hold
from kiosk.gestures.machine import NOTHING, Look, Machine, Recogniser, Step
from kiosk.gestures.pose import Pose

HELD = 0.6  # seconds
WITHIN = 0.6  # palm lengths the hand may wander meanwhile: a fist on a gesticulating arm moves farther
THUMBS = {Pose.THUMB_UP: GestureKind.THUMB_UP, Pose.THUMB_DOWN: GestureKind.THUMB_DOWN}


class Thumb:
    """A hold for each of the two answers."""

    def __init__(self) -> None:
        self._holds = {pose: Hold(HELD, WITHIN) for pose in THUMBS}

    def step(self, look: Look) -> Step:
        """Take in the next frame."""
        pose = look.sight.pose if look.sight else None
        steps = [self._one(shown, hold, look, pose is shown) for shown, hold in self._holds.items()]
        return next((step for step in steps if step.gesture), NOTHING)

    @staticmethod
    def _one(shown: Pose, hold: Hold, look: Look, wanted: bool) -> Step:
        held = hold.step(look.at, look.sight, wanted)
        if not held.done:
            return NOTHING
        return Step(Gesture(THUMBS[shown], held.started, look.at, held.steadiness))


def _machine() -> Machine:
    return Thumb()


THUMB = Recogniser(frozenset(THUMBS.values()), _machine)
