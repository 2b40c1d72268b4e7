"""One person on the stage of a script: what she does is added act by act, then she is asked for any time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.drawn.arm import Arm
from kiosk.drawn.arrays import Spot
from kiosk.drawn.clips import PALM, STANDS
from kiosk.drawn.figure import Figure, shoulder
from kiosk.drawn.motion import minimum_jerk
from kiosk.drawn.poses import PoseName, Side
from kiosk.drawn.scene import Event, Hand, Person, Role

_HANGS = 8.4  # palm lengths from the top of the head to the palm of a hanging arm


@dataclass(slots=True)
class Performer:
    """A person built in order of time; `now` is the time her next act begins, seconds in the clip."""

    figure: Figure
    role: Role
    side: Side
    aspect: float
    """Width per height of the picture."""
    now: float = 0.0
    number: int = 0
    """Of her first hand; the second is the next."""
    events: list[Event] = field(default_factory=list)
    _main: Arm = field(init=False)
    _other: Arm = field(init=False)
    _there: list[tuple[float, float]] = field(default_factory=list)
    _walk: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        other: Side = "Left" if self.side == "Right" else "Right"
        self._main = Arm(self.figure, self.side, self.role, self.number)
        self._other = Arm(self.figure, other, self.role, self.number + 1)

    # ---- where things are
    def usual(self, spot: Spot) -> Spot:
        """`spot` of a right-handed presenter of usual size and place, moved and scaled to this person."""
        scale, side = self.figure.palm / PALM, 1 if self.side == "Right" else -1
        return self.figure.x + side * (spot[0] - STANDS[0]) * scale, self.figure.top + (spot[1] - STANDS[1]) * scale

    def arm(self, *, other: bool = False) -> Arm:
        """Her main arm, or the other one."""
        return self._other if other else self._main

    # ---- what she does
    def wait(self, seconds: float) -> None:
        """Stays as she is."""
        if seconds > 0:
            self._there.append((self.now, self.now + seconds))
        self.now += seconds

    def away(self, seconds: float) -> None:
        """Is not there; a raised hand is gone with her."""
        for arm in (self._main, self._other):
            if arm.up:
                arm.jump(self.now, (arm.where()[0], arm.low()))
                arm.up = False
        self.now += seconds

    def bring(self, pose: PoseName, to: Spot, takes: float, *, other: bool = False, wait: bool = True) -> None:
        """Raises the hand in `pose` to `to`, or moves the raised hand there while its pose changes."""
        arm = self.arm(other=other)
        arm.shape(self.now, pose)
        if not arm.up:
            arm.jump(self.now, (to[0], arm.low()))
            arm.up = True
        arm.go(self.now, self.now + takes, to)
        if wait:
            self.wait(takes)

    def along(self, via: tuple[Spot, ...], to: Spot, takes: float) -> None:
        """Moves the raised hand through `via` to `to`."""
        self._main.go(self.now, self.now + takes, to, via)
        self.wait(takes)

    def lower(self, takes: float) -> None:
        """Lowers every raised hand below the picture."""
        for arm in (self._main, self._other):
            if arm.up:
                arm.go(self.now, self.now + takes, (arm.where()[0], arm.low()))
                arm.up = False
        self.wait(takes)

    def walks(self, start: float, end: float, takes: float) -> None:
        """Walks from x `start` to `end` (may lie outside of 0..1), her fist hanging."""
        self._walk = start, end
        self.wait(takes)

    def tell(self, event: Event) -> None:
        """Notes what should be recognised."""
        self.events.append(replace(event, role=self.role))

    # ---- what is seen
    def seen(self, at: float, *, stays: bool) -> Person | None:
        """The person at a time, None while away; `stays`: still there after her last act."""
        after = stays and at >= self.now and bool(self._there) and self._there[-1][1] == self.now
        if not after and not any(start <= at < end for start, end in self._there):
            return None
        if self._walk is not None:
            return self._walking(at)
        hands = (arm.hand(at) for arm in (self._main, self._other))
        return Person(self.figure, tuple(hand for hand in hands if hand is not None))

    def _walking(self, at: float) -> Person:
        if self._walk is None:
            return Person(self.figure)
        begin, end = self._there[0]
        start, stop = self._walk
        share = (at - begin) / (end - begin)
        x = start + (stop - start) * share
        scale = self.figure.palm / PALM
        figure = replace(self.figure, x=x)
        swing = 2 * minimum_jerk(abs((at * 1.6) % 2 - 1)) - 1  # 1.6 half steps a second
        arm = shoulder(figure, self.side)
        hand = Hand(
            arm[0] + 0.05 * swing * scale,
            figure.top + _HANGS * figure.palm,
            figure.palm,
            "fist",
            rot=180 + 14 * swing,
            tone=figure.tone,
            shoulder=arm,
            cloth=figure.cloth,
            role=self.role,
            number=self.number,
        )
        return Person(figure, (hand,))
