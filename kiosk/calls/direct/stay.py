"""One officer's stay in a conference, from ring to end. Ends at events for the wall, and messages for page and Janus.

asyncio loop's thread only. A page never talks to Janus: what it may say there is said here, in its name.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from kiosk.calls.backend import Answered, Busy, Declined, Lost, QualityTold, Restored
from kiosk.calls.direct.janus_lines import Lines, Told
from kiosk.calls.direct.messages import HangUp, Hold, Mute, Resume
from kiosk.calls.direct.party import (
    COMES_BACK,
    CONNECTS,
    LOOK,
    REDIAL,
    RINGS,
    RINGS_WITHIN,
    TOLD,
    Around,
    Gone,
    Here,
    Outcome,
    Party,
    Stage,
    helpers,
    quality,
    words,
)
from kiosk.calls.direct.peer import Figures
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.venue import Venue
from kiosk.calls.direct.wire import (
    BusyHere,
    Cancelled,
    Connected,
    Decline,
    HangsUp,
    Neighbour,
    OfRoom,
    RingsHere,
    RoomEnter,
    RoomEntered,
    RoomLine,
    RoomOthers,
    RoomRing,
    RoomTakes,
    Words,
)
from kiosk.calls.janus.session import JanusGone, JanusRefused
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

TAKES = 10.0  # seconds a page may need to take what the others show


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody came to the conference, or left."""


@dataclass(frozen=True, slots=True)
class Broke:
    """The conference's Janus is gone."""


Inbox: TypeAlias = Here | Gone | OfRoom | HangUp | Hold | Resume | Mute | Changed | Broke | Told


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else in the conference."""

    name: Words
    wall: bool = False
    telephone: bool = False  # heard by way of the wall


class House(Protocol):
    """What a stay asks of the conference."""

    async def venue(self) -> Venue:
        """Where it is held. Raises `SourceError`."""
        ...

    def came(self, stay: Stay) -> None:
        """The officer is seen and heard there now."""
        ...

    def went(self, stay: Stay) -> None:
        """The officer is there no more."""
        ...

    def called(self, stay: Stay) -> Sequence[Words]:
        """Who else is called or there."""
        ...

    def others(self, stay: Stay) -> Mapping[int, Other]:
        """Who else is there, by number."""
        ...


class Stay(Party[Inbox]):
    """One officer's."""

    def __init__(
        self, around: Around, house: House, call_id: str, contact: str, number: int, *, video: bool, begins: Stage
    ) -> None:
        """`number` is theirs in the room, and nobody else's; `begins`: how far a talk under this id got elsewhere."""
        super().__init__(around, call_id, contact, video=video, stage=begins)
        self.number = number
        self.there = False  # seen and heard by the others
        self._house = house
        self._lines: Lines | None = None
        self._begins = begins
        self._told: tuple[Neighbour, ...] | None = None  # who else is there, as the page knows
        self._delay: float | None = None

    async def run(self) -> None:
        """The whole stay."""
        outcome = await (self._back() if self._begins is Stage.AWAY else self._connection(again=False))
        while outcome is Outcome.LOST:
            if self.stage is not Stage.AWAY:
                self.stage = Stage.AWAY
                self._emit(Lost(self.call_id))
            outcome = await self._back()  # the wall's patience ends it, at last

    # ------------------------------------------------------------------ chapters

    async def _back(self) -> Outcome:
        """After a loss: ring again as soon as the page is there."""
        end = self._around.now() + REDIAL
        again = self._around.reachable(self.contact)
        while not again:
            match what := await self._next(end):
                case None:
                    self.gone()
                    return Outcome.OVER
                case Here():
                    again = True
                case _ if self._ended(what):
                    return Outcome.OVER
        return await self._connection(again=True)

    async def _connection(self, *, again: bool) -> Outcome:
        """From a ring to the end of both lines."""
        outcome = Outcome.OVER  # also of one that fails
        try:
            outcome = await self._carried(again=again)
        finally:
            self.over = self.over or outcome is Outcome.OVER
            if self.there:
                self.there = False
                self._house.went(self)
            if self._lines:
                lines, self._lines = self._lines, None
                await lines.close()
        return outcome

    async def _carried(self, *, again: bool) -> Outcome:
        try:
            offer = await self._answered(again=again)
            if isinstance(offer, Outcome):
                return offer
            self._lines = lines = Lines(await self._house.venue(), self.number, self.take, video=self.video)
            return await self._entered(lines, offer) or await self._stayed(lines)
        except SourceError as error:
            log.warning("the conference with %s cannot be held: %s", self.contact, error)
            return self._failed()
        except JanusGone:
            return self._broken()

    async def _answered(self, *, again: bool) -> str | Outcome:
        """Ring until somebody comes in; the offer of what they show and say, or how it ended. Raises `SourceError`."""
        await self._house.venue()  # nobody is rung for a conference that cannot be held
        ring = self._ring(again=again)
        reached = self._around.send(self.contact, ring)
        now = self._around.now()
        end = now + (REDIAL if again else RINGS_WITHIN if reached else COMES_BACK)
        rings_until = now + RINGS
        while (what := await self._next(end)) is not None:
            match what:
                case Here():
                    if self._around.send(self.contact, ring):
                        end = max(end, self._around.now() + RINGS_WITHIN)
                case Gone() if not again:
                    end = self._around.now() + COMES_BACK
                case RingsHere():
                    end = rings_until
                    self._say_ringing()
                case RoomEnter(sdp=offer):
                    self._say_ringing()
                    return offer
                case Decline() | BusyHere() | HangsUp() if not self.talked:
                    self._emit(Busy(self.call_id) if isinstance(what, BusyHere) else Declined(self.call_id))
                    return Outcome.OVER
                case _ if self._ended(what):
                    return Outcome.OVER
        if self.talked and not again:
            return Outcome.LOST  # a page that did not come over from another talk
        self.say(Cancelled(call=self.call_id, why="no_answer"))
        self.gone()
        return Outcome.OVER

    async def _entered(self, lines: Lines, offer: str) -> Outcome | None:
        """How it ended before sound and pictures of the page reached the room, if it did."""
        try:
            answer = await lines.show(offer)
        except (BadSdp, JanusRefused) as error:
            log.warning("the offer of %s is not taken: %s", self.contact, error)
            return self._failed()
        self.say(RoomEntered(call=self.call_id, sdp=answer))
        end = self._around.now() + CONNECTS
        while not lines.up and not lines.down and (what := await self._next(end)) is not None:
            match what:
                case Told():
                    lines.hear(what)
                case Broke():
                    return self._broken()
                case Here(call) if call != self.call_id:
                    return self._broken()  # the page was loaded anew
                case _ if self._ended(what):
                    return Outcome.OVER
        if not lines.up:
            log.warning("no sound or picture of %s arrives", self.contact)
            return self._broken()
        self.there = True
        self._told = None
        if self.stage is not Stage.TALKS:
            self._emit(Restored(self.call_id) if self.stage is Stage.AWAY else Answered(self.call_id))
        self.stage = Stage.TALKS
        self.say(Connected(call=self.call_id))
        if self.held:
            self._say_held(on=True)
        self._say_muted()
        self._house.came(self)
        return None

    async def _stayed(self, lines: Lines) -> Outcome:
        """Until somebody ends it, or nothing comes."""
        look = told = taken = self._around.now()
        before: Figures | None = None
        await self._tell_others(lines)
        while not lines.silent:
            look += LOOK
            while (what := await self._next(look)) is not None:
                if outcome := await self._told_of(lines, what):
                    return outcome
            now = self._around.now()
            taken = taken if lines.waits else now
            if now - taken > TAKES:
                return Outcome.LOST
            if now - told >= TOLD:
                before, told = await self._tell_quality(lines, before, now - told), now
        return Outcome.LOST

    async def _told_of(self, lines: Lines, what: Inbox) -> Outcome | None:
        """How the stay ends by it, if it does."""
        match what:
            case Told():
                lines.hear(what)
            case Broke():
                return Outcome.LOST
            case Here(call) if call != self.call_id:
                return Outcome.LOST  # the page was loaded anew: its lines are gone
            case Here():
                self._told = None  # what it was told while it was away
                await self._tell_others(lines)
            case Changed():
                await self._tell_others(lines)
            case RoomTakes():
                return await self._takes(lines, what)
            case _ if self._ended(what):
                return Outcome.OVER
            case RoomLine(delay=delay):
                self._delay = delay
            case _:
                await self._directed(what)
        return None

    # ------------------------------------------------------------------ the others

    async def _tell_others(self, lines: Lines) -> None:
        """Say who else is there; whoever is new once the page has taken the last ones."""
        if lines.awaited:
            return
        there = self._house.others(self)
        offer = ""
        try:
            offer = await lines.offer([number for number, other in there.items() if not other.telephone])
        except JanusRefused as error:  # somebody left in this very moment: it is told next
            log.debug("%s is not offered somebody: %s", self.contact, error)
        others = tuple(
            Neighbour(
                who=number,
                name=other.name,
                wall=other.wall,
                sound=lines.section(number, "audio"),
                picture=lines.section(number, "video"),
            )
            for number, other in there.items()
        )
        if offer or others != self._told:
            self._told = others
            self.say(RoomOthers(call=self.call_id, turn=lines.turn, others=others, sdp=offer or None))

    async def _takes(self, lines: Lines, answer: RoomTakes) -> Outcome | None:
        """How the stay ends by what the page answered, if it does."""
        if not lines.awaited or answer.turn != lines.turn:
            return None  # of an offer that is over
        try:
            await lines.take(answer.sdp)
        except BadSdp as error:
            log.warning("the answer of %s is not taken: %s", self.contact, error)
            return self._failed()
        except JanusRefused as error:  # the page closed the line with its answer under way: it is being loaded anew
            log.info("the answer of %s comes too late: %s", self.contact, error)
            return Outcome.LOST
        await self._tell_others(lines)
        return None

    async def _tell_quality(self, lines: Lines, before: Figures | None, seconds: float) -> Figures | None:
        figures = await lines.venue.figures(self.number)
        if figures and before and self._delay is not None and not self.held:
            self._emit(QualityTold(self.call_id, quality(before, figures, self._delay, seconds)))
        return figures

    # ------------------------------------------------------------------ within

    def _failed(self) -> Outcome:
        self.say(Cancelled(call=self.call_id, why="failed"))
        self.gone()
        return Outcome.OVER

    def _broken(self) -> Outcome:
        """Of a talk that was: whoever was in it is called again."""
        return Outcome.LOST if self.talked else self._failed()

    def _ring(self, *, again: bool) -> RoomRing:
        return RoomRing(
            call=self.call_id,
            name=words(self._around.wall),
            people=tuple(self._house.called(self)),
            video=self.video,
            ice_servers=helpers(self._around.ice_servers),
            again=again,
            continues=self._begins is Stage.TALKS and not again,
        )
