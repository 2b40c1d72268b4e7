"""Dashboard views on the wall: they follow the state, slide in, and a broken one takes nothing else with it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.core.view import Shown
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import until, wait

Make = Callable[..., sample.World]


def present_nothing(_state: State, _pack: Pack, _language: Language) -> Shown:
    raise ValueError("the river is gone")


BROKEN_PICTURE = sample.view("disaster", 2, Text("Disasters", "재난", "Происшествия"), "broken.qml")
BROKEN_NUMBERS = replace(sample.SAMPLE_VIEWS[1], present=present_nothing)


def go(world: sample.World, view: str) -> None:
    world.store.put(replace(world.store.state, view=view))
    wait(60)


def said(world: sample.World) -> list[str]:
    return [t.text for t in seen.texts(world.screen)]


@pytest.mark.parametrize(("broken", "reason"), [(BROKEN_PICTURE, "NoSuchThing"), (BROKEN_NUMBERS, "the river is gone")])
def test_a_broken_view_says_so_and_the_wall_goes_on(
    wall: Make, pack: Pack, broken: object, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    world = wall(sample.calm(pack, "en"), views=(sample.SAMPLE_VIEWS[0], broken, *sample.SAMPLE_VIEWS[2:]))
    with caplog.at_level(logging.WARNING):
        go(world, "disaster")
    assert "“Disasters” cannot be shown" in said(world)
    assert reason in caplog.text
    Finger(world.screen).tap(*seen.middle(world.screen, seen.target(world.screen, "view.show", view="traffic")))
    assert world.names() == ["view.show"]
    go(world, "traffic")
    assert "“Disasters” cannot be shown" not in said(world)
    assert "Average road speed" in said(world)


def test_a_view_that_is_broken_for_a_while_comes_back_by_itself(wall: Make, pack: Pack) -> None:
    def present_if_known(state: State, city: Pack, language: Language) -> Shown:
        if not state.readings:
            raise ValueError("no numbers yet")
        return sample.present(state, city, language)

    views = (replace(sample.SAMPLE_VIEWS[0], present=present_if_known), *sample.SAMPLE_VIEWS[1:])
    world = wall(replace(sample.calm(pack, "en"), readings=MappingProxyType({})), views=views)
    wait(30)
    assert "“City at a glance” cannot be shown" in said(world)
    world.store.put(replace(world.store.state, readings=sample.readings()))
    wait(200)
    assert "Average road speed" in said(world)


def test_a_new_number_is_on_the_glass_within_the_tenth_of_a_second(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    reading = replace(world.store.state.readings["rescue.today"], value=129.0)
    changed = MappingProxyType({**world.store.state.readings, "rescue.today": reading})
    world.store.put(replace(world.store.state, readings=changed))
    wait(150)
    assert "129" in said(world)


def test_many_changes_in_a_row_are_presented_at_most_ten_times_a_second(wall: Make, pack: Pack) -> None:
    asked: list[State] = []

    def counted(state: State, city: Pack, language: Language) -> Shown:
        asked.append(state)
        return sample.present(state, city, language)

    world = wall(sample.calm(pack, "en"), views=(replace(sample.SAMPLE_VIEWS[0], present=counted),))
    asked.clear()
    began = time.monotonic()
    for _ in range(50):
        world.store.put(replace(world.store.state, readings=sample.readings()))
        wait(4)
    lasted = time.monotonic() - began  # 0.2 s on a quiet machine
    assert 1 <= len(asked) <= 10 * lasted + 2


def test_a_moving_hand_and_a_loud_microphone_present_nothing_anew(wall: Make, pack: Pack) -> None:
    asked: list[State] = []

    def counted(state: State, city: Pack, language: Language) -> Shown:
        asked.append(state)
        return sample.present(state, city, language)

    world = wall(sample.calm(pack, "en"), views=(replace(sample.SAMPLE_VIEWS[0], present=counted),))
    asked.clear()
    for step in range(10):
        microphone = replace(world.store.state.microphone, level=step / 10)
        world.store.put(replace(world.store.state, hands=sample.hands(step / 10), microphone=microphone))
        wait(20)
    assert asked == []


@pytest.mark.usefixtures("quiet")
def test_changing_the_view_slides_the_new_one_in_from_its_side(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"), reduced_motion=False)
    wait(50)
    seen_at: list[float] = []
    world.screen.on_painted(lambda _: seen_at.extend(x for x in [left_edge(world)] if x is not None))
    for view in ("disaster", "traffic") * 3:  # again where a busy machine paints the beginning and the end alone
        go(world, view)
        until(lambda: seen_at and seen_at[-1] == 0, "it is there")
        if any(10 < x < 1900 for x in seen_at):
            return
    pytest.fail("it did not move")


def left_edge(world: sample.World) -> float | None:
    frames = [i for i in seen.items(world.screen) if i.item.property("view") and i.item.property("wanted")]
    return frames[0].item.x() if frames else None


def test_the_view_that_is_gone_is_not_painted(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    go(world, "traffic")
    frames = [i for i in seen.items(world.screen) if i.item.property("begun") is not None]
    assert len(frames) == 1


def test_a_view_can_show_the_open_thing_itself(wall: Make, pack: Pack) -> None:
    def own(state: State, city: Pack, language: Language) -> Shown:
        return {**sample.present(state, city, language), "shows_opened": True}

    world = wall(
        replace(sample.calm(pack, "en"), opened="air.pm25"), views=(replace(sample.SAMPLE_VIEWS[0], present=own),)
    )
    wait(30)
    assert not [t for t in seen.targets(world.screen) if t.item.property("intentName") == "tile.close"]


def test_an_exception_in_a_slot_is_logged_and_the_wall_goes_on(
    wall: Make, pack: Pack, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys  # noqa: PLC0415

    from kiosk.screen import application  # noqa: PLC0415

    world = wall(sample.calm(pack, "en"))
    # pytest-qt puts its own hook in while a test runs; the wall's own is what is tested
    monkeypatch.setattr(sys, "excepthook", application.log_unhandled)

    def explode(_: float) -> None:
        world.screen._painted.clear()
        raise ZeroDivisionError("on purpose")

    with caplog.at_level(logging.CRITICAL):
        world.screen.on_painted(explode)
        go(world, "traffic")
    assert "on purpose" in caplog.text
    assert "Average road speed" in said(world)
