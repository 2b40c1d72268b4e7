"""A call as everybody sees it: who, how, in which state, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.core.text import Language, Text


class CallState(Enum):
    """The states of a call; `calls/machine.py` says which follows which."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RINGING = "ringing"
    INCOMING = "incoming"  # somebody of the directory rings here
    ACCEPTED = "accepted"  # the wall took it; sound and pictures are on their way
    CONNECTED = "connected"
    HELD = "held"
    LOST = "lost"  # nothing comes from there any more; the engine tries to get them back
    ENDED = "ended"
    FAILED = "failed"


# a lost line is taken up again: an order waits for it, and its place in the picture stays
ON_THE_LINE = (CallState.CONNECTED, CallState.HELD, CallState.LOST)


class EndReason(Enum):
    """Why a call ended or failed."""

    HUNG_UP_HERE = "hung up here"
    HUNG_UP_THERE = "hung up there"
    DECLINED = "declined"
    NO_ANSWER = "no answer"
    NOT_REACHED = "not reached"  # no device of theirs is connected
    BUSY = "busy"
    LINE_BUSY = "line busy"  # the wall's own, which carries one telephone
    NOT_CONFIRMED = "not confirmed"
    ENGINE_LOST = "engine lost"
    NO_BACKEND = "no backend"
    DECLINED_HERE = "declined here"
    MISSED = "missed"
    CONNECTION_LOST = "connection lost"


@dataclass(frozen=True, slots=True)
class Quality:
    """How a call goes, over its last seconds."""

    loss: float  # share of packets that did not arrive, 0..1
    delay: float  # seconds there and back
    fps: float  # pictures a second that arrive


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody's device is connected now, and when it last was (None: never since the wall started)."""

    reachable: bool
    last_seen: datetime | None = None
    language: Language | None = None  # that they read on it, and so speak; None: not known


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes a contact's phone reachable, good once, until `expires`; shown as a QR code, never logged."""

    contact: str
    url: str
    expires: float  # seconds since 1970

    def __repr__(self) -> str:
        """Without the link: a value may end in a log."""
        return f"Invitation(contact={self.contact!r})"


@dataclass(frozen=True, slots=True)
class Address:
    """The wall speaks live to a group, one way."""

    id: str
    to: Text  # as they are called
    asked: tuple[str, ...]  # keys of contacts
    hear: tuple[str, ...]  # of those, who hears it now
    since: float  # monotonic seconds


@dataclass(frozen=True, slots=True)
class Seat:
    """Where in the picture of all somebody is seen: its left, top, width and height, 0..1 of the picture."""

    left: float
    top: float
    width: float
    height: float
    dark: bool = False  # nothing was seen of them so far


@dataclass(frozen=True, slots=True)
class Member:
    """One of the others in a call of more than two."""

    id: str  # of the call with them: each member's is one of its own
    contact: str  # key in the directory
    name: Text
    state: CallState
    since: float  # monotonic seconds when this state began
    ended_for: EndReason | None = None  # they left, or never came
    by_page: bool | None = None  # their page shows orders; False: a telephone, which shows none; None: nobody has told
    at_once: bool = False  # rung at once with others: an order to them all is for this one too while it rings
    seat: Seat | None = None  # None: nobody has told yet
    # or spoke last: whoever has the floor keeps it, framed or large, through a pause until somebody else speaks, for a
    # frame that went and came with every breath would draw the eye to nothing
    speaks: bool = False

    @property
    def left(self) -> bool:
        """Whether they are here no more."""
        return self.state in (CallState.ENDED, CallState.FAILED)


@dataclass(frozen=True, slots=True)
class Call:
    """One call at one moment; of more than two people the call with the one who has the floor, and `members`."""

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
    caption_by: str = ""  # the recogniser that wrote it, e.g. "vosk-mini-en (DEMO MODEL)"; empty: an actor's text
    simulated: bool = False  # an actor plays the officer: said on the screen
    by_page: bool | None = None  # as the engine says: it rings on their page, or at their telephone; None: not yet
    incoming: bool = False  # they rang us
    auto: bool = False  # and the wall takes it by itself
    quality: Quality | None = None
    held: bool = False  # by the wall; a line that is lost meanwhile comes back as it was
    group: Text | None = None  # as those are called who were rung at once with this one; None: nobody was
    over_at: datetime | None = None  # when it ended, for the list of calls
    members: tuple[
        Member, ...
    ] = ()  # everybody but the wall, in the order they came; empty: it never had more than one

    @property
    def talk(self) -> str:
        """The same for as long as anybody is in it, whoever has the floor."""
        return self.members[0].id if self.members else self.id

    @property
    def several(self) -> bool:
        """Whether more than one is there or on the way."""
        return sum(not member.left for member in self.members) > 1

    def state_with(self, contact: str) -> CallState | None:
        """How it stands with somebody; None: they are not in it, or no more."""
        if not self.members:
            return None if self.over or self.contact != contact else self.state
        return next((one.state for one in self.members if one.contact == contact and not one.left), None)

    def may_join(self, contact: str) -> bool:
        """Whether somebody could be brought in: people are on the line who hear each other, and they are not there."""
        there = [member.contact for member in self.members if not member.left] or [self.contact]
        return self.state is CallState.CONNECTED and not self.simulated and contact not in there

    @property
    def over(self) -> bool:
        """Whether nothing can follow."""
        return self.state in (CallState.ENDED, CallState.FAILED)
