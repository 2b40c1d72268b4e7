"""The wall's SIP line: one call at a time through Janus, told from ring to end. Ends at events for the wall.

asyncio loop's thread only. Nobody outside the directory is dialled, or rings.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from typing import TypeAlias

from kiosk.calls.backend import (
    Answered,
    Busy,
    CallEvent,
    FarHungUp,
    Incoming,
    Lost,
    QualityTold,
    Restored,
    Ringing,
    Unreachable,
)
from kiosk.calls.direct.film import Pictures
from kiosk.calls.direct.limits import CALLS, Limit
from kiosk.calls.direct.messages import Accept, Dial, HangUp, Hold, Mute, Resume
from kiosk.calls.direct.peer import Figures, Window
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.sounds import Hears, Reads
from kiosk.calls.direct.speech import Voice
from kiosk.calls.direct.talk import CONNECTS, LOOK, RINGS, SILENT, TOLD, WAITS, Around
from kiosk.calls.janus.messages import Account, Number
from kiosk.calls.janus.peer import JanusPeer, direction
from kiosk.calls.janus.place import Place
from kiosk.calls.janus.session import Event, Handle, JanusGone, JanusRefused, Session
from kiosk.calls.janus.telling import caller, refusal, sip
from kiosk.core.call import Quality
from kiosk.core.city.parts import dialable

log = logging.getLogger(__name__)

UNREGISTERED = "sip:wall@{host}"  # who calls, where no exchange knows the wall
STUCK = 3.0  # seconds after a call at which Janus, which needs one to clear up, can no longer be in use
REGISTERS = 5.0  # seconds a call waits for the exchange to know the wall
RINGS_THERE = 0.1  # seconds after which Janus 1.1 rings where it was rung from; a no before that is lost
IDLE = 2.0  # seconds Janus may take to end a call before the next one is tried anyway
DECLINED, BUSY_HERE, NOT_ACCEPTABLE, FORBIDDEN = 603, 486, 488, 403  # SIP statuses (RFC 3261)

Inbox: TypeAlias = Event | Accept | HangUp | Hold | Resume | Mute


class SipTalk:
    """One call with one number."""

    def __init__(
        self, around: Around, place: Place, handle: Handle, call_id: str, contact: str, *, video: bool
    ) -> None:
        self.call_id = call_id
        self.contact = contact
        self.waiting = False  # for the wall to decide
        self.over = False  # nobody is on the line any more; only Janus still clears up
        self._around = around
        self._place = place
        self._handle = handle
        self._video = video
        self._inbox: asyncio.Queue[Inbox] = asyncio.Queue()
        self._peer: JanusPeer | None = None
        self._sound: tuple[Reads, Hears] | None = None
        self._held = False
        self._far_held = False  # they hold the wall: they may be silent
        self._rang = False
        self._on = False  # Janus has this call
        self._wired = False  # Janus has a peer connection for it
        self._refused = False  # the wall said no to it
        self._sip_id = ""  # as SIP names it: what happens to other calls of this line is not ours

    def take(self, what: Inbox) -> None:
        """An order of the wall, or what Janus says."""
        self._inbox.put_nowait(what)

    async def call(self, number: str) -> None:
        """The whole call, from here."""
        try:
            if await self._called(number):
                await self._talked()
        except (JanusRefused, BadSdp, ValueError) as error:
            log.warning("the call to %s fails: %s", self.contact, error)
            self._emit(FarHungUp(self.call_id) if self._rang else Unreachable(self.call_id))
        finally:
            await self._let_go()

    async def answer(self, ring: Event, *, busy: Callable[[], bool]) -> None:
        """The whole call, from there; `busy` says whether the wall talks to somebody else."""
        self.waiting = self._rang = self._on = self._wired = True
        self._sip_id = sip(ring).call_id
        try:
            if await self._taken(ring.sdp, busy):
                await self._talked()
        except (JanusRefused, BadSdp, ValueError) as error:
            log.warning("the call of %s fails: %s", self.contact, error)
            self._emit(FarHungUp(self.call_id))
        finally:
            await self._let_go()

    # ------------------------------------------------------------------ chapters

    async def _called(self, number: str) -> bool:
        """Ring until somebody answers; whether somebody did."""
        peer = self._made()
        self._on = self._wired = True
        calling = await self._handle.ask(
            {"request": "call", "uri": number, "autoaccept_reinvites": False}, offer=await peer.offer()
        )
        self._sip_id = sip(calling).call_id
        answered = False
        end = self._around.now() + RINGS
        while (what := await self._next(end)) is not None:
            match what:
                case Event(kind="event"):
                    told = sip(what)
                    if what.sdp and not answered:  # it may come with the ringing already: a tone, an announcement
                        await peer.accept(what.sdp)
                        answered = True
                    if told.event in ("ringing", "progress", "accepted"):
                        self._say_ringing()
                    if told.event == "accepted":
                        return await self._flows(peer)
                    if self._is_over(what):
                        self._emit(refusal(self.call_id, told.code))
                        return False
                case Mute():
                    self._withhold()
                case _ if self._ended(what):
                    return False
        self._emit(Unreachable(self.call_id))
        return False

    async def _taken(self, offer: str, busy: Callable[[], bool]) -> bool:
        """Whether the wall takes the call that came in."""
        self._emit(Incoming(self.call_id, self.contact, self._video))
        began = self._around.now()
        end = began + WAITS
        while (what := await self._next(end)) is not None:
            match what:
                case Accept(_, video):
                    self.waiting = False
                    peer = self._made()
                    answer = await peer.answer(offer, pictures=video and self._video)
                    await self._handle.ask({"request": "accept", "autoaccept_reinvites": False}, answer=answer)
                    return await self._flows(peer)
                case HangUp():
                    self._refused = True
                    await asyncio.sleep(max(0.0, began + RINGS_THERE - self._around.now()))
                    await self._handle.ask({"request": "decline", "code": BUSY_HERE if busy() else DECLINED})
                    return False
                case _ if self._ended(what):
                    return False
        self._emit(FarHungUp(self.call_id))
        return False

    async def _flows(self, peer: JanusPeer) -> bool:
        """Whether the line to Janus stands."""
        end = self._around.now() + CONNECTS
        while self._around.now() < end and peer.state not in ("failed", "closed"):
            if peer.state == "connected":
                self._emit(Answered(self.call_id))
                return True
            what = await self._next(self._around.now() + 0.02)
            if what is not None and self._ended(what):
                return False
        raise ValueError("no way to janus for sound and pictures")

    async def _talked(self) -> None:
        """Talk until somebody ends it; a line that is silent is lost, and comes back by itself or not at all."""
        assert self._peer is not None
        look = heard = told = self._around.now()
        before = last = await self._peer.figures()
        lost = False
        while True:
            look += LOOK
            while (what := await self._next(look)) is not None:
                if self._ended(what):
                    return
                await self._directed(what)
            figures, now = await self._peer.figures(), self._around.now()
            if figures.received != last.received or self._held or self._far_held:
                heard = now
                if lost:
                    lost = False
                    self._emit(Restored(self.call_id))
            elif now - heard >= SILENT and not lost:
                lost = True
                self._emit(Lost(self.call_id))
            last = figures
            if self._held or self._far_held:
                before, told = figures, now  # nothing is to come: that is no loss
            elif now - told >= TOLD and figures.delay is not None:
                self._emit(QualityTold(self.call_id, _quality(before, figures, figures.delay, now - told)))
                before, told = figures, now

    # ------------------------------------------------------------------ within

    async def _directed(self, what: Inbox) -> None:
        assert self._peer is not None
        match what:
            case Hold():
                await self._hold(on=True)
            case Resume():
                await self._hold(on=False)
            case Mute():
                self._withhold()
            case Event(kind="event") if sip(what).event == "updatingcall" and what.sdp:
                self._far_held = direction(what.sdp) in ("sendonly", "inactive")
                await self._handle.tell({"request": "update"}, answer=self._peer.again(what.sdp))

    def _ended(self, what: Inbox) -> bool:
        """Whether `what` ends the call; who has to know is told."""
        match what:
            case HangUp():
                return True
            case Event() if self._is_over(what):
                self._emit(FarHungUp(self.call_id))
                return True
            case Event(kind="gone"):
                return True  # the engine ends with its Janus, and the wall hears of that
        return False

    async def _let_go(self) -> None:
        self.over = True
        try:
            if self._on and not self._refused:
                await self._handle.ask({"request": "hangup"})
            await self._until(lambda: not self._on)  # cut before that, Janus 1.1 would call itself busy for ever
            if self._wired:
                await self._handle.cut()
            await self._until(lambda: not self._wired)
        except (JanusGone, JanusRefused) as error:
            log.debug("janus had nothing to hang up: %s", error)
        finally:
            if self._peer:
                await self._peer.close()
            if self._sound:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, self._around.sounds.leave, self._sound[1])  # it waits for the device

    async def _until(self, reached: Callable[[], bool]) -> None:
        """Wait until Janus is so far: it refuses a call while it still clears up after the last."""
        end = self._around.now() + IDLE
        while not reached() and await self._next(end) is not None:
            pass

    async def _next(self, until: float) -> Inbox | None:
        """The next thing said or ordered, or None at that time."""
        try:
            async with asyncio.timeout(max(0.0, until - self._around.now())):
                what = await self._inbox.get()
        except TimeoutError:
            return None
        if isinstance(what, Event):
            self._on = self._on and what.kind != "gone" and not self._is_over(what)
            self._wired = self._wired and what.kind not in ("gone", "hangup")
        return what

    def _is_over(self, event: Event) -> bool:
        """Whether SIP ended this call: an end without a name is that of somebody who found the line busy."""
        told = sip(event)
        return told.event == "hangup" and told.call_id == self._sip_id

    def _made(self) -> JanusPeer:
        around = self._around
        self._sound = microphone, ear = around.sounds.talk()
        self._peer = JanusPeer(
            host=self._place.host,
            networks=self._place.networks,
            ice_servers=(),
            video=self._video,
            pictures=Pictures(around.camera),
            sound=Voice(microphone),
            ear=ear,
            window=Window(around.show, around.size),
        ).telephone()
        self._withhold()
        return self._peer

    def _withhold(self) -> None:
        muted = self._around.muted
        if self._peer:
            self._peer.withhold(microphone=self._held or muted.microphone, camera=self._held or muted.camera)

    async def _hold(self, *, on: bool) -> None:
        assert self._peer is not None
        self._held = on
        self._peer.hold(on)
        self._withhold()
        # an exchange that cannot hold says no: the talk is silent anyway, only the far phone does not know why
        await self._handle.tell({"request": "hold", "direction": "sendonly"} if on else {"request": "unhold"})

    def _say_ringing(self) -> None:
        if not self._rang:
            self._rang = True
            self._emit(Ringing(self.call_id))

    def _emit(self, event: CallEvent) -> None:
        self._around.emit(event)


class Line:
    """The wall's number: registers, rings, is rung."""

    def __init__(
        self,
        around: Around,
        place: Place,
        numbers: Sequence[Number],
        account: Account,
        *,
        busy: Callable[[], bool],
        tell: Callable[[str], None],
        over: Callable[[], None],
    ) -> None:
        """`busy`: the wall talks to somebody over another way. `tell` is given what is wrong; empty: nothing.

        `over` is called after each call: nobody who opens the next one may see the last one's face.
        """
        self._around = around
        self._place = place
        self._numbers = {number.contact: number.sip for number in numbers}
        self._callers = {caller(number.sip): number.contact for number in numbers}
        self._account = account
        self._busy = busy
        self._tell = tell
        self._over = over
        self._session: Session | None = None
        self._handle: Handle | None = None
        self._quiet_since = 0.0  # monotonic seconds since nobody uses the line
        self._talk: SipTalk | None = None
        self._call: asyncio.Task[None] | None = None
        self._hears: asyncio.Task[None] | None = None
        self._speaks: SipTalk | None = None  # whose call Janus carries
        self._known = asyncio.Event()  # the exchange knows the wall, or none has to
        self._turned_away = ""  # the last call that was declined unheard, as SIP names it
        self._limit = Limit(*CALLS)
        self._ids = itertools.count(1)
        self._mark = secrets.token_hex(3)  # calls of an engine that died have other names

    @property
    def active(self) -> bool:
        """Whether somebody talks or a phone rings."""
        return self._talk is not None and not (self._talk.waiting or self._talk.over)

    @property
    def known(self) -> bool:
        """Whether the exchange knows the wall, or none has to."""
        return self._known.is_set()

    def reaches(self, contact: str) -> bool:
        """Whether this contact has a number."""
        return contact in self._numbers

    async def open(self, session: Session) -> None:
        """Be a phone. Raises `JanusRefused`, `JanusGone`."""
        self._session = session
        self._quiet_since = self._around.now()
        self._handle = await session.attach("sip")
        self._hears = asyncio.create_task(self._listen(self._handle), name="sip line")
        account = self._account
        if account.address:
            request = {"request": "register", "username": account.address, "secret": account.password}
            if account.exchange:
                request["proxy"] = account.exchange
        else:
            request = {"request": "register", "type": "guest"}
            request["username"] = UNREGISTERED.format(host=self._place.host)
        if sip(await self._handle.ask(request)).event == "registered":
            self._known.set()

    async def close(self) -> None:
        """End the call and be no phone any more."""
        if self._talk:
            self._talk.take(HangUp(self._talk.call_id))
        if self._call:
            _, late = await asyncio.wait([self._call], timeout=1.0)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._hears:
            self._hears.cancel()
            await asyncio.gather(self._hears, return_exceptions=True)

    def order(self, order: Accept | HangUp | Hold | Resume | Mute) -> bool:
        """Follow the wall; whether the call is one of this line."""
        if self._talk is None or (not isinstance(order, Mute) and order.call_id != self._talk.call_id):
            return False
        self._talk.take(order)
        return True

    def dial(self, order: Dial) -> None:
        """Ring the contact's number. Nothing else is ever dialled, whatever it is asked for."""
        number = self._numbers.get(order.contact)
        if self._handle is None or number is None:
            self._around.emit(Unreachable(order.call_id))
            return
        try:
            dialable(number)
        except ValueError as error:
            log.warning("%s is not dialled: %s", order.contact, error)
            self._around.emit(Unreachable(order.call_id))
            return
        if self.active or self._busy():
            self._around.emit(Busy(order.call_id))
            return
        if self._talk:
            self._talk.take(HangUp(self._talk.call_id))  # who rings here is declined: the wall wants to call
        talk = self._begun(order.call_id, order.contact, video=order.video)
        story = self._once_known(talk, number)
        self._call = asyncio.create_task(self._after(self._call, talk, story), name=order.call_id)

    # ------------------------------------------------------------------ within

    def _begun(self, call_id: str, contact: str, *, video: bool) -> SipTalk:
        assert self._handle is not None
        self._talk = SipTalk(self._around, self._place, self._handle, call_id, contact, video=video)
        return self._talk

    async def _once_known(self, talk: SipTalk, number: str) -> None:
        """Janus 1.1 never answers to a call that is asked for while it registers."""
        try:
            async with asyncio.timeout(REGISTERS):
                await self._known.wait()
        except TimeoutError:
            log.warning("%s is not called: the exchange does not know the wall", talk.contact)
            self._around.emit(Unreachable(talk.call_id))
        else:
            await talk.call(number)

    async def _after(
        self, before: asyncio.Task[None] | None, talk: SipTalk, story: Coroutine[None, None, None]
    ) -> None:
        """Janus carries one call per line: the next one begins when the last one is over there too."""
        if before:
            await asyncio.wait([before])
        self._speaks = talk
        try:
            await story
        except JanusGone:
            log.debug("%s ended with janus", talk.call_id)  # the engine ends too
        except Exception:
            # without this the wall would wait for a call that no longer exists
            log.exception("the call with %s failed", talk.contact)
            self._around.emit(Unreachable(talk.call_id))
        finally:
            self._speaks = None
            self._quiet_since = self._around.now()
            self._over()
            if self._talk is talk:
                self._talk = None

    async def _listen(self, handle: Handle) -> None:
        try:
            while self._handle is handle:
                await self._heard(handle, await handle.events.get())
        except JanusGone:
            log.debug("the line ended with janus")  # the engine ends too

    async def _heard(self, handle: Handle, event: Event) -> None:
        told = sip(event)
        match told.event:
            case "registered":
                self._known.set()
                self._tell("")
            case "registration_failed":
                self._known.clear()
                self._tell(f"the telephone exchange does not know the wall ({told.code} {told.reason})")
            case "incomingcall":
                await self._rung(handle, event)
            case "missed_call":
                self._missed(told.caller)
                if self._speaks is None and self._around.now() - self._quiet_since > STUCK:
                    await self._renew(handle)
            case "hangup" if told.call_id and told.call_id == self._turned_away:
                await self._cleared(handle)
            case _ if self._speaks:
                self._speaks.take(event)

    async def _rung(self, handle: Handle, ring: Event) -> None:
        """Somebody rings: whoever is not in the directory, rings too often or offers nothing is not heard of."""
        contact = self._callers.get(caller(sip(ring).username))
        if contact is None:
            log.warning("a caller outside the directory is declined")
            await self._declined(handle, ring, FORBIDDEN)
        elif not self._limit.take(contact, self._around.now()):
            await self._declined(handle, ring, BUSY_HERE)
        elif not ring.sdp:
            await self._declined(handle, ring, NOT_ACCEPTABLE)
        else:
            talk = self._begun(f"sip-{self._mark}-{next(self._ids)}", contact, video="\nm=video" in ring.sdp)
            story = talk.answer(ring, busy=self._busy)
            self._call = asyncio.create_task(self._after(self._call, talk, story), name=talk.call_id)

    async def _cleared(self, handle: Handle) -> None:
        """The caller was told: be free for the next one. Cut before that, they never would be."""
        try:
            await handle.cut()
        except JanusRefused as error:
            log.debug("there was nothing to clear: %s", error)

    async def _declined(self, handle: Handle, ring: Event, code: int) -> None:
        """Say no, but not at once, or the caller never hears it and the line is busy for ever."""
        self._turned_away = sip(ring).call_id
        await asyncio.sleep(RINGS_THERE)
        try:
            await handle.ask({"request": "decline", "code": code})
        except JanusRefused as error:
            log.debug("who is declined gave up before: %s", error)

    async def _renew(self, handle: Handle) -> None:
        """Janus says that the line is in use, and nobody uses it: a new one is."""
        log.warning("the SIP line hangs and is registered anew")
        assert self._session is not None
        self._known.clear()
        await handle.detach()
        await self.open(self._session)

    def _missed(self, address: str) -> None:
        """Somebody rang while the line was in use: Janus said so to them, the wall keeps it in its list."""
        contact = self._callers.get(caller(address))
        if contact and self._limit.take(contact, self._around.now()):
            call_id = f"sip-{self._mark}-{next(self._ids)}"
            self._around.emit(Incoming(call_id, contact, video=False))
            self._around.emit(FarHungUp(call_id))


def _quality(before: Figures, after: Figures, delay: float, seconds: float) -> Quality:
    """Loss is that of the whole way, for Janus passes gaps on; delay is that of the way to Janus."""
    came, missed = after.received - before.received, max(0, after.lost - before.lost)
    return Quality(
        missed / (came + missed) if came + missed else 1.0, delay, (after.pictures - before.pictures) / seconds
    )
