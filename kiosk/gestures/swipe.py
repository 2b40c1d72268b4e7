"""An open palm that rests, strokes sideways and does not mean its way back -> SWIPE_LEFT, SWIPE_RIGHT.

Left is the presenter's own left, which is left in the mirror the screen shows; in the unmirrored picture it is where x
grows.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from kiosk.core.inputs import Gesture, GestureKind
from kiosk.gestures.machine import NOTHING, Look, Machine, Recogniser, Step
from kiosk.gestures.pose import Pose
from kiosk.gestures.sight import Sight

REST = 0.25  # seconds an open hand must be still before a stroke counts
REST_WITHIN = 0.3  # palm lengths it may move meanwhile
ENTERED = 0.3  # seconds after a hand came in or came back in which nothing is armed (TouchFree)
LOST = 0.4  # seconds unseen after which a hand has come in anew: a fast stroke of a far hand hides it for 0.2
LONGEST = 0.9  # seconds from rest to the end of the travel: untrained people's strokes take 0.3-0.8
TRAVEL = 2.0  # palm lengths sideways, 20 cm; people travel 3-7
FASTEST = 4.0  # palm lengths a second somewhere on the way; hands that are only moved elsewhere stay below
SLOPE = 0.5  # up and down over sideways, at most
OPEN = 0.5  # share of the stroke's frames that must show an open palm: blur costs some
VETO = 0.45  # seconds after a stroke in which the opposite direction cannot be armed (TouchFree)
WAY_BACK = 1.2  # seconds in which an opposite stroke only counts beyond the place where the last one began:
# people watch what they did before they take the hand back, and that is no wish to undo it

KINDS = {1: GestureKind.SWIPE_LEFT, -1: GestureKind.SWIPE_RIGHT}  # by the sign of x's change in the picture


@dataclass(slots=True)
class _Stroke:
    """A stroke since the hand's last rest."""

    x: float  # picture heights, where it rested
    y: float
    size: float
    at: float  # monotonic seconds, the end of the rest
    frames: int = 0
    open: int = 0
    speed: float = 0.0  # palm lengths a second, the fastest so far


@dataclass(slots=True)
class _Last:
    """The last stroke that counted."""

    sign: int
    start_x: float
    farthest_x: float
    ended: float


class Swipe:
    """Strokes of one hand."""

    def __init__(self) -> None:
        self._recent: deque[Sight] = deque()  # of the last `REST` seconds and one before
        self._stroke: _Stroke | None = None
        self._last: _Last | None = None
        self._entered = self._seen = float("-inf")

    def step(self, look: Look) -> Step:
        """Take in the next frame."""
        sight = look.sight
        if sight is None:
            return NOTHING
        if look.at - self._seen > LOST:
            self._entered, self._stroke = look.at, None
            self._recent.clear()
        self._seen = look.at
        before = self._recent[-1] if self._recent else sight
        self._remember(sight)
        self._follow_through(sight)
        if look.two_handed:
            self._stroke = None
        elif self._rests(sight):
            self._stroke = _Stroke(*sight.centre, sight.size, look.at)
        elif self._stroke is not None:
            return self._go_on(self._stroke, sight, before)
        return NOTHING

    def _remember(self, sight: Sight) -> None:
        self._recent.append(sight)
        while len(self._recent) > 1 and self._recent[1].at <= sight.at - REST:
            self._recent.popleft()

    def _rests(self, sight: Sight) -> bool:
        return (
            sight.at - self._entered >= ENTERED
            and sight.at - self._recent[0].at >= REST
            and all(s.pose is Pose.PALM and s.palms_from(sight.centre) <= REST_WITHIN for s in self._recent)
        )

    def _follow_through(self, sight: Sight) -> None:
        """Let the last stroke end where the hand really stops, not where it was recognised."""
        last = self._last
        if last and (sight.centre[0] - last.farthest_x) * last.sign > 0:
            last.farthest_x = sight.centre[0]
            last.ended = sight.at if sight.at - last.ended < VETO else last.ended

    def _go_on(self, stroke: _Stroke, sight: Sight, before: Sight) -> Step:
        stroke.frames += 1
        stroke.open += sight.pose is Pose.PALM
        if sight.at > before.at:
            moved = abs(sight.centre[0] - before.centre[0]) / stroke.size
            stroke.speed = max(stroke.speed, moved / (sight.at - before.at))
        across = (sight.centre[0] - stroke.x) / stroke.size
        drop = abs(sight.centre[1] - stroke.y) / stroke.size
        if sight.at - stroke.at > LONGEST or drop > max(SLOPE * abs(across), SLOPE * TRAVEL):
            self._stroke = None
            return NOTHING
        sign = 1 if across > 0 else -1
        far = self._beyond(stroke, sign, sight) >= TRAVEL and drop <= SLOPE * abs(across)
        open_share = stroke.open / stroke.frames
        if not far or stroke.speed < FASTEST or sight.pose is not Pose.PALM or open_share < OPEN:
            return NOTHING
        self._stroke = None
        self._last = _Last(sign, stroke.x, sight.centre[0], sight.at)
        return Step(Gesture(KINDS[sign], stroke.at, sight.at, open_share))

    def _beyond(self, stroke: _Stroke, sign: int, sight: Sight) -> float:
        """Palm lengths of the stroke that count; those of a way back do not."""
        start, last = stroke.x, self._last
        if last and last.sign != sign:
            if stroke.at - REST < last.ended + VETO:
                return 0.0
            if stroke.at < last.ended + WAY_BACK:
                start = max(start * sign, last.start_x * sign) * sign
        return (sight.centre[0] - start) * sign / stroke.size


def _machine() -> Machine:
    return Swipe()


SWIPE = Recogniser(frozenset(KINDS.values()), _machine)
