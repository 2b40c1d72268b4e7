"""What happens while a talk moves to the hall: a venue that takes its time, without a Janus."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import cast

from kiosk.calls.backend import CallEvent, NotHeld
from kiosk.calls.direct.hall import Hall
from kiosk.calls.direct.messages import Dial, HangUp, Mute, Person
from kiosk.calls.direct.party import Around, Stage
from kiosk.calls.direct.switchboard import Somebody, Switchboard
from kiosk.calls.direct.venue import Venue
from kiosk.core.errors import SourceError
from kiosk.core.text import same
from tests.calls.direct.desk import WALL
from tests.calls.direct.test_hub import in_a_loop

OPENS, CLOSES = 0.05, 0.2  # seconds


class Line:
    """A call that ends when the wall hangs it up."""

    waiting = talked = held = False
    stage = Stage.RINGS

    def __init__(self, call_id: str, contact: str, *, by_page: bool) -> None:
        self.call_id, self.contact, self.by_page = call_id, contact, by_page
        self.over = False
        self._ended = asyncio.Event()

    def take(self, what: object) -> None:
        self.over = self.over or isinstance(what, HangUp)
        if self.over:
            self._ended.set()

    def say(self, message: object) -> None:
        """It has no page."""

    async def run(self) -> None:
        await self._ended.wait()


class Slow:
    """A venue that takes its time."""

    pid, why = 1, ""

    def __init__(self) -> None:
        self.story: list[str] = []

    async def close(self) -> None:
        await asyncio.sleep(CLOSES)
        self.story.append("closed")


class SlowHall(Hall):
    """A hall whose venue is that one; or cannot be opened."""

    def __init__(self, around: Around, venue: Slow | None) -> None:
        super().__init__(around, {}, blank=lambda: None, program="true", begins=2)
        self.slow = venue

    @property
    def most(self) -> int:
        return 11

    async def _opened(self) -> Venue:
        await asyncio.sleep(OPENS)
        if self.slow is None:
            raise SourceError("calls", "no room", "none")
        return cast(Venue, self.slow)


class Board(Switchboard):
    """Rings telephones only."""

    def __init__(self, around: Around, hall: SlowHall) -> None:
        names = {key: Person(key, same(key), same("crew")) for key in ("page", "telephone")}
        super().__init__(around, names, lambda: None, hall)
        self.rung: list[Line] = []

    def _ring_in_hall(self, order: Dial) -> None:
        telephone = Line(order.call_id, order.contact, by_page=False)
        self.rung.append(telephone)
        self._begin(cast(Somebody, telephone))
        self._lodge(cast(Somebody, telephone))


class Nobody:
    """A camera, of whom nothing comes."""

    def newest(self, after: int) -> None:
        """Nothing."""


def around(emit: Callable[[CallEvent], None]) -> Around:
    class Machine:
        """What no call of these needs."""

    return Around(
        host="127.0.0.1", networks=(), ice_servers=(), wall=WALL, camera=Nobody(), sounds=cast("object", Machine()),  # type: ignore[arg-type]
        show=lambda _: None, size=(64, 36), emit=emit, send=lambda *_: False, reachable=lambda _: False,
        tell=lambda _: None, now=asyncio.get_running_loop().time, muted=Mute(microphone=False, camera=False),
    )  # fmt: skip


async def talking(venue: Slow | None, said: list[CallEvent]) -> tuple[Board, SlowHall, Line]:
    """A page talks with the wall, and a telephone is being brought in."""
    surroundings = around(said.append)
    hall = SlowHall(surroundings, venue)
    board = Board(surroundings, hall)
    page = Line("first", "page", by_page=True)
    board._begin(cast(Somebody, page))
    board.order(Dial("second", "telephone", video=True, joins="first"))
    return board, hall, page


@in_a_loop
async def test_whoever_was_rung_for_a_talk_that_ended_meanwhile_can_be_hung_up_and_the_room_is_closed_whole() -> None:
    venue = Slow()
    board, hall, page = await talking(venue, [])
    await asyncio.sleep(OPENS / 2)
    page.take(HangUp("first"))
    await asyncio.sleep(OPENS)
    (telephone,) = board.rung  # while the hall, in which nobody is, closes
    assert venue.story == []
    board.order(HangUp("second"))
    assert telephone.over
    await hall.rest()
    assert venue.story == ["closed"]
    assert hall.pid is None
    await board.close()


@in_a_loop
async def test_where_no_room_can_be_opened_it_is_said_once_and_a_hang_up_finds_nothing() -> None:
    said: list[CallEvent] = []
    board, _, _ = await talking(None, said)
    await asyncio.sleep(2 * OPENS)
    board.order(HangUp("second"))
    assert said == [NotHeld("second")]
    assert board.rung == []
    await board.close()


@in_a_loop
async def test_whoever_is_hung_up_before_the_room_is_open_is_not_rung() -> None:
    said: list[CallEvent] = []
    board, hall, _ = await talking(Slow(), said)
    await asyncio.sleep(OPENS / 2)
    board.order(HangUp("second"))
    await asyncio.sleep(2 * OPENS)
    assert (board.rung, said) == ([], [])
    await hall.rest()
    assert hall.pid is None
    await board.close()
