"""How numbers and their units are written in each language, wherever one is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from kiosk.core import places
from kiosk.core.amounts import counted
from kiosk.core.pack import Pack, load
from kiosk.core.quantities import written
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, same
from kiosk.screen.panels.sheet import sheet
from kiosk.views.tiles import origin, tile, together

NOW = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)
HIDDEN_STEPS = ("천 ", "백만 ", "십억 ", "thousand", "million", "тыс.", "млн", "млрд")  # what no unit may begin with


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(places.assets() / "packs" / "seoul")


def reading(key: str, value: float, unit: str, status: Status = Status.LIVE) -> Reading:
    return Reading(key, value, unit, Provenance(same("the office"), status, NOW, NOW))


def state(*readings: Reading, **more: object) -> State:
    known = MappingProxyType({one.key: one for one in readings})
    return replace(State(), readings=known, **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("key", "value", "unit", "said"),
    [
        ("economy.debt", 7_380_000, "M", ("7.4 trillion won", "7.4조 원", "7,4 трлн вон")),
        ("economy.spent.parks", 512_300, "M", ("512 billion won", "5,123억 원", "512 млрд вон")),
        ("price.item.rice", 31_250, "", ("31,250 won", "31,250 원", "31\u00a0250 вон")),
        ("indicator.value.ind_homes", 262, "", ("262,000 homes", "26.2만 호", "262 тыс. квартир")),
        ("indicator.value.ind_tourists", 13.2, "", ("13.2 million people", "1,320만 명", "13,2 млн чел.")),
        ("indicator.value.ind_science", 151, "", ("151 billion won", "1,510억 원", "151 млрд вон")),
        ("indicator.value.ind_nursery", 27.3, "", ("27 %", "27 %", "27 %")),
        ("traffic.speed", 23.44, "km/h", ("23.4 km/h", "23.4 km/h", "23,4 км/ч")),
        ("crowd.people.spot", 85_120, "", ("85,120", "85,120", "85\u00a0120")),
    ],
)
def test_a_number_is_written_as_people_of_the_language_say_it(
    pack: Pack, key: str, value: float, unit: str, said: tuple[str, str, str]
) -> None:
    assert tuple(" ".join(written(key, value, unit, pack, language)).strip() for language in LANGUAGES) == said


@pytest.mark.parametrize("key", ["economy.debt", "economy.budget"])
def test_a_sum_reads_alike_on_a_tile_and_on_the_sheet_of_any_view(pack: Pack, key: str) -> None:
    known = state(reading(key, 7_380_000, "M"), opened=key)
    for language in LANGUAGES:
        shown = tile(known, pack, key, language)
        leaf = sheet(replace(known, language=language), pack, {}, NOW)
        assert (
            (leaf.value, leaf.unit) == (shown["value"], shown["unit"]) == written(key, 7_380_000, "M", pack, language)
        )
        assert "380" not in leaf.value


def test_no_unit_of_the_pack_hides_a_step_that_another_language_counts_differently(pack: Pack) -> None:
    assert pack.indicators is not None
    units = {one.key: one.unit for one in pack.indicators.indicators if one.unit}
    hidden = {
        key: unit.to(language)
        for key, unit in ((key, unit.text) for key, unit in units.items())
        for language in LANGUAGES
        if f"{unit.to(language)} ".startswith(HIDDEN_STEPS)
    }
    assert hidden == {}


def test_a_step_is_never_counted_to_the_next() -> None:
    assert counted(999_960, "won", "en") == ("1", "million won")
    assert counted(99_999_999, "원", "ko") == ("1억", "원")


def test_a_made_up_number_that_grew_old_is_said_to_be_both(pack: Pack) -> None:
    made_up = reading("traffic.speed", 23.4, "km/h", Status.SIMULATED)
    old = replace(made_up, provenance=replace(made_up.provenance, status=Status.STALE))
    measured = reading("air.pm25", 31, "μg/m³", Status.STALE)
    words = {
        language: [origin(one.provenance, NOW, language)["statusText"] for one in (made_up, old, measured)]
        for language in LANGUAGES
    }
    assert words == {
        "en": ["SIMULATED", "SIMULATED, STALE", "STALE"],
        "ko": ["모의", "모의, 지연", "지연"],
        "ru": ["ИМИТАЦИЯ", "ИМИТАЦИЯ, УСТАРЕЛО", "УСТАРЕЛО"],
    }
    leaf = sheet(state(old, opened=old.key), pack, {}, NOW)
    assert leaf.status_text == "SIMULATED, STALE"
    assert "SIMULATED, STALE" in [row.value for row in leaf.rows]


def test_a_group_with_one_made_up_number_is_made_up_even_where_another_is_old() -> None:
    known = state(reading("air.pm25", 31, "", Status.SIMULATED), reading("air.pm10", 50, "", Status.STALE))
    assert together(known, ("air.pm25", "air.pm10"), "en")["statusText"] == "SIMULATED, STALE"


def test_a_group_is_not_known_while_one_of_its_numbers_never_arrived() -> None:
    known = state(reading("air.pm25", 31, ""), reading("air.pm10", 50, ""))
    assert together(known, ("air.pm25", "air.pm10"), "en")["status"] == "LIVE"
    partly = together(known, ("air.pm25", "air.pm10", "air.o3"), "en")
    assert (partly["status"], partly["source"]) == ("UNAVAILABLE", "1 of 3 not received")
