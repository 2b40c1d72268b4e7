"""Air, weather and water: units and glyphs of every language, limits with their source, plants, gauges, unknowns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PyQt6.QtGui import QFont, QRawFont

from kiosk.core.pack import Pack
from kiosk.core.quantities import UNITS
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.feeds import curves
from kiosk.screen.application import Application
from kiosk.screen.panels.sheet import sheet
from kiosk.views import traffic
from kiosk.views.air import CHOICE, VIEW, limits
from kiosk.views.air.water import WATER, plant_of
from kiosk.views.layers import layer
from tests.packs.cities import CITIES, LAKESIDE, SEOUL
from tests.views.test_qml import SIZES, Shower, items, show
from tests.views.test_views import city, parts

NOW = datetime(2026, 5, 4, 9, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
LOST = replace(FROM, status=Status.UNAVAILABLE)
GAUGES = [f"weather.gauge.{site.key}" for site in SEOUL.sites_of("rain")]
OF_DISTRICTS = [f"{kind}.{district.key}" for kind in WATER for district in SEOUL.districts]

__all__ = ["show"]  # the fixture

every_language = pytest.mark.parametrize("language", LANGUAGES)


def told(values: Mapping[str, float | None], history: tuple[float | None, ...] = ()) -> State:
    """A state with these readings, all with the same past."""
    return State(
        readings={
            key: Reading(key, value, "", LOST if value is None else FROM, history) for key, value in values.items()
        }
    )


def at(shown: object, *path: str | int) -> dict[str, object]:
    """The mapping at `path` in what is shown."""
    for step in path:
        shown = cast("Mapping[str | int, object]", shown)[step]
    return cast("dict[str, object]", shown)


def words(shown: object) -> set[str]:
    """Every text in what is shown."""
    if isinstance(shown, str):
        return {shown}
    found: list[object] = []
    if isinstance(shown, Mapping):
        found = list(shown.values())
    elif isinstance(shown, list | tuple):
        found = list(shown)
    return {word for each in found for word in words(each)}


# ------------------------------------------------------------------ units and glyphs


@pytest.mark.parametrize("kind", CHOICE)
def test_no_unit_is_left_in_latin_letters_in_russian(kind: str) -> None:
    shown = VIEW.present(replace(city(SEOUL, "ru"), layer=kind), SEOUL, "ru")
    assert not [word for word in words(shown) if "g/m" in word or "ppm" in word or "mm" in word or "mg" in word]
    assert at(VIEW.present(city(SEOUL, "ru"), SEOUL, "ru"), "curve")["measured"] == "мкг/м³"


@every_language
def test_the_walls_font_has_every_character_of_both_views_and_of_every_unit(
    language: Language, application: Application
) -> None:
    font = QRawFont.fromFont(QFont(application.fonts.family))
    shown = [VIEW.present(replace(city(SEOUL, language), layer=kind), SEOUL, language) for kind in CHOICE]
    shown.append(traffic.VIEW.present(city(SEOUL, language), SEOUL, language))
    texts = {word for each in shown for word in words(each)} | {unit.to(language) for unit in UNITS.values()}
    assert not {text for text in texts if not all(font.supportsCharacter(letter) for letter in text)}


# ------------------------------------------------------------------ limits and who says so


@every_language
@pytest.mark.parametrize("kind", [CHOICE[0], CHOICE[-1]])
def test_who_set_the_limits_stands_on_the_wall(kind: str, language: Language, show: Shower) -> None:
    state = replace(city(SEOUL, language), layer=kind)
    root = show(VIEW, VIEW.present(state, SEOUL, language), SIZES[0])
    seen = " ".join(str(item.property("text") or "") for item in items(root))
    assert limits.source(kind).to(language) in seen
    assert limits.WATER_FROM.to(language) in seen
    assert ("AirKorea" in limits.source(kind).en) == kind.startswith("air.")


@every_language
@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [("air.pm25", 15.0, "15"), ("air.pm10", 45.0, "45"), ("air.o3", 0.051, "0.051"), ("air.no2", 0.013, "0.013")],
)
def test_what_who_recommends_is_a_line_in_the_curve(kind: str, value: float, written: str, language: Language) -> None:
    curve = at(VIEW.present(replace(city(SEOUL), layer=kind), SEOUL, language), "curve")
    dotted = [mark for mark in cast("list[dict[str, object]]", curve["marks"]) if mark["dotted"]]
    name = {"en": "WHO", "ko": "WHO", "ru": "ВОЗ"}[language]
    assert [mark["text"] for mark in dotted] == [f"{name} {written.replace('.', ',') if language == 'ru' else written}"]
    grid = cast("list[dict[str, object]]", curve["lines"])
    top = float(str(grid[-1]["text"]).replace(",", "."))
    assert cast("float", dotted[0]["at"]) * top == pytest.approx(value, rel=0.02)


def test_there_is_no_guideline_line_where_who_has_none() -> None:
    for kind in ("air.index", "water.turbidity"):
        curve = at(VIEW.present(replace(city(SEOUL), layer=kind), SEOUL, "en"), "curve")
        assert not any(mark["dotted"] for mark in cast("list[dict[str, object]]", curve["marks"]))


@pytest.mark.parametrize(("kind", "micrograms", "grams_per_mole"), [("air.o3", 100, 48.0), ("air.no2", 25, 46.0055)])
def test_guidelines_for_gases_are_the_same_amounts_in_ppm(kind: str, micrograms: float, grams_per_mole: float) -> None:
    litres_per_mole = 24.465  # of a gas at 25 °C and 101.325 kPa
    ppm = micrograms / 1000 * litres_per_mole / grams_per_mole
    assert limits.WHO[kind].value == pytest.approx(ppm, abs=0.0005)


@every_language
@pytest.mark.parametrize("kind", CHOICE)
def test_where_it_is_worst_the_band_is_said_in_the_words_of_the_legend(kind: str, language: Language) -> None:
    shown = VIEW.present(replace(city(SEOUL), layer=kind), SEOUL, language)
    legend = {key["band"]: key["label"] for key in cast("list[dict[str, object]]", shown["legend"])}
    worst = cast("list[dict[str, object]]", shown["worst"])
    assert len(worst) == len(SEOUL.districts)
    assert all(row["word"] == legend[row["band"]] for row in worst)
    values = [cast("float", row["raw"]) for row in worst]
    assert values == sorted(values, reverse=True)


def test_a_district_nobody_knows_is_neither_worst_nor_best() -> None:
    here, there = SEOUL.districts[:2]
    state = told({f"air.pm25.{here.key}": None, f"air.pm25.{there.key}": 20.0})
    shown = VIEW.present(state, SEOUL, "en")
    assert [row["key"] for row in cast("list[dict[str, object]]", shown["worst"])] == [f"air.pm25.{there.key}"]
    drawn = {row["key"]: row["band"] for row in cast("list[dict[str, object]]", at(shown, "map")["districts"])}
    assert (drawn[here.key], drawn[there.key]) == ("none", "fair")


def test_the_day_keeps_its_gaps_and_stays_when_nothing_comes_any_more() -> None:
    past = (*(20.0 for _ in range(10)), *(None for _ in range(28)), *(30.0 for _ in range(10)))
    curve = at(VIEW.present(told({"air.pm25": None}, past), SEOUL, "en"), "curve")
    points = cast("list[dict[str, list[float | None]]]", curve["series"])[0]["points"]
    assert [index for index, point in enumerate(points) if point is None] == [*range(10, 38), 48]


def test_a_layer_of_another_view_leaves_fine_dust() -> None:
    shown = VIEW.present(replace(city(SEOUL), layer="crowd.level"), SEOUL, "en")
    assert at(shown, "chosen")["key"] == "air.pm25"


# ------------------------------------------------------------------ water


def test_the_six_plants_of_seoul_and_whose_water_a_district_drinks() -> None:
    plants = {plant.key.removeprefix("plant_") for plant in SEOUL.sites_of("plant")}
    assert plants == {"gwangam", "guui", "ttukdo", "yeongdeungpo", "amsa", "gangbuk"}
    assert all(plant_of(district.key, SEOUL) for district in SEOUL.districts)
    assert not any(plant_of(district.key, LAKESIDE) for district in LAKESIDE.districts)
    shown = VIEW.present(replace(city(SEOUL), layer="water.turbidity"), SEOUL, "en")
    jongno = next(r for r in cast("list[dict[str, object]]", shown["worst"]) if r["label"] == "Jongno")
    assert jongno["side"] == "Ttukdo Plant"


@pytest.mark.parametrize(
    ("serves", "said"), [(("jongno", "atlantis"), "atlantis"), (("jongno",), "two sites serve the district 'jongno'")]
)
def test_a_plant_that_serves_what_is_not_there_or_is_served_already_stops_the_start(
    serves: tuple[str, ...], said: str
) -> None:
    first = SEOUL.sites_of("plant")[0]
    wrong = [site.model_copy(update={"serves": serves}) if site is first else site for site in SEOUL.sites]
    with pytest.raises(ValueError, match=said):
        Pack.model_validate({**SEOUL.model_dump(), "sites": [site.model_dump() for site in wrong]})


@given(st.sampled_from(WATER), st.none() | st.floats(-1, 20))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_water_is_within_the_limit_exactly_where_it_is_and_unknown_where_nobody_measured(
    kind: str, value: float | None
) -> None:
    low, high = {"water.turbidity": (0, 0.5), "water.chlorine": (0.1, 4), "water.ph": (5.8, 8.5)}[kind]
    shown = VIEW.present(told({f"{kind}.plant_amsa": value}), SEOUL, "en")
    plants = cast("list[dict[str, object]]", at(shown, "water")["plants"])
    cells = [cell for plant in plants for cell in cast("list[dict[str, object]]", plant["cells"])]
    cell = next(cell for cell in cells if cell["key"] == f"{kind}.plant_amsa")
    expected = "no data" if value is None else "within the limit" if low <= value <= high else "beyond the limit"
    assert cell["verdict"] == expected
    assert {other["verdict"] for other in cells if other is not cell} == {"no data"}
    assert len({("check", "good"), ("warning", "bad"), ("question", "none")} & {(cell["mark"], cell["band"])}) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "all districts within"),
        ({OF_DISTRICTS[0]: 0.51}, "1 district beyond a limit"),
        ({OF_DISTRICTS[0]: 0.51, "water.ph.plant_amsa": 9.0}, "1 plant beyond a limit"),
        ({OF_DISTRICTS[0]: None}, "within the limits where known"),
        (dict.fromkeys(OF_DISTRICTS), "–"),
    ],
)
def test_all_districts_are_within_only_where_all_are_known(changes: Mapping[str, float | None], said: str) -> None:
    well = {"water.turbidity": 0.1, "water.chlorine": 0.3, "water.ph": 7.0}
    values = {key: well[key.rpartition(".")[0]] for key in OF_DISTRICTS} | dict(changes)
    assert at(VIEW.present(told(values), SEOUL, "en"), "water")["summary"] == said


@given(st.floats(1.5e9, 2.1e9), st.integers(0, 2**31))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_simulated_water_of_a_district_is_that_of_its_plant_and_what_the_pipes_add(at_second: float, seed: int) -> None:
    def value(kind: str, place: str) -> float:
        return curves.value(seed, SEOUL, f"{kind}.{place}", at_second)

    for district in SEOUL.districts:
        plant = plant_of(district.key, SEOUL)
        assert plant
        added = value("water.turbidity", district.key) - value("water.turbidity", plant.key)
        assert 0 < added < 0.031
        assert value("water.chlorine", district.key) < value("water.chlorine", plant.key)
        assert value("water.ph", district.key) == value("water.ph", plant.key)


# ------------------------------------------------------------------ rain


@given(st.lists(st.none() | st.sampled_from((0.0, 0.04, 0.1, 2.5)), min_size=len(GAUGES), max_size=len(GAUGES)))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_wettest_gauge_comes_first_and_dry_everywhere_means_every_one(fell: list[float | None]) -> None:
    state = told(dict(zip(GAUGES, fell, strict=True)))
    rain = at(VIEW.present(state, SEOUL, "en"), "rain")
    found = [state.readings[str(gauge["key"])].value for gauge in cast("list[dict[str, object]]", rain["gauges"])]
    known = [value for value in found if value is not None]
    assert found[: len(known)] == sorted(known, reverse=True)
    wet = sum(value >= 0.05 for value in known)
    if wet:
        assert rain["said"] == f"rain at {wet} of {len(GAUGES)}"
    else:
        assert (rain["said"] == f"dry at all {len(GAUGES)}") == (None not in fell)
        assert (rain["said"] == "no data") == (not known)


def test_a_city_without_gauges_and_plants_shows_neither(show: Shower) -> None:
    shown = VIEW.present(city(LAKESIDE), LAKESIDE, "en")
    assert shown["rain"] == {}
    assert at(shown, "water")["plants"] == []
    show(VIEW, shown, SIZES[0])


# ------------------------------------------------------------------ all of it


@pytest.mark.parametrize("pack", CITIES, ids=lambda pack: pack.key)
def test_every_number_here_can_be_asked_where_it_comes_from(pack: Pack) -> None:
    state = city(pack)
    shown = VIEW.present(state, pack, "en")
    keys = {str(part["key"]) for part in parts(shown) if "raw" in part}
    for key in keys:
        asked = sheet(replace(state, asked=key), pack, shown, NOW)
        assert (asked.shown, asked.status) == (True, "SIMULATED"), key


@pytest.mark.parametrize("kind", ["air.no2", "water.turbidity"])  # the longest numbers, the longest words
@every_language
def test_no_text_is_cut_off_whatever_is_chosen(kind: str, language: Language, show: Shower) -> None:
    root = show(VIEW, VIEW.present(replace(city(SEOUL, language), layer=kind), SEOUL, language), SIZES[0])
    assert not [item.property("text") for item in items(root) if item.property("truncated")]


def test_what_comes_and_goes_makes_no_warning(show: Shower) -> None:
    root = show(VIEW, VIEW.present(State(), SEOUL, "en"), SIZES[0])
    few = told({f"air.pm25.{district.key}": 20.0 for district in SEOUL.districts[:2]})
    for state in (city(SEOUL), few, replace(city(SEOUL), layer="water.turbidity"), State()):
        root.setProperty("shown", dict(VIEW.present(state, SEOUL, "en")))


def test_every_choice_has_a_layer() -> None:
    assert all(layer(kind) for kind in CHOICE)
