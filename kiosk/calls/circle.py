"""Everybody of the one talk there is, or of the last one -> facts and journal. Ends where they are reported.

Qt thread only. Each is a call of its own with its own way; whoever is nearest to a talk stands for all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kiosk.calls import conference
from kiosk.calls.backend import Seated
from kiosk.calls.machine import LIVE, Step, step
from kiosk.core.call import Call, CallState
from kiosk.core.clock import Clock
from kiosk.core.fact import CallChanged, Fact, MemberLeft

log = logging.getLogger(__name__)


class Note(Protocol):
    """Writes into the black box; Qt thread only."""

    def __call__(self, kind: str, **data: object) -> None:
        """Append one entry."""
        ...


class Circle:
    """The calls of one talk, in the order they came. The only place where one changes."""

    def __init__(self, clock: Clock, report: Callable[[Fact], None], note: Note, over: Callable[[], None]) -> None:
        """`over` is told when the last one has left, before anybody else is."""
        self._clock = clock
        self._report = report
        self._note = note
        self._over = over
        self._calls: dict[str, Call] = {}
        self._floor = ""  # whose stands for all
        self._seated = conference.NOBODY

    @property
    def whole(self) -> Call | None:
        """The talk as the wall shows it, or the last one."""
        shown = self._calls.get(self._floor)
        return conference.whole(shown, self._calls.values(), self._seated) if shown else None

    def ids(self) -> tuple[str, ...]:
        """Of everybody who is or was in it."""
        return tuple(self._calls)

    def get(self, call_id: str) -> Call | None:
        """The call of that id as it is now."""
        return self._calls.get(call_id)

    def floor(self, *states: CallState) -> Call | None:
        """The one that stands for all, if it is in one of these states."""
        call = self._calls.get(self._floor)
        return call if call and call.state in states else None

    def all(self, *states: CallState) -> list[Call]:
        """Those in one of these states; the one that stands for all is the last, so that it goes on doing so."""
        found = [call for call in self._calls.values() if call.state in states]
        return sorted(found, key=lambda call: call.id == self._floor)

    def begin(self, call: Call, **data: object) -> None:
        """A new talk begins with `call`."""
        self._calls, self._floor, self._seated = {}, call.id, conference.NOBODY
        self.put(call, **data)

    def put(self, call: Call, **data: object) -> None:
        """One more, or one that changed its state; `data` stands in the journal with it."""
        self._calls[call.id] = call
        self._note(
            "call",
            call=call.id,
            contact=call.contact,
            video=call.video,
            simulated=call.simulated,
            state=call.state.value,
            since=call.since,
            **data,
        )
        self._tell()
        log.info("%s to %s: %s", call.id, call.contact, call.state.value)

    def go(self, call: Call, what: Step, at: float, **data: object) -> Call:
        """`call` after `what` happened to it at `at`. Raises `WrongStep`."""
        after = step(call, what, at)
        alone = not any(one.id != call.id for one in self.all(*LIVE))
        if after.over:
            after = replace(after, over_at=self._clock.wall())
        if after.over and alone:
            self._over()
        if after.over and not alone and not conference.proposed(after):
            self._report(MemberLeft(conference.whole(after, (after,))))
        self.put(after, because=what.value, **data)
        if after.over and alone and not conference.proposed(after):
            for left in self.all(CallState.PROPOSED):
                self.go(left, Step.WITHDRAWN, at)  # there is no talk any more to bring anybody into
        return after

    def keep(self, call: Call) -> None:
        """What is said, or how the line is: no step, and nothing for the journal."""
        self._calls[call.id] = call
        self._tell()

    def seat(self, seated: Seated) -> None:
        """Where everybody is in the picture of all."""
        self._seated = seated
        self._tell()

    def _tell(self) -> None:
        if self._calls:
            self._floor = conference.floor(self._calls.values(), self._floor).id
            self._report(CallChanged(self.whole))
