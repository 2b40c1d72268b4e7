"""Call + what happened -> call: the life of one call as a table. Ends where the new value is given back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from kiosk.core.call import Call, CallState, EndReason
from kiosk.core.errors import KioskError


class Step(Enum):
    """What can happen to a call; the words stand in the journal."""

    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"  # declined, or nobody confirmed in time
    RINGING = "ringing"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    HUNG_UP_HERE = "hung up here"
    HUNG_UP_THERE = "hung up there"
    DECLINED = "declined"
    BUSY = "busy"
    LINE_BUSY = "line busy"  # the wall's own
    NOT_ANSWERED = "not answered"
    NOT_REACHED = "not reached"  # it never rang there
    ENGINE_LOST = "engine lost"
    NO_BACKEND = "no backend"
    ACCEPTED = "accepted"
    DECLINED_HERE = "declined here"
    MISSED = "missed"
    LOST = "lost"
    RESTORED = "restored"
    GIVEN_UP = "given up"


class WrongStep(KioskError):
    """A step that cannot follow the state a call is in: a bug of the one who asked, never shown as a refusal."""

    def __init__(self, call: Call, step: str) -> None:
        super().__init__(f"call {call.id} to {call.contact} is {call.state.value}: it cannot be {step}")
        self.call = call


_PROPOSED, _CONFIRMED, _RINGING = CallState.PROPOSED, CallState.CONFIRMED, CallState.RINGING
_INCOMING, _ACCEPTED, _LOST = CallState.INCOMING, CallState.ACCEPTED, CallState.LOST
_CONNECTED, _HELD, _ENDED, _FAILED = CallState.CONNECTED, CallState.HELD, CallState.ENDED, CallState.FAILED

LIVE = frozenset(
    {_CONFIRMED, _RINGING, _INCOMING, _ACCEPTED, _CONNECTED, _HELD, _LOST}
)  # an order of the backend stands behind it
TALKING = frozenset({_ACCEPTED, _CONNECTED, _HELD, _LOST})
OVER = frozenset({_ENDED, _FAILED})
UNANSWERED = frozenset({_CONFIRMED, _RINGING})

# a call ENDED when a person decided so, on either side; it FAILED when nobody did
TABLE: Mapping[Step, tuple[frozenset[CallState], CallState, EndReason | None]] = MappingProxyType(
    {
        Step.CONFIRMED: (frozenset({_PROPOSED}), _CONFIRMED, None),
        Step.WITHDRAWN: (frozenset({_PROPOSED}), _ENDED, EndReason.NOT_CONFIRMED),
        Step.RINGING: (frozenset({_CONFIRMED}), _RINGING, None),
        Step.ACCEPTED: (frozenset({_INCOMING}), _ACCEPTED, None),
        Step.ANSWERED: (frozenset({_RINGING, _ACCEPTED}), _CONNECTED, None),
        Step.HELD: (frozenset({_CONNECTED}), _HELD, None),
        Step.RESUMED: (frozenset({_HELD}), _CONNECTED, None),
        Step.HUNG_UP_HERE: (LIVE, _ENDED, EndReason.HUNG_UP_HERE),
        Step.HUNG_UP_THERE: (TALKING, _ENDED, EndReason.HUNG_UP_THERE),
        Step.DECLINED: (UNANSWERED, _ENDED, EndReason.DECLINED),
        Step.BUSY: (UNANSWERED, _FAILED, EndReason.BUSY),
        Step.LINE_BUSY: (frozenset({_CONFIRMED}), _FAILED, EndReason.LINE_BUSY),
        Step.NOT_ANSWERED: (UNANSWERED, _FAILED, EndReason.NO_ANSWER),
        Step.NOT_REACHED: (frozenset({_CONFIRMED}), _FAILED, EndReason.NOT_REACHED),
        Step.ENGINE_LOST: (LIVE, _FAILED, EndReason.ENGINE_LOST),
        Step.NO_BACKEND: (frozenset({_CONFIRMED}), _FAILED, EndReason.NO_BACKEND),
        Step.DECLINED_HERE: (frozenset({_INCOMING}), _ENDED, EndReason.DECLINED_HERE),
        Step.MISSED: (frozenset({_INCOMING}), _FAILED, EndReason.MISSED),
        Step.LOST: (frozenset({_CONNECTED, _HELD}), _LOST, None),
        Step.RESTORED: (frozenset({_LOST}), _CONNECTED, None),
        Step.GIVEN_UP: (frozenset({_LOST}), _FAILED, EndReason.CONNECTION_LOST),
    }
)


def step(call: Call, what: Step, at: float) -> Call:
    """`call` after `what` happened at `at` (monotonic seconds; never earlier than the state before). Pure.

    Raises `WrongStep` where the table does not allow it; after an end nothing is allowed.
    """
    allowed, state, reason = TABLE[what]
    if call.state not in allowed:
        raise WrongStep(call, what.value)
    since = max(at, call.since)
    held = what is Step.HELD or (call.held and what is not Step.RESUMED)
    if held and what is Step.RESTORED:
        state = CallState.HELD
    return replace(
        call,
        state=state,
        since=since,
        connected_at=since if what is Step.ANSWERED else call.connected_at,
        ended_for=reason,
        caption="",
        quality=None if state in OVER else call.quality,
        held=held,
    )


def captioned(call: Call, words: str, engine: str = "") -> Call:
    """`call` with what the far side says now, and what wrote it down. Raises `WrongStep` unless it is connected."""
    if call.state is not CallState.CONNECTED:
        raise WrongStep(call, "captioned")
    return replace(call, caption=words, caption_by=engine)


@dataclass(frozen=True, slots=True)
class Waits:
    """How long a state may last, in seconds."""

    proposal: float  # the question's own time-out comes before it; this ends a proposal whose question was lost
    dialling: float = 10.0  # until the engine says that it rings; a restarted engine is back in 1-4 s
    ringing: float = 45.0  # until it counts as not answered; mobile networks give up after 30-60 s
    lost: float = 30.0  # until a lost far side is given up: a page that is loaded anew is back in a few


def overdue(call: Call, waits: Waits, at: float) -> Step | None:
    """What happened to a call by lasting too long in its state, or None. Pure."""
    match call.state:
        case CallState.PROPOSED:
            limit, what = waits.proposal, Step.WITHDRAWN
        case CallState.CONFIRMED | CallState.ACCEPTED:
            limit, what = waits.dialling, Step.ENGINE_LOST
        case CallState.RINGING:
            limit, what = waits.ringing, Step.NOT_ANSWERED
        case CallState.INCOMING:
            limit, what = waits.ringing, Step.MISSED
        case CallState.LOST:
            limit, what = waits.lost, Step.GIVEN_UP
        case _:
            return None
    return what if at - call.since > limit else None
