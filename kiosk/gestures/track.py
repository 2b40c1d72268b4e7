"""Hands of a frame -> the same hands as before, by continuity: the tracker's own order and handedness jump."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from math import dist
from statistics import median

from kiosk.gestures.machine import Machine
from kiosk.gestures.sight import Sight

KEPT = 2.0  # seconds a hand that is not seen is still the same hand when it comes back in the same place
SPEED = 45.0  # palm lengths a second a hand can go: 1.5 a frame at 30 fps
SLACK = 0.3  # palm lengths of jitter between two frames
BLURRED = 0.35  # seconds in which a stroke can hide a hand; longer, and it must come back near
BLURRED_REACH = 8.0  # palm lengths of a stroke that hides the hand; 6.9 measured on a far, quick one
REACH = 1.5  # palm lengths from where it was lost, after that
SIZES = (0.6, 1.6)  # size now over the usual size: a hand that turns into another pose measured 0.7 for a frame
SAME = 0.6  # palm lengths under which two detections are one hand: MediaPipe reports a moving hand twice now and then
MOTION = 0.2  # seconds over which a hand's speed is taken
STEADY = 9  # frames whose median size is a hand's usual size: single ones are misjudged while it turns


class Track:
    """One hand as long as it is followed, and the state machines that belong to it."""

    def __init__(self, first: Sight, machines: Sequence[Machine]) -> None:
        self.machines = machines
        self.sight: Sight | None = first  # None: not in this frame
        self.last = first
        self._recent: deque[Sight] = deque([first])
        self._sizes: deque[float] = deque([first.size], STEADY)

    def take(self, sight: Sight | None) -> None:
        """Go on with what was seen of this hand in the next frame."""
        self.sight = sight
        if sight is None:
            return
        self.last = sight
        self._sizes.append(sight.size)
        self._recent.append(sight)
        while self._recent[0].at < sight.at - MOTION:
            self._recent.popleft()

    @property
    def size(self) -> float:
        """The hand's usual palm length of late, in picture heights."""
        return median(self._sizes)

    @property
    def speed(self) -> float:
        """Palm lengths a second over the last moments; 0 while unseen."""
        first = self._recent[0]
        passed = self.last.at - first.at
        return 0.0 if self.sight is None or passed <= 0 else self.last.palms_from(first.centre) / passed

    def way_to(self, sight: Sight) -> float | None:
        """Palm lengths to `sight` if this hand can have got there, else None."""
        passed = sight.at - self.last.at
        limit = min(SPEED * passed + SLACK, BLURRED_REACH) if passed <= BLURRED else REACH
        way = dist(self.last.centre, sight.centre) / self.size
        smallest, biggest = SIZES
        return way if way <= limit and smallest <= sight.size / self.size <= biggest else None


class Tracks:
    """All hands that are followed."""

    def __init__(self, machines: Callable[[], Sequence[Machine]]) -> None:
        """`machines` makes the state machines of a new hand."""
        self._machines = machines
        self.all: list[Track] = []

    def take(self, sights: Sequence[Sight], at: float) -> list[Track]:
        """Every followed hand after a frame, oldest first; those not seen in it have no `sight`."""
        self.all = [track for track in self.all if at - track.last.at <= KEPT]
        left, waiting = list(sights), list(self.all)
        ways = [(way, t, s) for t in self.all for s in sights if (way := t.way_to(s)) is not None]
        for _, track, sight in sorted(ways, key=lambda option: option[0]):
            if track in waiting and any(sight is s for s in left):
                track.take(sight)
                waiting.remove(track)
                left = [s for s in left if s is not sight]
        for track in waiting:
            track.take(None)
        for sight in sorted(left, key=lambda s: s.hand.score, reverse=True):
            if not any(track.sight and _same(track.sight, sight) for track in self.all):
                self.all.append(Track(sight, self._machines()))
        return self.all


def _same(one: Sight, other: Sight) -> bool:
    """Whether two detections of a frame are of one hand."""
    return dist(one.centre, other.centre) < SAME * max(one.size, other.size)
