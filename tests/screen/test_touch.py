"""A finger's taps, holds and swipes, and a hand in the air, become the right commands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.inputs import Modality, Origin
from kiosk.core.pack import Pack
from kiosk.core.reading import LOOKED
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import wait

Make = Callable[..., sample.World]
HAND = Origin(Modality.GESTURE, "camera", 998.0, 999.0, 0.9, "dwell")
HOLD = 600  # milliseconds, longer than what counts as a tap


@pytest.fixture
def calm(wall: Make, pack: Pack) -> sample.World:
    world = wall(sample.calm(pack, "en"))
    wait(30)
    return world


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("view.show", {"view": "traffic"}),
        ("tile.open", {"key": "air.pm25"}),
        ("language.set", {"language": "ko"}),
        ("microphone.open", {"on": "off"}),
        ("camera.open", {"on": "off"}),
        ("source.ask", {}),
    ],
)
@pytest.mark.usefixtures("quiet")
def test_a_tap_gives_the_command_that_the_target_shows(calm: sample.World, intent: str, slots: dict[str, str]) -> None:
    Finger(calm.screen).tap(*seen.middle(calm.screen, seen.target(calm.screen, intent, **slots)))
    ((command, origin),) = calm.issued
    assert (command.spec.name, command.slots()) == (intent, slots)
    assert (origin.modality, origin.source) == (Modality.TOUCH, "glass")
    assert origin.said


def test_a_swipe_to_the_left_turns_to_the_next_view_and_to_the_right_back(calm: sample.World) -> None:
    finger = Finger(calm.screen)
    finger.swipe((0.6, 0.5), (0.3, 0.5))
    finger.swipe((0.3, 0.5), (0.6, 0.5))
    assert calm.names() == ["view.next", "view.previous"]


def test_a_swipe_over_a_tile_does_not_open_it_and_a_short_one_turns_nothing(calm: sample.World) -> None:
    finger = Finger(calm.screen)
    finger.swipe((0.2, 0.3), (0.13, 0.3))
    finger.swipe((0.2, 0.3), (0.2, 0.5))
    assert calm.names() == []


def test_a_short_tap_on_the_button_switches_listening_on_and_the_next_off(calm: sample.World) -> None:
    finger, place = Finger(calm.screen), talk_button(calm)
    finger.tap(*place)
    calm.store.put(replace(calm.store.state, talking=True))
    finger.tap(*place)
    assert [c.slots() for c, _ in calm.issued] == [{"on": "on"}, {"on": "off"}]


def test_a_held_button_listens_for_as_long_as_it_is_held(calm: sample.World) -> None:
    finger, place = Finger(calm.screen), talk_button(calm)
    finger.press(*place)
    assert [c.slots() for c, _ in calm.issued] == [{"on": "on"}]
    wait(HOLD)
    finger.release(*place)
    assert [c.slots() for c, _ in calm.issued] == [{"on": "on"}, {"on": "off"}]


def test_a_hand_in_the_air_does_what_a_finger_would_and_says_that_it_was_a_hand(calm: sample.World) -> None:
    place = seen.middle(calm.screen, seen.target(calm.screen, "tile.open", key="city.debt"))
    assert calm.screen.activate(place, HAND)
    ((command, origin),) = calm.issued
    assert command.slots() == {"key": "city.debt"}
    assert origin is HAND


def test_a_hand_can_switch_listening_on_and_off(calm: sample.World) -> None:
    assert calm.screen.activate(talk_button(calm), HAND)
    calm.store.put(replace(calm.store.state, talking=True))
    assert calm.screen.activate(talk_button(calm), HAND)
    assert [c.slots() for c, _ in calm.issued] == [{"on": "on"}, {"on": "off"}]
    assert all(origin is HAND for _, origin in calm.issued)


def test_a_hand_that_points_at_nothing_does_nothing(calm: sample.World) -> None:
    assert not calm.screen.activate((0.5, 0.93), HAND)
    assert calm.issued == []


def test_a_question_hides_the_dashboard_from_a_pointing_hand_and_can_itself_be_answered(wall: Make, pack: Pack) -> None:
    world = wall(sample.asked(pack, "en"))
    wait(30)
    tile = seen.middle(world.screen, seen.target(world.screen, "tile.open", key="traffic.speed"))
    assert not world.screen.activate(tile, HAND)
    Finger(world.screen).tap(*tile)
    assert world.issued == []
    for answer in ("answer.yes", "answer.no"):
        assert world.screen.activate(seen.middle(world.screen, seen.target(world.screen, answer)), HAND)
    assert world.names() == ["answer.yes", "answer.no"]


def test_a_swipe_does_not_turn_the_page_under_a_question(wall: Make, pack: Pack) -> None:
    world = wall(sample.asked(pack, "en"))
    wait(30)
    finger = Finger(world.screen)
    finger.swipe((0.9, 0.2), (0.5, 0.2))
    assert world.issued == []
    world.store.put(replace(world.store.state, question=None, call=None))
    wait(10)
    finger.swipe((0.9, 0.2), (0.5, 0.2))
    assert world.names() == ["view.next"]


@pytest.mark.parametrize(
    ("state", "component"),
    [
        ("rung", "CallCard"),
        ("connected", "CallCard"),
        ("connected", "DetailSheet"),
        ("aged", "DetailSheet"),
        ("alarmed", "AlarmCard"),
        ("listed", "AlarmList"),
        ("inviting", "InvitationSheet"),
    ],
)
def test_a_swipe_on_what_lies_over_the_page_does_not_turn_it(
    wall: Make, pack: Pack, state: str, component: str
) -> None:
    world = wall(sample.STATES[state](pack, "en"))
    wait(30)
    (over,) = [s for s in seen.items(world.screen) if s.kind == component]
    top = seen.root(world.screen)
    near, far = (over.place.left() + 20) / top.width(), (over.place.right() - 20) / top.width()
    for height in (0.3, 0.5, 0.7):
        y = (over.place.top() + height * over.place.height()) / top.height()
        Finger(world.screen).swipe((far, y), (near - 0.3, y))
    assert [name for name in world.names() if name.startswith("view.")] == []


def test_a_finger_on_the_line_of_time_draws_along_it_and_turns_no_page(wall: Make, pack: Pack) -> None:
    state = sample.calm(pack, "en")
    looked = replace(state.readings["traffic.speed"], key=LOOKED)
    world = wall(replace(state, readings={**state.readings, LOOKED: looked}, back=2.0))
    wait(30)
    (scrub,) = [s for s in seen.items(world.screen) if s.kind == "TimeScrub"]
    top = seen.root(world.screen)
    y = scrub.place.center().y() / top.height()
    for share in (0.12, 0.5):
        x = (scrub.place.left() + share * scrub.place.width()) / top.width()
        Finger(world.screen).swipe((x, y), (x + 0.25, y))
    assert not [name for name in world.names() if name.startswith("view.")]
    assert world.names().count("time.back") > 7  # it follows the finger, and does not stop where a page would turn


def test_a_long_sheet_is_scrolled_by_a_finger(wall: Make, pack: Pack) -> None:
    state = sample.calm(pack, "en")
    place = pack.districts[0].key
    many = {
        f"traffic.n{n}.{place}": replace(state.readings["traffic.speed"], key=f"traffic.n{n}.{place}")
        for n in range(40)
    }
    world = wall(replace(state, readings=many, opened=place))
    wait(30)
    (sheet,) = [s for s in seen.items(world.screen) if s.kind == "DetailSheet"]
    (content,) = [
        s.item for s in seen.items(world.screen) if s.item.inherits("QQuickFlickable") and sheet.place.contains(s.place)
    ]
    x, y = seen.middle(world.screen, sheet)
    Finger(world.screen).swipe((x, y), (x, y - 0.3))
    assert content.property("contentY") > 0
    assert world.names() == []


def test_the_target_under_the_hand_is_lit_and_only_that_one(calm: sample.World) -> None:
    target = seen.target(calm.screen, "tile.open", key="city.debt")
    x, y = seen.middle(calm.screen, target)
    calm.store.put(replace(calm.store.state, hands=sample.hands(x, y)))
    lit = [t.item.property("slots") for t in seen.targets(calm.screen) if t.item.property("pointed")]
    assert len(lit) == 1
    assert target.item.property("pointed")
    calm.store.put(replace(calm.store.state, hands=None))
    assert not any(t.item.property("pointed") for t in seen.targets(calm.screen))


def test_an_open_sheet_is_closed_by_its_cross_and_a_call_is_ended_by_its_button(wall: Make, pack: Pack) -> None:
    world = wall(sample.connected(pack, "en"))
    wait(30)
    finger = Finger(world.screen)
    for intent in ("tile.close", "call.hold", "call.hang_up"):
        finger.tap(*seen.middle(world.screen, seen.target(world.screen, intent)))
    assert world.names() == ["tile.close", "call.hold", "call.hang_up"]


def test_the_notices_open_and_close_without_a_command(calm: sample.World) -> None:
    finger = Finger(calm.screen)
    label = "2 missing here"
    (pill,) = [t for t in seen.targets(calm.screen) if t.item.property("label") == label]
    finger.tap(*seen.middle(calm.screen, pill))
    assert any("No network" in t.text for t in seen.texts(calm.screen))
    finger.tap(*seen.middle(calm.screen, pill))
    assert not any("No network" in t.text for t in seen.texts(calm.screen))
    assert calm.issued == []


def test_a_picture_that_gives_an_unknown_command_is_logged_and_nothing_happens(
    calm: sample.World, caplog: pytest.LogCaptureFixture
) -> None:
    target = seen.target(calm.screen, "tile.open", key="city.debt")
    target.item.setProperty("intentName", "tile.opne")
    with caplog.at_level(logging.ERROR):
        assert calm.screen.activate(seen.middle(calm.screen, target), HAND)
    assert calm.issued == []
    assert "tile.opne" in caplog.text


def talk_button(world: sample.World) -> tuple[float, float]:
    (button,) = [t for t in seen.targets(world.screen) if t.item.property("tappable") is False]
    return seen.middle(world.screen, button)
