"""A telephone with a SIP number and officers' pages in one talk: a real Janus, baresip, Chromium, a card of air."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from playwright.async_api import ViewportSize

from kiosk.calls.backend import Ringing, Seated
from kiosk.calls.direct.messages import Hold, Mute, Person, Resume
from kiosk.calls.direct.wire import HangsUp
from kiosk.calls.janus.messages import Number
from kiosk.core.text import Text
from tests.calls.direct.desk import CHIEF, MEDIC, WALLS_TONE, loudness
from tests.calls.direct.phone import Browsing, Phone, tone
from tests.calls.direct.test_conference import THERE, Sounds
from tests.calls.direct.test_hall import SPEAKS
from tests.calls.janus.desk import JanusDesk, desk
from tests.calls.janus.handset import PHONES_TONE, Handset, need

PAGES_TONE = 1700.0  # hertz
PILOT = Person("pilot", Text(en="Han Su", ko="한수", ru="Хан Су"), Text(en="Pilot", ko="조종사", ru="Пилот"))
DRIVER = Person("driver", Text(en="Oh Min", ko="오민", ru="О Мин"), Text(en="Driver", ko="운전원", ru="Водитель"))
SMALL: ViewportSize = {"width": 320, "height": 420}
SOUNDS = 0.02  # of the energy, from which a tone among others is heard; silence has none of it


class Room:
    """Everybody: the chief's telephone, the others' pages, and the wall between them."""

    def __init__(self, wall: JanusDesk, sounds: Sounds, handset: Handset, pages: dict[str, Phone]) -> None:
        self.wall = wall
        self.sounds = sounds
        self.handset = handset
        self.pages = pages

    def dial(self, contact: str, joins: str = "") -> str:
        """Ring somebody who answers; the id of the call."""
        rings = self.handset.events.count("CALL_INCOMING")
        call = self.wall.dial(contact, joins=joins)
        if contact in self.pages:
            page = self.pages[contact]
            page.until(lambda: page.shows("answer"), what="it rings")
            page.press("answer")
        else:
            self.wall.until(lambda: self.wall.story(call) == ["Ringing"], what=f"{contact} rings")
            self.handset.until("CALL_INCOMING", times=rings + 1)
            self.handset.do("accept")
        self.wall.until(lambda: self.wall.story(call) == ["Ringing", "Answered"], what=f"{contact} answers")
        return call

    def hears(self, page: str, hertz: float) -> bool:
        return self.pages[page].listen(hertz)["decibel"] > THERE

    def rings_in_the_ear(self, hertz: float) -> bool:
        """Whether the telephone hears this tone."""
        return sounds(self.handset.hears(), hertz)

    def sounds_in_the_hall(self, hertz: float) -> bool:
        """Whether the wall plays it."""
        return sounds(np.concatenate([*self.sounds.air.played, np.zeros(0, np.int16)]), hertz)

    def until(self, *what: Callable[[], object]) -> None:
        for one in what:
            self.wall.until(one, what=str(one))


def sounds(pcm: np.ndarray[tuple[int], np.dtype[np.int16]], hertz: float) -> bool:
    return len(pcm) > 6_000 and bool(np.abs(pcm).max() > 300) and loudness(pcm, hertz) > SOUNDS


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsing]:
    need("chromium")
    folder = tmp_path_factory.mktemp("pages")
    made = Browsing(folder, tone(folder / "page.wav", PAGES_TONE))
    yield made
    made.close()


@pytest.fixture(scope="module")
def handset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handset]:
    need("janus")
    modules = ("opus", "g711", "sndfile", "vp8", "fakevideo")
    made = Handset(tmp_path_factory.mktemp("handset"), echoes=False, modules=modules)
    yield made
    made.close()


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory, pages: Browsing, handset: Handset) -> Iterator[Room]:
    card = Sounds()
    numbers = Number("chief", handset.number), Number("driver", "sip:driver@127.0.0.1")
    folder = tmp_path_factory.mktemp("janus")
    people = CHIEF, MEDIC, PILOT, DRIVER, Person("crew", MEDIC.name, MEDIC.role)
    with desk(folder, *numbers, camera=True, sounds=card, people=people) as wall:
        made = {contact: Phone(pages) for contact in ("medic", "pilot", "crew")}
        for contact, phone in made.items():
            phone.browser.do(phone.page.set_viewport_size(SMALL))
            phone.enrol(wall.invited(contact))
        yield Room(wall, card, handset, made)
        for phone in made.values():
            phone.close()


@pytest.fixture
def room(everybody: Room) -> Iterator[Room]:
    wall = everybody.wall
    yield everybody
    for call in wall.ask(lambda engine: [*engine.switchboard._talks, *engine.hall._stays]):
        wall.hang_up(call)
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active), what="nobody is on the line")
    wall.until(lambda: wall.ask(lambda engine: not engine.switchboard._talks), what="Janus cleared up")


def test_a_telephone_is_brought_in_hears_all_but_the_muted_and_goes_on_when_the_page_leaves(room: Room) -> None:
    wall, medic = room.wall, room.pages["medic"]
    one = room.dial("medic")
    two = room.dial("chief", joins=one)
    room.until(lambda: room.hears("medic", PHONES_TONE), lambda: room.hears("medic", WALLS_TONE))
    room.until(lambda: room.rings_in_the_ear(PAGES_TONE), lambda: room.rings_in_the_ear(WALLS_TONE))
    assert not room.rings_in_the_ear(PHONES_TONE)  # nobody hears themselves
    room.until(lambda: room.sounds_in_the_hall(PHONES_TONE), lambda: room.sounds_in_the_hall(PAGES_TONE))
    wall.until(lambda: [call for call, _ in wall.all(Seated)[-1].seats] == [one, two], what="both have a place")
    names = "[...document.querySelectorAll('#faces span')].map((one) => one.textContent)"
    medic.until(lambda: medic.evaluate(names) == ["City Hall", "Lee Ha", "Kim Jun"], what="all are named")

    wall.take(Mute(microphone=True, camera=False))
    room.until(lambda: not room.rings_in_the_ear(WALLS_TONE), lambda: room.rings_in_the_ear(PAGES_TONE))
    wall.take(Mute(microphone=False, camera=False))

    wall.hang_up(one)
    medic.until(lambda: medic.shows("home"))
    room.until(lambda: not room.rings_in_the_ear(PAGES_TONE), lambda: room.rings_in_the_ear(WALLS_TONE))
    wall.until(lambda: wall.all(Seated)[-1] == Seated(()), what="nobody has a place any more")
    assert wall.story(two) == ["Ringing", "Answered"]


def test_a_page_is_brought_in_beside_a_telephone_which_is_seen_held_and_hangs_up(room: Room) -> None:
    wall, medic = room.wall, room.pages["medic"]
    one = room.dial("chief")
    two = room.dial("medic", joins=one)
    room.until(lambda: room.hears("medic", PHONES_TONE), lambda: room.rings_in_the_ear(PAGES_TONE))
    medic.until(lambda: medic.shows("faces"), what="both are in the page's picture")
    medic.until(lambda: max(medic.colour_at(0.5, 0.75)) > 60 or max(medic.colour_at(0.75, 0.25)) > 60, what="seen")
    for call in (one, two):
        wall.take(Hold(call))
    medic.until(lambda: medic.text("talkState") == "On hold")
    room.until(lambda: room.handset.comes == 0, lambda: not room.hears("medic", PHONES_TONE))
    assert "a=sendonly" in room.handset.trace()  # it was told
    for call in (one, two):
        wall.take(Resume(call))
    room.until(lambda: room.handset.comes > 0, lambda: room.hears("medic", PHONES_TONE))

    wall.ask(lambda engine: engine.switchboard.said("chief", HangsUp(call=one)))  # a page is not the telephone
    wall.ask(lambda engine: engine.switchboard.withdrawn("chief"))
    busy = wall.dial("driver", joins=one)
    wall.until(lambda: wall.story(busy) == ["LineBusy"], what="one line carries one telephone")
    assert wall.story(one) == ["Ringing", "Answered"]
    room.handset.do("hangup")
    wall.until(lambda: wall.story(one) == ["Ringing", "Answered", "FarHungUp"])
    medic.until(lambda: not medic.shows("faces"), what="the wall alone again")
    room.until(lambda: room.hears("medic", WALLS_TONE), lambda: not room.hears("medic", PHONES_TONE))
    assert wall.story(two) == ["Ringing", "Answered"]


def test_a_telephone_stays_in_a_talk_that_moves_into_a_conference(room: Room) -> None:
    wall, pilot = room.wall, room.pages["pilot"]
    one = room.dial("chief")
    pages = [room.dial(contact, joins=one) for contact in ("medic", "pilot")]
    last = room.dial("crew", joins=one)
    assert wall.ask(lambda engine: engine.hall.active)
    pilot.until(lambda: len(tiles(pilot)) == 5 and "Kim Jun · no picture" in tiles(pilot), what=str(tiles(pilot)))
    room.until(lambda: room.rings_in_the_ear(PAGES_TONE), lambda: room.rings_in_the_ear(WALLS_TONE))
    pilot.until(lambda: strongest(pilot, "City Hall", PHONES_TONE) > THERE, what="the telephone, by the wall")
    wall.until(lambda: {call for call, _ in wall.all(Seated)[-1].seats} == {one, *pages, last})
    room.until(lambda: room.sounds_in_the_hall(PHONES_TONE), lambda: room.sounds_in_the_hall(PAGES_TONE))

    wall.take(Mute(microphone=True, camera=False))
    for phone in room.pages.values():
        phone.press("mute")
    pilot.until(
        lambda: pilot.evaluate(SPEAKS) == [["Kim Jun · no picture", "speaks"]], what="not the wall: it is muted"
    )
    wall.take(Mute(microphone=False, camera=False))

    for call in (*pages, last):
        wall.hang_up(call)
    wall.until(lambda: wall.ask(lambda engine: engine.hall.pid is None), what="the conference is over")
    room.until(lambda: not room.rings_in_the_ear(PAGES_TONE), lambda: room.rings_in_the_ear(WALLS_TONE))
    assert wall.story(one) == ["Ringing", "Answered"]
    wall.until(lambda: wall.all(Seated)[-1] == Seated(()), what="nobody has a place any more")


def test_a_telephone_and_a_page_are_rung_at_once_and_a_second_telephone_is_told_from_who_is_busy(room: Room) -> None:
    wall, medic = room.wall, room.pages["medic"]
    rings = room.handset.events.count("CALL_INCOMING")
    one, other, two = wall.dial_all("chief", "driver", "medic")
    wall.until(lambda: wall.story(other) == ["LineBusy"])
    medic.until(lambda: medic.shows("answer"), what="it rings at the page")
    wall.until(lambda: wall.story(one) == ["Ringing"], what="it rings at the telephone, at the same time")
    assert wall.ask(lambda engine: getattr(engine.switchboard._talks[one], "_quiet"))  # noqa: B009 - a telephone's own
    medic.press("answer")
    wall.until(lambda: wall.story(two) == ["Ringing", "Answered"])
    assert [{told.call_id: told.by_page for told in wall.all(Ringing)}[call] for call in (one, two)] == [False, True]
    room.handset.until("CALL_INCOMING", times=rings + 1)
    room.handset.do("accept")
    wall.until(lambda: wall.story(one) == ["Ringing", "Answered"])
    room.until(lambda: room.hears("medic", PHONES_TONE), lambda: room.rings_in_the_ear(PAGES_TONE))


def tiles(phone: Phone) -> list[str]:
    """Who is seen on a phone."""
    return list(phone.evaluate("[...document.querySelectorAll('#grid figcaption')].map(one => one.textContent)"))


def strongest(phone: Phone, name: str, hertz: float) -> float:
    """How loud that tone is in what is heard of somebody, in decibel."""
    phone.evaluate(
        """name => { const place = [...document.querySelectorAll('#grid figure')].find(one =>
        one.lastChild.textContent === name);
        if (place) place.firstChild.id = 'listened'; }""",  # the page may build its grid anew at any moment
        name,
    )
    return phone.listen(hertz, "listened")["decibel"]
