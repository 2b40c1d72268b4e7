"""Economy & life: sums as people say them, prices against their day, and where it is crowded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State, Verdict
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views import charts
from kiosk.views.life import VIEW
from kiosk.views.life.prices import change, jevons
from kiosk.views.life.treasury import ASPECT, HIGH_ENOUGH, REST, WIDE_ENOUGH, gathered
from kiosk.views.money import price, sum_of
from tests.conftest import Rig
from tests.packs.cities import LAKESIDE, SEOUL

NOW = datetime(2026, 5, 4, 5, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
WON = {"en": "won", "ko": "원", "ru": "вон"}


def told(*values: tuple[str, float, tuple[float, ...]]) -> State:
    """A state with these readings: key, value, history."""
    return State(readings={key: Reading(key, value, "", FROM, history) for key, value, history in values})


@pytest.mark.parametrize(
    ("millions", "en", "ko", "ru"),
    [
        (29_801_000, "29.8 trillion won", "29.8조 원", "29,8 трлн вон"),
        (999_950, "1 trillion won", "1조 원", "1 трлн вон"),
        (641_234, "641 billion won", "6,412억 원", "641 млрд вон"),
        (12, "12 million won", "1,200만 원", "12 млн вон"),
        (0.5, "500,000 won", "50만 원", "500 тыс. вон"),
        (0, "0 won", "0 원", "0 вон"),
        (-2_500_000, "-2.5 trillion won", "-2.5조 원", "-2,5 трлн вон"),
    ],
)
def test_a_sum_is_said_in_the_steps_of_its_language(millions: float, en: str, ko: str, ru: str) -> None:
    said = {language: sum_of(millions, WON[language], language) for language in LANGUAGES}
    assert said == {"en": en, "ko": ko, "ru": ru}


@given(st.floats(min_value=1, max_value=1e9), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_step_is_ever_said_ten_thousand_times(millions: float, language: Language) -> None:
    digits = "".join(c for c in sum_of(millions, "", language).split(".")[0].split(" ")[0] if c.isdigit())
    assert len(digits) <= 4


def test_a_price_is_written_as_each_language_writes_it() -> None:
    assert [price(31_250, WON[language], language) for language in LANGUAGES] == [
        "31,250 won",
        "31,250원",
        "31\u00a0250 вон",
    ]


@pytest.mark.parametrize(
    ("now", "then", "text", "way"),
    [
        (103.0, 100.0, "+3.0 %", "up"),
        (98.0, 100.0, "-2.0 %", "down"),
        (100.01, 100.0, "0.0 %", "flat"),
        (None, 100.0, "–", "none"),
        (100.0, None, "–", "none"),
    ],
)
def test_a_change_has_a_sign_and_a_way_besides_its_colour(
    now: float | None, then: float | None, text: str, way: str
) -> None:
    found = change(now, then, "en")
    assert (found["text"], found["way"]) == (text, way)


@given(st.lists(st.floats(min_value=1, max_value=1e6), min_size=1, max_size=20), st.floats(min_value=0.1, max_value=10))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_where_every_price_rises_alike_the_basket_rises_as_much(prices: list[float], factor: float) -> None:
    assert jevons([(factor * each, each) for each in prices]) == pytest.approx(100 * factor)
    assert jevons([]) is None


def test_every_good_and_every_part_of_the_budget_is_shown_and_the_areas_fill_the_map() -> None:
    assert SEOUL.life
    readings = tuple((f"economy.spent.{part.key}", part.amount, ()) for part in SEOUL.life.spending)
    shown = VIEW.present(told(*readings), SEOUL, "ko")
    cells = cast("list[dict[str, float]]", shown["spending"])
    assert len(cast("list[object]", shown["goods"])) == len(SEOUL.life.goods)
    assert sum(cell["fraction"] for cell in cells) == pytest.approx(1)
    assert sum(cell["w"] * cell["h"] for cell in cells) == pytest.approx(1, abs=0.01)


def test_the_parts_of_seouls_example_budget_are_the_whole_of_it() -> None:
    assert SEOUL.life
    assert sum(part.amount for part in SEOUL.life.spending) == SEOUL.life.budget
    assert SEOUL.life.about.simulated


def test_the_fullest_place_comes_first_and_an_opened_one_takes_the_curve() -> None:
    first, second = SEOUL.sites_of("spot")[:2]
    assert first.capacity
    assert second.capacity
    state = told(
        (f"crowd.people.{first.key}", 0.3 * first.capacity, (1.0,) * 48),
        (f"crowd.people.{second.key}", 0.9 * second.capacity, (1.0,) * 48),
    )
    shown = VIEW.present(state, SEOUL, "en")
    spots = cast("list[dict[str, object]]", shown["spots"])
    assert [spot["label"] for spot in spots[:2]] == [second.name.en, first.name.en]
    assert [spot["band"] for spot in spots[:3]] == ["bad", "good", "none"]
    assert not shown["shows_opened"]
    for key in (first.key, f"crowd.people.{first.key}"):
        opened = VIEW.present(replace(state, opened=key), SEOUL, "en")
        assert cast("dict[str, object]", opened["day"])["label"] == first.name.en
        assert cast("list[dict[str, object]]", opened["spots"])[0]["label"] == first.name.en
        assert opened["shows_opened"]


def test_the_day_of_a_place_stays_drawn_when_nothing_comes_any_more() -> None:
    spot = SEOUL.sites_of("spot")[0]
    key = f"crowd.people.{spot.key}"
    silent = replace(FROM, status=Status.UNAVAILABLE)
    state = replace(State(readings={key: Reading(key, None, "", silent, (500.0,) * 48)}), opened=spot.key)
    day = cast("dict[str, Any]", VIEW.present(state, SEOUL, "en")["day"])
    points = day["chart"]["series"][0]["points"]
    assert len(points) == 49
    assert points[-1] is None
    assert None not in points[:-1]
    assert day["chart"]["times"]


def test_a_price_is_not_held_against_yesterday_where_the_past_does_not_reach_so_far() -> None:
    assert SEOUL.life
    good = SEOUL.life.goods[0]
    key = f"price.item.{good.key}"

    def since_yesterday(history: tuple[float, ...]) -> str:
        goods = cast("list[dict[str, Any]]", VIEW.present(told((key, 110.0, history)), SEOUL, "en")["goods"])
        return str(goods[0]["day"]["text"])

    assert since_yesterday((100.0,) * 48) == "+10.0 %"
    assert since_yesterday((100.0,) * 6) == "–"


def test_a_city_that_tells_nothing_of_its_money_has_no_such_view() -> None:
    assert VIEW.fits(SEOUL)
    assert not VIEW.fits(LAKESIDE)


def spent() -> State:
    """A state in which every part of the budget is known."""
    assert SEOUL.life
    return told(*((f"economy.spent.{part.key}", part.amount, ()) for part in SEOUL.life.spending))


def cells(state: State) -> list[dict[str, Any]]:
    """The parts of the budget as they are drawn."""
    return cast("list[dict[str, Any]]", VIEW.present(state, SEOUL, "en")["spending"])


def test_every_part_of_the_budget_that_is_drawn_can_be_hit_and_the_smallest_stand_in_one() -> None:
    shown = cells(spent())
    assert all(cell["w"] >= WIDE_ENOUGH and cell["h"] >= HIGH_ENOUGH for cell in shown)
    assert [cell["label"] for cell in shown][-1] == "2 others"
    assert sum(cell["fraction"] for cell in shown) == pytest.approx(1)


def test_the_smallest_parts_are_seen_alone_once_they_are_opened() -> None:
    shown = VIEW.present(replace(spent(), opened=REST), SEOUL, "en")
    assert shown["shows_opened"]
    assert shown["restOpen"]
    assert [cell["label"] for cell in cells(replace(spent(), opened=REST))] == ["Jobs, firms", "Culture"]


@given(st.lists(st.floats(min_value=1, max_value=1e4), max_size=14))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_gathering_leaves_no_part_too_small_or_nothing_at_all(weights: list[float]) -> None:
    weights.sort(reverse=True)
    few = gathered(weights)
    assert few != 1
    if few:
        kept = [*weights[:-few], sum(weights[-few:])]
        assert all(w >= WIDE_ENOUGH and h >= HIGH_ENOUGH for _, _, w, h in charts.treemap(kept, ASPECT))


def test_a_group_of_the_view_can_be_opened_and_a_number_that_never_came_cannot(rig: Rig) -> None:
    rig.wall.pack, rig.wall.views = SEOUL, (VIEW,)
    rig.store.put(replace(rig.store.state, view="life", readings=spent().readings))
    told = rig.give("tile.open", key=REST)
    assert (told.verdict, told.text.en) == (Verdict.DONE, "Open: The smallest parts of it")
    assert rig.give("tile.open", key="economy.debt").verdict is Verdict.REFUSED
    assert rig.give("tile.open", key="economy.nonsense").verdict is Verdict.REFUSED
