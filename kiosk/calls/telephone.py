"""Orders of the wall and events of the engine -> one talk at a time. Ends where `CallChanged` is reported.

Everything but `announce` runs in the Qt thread, so a call changes in one place only and no lock is needed. Events wait
in a mailbox; every order empties it first, so that nobody hangs up on, or dials because of, what is already over.
"""

from __future__ import annotations

import itertools
import logging
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from kiosk.calls import conference, refusals
from kiosk.calls.address import Megaphone
from kiosk.calls.backend import (
    Addressed,
    Busy,
    CallBackend,
    CallEvent,
    Captioned,
    EngineLost,
    FarHungUp,
    Incoming,
    Passing,
    PresenceTold,
    QualityTold,
    Seated,
)
from kiosk.calls.machine import LIVE, TALKING, Step, Waits, WrongStep, captioned, overdue, step
from kiosk.core.call import Call, CallState, Invitation
from kiosk.core.city.parts import Contact
from kiosk.core.clock import Clock
from kiosk.core.errors import Refused, SourceError
from kiosk.core.fact import (
    CallChanged,
    CallMissed,
    Fact,
    InvitationShown,
    LayoutChanged,
    MemberLeft,
    MutedChanged,
    PresenceChanged,
    SharingChanged,
)
from kiosk.core.text import Text

INVITED = 120.0  # seconds a code stays on the wall: who passes by must not find it there
RINGS = 6.0  # seconds, three rings, until a listed contact's call is taken: whoever is in the room sees it coming

log = logging.getLogger(__name__)


class Note(Protocol):
    """Writes into the black box; Qt thread only."""

    def __call__(self, kind: str, **data: object) -> None:
        """Append one entry."""
        ...


class Telephone:
    """The `Calls` port on a backend. The only maker of `Call` values."""

    def __init__(
        self,
        backend: CallBackend,
        directory: Collection[Contact],
        *,
        clock: Clock,
        waits: Waits,
        report: Callable[[Fact], None],
        note: Note,
        wake: Callable[[], None],
        auto_answer: Collection[str] = (),
    ) -> None:
        """`wake` (any thread, never blocks) asks the Qt thread to call `turn` soon.

        Calls of contacts whose keys are in `auto_answer` are taken after `RINGS` seconds.
        """
        self._backend = backend
        self._directory = directory
        self._clock = clock
        self._waits = waits
        self._report = report
        self._note = note
        self._wake = wake
        self._auto_answer = auto_answer
        self._mailbox: deque[tuple[CallEvent | Invitation, float]] = deque()
        self._ids = itertools.count(1)
        self._calls: dict[str, Call] = {}  # of the talk there is, or of the last one: one with each, in their order
        self._floor = ""  # whose stands for all
        self._seated = conference.NOBODY
        self._invitation: Invitation | None = None
        self._invited_at = 0.0
        self._shows_wall = self._enlarged = False
        self._megaphone = Megaphone(backend, clock, report, note)
        self._muted = (False, False)  # microphone, camera

    @property
    def call(self) -> Call | None:
        """The call in progress, or the last one."""
        shown = self._calls.get(self._floor)
        return conference.whole(shown, self._calls.values(), self._seated) if shown else None

    def announce(self, event: CallEvent) -> None:
        """Take an event of the backend. Any thread, never blocks."""
        self._mailbox.append((event, self._clock.now()))
        self._wake()

    def turn(self) -> None:
        """Act on the events that arrived and on time that ran out. Qt thread; several times a second and when woken."""
        for _ in range(len(self._mailbox)):
            event, at = self._mailbox.popleft()
            self._hear(event, at)
        now = self._clock.now()
        if now - self._invited_at > INVITED:
            self.hide_invitation()
        rings = self._in(CallState.INCOMING)
        if rings and rings.auto and now - rings.since >= RINGS:
            self._take(rings, video=rings.video, by="itself")
        for call in list(self._calls.values()):
            if what := overdue(call, self._waits, now):
                self._go(call, what, now)
                self._let_go(call)

    # ------------------------------------------------------------------ the port

    def propose(self, contact: Contact, *, video: bool) -> None:
        """Show whom and how; takes the place of an open proposal. Raises `Refused` while a call is on."""
        self.turn()
        if contact not in self._directory:
            raise Refused(refusals.STRANGER.filled(name=contact.name.text))
        self._refuse_while_busy()
        self.withdraw()
        self._first(self._proposal(contact, video=video), because="proposed")
        self._backend.expect(contact)

    def dial(self, contact: Contact, *, video: bool) -> None:
        """Ring `contact`. Raises `Refused` unless exactly this call stands proposed."""
        self.turn()
        self._refuse_while_busy()
        call = self._in(CallState.PROPOSED)
        if call is None or (call.contact, call.video) != (contact.key, video):
            raise Refused(refusals.NOT_PROPOSED.filled(name=contact.name.text))
        self._dial(call, contact)

    def propose_more(self, contact: Contact) -> None:
        """Show who is to be brought into the talk there is; takes the place of an open proposal.

        Raises `Refused` unless somebody is on the line, `contact` is not, and there is room for one more.
        """
        self.turn()
        floor = self._refuse_to_join(contact)
        self.withdraw()
        call = self._proposal(contact, video=floor.video)
        self._put(call, because="proposed", joins=floor.id)
        self._backend.expect(contact)

    def add(self, contact: Contact) -> None:
        """Ring `contact` while the talk goes on. Raises `Refused` unless exactly this stands proposed."""
        self.turn()
        floor = self._refuse_to_join(contact)
        for call in self._all(CallState.PROPOSED):
            if call.contact == contact.key:
                self._dial(call, contact, joins=floor.id)
                return
        raise Refused(refusals.NOT_PROPOSED.filled(name=contact.name.text))

    def remove(self, contact: Contact) -> None:
        """End the call with one of several; with the last one the talk. Raises `Refused` for who is not in it."""
        self.turn()
        for call in self._all(*LIVE):
            if call.contact == contact.key:
                self._hang_up(call)
                return
        raise Refused(refusals.NOT_IN_CALL.filled(name=contact.name.text))

    def propose_address(self, contacts: Sequence[Contact], to: Text) -> None:
        """Fix who is to hear the wall; nobody does yet. Raises `Refused` in a call."""
        self.turn()
        self._refuse_while_busy()
        self._megaphone.propose(contacts, to)

    def withdraw_address(self) -> None:
        """Nobody is to hear it."""
        self._megaphone.withdraw()

    def address(self) -> None:
        """Speak live to those who were proposed until `hang_up`.

        Raises `Refused` in a call, where nobody was proposed, or where nobody has a phone.
        """
        self.turn()
        self._refuse_while_busy()
        self._megaphone.begin()

    def withdraw(self) -> None:
        """Drop the open proposal, if there is one: it may have run out a moment ago."""
        self.turn()
        for call in self._all(CallState.PROPOSED):
            self._go(call, Step.WITHDRAWN, self._clock.now())

    def hang_up(self) -> None:
        """End the call, with everybody. Raises `Refused` where none is on."""
        self.turn()
        if self._megaphone.address:
            self._megaphone.end()
            self._unmute()
            return
        if not self._all(*LIVE):
            raise Refused(refusals.NOTHING_TO_HANG_UP)
        for call in self._all(*LIVE):
            self._hang_up(call)

    def accept(self, *, video: bool) -> None:
        """Take the call that rings here, with the wall's own picture or without. Raises `Refused` where none rings."""
        self.turn()
        call = self._in(CallState.INCOMING)
        if call is None:
            raise Refused(refusals.NOBODY_RINGS)
        self._take(call, video=video)

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """Hold back the wall's sound or picture from now on. Raises `Refused` where nobody is on the line."""
        self.turn()
        if self._in(*TALKING) is None and self._megaphone.address is None:
            raise Refused(refusals.NOBODY_TO_MUTE)
        self._muted = (microphone, camera)
        self._backend.mute(microphone=microphone, camera=camera)
        self._report(MutedChanged(microphone, camera))
        self._note("muted", microphone=microphone, camera=camera)

    def show(self, *, wall: bool) -> None:
        """Let the far side see what is on the wall, or the camera again. Raises `Refused` without a video call."""
        self.turn()
        call = self._in(CallState.CONNECTED, CallState.HELD)
        if call is None or not call.video:
            raise Refused(refusals.NOBODY_SEES)
        self._shows_wall = wall
        self._backend.show(wall=wall)
        self._report(SharingChanged(wall))
        self._note("sharing", wall=wall)

    def arrange(self, *, large: bool) -> None:
        """Of several show whoever speaks large, or everybody alike. Raises `Refused` unless there are several."""
        self.turn()
        if len(self._all(*LIVE)) < 2:  # noqa: PLR2004 - one is not several
            raise Refused(refusals.NOT_SEVERAL)
        self._arranged(large=large)

    def hold(self) -> None:
        """Put everybody there is on hold. Raises `Refused` unless connected."""
        self.turn()
        if self._in(CallState.CONNECTED) is None:
            held = self._in(CallState.HELD)
            raise Refused(refusals.ALREADY_HELD.filled(name=held.name) if held else refusals.NOBODY_TO_HOLD)
        for call in self._all(CallState.CONNECTED):
            self._hold(call)

    def resume(self) -> None:
        """Go on after a hold. Raises `Refused` where nobody is on hold."""
        self.turn()
        if self._in(CallState.HELD) is None:
            raise Refused(refusals.NOBODY_HELD)
        for call in self._all(CallState.HELD):
            self._go(call, Step.RESUMED, self._clock.now())
            self._backend.resume(call.id)

    def invite(self, contact: Contact) -> None:
        """Show a one-time link for the contact's phone as a QR code, for a while. Raises `Refused`."""
        if contact not in self._directory:
            raise Refused(refusals.STRANGER.filled(name=contact.name.text))
        self._note("invited", contact=contact.key)
        self._backend.invite(contact, self._take_invitation)

    def hide_invitation(self) -> None:
        """Show it no more."""
        if self._invitation:
            self._invitation = None
            self._report(InvitationShown(None))

    def _take_invitation(self, invitation: Invitation) -> None:
        self._mailbox.append((invitation, self._clock.now()))
        self._wake()

    # ------------------------------------------------------------------ within

    def _hear(self, event: CallEvent | Invitation, at: float) -> None:
        match event:
            case Invitation():
                self._invitation, self._invited_at = event, at
                self._report(InvitationShown(event))
            case PresenceTold(contact, presence):
                self._report(PresenceChanged(contact, presence))
                if presence.reachable and self._invitation and self._invitation.contact == contact:
                    self.hide_invitation()
            case Incoming():
                self._rung(event, at)
            case Addressed():
                self._megaphone.heard(event)
            case EngineLost(detail):
                self._lost(detail, at)
            case Seated():
                self._seated = event
                self._tell()
            case Busy(call_id) if self._megaphone.has(call_id):
                self._megaphone.lost("refused by the engine")
                self._unmute()
            case _:
                self._of_call(event, at)

    def _lost(self, detail: str, at: float) -> None:
        if self._megaphone.lost("engine lost"):
            self._unmute()
        for call in self._all(*LIVE):
            self._go(call, Step.ENGINE_LOST, at, detail=detail)
            self._let_go(call)  # or an order still queued would let a restarted engine ring for nobody

    def _of_call(self, event: Passing | Captioned | QualityTold, at: float) -> None:
        named = self._calls.get(event.call_id)
        if named is None or named.state not in LIVE:
            log.debug("%s comes late for %s", type(event).__name__, event.call_id)
        else:
            self._goes_on(named, event, at)

    def _goes_on(self, call: Call, event: Passing | Captioned | QualityTold, at: float) -> None:
        match event:
            case Captioned(_, words, engine):
                if call.state is CallState.CONNECTED:  # words that were under way when it was put on hold are dropped
                    self._caption(captioned(call, words, engine))
            case QualityTold(_, quality):
                self._calls[call.id] = replace(call, quality=quality)
                self._tell()
            case _:
                what = Step.MISSED if call.state is CallState.INCOMING and isinstance(event, FarHungUp) else event.step
                try:
                    after = self._go(call, what, at)
                except WrongStep:
                    # a backend that stumbles must not end the talk
                    log.warning("the backend announced %s", type(event).__name__, exc_info=True)
                    return
                if after.state is CallState.CONNECTED and self._all(CallState.HELD):
                    self._hold(after)  # whoever comes to a talk on hold waits like the others

    def _rung(self, event: Incoming, at: float) -> None:
        contact = next((one for one in self._directory if one.key == event.contact), None)
        if contact is None:  # a backend must not let a stranger ring
            log.warning("somebody outside the directory rang: %s", event.contact)
            self._backend.hang_up(event.call_id)
            return
        call = Call(
            id=event.call_id,
            contact=contact.key,
            name=contact.name.text,
            role=contact.role.text,
            video=event.video,
            state=CallState.INCOMING,
            since=at,
            simulated=self._backend.simulated,
            incoming=True,
            auto=contact.key in self._auto_answer,
        )
        if self._in(*LIVE, CallState.PROPOSED) or self._megaphone.address:
            self._backend.hang_up(call.id)
            missed = replace(step(call, Step.MISSED, at), over_at=self._clock.wall())
            self._note("call", call=call.id, contact=call.contact, state=missed.state.value, because="busy here")
            self._report(CallMissed(missed))
            return
        self._first(call, because="rang here")

    def _take(self, call: Call, *, video: bool, **data: object) -> None:
        self._go(call, Step.ACCEPTED, self._clock.now(), **data)
        self._backend.accept(call.id, video=video)

    def _proposal(self, contact: Contact, *, video: bool) -> Call:
        return Call(
            id=f"call-{next(self._ids)}",
            contact=contact.key,
            name=contact.name.text,
            role=contact.role.text,
            video=video,
            state=CallState.PROPOSED,
            since=self._clock.now(),
            simulated=self._backend.simulated,
        )

    def _dial(self, call: Call, contact: Contact, joins: str = "") -> None:
        call = self._go(call, Step.CONFIRMED, self._clock.now(), **({"joins": joins} if joins else {}))
        try:
            self._backend.dial(call.id, contact, video=call.video, joins=joins)
        except SourceError as error:
            log.warning("cannot dial %s: %s", contact.key, error)
            self._go(call, Step.NO_BACKEND, self._clock.now())

    def _hang_up(self, call: Call) -> None:
        how = Step.DECLINED_HERE if call.state is CallState.INCOMING else Step.HUNG_UP_HERE
        self._go(call, how, self._clock.now())
        self._backend.hang_up(call.id)

    def _hold(self, call: Call) -> None:
        self._go(call, Step.HELD, self._clock.now())
        self._backend.hold(call.id)

    def _go(self, call: Call, what: Step, at: float, **data: object) -> Call:
        after = step(call, what, at)
        others = [one for one in self._all(*LIVE) if one.id != call.id]
        if after.over:
            after = replace(after, over_at=self._clock.wall())
        if after.over and not others:
            self._unmute()
        if after.over and others and not conference.proposed(after):
            self._report(MemberLeft(conference.whole(after, (after,))))
        self._put(after, because=what.value, **data)
        if after.over and not others:
            for left in self._all(CallState.PROPOSED):
                self._go(left, Step.WITHDRAWN, at)  # there is no talk any more to bring anybody into
        return after

    def _first(self, call: Call, **data: object) -> None:
        """A new talk begins with `call`."""
        self._calls, self._floor, self._seated = {}, call.id, conference.NOBODY
        self._put(call, **data)

    def _put(self, call: Call, **data: object) -> None:
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

    def _tell(self) -> None:
        if self._calls:
            self._floor = conference.floor(self._calls.values(), self._floor).id
            self._report(CallChanged(self.call))

    def _unmute(self) -> None:
        """Nobody starts the next call muted by the last one."""
        if self._muted != (False, False):
            self._muted = (False, False)
            self._backend.mute(microphone=False, camera=False)
            self._report(MutedChanged(microphone=False, camera=False))
        if self._shows_wall:
            self._shows_wall = False
            self._backend.show(wall=False)
            self._report(SharingChanged(wall=False))
        if self._enlarged:
            self._arranged(large=False)

    def _arranged(self, *, large: bool) -> None:
        self._enlarged = large
        self._backend.arrange(large=large)
        self._report(LayoutChanged(large))

    def _caption(self, call: Call) -> None:
        self._calls[call.id] = call
        if call.caption and not call.caption_by:  # what a recogniser believes a person said belongs in no record
            self._note("caption", call=call.id, contact=call.contact, said=call.caption)
        self._tell()

    def _let_go(self, call: Call) -> None:
        if call.state in LIVE:
            self._backend.hang_up(call.id)

    def _in(self, *states: CallState) -> Call | None:
        call = self._calls.get(self._floor)
        return call if call and call.state in states else None

    def _all(self, *states: CallState) -> list[Call]:
        """Those in one of these states; the one that stands for all is the last, so that it goes on doing so."""
        found = [call for call in self._calls.values() if call.state in states]
        return sorted(found, key=lambda call: call.id == self._floor)

    def _refuse_while_busy(self) -> None:
        if call := self._in(*LIVE):
            words: Text = refusals.BUSY.filled(name=call.name)
            raise Refused(words)
        if address := self._megaphone.address:
            raise Refused(refusals.SPEAKS.filled(to=address.to))

    def _refuse_to_join(self, contact: Contact) -> Call:
        """The call `contact` may be brought into."""
        if contact not in self._directory:
            raise Refused(refusals.STRANGER.filled(name=contact.name.text))
        floor = self._in(CallState.CONNECTED)
        if floor is None:
            held = self._in(CallState.HELD)
            raise Refused(refusals.ALREADY_HELD.filled(name=held.name) if held else refusals.NOBODY_TO_JOIN)
        there = self._all(*LIVE)
        if any(call.contact == contact.key for call in there):
            raise Refused(refusals.ALREADY_IN.filled(name=contact.name.text))
        if self._backend.most == 1:
            raise Refused(refusals.ONE_AT_A_TIME)
        if len(there) >= self._backend.most:
            raise Refused(refusals.FULL.filled(n=self._backend.most + 1))
        return floor
