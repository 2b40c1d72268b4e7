"""The named clips: one gesture each, with its truth."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

from kiosk.drawn.arrays import Spot
from kiosk.drawn.figure import Figure, lean, shoulder
from kiosk.drawn.motion import Key, between_keys, minimum_jerk, trembling
from kiosk.drawn.poses import PoseName, Side
from kiosk.drawn.scene import Event, Hand, Person, Scene

STANDS: Spot = (0.60, 0.12)
"""Middle and top of the presenter's head: right of the picture's middle, so that her right hand is in it."""
LOW = 1.35
"""Where a palm is at rest: below the picture."""
PALM = 0.13
"""Palm length per picture height of a presenter at about one metre."""
_BOTH_SIDES: tuple[tuple[int, Side], ...] = ((-1, "Right"), (1, "Left"))

Motion = Callable[[float], tuple[Hand, ...]]


def _scene(motion: Motion, seconds: float, palm: float, *events: Event) -> Scene:
    """A scene of one presenter; `palm` 0: nobody is there."""
    who = Figure(*STANDS, palm) if palm else None

    def people(at: float) -> tuple[Person, ...]:
        if who is None:
            return ()
        return (Person(who, tuple(hand.from_shoulder(shoulder(who, hand.side)) for hand in motion(at))),)

    return Scene(seconds, people, events)


def _leaning(x: float, palm: float) -> float:
    return lean(x, Figure(*STANDS, palm), "Right")


def _xy(values: tuple[float, ...]) -> Spot:
    return values[0], values[1]


def swipe(direction: str, palm: float = PALM, stroke: float = 0.4, reach: float = 0.42) -> Scene:
    """An open palm that rests 0.5 s, then goes `reach` of the picture's width in `stroke` seconds."""
    outward = 1 if direction == "left" else -1  # the presenter's left is the picture's right
    a, b = 0.42 - outward * reach / 2, 0.42 + outward * reach / 2
    keys: list[Key] = [(0, (a, LOW)), (0.4, (a, LOW)), (1.0, (a, 0.50)), (1.5, (a, 0.50)), (1.5 + stroke, (b, 0.50))]
    keys += [(1.9 + stroke, (b, 0.50)), (2.4 + stroke, (b, LOW))]

    def motion(at: float) -> tuple[Hand, ...]:
        spot = _xy(between_keys(at, keys))
        return (Hand(*trembling(at, spot, "Right"), palm, "palm", rot=_leaning(spot[0], palm)),)

    return _scene(motion, 2.8 + stroke, palm, Event("swipe", 1.5, 1.5 + stroke, direction=direction))


HELD_AT: dict[PoseName, Spot] = {"thumb_down": (0.50, 0.70), "thumb_up": (0.19, 0.62)}
"""Where a pose is held whose forearm lies across the body."""
HELD: Spot = (0.32, 0.48)
"""Where every other pose is held."""


def hold(pose: PoseName, seconds: float = 2.0, yaw: float = 0.0, pitch: float = 0.0) -> Scene:
    """A pose that is raised, held still and lowered."""
    x, y = HELD_AT.get(pose, HELD)
    end = 1.0 + seconds
    keys: list[Key] = [(0, (x, LOW)), (0.4, (x, LOW)), (1.0, (x, y)), (end, (x, y)), (1.6 + seconds, (x, LOW))]

    def motion(at: float) -> tuple[Hand, ...]:
        spot = trembling(at, _xy(between_keys(at, keys)), "Right")
        return (Hand(*spot, PALM, pose, rot=5, yaw=yaw, pitch=pitch),)

    return _scene(motion, 2.0 + seconds, PALM, Event("hold", 1.0, end, pose=pose))


def _on_circle(share: float) -> Spot:
    return 0.36 + 0.13 * math.sin(2 * math.pi * share), 0.56 - 0.17 * math.cos(2 * math.pi * share)


def trace(palm: float = PALM) -> Scene:
    """A pointing finger that draws a circle in four seconds."""
    up: list[Key] = [(0, (0.36, LOW)), (0.4, (0.36, LOW)), (1.0, _on_circle(0))]
    down: list[Key] = [(5.2, _on_circle(1)), (5.8, (0.36, LOW))]

    def spot(at: float) -> Spot:
        if at < 1:
            return _xy(between_keys(at, up))
        return _on_circle((at - 1) / 4) if at < 5 else _xy(between_keys(at, down))  # noqa: PLR2004  (the end)

    def motion(at: float) -> tuple[Hand, ...]:
        here = spot(at)
        return (Hand(*trembling(at, here, "Right"), palm, "pointing", rot=_leaning(here[0], palm) * 0.7),)

    return _scene(motion, 6.0, palm, Event("point", 1.0, 5.0, path="circle"))


def pinch_drag(palm: float = 0.14) -> Scene:
    """Thumb and index finger that close, carry something down to the right, and open."""
    a, b = (0.26, 0.42), (0.46, 0.56)
    keys: list[Key] = [(0, (a[0], LOW)), (0.4, (a[0], LOW)), (1.0, a), (2.0, a), (3.0, b), (3.7, b), (4.2, (b[0], LOW))]

    def motion(at: float) -> tuple[Hand, ...]:
        closed = minimum_jerk((at - 1.4) / 0.25) - minimum_jerk((at - 3.2) / 0.25)
        spot = trembling(at, _xy(between_keys(at, keys)), "Right")
        # Eighths: every share is a sprite of its own.
        return (Hand(*spot, palm, "pinch_open", rot=8, yaw=10, to="pinch", share=round(closed * 8) / 8),)

    drag = Event("drag", 2.0, 3.0, moved=(b[0] - a[0], b[1] - a[1]))
    return _scene(motion, 4.6, palm, Event("pinch", 1.65, 3.2), drag)


def zoom(*, apart: bool, palm: float = 0.12) -> Scene:
    """Two open palms that move apart (zoom in) or together."""
    near, far = 0.10, 0.30
    start, end = (near, far) if apart else (far, near)
    rise: list[Key] = [(0, (LOW,)), (0.4, (LOW,)), (1.0, (0.62,)), (3.0, (0.62,)), (3.6, (LOW,))]

    def motion(at: float) -> tuple[Hand, ...]:
        gap, y = between_keys(at, [(1.4, (start,)), (2.4, (end,))])[0], between_keys(at, rise)[0]
        return tuple(
            Hand(*trembling(at, (0.60 + sign * gap, y), side), palm, "palm", side, -12 * sign, -10, 8, number=number)
            for number, (sign, side) in enumerate(_BOTH_SIDES)
        )

    return _scene(motion, 4.0, palm, Event("zoom_in" if apart else "zoom_out", 1.4, 2.4))


def _still(palm: float) -> Scene:
    return _scene(lambda _at: (), 3.0, palm)


def _holds() -> dict[str, Callable[[], Scene]]:
    poses: tuple[PoseName, ...] = ("palm", "fist", "pointing", "victory", "thumb_up", "thumb_down")
    return {f"hold_{pose}": functools.partial(hold, pose) for pose in poses}


CLIPS: dict[str, Callable[[], Scene]] = {
    "swipe_left": lambda: swipe("left"),
    "swipe_right": lambda: swipe("right"),
    "swipe_left_far": lambda: swipe("left", 0.08, 0.4, 0.36),
    "swipe_right_fast": lambda: swipe("right", PALM, 0.25),
    "point_trace": trace,
    "pinch_drag": pinch_drag,
    "zoom_in": lambda: zoom(apart=True),
    "zoom_out": lambda: zoom(apart=False),
    **_holds(),
    "hold_pinch": lambda: hold("pinch", yaw=10, pitch=8),
    "nobody": lambda: _still(0),
    "idle": lambda: _still(PALM),
}
"""Every named clip."""
