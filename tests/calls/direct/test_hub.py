"""Who speaks, and who is seen, of several."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from functools import wraps
from typing import ParamSpec

import numpy as np
import pytest
from av import VideoFrame

from kiosk.calls.backend import Seated
from kiosk.calls.direct.film import Encoded, _Encoder
from kiosk.calls.direct.hub import QUIET, Hub, Voices
from kiosk.calls.direct.sounds import Pcm
from kiosk.calls.gallery import FPS as GALLERY_FPS
from kiosk.calls.picture import NIGHT, Picture
from kiosk.core.call import Seat

RED = (200, 40, 40)
P_ = ParamSpec("P_")

PACKET = 960  # samples: 20 ms


class Talk:
    """A conversation in packets of 20 ms, on a clock of its own."""

    def __init__(self) -> None:
        self.at = 0.0
        self.voices = Voices(lambda: self.at)

    def go(self, seconds: float, **loud: int) -> str:
        """So long everybody is so loud (root mean square); who speaks then."""
        random = np.random.default_rng(1)
        for _ in range(round(seconds * 50)):
            self.at += 0.02
            for who, level in loud.items():
                pcm: Pcm = (random.standard_normal(PACKET) * level).astype(np.int16)
                self.voices.heard(who, pcm)
        return self.voices.speaks


def test_nobody_speaks_in_a_quiet_room() -> None:
    assert Talk().go(3, one=100, two=200) == ""


def test_who_speaks_keeps_the_place_through_a_breath_and_loses_it_to_the_next() -> None:
    talk = Talk()
    assert talk.go(1, one=3000, two=20) == "one"
    assert talk.go(0.6, one=20, two=20) == "one"
    assert talk.go(0.5, one=20, two=3000) == "one"  # a breath is not over yet
    assert talk.go(QUIET, one=20, two=3000) == "two"
    assert talk.go(2, one=2000, two=3000) == "two"  # who interrupts does not take it


def test_whoever_spoke_last_speaks_no_more_after_a_breath() -> None:
    talk = Talk()
    talk.go(1, one=3000)
    assert talk.voices.loud("one")
    talk.go(1.3, one=20)  # loudness fades
    assert talk.voices.now == "one"
    assert not talk.voices.loud("one")
    talk.go(1, one=20)
    assert (talk.voices.now, talk.voices.speaks) == ("", "one")


def test_who_left_speaks_no_more() -> None:
    talk = Talk()
    talk.go(1, one=3000)
    talk.voices.left("one")
    assert talk.voices.speaks == ""
    assert talk.go(0.5, two=3000) == "two"


# ---------------------------------------------------------------- pictures


def in_a_loop(test: Callable[P_, Coroutine[None, None, None]]) -> Callable[P_, None]:
    """A test that needs a loop."""

    @wraps(test)
    def run(*args: P_.args, **named: P_.kwargs) -> None:
        asyncio.run(test(*args, **named))

    return run


class Camera:
    """Shows one colour, or nothing any more."""

    def __init__(self) -> None:
        self.colour: tuple[int, int, int] | None = RED
        self._number = 0

    def newest(self, after: int) -> tuple[int, Picture] | None:
        if self.colour is None:
            return None
        self._number += 1
        picture = np.empty((480, 640, 3), np.uint8)
        picture[:] = self.colour
        return self._number, picture


class Room:
    """A hub with a camera, and what it showed."""

    def __init__(self) -> None:
        self.at = 0.0
        self.camera = Camera()
        self.shown: list[Picture] = []
        self.last: Picture | None = None
        self.told = Seated(())
        self.hub = Hub(self.camera, self.shown.append, (640, 360), self._tell, lambda: self.at)

    def _tell(self, told: Seated, _: Mapping[str, Seat]) -> None:
        self.told = told

    async def several(self, *calls: str) -> None:
        for call in calls:
            self.hub.join(call)
        self.last = None
        await self.seen()

    async def seen(self) -> Picture:
        """What the others see next, after half a second."""
        for _ in range(5):
            self.at += 0.1
            newest = self.hub.newest(0)
            self.last = newest[1] if newest else self.last
            await asyncio.sleep(2 / GALLERY_FPS)
        assert self.last is not None
        return self.last


def walls(picture: Picture) -> tuple[int, ...]:
    """The colour in the middle of the wall's own place among three."""
    return tuple(int(value) for value in picture[135, 240])


@in_a_loop
async def test_who_was_before_the_wall_in_one_talk_is_not_seen_in_the_next() -> None:
    room = Room()
    await room.several("one", "two")
    assert walls(await room.seen()) == RED
    room.hub.leave("one")
    room.camera.colour = None
    await room.several("three")
    assert walls(await room.seen()) == NIGHT
    await room.hub.close()


@in_a_loop
async def test_who_shows_nothing_is_known_until_they_do() -> None:
    room = Room()
    await room.several("one", "two")
    assert [(call, seat.dark) for call, seat in room.told.seats] == [("one", True), ("two", True)]
    sizes = room.hub.sizes("two")
    room.hub.put("two", [np.zeros((high, wide, 3), np.uint8) for wide, high in sizes])
    room.hub.look()
    assert [(call, seat.dark) for call, seat in room.told.seats] == [("one", True), ("two", False)]
    await room.hub.close()


@in_a_loop
async def test_a_camera_that_died_goes_dark_among_several() -> None:
    room = Room()
    await room.several("one", "two")
    assert walls(await room.seen()) == RED
    room.camera.colour = None
    room.at += 2
    assert walls(await room.seen()) == NIGHT
    await room.hub.close()


@in_a_loop
async def test_an_encoder_that_fails_is_begun_anew_and_pleas_are_heard_now_and_then(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    room = Room()
    film = room.hub.film
    copy = film.copy()
    whole = _Encoder.whole
    failed: list[int] = []

    def fails(self: _Encoder, frame: VideoFrame, anew: bool) -> Encoded | None:
        if not failed:
            failed.append(1)
            raise RuntimeError("no memory")
        return whole(self, frame, anew)

    monkeypatch.setattr(_Encoder, "whole", fails)
    async with asyncio.timeout(10):
        assert (await copy.recv()).is_keyframe
    assert "begun anew" in caplog.text
    for _ in range(10):
        film.refresh()
    keys = [(await copy.recv()).is_keyframe for _ in range(8)]
    assert keys.count(True) == 1
    copy.stop()
    await room.hub.close()


@in_a_loop
async def test_after_a_long_talk_the_next_one_without_a_camera_is_dark_at_once() -> None:
    room = Room()
    room.camera.colour = None
    lens = room.hub.film._lens
    assert lens.look(300.0, withheld=False) is not None
    lens.restart()
    assert lens.look(1.0, withheld=False) is not None
    await room.hub.close()


@in_a_loop
async def test_who_does_not_show_up_sees_nothing_while_the_others_see_the_film() -> None:
    room = Room()
    there, comes = room.hub.film.copy(), room.hub.film.copy()
    comes.shut(on=True)
    first = asyncio.create_task(comes.recv())
    async with asyncio.timeout(10):
        for _ in range(5):
            await there.recv()
    assert not first.done()
    comes.shut(on=False)
    async with asyncio.timeout(10):
        assert (await first).is_keyframe
    there.stop()
    comes.stop()
    await room.hub.close()


@in_a_loop
async def test_once_the_wall_is_shown_nobody_sees_a_last_picture_of_the_camera() -> None:
    room = Room()
    room.hub.join("one")
    assert room.hub.newest(0)
    room.camera.colour = None  # the wall's first picture is not there yet
    room.hub.watch(dashboard=True)
    assert room.hub.newest(0) is None
    await room.hub.close()


@in_a_loop
async def test_the_first_picture_of_somebody_is_shown_as_soon_as_they_are_there_and_not_before() -> None:
    room = Room()
    picture = np.zeros((360, 640, 3), np.uint8)
    for call in ("one", "two"):
        room.hub.expect(call)
        room.hub.put(call, [picture])
    assert room.shown == []
    room.hub.join("one")
    assert room.shown[-1] is picture
    room.hub.leave("two")  # who never came leaves nothing,
    room.hub.put("two", [picture])  # nor does what was still under way
    assert not room.hub._early
    room.hub.leave("one")
    shown = len(room.shown)
    room.hub.join("two")
    assert len(room.shown) == shown
    await room.hub.close()
