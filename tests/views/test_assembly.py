"""The assembly: cities on the world map, their clocks and distances, the programme against the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.core import places
from kiosk.core.city.assembly import Assembly
from kiosk.core.reading import LOOKED, Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views.assembly import VIEW
from kiosk.views.assembly.members import ahead, card, placed
from kiosk.views.assembly.programme import agenda, between, day_now
from kiosk.views.world import ASPECT, is_land, kilometres, point, rows
from tests.packs.cities import LAKESIDE, SEOUL

assert SEOUL.assembly
ASSEMBLY: Assembly = SEOUL.assembly
NOW = datetime(2026, 5, 4, 5, 10, tzinfo=UTC)  # 09:10 in Ulyanovsk
BY_KEY = {member.key: member for member in ASSEMBLY.members}


def at(now: datetime) -> State:
    """A state whose feeds were looked at then."""
    read = Provenance(same("desk"), Status.LIVE, now, now)
    return State(readings={LOOKED: Reading(LOOKED, 0.0, "", read)})


@pytest.mark.parametrize(
    ("a", "b", "about"),
    [("seoul", "ulyanovsk", 6000), ("seoul", "buenos_aires", 19_400), ("moscow", "helsinki", 890)],
)
def test_distances_are_those_of_the_globe(a: str, b: str, about: float) -> None:
    assert kilometres(BY_KEY[a].place, BY_KEY[b].place) == pytest.approx(about, rel=0.03)


@pytest.mark.parametrize(
    "place", [(127.5, 36.5), (37.6, 55.8), (-100.0, 40.0), (-60.0, -10.0), (25.0, 0.0), (134, -24)]
)
def test_land_is_where_it_is_known_to_be(place: tuple[float, float]) -> None:
    assert is_land(place)


@pytest.mark.parametrize("place", [(-150.0, 0.0), (-30.0, 30.0), (80.0, -30.0), (51.0, 41.0), (160.0, 30.0)])
def test_the_sea_is_where_it_is_known_to_be(place: tuple[float, float]) -> None:
    assert not is_land(place)


def test_every_member_and_every_dot_is_on_the_map() -> None:
    for x, y in [point(member.place) for member in ASSEMBLY.members] + [(x, y) for row in rows() for x, y in [row[:2]]]:
        assert 0 <= x <= ASPECT
        assert 0 <= y <= 1


@given(st.lists(st.tuples(st.tuples(st.floats(0, 2), st.floats(0, 1)), st.just("Name"), st.just(0.02)), max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_name_stands_beside_its_point_or_nowhere(labels: list[tuple[tuple[float, float], str, float]]) -> None:
    sides = placed(labels)
    assert len(sides) == len(labels)
    assert set(sides) <= {"right", "left", "above", "below", ""}


def test_two_points_at_one_place_do_not_write_over_each_other() -> None:
    same_place = [((1.0, 0.5), "Seoul", 0.02)] * 5
    named = [side for side in placed(same_place) if side]
    assert len(named) == len(set(named)) == 4


@pytest.mark.parametrize(
    ("key", "en", "ko"),
    [("seoul", "same time", "같은 시각"), ("ulyanovsk", "-5 h", "-5시간"), ("kathmandu", "-3.25 h", "-3.25시간")],
)
def test_a_members_clock_is_told_against_ours(key: str, en: str, ko: str) -> None:
    assert ahead(BY_KEY[key], SEOUL, NOW, "en") == en
    assert ahead(BY_KEY[key], SEOUL, NOW, "ko") == ko


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_s_card_tells_who_when_and_how_far(language: Language) -> None:
    shown = card(BY_KEY["ulyanovsk"], SEOUL, NOW, language, known=True)
    assert shown["time"] == "09:10"
    assert any(figure in str(shown["away"]) for figure in ("5", "6"))
    assert card(BY_KEY["ulyanovsk"], SEOUL, NOW, language, known=False)["time"] == "–"


def test_the_programme_marks_what_is_over_on_and_to_come() -> None:
    first, second = agenda(ASSEMBLY, NOW, "en")[:2]
    assert (first["stage"], first["note"], first["done"]) == ("now", "on now, 30 min left", 0.25)
    assert (second["stage"], second["note"]) == ("next", "starts in 30 min")
    late = agenda(ASSEMBLY, NOW.replace(hour=15), "en")
    assert {item["stage"] for item in late} == {"past"}
    assert between(late) == len(late)


@pytest.mark.parametrize(("language", "speaks"), [("en", "Ulyanovsk"), ("ko", "울리야놉스크"), ("ru", "Ульяновск")])
def test_the_programme_says_who_speaks_and_the_row_draws_it(language: Language, speaks: str) -> None:
    by = [str(item["by"]) for item in agenda(ASSEMBLY, NOW, language)]
    assert by[0] == speaks
    assert "" in by  # a break has no speaker
    assert "row.item.by" in (places.PACKAGE / "views" / "parts" / "AgendaRow.qml").read_text(encoding="utf-8")


def test_an_assembly_with_a_date_is_shown_on_its_own_days() -> None:
    dated = ASSEMBLY.model_copy(update={"opens": date(2026, 5, 6)})
    assert day_now(dated, NOW) == 1
    assert {item["stage"] for item in agenda(dated, NOW, "en")} == {"next"}
    assert {item["stage"] for item in agenda(dated, NOW.replace(day=9), "en")} == {"past"}


def test_an_opened_member_is_the_first_and_shows_its_card() -> None:
    shown = VIEW.present(replace(at(NOW), opened="tashkent"), SEOUL, "en")
    assert shown["shows_opened"]
    assert cast("list[dict[str, object]]", shown["members"])[0]["key"] == "tashkent"
    assert cast("dict[str, object]", shown["card"])["time"] == "10:10"


def test_example_content_says_that_it_is_one() -> None:
    origin = cast("dict[str, str]", VIEW.present(State(), SEOUL, "en")["origin"])
    assert origin["status"] == "SIMULATED"
    assert "Example" in origin["source"]


def test_who_is_elected_must_be_a_member() -> None:
    wrong = ASSEMBLY.model_dump()
    wrong["elections"][0]["elected"] = ("atlantis",)
    with pytest.raises(ValidationError, match="atlantis"):
        Assembly.model_validate(wrong)


def test_a_city_of_no_assembly_has_no_such_view() -> None:
    assert VIEW.fits(SEOUL)
    assert not VIEW.fits(LAKESIDE)
