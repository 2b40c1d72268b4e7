"""One call with one telephone through Janus, told from ring to end. Ends at events for the wall.

asyncio loop's thread only. Its sound and pictures are those of one more member of the talk, as an officer's page's are.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Protocol, TypeAlias

from kiosk.calls.backend import Answered, FarHungUp, Incoming, Lost, QualityTold, Restored, Unreachable
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.messages import Accept, HangUp, Hold, Mute, Resume
from kiosk.calls.direct.party import CONNECTS, LOOK, RINGS, SILENT, TOLD, WAITS, Around, Member, Stage, quality
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.wire import ToPage
from kiosk.calls.janus.peer import JanusPeer, direction
from kiosk.calls.janus.place import Place
from kiosk.calls.janus.session import Event, Handle, JanusGone, JanusRefused
from kiosk.calls.janus.telling import refusal, sip

log = logging.getLogger(__name__)

RINGS_THERE = 0.1  # seconds after which Janus 1.1 rings where it was rung from; a no before that is lost
IDLE = 2.0  # seconds Janus may take to end a call before the next one is tried anyway
DECLINED, BUSY_HERE = 603, 486  # SIP statuses (RFC 3261)

Inbox: TypeAlias = Event | Accept | HangUp | Hold | Resume | Mute


class Carries(Protocol):
    """What a call asks of the line."""

    @property
    def place(self) -> Place:
        """Where Janus is."""
        ...

    @property
    def handle(self) -> Handle:
        """By which Janus is asked for this call."""
        ...

    @property
    def busy(self) -> bool:
        """Whether the wall talks to somebody else."""
        ...

    async def known(self) -> bool:
        """Whether the exchange knows the wall by now, or none has to."""
        ...

    async def carry(self, talk: SipTalk, story: Coroutine[None, None, None]) -> None:
        """Live through `story` when it is its turn."""
        ...


class SipTalk(Member[Inbox]):
    """One call with one number."""

    by_page = False

    def __init__(
        self,
        around: Around,
        hub: Hub,
        line: Carries,
        call_id: str,
        contact: str,
        *,
        video: bool,
        number: str = "",
        ring: Event | None = None,
        quiet: bool = False,
    ) -> None:
        """Either `number` is called, or `ring` came in. `quiet`: what sounds while it rings is for nobody's ears."""
        super().__init__(around, hub, call_id, contact, video=video, incoming=ring is not None)
        self._line = line
        self._number = number
        self._came_in = ring
        self._quiet = quiet
        self._handle = line.handle
        self._peer: JanusPeer | None = None
        self._far_held = False  # they hold the wall: they may be silent
        self._on = self._wired = self.incoming  # Janus has this call; and a peer connection for it
        self._refused = False  # the wall said no to it
        self._sip_id = sip(ring).call_id if ring else ""  # what happens to other calls of this line is not ours

    async def run(self) -> None:
        """See `Party`."""
        try:
            if self.incoming or await self._line.known():
                await self._line.carry(self, self._story())
            elif not self.over:
                log.warning("%s is not called: the exchange does not know the wall", self.contact)
                self.gone()
        finally:
            self.over = True

    def say(self, message: ToPage) -> None:
        """Nothing: it has no page."""

    # ------------------------------------------------------------------ chapters

    async def _story(self) -> None:
        try:
            if await (self._taken(self._came_in) if self._came_in else self._called()):
                await self._goes_on()
        except (JanusRefused, BadSdp, ValueError) as error:
            log.warning("the call with %s fails: %s", self.contact, error)
            self.gone()
        finally:
            await self._let_go()

    async def _called(self) -> bool:
        """Ring until somebody answers; whether somebody did."""
        if self.over:
            return False  # given up before it was its turn
        peer = self._made()
        self._on = True
        calling = await self._handle.ask(
            {"request": "call", "uri": self._number, "autoaccept_reinvites": False}, offer=await peer.offer()
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
                case _ if self._ended(what):
                    return False
        self._emit(Unreachable(self.call_id))
        return False

    async def _taken(self, ring: Event) -> bool:
        """Whether the wall takes the call that came in."""
        self._emit(Incoming(self.call_id, self.contact, self.video, self.by_page))
        began = self._around.now()
        end = began + WAITS
        while (what := await self._next(end)) is not None:
            match what:
                case Accept(_, video):
                    self.waiting = False
                    peer = self._made()
                    answer = await peer.answer(ring.sdp, pictures=video and self.video)
                    await self._handle.ask({"request": "accept", "autoaccept_reinvites": False}, answer=answer)
                    return await self._flows(peer)
                case HangUp():
                    self._refused = True
                    await asyncio.sleep(max(0.0, began + RINGS_THERE - self._around.now()))
                    await self._handle.ask({"request": "decline", "code": BUSY_HERE if self._line.busy else DECLINED})
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
                peer.shut(on=False)
                self._keep(peer)
                self.stage = Stage.TALKS
                self._hub.join(self.call_id)
                self._emit(Answered(self.call_id))
                return True
            what = await self._next(self._around.now() + 0.02)
            if what is not None and self._ended(what):
                return False
        raise ValueError("no way to janus for sound and pictures")

    async def _goes_on(self) -> None:
        """Talk until somebody ends it; a line that is silent is lost, and comes back by itself or not at all."""
        assert self._peer is not None
        look = heard = told = self._around.now()
        before = last = await self._peer.figures()
        while True:
            look += LOOK
            while (what := await self._next(look)) is not None:
                if self._ended(what):
                    return
                await self._directed(what)
            figures, now = await self._peer.figures(), self._around.now()
            if figures.received != last.received or self.held or self._far_held:
                heard = now
                self._is_back()
            elif now - heard >= SILENT:
                self._is_lost()
            last = figures
            if self.held or self._far_held:
                before, told = figures, now  # nothing is to come: that is no loss
            elif now - told >= TOLD and figures.delay is not None:
                self._emit(QualityTold(self.call_id, quality(before, figures, figures.delay, now - told)))
                before, told = figures, now

    # ------------------------------------------------------------------ within

    def _is_lost(self) -> None:
        if self.stage is Stage.TALKS:
            self.stage = Stage.AWAY
            self._hub.leave(self.call_id)
            self._hub.expect(self.call_id)
            self._emit(Lost(self.call_id))

    def _is_back(self) -> None:
        if self.stage is Stage.AWAY:
            self.stage = Stage.TALKS
            self._hub.join(self.call_id)
            self._emit(Restored(self.call_id))

    async def _directed(self, what: Inbox) -> None:
        match what:
            case Event(kind="event") if sip(what).event == "updatingcall" and what.sdp and self._peer:
                self._far_held = direction(what.sdp) in ("sendonly", "inactive")
                await self._handle.tell({"request": "update"}, answer=self._peer.again(what.sdp))
            case _:
                await super()._directed(what)

    def _ended(self, what: Inbox) -> bool:
        match what:
            case Event() if self._is_over(what):
                self._emit(FarHungUp(self.call_id))
                return True
            case Event(kind="gone"):
                return True  # the engine ends with its Janus, and the wall hears of that
        return super()._ended(what)

    async def _let_go(self) -> None:
        self.over = True
        self._hub.leave(self.call_id)
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
            await self._hush()

    async def _until(self, reached: Callable[[], bool]) -> None:
        """Wait until Janus is so far: it refuses a call while it still clears up after the last."""
        end = self._around.now() + IDLE
        while not reached() and await self._next(end) is not None:
            pass

    async def _next(self, until: float) -> Inbox | None:
        what = await super()._next(until)
        if isinstance(what, Event):
            self._on = self._on and what.kind != "gone" and not self._is_over(what)
            self._wired = self._wired and what.kind not in ("gone", "hangup")
        return what

    def _is_over(self, event: Event) -> bool:
        """Whether SIP ended this call: an end without a name is that of somebody who found the line busy."""
        told = sip(event)
        # a call may be over before Janus has said how it is called, and is then called nothing
        return told.event == "hangup" and bool(told.call_id) and self._sip_id in ("", told.call_id)

    def _made(self) -> JanusPeer:
        place, self._wired = self._line.place, True
        voice, ear = self._hears_and_says()
        self._hub.expect(self.call_id)
        self._peer = peer = JanusPeer(
            host=place.host,
            networks=place.networks,
            ice_servers=(),
            video=self.video,
            pictures=self._hub.pictures(),
            sound=voice,
            ear=ear,
            window=self._place,
        ).telephone()
        peer.shut(on=True)
        peer.hold(self._quiet)
        return peer

    async def _hold(self, *, on: bool) -> None:
        if self._peer:
            self._keep(self._peer)
        # an exchange that cannot hold says no: the talk is silent anyway, only the far phone does not know why
        await self._handle.tell({"request": "hold", "direction": "sendonly"} if on else {"request": "unhold"})

    def _keep(self, peer: JanusPeer) -> None:
        """On hold nobody hears or sees anybody. Who is muted only is withheld before it is mixed."""
        peer.hold(self.held)
        peer.withhold(microphone=self.held, camera=self.held)
