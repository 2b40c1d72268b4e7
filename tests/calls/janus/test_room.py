"""A room of six on a real Janus: five light guests and the wall."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.calls.backend import Answered, Unreachable
from kiosk.calls.direct.film import Pictures
from kiosk.calls.direct.messages import Hold, Resume
from kiosk.calls.direct.peer import Window
from kiosk.calls.direct.sounds import Kept, Tone
from kiosk.calls.direct.speech import Voice
from kiosk.calls.gallery import boxes
from kiosk.calls.janus.messages import EnterRoom
from kiosk.calls.janus.peer import JanusPeer
from kiosk.calls.janus.place import near
from kiosk.calls.janus.room import Feed
from kiosk.calls.janus.session import Handle, JanusRefused, Session
from kiosk.calls.janus.telling import Publisher, room
from kiosk.calls.picture import Picture
from tests.calls.direct.desk import loudness
from tests.calls.janus.desk import JanusDesk, desk

ROOM = EnterRoom("room-1", 4711, "0815", make=True)
COLOURS = [(220, 40, 40), (40, 200, 40), (60, 60, 230), (220, 220, 40), (40, 210, 210)]
TONES = [500.0, 700.0, 900.0, 1100.0, 1300.0]
WALLS_RED = (200, 30, 30)


class Light:
    """A camera that sees one colour, five times a second."""

    def __init__(self, colour: tuple[int, int, int]) -> None:
        self._picture = np.empty((120, 160, 3), np.uint8)
        self._picture[:] = colour

    def newest(self, after: int) -> tuple[int, Picture] | None:
        now = int(time.monotonic() * 5)
        return (now, self._picture) if now > after else None


class Guest:
    """Somebody in the room, in the engine's loop."""

    def __init__(self, wall: JanusDesk, number: int) -> None:
        daemon = wall.engine._daemon
        assert daemon
        self.session = Session("", daemon.secret, daemon.socket)
        self.place = near("127.0.0.1")
        self.number = number
        self.others: tuple[Publisher, ...] = ()
        self.seen: list[Picture] = []
        self.ear = Kept()
        self._feed: Feed | None = None

    async def enter(self) -> None:
        """Show a colour and say a tone."""
        await self.session.open()
        self.handle: Handle = await self.session.attach("videoroom")
        joined = await self.handle.ask(
            {"request": "join", "ptype": "publisher", "room": ROOM.room, "pin": ROOM.pin, "display": f"g{self.number}"}
        )
        self.others = room(joined).publishers
        self.peer = JanusPeer(
            host=self.place.host,
            networks=self.place.networks,
            ice_servers=(),
            video=True,
            pictures=Pictures(Light(COLOURS[self.number])),
            sound=Voice(Tone(TONES[self.number], 3000)),
            ear=Kept(),
            window=Window(self.seen.append, (160, 120)),
        )
        await self.peer.accept((await self.handle.ask({"request": "publish"}, offer=await self.peer.offer())).sdp)

    async def watch(self, who: Publisher) -> None:
        """See and hear one of the others."""
        self._feed = Feed(self.session, self.place, ROOM, who)
        await self._feed.open(self.ear, self.seen.append, (160, 120))

    async def leave(self) -> None:
        if self._feed:
            await self._feed.close()
        await self.peer.close()
        await self.session.close()


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JanusDesk]:
    with desk(tmp_path_factory.mktemp("room"), camera=True) as made:
        yield made


def shown(wall: JanusDesk, people: int) -> list[tuple[int, int, int]]:
    """The colours in the middles of so many people's places, as the wall shows them now."""
    frame = wall.pictures.newest()
    assert frame
    picture = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 3)
    found = []
    for left, top, width, height in boxes(people, frame.width, frame.height):
        red, green, blue = picture[top + height // 2, left + width // 2]
        found.append((int(red), int(green), int(blue)))
    return found


def alike(found: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]) -> bool:
    return len(found) == len(wanted) and bool(np.abs(np.array(found) - np.array(wanted)).max() < 40)


def test_six_people_see_and_hear_each_other(wall: JanusDesk) -> None:
    wall.take(ROOM)
    wall.told(Answered)
    guests = [Guest(wall, number) for number in range(len(COLOURS))]
    try:
        for guest in guests:
            wall.run(guest.enter())
        wall.until(lambda: wall.rooms and len(wall.rooms[-1].guests) == 5, what="everybody is announced")
        order = [int(guest.name.removeprefix("g")) for guest in wall.rooms[-1].guests]  # whoever connected first
        assert sorted(order) == [0, 1, 2, 3, 4]
        wall.until(lambda: alike(shown(wall, 5), [COLOURS[number] for number in order]), what="everybody is seen")
        wall.until(lambda: all(loudness(wall.sounds.ear.all()[-24_000:], tone) > 0.05 for tone in TONES), what="heard")

        with pytest.raises(JanusRefused, match="wrong pin"):
            wall.run(joins(guests[0], pin="0816"))

        (own,) = guests[0].others
        assert own.display == "City Hall"
        wall.run(guests[0].watch(own))
        wall.until(lambda: guests[0].seen and close(guests[0].seen[-1][60, 20], WALLS_RED), what="the wall is seen")
        wall.until(lambda: loudness(guests[0].ear.all()[-24_000:], 440.0) > 0.8, what="the wall is heard")

        _held(wall)
        wall.run(guests[1].leave())
        wall.until(lambda: len(wall.rooms[-1].guests) == 4, what="somebody left")
        order.remove(1)
        wall.until(lambda: alike(shown(wall, 4), [COLOURS[number] for number in order]), what="the others move up")
        wall.hang_up(ROOM.call_id)
        wall.until(lambda: wall.sounds.open == 0, what="microphone and loudspeaker are closed")
        assert wall.story(ROOM.call_id) == ["Ringing", "Answered"]
        with pytest.raises(JanusRefused, match="No such room"):
            wall.run(guests[0].handle.ask({"request": "listparticipants", "room": ROOM.room}))
    finally:
        wall.hang_up(ROOM.call_id)
        for guest in (guests[0], *guests[2:]):
            wall.run(guest.leave())


def close(pixel: np.ndarray[tuple[int], np.dtype[np.uint8]], colour: tuple[int, int, int]) -> bool:
    return bool(np.abs(pixel.astype(int) - np.array(colour)).max() < 40)


async def joins(guest: Guest, pin: str) -> None:
    """Try to come in once more."""
    door = await guest.session.attach("videoroom")
    await door.ask({"request": "join", "ptype": "publisher", "room": ROOM.room, "pin": pin})


def _held(wall: JanusDesk) -> None:
    """On hold nobody is seen or heard."""
    wall.take(Hold(ROOM.call_id))
    wall.run(asyncio.sleep(0.2))
    assert not wall.films(0.3)
    wall.take(Resume(ROOM.call_id))
    assert wall.films(1.0)


def test_a_missing_room_is_told(wall: JanusDesk) -> None:
    before = len(wall.all(Unreachable))
    wall.take(EnterRoom("room-2", 99, "x"))
    wall.until(lambda: len(wall.all(Unreachable)) > before, what="there is no such room")
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active))
    assert wall.story("room-2") == ["Ringing", "Unreachable"]


@given(people=st.integers(1, 12), width=st.integers(320, 1920), height=st.integers(180, 1080))
def test_everybody_has_a_place_of_the_same_size_and_none_covers_another(people: int, width: int, height: int) -> None:
    found = boxes(people, width, height)
    assert len(found) == people
    assert len({(wide, high) for _, _, wide, high in found}) == 1
    for number, (left, top, wide, high) in enumerate(found):
        assert wide > 0
        assert high > 0
        assert left >= 0
        assert top >= 0
        assert left + wide <= width
        assert top + high <= height
        for other in found[:number]:
            apart = left >= other[0] + other[2] or other[0] >= left + wide or top >= other[1] + other[3]
            assert apart or other[1] >= top + high
