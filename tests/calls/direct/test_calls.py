"""Calls between the wall and a phone's browser: seen, heard, held, lost, taken up again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.calls.direct.desk import WALLS_TONE, Desk, loudness
from tests.calls.direct.phone import OFFICERS_TONE, Phone


@pytest.fixture
def phone(reachable: Phone, wall: Desk) -> Iterator[Phone]:
    yield reachable
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active), what="the line is free")
    reachable.until(lambda: reachable.shows("home"))


def answered(wall: Desk, phone: Phone, *, video: bool = True) -> str:
    call = wall.dial(video=video)
    phone.until(lambda: phone.shows("answer"), what="it rings")
    phone.press("answer")
    wall.until(lambda: "Answered" in wall.story(call), what="answered")
    return call


def test_the_wall_rings_a_phone_and_both_see_and_hear_each_other(wall: Desk, phone: Phone) -> None:
    call = wall.dial()
    phone.until(lambda: phone.shows("answer"))
    wall.until(lambda: wall.story(call) == ["Ringing"])
    assert phone.text("caller") == "City Hall"
    phone.press("answer")
    wall.until(lambda: wall.story(call) == ["Ringing", "Answered"])
    pictures = wall.films(1.0)
    assert len({frame.pixels for frame in pictures}) > 8
    assert loudness(wall.sounds.ear.all()[-24_000:], OFFICERS_TONE) > 0.8
    phone.until(lambda: phone.frames() > 5)
    red, green, blue = phone.colour()
    assert red > 120
    assert max(green, blue) < 90
    heard = phone.listen()
    assert abs(heard["hertz"] - WALLS_TONE) < 5
    wall.hang_up(call)
    phone.until(lambda: phone.shows("home"))
    assert phone.text("notice") == "The call is over."
    assert wall.story(call) == ["Ringing", "Answered"]
