"""A conference of more people than the wall itself can carry: it goes through a Janus of our own, page by page.

asyncio loop's thread only. From the wall's view each officer is a call of its own. Ends at one officer's stay.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence

from kiosk.calls.backend import Busy, Seated, Unreachable
from kiosk.calls.direct.limits import Limit
from kiosk.calls.direct.lodge import Lodge
from kiosk.calls.direct.messages import MOST as TOGETHER
from kiosk.calls.direct.messages import HangUp, Hold, Mute, Person, Resume
from kiosk.calls.direct.party import Around, Gone, Here, Stage, words
from kiosk.calls.direct.stay import Broke, Changed, Other, Stay
from kiosk.calls.direct.venue import WALL, Venue
from kiosk.calls.direct.wire import Cancelled, HangsUp, OfRoom, RoomSpeaks, Words
from kiosk.calls.janus.config import MOST, seats
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

DEATHS = 3, 60.0  # times Janus may die within seconds: one that does so again and again is not started again


class Hall:
    """One conference at a time, from the first who is called to the last who leaves."""

    def __init__(
        self,
        around: Around,
        people: Mapping[str, Person],
        blank: Callable[[], None],
        program: str = "janus",
        *,
        begins: int = TOGETHER + 1,
    ) -> None:
        """`blank` darkens the wall's picture when everybody left; `program` is Janus, empty: none is wanted.

        `begins`: how many beside the wall a talk has that is held here.
        """
        self._around = around
        self._people = people
        self._blank = blank
        self._program = program
        self._begins = begins
        self._stays: dict[str, Stay] = {}
        self._lodges: dict[str, Lodge] = {}  # telephones: seen and heard by way of the wall
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: set[asyncio.Task[None]] = set()  # of Janus
        self._numbers = itertools.count(WALL + 1)
        self._venue: Venue | None = None
        self._opening = asyncio.Lock()
        self._deaths = Limit(*DEATHS)
        self._large = False
        self._speaks = self._speaks_now = 0  # the numbers of who was told to
        self._dark: frozenset[int] = frozenset()  # of whom nothing was seen when that was told
        self.problem = ""  # what is wrong with conferences and the mend; empty: nothing
        if program and begins <= TOGETHER and not self.most:
            self.problem = f"there is no Janus: up to {TOGETHER} and the wall talk without; see `kiosk calls doctor`"

    @property
    def most(self) -> int:
        """How many there may be beside the wall; 0: there is no Janus."""
        return seats(self._program)

    def holds(self, many: int) -> bool:
        """Whether a talk of so many beside the wall is held here, not by the wall alone."""
        return many >= self._begins and self.most > 0

    @property
    def full(self) -> bool:
        """Whether there is no room for one more."""
        return len(self._living) + len(self._lodges) >= MOST - 1

    @property
    def active(self) -> bool:
        """Whether anybody is called, or there."""
        return bool(self._stays)

    @property
    def pid(self) -> int | None:
        """The process of Janus, while there is a conference."""
        return self._venue.pid if self._venue else None

    # ------------------------------------------------------------------ orders of the wall

    def ring(
        self, call_id: str, contact: str, *, video: bool = True, begins: Stage = Stage.CALLS, held: bool = False
    ) -> None:
        """Call an officer; or bring a page over, whose talk under this id got so far (`begins`), and may be `held`."""
        if contact not in self._people:
            self._around.emit(Unreachable(call_id))
        elif self.full or self.knows(contact):
            self._around.emit(Busy(call_id))
        else:
            number = next(self._numbers)
            stay = Stay(self._around, self, call_id, contact, number, video=video, begins=begins)
            self._stays[call_id] = stay
            if held:
                self.order(Hold(call_id))
            self._begin(self._told(stay))

    def lodging(self, call_id: str, contact: str) -> Lodge:
        """A place in the conference for a telephone, which is the wall's to see and hear."""
        return Lodge(self, call_id, contact, next(self._numbers))

    def order(self, order: HangUp | Hold | Resume | Mute) -> bool:
        """Follow the wall; whether it concerned a call of this conference."""
        if isinstance(order, Mute):
            for stay in self._stays.values():
                stay.take(order)
            self._veil()
            return False
        stay_meant = self._stays.get(order.call_id)
        if stay_meant is None:
            return False
        stay_meant.take(order)
        if self._venue and not isinstance(order, HangUp):
            self._venue.take(order)  # the wall has one place in the room: on hold it is so for everybody
        return True

    def enlarge(self, on: bool) -> None:
        """Show the wall whoever speaks large, or everybody alike."""
        self._large = on
        self._arrange()

    def look(self) -> None:
        """Several times a second: does somebody else speak, is somebody seen for the first time?"""
        if self._venue is None:
            return
        if (self._venue.speaks, self._venue.dark) != (self._speaks, self._dark):
            self._arrange()
        if self._venue.speaks_now != self._speaks_now:
            self._speaks_now = self._venue.speaks_now
            for stay in self._living:
                self._tell_who_speaks(stay)

    async def close(self) -> None:
        """End it."""
        for stay in self._stays.values():
            stay.take(HangUp(stay.call_id))
        if self._tasks:
            _, late = await asyncio.wait(list(self._tasks), timeout=1.5)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.rest()

    # ------------------------------------------------------------------ what pages do

    def has(self, call: str | None) -> bool:
        """Whether a call is one of this conference's."""
        return call in self._stays

    def knows(self, contact: str) -> bool:
        """Whether an officer is called into this conference, or there."""
        return bool(self._of(contact)) or any(lodge.contact == contact for lodge in self._lodges.values())

    def here(self, contact: str, call: str | None) -> None:
        """A page of `contact` is connected."""
        for stay in self._of(contact):
            stay.take(Here(call))

    def gone(self, contact: str) -> None:
        """No page of `contact` is connected any more."""
        for stay in self._of(contact):
            stay.take(Gone())

    def withdrawn(self, contact: str) -> None:
        """The phone of `contact` is let in no more, whatever it is at: its media would go on."""
        for stay in self._of(contact):
            stay.take(HangsUp(call=stay.call_id))

    def said(self, contact: str, said: OfRoom) -> bool:
        """What a page says; whether it may: only its own call is its business."""
        stay = self._stays.get(said.call)
        if stay is None:
            return True  # it ended a moment ago
        if stay.contact != contact:
            return False
        stay.take(said)
        return True

    # ------------------------------------------------------------------ what stays ask

    async def venue(self) -> Venue:
        """Where it is held; opened if need be. Raises `SourceError`."""
        async with self._opening:
            if self._venue is None:
                try:
                    self._venue = await self._opened()
                except SourceError as error:
                    self.problem = f"no conference of more than a few: {error.problem}; {error.mend}"
                    raise
            return self._venue

    def came(self, stay: Stay) -> None:
        """The others are told."""
        if self._venue:
            self._venue.came(stay.number)
            if not any(one.held for one in self._living):
                self._venue.take(Resume(stay.call_id))  # of who was on hold there and left nobody may be there
        self._changed(stay)
        self._veil()
        self._tell_who_speaks(stay)

    def went(self, stay: Stay) -> None:
        """The same."""
        if self._venue:
            self._venue.left(stay.number)
        self._changed(stay)
        self._veil()

    def called(self, stay: Stay) -> Sequence[Words]:
        """Who else is called or there."""
        others = [other.contact for other in self._stays.values() if other is not stay]
        return [self._name(contact) for contact in (*others, *(lodge.contact for lodge in self._lodges.values()))]

    def others(self, stay: Stay) -> Mapping[int, Other]:
        """Who else is there, the wall first."""
        there = [other for other in self._stays.values() if other.there and other is not stay]
        return (
            {WALL: Other(words(self._around.wall), wall=True)}
            | {other.number: Other(self._name(other.contact)) for other in there}
            | {lodge.number: Other(self._name(lodge.contact), telephone=True) for lodge in self._lodges.values()}
        )

    # ------------------------------------------------------------------ what telephones do

    @property
    def room(self) -> Venue | None:
        """Where the conference is held, while anybody is called into it, or there."""
        return self._venue if self._stays else None

    def lodged(self, lodge: Lodge) -> None:
        """A telephone takes part."""
        self._lodges[lodge.call_id] = lodge
        if self._venue:
            self._venue.lodge(lodge.number)
        self._changed()

    def left(self, lodge: Lodge) -> None:
        """It does not any more."""
        if self._lodges.pop(lodge.call_id, None) is None:
            return
        if self._venue:
            self._venue.leave(lodge.number)
        self._changed()

    # ------------------------------------------------------------------ within

    async def _opened(self) -> Venue:
        if not self._program:
            raise SourceError("calls", "conferences through janus are switched off", 'set calls.rooms to "auto"')
        if self._deaths.reached("", self._around.now()):
            raise SourceError("calls", "janus dies again and again", "see `kiosk calls doctor`")
        venue = Venue(self._around, self._program, self._arrange, self._broke)
        try:
            await venue.open()
        except BaseException:
            await venue.close()
            raise
        for lodge in self._lodges.values():
            venue.lodge(lodge.number)
        for held in [stay for stay in self._living if stay.held]:
            venue.take(Hold(held.call_id))
        return venue

    def _broke(self, venue: Venue) -> None:
        """Janus is gone: everybody comes in again, into a new one."""
        if venue is not self._venue:
            return
        self._deaths.count("", self._around.now())
        log.warning("the conference's janus is gone: %s", venue.why)
        self.problem = f"janus died in a conference: {venue.why}; it is started anew"
        self._venue = None
        for stay in self._stays.values():
            stay.take(Broke())
        self._begin(venue.close())

    def _veil(self) -> None:
        """What the wall sends: its picture where somebody's call is by video, as in a call of two."""
        if self._venue:
            muted = self._around.muted
            seen = any(stay.there and stay.video for stay in self._stays.values())
            self._venue.take(Mute(muted.microphone, muted.camera or not seen))

    def _changed(self, which: Stay | None = None) -> None:
        for stay in self._stays.values():
            if stay is not which:
                stay.take(Changed())

    def _arrange(self) -> None:
        """Say where everybody is in the picture of all, and who speaks."""
        if self._venue is None or not self._stays:
            return  # the wall is the last to leave
        there: list[Stay | Lodge] = [*self._stays.values(), *self._lodges.values()]
        calls = {one.number: one.call_id for one in there}
        speaks = self._speaks = self._venue.speaks
        self._dark = self._venue.dark
        self._venue.lead(speaks if self._large else 0)
        seats = tuple((calls[number], seat) for number, seat in self._venue.seats().items() if number in calls)
        self._around.emit(Seated(seats, calls.get(speaks, "")))

    def _of(self, contact: str) -> list[Stay]:
        return [stay for stay in self._living if stay.contact == contact]

    @property
    def _living(self) -> list[Stay]:
        """The stays that are not over: one whose lines still close keeps nobody from the next."""
        return [stay for stay in self._stays.values() if not stay.over]

    def _tell_who_speaks(self, stay: Stay) -> None:
        if stay.there:
            who = self._speaks_now
            you = who == stay.number
            stay.say(RoomSpeaks(call=stay.call_id, who=None if you or not who else who, you=you))

    def _name(self, contact: str) -> Words:
        return words(self._people[contact].name)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # an unreferenced task is collected, and somebody's stay ends in silence
        task.add_done_callback(self._tasks.discard)

    async def _told(self, stay: Stay) -> None:
        try:
            await stay.run()
        except Exception:
            # without this the wall would wait for a call that no longer exists
            log.exception("the stay of %s failed", stay.contact)
            stay.say(Cancelled(call=stay.call_id, why="failed"))
            stay.gone()
        finally:
            self._stays.pop(stay.call_id, None)
            if not self._stays:
                self._around.emit(Seated(()))
            await self.rest()

    async def rest(self) -> None:
        """End Janus where nobody is called, or there; never halfway: the next one would be held in what is left."""
        ends = asyncio.get_running_loop().create_task(self._rest())
        self._ends.add(ends)
        ends.add_done_callback(self._ends.discard)
        await asyncio.shield(ends)

    async def _rest(self) -> None:
        async with self._opening:
            venue = self._venue
            if venue is None or self._stays:
                return
            try:
                await venue.close()
            finally:
                self._venue = None
            self.problem = ""  # of a conference that could be held after all
        self._blank()
