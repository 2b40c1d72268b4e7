"""The wall and several phones in one talk: real pages in Chromium, the sound desk with a card that does not exist."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest
from aiortc.codecs.vpx import Vp8Encoder

from kiosk.calls.backend import Seated
from kiosk.calls.direct.messages import Arrange, Hold, Mute, Person, Resume, Watch
from kiosk.calls.direct.sounds import NoSound
from kiosk.calls.sound.duplex import Duplex, Turn
from kiosk.calls.sound.frame import Frame
from kiosk.calls.sound.loopback import Loopback
from kiosk.core.frames import FrameRing
from kiosk.core.text import Text
from tests.calls.direct.desk import CHIEF, MEDIC, WALLS_TONE, Desk, desk
from tests.calls.direct.phone import OFFICERS_TONE, Browsing, Phone, tone

PILOT = Person("pilot", Text(en="Han Su", ko="한수", ru="Хан Су"), Text(en="Pilot", ko="조종사", ru="Пилот"))
MEDICS_TONE = 1700.0  # hertz
THERE = -60.0  # decibel of a tone that is heard: silence has -100 and less


@dataclass(frozen=True)
class Heard:
    """A microphone whose sound needs no cleaning."""

    heard: Frame
    spoken: Frame


class Clean:
    """No echo comes back where the card does not exist."""

    def clean(self, near: Frame, _far: Frame, _delay: float) -> Heard:
        return Heard(near, near)


class Air:
    """The microphone hears the wall's tone, whatever is played."""

    def __init__(self) -> None:
        self._at = 0
        self.played: deque[Frame] = deque(maxlen=50)  # the last half second

    def __call__(self, played: Frame) -> Frame:
        self.played.append(played)
        at = np.arange(self._at, self._at + len(played))
        self._at += len(played)
        spoken: Frame = (8000 * np.sin(at * 2 * np.pi * WALLS_TONE / 48_000)).astype(np.int16)
        return spoken


class Sounds(NoSound):
    """A card that does not exist, behind what the engine asks of sound."""

    names = "air"
    problem = ""

    def __init__(self) -> None:
        super().__init__()
        self.air = Air()
        self._duplex = Duplex(self._opened, Clean)

    def mute(self, on: bool) -> None:
        self._duplex.mute(on)

    def _opened(self, turn: Turn, *, muted: bool) -> Loopback:
        return Loopback(turn, self.air, muted=muted)


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("conference")
    with desk(folder, sounds=Sounds(), people=(CHIEF, MEDIC, PILOT)) as made:
        yield made


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, browser: Browsing) -> Iterator[Browsing]:
    """Another browser: one has one microphone for all of its pages."""
    assert browser
    folder = tmp_path_factory.mktemp("second")
    made = Browsing(folder, tone(folder / "medic.wav", MEDICS_TONE))
    yield made
    made.close()


@pytest.fixture(scope="module")
def phones(wall: Desk, browser: Browsing, second: Browsing) -> Iterator[dict[str, Phone]]:
    made = {"chief": Phone(browser), "medic": Phone(second), "pilot": Phone(browser, language="ko")}
    for contact, phone in made.items():
        phone.enrol(wall.invited(contact))
    yield made
    for phone in made.values():
        phone.close()


@pytest.fixture(autouse=True)
def ended(wall: Desk) -> Iterator[None]:
    yield
    wall.end_all()
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active))


def taken(wall: Desk, phone: Phone, call: str) -> None:
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    wall.until(lambda: "Answered" in wall.story(call), what="answered")


def three(wall: Desk, phones: dict[str, Phone]) -> tuple[str, str]:
    """The wall talks with chief and medic."""
    one = wall.dial("chief")
    taken(wall, phones["chief"], one)
    two = wall.dial("medic", joins=one)
    taken(wall, phones["medic"], two)
    return one, two


def busy(wall: Desk, call: str) -> None:
    wall.until(lambda: wall.story(call) == ["Busy"])


def on_hold(phone: Phone) -> None:
    phone.until(lambda: phone.text("talkState") == "On hold")
    phone.until(lambda: max(phone.colour_at(0.25, 0.25)) < 60, what="dark")


def seated(wall: Desk) -> list[str]:
    """Whose calls have a place in the wall's picture, as it was told last."""
    return [call for call, _ in wall.all(Seated)[-1].seats]


def hears(phone: Phone, hertz: float) -> bool:
    return phone.listen(hertz)["decibel"] > THERE


def test_everybody_sees_and_hears_everybody_else(
    wall: Desk, phones: dict[str, Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = three(wall, phones)
    chief, medic = phones["chief"], phones["medic"]
    chief.until(lambda: hears(chief, WALLS_TONE) and hears(chief, MEDICS_TONE), what="the chief hears both")
    medic.until(lambda: hears(medic, WALLS_TONE) and hears(medic, OFFICERS_TONE), what="the medic hears both")
    assert not hears(chief, OFFICERS_TONE)  # nobody hears themselves
    wall.until(lambda: seated(wall) == [one, two], what="both have a place")
    left, right = (seat for _, seat in wall.all(Seated)[-1].seats)
    assert left.left < right.left
    assert left.top == right.top
    for phone in (chief, medic):
        phone.until(partial(phone.shows, "faces"))
        phone.until(partial(wide, phone, 960), what="a picture of all")
        names = phone.evaluate("[...document.querySelectorAll('#faces span')].map((one) => one.textContent)")
        assert names == ["City Hall", "Kim Jun", "Lee Ha"]
        assert not phone.shows("self")
    frames = chief.frames(), medic.frames()
    wall.sees(different=3)  # it moves; how well is measured elsewhere, on a quiet machine
    chief.until(lambda: chief.frames() > frames[0] + 8)
    medic.until(lambda: medic.frames() > frames[1] + 8)
    with monkeypatch.context() as counting:
        encodes = itertools.count()
        encode = Vp8Encoder.encode

        def counted(encoder: Vp8Encoder, *picture: Any) -> Any:  # noqa: ANN401 - as aiortc's
            next(encodes)
            return encode(encoder, *picture)

        counting.setattr(Vp8Encoder, "encode", counted)
        before = encoded(wall)
        wall.until(lambda: encoded(wall) > before + 20, what="pictures are encoded")
        came = encoded(wall) - before
    assert abs(next(encodes) - came) <= 3  # by whatever encoder: once, for both
    wall.hang_up(one)
    chief.until(lambda: chief.shows("home"))
    medic.until(lambda: not medic.shows("faces"), what="the medic sees the wall alone again")
    medic.until(lambda: wide(medic, 640))
    wall.until(lambda: wall.all(Seated)[-1] == Seated(()))
    assert wall.story(two) == ["Ringing", "Answered"]
    wall.sees()


def wide(phone: Phone, pixels: int) -> bool:
    """Whether the picture that the phone shows is as wide as that."""
    return bool(phone.evaluate("document.getElementById('far').videoWidth") == pixels)


def encoded(wall: Desk) -> int:
    """Pictures of all that were encoded so far."""
    return wall.ask(lambda engine: engine.switchboard._hub.film.encoded)


def ringing(wall: Desk, calls: list[str]) -> None:
    """Wait until each of these phones says that it rings."""
    wall.until(lambda: [wall.story(call) for call in calls] == [["Ringing"]] * len(calls), what="all ring")


def test_three_are_rung_at_once_and_who_comes_sees_and_hears_the_others(wall: Desk, phones: dict[str, Phone]) -> None:
    chief, medic, pilot = phones.values()
    calls = wall.dial_all("pilot", "chief", "medic")
    for phone in phones.values():
        phone.until(partial(phone.shows, "answer"), what="it rings while nobody has answered anywhere")
    ringing(wall, calls)
    pilot.press("decline")
    wall.until(lambda: wall.story(calls[0]) == ["Ringing", "Declined"], what="the one by whom they were joined is gone")
    taken(wall, chief, calls[1])
    wall.sees()
    assert not chief.shows("faces")
    assert medic.shows("answer")  # it rings on
    taken(wall, medic, calls[2])
    chief.until(lambda: hears(chief, WALLS_TONE) and hears(chief, MEDICS_TONE), what="the chief hears both")
    medic.until(lambda: hears(medic, WALLS_TONE) and hears(medic, OFFICERS_TONE), what="the medic hears both")
    wall.until(lambda: seated(wall) == calls[1:], what="both have a place")
    for phone in (chief, medic):
        phone.until(partial(phone.shows, "faces"))
    assert not pilot.shows("answer")
    again = wall.dial("pilot", joins=calls[1])
    taken(wall, pilot, again)


def test_whoever_of_them_can_be_reached_is_rung_whatever_the_first_one_is(wall: Desk, phones: dict[str, Phone]) -> None:
    unknown, *calls = wall.dial_all("who left yesterday", "chief", "medic")
    wall.until(lambda: wall.story(unknown) == ["Unreachable"])
    for contact, call in zip(("chief", "medic"), calls, strict=True):
        taken(wall, phones[contact], call)
    wall.until(lambda: seated(wall) == calls, what="both have a place")


def test_what_rings_at_several_is_hung_up_at_all_of_them(wall: Desk, phones: dict[str, Phone]) -> None:
    calls = wall.dial_all("chief", "medic", "pilot")
    for phone in phones.values():
        phone.until(partial(phone.shows, "answer"), what="it rings")
    ringing(wall, calls)
    for call in calls:
        wall.hang_up(call)
    for phone in phones.values():
        phone.until(partial(phone.shows, "home"), what="it rings no more")
    assert [wall.story(call) for call in calls] == [["Ringing"]] * 3
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active), what="the line is free")


def test_a_third_phone_comes_a_fourth_finds_it_full_and_who_is_in_it_cannot_come_twice(
    wall: Desk, phones: dict[str, Phone]
) -> None:
    one, two = three(wall, phones)
    third = wall.dial("pilot", joins=two)
    taken(wall, phones["pilot"], third)
    phones["chief"].until(
        lambda: phones["chief"].evaluate("document.querySelectorAll('#faces span').length") == 4, what="four faces"
    )
    phones["pilot"].until(lambda: phones["pilot"].shows("faces"))
    assert phones["pilot"].evaluate("document.querySelector('#faces span').textContent") == "시청"
    for contact in ("pilot", "medic"):
        busy(wall, wall.dial(contact, joins=one))
    phones["pilot"].press("hangUp")
    wall.until(lambda: wall.story(third)[-1] == "FarHungUp")
    wall.until(lambda: seated(wall) == [one, two], what="two are left")


def test_a_call_that_joins_nobody_is_refused_while_others_talk(wall: Desk, phones: dict[str, Phone]) -> None:
    one = wall.dial("chief")
    taken(wall, phones["chief"], one)
    for joins in ("", "call-of-yesterday"):
        busy(wall, wall.dial("medic", joins=joins))


def test_who_is_asked_to_join_declines_and_the_talk_goes_on(wall: Desk, phones: dict[str, Phone]) -> None:
    one = wall.dial("chief")
    taken(wall, phones["chief"], one)
    two = wall.dial("medic", joins=one)
    phones["medic"].until(lambda: phones["medic"].shows("answer"))
    assert not phones["chief"].shows("faces")  # somebody who only rings is not there
    phones["medic"].press("decline")
    wall.until(lambda: wall.story(two) == ["Ringing", "Declined"])
    assert wall.story(one) == ["Ringing", "Answered"]
    wall.sees()


def test_the_muted_wall_is_neither_heard_nor_seen_and_the_others_are(wall: Desk, phones: dict[str, Phone]) -> None:
    three(wall, phones)
    chief = phones["chief"]
    chief.until(lambda: hears(chief, WALLS_TONE) and hears(chief, MEDICS_TONE), what="both are heard")
    chief.until(lambda: chief.colour_at(0.25, 0.25)[0] > 120, what="the wall's red")
    wall.take(Mute(microphone=True, camera=True))
    chief.until(lambda: not hears(chief, WALLS_TONE), what="the wall is silent")
    chief.until(lambda: max(chief.colour_at(0.25, 0.25)) < 60, what="the wall is dark")
    chief.until(lambda: hears(chief, MEDICS_TONE), what="the medic is heard")
    chief.until(lambda: max(chief.colour_at(0.75, 0.25)) > 60, what="and seen: Chromium's own picture is green")
    wall.take(Mute(microphone=False, camera=False))
    chief.until(lambda: hears(chief, WALLS_TONE), what="the wall is heard again")
    chief.until(lambda: chief.colour_at(0.25, 0.25)[0] > 120, what="and seen")


def test_on_hold_nobody_hears_or_sees_anybody(wall: Desk, phones: dict[str, Phone]) -> None:
    calls = three(wall, phones)
    chief = phones["chief"]
    for call in calls:
        wall.take(Hold(call))
    for phone in (chief, phones["medic"]):
        on_hold(phone)
    chief.until(lambda: not hears(chief, MEDICS_TONE), what="silence")
    wall.sees_nothing()
    for call in calls:
        wall.take(Resume(call))
    chief.until(lambda: hears(chief, MEDICS_TONE), what="the medic is heard again")
    chief.until(lambda: chief.colour_at(0.25, 0.25)[0] > 120, what="the wall is seen again")
    wall.sees()


def test_whose_page_dies_is_lost_comes_back_and_the_other_talks_on(wall: Desk, phones: dict[str, Phone]) -> None:
    one, two = three(wall, phones)
    phones["medic"].until(lambda: phones["medic"].shows("faces"))
    phones["medic"].reload()
    wall.until(lambda: "Lost" in wall.story(two), what="lost")
    wall.until(lambda: "Restored" in wall.story(two), what="restored")
    assert wall.story(one) == ["Ringing", "Answered"]
    phones["chief"].until(lambda: phones["chief"].shows("faces"))
    wall.until(lambda: sorted(seated(wall)) == sorted([one, two]), what="both have a place")


def test_whoever_speaks_is_shown_large(wall: Desk, phones: dict[str, Phone]) -> None:
    one, two = three(wall, phones)
    phones["medic"].press("mute")
    wall.until(lambda: wall.all(Seated)[-1].speaks == one, what="the chief speaks")
    wall.take(Arrange(large=True))
    wall.until(lambda: dict(wall.all(Seated)[-1].seats)[one].width > 0.7, what="and is large")
    phones["chief"].press("mute")
    phones["medic"].press("mute")
    wall.until(lambda: wall.all(Seated)[-1].speaks == two, what="now the medic")

    def larger() -> bool:
        seats = dict(wall.all(Seated)[-1].seats)
        return seats[two].width > 3 * seats[one].width - 0.1

    wall.until(larger, what="and is large")
    wall.take(Arrange(large=False))
    wall.until(lambda: len({seat.width for _, seat in wall.all(Seated)[-1].seats}) == 1, what="alike again")


def test_what_is_on_the_wall_is_seen_whole_by_everybody(wall: Desk, phones: dict[str, Phone]) -> None:
    three(wall, phones)
    chief = phones["chief"]
    chief.until(lambda: chief.shows("faces"))
    ring = FrameRing.create(1280, 720)
    try:
        wall.take(Watch(ring.spec, dashboard=True))
        blue = np.full((720, 1280, 3), (20, 40, 220), np.uint8).tobytes()
        chief.until(
            lambda: ring.write(blue, 0.0) and chief.evaluate("document.getElementById('far').videoWidth") == 1280
        )
        chief.until(lambda: ring.write(blue, 0.0) and chief.colour_at(0.75, 0.75)[2] > 150, what="blue")
        chief.until(lambda: not chief.shows("faces"), what="no faces in it")
        wall.take(Watch(wall.setup.camera))
        chief.until(lambda: chief.shows("faces"), what="each other again")
    finally:
        ring.close()
