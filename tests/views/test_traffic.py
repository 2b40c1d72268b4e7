"""Traffic: the worst first and in words, gaps that stay gaps, full and empty, and nothing unknown that looks well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.pack import Pack
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.shown import numbered
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.screen.panels.sheet import sheet
from kiosk.views import charts
from kiosk.views.traffic import MOST, VIEW, stands
from kiosk.views.traffic.roads import MARKS, NOT_KNOWN, band
from tests.packs.cities import CITIES, LAKESIDE, SEOUL
from tests.views.test_qml import SIZES, Shower, items, show
from tests.views.test_views import city, parts

NOW = datetime(2026, 5, 4, 9, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
LOST = replace(FROM, status=Status.UNAVAILABLE)
ROADS = [f"traffic.road.{road.key}" for road in SEOUL.roads]
LOT, STATION = (SEOUL.sites_of(kind)[0] for kind in ("parking", "bikes"))

__all__ = ["show"]  # the fixture

speeds = st.none() | st.floats(0, 120)


def told(values: Mapping[str, float | None], history: tuple[float | None, ...] = ()) -> State:
    """A state with these readings, all with the same past."""
    return State(
        readings={
            key: Reading(key, value, "", LOST if value is None else FROM, history) for key, value in values.items()
        }
    )


def rows(shown: Mapping[str, object], *path: str) -> list[dict[str, object]]:
    """The list of tiles at `path` in what is shown."""
    found: object = shown
    for step in path:
        found = cast("Mapping[str, object]", found)[step]
    return cast("list[dict[str, object]]", found)


# ------------------------------------------------------------------ the day


def test_a_gap_of_fourteen_hours_moves_no_value_to_another_time() -> None:
    past = (*(30.0 for _ in range(10)), *(None for _ in range(28)), *(15.0 for _ in range(10)))
    curve = cast("dict[str, object]", VIEW.present(told({"traffic.speed": 20.0}, past), SEOUL, "en")["curve"])
    points = cast("list[dict[str, list[float | None]]]", curve["series"])[0]["points"]
    assert len(points) == 49
    assert [index for index, point in enumerate(points) if point is None] == list(range(10, 38))
    assert points[9] == points[0] == 1.0
    assert points[38] == points[47] == 0.5


@given(st.lists(speeds, max_size=60), speeds)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_day_ends_now_and_every_half_hour_stands_where_it_was(past: list[float | None], value: float | None) -> None:
    day = charts.day(Reading("traffic.speed", value, "km/h", FROM, tuple(past)))
    known = [*past[-48:], value]
    if any(each is not None for each in known):
        assert len(day) == 49
        assert day[-len(known) :] == known
        assert not any(each is not None for each in day[: -len(known)])
    else:
        assert day == []


def test_what_was_known_before_stays_drawn_when_nothing_comes_any_more() -> None:
    curve = cast("dict[str, object]", VIEW.present(told({"traffic.speed": None}, (20.0,) * 48), SEOUL, "en")["curve"])
    points = cast("list[dict[str, list[float | None]]]", curve["series"])[0]["points"]
    assert points[-1] is None
    assert points[0] is not None
    assert curve["value"] == "–"


# ------------------------------------------------------------------ roads


@given(st.lists(speeds, min_size=len(ROADS), max_size=len(ROADS)))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_road_that_is_slowest_against_its_empty_self_comes_first_and_the_unknown_last(
    found: list[float | None],
) -> None:
    state = told(dict(zip(ROADS, found, strict=True)))
    free = {f"traffic.road.{road.key}": road.free for road in SEOUL.roads}
    listed = rows(VIEW.present(state, SEOUL, "en"), "roads")
    assert {row["key"] for row in listed} == set(ROADS)
    flows = [(state.readings[str(row["key"])].value, free[str(row["key"])]) for row in listed]
    shares = [None if value is None else value / empty for value, empty in flows]
    known = [share for share in shares if share is not None]
    assert shares[: len(known)] == sorted(known)
    for row, share in zip(listed, shares, strict=True):
        if share is None:
            assert (row["band"], row["word"], row["below"], row["value"]) == ("none", "no data", "–", "–")
        else:
            assert row["band"] != "none"


@pytest.mark.parametrize(
    ("speed", "named", "word", "below"),
    [
        (80.0, "good", "free", "as if empty"),
        (88.0, "good", "free", "as if empty"),
        (56.0, "good", "free", "30 % below free"),
        (55.9, "fair", "steady", "30 % below free"),
        (36.0, "fair", "steady", "55 % below free"),
        (35.9, "poor", "slow", "55 % below free"),
        (22.3, "bad", "jam", "72 % below free"),
        (0.0, "bad", "jam", "100 % below free"),
    ],
)
def test_how_a_road_flows_is_a_word_and_a_sign(speed: float, named: str, word: str, below: str) -> None:
    key = "traffic.road.olympic"  # 80 km/h when empty
    row = next(r for r in rows(VIEW.present(told({key: speed}), SEOUL, "en"), "roads") if r["key"] == key)
    assert (row["band"], row["word"], row["below"]) == (named, word, below)


def test_no_two_bands_share_a_sign() -> None:
    shares = (1.0, 0.5, 0.3, 0.1, None)
    assert len({MARKS[band(share)] for share in shares}) == len(shares)


def test_a_road_is_held_against_the_same_time_yesterday_where_that_is_known() -> None:
    key, day = ROADS[0], (52.0, *(10.0 for _ in range(47)))
    for past, said in ((day, "вчера 52"), (day[1:], "вчера неизв."), ((), "вчера неизв.")):
        listed = rows(VIEW.present(told({key: 40.0}, past), SEOUL, "ru"), "roads")
        assert next(row for row in listed if row["key"] == key)["before"] == said


def test_the_map_has_what_is_in_the_way_and_no_fire() -> None:
    state = city(SEOUL)
    assert any(incident.kind == "fire" for incident in state.incidents)
    shown = VIEW.present(state, SEOUL, "en")
    marks = rows(shown, "map", "incidents")
    assert marks
    assert {mark["icon"] for mark in marks} <= {"crash", "flood"}
    assert {row["key"] for row in rows(shown, "incidents")} <= {mark["key"] for mark in marks}
    assert int(str(shown["onRoad"])) == len(marks)
    assert all(district["value"] for district in rows(shown, "map", "districts"))


# ------------------------------------------------------------------ parking and bikes


@pytest.mark.parametrize(
    ("free", "of", "name"),
    [
        (0, 100, "none left"),
        (9, 100, "few"),
        (10, 100, "some"),
        (30, 100, "plenty"),
        (140, 100, "plenty"),
        (5, None, "unknown"),
        (0, None, "none left"),
    ],
)
def test_how_full_a_car_park_is_has_a_name(free: float, of: float | None, name: str) -> None:
    assert stands.of_spaces(free, of) == name


@pytest.mark.parametrize(
    ("bikes", "of", "name"),
    [
        (0, 20, "empty"),
        (0, None, "empty"),
        (1, 20, "few bikes"),
        (4, 20, "even"),
        (16, 20, "even"),
        (17, 20, "few racks"),
        (20, 20, "all in"),
        (25, 20, "all in"),
        (3, None, "unknown"),
    ],
)
def test_a_station_is_of_no_use_empty_and_full_alike(bikes: float, of: float | None, name: str) -> None:
    assert stands.of_racks(bikes, of) == name


@pytest.mark.parametrize(
    ("language", "empty", "full"),
    [("en", "empty", "full"), ("ko", "자전거 없음", "거치대 가득"), ("ru", "пусто", "нет мест")],
)
def test_empty_and_full_are_said_in_words(language: Language, empty: str, full: str) -> None:
    first, second = SEOUL.sites_of("bikes")[:2]
    state = told({f"bikes.free.{first.key}": 0.0, f"bikes.free.{second.key}": second.capacity})
    head = rows(VIEW.present(state, SEOUL, language), "sides")[1]
    listed = stands.listed(stands.BIKES, state, SEOUL, language)
    assert head["places"] == listed[:2]
    assert [row["word"] for row in listed[:2]] == [empty, full]
    assert [row["share"] for row in listed[:2]] == ["0 %", "100 %"]
    assert {row["word"] for row in listed[2:]} == {NOT_KNOWN.to(language)}
    counted = {"en": "1 {}", "ko": "{} 1곳", "ru": "{}: 1"}[language]
    assert all(counted.format(word) in str(head["why"]) for word in (empty, full))


@given(st.lists(st.none() | st.integers(0, 400), min_size=12, max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_tightest_car_park_comes_first_and_no_total_is_told_of_half_of_them(found: list[int | None]) -> None:
    lots = SEOUL.sites_of("parking")
    state = told({f"parking.free.{lot.key}": free for lot, free in zip(lots, found, strict=True)} | {"parking.free": 9})
    head = rows(VIEW.present(state, SEOUL, "en"), "sides")[0]
    listed = stands.listed(stands.PARKING, state, SEOUL, "en")
    assert head["places"] == listed[:2]
    shares = [str(row["share"]) for row in listed]
    known = [float(share.removesuffix(" %").replace(",", "")) for share in shares if share != "–"]
    assert shares[: len(known)] == [share for share in shares if share != "–"]
    assert known == sorted(known)
    assert (head["side"] == "") == (None in found)
    full = sum(free == 0 for free in found)
    assert (f"{full} full" in str(head["why"])) == (full > 0)


@pytest.mark.parametrize("opened", [LOT.key, f"parking.free.{LOT.key}", "parking.free"])
def test_car_parks_take_the_place_of_the_roads_when_one_is_opened_on_the_map_in_the_list_or_all(opened: str) -> None:
    shown = VIEW.present(replace(city(SEOUL), opened=opened), SEOUL, "en")
    assert shown["shows_opened"]
    assert shown["canGoBack"]
    listed = rows(shown, "stands", "rows")
    assert len(listed) == MOST
    marks = rows(shown, "stands", "map", "marks")
    assert sum(int(str(mark["count"])) for mark in marks) == len(SEOUL.sites_of("parking"))
    wanted = "parking.free" if opened == "parking.free" else f"parking.free.{LOT.key}"
    assert cast("dict[str, object]", shown["curve"])["key"] == wanted
    assert [row["key"] for row in listed if row["current"]] == ([] if opened == "parking.free" else [listed[0]["key"]])


def test_an_empty_station_is_not_hidden_among_others_on_the_map() -> None:
    station = next(site for site in SEOUL.sites_of("bikes") if site.key == "bike_seoul_station")  # others are near
    plenty = {f"bikes.free.{site.key}": (site.capacity or 0) / 2 for site in SEOUL.sites_of("bikes")}
    state = replace(told(plenty | {f"bikes.free.{station.key}": 0.0}), opened="bikes.free")
    marks = rows(VIEW.present(state, SEOUL, "en"), "stands", "map", "marks")
    assert any(int(str(mark["count"])) > 1 for mark in marks)
    assert [mark["band"] for mark in marks].count("bad") == 1


def test_something_of_another_view_is_not_shown_here() -> None:
    for key in ("air.pm25", SEOUL.districts[0].key, "parking.free.nowhere"):
        shown = VIEW.present(replace(city(SEOUL), opened=key), SEOUL, "en")
        assert not shown["shows_opened"]
        assert shown["stands"] == {"rows": []}


def test_a_city_without_car_parks_opens_the_number_in_the_sheet() -> None:
    shown = VIEW.present(replace(city(LAKESIDE), opened="parking.free"), LAKESIDE, "en")
    assert not shown["shows_opened"]
    head = rows(shown, "sides")[0]
    assert (head["side"], head["why"], head["places"]) == ("", "", [])


def test_the_pack_names_car_parks_and_stations_of_real_places() -> None:
    lots, stations = SEOUL.sites_of("parking"), SEOUL.sites_of("bikes")
    assert (len(lots), len(stations)) == (12, 15)
    assert all(site.capacity for site in (*lots, *stations))
    districts = {district.name.ko.removesuffix("구") for district in SEOUL.districts}
    assert not districts & {site.name.ko.split()[0] for site in (*lots, *stations)}


# ------------------------------------------------------------------ the subway


@pytest.mark.parametrize(
    ("delays", "said"),
    [
        ({}, "9 unknown"),
        (dict.fromkeys(range(9), 0.0), "all on time"),
        (dict.fromkeys(range(8), 0.0), "1 unknown"),
        ({**dict.fromkeys(range(8), 0.0), 3: 4.0}, "1 late  ·  1 unknown"),
    ],
)
def test_nobody_says_that_all_lines_are_on_time_where_one_is_silent(delays: Mapping[int, float], said: str) -> None:
    state = told({f"subway.delay.{SEOUL.lines[n].key}": delay for n, delay in delays.items()})
    assert VIEW.present(state, SEOUL, "en")["why"] == said


# ------------------------------------------------------------------ all of it


@pytest.mark.parametrize("pack", CITIES, ids=lambda pack: pack.key)
def test_every_number_here_can_be_asked_where_it_comes_from(pack: Pack) -> None:
    state = city(pack)
    for opened in ("", "parking.free"):
        shown = VIEW.present(replace(state, opened=opened), pack, "en")
        keys = {str(part["key"]) for part in parts(shown) if "raw" in part}
        assert keys
        for key in keys:
            asked = sheet(replace(state, asked=key), pack, shown, NOW)
            assert (asked.shown, asked.status) == (True, "SIMULATED"), key


@pytest.mark.parametrize("opened", [ROADS[0], "parking.free", STATION.key])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_cut_off_whatever_is_open(opened: str, language: Language, show: Shower) -> None:
    state = replace(city(SEOUL, language), opened=opened)
    root = show(VIEW, VIEW.present(state, SEOUL, language), SIZES[0])
    assert not [item.property("text") for item in items(root) if item.property("truncated")]


def test_opening_and_closing_goes_without_a_warning(show: Shower) -> None:
    root = show(VIEW, VIEW.present(State(), SEOUL, "en"), SIZES[0])
    for opened in ("", ROADS[0], "parking.free", STATION.key, "bikes.free", "", LOT.key, ROADS[1]):
        # what happens stays the same: the map has tests of its own
        root.setProperty("shown", dict(VIEW.present(replace(city(SEOUL), opened=opened), SEOUL, "en")))


def test_what_is_said_by_number_is_on_the_wall(show: Shower) -> None:
    for opened in ("", "bikes.free"):
        shown = VIEW.present(replace(city(SEOUL), opened=opened), SEOUL, "en")
        seen = {
            cast("dict[str, object]", item.property("slots").toVariant())["key"]
            for item in items(show(VIEW, shown, SIZES[0]))
            if item.property("intentName") in ("tile.open", "source.of")
        }
        listed = {**shown, "map": {}, "stands": {**cast("dict[str, object]", shown["stands"]), "map": {}}}
        assert len(numbered(listed)) > 10
        assert set(numbered(listed)) <= seen


def test_a_road_nobody_knows_has_no_bar(show: Shower) -> None:
    def bars(state: State) -> int:
        root = show(VIEW, VIEW.present(state, SEOUL, "en"), SIZES[0])
        names = [item for item in items(root) if str(item.property("intentName")) == "tile.open"]
        row = next(item for item in names if str(item.property("label")) == SEOUL.roads[0].name.en)
        return sum("Rectangle" in type(item).__name__ or item.property("radius") is not None for item in items(row))

    assert bars(told({ROADS[0]: 40.0})) == bars(told({ROADS[0]: None})) + 1
