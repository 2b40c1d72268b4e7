"""One call, told from ring to end. Ends at events for the wall and messages for the page.

asyncio loop's thread only. Each of several people who talk together has a call of its own; the hub joins them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from kiosk.calls.backend import (
    Answered,
    Busy,
    CallEvent,
    Declined,
    FarHungUp,
    Incoming,
    Lost,
    QualityTold,
    Restored,
    Ringing,
    Unreachable,
)
from kiosk.calls.direct.film import Camera
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.messages import Accept, HangUp, Hold, IceServer, Mute, Resume
from kiosk.calls.direct.peer import Figures, Peer
from kiosk.calls.direct.sdp import BadSdp, Network
from kiosk.calls.direct.sounds import Hears, Reads, Sounds
from kiosk.calls.direct.speech import Voice
from kiosk.calls.direct.wire import (
    Answer,
    BusyHere,
    Cancelled,
    Connected,
    Decline,
    HangsUp,
    Held,
    IceServers,
    MutedHere,
    Ring,
    RingsHere,
    ToPage,
    Words,
)
from kiosk.calls.picture import Picture
from kiosk.core.call import Quality
from kiosk.core.text import Text

log = logging.getLogger(__name__)

COMES_BACK = 3.0  # seconds a page that is just reloading may take before nobody can be reached there
RINGS_WITHIN = 5.0  # seconds until the page says that it rings; what does not say so does not ring
RINGS = 60.0  # seconds; the wall's own patience of 45 s comes first
CONNECTS = 10.0  # seconds from the answer to the first packet; a cold phone needs 0.9
SILENT = 2.0  # seconds without a packet after which the line is lost; ICE itself would need about 30
LOOK = 0.25  # seconds between looks at the line
TOLD = 1.0  # seconds between figures for the wall
CLOSES = 3.0  # seconds a line may need to end
REDIAL = 30.0  # seconds a lost officer is waited for
WAITS = 45.0  # seconds an officer who calls waits for the wall


@dataclass(slots=True)
class Around:
    """What a call uses of the engine."""

    host: str
    networks: Sequence[Network]
    ice_servers: Sequence[IceServer]
    wall: Text
    camera: Camera
    sounds: Sounds
    show: Callable[[Picture], None]
    size: tuple[int, int]  # of the wall's picture
    emit: Callable[[CallEvent], None]
    send: Callable[[str, ToPage], bool]  # to a contact's page; whether there is one
    reachable: Callable[[str], bool]  # whether a contact's page is connected
    tell: Callable[[str], None]  # the operator should read this; empty: all is well
    now: Callable[[], float]  # monotonic seconds
    muted: Mute = field(default_factory=lambda: Mute(microphone=False, camera=False))


@dataclass(frozen=True, slots=True)
class Here:
    """The contact's page is connected; `call` is what rings, is wished for or talks there."""

    call: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """The contact's page is connected no more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The talk goes on elsewhere, under its own id: let go of it, and say nothing."""


I_ = TypeVar("I_")
Inbox: TypeAlias = (
    Here | Gone | RingsHere | Answer | Decline | BusyHere | HangsUp | Accept | HangUp | Hold | Resume | Mute | Moved
)


class Stage(Enum):
    """How far a call got, as the wall was told."""

    CALLS = "calls"
    RINGS = "rings"  # or came in
    TALKS = "talks"
    AWAY = "away"  # lost


class Outcome(Enum):
    """How one connection ended."""

    OVER = "over"  # whoever had to be told was told
    LOST = "lost"


class Party(Generic[I_]):
    """One contact's call, wherever it is held: what comes to it, and what it says to the page and to the wall."""

    def __init__(self, around: Around, call_id: str, contact: str, *, video: bool, stage: Stage) -> None:
        self.call_id = call_id
        self.contact = contact
        self.video = video
        self.stage = stage
        self.held = False  # by the wall; only a talk is
        self._around = around
        self._inbox: asyncio.Queue[I_] = asyncio.Queue()

    def take(self, what: I_) -> None:
        """An order of the wall, or what the contact's own page says."""
        if isinstance(what, Hold | Resume) and self.stage is Stage.TALKS:
            self.held = isinstance(what, Hold)  # at once: the talk may move before it comes to it
        self._inbox.put_nowait(what)

    async def _next(self, until: float) -> I_ | None:
        """The next thing said or ordered, or None at that time."""
        left = until - self._around.now()
        try:
            async with asyncio.timeout(max(0.0, left)):
                return await self._inbox.get()
        except TimeoutError:
            return None

    def _say_ringing(self) -> None:
        if self.stage is Stage.CALLS:
            self.stage = Stage.RINGS
            self._emit(Ringing(self.call_id))

    def _say_muted(self) -> None:
        muted = self._around.muted
        self._say(MutedHere(call=self.call_id, microphone=muted.microphone, camera=muted.camera))

    def _say(self, message: ToPage) -> None:
        self._around.send(self.contact, message)

    def _emit(self, event: CallEvent) -> None:
        self._around.emit(event)


class Talk(Party[Inbox]):
    """One call with one contact, held here."""

    def __init__(self, around: Around, hub: Hub, call_id: str, contact: str, *, video: bool, incoming: bool) -> None:
        stage = Stage.RINGS if incoming else Stage.CALLS
        super().__init__(around, call_id, contact, video=video, stage=stage)
        self._hub = hub
        self._place = hub.place(call_id)
        self.incoming = incoming
        self.waiting = incoming  # for the wall to decide
        self.over = False  # nothing comes of it any more; its line may take a while to close
        self._sound: tuple[Reads, Hears] | None = None

    def take(self, what: Inbox) -> None:
        """See `Party`."""
        if isinstance(what, HangUp | HangsUp | Moved):
            self.over = True
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
            self.over = True
            if self._sound:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, self._around.sounds.leave, self._sound[1])  # it waits for the device

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
                    self._say(Cancelled(call=self.call_id, why="declined"))
                    return False
                case Here(call) if call == self.call_id:
                    end = waits_until  # the socket broke, the officer still waits
                case Gone():
                    end = self._around.now() + COMES_BACK
                case HangsUp() | Here():  # a page that was loaded anew no longer calls
                    self._emit(FarHungUp(self.call_id))
                    return False
        self._say(Cancelled(call=self.call_id, why="no_answer"))
        self._emit(FarHungUp(self.call_id))
        return False

    async def _back(self) -> Outcome:
        """After a loss: ring again as soon as the page is there."""
        while not self._inbox.empty():  # it came while the line closed
            if self._ended(self._inbox.get_nowait()):
                return Outcome.OVER
        self.held = False  # the wall goes on with a talk, not with a hold
        self.stage = Stage.AWAY
        self._emit(Lost(self.call_id))
        end = self._around.now() + REDIAL
        again = self._around.reachable(self.contact)
        while not again:
            what = await self._next(end)
            match what:
                case None:
                    self._gone(again=True)
                    return Outcome.OVER
                case Here():
                    again = True
                case _ if self._ended(what):
                    return Outcome.OVER
        return await self._connection(again=True)

    async def _connection(self, *, again: bool) -> Outcome:
        """One peer from its offer to its end."""
        self._hub.expect(self.call_id)
        peer = self._peer()
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
        if not await self._flows(peer, again=again):
            return Outcome.OVER
        peer.shut(on=False)
        self._withhold(peer)
        self.stage = Stage.TALKS
        self._hub.join(self.call_id)
        self._emit(Restored(self.call_id) if again else Answered(self.call_id))
        self._say(Connected(call=self.call_id))
        self._say_muted()
        return await self._talked(peer)

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
                    return await self._accepted(peer, answer, again=again)
                case Decline() | BusyHere() | HangsUp() if not (again or self.incoming):
                    self._emit(Busy(self.call_id) if isinstance(what, BusyHere) else Declined(self.call_id))
                    return False
                case _ if self._ended(what):
                    return False
        self._say(Cancelled(call=self.call_id, why="no_answer"))
        self._gone(again=again)
        return False

    def _sends(self, ring: Ring) -> bool:
        """Whether the page was rung: not where the call was ended or moved while the offer was made."""
        return not self.over and self._around.send(self.contact, ring)

    async def _accepted(self, peer: Peer, answer: str, *, again: bool) -> bool:
        try:
            await peer.accept(answer)
        except (BadSdp, ValueError) as error:
            log.warning("the answer of %s is not taken: %s", self.contact, error)
            self._say(Cancelled(call=self.call_id, why="failed"))
            self._gone(again=again)
            return False
        return True

    async def _flows(self, peer: Peer, *, again: bool) -> bool:
        """Whether the first packets come."""
        end = self._around.now() + CONNECTS
        while self._around.now() < end and peer.state not in ("failed", "closed"):
            what = await self._next(self._around.now() + 0.02)
            if what is not None and self._ended(what):
                return False
            if (await peer.figures()).received:
                return True
        log.warning("no sound or picture of %s arrives", self.contact)
        self._say(Cancelled(call=self.call_id, why="failed"))
        self._gone(again=again)
        return False

    async def _talked(self, peer: Peer) -> Outcome:
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
                self._directed(peer, what)
            figures, now = await peer.figures(), self._around.now()
            if figures.received != last.received:
                heard = now
            elif now - heard >= SILENT:
                return Outcome.LOST
            last = figures
            if now - told >= TOLD and figures.delay is not None:
                self._emit(QualityTold(self.call_id, _quality(before, figures, figures.delay, now - told)))
                before, told = figures, now

    # ------------------------------------------------------------------ within

    def _directed(self, peer: Peer, what: Inbox) -> None:
        match what:
            case Hold():
                self._hold(peer, on=True)
            case Resume():
                self._hold(peer, on=False)
            case Mute():
                self._say_muted()

    def _ended(self, what: Inbox) -> bool:
        """Whether `what` ends the call; who has to know is told."""
        match what:
            case HangUp():
                self._say(Cancelled(call=self.call_id, why="hung_up"))
                return True
            case HangsUp() | Decline() | BusyHere():
                self._emit(FarHungUp(self.call_id))
                return True
            case Moved():
                return True
        return False

    def _gone(self, *, again: bool) -> None:
        """Say that nobody is there: of a talk that was, or of a call that came in, that is its end."""
        self._emit(FarHungUp(self.call_id) if again or self.incoming else Unreachable(self.call_id))

    def _peer(self) -> Peer:
        around = self._around
        if self._sound is None:
            self._sound = around.sounds.talk()
        microphone, ear = self._sound
        peer = Peer(
            host=around.host,
            networks=around.networks,
            ice_servers=around.ice_servers,
            video=self.video,
            pictures=self._hub.film.copy(),
            sound=Voice(microphone),
            ear=self._place.overheard(ear),
            window=self._place,
        )
        peer.shut(on=True)
        return peer

    def _withhold(self, peer: Peer) -> None:
        """Who is muted only is withheld before it is mixed: the others go on hearing and seeing each other."""
        peer.withhold(microphone=self.held, camera=self.held)

    def _hold(self, peer: Peer, *, on: bool) -> None:
        peer.hold(on)
        self._withhold(peer)
        self._say(Held(call=self.call_id, on=on))

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


def _quality(before: Figures, after: Figures, delay: float, seconds: float) -> Quality:
    came, missed = after.received - before.received, max(0, after.lost - before.lost)
    return Quality(
        missed / (came + missed) if came + missed else 1.0, delay, (after.pictures - before.pictures) / seconds
    )


def words(text: Text) -> Words:
    """A text as it travels."""
    return Words(en=text.en, ko=text.ko, ru=text.ru)


def helpers(servers: Sequence[IceServer]) -> tuple[IceServers, ...]:
    """The STUN and TURN servers as they travel."""
    return tuple(
        IceServers(urls=server.url, username=server.username, credential=server.credential) for server in servers
    )
