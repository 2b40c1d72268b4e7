"""A call as everybody sees it: who, how, in which state, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.core.text import Text


class CallState(Enum):
    """The states of a call; `calls/machine.py` says which follows which."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RINGING = "ringing"
    CONNECTED = "connected"
    HELD = "held"
    ENDED = "ended"
    FAILED = "failed"


class EndReason(Enum):
    """Why a call ended or failed."""

    HUNG_UP_HERE = "hung up here"
    HUNG_UP_THERE = "hung up there"
    DECLINED = "declined"
    NO_ANSWER = "no answer"
    BUSY = "busy"
    NOT_CONFIRMED = "not confirmed"
    ENGINE_LOST = "engine lost"
    NO_BACKEND = "no backend"


@dataclass(frozen=True, slots=True)
class Call:
    """One call at one moment."""

    id: str
    contact: str  # key in the directory
    name: Text
    role: Text
    video: bool
    state: CallState
    since: float  # monotonic seconds when this state began
    connected_at: float | None = None
    ended_for: EndReason | None = None
    caption: str = ""  # what the far side says now
    simulated: bool = False  # an actor plays the officer: said on the screen

    @property
    def over(self) -> bool:
        """Whether nothing can follow."""
        return self.state in (CallState.ENDED, CallState.FAILED)
