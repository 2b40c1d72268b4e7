"""What a clip shows at every time, and what should be recognised in it. Ends before pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from kiosk.drawn.arrays import Floats, Spot
from kiosk.drawn.figure import Colour, Figure
from kiosk.drawn.poses import PoseName, Side
from kiosk.drawn.skin import Tone
from kiosk.drawn.sprite import Look

FPS = 30
"""Frames a second of every clip: what a webcam gives."""

PALM_JOINTS = [0, 5, 9, 13, 17]
"""Wrist and knuckles: their mean is the palm's middle."""

Role = Literal["presenter", "bystander", "passer"]
Kind = Literal["swipe", "hold", "point", "dwell", "pinch", "drag", "zoom_in", "zoom_out"]


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand in the picture: `x`, `y` of the palm's middle 0..1, `size` palm length per picture height."""

    x: float
    y: float
    size: float
    pose: PoseName
    side: Side = "Right"
    rot: float = 0.0
    """Degrees counter-clockwise in the picture; `yaw` and `pitch` are degrees out of it."""
    yaw: float = 0.0
    pitch: float = 0.0
    to: PoseName | None = None
    """The pose it is changing to, `share` 0..1 of the way."""
    share: float = 0.0
    tone: Tone | None = None
    """None: the studio's own tone."""
    shoulder: Spot | None = None
    """Where the upper arm comes from; None: no upper arm is drawn."""
    cloth: Colour | None = None
    role: Role = "presenter"
    number: int = 0
    """The same through one clip for the same hand."""

    def shown(self) -> PoseName:
        """The pose it looks like most."""
        return self.to if self.to is not None and self.share > 0.5 else self.pose  # noqa: PLR2004  (half way)

    def look(self, tone: Tone) -> Look:
        """The sprite it needs, in the studio's `tone` if it has none of its own."""
        return Look(self.pose, self.to, self.share, self.yaw, self.pitch, self.tone or tone, self.side)

    def from_shoulder(self, spot: Spot) -> Hand:
        """The same hand with its upper arm."""
        return replace(self, shoulder=spot)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the picture: a body (or none) and the hands that are not at rest."""

    figure: Figure | None
    hands: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What should be recognised from `start` to `end` (seconds in the clip); the details are those of its kind."""

    kind: Kind
    start: float
    end: float
    role: Role = "presenter"
    direction: str | None = None
    """Of a swipe, as the person moves: her left is the picture's right."""
    pose: str | None = None
    path: str | None = None
    at: Spot | None = None
    """Of a dwell: where it points, 0..1 of the picture."""
    moved: Spot | None = None
    """Of a drag: how far, 0..1 of the picture."""

    def plain(self) -> dict[str, Any]:
        """The event as the clip's JSON holds it."""
        told: dict[str, Any] = {"type": self.kind}
        details = {"user_direction": self.direction, "pose": self.pose}
        told |= {key: value for key, value in details.items() if value is not None}
        told |= {"t0": round(self.start, 4), "t1": round(self.end, 4)}
        spots = {"at": self.at, "d": self.moved}
        told |= {key: [round(v, 5) for v in value] for key, value in spots.items() if value is not None}
        return told | ({"path": self.path} if self.path else {})


@dataclass(frozen=True, slots=True)
class Scene:
    """A clip before it is drawn: `people` from far to near at any time of its `seconds`, and the true events."""

    seconds: float
    people: Callable[[float], tuple[Person, ...]]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class HandTruth:
    """Where a drawn hand really is: `landmarks` float (21, 2) in 0..1 of the picture, MediaPipe's order."""

    hand: Hand
    landmarks: Floats

    def palm(self) -> Spot:
        """The palm's middle, 0..1 of the picture; outside of it when the hand is at rest."""
        x, y = self.landmarks[PALM_JOINTS].mean(0)
        return float(x), float(y)

    def visible(self) -> bool:
        """Whether the palm's middle is in the picture."""
        return all(0 <= v <= 1 for v in self.palm())

    def plain(self) -> dict[str, Any]:
        """The hand as the clip's JSON holds it."""
        spots = [[round(float(x), 5), round(float(y), 5)] for x, y in self.landmarks]
        return {
            "role": self.hand.role,
            "id": self.hand.number,
            "pose": self.hand.shown(),
            "side": self.hand.side,
            "size": round(self.hand.size, 5),
            "palm": [round(v, 5) for v in self.palm()],
            "index_tip": spots[8],
            "landmarks": spots,
        }


@dataclass(frozen=True, slots=True)
class FrameTruth:
    """What is really in the frame at `at` seconds of the clip."""

    at: float
    hands: tuple[HandTruth, ...]

    def plain(self) -> dict[str, Any]:
        """The frame as the clip's JSON holds it."""
        return {"t": round(self.at, 4), "hands": [hand.plain() for hand in self.hands if hand.visible()]}
