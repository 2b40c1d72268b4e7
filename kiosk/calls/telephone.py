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

from kiosk.calls import refusals
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
    Ringing,
    Seated,
    Unreachable,
)
from kiosk.calls.circle import Circle, Note
from kiosk.calls.machine import LIVE, TALKING, Step, Waits, WrongStep, captioned, overdue, step
from kiosk.calls.outgoing import Outgoing
from kiosk.core.call import Call, CallState, Invitation
from kiosk.core.city.parts import Contact
from kiosk.core.clock import Clock
from kiosk.core.errors import Refused, SourceError
from kiosk.core.fact import CallMissed, Fact, InvitationShown, PresenceChanged
from kiosk.core.text import Text

INVITED = 120.0  # seconds a code stays on the wall: who passes by must not find it there
RINGS = 6.0  # seconds, three rings, until a listed contact's call is taken: whoever is in the room sees it coming

log = logging.getLogger(__name__)


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
        self._known = {contact.key: contact for contact in directory}
        self._clock = clock
        self._waits = waits
        self._report = report
        self._note = note
        self._wake = wake
        self._auto_answer = auto_answer
        self._mailbox: deque[tuple[CallEvent | Invitation, float]] = deque()
        self._ids = itertools.count(1)
        self._invitation: Invitation | None = None
        self._invited_at = 0.0
        self._megaphone = Megaphone(backend, clock, report, note)
        self._outgoing = Outgoing(backend, report, note)
        self._circle = Circle(clock, report, note, over=self._outgoing.reset)

    @property
    def call(self) -> Call | None:
        """The call in progress, or the last one."""
        return self._circle.whole

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
        rings = self._circle.floor(CallState.INCOMING)
        if rings and rings.auto and now - rings.since >= RINGS:
            self._take(rings, video=rings.video, by="itself")
        for call_id in self._circle.ids():  # each as it is when its turn comes: the one before may have ended it
            call = self._circle.get(call_id)
            if call and (what := overdue(call, self._waits, now)):
                self._circle.go(call, what, now)
                self._let_go(call)

    # ------------------------------------------------------------------ the port

    def propose(self, contact: Contact, *, video: bool) -> None:
        """Show whom and how; takes the place of an open proposal. Raises `Refused` while a call is on."""
        self.turn()
        self._refuse_strangers((contact,))
        self._refuse_while_busy()
        self._propose((contact,), video=video)

    def dial(self, contact: Contact, *, video: bool) -> None:
        """Ring `contact`. Raises `Refused` unless exactly this call stands proposed."""
        self.turn()
        self._refuse_while_busy()
        self._ring(self._proposed(contact, video=video))

    def propose_more(self, contact: Contact) -> None:
        """Show who is to be brought into the talk there is; takes the place of an open proposal.

        Raises `Refused` unless somebody is on the line, `contact` is not, and there is room for one more.
        """
        self.turn()
        floor = self._joined((contact,))
        self._propose((contact,), video=floor.video, joins=floor.id)

    def add(self, contact: Contact) -> None:
        """Ring `contact` while the talk goes on. Raises `Refused` unless exactly this stands proposed."""
        self.turn()
        floor = self._joined((contact,))
        self._ring(self._proposed(contact, video=floor.video), joins=floor.id)

    def propose_all(self, contacts: Sequence[Contact], to: Text, *, video: bool) -> None:
        """These, who are called `to`, are meant, whoever is ticked later; takes the place of an open proposal.

        They begin a talk, or are brought into the one there is (then as that is, by video or not). Raises `Refused`
        where nobody is meant, somebody is in it already, or not all of them fit.
        """
        self.turn()
        floor = self._talk_for(contacts)
        self._propose(contacts, video=floor.video if floor else video, joins=floor.id if floor else "", group=to)

    def dial_all(self) -> Collection[str]:
        """Ring all at once who were proposed together, and say whom, by key; nobody where the engine cannot.

        Raises `Refused` unless they still are proposed, and may be rung.
        """
        self.turn()
        calls = [call for call in self._in_order(CallState.PROPOSED) if call.group]
        if not calls:
            raise Refused(refusals.NOTHING_PROPOSED)
        floor = self._talk_for([self._known[call.contact] for call in calls])
        return [call.contact for call in self._ring(calls, joins=floor.id if floor else "")]

    def remove(self, contact: Contact) -> None:
        """End the call with one of several; with the last one the talk. Raises `Refused` for who is not in it."""
        self.turn()
        for call in self._circle.all(*LIVE):
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
        for call in self._circle.all(CallState.PROPOSED):
            self._circle.go(call, Step.WITHDRAWN, self._clock.now())

    def hang_up(self) -> None:
        """End the call, with everybody. Raises `Refused` where none is on."""
        self.turn()
        if self._megaphone.address:
            self._megaphone.end()
            self._outgoing.reset()
            return
        if not self._circle.all(*LIVE):
            raise Refused(refusals.NOTHING_TO_HANG_UP)
        for call in self._circle.all(*LIVE):
            self._hang_up(call)

    def accept(self, *, video: bool) -> None:
        """Take the call that rings here, with the wall's own picture or without. Raises `Refused` where none rings."""
        self.turn()
        call = self._circle.floor(CallState.INCOMING)
        if call is None:
            raise Refused(refusals.NOBODY_RINGS)
        self._take(call, video=video)

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """Hold back the wall's sound or picture from now on. Raises `Refused` where nobody is on the line."""
        self.turn()
        if self._circle.floor(*TALKING) is None and self._megaphone.address is None:
            raise Refused(refusals.NOBODY_TO_MUTE)
        self._outgoing.mute(microphone=microphone, camera=camera)

    def show(self, *, wall: bool) -> None:
        """Let the far side see what is on the wall, or the camera again. Raises `Refused` without a video call."""
        self.turn()
        call = self._circle.floor(CallState.CONNECTED)
        if call is None or not call.video:
            raise Refused(refusals.NOBODY_SEES)
        self._outgoing.show(wall=wall)

    def arrange(self, *, large: bool) -> None:
        """Of several show whoever speaks large, or everybody alike.

        Raises `Refused` without a video call, or unless there are several.
        """
        self.turn()
        talk = self._circle.floor(*LIVE)
        if talk is None or not talk.video:
            raise Refused(refusals.NOBODY_SEES)
        if len(self._circle.all(*LIVE)) < 2:  # noqa: PLR2004 - one is not several
            raise Refused(refusals.NOT_SEVERAL)
        self._outgoing.arrange(large=large)

    def hold(self) -> None:
        """Put everybody there is on hold. Raises `Refused` unless connected."""
        self.turn()
        if self._circle.floor(CallState.CONNECTED) is None:
            held = self._circle.floor(CallState.HELD)
            raise Refused(refusals.ALREADY_HELD.filled(name=held.name) if held else refusals.NOBODY_TO_HOLD)
        for call in self._circle.all(CallState.CONNECTED):
            self._hold(call)

    def resume(self) -> None:
        """Go on after a hold. Raises `Refused` where nobody is on hold."""
        self.turn()
        if self._circle.floor(CallState.HELD) is None:
            raise Refused(refusals.NOBODY_HELD)
        for call in self._circle.all(CallState.HELD):
            self._circle.go(call, Step.RESUMED, self._clock.now())
            self._backend.resume(call.id)
        for away in self._circle.all(CallState.LOST):
            self._circle.keep(replace(away, held=False))
            self._backend.resume(away.id)

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
                self._circle.seat(event)
            case Busy(call_id) if self._megaphone.has(call_id):
                self._megaphone.lost("refused by the engine")
                self._outgoing.reset()
            case _:
                self._of_call(event, at)

    def _lost(self, detail: str, at: float) -> None:
        if self._megaphone.lost("engine lost"):
            self._outgoing.reset()
        for call in self._circle.all(*LIVE):
            self._circle.go(call, Step.ENGINE_LOST, at, detail=detail)
            self._let_go(call)  # or an order still queued would let a restarted engine ring for nobody

    def _of_call(self, event: Passing | Captioned | QualityTold, at: float) -> None:
        named = self._circle.get(event.call_id)
        if named is None or named.state not in LIVE:
            log.debug("%s comes late for %s", type(event).__name__, event.call_id)
        else:
            self._goes_on(named, event, at)

    def _goes_on(self, call: Call, event: Passing | Captioned | QualityTold, at: float) -> None:
        match event:
            case Captioned(_, words, engine):
                if call.state is CallState.CONNECTED:  # words that were under way when it was put on hold are dropped
                    if words and not engine:  # what a recogniser believes a person said belongs in no record
                        self._note("caption", call=call.id, contact=call.contact, said=words)
                    self._circle.keep(captioned(call, words, engine))
            case QualityTold(_, quality):
                self._circle.keep(replace(call, quality=quality))
            case _:
                if isinstance(event, Ringing):
                    call = replace(call, by_page=event.by_page)
                try:
                    after = self._circle.go(call, _means(call, event), at)
                except WrongStep:
                    # a backend that stumbles must not end the talk
                    log.warning("the backend announced %s", type(event).__name__, exc_info=True)
                    return
                if after.state is CallState.CONNECTED and any(one.held for one in self._circle.all(*TALKING)):
                    self._hold(after)  # whoever comes to a talk on hold waits like the others

    def _rung(self, event: Incoming, at: float) -> None:
        contact = self._known.get(event.contact)
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
            by_page=event.by_page,
            incoming=True,
            auto=contact.key in self._auto_answer,
        )
        if self._circle.floor(*LIVE, CallState.PROPOSED) or self._megaphone.address:
            self._backend.hang_up(call.id)
            missed = replace(step(call, Step.MISSED, at), over_at=self._clock.wall())
            self._note("call", call=call.id, contact=call.contact, state=missed.state.value, because="busy here")
            self._report(CallMissed(missed))
            return
        self._circle.begin(call, because="rang here")

    def _take(self, call: Call, *, video: bool, **data: object) -> None:
        self._circle.go(call, Step.ACCEPTED, self._clock.now(), **data)
        self._backend.accept(call.id, video=video)

    def _propose(self, contacts: Sequence[Contact], *, video: bool, joins: str = "", group: Text | None = None) -> None:
        self.withdraw()
        noted = ({"joins": joins} if joins else {}) | ({"group": group.en} if group else {})
        for contact in contacts:
            call = Call(
                id=f"call-{next(self._ids)}",
                contact=contact.key,
                name=contact.name.text,
                role=contact.role.text,
                video=video,
                state=CallState.PROPOSED,
                since=self._clock.now(),
                simulated=self._backend.simulated,
                group=group,
            )
            begins = not joins and contact is contacts[0]
            (self._circle.begin if begins else self._circle.put)(call, because="proposed", **noted)
            self._backend.expect(contact)

    def _proposed(self, contact: Contact, *, video: bool) -> Sequence[Call]:
        """The proposal of exactly this call. Raises `Refused` where it does not stand, or not alone."""
        calls = self._in_order(CallState.PROPOSED)
        if [(call.contact, call.video) for call in calls] != [(contact.key, video)]:
            raise Refused(refusals.NOT_PROPOSED.filled(name=contact.name.text))
        return calls

    def _ring(self, proposed: Sequence[Call], joins: str = "") -> Sequence[Call]:
        """Ring them all at once, or, where the engine cannot, nobody."""
        noted = {"joins": joins} if joins else {}
        calls = [self._circle.go(call, Step.CONFIRMED, self._clock.now(), **noted) for call in proposed]
        contacts = {call.id: self._known[call.contact] for call in calls}
        try:
            self._backend.dial(contacts, video=calls[0].video, joins=joins)
        except SourceError as error:
            log.warning("cannot dial %s: %s", ", ".join(call.contact for call in calls), error)
            for call in calls:
                self._circle.go(call, Step.NO_BACKEND, self._clock.now())
            return ()
        return calls

    def _hang_up(self, call: Call) -> None:
        how = Step.DECLINED_HERE if call.state is CallState.INCOMING else Step.HUNG_UP_HERE
        self._circle.go(call, how, self._clock.now())
        self._backend.hang_up(call.id)

    def _hold(self, call: Call) -> None:
        self._circle.go(call, Step.HELD, self._clock.now())
        self._backend.hold(call.id)

    def _let_go(self, call: Call) -> None:
        if call.state in LIVE:
            self._backend.hang_up(call.id)

    def _in_order(self, state: CallState) -> Sequence[Call]:
        """Those in this state, in the order they came."""
        calls = (self._circle.get(call_id) for call_id in self._circle.ids())
        return [call for call in calls if call and call.state is state]

    # ------------------------------------------------------------------ why not

    def _refuse_strangers(self, contacts: Sequence[Contact]) -> None:
        if not contacts:
            raise Refused(refusals.NOBODY_MEANT)
        for contact in contacts:
            if contact not in self._directory:
                raise Refused(refusals.STRANGER.filled(name=contact.name.text))

    def _refuse_while_busy(self) -> None:
        if call := self._circle.floor(*LIVE):
            words: Text = refusals.BUSY.filled(name=call.name)
            raise Refused(words)
        if address := self._megaphone.address:
            raise Refused(refusals.SPEAKS.filled(to=address.to))

    def _talk_for(self, contacts: Sequence[Contact]) -> Call | None:
        """The call of the talk they may be brought into; None: there is none, and they may begin one."""
        if self._circle.floor(CallState.CONNECTED, CallState.HELD):
            return self._joined(contacts)
        self._refuse_strangers(contacts)
        self._refuse_while_busy()
        most = self._backend.most
        if most == 1 < len(contacts):
            raise Refused(refusals.ACTORS_ONE_BY_ONE)
        if len(contacts) > most:
            raise Refused(refusals.TOO_MANY.filled(n=len(contacts), most=most))
        return None

    def _joined(self, contacts: Sequence[Contact]) -> Call:
        """The call of the talk they may be brought into."""
        self._refuse_strangers(contacts)
        floor = self._circle.floor(CallState.CONNECTED)
        if floor is None:
            held = self._circle.floor(CallState.HELD)
            raise Refused(refusals.ALREADY_HELD.filled(name=held.name) if held else refusals.NOBODY_TO_JOIN)
        there = self._circle.all(*LIVE)
        for contact in contacts:
            if any(call.contact == contact.key for call in there):
                raise Refused(refusals.ALREADY_IN.filled(name=contact.name.text))
        if self._backend.most == 1:
            raise Refused(refusals.ONE_AT_A_TIME)
        room = self._backend.most - len(there)
        if room < 1:
            raise Refused(refusals.FULL.filled(n=self._backend.most + 1))
        if len(contacts) > room:
            raise Refused(refusals.NO_ROOM.filled(n=len(contacts), room=room))
        return floor


def _means(call: Call, event: Passing) -> Step:
    """What happened to `call` by it."""
    if call.state is CallState.INCOMING and isinstance(event, FarHungUp):
        return Step.MISSED
    if call.state is CallState.CONFIRMED and isinstance(event, Unreachable):
        return Step.NOT_REACHED  # it never rang there
    return event.step
