"""Hand -> what gestures measure of it, in picture heights so that a length is the same along both axes."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

from kiosk.core.inputs import Hand
from kiosk.gestures.pose import KNUCKLES, WRIST, Pose, pose_of

INDEX_TIP = 8
MIDDLE_KNUCKLE = 9
PALM = (WRIST, *KNUCKLES)

Place = tuple[float, float]  # x to the right, y down, unmirrored, in picture heights


@dataclass(frozen=True, slots=True)
class Sight:
    """One hand in one frame, measured."""

    hand: Hand
    at: float  # monotonic seconds of the capture
    pose: Pose
    size: float  # palm length (wrist to middle knuckle) in picture heights; the unit of everything a hand does
    centre: Place  # of the palm
    tip: Place  # of the index finger
    up: float  # how far the hand points up: 1 fingers to the ceiling, 0 sideways, -1 hanging

    def palms_from(self, place: Place) -> float:
        """How far the palm's centre is from `place`, in palm lengths."""
        return dist(self.centre, place) / self.size


def measured(hand: Hand, aspect: float) -> Sight:
    """The measures of `hand` in a picture `aspect` times as wide as high."""
    # MediaPipe gives depth in the unit of x
    spots = [(x * aspect, y, z * aspect) for x, y, z in hand.landmarks]
    wrist, knuckle = spots[WRIST], spots[MIDDLE_KNUCKLE]
    size = max(dist(wrist, knuckle), 1e-6)
    return Sight(
        hand,
        hand.at,
        pose_of(spots),
        size,
        (sum(spots[i][0] for i in PALM) / len(PALM), sum(spots[i][1] for i in PALM) / len(PALM)),
        spots[INDEX_TIP][:2],
        (wrist[1] - knuckle[1]) / max(dist(wrist[:2], knuckle[:2]), 1e-6),
    )
