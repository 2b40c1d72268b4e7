"""What a person in a clip can do, one class per act. A new act is one class here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, ClassVar, Literal, get_type_hints

from kiosk.drawn.allowed import At, Brief, MaybeAt, Number, Seconds, Via, check_of, read
from kiosk.drawn.arrays import Spot
from kiosk.drawn.clips import HELD, HELD_AT
from kiosk.drawn.performer import Performer
from kiosk.drawn.poses import PoseName
from kiosk.drawn.scene import Event

Direction = Literal["left", "right"]
Speed = Literal["slow", "normal", "fast"]
STROKE: dict[str, float] = {"slow": 0.7, "normal": 0.4, "fast": 0.25}
"""Seconds of a swipe's stroke: untrained people take 0.3 to 0.8."""
_REACH = 0.42  # of the picture's width, of a presenter of usual size
_SWIPE_AT: Spot = (0.42, 0.50)
_TALKS: tuple[Spot, ...] = ((0.36, 0.72), (0.44, 0.64), (0.30, 0.70), (0.40, 0.80), (0.34, 0.62))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person does; every value is checked, ConfigError names the act and what is allowed."""

    name: ClassVar[str] = ""

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self), include_extras=True)
        for each in fields(self):
            check = check_of(hints[each.name])
            if check is not None:
                value = read("script", f"{self.name}.{each.name}", getattr(self, each.name), check)
                object.__setattr__(self, each.name, value)

    def play(self, who: Performer) -> None:
        """Adds the act to `who`, from her `now` on."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Nobody(Act):
    """The person is not in the picture."""

    name: ClassVar[str] = "nobody"
    seconds: Seconds = 1.0

    def play(self, who: Performer) -> None:
        """Leaves."""
        who.away(self.seconds)


@dataclass(frozen=True, slots=True)
class Idle(Act):
    """The person stands there with her hands down."""

    name: ClassVar[str] = "idle"
    seconds: Seconds = 1.0

    def play(self, who: Performer) -> None:
        """Stands, raised hands lowered first."""
        if who.arm().up or who.arm(other=True).up:
            who.lower(0.5)
        who.wait(self.seconds)


@dataclass(frozen=True, slots=True)
class Rest(Act):
    """The person stays as she is: a raised hand stays raised and means nothing new."""

    name: ClassVar[str] = "rest"
    seconds: Seconds = 0.5

    def play(self, who: Performer) -> None:
        """Waits."""
        who.wait(self.seconds)


@dataclass(frozen=True, slots=True)
class Raise(Act):
    """Raises a hand in `pose` (or changes the raised one) to `at`, the palm's middle, and holds it still."""

    name: ClassVar[str] = "raise"
    pose: PoseName = "palm"
    hold: Seconds = 1.5
    at: MaybeAt = None
    takes: Brief = 0.6

    def play(self, who: Performer) -> None:
        """Truth: hold, while it is still."""
        who.bring(self.pose, self.at or who.usual(HELD_AT.get(self.pose, HELD)), self.takes)
        who.tell(Event("hold", who.now, who.now + self.hold, pose=self.pose))
        who.wait(self.hold)


@dataclass(frozen=True, slots=True)
class Swipe(Act):
    """An open palm goes to the person's left or right; brought to the start and rested there first.

    `at` is the stroke's middle, `reach` its length per picture width (0: the usual), `rest` the pause before it.
    """

    name: ClassVar[str] = "swipe"
    direction: Direction
    speed: Speed = "normal"
    at: MaybeAt = None
    reach: Annotated[float, Number(0, 1)] = 0.0
    rest: Seconds = 0.5

    def play(self, who: Performer) -> None:
        """Truth: swipe, during the stroke."""
        x, y = self.at or who.usual(_SWIPE_AT)
        reach = self.reach or _REACH * who.figure.palm / 0.13
        half = reach / 2 if self.direction == "left" else -reach / 2  # her left is the picture's right
        who.bring("palm", (x - half, y), 0.6)
        who.wait(self.rest)
        stroke = STROKE[self.speed]
        who.tell(Event("swipe", who.now, who.now + stroke, direction=self.direction))
        who.along((), (x + half, y), stroke)
        who.wait(0.4)


@dataclass(frozen=True, slots=True)
class Point(Act):
    """A pointing finger goes through `via` in `takes` seconds and is held still at `at`.

    `of` tells which part of the hand is at these places: the index finger's tip or the palm's middle.
    """

    name: ClassVar[str] = "point"
    at: At
    via: Via = ()
    takes: Brief = 1.0
    hold: Seconds = 1.0
    of: Literal["tip", "palm"] = "tip"

    def play(self, who: Performer) -> None:
        """Truth: point from the first place to the end, dwell while it is held still."""
        *before, last = (self._palm(who, place) for place in (*self.via, self.at))
        first = before[0] if before else last
        who.bring("pointing", first, 0.6)
        start = who.now
        if before:
            who.along(tuple(before[1:]), last, self.takes)
        who.tell(Event("point", start, who.now + self.hold, path="via" if before else "spot"))
        if self.hold:
            who.tell(Event("dwell", who.now, who.now + self.hold, at=self.at))
        who.wait(self.hold)

    def _palm(self, who: Performer, place: Spot) -> Spot:
        return who.arm().palm_for(place, who.aspect) if self.of == "tip" else place


@dataclass(frozen=True, slots=True)
class Drag(Act):
    """Thumb and index finger close at `start`, carry something to `end` in `takes` seconds, and open."""

    name: ClassVar[str] = "drag"
    start: At = (0.26, 0.42)
    end: At = (0.46, 0.56)
    takes: Brief = 1.0

    def play(self, who: Performer) -> None:
        """Truth: pinch while closed, drag while it moves."""
        who.bring("pinch_open", self.start, 0.6)
        who.wait(0.4)
        closed = who.now + 0.25
        who.bring("pinch", self.start, 0.6)
        moved = self.end[0] - self.start[0], self.end[1] - self.start[1]
        who.tell(Event("pinch", closed, who.now + self.takes + 0.3))
        who.tell(Event("drag", who.now, who.now + self.takes, moved=moved))
        who.along((), self.end, self.takes)
        who.wait(0.2)
        who.bring("pinch_open", self.end, 0.5)


@dataclass(frozen=True, slots=True)
class Zoom(Act):
    """Two open palms move apart (in) or together (out); the second hand is lowered afterwards."""

    name: ClassVar[str] = "zoom"
    direction: Literal["in", "out"]
    takes: Brief = 1.0

    def play(self, who: Performer) -> None:
        """Truth: zoom_in or zoom_out, while the hands move."""
        near, far = 0.12, 0.32
        self._both(who, near if self.direction == "in" else far, 0.6)
        who.wait(0.4)
        who.tell(Event("zoom_in" if self.direction == "in" else "zoom_out", who.now, who.now + self.takes))
        self._both(who, far if self.direction == "in" else near, self.takes)
        who.wait(0.4)
        who.lower(0.5)

    def _both(self, who: Performer, gap: float, takes: float) -> None:
        x, y = who.usual((0.60, 0.62))
        side = 1 if who.side == "Right" else -1
        scale = who.figure.palm / 0.13
        who.bring("palm", (x + side * gap * scale, y), takes, other=True, wait=False)
        who.bring("palm", (x - side * gap * scale, y), takes)


@dataclass(frozen=True, slots=True)
class Wave(Act):
    """An open palm waves `times` times to and fro: looks like swipes, means nothing."""

    name: ClassVar[str] = "wave"
    times: Annotated[float, Number(1, 20)] = 3
    at: MaybeAt = None

    def play(self, who: Performer) -> None:
        """No truth: it should not be recognised."""
        x, y = self.at or who.usual(HELD)
        swing = 0.8 * who.figure.palm
        who.bring("palm", (x, y), 0.6)
        for _ in range(round(self.times)):
            who.along((), (x - swing, y), 0.28)
            who.along((), (x + swing, y), 0.28)


@dataclass(frozen=True, slots=True)
class Talk(Act):
    """The hand moves as people's do while they talk: open, closed, never still. Means nothing."""

    name: ClassVar[str] = "talk"
    seconds: Seconds = 3.0

    def play(self, who: Performer) -> None:
        """No truth: it should not be recognised."""
        poses: tuple[PoseName, ...] = ("pinch_open", "fist", "palm")
        end, number = who.now + self.seconds, 0
        while who.now < end:
            takes = 0.45 + 0.1 * (number % 3)
            who.bring(poses[number % len(poses)], who.usual(_TALKS[number % len(_TALKS)]), takes)
            number += 1


@dataclass(frozen=True, slots=True)
class Lower(Act):
    """Lowers the hands below the picture."""

    name: ClassVar[str] = "lower"
    takes: Brief = 0.5

    def play(self, who: Performer) -> None:
        """Lowers."""
        who.lower(self.takes)


@dataclass(frozen=True, slots=True)
class Bystander(Act):
    """A second person, farther away, does `acts` from now on while the presenter's acts go on.

    `x` and `top` of her head, `size` of her palm per the presenter's; `stays`: there until the clip's end.
    """

    name: ClassVar[str] = "bystander"
    acts: tuple[Act, ...]
    x: Annotated[float, Number(0, 1)] = 0.86
    top: Annotated[float, Number(0, 1)] = 0.12
    size: Annotated[float, Number(0.2, 1)] = 0.5
    stays: bool = True

    def play(self, who: Performer) -> None:
        """Her acts are hers."""
        for act in self.acts:
            act.play(who)


@dataclass(frozen=True, slots=True)
class WalkBy(Act):
    """Somebody walks through behind the presenter, fist hanging, while the presenter's acts go on."""

    name: ClassVar[str] = "walk_by"
    direction: Direction = "right"
    takes: Brief = 2.5
    top: Annotated[float, Number(0, 1)] = 0.14
    size: Annotated[float, Number(0.2, 1)] = 0.6

    def play(self, who: Performer) -> None:
        """Right is the picture's right."""
        ends = (-0.25, 1.25) if self.direction == "right" else (1.25, -0.25)
        who.walks(*ends, self.takes)


ACTS: dict[str, type[Act]] = {
    act.name: act for act in (Nobody, Idle, Rest, Raise, Swipe, Point, Drag, Zoom, Wave, Talk, Lower, Bystander, WalkBy)
}
"""Every act by the name it has in plain data."""
