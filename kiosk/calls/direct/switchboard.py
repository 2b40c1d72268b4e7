"""All calls there are, by their ids: who may ring whom. Ends where a call goes its own way.

asyncio loop's thread only. What a page may say about a call is judged here: it may answer, end or see its own only.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from kiosk.calls.backend import Busy, NotHeld, Seated, Unreachable
from kiosk.calls.direct.hall import Hall
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.limits import CALLS, Limit
from kiosk.calls.direct.messages import MOST, Accept, Arrange, Dial, DialAll, HangUp, Hold, Mute, Person, Resume
from kiosk.calls.direct.party import Around, Gone, Here, Member, Stage, words
from kiosk.calls.direct.talk import Moved, Talk
from kiosk.calls.direct.wire import (
    Answer,
    BusyHere,
    Calling,
    CallWall,
    Cancelled,
    Decline,
    Face,
    HangsUp,
    RingsHere,
    Together,
)
from kiosk.core.call import Seat
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

Somebody: TypeAlias = Member[Any]  # who takes what is his kind's business


class Switchboard:
    """All calls there are: those of one talk, and one officer who waits for the wall."""

    def __init__(self, around: Around, people: Mapping[str, Person], blank: Callable[[], None], hall: Hall) -> None:
        """`blank` darkens the wall's picture: nobody who opens the next call may see the last one's face.

        A talk that more people join than its pictures can be composed for here moves to `hall`.
        """
        self._around = around
        self._hub = Hub(around.camera, around.show, around.size, self._seated, around.now)
        self._people = people
        self._blank = blank
        self._hall = hall
        self._growing: dict[str, asyncio.Task[None]] = {}  # calls for which the talk moves; rung, they are none of it
        self._moves: set[asyncio.Task[None]] = set()
        self._talks: dict[str, Somebody] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._wishes: dict[str, tuple[str, str]] = {}  # contact -> the page's wish and the call it became
        self._limit = Limit(*CALLS)
        self._ids = itertools.count(1)
        self._mark = secrets.token_hex(3)  # calls of an engine that died have other names

    @property
    def active(self) -> bool:
        """Whether somebody talks or a phone rings."""
        return any(not talk.waiting for talk in self._living) or bool(self._growing) or self._hall.active

    async def close(self) -> None:
        """End every call."""
        for moves in self._moves:
            moves.cancel()
        await asyncio.gather(*self._moves, return_exceptions=True)
        for talk in self._talks.values():
            talk.take(HangUp(talk.call_id))
        if self._tasks:
            _, late = await asyncio.wait(list(self._tasks.values()), timeout=1.5)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._hub.close()

    def look(self) -> None:
        """Several times a second."""
        self._hub.look()
        self._hall.look()

    def back(self) -> None:
        """The hall is over: whoever was left here is alone with the wall, and no face of the others stays on it."""
        if not any(talk.by_page and talk.talked for talk in self._living):
            self._blank()

    def watch(self, *, dashboard: bool) -> None:
        """Whether the pictures everybody gets are of what is on the wall."""
        self._hub.watch(dashboard=dashboard)

    def order(self, order: Dial | DialAll | Accept | HangUp | Hold | Resume | Mute | Arrange) -> None:
        """Follow the wall."""
        match order:
            case Dial():
                self._dial(order)
            case DialAll(dials):
                self._dial_all(dials)
            case Arrange(large):
                self._hub.enlarge(large)
                self._hall.enlarge(large)
            case Mute():
                self._around.muted = order
                self._hub.blind(order.camera)
                for talk in self._talks.values():
                    talk.take(order)
            case HangUp(call_id) if call_id in self._growing:
                moves = self._growing.pop(call_id)
                if moves not in self._growing.values():  # nobody is left for whom the talk would move
                    moves.cancel()
            case _:
                if named := self._talks.get(order.call_id):
                    named.take(order)

    def here(self, contact: str, call: str | None) -> None:
        """A page of `contact` is connected."""
        mine = [talk for talk in self._of(contact) if not talk.over]
        for talk in mine:
            talk.take(Here(call))
        if call and all(talk.call_id != call for talk in mine):
            self._around.send(contact, Cancelled(call=call, why="hung_up"))  # it ended while the page was away

    def gone(self, contact: str) -> None:
        """No page of `contact` is connected any more."""
        for talk in self._of(contact):
            talk.take(Gone())

    def withdrawn(self, contact: str) -> None:
        """The phone of `contact` is let in no more, whatever it is at: its media would go on."""
        for talk in self._of(contact):
            talk.take(HangsUp(call=talk.call_id))

    def said(self, contact: str, said: RingsHere | Answer | Decline | BusyHere | HangsUp | CallWall) -> bool:
        """What a page says; whether it may: only its own call is its business."""
        if isinstance(said, CallWall):
            self._wished(contact, said)
            return True
        talk = self._talks.get(said.call)
        if talk is None or not talk.by_page:
            return True  # it ended a moment ago
        if talk.contact != contact:
            return False
        talk.take(said)
        return True

    # ------------------------------------------------------------------ within

    @property
    def _living(self) -> list[Somebody]:
        """The talks that are not over: one whose line still closes keeps nobody from the next."""
        return [talk for talk in self._talks.values() if not talk.over]

    def _of(self, contact: str) -> list[Somebody]:
        """The talks with the page of `contact`."""
        return [talk for talk in self._talks.values() if talk.contact == contact and talk.by_page]

    def _dial(self, order: Dial) -> None:
        if self._refuses(order):
            return
        self._crossed(order.contact)
        there = [talk for talk in self._living if not talk.waiting]
        joins = any(talk.call_id == order.joins for talk in there) and all(
            talk.contact != order.contact for talk in there
        )
        if order.contact not in self._people:
            self._around.emit(Unreachable(order.call_id))
        elif self._hall.active and (joins or self._hall.has(order.joins)):
            self._ring_in_hall(order)
        elif joins and self._hall.holds(len(there) + 1):
            self._move((order,))
        elif (joins and len(there) < MOST) or not self.active:
            self._ring(order)
        else:
            self._around.emit(Busy(order.call_id))

    def _dial_all(self, dials: Sequence[Dial]) -> None:
        """Ring several at once: those of one talk never ring partly here and partly in the hall.

        Who begins the talk joins it too, in their own name: there are others whom their ringing is not to disturb.
        """
        dials = [dial for dial in dials if not self._refuses(dial)]
        if not dials:
            return
        there = [talk for talk in self._living if not talk.waiting]
        joins = dials[0].joins
        goes_on = any(talk.call_id == joins for talk in there)
        many = self._hall.holds(len(there) + len(dials))
        if many and not self._hall.active and (goes_on or not self.active):
            self._move([replace(dial, joins=joins or dial.call_id) for dial in dials])
            return
        for dial in dials:
            self.order(replace(dial, joins=joins or dial.call_id))
            if not joins and dial.call_id in self._talks:  # the first whom it rings at, whoever is out of reach
                joins = dial.call_id

    def _move(self, dials: Sequence[Dial]) -> None:
        """Begin to: everybody comes to the hall, and these are rung there."""
        growing = asyncio.get_running_loop().create_task(self._grow(dials), name="moves")
        self._moves.add(growing)
        self._growing |= dict.fromkeys((dial.call_id for dial in dials), growing)

        def moved(_: asyncio.Task[None]) -> None:  # it may never have begun
            self._moves.discard(growing)
            for dial in dials:
                self._growing.pop(dial.call_id, None)

        growing.add_done_callback(moved)

    async def _grow(self, dials: Sequence[Dial]) -> None:
        """Move everybody to the hall, and ring these there; where it cannot be opened nothing changes."""
        try:
            await self._hall.venue()
            for talk in self._living:
                if talk.waiting or self._hall.has(talk.call_id):
                    continue
                if talk.by_page:
                    self._hall.ring(talk.call_id, talk.contact, video=talk.video, begins=talk.stage, held=talk.held)
                    talk.take(Moved())
                else:
                    self._lodge(talk)
            for dial in dials:
                if dial.call_id not in self._growing:
                    continue  # it was hung up meanwhile
                self._crossed(dial.contact)
                self._ring_in_hall(dial)
                del self._growing[dial.call_id]  # whoever hangs it up now means the call itself
        except SourceError as error:
            log.warning("nobody is rung: %s", error)
            self._not_held(dials)
        except Exception:
            # without this the wall would wait for a call that nobody begins
            log.exception("nobody is rung")
            self._not_held(dials)
        finally:
            await self._hall.rest()

    def _crossed(self, contact: str) -> None:
        """Both call each other: the wall's call rings."""
        for talk in self._living:
            if talk.waiting and talk.contact == contact:
                talk.take(HangUp(talk.call_id))

    def _not_held(self, dials: Sequence[Dial]) -> None:
        for dial in dials:
            if self._growing.pop(dial.call_id, None):
                self._around.emit(NotHeld(dial.call_id))

    def _wished(self, contact: str, wish: CallWall) -> None:
        before, call_id = self._wishes.get(contact, ("", ""))
        if before == wish.id:
            if any(talk.call_id == call_id for talk in self._living):
                self._around.send(contact, Calling(id=wish.id, call=call_id))
            return
        call_id = f"in-{self._mark}-{next(self._ids)}"
        self._wishes[contact] = wish.id, call_id
        self._around.send(contact, Calling(id=wish.id, call=call_id))
        if not self._limit.take(contact, self._around.now()):
            self._around.send(contact, Cancelled(call=call_id, why="too_often"))
        elif self._hall.knows(contact) or any(talk.waiting or talk.contact == contact for talk in self._living):
            self._around.send(contact, Cancelled(call=call_id, why="busy"))
        else:
            self._begin(Talk(self._around, self._hub, call_id, contact, video=wish.video, incoming=True))

    def _refuses(self, order: Dial) -> bool:  # noqa: ARG002 - a page is rung, or found busy
        """Whether nobody need try; the wall was told why."""
        return False

    def _ring(self, order: Dial) -> None:
        """Ring a page."""
        made = Talk(self._around, self._hub, order.call_id, order.contact, video=order.video, incoming=False)
        self._begin(made)

    def _ring_in_hall(self, order: Dial) -> None:
        """Ring a page, for the conference in the hall."""
        self._hall.ring(order.call_id, order.contact, video=order.video)

    def _lodge(self, talk: Somebody) -> None:
        """Whose media do not move are seen and heard in the hall by way of the wall."""
        self._hub.lodge(talk.call_id, self._hall.lodging(talk.call_id, talk.contact))

    def _begin(self, talk: Somebody) -> None:
        self._talks[talk.call_id] = talk
        self._tasks[talk.call_id] = asyncio.get_running_loop().create_task(self._told(talk), name=talk.call_id)

    async def _told(self, talk: Somebody) -> None:
        try:
            await talk.run()
        except Exception:
            # without this the wall would wait for a call that no longer exists
            log.exception("the call with %s failed", talk.contact)
            if self._hall.has(talk.call_id):
                return  # it goes on there
            talk.say(Cancelled(call=talk.call_id, why="failed"))
            talk.gone()
        finally:
            self._hub.lodge(talk.call_id, None)
            self._talks.pop(talk.call_id, None)
            self._tasks.pop(talk.call_id, None)
            if not self.active:
                self._blank()

    def _seated(self, seated: Seated, seats: Mapping[str, Seat]) -> None:
        """Tell the wall and the pages who is seen where."""
        if not self._hall.active:  # who talks in the hall is seated there
            self._around.emit(seated)
            if not any(talk.talked for talk in self._living):
                self._blank()  # the next call may ring already while this line closes
        names = {talk.call_id: self._people[talk.contact].name for talk in self._talks.values()}
        faces = tuple(
            Face(
                name=words(names.get(who, self._around.wall)),
                left=seat.left,
                top=seat.top,
                width=seat.width,
                height=seat.height,
            )
            for who, seat in seats.items()
        )
        for talk in self._living:
            if talk.stage is Stage.TALKS:
                talk.say(Together(call=talk.call_id, faces=faces))
