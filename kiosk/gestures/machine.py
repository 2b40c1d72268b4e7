"""What a gesture's machine is given each frame and gives back. A new gesture is one file with one `Recogniser`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.inputs import Cursor, Gesture, GestureKind
from kiosk.gestures.sight import Place, Sight


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the presenter's hand was when it took the lock, in picture heights: the middle of its screen."""

    tip: Place  # of the index finger
    size: float  # palm length


@dataclass(frozen=True, slots=True)
class Look:
    """One frame as one hand's machines get it."""

    at: float  # monotonic seconds of the capture
    sight: Sight | None  # None: the hand is not seen in this frame
    anchor: Anchor | None = None  # None: this hand is not the presenter's
    two_handed: bool = False  # another hand of about this size moves too


@dataclass(frozen=True, slots=True)
class Step:
    """What a machine says after a frame."""

    gesture: Gesture | None = None  # finished in this frame, once per occurrence
    progress: float = 0.0  # 0..1 of a hold, for the ring on the screen
    cursor: Cursor | None = None


NOTHING = Step()


class Machine(Protocol):
    """One gesture of one hand. Lives as long as the hand is followed."""

    def step(self, look: Look) -> Step:
        """Take in the next frame; `look.at` never falls."""
        ...


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A gesture's entry in the registry: a module-level value of its file."""

    kinds: frozenset[GestureKind]
    machine: Callable[[], Machine]
