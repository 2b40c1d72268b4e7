"""While nobody is there the wall invites in every language, and the first touch does nothing but begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PyQt6.QtQuick import QQuickItem

from kiosk.core.inputs import DeviceMode, DeviceState, Modality, Origin
from kiosk.core.pack import Pack
from kiosk.core.text import LANGUAGES, Language
from kiosk.screen.panels.attract import attract
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import wait

Make = Callable[..., sample.World]
HAND = Origin(Modality.GESTURE, "camera", 998.0, 999.0, 0.9, "dwell")


@pytest.fixture
def resting(wall: Make, pack: Pack) -> sample.World:
    world = wall(sample.resting(pack, "ko"))
    wait(30)
    return world


@pytest.mark.usefixtures("quiet")
def test_it_invites_in_every_language_and_the_camera_stays_in_sight(resting: sample.World) -> None:
    said = [t.text for t in seen.texts(resting.screen)]
    for line in ("Touch, speak or raise a hand to begin", "터치하거나 말하거나 손을 들면 시작합니다"):
        assert line in said
    assert "Коснитесь, скажите или поднимите руку" in said
    sheet = next(i for i in seen.items(resting.screen) if i.item.property("attract")).place
    camera = next(i for i in seen.items(resting.screen) if i.item.property("preview") and i.item.property("devices"))
    invited = [t.place for t in seen.targets(resting.screen) if t.place.height() > 0.1 * sheet.height()]
    assert all(not place.intersects(camera.place) for place in invited if place.top() > 0.8 * sheet.height())


@pytest.mark.parametrize(
    ("hears", "sees", "words"),
    [
        (DeviceMode.ACTIVE, DeviceMode.STANDBY, "Touch, speak or raise a hand to begin"),
        (DeviceMode.STANDBY, DeviceMode.STANDBY, "Touch or raise a hand to begin"),
        (DeviceMode.ACTIVE, DeviceMode.OFF, "Touch or speak to begin"),
        (DeviceMode.ABSENT, DeviceMode.ABSENT, "Touch to begin"),
    ],
)
def test_it_invites_to_nothing_that_would_not_work(pack: Pack, hears: DeviceMode, sees: DeviceMode, words: str) -> None:
    state = replace(sample.resting(pack), microphone=DeviceState(hears), camera=DeviceState(sees))
    assert attract(state).invitations[0].text == words


@pytest.mark.usefixtures("quiet")
def test_the_first_touch_is_felt_and_triggers_nothing(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    wait(30)
    tile = seen.middle(world.screen, seen.target(world.screen, "tile.open", key="air.pm25"))
    tab = seen.middle(world.screen, seen.target(world.screen, "view.next"))
    world.store.put(replace(world.store.state, resting=True))
    wait(10)
    finger = Finger(world.screen)
    finger.tap(*tile)
    assert (world.issued, len(world.felt)) == ([], 1)
    finger.swipe((0.6, 0.5), (0.3, 0.5))
    assert (world.issued, len(world.felt)) == ([], 2)
    finger.press(*tile)
    world.store.put(replace(world.store.state, resting=False))  # awake before the finger is lifted
    finger.release(*tile)
    finger.tap(*tab)
    assert world.names() == ["view.next"]  # from then on a touch is a touch


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finger_on_an_invitation_begins_in_its_language(resting: sample.World, language: Language) -> None:
    label = attract(resting.store.state).invitations[LANGUAGES.index(language)].text
    (invitation,) = [t for t in seen.targets(resting.screen) if t.item.property("label") == label]
    place = seen.middle(resting.screen, invitation)
    finger = Finger(resting.screen)
    finger.press(*place)
    assert [c.slots() for c, _ in resting.issued] == [{"language": language}]
    assert len(resting.felt) == 1
    resting.store.put(replace(resting.store.state, resting=False))
    finger.release(*place)
    assert len(resting.issued) == 1


def test_a_hand_in_the_air_reaches_nothing_beneath(resting: sample.World) -> None:
    tile = seen.middle(resting.screen, seen.target(resting.screen, "tile.open", key="air.pm25"))
    assert not resting.screen.activate(tile, HAND)
    assert resting.issued == []


def test_every_touch_of_a_wall_in_use_is_felt_and_still_does_what_it_says(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    wait(30)
    finger = Finger(world.screen)
    finger.tap(*seen.middle(world.screen, seen.target(world.screen, "tile.open", key="air.pm25")))
    finger.tap(0.5, 0.02)  # nothing is there
    assert (world.names(), len(world.felt)) == (["tile.open"], 2)


def test_what_a_visitor_did_on_a_view_goes_with_them(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    wait(30)

    def page() -> QQuickItem:
        return next(i.item for i in seen.items(world.screen) if i.item.property("shown") and i.item.parentItem())

    page().setProperty("opacity", 0.9)
    world.store.put(replace(world.store.state, talking=True))
    wait(30)
    assert page().opacity() == pytest.approx(0.9)
    world.store.put(replace(world.store.state, talking=False, resting=True))
    wait(30)
    assert page().opacity() == 1
