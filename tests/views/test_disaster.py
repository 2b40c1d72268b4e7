"""Disaster and safety: the 119 map, the camera, messages, water; what nobody knows is never shown as all right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QPointF

from kiosk.core.fact import IncidentsTaken, MessagesTaken, ReadingsTaken, told
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Message, Provenance, Reading, Status
from kiosk.core.severity import closed
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.feeds.simulator import Simulator
from kiosk.screen.panels.sheet import sheet
from kiosk.views.disaster import VIEW, water
from kiosk.views.disaster.messages import newest_first
from kiosk.views.incidents import focus
from kiosk.views.safety import CHIPS, marked
from kiosk.views.watching import watched
from kiosk.vocabulary import lists
from tests.conftest import Rig
from tests.packs.cities import CITIES, LAKESIDE, SEOUL
from tests.views.test_qml import Shower, items, kind_of
from tests.views.test_qml import show as show  # noqa: PLC0414 - a fixture

NOW = datetime(2026, 5, 4, 9, 20, 7, tzinfo=UTC)
FLOOD = datetime(2026, 7, 9, 8, 0, tzinfo=UTC)  # five hours into a cloudburst of the delivered seed
FROM = Provenance(same("office"), Status.LIVE, NOW, NOW)
HAN = SEOUL.rivers[0]
LEVEL = f"river.level.{HAN.key}"

every_city = pytest.mark.parametrize("pack", CITIES, ids=lambda pack: pack.key)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def full(pack: Pack, now: datetime = NOW) -> State:
    """The simulated city at a moment."""
    news = Simulator(pack, 110, NOW).read(now)
    facts = (ReadingsTaken(news.readings), IncidentsTaken(news.incidents), MessagesTaken(news.messages))
    return told(State(view="disaster"), facts)


FULL = {pack.key: full(pack) for pack in CITIES}


def shown(state: State, pack: Pack = SEOUL, language: Language = "en") -> dict[str, Any]:
    """What the view shows."""
    return cast("dict[str, Any]", VIEW.present(state, pack, language))


def measured(state: State, key: str, value: float | None, status: Status = Status.LIVE) -> State:
    """The state with one number replaced; None is one that is UNAVAILABLE."""
    of = replace(FROM, status=Status.UNAVAILABLE if value is None else status)
    return replace(state, readings={**state.readings, key: Reading(key, value, "m", of)})


def without(state: State, beginning: str) -> State:
    """The state before any number of this beginning came."""
    return replace(state, readings={k: r for k, r in state.readings.items() if not k.startswith(beginning)})


# ------------------------------------------------------------------ rivers


@every_language
@pytest.mark.parametrize(
    "unknown",
    [lambda state: without(state, "river"), lambda state: measured(state, LEVEL, None)],
    ids=("never", "gone"),
)
def test_a_river_nobody_measures_is_neither_normal_nor_at_nought(
    unknown: Callable[[State], State], language: Language
) -> None:
    river = next(one for one in shown(unknown(FULL["seoul"]), language=language)["rivers"] if one["key"] == LEVEL)
    assert river["band"] == "none"
    assert river["status"] == "UNAVAILABLE"
    assert not river["known"]
    assert river["value"] == "–"
    assert river["bandText"] == river["statusText"]
    assert river["bandIcon"] == "unavailable"


@pytest.mark.parametrize(
    ("level", "band"),
    [
        (HAN.ordinary, "good"),
        (HAN.warn - 0.01, "good"),
        (HAN.warn, "poor"),
        (HAN.danger - 0.01, "poor"),
        (HAN.danger, "bad"),
    ],
)
def test_a_level_is_judged_by_the_marks_of_its_gauge(level: float, band: str) -> None:
    river = next(one for one in shown(measured(FULL["seoul"], LEVEL, level))["rivers"] if one["key"] == LEVEL)
    assert river["band"] == band
    assert river["known"]


def test_every_band_of_a_river_has_a_word_and_a_shape_of_its_own() -> None:
    looks = {(icon, word.en) for icon, word in water.LEVELS.values()}
    assert len({icon for icon, _ in looks}) == len({word for _, word in looks}) == len(water.LEVELS)


def test_the_river_nearest_to_danger_comes_first_and_an_unknown_one_last() -> None:
    first, second, *_ = SEOUL.rivers
    state = measured(FULL["seoul"], f"river.level.{second.key}", second.danger + 1)
    assert shown(state)["rivers"][0]["key"] == f"river.level.{second.key}"
    gone = measured(state, f"river.level.{first.key}", None)
    assert shown(gone)["rivers"][-1]["key"] == f"river.level.{first.key}"


def test_a_river_that_is_missing_does_not_speak_for_the_others() -> None:
    state = FULL["seoul"]
    gone = measured(state, LEVEL, None)
    of, all_of = shown(gone)["riversOrigin"], shown(state)["riversOrigin"]
    assert (of["status"], of["source"]) == (all_of["status"], all_of["source"])
    for river in SEOUL.rivers:
        gone = measured(gone, f"river.level.{river.key}", None)
    assert shown(gone)["riversOrigin"]["status"] == "UNAVAILABLE"


def test_several_gauges_are_told_each_with_its_own_limits() -> None:
    rivers = shown(FULL["seoul"])["rivers"]
    assert len(rivers) == len(SEOUL.rivers) > 1
    assert len({river["limits"] for river in rivers}) == len(rivers)
    assert all(0 < river["warn"] < river["danger"] <= 1 for river in rivers)


# ------------------------------------------------------------------ rain


@given(
    st.lists(st.none() | st.floats(min_value=0, max_value=90), min_size=6, max_size=6),
    st.lists(st.none() | st.floats(min_value=0, max_value=15), min_size=6, max_size=6),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_wettest_gauge_comes_first_and_what_nobody_knows_is_not_dry(
    hours: list[float | None], tens: list[float | None]
) -> None:
    state = State()
    gauges = SEOUL.sites_of("rain")
    for gauge, hour, ten in zip(gauges, hours, tens, strict=True):
        state = measured(measured(state, f"weather.hour.{gauge.key}", hour), f"weather.gauge.{gauge.key}", ten)
    least = [one if one is not None else other for one, other in zip(hours, tens, strict=True)]
    by_key = {f"weather.gauge.{gauge.key}": fell for gauge, fell in zip(gauges, least, strict=True)}
    rows = water.rain(state, SEOUL, "en")
    told_of = [by_key[str(row["key"])] for row in rows]
    known = [fell for fell in told_of if fell is not None]
    assert known == sorted(known, reverse=True)
    assert told_of[len(known) :] == [None] * (len(rows) - len(known))
    for row in rows:
        if row["hour"] == "–":
            assert row["band"] == "none"


@pytest.mark.parametrize(
    ("hour", "band"), [(None, "none"), (0.0, "calm"), (0.1, "good"), (2.5, "fair"), (10.0, "poor"), (50.0, "bad")]
)
def test_rain_is_called_by_what_fell_in_an_hour(hour: float | None, band: str) -> None:
    assert water.falls(hour)[0] == band


def test_an_hour_at_a_gauge_is_the_sum_of_its_tens() -> None:
    simulator = Simulator(SEOUL, 110, FLOOD)
    start = FLOOD - timedelta(hours=2)  # in the rain
    key = SEOUL.sites_of("rain")[0].key
    tens, hour = [], 0.0
    for ten in range(6):
        values = {r.key: r.value or 0.0 for r in simulator.read(start + timedelta(minutes=10 * ten)).readings}
        tens.append(values[f"weather.gauge.{key}"])
        hour = values[f"weather.hour.{key}"]
    assert hour == pytest.approx(sum(tens))
    assert hour > 1


# ------------------------------------------------------------------ the simulated cloudburst


def test_a_cloudburst_of_the_simulated_city_ends_in_a_flood_warning_that_is_also_told() -> None:
    state = full(SEOUL, FLOOD)
    bands = {river["band"] for river in shown(state)["rivers"]}
    assert bands & {"poor", "bad"}
    texts = [message.text.en for message in state.messages]
    assert any(text.startswith("Flood warning") for text in texts)
    assert all(message.provenance.status is Status.SIMULATED for message in state.messages)
    dry = shown(FULL["seoul"])["rivers"]
    assert {river["band"] for river in dry} == {"good"}


# ------------------------------------------------------------------ the 119 map


@every_city
def test_every_chip_counts_what_its_map_marks(pack: Pack) -> None:
    state = FULL[pack.key]
    first, *others = shown(state, pack)["layers"]
    assert first["count"] == str(sum(not closed(i) for i in state.incidents))
    assert first["current"]
    assert len(others) == sum(bool(marked(chip, pack)) for chip in CHIPS)
    for chip in others:
        layer = chip["slots"]["layer"]
        then = shown(replace(state, layer=layer), pack)
        assert sum(mark["count"] for mark in then["map"]["marks"]) == int(chip["count"]) > 0
        assert [one["label"] for one in then["layers"] if one["current"]] == [chip["label"]]
        assert then["places"]


def test_a_city_without_shelters_keeps_to_what_happens() -> None:
    then = shown(replace(FULL["lakeside"], layer="shelter"), LAKESIDE)
    assert [chip["slots"]["layer"] for chip in then["layers"]] == ["safety"]
    assert then["layers"][0]["current"]
    assert not then["map"]["marks"]


def test_before_anything_came_nobody_knows_how_many_incidents_there_are() -> None:
    assert shown(State())["layers"][0]["count"] == "–"
    assert shown(State())["openText"] == "– open"
    quiet = replace(FULL["seoul"], incidents=())
    assert shown(quiet)["layers"][0]["count"] == "0"


def test_among_the_places_the_incident_in_focus_stays_on_the_map() -> None:
    state = FULL["seoul"]
    at = focus(state)
    assert at
    marks = shown(replace(state, layer="shelter"))["map"]
    assert [one["key"] for one in marks["incidents"]] == [at.key]


def test_an_open_incident_is_looked_at_from_near_and_else_the_map_is_as_it_was_left() -> None:
    state = FULL["seoul"]
    at = focus(state)
    assert at
    assert shown(state)["map"]["zoom"] == 1
    near = shown(replace(state, opened=at.key))["map"]
    spot = next(one for one in near["incidents"] if one["key"] == at.key)
    assert near["zoom"] > 2
    assert (near["mx"], near["my"]) == pytest.approx((spot["x"], spot["y"]), abs=0.02)


def test_while_an_incident_is_open_the_map_can_be_zoomed_and_moved_and_is_left_for_the_next_one(rig: Rig) -> None:
    first, second = (incident.key for incident in FULL["seoul"].incidents[:2])
    rig.wall.pack = SEOUL
    rig.store.put(replace(FULL["seoul"], opened=first))

    def seen() -> dict[str, Any]:
        drawn: dict[str, Any] = shown(rig.store.state)["map"]
        return drawn

    near = seen()
    rig.give("map.zoom", zoom="in")
    assert seen()["zoom"] == pytest.approx(1.6 * near["zoom"])
    assert (seen()["mx"], seen()["my"]) == (near["mx"], near["my"])
    rig.give("map.zoom", zoom="whole")
    assert (seen()["zoom"], rig.store.state.opened) == (1, first)  # its details stay
    rig.give("map.look", zoom="4", x="0.5", y="0.6")
    assert (seen()["zoom"], seen()["mx"], seen()["my"]) == (4, 0.5, 0.6)
    rig.give("tile.open", key=second)
    assert seen()["zoom"] == near["zoom"]
    rig.give("tile.close")
    assert seen()["zoom"] == 1


@every_language
def test_every_layer_can_be_asked_for_in_words(language: Language) -> None:
    spoken = {key for _, key in lists((VIEW,), SEOUL)[language]["layer"]}
    assert spoken >= {chip.key for chip in CHIPS}
    assert set(VIEW.layers) == {"", *(chip.key for chip in CHIPS)}


# ------------------------------------------------------------------ the camera


def test_the_camera_beside_an_incident_is_the_nearest_and_one_the_wall_watches() -> None:
    state = FULL["seoul"]
    for incident in state.incidents:
        then = replace(state, opened=incident.key)
        pane = shown(then)["focus"]["camera"]
        nearest = min(SEOUL.cameras, key=lambda camera: distance(camera.place, incident.place))
        assert pane["key"] == nearest.key
        assert pane["key"] in watched(then, SEOUL)
        assert pane["slot"] == watched(then, SEOUL).index(nearest.key)
        assert not pane["picture"]  # nothing came from it yet: no picture is passed off as one


def test_a_city_without_cameras_shows_none() -> None:
    assert shown(FULL["lakeside"], LAKESIDE)["focus"]["camera"] == {}


# ------------------------------------------------------------------ messages


def message(key: str, minutes: int) -> Message:
    return Message(key, "warning", same(key), NOW - timedelta(minutes=minutes), "", urgent=False, provenance=FROM)


@given(st.lists(st.integers(0, 600), max_size=12))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_messages_are_told_newest_first(minutes: list[int]) -> None:
    told_of = newest_first(tuple(message(f"m{index}", ago) for index, ago in enumerate(minutes)))
    assert [one.at for one in told_of] == sorted((one.at for one in told_of), reverse=True)
    assert sorted(one.key for one in told_of) == sorted(f"m{index}" for index in range(len(minutes)))


@every_city
@every_language
def test_a_message_says_when_by_whom_and_that_it_is_made_up(pack: Pack, language: Language) -> None:
    rows = shown(FULL[pack.key], pack, language)["messages"]
    assert rows
    for row in rows:
        assert row["status"] == "SIMULATED"
        assert all(row[part] for part in ("at", "ago", "kind", "text", "source", "statusText"))


def test_without_messages_the_list_says_so_and_does_not_say_that_all_is_well() -> None:
    then = shown(State())
    assert then["messages"] == []
    assert then["noMessages"] == "No message received"


@every_language
def test_a_message_is_opened_in_its_own_words_with_where_it_comes_from(language: Language) -> None:
    first, *_ = (state := replace(FULL["seoul"], language=language)).messages
    front = sheet(replace(state, opened=first.key), SEOUL, shown(state, language=language), NOW)
    assert front.shown
    assert front.subtitle == first.text.to(language)
    assert front.status == "SIMULATED"
    assert first.provenance.source.to(language) in {row.value for row in front.rows}
    named = {row.label for row in front.rows}
    assert {"en": "Published", "ko": "발표", "ru": "Опубликовано"}[language] in named
    assert not named & {"Measured", "측정", "Измерено"}, "words are not measured"


# ------------------------------------------------------------------ everything can be opened


def test_every_number_of_the_view_is_one_that_can_be_opened() -> None:
    state = FULL["seoul"]
    then = shown(state)
    keys = [one["key"] for one in (*then["counters"], *then["rivers"], *then["rain"])]
    assert len(keys) > 8
    assert set(keys) <= set(state.readings)


# ------------------------------------------------------------------ the picture


@every_language
def test_in_a_flood_no_word_is_cut_off(language: Language, show: Shower) -> None:
    root = show(VIEW, shown(full(SEOUL, FLOOD), SEOUL, language), (1920, 1080))
    assert [item.property("text") for item in items(root) if item.property("truncated")] == []


def test_a_river_nobody_measures_has_no_bar_on_the_glass(show: Shower) -> None:
    rows = len(SEOUL.rivers)
    for state, bars in ((FULL["seoul"], rows), (measured(FULL["seoul"], LEVEL, None), rows - 1)):
        root = show(VIEW, shown(state), (1920, 1080))
        assert sum(kind_of(item) == "Bar" and bool(item.property("known")) for item in items(root)) == bars


def test_rows_are_shown_whole_above_the_line_of_their_source(show: Shower) -> None:
    root = show(VIEW, shown(FULL["seoul"]), (1920, 1080))
    rows = [item for item in items(root) if item.property("incident") is not None and item.isEnabled()]
    source = next(item for item in items(root) if item.property("alignRight") is not None)
    assert rows
    for row in rows:
        bottom = row.mapToItem(root, QPointF(0, row.height())).y()
        assert bottom < source.mapToItem(root, QPointF(0, 0)).y()


def test_a_list_can_be_scrolled_to_its_last_row(show: Shower) -> None:
    then = shown(FULL["seoul"])
    then["incidents"] = [{**then["incidents"][0], "key": f"fire_{number}"} for number in range(12)]
    root = show(VIEW, then, (1920, 1080))
    rows = [item for item in items(root) if item.property("incident") is not None]
    assert len(rows) == 12
    lengths = [item.property("contentHeight") for item in items(root)]
    assert 12 * rows[0].height() in [pytest.approx(length) for length in lengths if length]
    touchable = [row for row in rows if row.isEnabled()]
    assert 0 < len(touchable) < 12


def test_lists_that_become_shorter_are_no_fault(show: Shower) -> None:
    root = show(VIEW, shown(FULL["seoul"]), (1920, 1080))
    root.setProperty("shown", shown(State()))
    root.setProperty("shown", shown(replace(FULL["seoul"], incidents=FULL["seoul"].incidents[:1], messages=())))
