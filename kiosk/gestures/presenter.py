"""Hands of a frame -> who presents, her cursor and her gestures; everybody else's are marked as ignored.

The first raised palm takes the lock. Only its hand acts until it is gone or lowered for two seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import kiosk.gestures
from kiosk.core import registry
from kiosk.core.inputs import Cursor, Gesture, GestureKind, Hand, HandsSeen
from kiosk.gestures.machine import Anchor, Look, Machine, Recogniser, Step
from kiosk.gestures.sight import measured
from kiosk.gestures.track import Track, Tracks

GONE = 2.0  # seconds without the presenter's hand until the lock is free
HANGING = -0.7  # a hand that points down this much is at rest, though seen
COMPARABLE = 0.6  # of the other's size: smaller hands belong to people farther back
MOVING = 1.0  # palm lengths a second: the other hand takes part

BYSTANDER, NOT_ENGAGED = "bystander", "not engaged"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one frame tells."""

    hands: HandsSeen
    gestures: tuple[Gesture, ...] = ()  # in their order; `ignored` is set on those that must not act


@dataclass(frozen=True, slots=True)
class _Lock:
    track: Track
    anchor: Anchor
    seen: float  # monotonic seconds when the hand was last up


class Presenter:
    """The composition of all gesture machines over all hands of one camera. One thread only."""

    def __init__(self) -> None:
        recognisers = registry.instances(kiosk.gestures, Recogniser)
        self._recognisers = tuple({id(r): r for r in recognisers}.values())
        self._tracks = Tracks(self._machines)
        self._lock: _Lock | None = None

    def step(self, hands: Sequence[Hand], at: float, aspect: float, fps: float = 0.0) -> Seen:
        """Take in the next frame, captured at `at` (never falling), `aspect` times as wide as high."""
        tracks = self._tracks.take([measured(hand, aspect) for hand in hands], at)
        gestures: list[Gesture] = self._released(at)
        cursor: Cursor | None = None
        engaging: tuple[float, Track | None] = (0.0, None)
        for track in tracks:
            for machine in track.machines:
                step = machine.step(self._look(track, at))
                if step.gesture:
                    gestures += self._judged(track, step.gesture)
                cursor = step.cursor or cursor
                engaging = max(engaging, (self._progress(track, step), track), key=lambda pair: pair[0])
        return Seen(self._hands(tracks, engaging, cursor, at, fps), tuple(gestures))

    def let_go(self, at: float) -> tuple[Gesture, ...]:
        """Forget everybody because no pictures come any more; the lock's release, if somebody had it."""
        lock, self._lock = self._lock, None
        self._tracks = Tracks(self._machines)
        return (Gesture(GestureKind.RELEASE, lock.seen, at, 1.0),) if lock else ()

    def _machines(self) -> Sequence[Machine]:
        return [recogniser.machine() for recogniser in self._recognisers]

    def _presents(self, track: Track) -> bool:
        return self._lock is not None and self._lock.track is track

    def _look(self, track: Track, at: float) -> Look:
        lock = self._lock
        anchor = lock.anchor if lock and lock.track is track else None
        helped = any(o is not track and o.speed > MOVING and _comparable(o, track) for o in self._tracks.all)
        return Look(at, track.sight, anchor, helped)

    def _released(self, at: float) -> list[Gesture]:
        lock = self._lock
        if lock is None:
            return []
        sight = lock.track.sight
        if sight and sight.up > HANGING:
            self._lock = replace(lock, seen=at)
        elif at - lock.seen > GONE:
            self._lock = None
            return [Gesture(GestureKind.RELEASE, lock.seen, at, 1.0)]
        return []

    def _judged(self, track: Track, gesture: Gesture) -> list[Gesture]:
        """`gesture` as it counts: the presenter's own, one that takes the lock, or one to ignore."""
        engages = gesture.kind is GestureKind.ENGAGE
        if self._presents(track):
            return [] if engages else [gesture]
        if self._lock is not None or not self._nearest(track):
            return [replace(gesture, ignored=BYSTANDER)]
        if not engages or track.sight is None:
            return [replace(gesture, ignored=NOT_ENGAGED)]
        self._lock = _Lock(track, Anchor(track.sight.tip, track.sight.size), gesture.ended)
        return [gesture]

    def _nearest(self, track: Track) -> bool:
        """Whether nobody is so much nearer that this hand must be a bystander's."""
        return all(_comparable(track, other) for other in self._tracks.all if other.sight)

    def _progress(self, track: Track, step: Step) -> float:
        return step.progress if self._lock is None and track.sight and self._nearest(track) else 0.0

    def _hands(
        self,
        tracks: Sequence[Track],
        engaging: tuple[float, Track | None],
        cursor: Cursor | None,
        at: float,
        fps: float,
    ) -> HandsSeen:
        """The frame for the preview; without a presenter the hand that is about to engage comes first."""
        shown = sorted((t for t in tracks if t.sight), key=lambda t: (t is engaging[1], t.size), reverse=True)
        presenter = next((t.last.hand for t in shown if self._presents(t)), None)
        others = tuple(t.last.hand for t in shown if not self._presents(t))
        return HandsSeen(at, presenter, others, engaging[0] if self._lock is None else 0.0, cursor, fps)


def _comparable(track: Track, other: Track) -> bool:
    """Whether `track`'s hand is not so much smaller than `other`'s that its owner must be farther back."""
    return track.size >= COMPARABLE * other.size
