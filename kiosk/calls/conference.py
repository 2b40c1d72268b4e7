"""The calls of one talk -> the call the wall shows. Pure; ends where the members are named.

Each of several people is a call of its own, with its own id and its own way through `machine.TABLE`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kiosk.calls.backend import Seated
from kiosk.calls.machine import LIVE
from kiosk.core.call import Call, CallState, EndReason, Member, Quality

TALKS, AWAY, NOT_YET, OVER = range(4)
RANK: Mapping[CallState, int] = {
    CallState.CONNECTED: TALKS,
    CallState.HELD: TALKS,
    CallState.LOST: AWAY,
    **dict.fromkeys((CallState.ACCEPTED, CallState.INCOMING, CallState.RINGING, CallState.CONFIRMED), NOT_YET),
}
NOBODY = Seated(())


def floor(calls: Collection[Call], before: str) -> Call:
    """Who is shown for all: whoever was (`before`, an id), until somebody is nearer to a talk.

    Of calls that are all over, or only proposed, it is the one that was shown last.
    """
    best = min(_rank(call) for call in calls)
    nearest = [call for call in calls if _rank(call) == best]
    return next((call for call in nearest if call.id == before), nearest[0])


def whole(shown: Call, calls: Collection[Call], seated: Seated = NOBODY) -> Call:
    """`shown` with everybody who is or was in the talk, and what is true of all of them.

    Of a mere proposal with everybody who was proposed.
    """
    there = [call for call in calls if proposed(shown) or not proposed(call)]
    if len(there) < 2:  # noqa: PLR2004 - the two of a plain call
        return shown
    began = [call.connected_at for call in there if call.connected_at is not None]
    lines = [call.quality for call in there if call.quality and call.state in LIVE]
    return replace(
        shown,
        connected_at=min(began, default=None),
        quality=max(lines, key=_badness, default=None),
        members=tuple(_member(call, seated) for call in there),
    )


def proposed(call: Call) -> bool:
    """Whether nobody agreed to the call, or not yet."""
    return call.state is CallState.PROPOSED or call.ended_for is EndReason.NOT_CONFIRMED


def _rank(call: Call) -> int:
    return RANK.get(call.state, OVER + proposed(call))


def _badness(line: Quality) -> tuple[float, float]:
    return line.loss, line.delay


def _member(call: Call, seated: Seated) -> Member:
    return Member(
        id=call.id,
        contact=call.contact,
        name=call.name,
        state=call.state,
        since=call.since,
        ended_for=call.ended_for,
        by_page=call.by_page,
        at_once=call.group is not None,
        seat=None if call.over else dict(seated.seats).get(call.id),
        speaks=seated.speaks == call.id,
    )
