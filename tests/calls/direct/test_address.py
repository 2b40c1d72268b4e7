"""The wall speaks to many pages at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from kiosk.calls.backend import Addressed, Answered, Busy
from kiosk.calls.direct.engine import Engine
from kiosk.calls.direct.messages import HangUp, Mute, Speak
from kiosk.calls.direct.wire import BusyHere
from tests.calls.direct.desk import WALLS_TONE, Desk, desk
from tests.calls.direct.phone import Browsing, Phone

CALL = "address-1"
BUSY = BusyHere(call=CALL)


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk(tmp_path_factory.mktemp("address")) as made:
        yield made


@pytest.fixture(scope="module")
def phones(wall: Desk, browser: Browsing) -> Iterator[dict[str, Phone]]:
    made = {"chief": Phone(browser), "medic": Phone(browser, language="ko")}
    for contact, phone in made.items():
        phone.enrol(wall.invited(contact))
    yield made
    for phone in made.values():
        phone.close()


@pytest.fixture(autouse=True)
def over(wall: Desk) -> Iterator[None]:
    wall.events.clear()
    yield
    wall.take(HangUp(CALL))
    wall.end_all()
    wall.until(lambda: not wall.ask(lambda engine: engine.address.active or engine.switchboard.active))
    wall.until(lambda: wall.sounds.open == 0)


def cut(engine: Engine) -> None:
    """Every line of a page breaks, as in a tunnel."""
    for page in engine.server._pages.values():
        writer = page.socket._writer
        assert writer
        assert writer.transport
        writer.transport.abort()


def speaking(wall: Desk, *contacts: str) -> None:
    wall.take(Speak(CALL, contacts))
    wall.until(lambda: wall.all(Answered), what="it begins")


def hear(wall: Desk) -> dict[str, bool]:
    """Who hears the wall, as it was told."""
    return {event.contact: event.hears for event in wall.all(Addressed)}


def heard(phone: Phone) -> bool:
    tone = phone.listen(element="loud")
    return abs(tone["hertz"] - WALLS_TONE) < 10 and tone["decibel"] > -40


def test_a_group_hears_the_wall_at_once_and_sends_nothing_back(wall: Desk, phones: dict[str, Phone]) -> None:
    speaking(wall, "chief", "medic")
    wall.until(lambda: hear(wall) == {"chief": True, "medic": True}, what="both hear it")
    assert phones["chief"].text("liveText") == "City Hall is speaking to you all: listen"
    assert phones["medic"].text("liveText").startswith("시청")
    for phone in phones.values():
        assert phone.shows("home")  # nothing rang, and orders are at hand
        phone.until(partial(heard, phone), what="the wall is heard")
        assert phone.peer("peer.getSenders().every((one) => one.track === null)")
    assert len(wall.sounds.ear.all()) == 0
    wall.take(HangUp(CALL))
    wall.until(lambda: hear(wall) == {"chief": False, "medic": False})
    phones["chief"].until(lambda: not phones["chief"].shows("live"))


def test_who_comes_late_hears_the_rest_and_who_is_not_there_is_not_said_to_hear(
    wall: Desk, phones: dict[str, Phone]
) -> None:
    phones["medic"].go("about:blank")
    wall.until(lambda: not wall.ask(lambda engine: engine.server.reachable("medic")))
    speaking(wall, "chief", "medic")
    wall.until(lambda: hear(wall) == {"chief": True})
    phones["medic"].enrol(f"{wall.origin}/")
    wall.until(lambda: hear(wall).get("medic") is True, what="the rest of it")
    phones["medic"].until(lambda: heard(phones["medic"]), what="the wall is heard")


def test_a_reloaded_page_is_told_as_gone_and_hears_it_again(wall: Desk, phones: dict[str, Phone]) -> None:
    speaking(wall, "chief")
    wall.until(lambda: hear(wall) == {"chief": True})
    phones["chief"].reload()
    wall.until(lambda: [event.hears for event in wall.all(Addressed)] == [True, False], what="gone")
    phones["chief"].press("begin")
    wall.until(lambda: hear(wall) == {"chief": True}, what="and there again")


def test_the_muted_wall_is_silent_to_them_all(wall: Desk, phones: dict[str, Phone]) -> None:
    speaking(wall, "chief")
    phones["chief"].until(lambda: heard(phones["chief"]))
    wall.take(Mute(microphone=True, camera=False))
    phones["chief"].until(lambda: phones["chief"].listen(element="loud")["decibel"] < -90, what="silence")
    wall.take(Mute(microphone=False, camera=False))


def test_there_is_no_address_in_a_call_and_no_second_one(wall: Desk, phones: dict[str, Phone]) -> None:
    call = wall.dial()
    phones["chief"].until(lambda: phones["chief"].shows("answer"))
    wall.take(Speak(CALL, ("medic",)))
    wall.until(lambda: Busy(CALL) in wall.all(Busy))
    wall.hang_up(call)
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active))
    speaking(wall, "medic")
    wall.take(Speak("address-2", ("chief",)))
    wall.until(lambda: Busy("address-2") in wall.all(Busy))
    other = wall.dial("chief")
    wall.until(lambda: wall.story(other) == ["Busy"], what="no call in what a group hears")


def test_nobody_else_answers_for_a_listener(wall: Desk, phones: dict[str, Phone]) -> None:
    speaking(wall, "chief")
    wall.until(lambda: hear(wall) == {"chief": True})
    assert not wall.ask(lambda engine: engine.address.said("medic", BUSY))
    assert wall.ask(lambda engine: engine.address.said("chief", BUSY))
    wall.until(lambda: hear(wall) == {"chief": False}, what="the chief's own word counts")


def test_a_phone_whose_line_to_the_wall_broke_shows_no_announcement(wall: Desk, phones: dict[str, Phone]) -> None:
    speaking(wall, "chief")
    phones["chief"].until(lambda: phones["chief"].shows("live"))
    wall.ask(cut)
    phones["chief"].until(lambda: not phones["chief"].shows("live"), what="it is not said any more")
    phones["chief"].until(lambda: phones["chief"].shows("live"), what="it comes again with the line")
