"""The wall's number: registers with an exchange, rings, is rung. Ends where a call goes its own way.

asyncio loop's thread only. One call at a time; nobody outside the directory is dialled, or rings.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence

from kiosk.calls.backend import FarHungUp, Incoming, LineBusy, Unreachable
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.limits import CALLS, Limit
from kiosk.calls.direct.messages import Dial, HangUp
from kiosk.calls.direct.party import Around
from kiosk.calls.janus.messages import Account, Number
from kiosk.calls.janus.place import Place
from kiosk.calls.janus.session import Event, Handle, JanusGone, JanusRefused, Session
from kiosk.calls.janus.sip_talk import BUSY_HERE, RINGS_THERE, SipTalk
from kiosk.calls.janus.telling import caller, sip
from kiosk.core.city.parts import dialable

log = logging.getLogger(__name__)

UNREGISTERED = "sip:wall@{host}"  # who calls, where no exchange knows the wall
CLEARS = 1.0  # seconds Janus 1.1 may still clear up after a call: it would end the next one, or offer it no sound
STUCK = 3.0  # seconds after a call at which Janus, which needs one to clear up, can no longer be in use
REGISTERS = 5.0  # seconds a call waits for the exchange to know the wall
NOT_ACCEPTABLE, FORBIDDEN = 488, 403  # SIP statuses (RFC 3261)


class Line:
    """The wall's number: registers, rings, is rung."""

    def __init__(
        self,
        around: Around,
        hub: Hub,
        place: Place,
        numbers: Sequence[Number],
        account: Account,
        *,
        begins: Callable[[SipTalk], None],
        busy: Callable[[], bool],
        tell: Callable[[str], None],
    ) -> None:
        """`begins` is given the call of whoever rings; `busy`: the wall talks to somebody.

        `tell` is given what is wrong; empty: nothing.
        """
        self.place = place
        self._around = around
        self._hub = hub
        self._numbers = {number.contact: number.sip for number in numbers}
        self._callers = {caller(number.sip): number.contact for number in numbers}
        self._account = account
        self._begins = begins
        self._busy = busy
        self._tell = tell
        self._session: Session | None = None
        self._handle: Handle | None = None
        self._quiet_since = 0.0  # monotonic seconds since nobody uses the line
        self._talk: SipTalk | None = None  # the last one
        self._turn = asyncio.Lock()
        self._hears: asyncio.Task[None] | None = None
        self._speaks: SipTalk | None = None  # whose call Janus carries
        self._known = asyncio.Event()  # the exchange knows the wall, or none has to
        self._turned_away = ""  # the last call that was declined unheard, as SIP names it
        self._limit = Limit(*CALLS)
        self._ids = itertools.count(1)
        self._mark = secrets.token_hex(3)  # calls of an engine that died have other names

    @property
    def taken(self) -> bool:
        """Whether somebody talks by it, or a phone rings."""
        return self._talk is not None and not (self._talk.waiting or self._talk.over)

    @property
    def registered(self) -> bool:
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
            request["username"] = UNREGISTERED.format(host=self.place.host)
        if sip(await self._handle.ask(request)).event == "registered":
            self._known.set()

    async def close(self) -> None:
        """Be no phone any more; the calls are over."""
        if self._hears:
            self._hears.cancel()
            await asyncio.gather(self._hears, return_exceptions=True)

    def dialled(self, order: Dial) -> SipTalk | None:
        """The call to the contact's number; None: there can be none, and the wall was told why.

        Nothing else is ever dialled, whatever it is asked for.
        """
        number = self._numbers.get(order.contact)
        if self._handle is None or number is None:
            self._around.emit(Unreachable(order.call_id))
            return None
        try:
            dialable(number)
        except ValueError as error:
            log.warning("%s is not dialled: %s", order.contact, error)
            self._around.emit(Unreachable(order.call_id))
            return None
        if self.taken:
            self._around.emit(LineBusy(order.call_id))
            return None
        if self._talk:
            self._talk.take(HangUp(self._talk.call_id))  # who rings here is declined: the wall wants to call
        quiet = bool(order.joins)
        whom = self._around, self._hub, self, order.call_id, order.contact
        self._talk = SipTalk(*whom, video=order.video, number=number, quiet=quiet)
        return self._talk

    # ------------------------------------------------------------------ for a call

    @property
    def handle(self) -> Handle:
        """By which Janus is asked; only once it is open."""
        assert self._handle is not None
        return self._handle

    @property
    def busy(self) -> bool:
        """Whether the wall talks to somebody."""
        return self._busy()

    async def known(self) -> bool:
        """Whether the exchange knows the wall in time: Janus 1.1 never answers to a call while it registers."""
        try:
            async with asyncio.timeout(REGISTERS):
                await self._known.wait()
        except TimeoutError:
            return False
        return True

    async def carry(self, talk: SipTalk, story: Coroutine[None, None, None]) -> None:
        """Janus carries one call per line: the next one begins when the last one is over there too."""
        async with self._turn:
            if not talk.incoming:
                await asyncio.sleep(max(0.0, self._quiet_since + CLEARS - self._around.now()))
            self._speaks = talk
            try:
                await story
            except JanusGone:
                log.debug("%s ended with janus", talk.call_id)  # the engine ends too
            finally:
                self._speaks = None
                self._quiet_since = self._around.now()

    # ------------------------------------------------------------------ within

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
        elif self.taken:  # a call to somebody waits for the line
            self._missed(sip(ring).username)
            await self._declined(handle, ring, BUSY_HERE)
        elif not self._limit.take(contact, self._around.now()):
            await self._declined(handle, ring, BUSY_HERE)
        elif not ring.sdp:
            await self._declined(handle, ring, NOT_ACCEPTABLE)
        else:
            whom = self._around, self._hub, self, f"sip-{self._mark}-{next(self._ids)}", contact
            self._talk = SipTalk(*whom, video="\nm=video" in ring.sdp, ring=ring)
            self._begins(self._talk)

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
            self._around.emit(Incoming(call_id, contact, video=False, by_page=False))
            self._around.emit(FarHungUp(call_id))
