"""One call with one officer's page, told from ring to end. Ends at events for the wall and messages for the page.

asyncio loop's thread only. Each of several people who talk together has a call of its own; the hub joins them.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.calls.backend import Answered, Busy, Declined, FarHungUp, Incoming, Lost, QualityTold, Restored
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.messages import Accept, HangUp, Hold, Mute, Resume
from kiosk.calls.direct.party import (
    CLOSES,
    COMES_BACK,
    CONNECTS,
    LOOK,
    REDIAL,
    RINGS,
    RINGS_WITHIN,
    SILENT,
    TOLD,
    WAITS,
    Around,
    Gone,
    Here,
    Member,
    Outcome,
    Stage,
    helpers,
    quality,
    words,
)
from kiosk.calls.direct.peer import Peer
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.wire import (
    Answer,
    BusyHere,
    Cancelled,
    Connected,
    Decline,
    HangsUp,
    Ring,
    RingsHere,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moved:
    """The talk goes on elsewhere, under its own id: let go of it, and say nothing."""


Inbox: TypeAlias = (
    Here | Gone | RingsHere | Answer | Decline | BusyHere | HangsUp | Accept | HangUp | Hold | Resume | Mute | Moved
)


class Talk(Member[Inbox]):
    """One call with one page, held here."""

    def __init__(self, around: Around, hub: Hub, call_id: str, contact: str, *, video: bool, incoming: bool) -> None:
        super().__init__(around, hub, call_id, contact, video=video, incoming=incoming)
        self._peer: Peer | None = None  # of the line there is now
        self._moved = False

    def take(self, what: Inbox) -> None:
        """See `Party`."""
        if isinstance(what, Moved):
            self.over = self._moved = True
        super().take(what)

    async def run(self) -> None:
        """The whole call."""
        try:
            if self.incoming and not await self._taken():
                return
            outcome = await self._connection(again=False)
            while outcome is Outcome.LOST:
                outcome = await self._back()
        finally:
            await self._hush()

    # ------------------------------------------------------------------ chapters

    async def _taken(self) -> bool:
        """Whether the wall takes the call that came in."""
        self._emit(Incoming(self.call_id, self.contact, self.video))
        end = waits_until = self._around.now() + WAITS
        while (what := await self._next(end)) is not None:
            match what:
                case Accept(_, video):
                    self.video = self.video and video
                    self.waiting = False
                    return True
                case HangUp():
                    self.say(Cancelled(call=self.call_id, why="declined"))
                    return False
                case Here(call) if call == self.call_id:
                    end = waits_until  # the socket broke, the officer still waits
                case Gone():
                    end = self._around.now() + COMES_BACK
                case HangsUp() | Here():  # a page that was loaded anew no longer calls
                    self._emit(FarHungUp(self.call_id))
                    return False
        self.say(Cancelled(call=self.call_id, why="no_answer"))
        self._emit(FarHungUp(self.call_id))
        return False

    async def _back(self) -> Outcome:
        """After a loss: ring again as soon as the page is there."""
        while not self._inbox.empty():  # it came while the line closed
            if self._ended(self._inbox.get_nowait()):
                return Outcome.OVER
        self.stage = Stage.AWAY
        self._emit(Lost(self.call_id))
        end = self._around.now() + REDIAL
        again = self._around.reachable(self.contact)
        while not again:
            what = await self._next(end)
            match what:
                case None:
                    self.gone()
                    return Outcome.OVER
                case Here():
                    again = True
                case _ if self._ended(what):
                    return Outcome.OVER
        return await self._connection(again=True)

    async def _connection(self, *, again: bool) -> Outcome:
        """One peer from its offer to its end."""
        self._hub.expect(self.call_id)
        peer = self._peer = self._made()
        outcome = Outcome.OVER  # also of one that fails
        try:
            outcome = await self._carried(peer, again=again)
        finally:
            self.over = self.over or outcome is Outcome.OVER
            self._hub.leave(self.call_id)
            try:
                async with asyncio.timeout(CLOSES):
                    await peer.close()
            except TimeoutError:
                log.warning("the line to %s does not close", self.contact)  # the next call must not wait for it
        return outcome

    async def _carried(self, peer: Peer, *, again: bool) -> Outcome:
        sdp = await peer.offer()
        silent = peer.silent_servers()
        self._around.tell(f"{', '.join(silent)} does not answer and is left out" if silent else "")
        if not await self._answered(peer, sdp, again=again):
            return Outcome.OVER
        if not await self._flows(peer) or self._moved:
            return Outcome.OVER
        peer.shut(on=False)
        self._keep(peer)
        self.stage = Stage.TALKS
        self._hub.join(self.call_id)
        self._emit(Restored(self.call_id) if again else Answered(self.call_id))
        self.say(Connected(call=self.call_id))
        if self.held:
            self._say_held(on=True)
        self._say_muted()
        return await self._goes_on(peer)

    async def _answered(self, peer: Peer, sdp: str, *, again: bool) -> bool:
        """Ring until somebody answers; whether somebody did."""
        ring = self._ring(sdp, again=again)
        reached = self._sends(ring)
        now = self._around.now()
        end = now + (REDIAL if again else RINGS_WITHIN if reached else COMES_BACK)
        rings_until = now + RINGS
        while (what := await self._next(end)) is not None:
            match what:
                case Here():  # it is (again) there: whatever it rang before is forgotten
                    if self._sends(ring):
                        end = max(end, self._around.now() + RINGS_WITHIN)
                case Gone() if not again:
                    end = self._around.now() + COMES_BACK  # it rings no more there; a reload is back soon
                case RingsHere():
                    end = rings_until
                    self._say_ringing()
                case Answer(sdp=answer):
                    self._say_ringing()
                    return await self._accepted(peer, answer)
                case Decline() | BusyHere() | HangsUp() if not (again or self.incoming):
                    self._emit(Busy(self.call_id) if isinstance(what, BusyHere) else Declined(self.call_id))
                    return False
                case _ if self._ended(what):
                    return False
        self.say(Cancelled(call=self.call_id, why="no_answer"))
        self.gone()
        return False

    def _sends(self, ring: Ring) -> bool:
        """Whether the page was rung: not where the call was ended or moved while the offer was made."""
        return not self.over and self._around.send(self.contact, ring)

    async def _accepted(self, peer: Peer, answer: str) -> bool:
        try:
            await peer.accept(answer)
        except (BadSdp, ValueError) as error:
            log.warning("the answer of %s is not taken: %s", self.contact, error)
            self.say(Cancelled(call=self.call_id, why="failed"))
            self.gone()
            return False
        return True

    async def _flows(self, peer: Peer) -> bool:
        """Whether the first packets come."""
        end = self._around.now() + CONNECTS
        while self._around.now() < end and peer.state not in ("failed", "closed"):
            what = await self._next(self._around.now() + 0.02)
            if what is not None and self._ended(what):
                return False
            if (await peer.figures()).received:
                return True
        log.warning("no sound or picture of %s arrives", self.contact)
        self.say(Cancelled(call=self.call_id, why="failed"))
        self.gone()
        return False

    async def _goes_on(self, peer: Peer) -> Outcome:
        """Talk until somebody ends it or the line is silent."""
        look = heard = told = self._around.now()
        before = last = await peer.figures()
        while True:
            look += LOOK
            while (what := await self._next(look)) is not None:
                if isinstance(what, Here) and what.call != self.call_id:
                    return Outcome.LOST  # the page was loaded anew: its side of the line is gone
                if self._ended(what):
                    return Outcome.OVER
                await self._directed(what)
            figures, now = await peer.figures(), self._around.now()
            if figures.received != last.received:
                heard = now
            elif now - heard >= SILENT:
                return Outcome.LOST
            last = figures
            if now - told >= TOLD and figures.delay is not None:
                self._emit(QualityTold(self.call_id, quality(before, figures, figures.delay, now - told)))
                before, told = figures, now

    # ------------------------------------------------------------------ within

    def _ended(self, what: Inbox) -> bool:
        return isinstance(what, Moved) or super()._ended(what)

    async def _hold(self, *, on: bool) -> None:
        if self._peer:
            self._keep(self._peer)
        await super()._hold(on=on)

    def _keep(self, peer: Peer) -> None:
        """On hold nobody hears or sees anybody. Who is muted only is withheld before it is mixed."""
        peer.hold(self.held)
        peer.withhold(microphone=self.held, camera=self.held)

    def _made(self) -> Peer:
        around = self._around
        voice, ear = self._hears_and_says()
        peer = Peer(
            host=around.host,
            networks=around.networks,
            ice_servers=around.ice_servers,
            video=self.video,
            pictures=self._hub.film.copy(),
            sound=voice,
            ear=ear,
            window=self._place,
        )
        peer.shut(on=True)
        return peer

    def _ring(self, sdp: str, *, again: bool) -> Ring:
        return Ring(
            call=self.call_id,
            name=words(self._around.wall),
            video=self.video,
            sdp=sdp,
            ice_servers=helpers(self._around.ice_servers),
            again=again,
            wished=self.incoming and not again,
        )
