"""The map's look, what it shows, two districts side by side, and the time machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk import views
from kiosk.core.gathered import apart, gathered
from kiosk.core.projection import NEAREST, Projection, seen
from kiosk.core.reading import LOOKED
from kiosk.core.registry import instances
from kiosk.core.state import MapLook, Verdict
from kiosk.core.view import View
from tests.city import PACK
from tests.commands.test_commands import SPEED
from tests.conftest import Rig
from tests.packs.cities import SEOUL
from tests.views.test_views import city


def test_nearer_and_farther_stay_between_the_whole_city_and_the_nearest(rig: Rig) -> None:
    for _ in range(12):
        verdict = rig.give("map.zoom", zoom="in").verdict
    assert verdict is Verdict.REFUSED
    nearest = rig.store.state.look.zoom
    rig.give("map.zoom", zoom="out")
    assert 1 < rig.store.state.look.zoom < nearest
    rig.give("map.zoom", zoom="whole")
    assert rig.store.state.look == MapLook()


def test_a_look_that_fingers_left_is_kept_and_can_be_undone(rig: Rig) -> None:
    rig.give("map.look", zoom="3", x="0.4", y="0.6")
    assert rig.store.state.look == MapLook(3.0, (0.4, 0.6))
    rig.give("map.zoom", zoom="in")
    rig.give("undo")
    assert rig.store.state.look == MapLook(3.0, (0.4, 0.6))
    rig.give("map.look", zoom="0.5", x="0", y="0")
    assert rig.store.state.look == MapLook()


def test_a_look_is_held_within_the_map_and_is_of_numbers(rig: Rig) -> None:
    rig.give("map.look", zoom="40", x="40", y="-9")
    look = rig.store.state.look
    assert look.middle is not None
    assert look.zoom == NEAREST
    assert look.middle == (Projection(PACK).aspect, 0.0)
    assert rig.give("map.look", zoom="nan", x="0.4", y="0.4").verdict is Verdict.FAILED
    assert rig.store.state.look == look


def test_an_open_district_is_zoomed_from_where_it_is_seen_and_the_whole_city_closes_it(rig: Rig) -> None:
    rig.give("tile.open", key="harbour")
    near = seen(rig.store.state, PACK)
    rig.give("map.zoom", zoom="in")
    nearer = seen(rig.store.state, PACK)
    assert nearer == (near[0] * 1.6, near[1])
    rig.give("map.zoom", zoom="whole")
    assert (rig.store.state.opened, seen(rig.store.state, PACK)[0]) == ("", 1.0)
    assert rig.give("map.zoom", zoom="out").verdict is Verdict.REFUSED
    rig.give("undo")
    assert (rig.store.state.opened, seen(rig.store.state, PACK)) == ("harbour", nearer)


def test_a_district_is_opened_where_a_finger_touches_it_and_beside_the_city_nothing_is(rig: Rig) -> None:
    x, y = Projection(PACK).point(PACK.district("harbour").place)
    rig.give("map.open", x=str(x), y=str(y))
    assert rig.store.state.opened == "harbour"
    rig.give("map.open", x="-3", y="-3")
    assert rig.store.state.opened == "harbour"


def test_several_things_at_one_place_are_opened_as_one_while_one_of_them_is_there(rig: Rig) -> None:
    rig.give("tile.open", key=gathered(("harbour", "gone")))
    assert apart(rig.store.state.opened) == ("harbour", "gone")
    assert rig.give("tile.open", key=gathered(("gone", "too"))).verdict is Verdict.REFUSED


def test_a_layer_nobody_has_is_refused_and_safety_is_always_there(rig: Rig) -> None:
    assert rig.give("map.layer", layer="moonlight").verdict is Verdict.REFUSED
    rig.store.put(replace(rig.store.state, layer="air.pm25"))
    rig.give("map.layer", layer="safety")
    assert rig.store.state.layer == ""


@pytest.mark.parametrize(("begins", "ends"), [("traffic", "traffic"), ("overview", "overview"), ("calls", "overview")])
def test_the_traffic_map_is_shown_where_one_is_and_nothing_lies_over_it(begins: str, ends: str, tmp_path: Path) -> None:
    rig = Rig(tmp_path, SEOUL, instances(views, View))
    park = SEOUL.sites_of("parking")[0].key
    rig.store.put(replace(city(SEOUL), view=begins, opened=park))
    assert rig.give("map.layer", layer="traffic.speed").verdict is Verdict.DONE
    now = rig.store.state
    assert (now.view, now.layer, now.opened) == (ends, "traffic.speed", "")
    view = next(view for view in rig.wall.views if view.name == ends)
    drawn = cast("dict[str, Any]", view.present(now, SEOUL, "en"))["map"]
    assert all(district["value"] for district in drawn["districts"])
    assert drawn["marks"] == []
    rig.give("undo")
    assert (rig.store.state.view, rig.store.state.opened) == (begins, park)
    rig.journal.close()


def test_a_layer_leaves_the_district_open_that_it_colours(rig: Rig) -> None:
    rig.store.put(replace(rig.store.state, view="overview"))
    rig.give("tile.open", key="harbour")
    rig.give("map.layer", layer="safety")
    assert rig.store.state.opened == "harbour"


def test_two_districts_stand_side_by_side_only_when_one_is_open(rig: Rig) -> None:
    assert rig.give("district.compare", district="hill").verdict is Verdict.REFUSED
    rig.give("tile.open", key="harbour")
    assert rig.give("district.compare", district="harbour").verdict is Verdict.REFUSED
    rig.give("district.compare", district="hill")
    assert rig.store.state.compared == "hill"
    rig.give("district.compare", district="hill")
    assert rig.store.state.compared == ""
    rig.give("district.compare", district="hill")
    rig.give("tile.close")
    assert rig.store.state.compared == ""


def test_the_clock_is_turned_back_by_half_hours_of_one_day_and_to_now(rig: Rig) -> None:
    assert rig.give("time.back", ago="2").verdict is Verdict.REFUSED
    rig.store.put(replace(rig.store.state, readings={LOOKED: replace(SPEED, key=LOOKED)}))
    for ago, back in (("2", 2.0), ("2.3", 2.5), ("99", 24.0), ("-1", 0.0)):
        rig.give("time.back", ago=ago)
        assert rig.store.state.back == back
    rig.give("time.back", ago="6")
    rig.give("undo")
    assert rig.store.state.back == 0.0
    rig.give("time.back", ago="6")
    rig.give("view.back")
    assert rig.store.state.back == 0.0


@pytest.mark.parametrize("number", ["1", "20"])
def test_a_number_that_nothing_has_is_refused(rig: Rig, number: str) -> None:
    assert rig.give("tile.number", number=number).verdict is Verdict.REFUSED
