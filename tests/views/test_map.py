"""The city's map: what stands together, what name stands where, which part is seen, and a district's page."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.gathered import apart, gathered
from kiosk.core.pack import Pack
from kiosk.core.projection import DISTRICT_ZOOM, NEAREST, Projection, found, middle, seen
from kiosk.core.reading import Reading
from kiosk.core.shown import numbered
from kiosk.core.state import MapLook, State
from kiosk.core.text import LANGUAGES, Language
from kiosk.views import overview
from kiosk.views.district import page
from kiosk.views.geography import city_map
from kiosk.views.layers import PROJECTS, layer
from kiosk.views.markers import NEAR, Mark, Name, clustered, dodged, drawn
from kiosk.views.words import NO_NEWS
from tests.packs.cities import LAKESIDE, SEOUL
from tests.views.test_views import VIEWS, city

SPOTS = st.tuples(st.floats(0, 1.4), st.floats(0, 1), st.sampled_from(("good", "poor", "bad", "none")))
MARKS = st.lists(SPOTS, max_size=60).map(
    lambda spots: [Mark(str(number), x, y, "pin", str(number), band) for number, (x, y, band) in enumerate(spots)]
)
Laws = settings(max_examples=60, deadline=None, derandomize=True)


@given(MARKS, st.floats(1, NEAREST), st.randoms(use_true_random=False))
@Laws
def test_marks_fall_together_the_same_way_in_whatever_order_they_come(
    marks: list[Mark], zoom: float, luck: Random
) -> None:
    mixed = list(marks)
    luck.shuffle(mixed)
    assert set(clustered(mixed, zoom)) == set(clustered(marks, zoom))


@given(MARKS, st.floats(1, NEAREST))
@Laws
def test_every_mark_is_in_exactly_one_cluster_and_no_cluster_lies_on_another(marks: list[Mark], zoom: float) -> None:
    clusters = clustered(marks, zoom)
    assert Counter(mark.key for cluster in clusters for mark in cluster.marks) == Counter(m.key for m in marks)
    for one, other in itertools.combinations(clusters, 2):
        (x1, y1), (x2, y2) = one.middle, other.middle
        assert max(abs(x1 - x2), abs(y1 - y2)) >= NEAR / zoom - 1e-9


@given(MARKS, st.floats(1, NEAREST))
@Laws
def test_a_cluster_falls_apart_where_it_says_and_else_is_opened_as_a_list(marks: list[Mark], zoom: float) -> None:
    for cluster, shown in zip(clusters := clustered(marks, zoom), drawn(clusters, zoom), strict=True):
        nearer = float(str(shown["nearer"]))
        if len(cluster.marks) == 1:
            assert shown["open"] == shown["key"]
        elif nearer:
            assert zoom < nearer <= NEAREST
        else:
            assert len(clustered(cluster.marks, NEAREST)) == 1
        assert apart(str(shown["open"])) in ((), tuple(mark.key for mark in cluster.marks))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
@Laws
def test_what_is_gathered_comes_apart_again(keys: list[str]) -> None:
    assert apart(gathered(keys)) == tuple(keys)


def test_a_cluster_looks_like_its_worst_and_unknown_is_never_good() -> None:
    shown = drawn(clustered([Mark("a", 0, 0, "pin", "a", "good"), Mark("b", 0, 0, "pin", "b", "none")], 1), 1)
    assert [(one["band"], one["count"]) for one in shown] == [("none", 2)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["", "air.pm25", PROJECTS])
def test_no_name_lies_on_another_or_on_a_mark_and_hardly_one_is_left_out(language: Language, kind: str) -> None:
    shown = overview.present(replace(city(SEOUL, language), layer=kind), SEOUL, language)["map"]
    assert isinstance(shown, Mapping)
    named = [one for one in shown["districts"] if one["named"]]
    assert len(named) >= len(shown["districts"]) - 3
    for one in named:
        at = found(SEOUL, (one["x"] + one["aside"], one["y"] + one["shift"]))
        assert at is not None
        assert at.key == one["key"]
    boxes = [
        (one["x"] + one["aside"], one["y"] + one["shift"], *Name(0, 0, one["name"]).half(one["size"], 1))
        for one in named
    ]
    marks = [(one["x"], one["y"], NEAR / 2, NEAR / 2) for one in (*shown["marks"], *shown["incidents"])]
    for one, other in (*itertools.combinations(boxes, 2), *itertools.product(boxes, marks)):
        assert abs(one[0] - other[0]) > one[2] + other[2] - 1e-3 or abs(one[1] - other[1]) > one[3] + other[3] - 1e-3


def test_a_smaller_map_leaves_out_names_and_joins_marks_that_a_larger_one_has_room_for() -> None:
    state = replace(city(SEOUL), incidents=())
    places = [(site, "pin", "good") for site in SEOUL.sites_of("shelter", "police")]
    small, large = (city_map(state, SEOUL, "en", None, places, tall=tall) for tall in (24, 96))
    for key, having in (("districts", "named"), ("marks", "key")):
        counts = [sum(bool(one[having]) for one in shown[key]) for shown in (small, large)]  # type: ignore[attr-defined]
        assert counts[0] < counts[1]
    assert all(one["nearer"] <= NEAREST for one in small["marks"])  # type: ignore[attr-defined]


def test_the_opened_district_keeps_its_name_where_there_is_no_room() -> None:
    crowd = tuple((x / 50, y / 50) for x in range(50) for y in range(50))
    assert dodged((Name(0.5, 0.5, "here", first=True), Name(0.2, 0.2, "there")), crowd, 1.0)[1] is None
    assert dodged((Name(0.5, 0.5, "here", first=True),), crowd, 1.0)[0] is not None


def test_what_is_bad_keeps_its_name_where_there_is_room_for_one() -> None:
    here, there = Name(0.5, 0.5, "here"), Name(0.5, 0.5, "there")
    taken = ((0.5, 0.45), (0.5, 0.55), (0.4, 0.5), (0.6, 0.5))
    assert [stand is not None for stand in dodged((here, there), taken, 1.0)] == [True, False]
    assert [stand is not None for stand in dodged((here, replace(there, bad=True)), taken, 1.0)] == [False, True]


def test_the_jam_on_the_map_of_traffic_has_its_name_and_its_number() -> None:
    view = next(view for view in VIEWS if view.name == "traffic")
    for language in LANGUAGES:
        drawn = cast("dict[str, Any]", view.present(city(SEOUL, language), SEOUL, language))["map"]
        jams = [district for district in drawn["districts"] if district["band"] == "bad"]
        assert jams
        assert all(district["named"] for district in jams)


def test_an_open_district_is_seen_from_near_until_somebody_looks_elsewhere() -> None:
    state = replace(city(SEOUL), opened="mapo")
    assert seen(state, SEOUL)[0] == DISTRICT_ZOOM
    assert seen(replace(state, look=MapLook(4.0, (0.5, 0.5), "mapo")), SEOUL) == (4.0, (0.5, 0.5))
    # what was left before, or of another district, does not keep this one from being looked at
    for look in (MapLook(4.0, (0.5, 0.5)), MapLook(4.0, (0.5, 0.5), "jung")):
        assert seen(replace(state, look=look), SEOUL)[0] == DISTRICT_ZOOM
    assert seen(replace(state, opened="", look=MapLook(4.0, (0.5, 0.5), "mapo")), SEOUL)[0] == 1.0


def test_what_is_compared_is_seen_beside_what_is_open() -> None:
    on = Projection(SEOUL)
    zoom, (x, y) = seen(replace(city(SEOUL), opened="gangseo", compared="gangdong"), SEOUL)
    for key in ("gangseo", "gangdong"):
        left, top, right, bottom = on.box(SEOUL.district(key).shape)
        assert left >= x - on.aspect / 2 / zoom
        assert right <= x + on.aspect / 2 / zoom
        assert top >= y - 0.5 / zoom
        assert bottom <= y + 0.5 / zoom


@pytest.mark.parametrize("pack", [SEOUL, LAKESIDE], ids=lambda pack: str(pack.key))
def test_a_point_of_the_map_belongs_to_the_district_that_lies_there(pack: Pack) -> None:
    on = Projection(pack)
    for district in pack.districts:
        assert found(pack, on.point(middle(district, pack))) is district
    assert found(pack, (0.0, 0.0)) is None


def test_incidents_near_each_other_stand_as_one_and_the_open_one_leads() -> None:
    state = city(SEOUL)
    one, other = (i for i in state.incidents[:2])
    state = replace(state, incidents=(one, replace(other, key="twin", place=one.place, stage=one.stage)))
    for opened in (one.key, "twin"):
        shown = city_map(replace(state, opened=opened), SEOUL, "en", None)["incidents"]
        assert isinstance(shown, list)
        at = shown[0]["open"]
        assert [(each["key"], each["count"], each["nearer"], each["opened"]) for each in shown] == [
            (opened, 2, 0, True)
        ]
    listed = city_map(replace(state, opened=at), SEOUL, "ru", None)["listed"]
    assert isinstance(listed, Mapping)
    assert {thing["key"] for thing in listed["things"]} == {one.key, "twin"}


def test_marks_and_what_stands_at_one_place_can_be_opened_by_number() -> None:
    state = replace(city(SEOUL), layer=PROJECTS)
    shown = overview.present(state, SEOUL, "en")
    marks = shown["map"]["marks"]  # type: ignore[index]  # a map of lists
    assert set(numbered(shown)) <= {mark["open"] for mark in marks} | {
        str(part) for part in numbered({key: value for key, value in shown.items() if key != "map"})
    }
    many = next(mark for mark in marks if mark["count"] > 1)
    assert many["open"] in numbered(shown)
    listed = numbered(overview.present(replace(state, opened=many["open"]), SEOUL, "en"))
    assert tuple(listed)[: many["count"]] == apart(many["open"])


def test_projects_on_the_map_say_how_they_stand_and_where_that_comes_from() -> None:
    assert SEOUL.projects
    state = replace(city(SEOUL), layer=PROJECTS)
    shown = overview.present(state, SEOUL, "en")
    marks, legend = shown["map"]["marks"], shown["legend"]  # type: ignore[index]  # a map of lists
    assert len({mark["band"] for mark in marks}) > 1
    assert all(mark["sign"] for mark in marks)
    assert isinstance(legend, list)
    assert {mark["sign"] for mark in marks} <= {one["sign"] for one in legend}
    assert sum(int(one["range"]) for one in legend) == len(SEOUL.projects.projects)
    assert shown["layerOrigin"]["source"] == SEOUL.projects.about.source.text.en  # type: ignore[index]
    nothing = overview.present(State(layer=PROJECTS), SEOUL, "en")["map"]["marks"]  # type: ignore[index]
    assert {mark["band"] for mark in nothing} == {"none"}


def test_counters_of_the_city_stand_beside_where_it_counts_them() -> None:
    assert [one["key"] for one in overview.present(city(SEOUL), SEOUL, "en")["beside"]] == ["economy.debt", "air.index"]  # type: ignore[attr-defined]
    assert overview.present(State(), SEOUL, "en")["beside"] == []


def test_a_legend_of_numbers_names_their_unit() -> None:
    legend = overview.present(replace(city(SEOUL), layer="traffic.speed"), SEOUL, "ru")["legend"]
    assert isinstance(legend, list)
    assert [one["range"].endswith("км/ч") for one in legend] == [False, False, False, True]


@pytest.mark.parametrize(
    ("count", "en", "ko", "ru"),
    [
        (1, "1 shelter", "대피소 1곳", "1 укрытие"),
        (2, "2 shelters", "대피소 2곳", "2 укрытия"),
        (5, "5 shelters", "대피소 5곳", "5 укрытий"),
        (11, "11 shelters", "대피소 11곳", "11 укрытий"),
        (21, "21 shelters", "대피소 21곳", "21 укрытие"),
        (112, "112 shelters", "대피소 112곳", "112 укрытий"),
    ],
)
def test_what_is_counted_takes_the_form_of_its_number(count: int, en: str, ko: str, ru: str) -> None:
    site = next(site for site in SEOUL.sites if site.kind == "shelter")
    pack = SEOUL.model_copy(update={"sites": tuple(site for _ in range(count))})
    state = State(opened=site.district)
    stands = [page(state, pack, language)["stands"] for language in LANGUAGES]
    assert [isinstance(of, list) and of[0] for of in stands] == [en, ko, ru]


def test_every_number_of_a_district_says_its_own_age() -> None:
    state = replace(city(SEOUL), opened="mapo")
    shown = page(state, SEOUL, "en")
    numbers, origin = shown["numbers"], shown["origin"]
    assert isinstance(numbers, list)
    assert isinstance(origin, dict)
    assert len({one["age"] for one in numbers}) > 1
    assert origin["age"].removeprefix("oldest ") in {one["age"] for one in numbers}
    assert page(State(opened="mapo"), SEOUL, "en")["origin"]["status"] == "UNAVAILABLE"  # type: ignore[index]


def test_a_layer_colours_by_what_is_measured_and_nothing_measured_has_no_colour() -> None:
    by = layer("air.pm25")
    assert by
    key = f"air.pm25.{SEOUL.districts[0].key}"
    state = city(SEOUL)
    readings: dict[str, Reading] = {**state.readings, key: replace(state.readings[key], value=None)}
    drawn_districts = city_map(replace(state, readings=readings), SEOUL, "en", by)["districts"]
    assert isinstance(drawn_districts, list)
    assert (drawn_districts[0]["band"], drawn_districts[0]["value"]) == ("none", "")


def test_where_nobody_told_of_incidents_nothing_is_calm() -> None:
    shown = overview.present(State(opened="mapo"), SEOUL, "en")
    assert {district["band"] for district in shown["map"]["districts"]} == {"none"}  # type: ignore[index]
    assert shown["legend"] == [{"band": "none", "sign": "", "label": NO_NEWS.en, "range": ""}]
    assert shown["district"]["nothing"] == NO_NEWS.en  # type: ignore[index]
    told = overview.present(replace(city(SEOUL), incidents=()), SEOUL, "en")
    assert {district["band"] for district in told["map"]["districts"]} == {"calm"}  # type: ignore[index]
