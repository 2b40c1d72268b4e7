"""The neighbourhood of sensors: ways along streets, tours of trucks, bins that are due, bays that are free."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import same
from kiosk.views.iot import VIEW, lots
from kiosk.views.iot.bins import emptied, forecast
from kiosk.views.iot.collection import runs, runs_to_all
from kiosk.views.iot.streets import Ways
from kiosk.views.iot.tour import length, nearest_first, tour
from tests.packs.cities import LAKESIDE, SEOUL

NOW = datetime(2026, 5, 4, 5, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
BINS = SEOUL.sites_of("bin")
# a block: two streets that meet at a right angle, about 111 m north and 88 m east
CORNER = (127.0, 37.58)
NORTH, EAST = (127.0, 37.581), (127.001, 37.58)

points = st.lists(
    st.tuples(st.floats(min_value=0, max_value=1000), st.floats(min_value=0, max_value=1000)), min_size=1, max_size=7
)


def reading(key: str, value: float, history: tuple[float, ...] = (), ahead: tuple[float, ...] = ()) -> Reading:
    """A simulated reading of now."""
    return Reading(key, value, "%", FROM, history, ahead)


def filled(**levels: float) -> State:
    """A state in which these bins are so full and all others a tenth."""
    values = {f"bin.fill.{site.key}": levels.get(site.key, 10.0) for site in BINS}
    return State(readings={key: reading(key, value) for key, value in values.items()})


def test_the_way_between_two_places_follows_the_streets() -> None:
    on = Ways(((NORTH, CORNER), (CORNER, EAST)), (NORTH, EAST))
    assert on.metres(0, 1) == pytest.approx(on.straight(NORTH, CORNER) + on.straight(CORNER, EAST))
    assert on.metres(0, 1) > on.straight(NORTH, EAST)
    assert on.line(0, 1) == (NORTH, CORNER, EAST)


def test_where_no_street_leads_the_way_is_a_straight_line() -> None:
    on = Ways((), (NORTH, EAST))
    assert on.metres(0, 1) == pytest.approx(on.straight(NORTH, EAST))
    assert on.line(0, 1) == (NORTH, EAST)


@given(points)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_tour_visits_everything_once_and_is_no_longer_than_nearest_first(places: list[tuple[float, float]]) -> None:
    def metres(a: int, b: int) -> float:
        (x1, y1), (x2, y2) = places[a], places[b]
        return float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)

    stops = range(1, len(places))
    order = tour(0, stops, metres)
    if not stops:
        assert order == ()
        return
    assert order[0] == order[-1] == 0
    assert sorted(order[1:-1]) == list(stops)
    assert length(order, metres) <= length(nearest_first(0, stops, metres), metres) + 1e-6
    best = min(length((0, *way, 0), metres) for way in itertools.permutations(stops))
    assert length(order, metres) <= 1.5 * best + 1e-6


def test_only_bins_that_are_due_are_stops_and_the_trip_is_shorter_than_the_calendars() -> None:
    state = filled(bin_03=91.0, bin_20=80.0)
    planned = runs(state, SEOUL)
    assert {stop for run in planned for stop in run.stops} == {"bin_03", "bin_20"}
    everything = runs_to_all(SEOUL)
    assert {stop for run in everything for stop in run.stops} == {site.key for site in BINS}
    assert 0 < sum(run.metres for run in planned) < sum(run.metres for run in everything)


def test_a_bin_that_will_be_full_soon_is_emptied_before_it_overflows() -> None:
    state = filled(bin_05=60.0)
    assert not any(run.stops for run in runs(state, SEOUL))
    key = "bin.hours.bin_05"
    soon = replace(state, readings={**state.readings, key: reading(key, 1.0)})
    assert [run.stops for run in runs(soon, SEOUL) if run.stops] == [("bin_05",)]


def test_a_bin_was_emptied_when_its_level_fell() -> None:
    assert emptied(reading("bin.fill.bin_01", 12.0, (60.0, 70.0, 5.0, 8.0)), NOW) == NOW - timedelta(hours=1)
    assert emptied(reading("bin.fill.bin_01", 12.0, (9.0, 10.0, 11.0)), NOW) is None
    assert emptied(None, NOW) is None


def test_a_forecast_is_the_feeds_own_else_as_fast_as_the_hours_to_full_say() -> None:
    own = forecast(reading("bin.fill.bin_01", 50.0, ahead=(60.0, 70.0)), 1.0, NOW.replace(minute=0))
    assert own[:4] == [55.0, 60.0, 65.0, 70.0]
    assert own[4] is None
    assert forecast(reading("bin.fill.bin_01", 50.0), 2.0, NOW)[:5] == [62.5, 75.0, 87.5, 100.0, None]


def test_an_opened_bin_shows_its_day_and_its_stop() -> None:
    for key in ("bin_03", "bin.fill.bin_03"):
        shown = VIEW.present(replace(filled(bin_03=91.0), opened=key), SEOUL, "en")
        detail = cast("dict[str, object]", shown["opened"])
        assert shown["shows_opened"]
        assert detail["band"] == "bad"
        assert str(detail["stop"]).startswith("stop 1")


def test_bays_stand_in_their_rows_and_an_unknown_one_is_neither_free_nor_taken() -> None:
    rows = lots(SEOUL.sites_of("bay"))
    assert {sign: len(row) for sign, row in rows.items()} == dict.fromkeys("ABCDE", 8)
    shown = VIEW.present(State(readings={"bay.taken.bay_a1": reading("bay.taken.bay_a1", 1.0)}), SEOUL, "en")
    row = cast("list[dict[str, list[dict[str, str]]]]", shown["lots"])[0]
    assert [bay["taken"] for bay in row["bays"]][:2] == ["yes", "unknown"]


def test_the_figures_of_the_pilot_are_the_documented_ones_and_say_that_they_are_of_elsewhere() -> None:
    effects = cast("list[dict[str, str]]", VIEW.present(State(), SEOUL, "en")["effects"])
    assert [(each["beforeText"], each["afterText"]) for each in effects] == [("1,483", "959"), ("30.8 %", "4.3 %")]
    assert all("elsewhere" in each["source"] for each in effects)


def test_a_driver_of_every_truck_can_be_called() -> None:
    trucks = cast("list[dict[str, str]]", VIEW.present(filled(), SEOUL, "en")["trucks"])
    assert {truck["contact"] for truck in trucks} <= {contact.key for contact in SEOUL.contacts}


def test_a_city_without_sensors_has_no_such_view() -> None:
    assert VIEW.fits(SEOUL)
    assert not VIEW.fits(LAKESIDE)


def test_where_nobody_knows_how_full_the_bins_are_no_truck_is_said_to_stay_at_its_depot() -> None:
    trips = [
        {truck["trip"] for truck in cast("list[dict[str, str]]", VIEW.present(state, SEOUL, "en")["trucks"])}
        for state in (filled(), State())
    ]
    assert trips == [{"stays at the depot"}, {"No data on bins"}]
