"""The wall holds in every language and on every screen: nothing clipped, nothing outside, everything touchable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.pack import Pack
from kiosk.core.text import LANGUAGES, Language
from kiosk.screen.panels.alarms import ADVICE
from tests.screen import sample, seen
from tests.screen.waiting import wait
from tests.views.test_qml import SHARE, TAKEN
from tests.views.test_views import VIEWS

SIZES = ("1920x1080", "2604x1200")
STATES = tuple(sample.STATES)
FINGER = 20.0  # millimetres

Make = Callable[..., sample.World]


def settle() -> None:
    wait(30)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_the_glass_without_a_warning(
    wall: Make, pack: Pack, state: str, language: Language, size: str
) -> None:
    world = wall(sample.STATES[state](pack, language), size=size)
    settle()
    width, height = (int(part) for part in size.split("x"))
    said = seen.texts(world.screen)
    assert len(said) > 20
    assert [t.text for t in said if seen.clipped(t)] == []
    assert [t.text for t in said if t.item.property("truncated")] == []
    outside = [
        t.text
        for t in said
        if t.place.left() < -1 or t.place.top() < -1 or t.place.right() > width + 1 or t.place.bottom() > height + 1
    ]
    assert outside == []


@pytest.mark.parametrize(("size", "height_mm"), [("1920x1080", 1245), ("3840x2160", 700), ("1280x720", 300)])
@pytest.mark.parametrize("state", STATES)
def test_everything_that_can_be_touched_is_as_large_as_a_fingertip(
    wall: Make, pack: Pack, state: str, size: str, height_mm: float
) -> None:
    world = wall(sample.STATES[state](pack, "ru"), size=size, height_mm=height_mm)
    settle()
    least = FINGER / height_mm * int(size.split("x")[1])
    small = [
        (t.item.property("label"), t.place.width(), t.place.height())
        for t in seen.targets(world.screen)
        if min(t.place.width(), t.place.height()) < least - 0.5
    ]
    assert small == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [*SIZES, "1280x720"])
def test_no_two_targets_of_the_dock_and_the_header_overlap(
    wall: Make, pack: Pack, language: Language, size: str
) -> None:
    world = wall(sample.calm(pack, language), size=size)
    settle()
    shown = seen.targets(world.screen)
    for number, one in enumerate(shown):
        for other in shown[number + 1 :]:
            assert not one.place.adjusted(1, 1, -1, -1).intersects(other.place), (
                one.item.property("label"),
                other.item.property("label"),
            )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ["ended", "connected", "aged"])
def test_what_is_open_is_seen_whole_without_scrolling(
    wall: Make, pack: Pack, state: str, language: Language, size: str
) -> None:
    world = wall(sample.STATES[state](pack, language), size=size)
    settle()
    (leaf,) = [i for i in seen.items(world.screen) if i.item.property("hasValue") is not None]
    (flick,) = [i for i in leaf.item.childItems() if i.property("interactive") is not None]
    assert 0 < flick.property("contentHeight") <= flick.height() + 0.5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_the_words_of_an_alarm_stay_clear_of_its_buttons(wall: Make, pack: Pack, language: Language, size: str) -> None:
    world = wall(sample.alarmed(pack, language), size=size)
    settle()
    words = [t.place.bottom() for t in seen.texts(world.screen) if t.text.startswith(ADVICE.to(language))]
    buttons = seen.target(world.screen, "alarm.take_group", key=world.store.state.surfaced).place
    assert words
    assert max(words) < buttons.top()


@pytest.mark.parametrize("size", SIZES)
def test_a_view_has_the_room_that_the_views_own_tests_give_it(wall: Make, pack: Pack, size: str) -> None:
    # the dock is as high as the longest column of the real views; what they show does not matter here
    views = [replace(view, qml=sample.VIEWS / "sample.qml", present=sample.present) for view in VIEWS]
    world = wall(sample.calm(pack, "en"), size=size, views=views)
    settle()
    width, height = (int(part) for part in size.split("x"))
    page = next(i.place for i in seen.items(world.screen) if i.item.property("shown") and i.item.parentItem())
    assert page.height() >= int(SHARE * height)
    assert page.width() >= width - TAKEN * height // 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_matters_is_never_shortened(wall: Make, pack: Pack, language: Language) -> None:
    for name in ("asked", "connected", "refused"):
        world = wall(sample.STATES[name](pack, language))
        settle()
        call, feedback = world.store.state.call, world.store.state.feedback
        must = {
            *([call.name.to(language), call.role.to(language)] if call else []),
            *([feedback.text.to(language)] if feedback else []),
        }
        shown = {t.text: bool(t.item.property("truncated")) for t in seen.texts(world.screen)}
        assert {text: shown.get(text) for text in must} == dict.fromkeys(must, False)


def test_of_a_list_that_is_longer_than_its_place_nothing_is_drawn_over_what_stands_below(
    wall: Make, pack: Pack
) -> None:
    state = sample.together(pack)
    assert state.call
    crew = tuple(replace(state.call.members[0], id=f"call-{n}", contact=one.key) for n, one in enumerate(pack.contacts))
    world = wall(replace(state, call=replace(state.call, members=crew)))
    settle()
    members = next(item.place for item in seen.items(world.screen) if item.kind == "CallMembers")
    icons = [
        item.place
        for item in seen.items(world.screen)
        if item.item.property("name") == "close" and item.place.left() > members.left()
    ]
    assert 2 < len(icons) < len(crew)
    assert all(members.contains(place) for place in icons)


def test_captions_are_at_least_one_and_a_half_hundredths_of_the_height(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    settle()
    sizes = {t.text: t.item.property("font").pixelSize() for t in seen.texts(world.screen)}
    assert {text: size for text, size in sizes.items() if size < 0.0155 * 1080} == {}
