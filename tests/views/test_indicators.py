"""Indicators: judged against the share of their time that is over, with where they should be and which way they go."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

import pytest

from kiosk.core.city.indicators import Indicator, Indicators
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views.indicators import VIEW, moved, progress
from tests.packs.cities import SEOUL

NOW = datetime(2026, 5, 4, 5, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
assert SEOUL.indicators
REGISTER: Indicators = SEOUL.indicators
BY_KEY = {one.key: one for one in REGISTER.indicators}
NURSERY = BY_KEY["ind_nursery"]  # from 18 to 30 %, in the time of all


def told(one: Indicator, value: float, history: tuple[float | None, ...] = ()) -> State:
    """A state with one indicator's value."""
    key = f"indicator.value.{one.key}"
    return State(readings={key: Reading(key, value, "", FROM, history)})


def row(one: Indicator, state: State, register: Indicators = REGISTER) -> dict[str, object]:
    """What the view shows of the indicator."""
    pack = SEOUL.model_copy(update={"indicators": register})
    themes = cast("list[dict[str, list[dict[str, object]]]]", VIEW.present(state, pack, "en")["themes"])
    return next(each for theme in themes for each in theme["indicators"] if each["key"].endswith(one.key))  # type: ignore[attr-defined]  # a key is text


def on(day: date, *, since: date = date(2016, 1, 1), until: date = date(2018, 1, 1)) -> Indicators:
    """All indicators between two days, written on a third."""
    about = REGISTER.about.model_copy(update={"as_of": day})
    bare = tuple(one.model_copy(update={"since": None, "until": None}) for one in REGISTER.indicators)
    return REGISTER.model_copy(update={"about": about, "since": since, "until": until, "indicators": bare})


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2015, 6, 1), "not begun"),
        (date(2016, 7, 1), "on track"),
        (date(2017, 3, 1), "on track"),
        (date(2017, 5, 1), "slow"),
        (date(2017, 9, 1), "behind"),
        (date(2018, 1, 1), "overdue"),
    ],
)
def test_the_same_value_is_early_on_track_and_later_behind(day: date, verdict: str) -> None:
    half = told(NURSERY, 24.0)
    assert row(NURSERY, half, on(day))["verdict"] == verdict


def test_what_is_reached_is_done_whatever_the_day() -> None:
    assert row(NURSERY, told(NURSERY, 31.0), on(date(2020, 1, 1)))["verdict"] == "done"


def test_a_mark_stands_where_it_should_be() -> None:
    assert row(NURSERY, told(NURSERY, 24.0), on(date(2017, 1, 1)))["should"] == pytest.approx(0.5, abs=0.002)


def test_an_indicator_may_have_a_calendar_of_its_own() -> None:
    own = on(date(2017, 1, 1))
    slower = NURSERY.model_copy(update={"until": date(2026, 1, 1)})
    others = tuple(slower if one.key == slower.key else one for one in own.indicators)
    assert row(NURSERY, told(NURSERY, 24.0), own.model_copy(update={"indicators": others}))["should"] == 0.1


def test_what_is_unknown_is_neither_on_track_nor_counted() -> None:
    found = row(NURSERY, State())
    assert (found["verdict"], found["band"], found["moved"]) == ("unknown", "none", "unknown")
    assert found["series"] == []  # what was written is not drawn as if it led to now
    assert VIEW.present(State(), SEOUL, "en")["summary"] == "no data"


@pytest.mark.parametrize(
    ("key", "then", "now", "way"),
    [
        ("ind_nursery", 24.0, 24.5, "nearer"),
        ("ind_nursery", 24.5, 24.0, "farther"),
        ("ind_nursery", 24.0, 24.0, "same"),
        ("ind_pm25", 23.0, 22.0, "nearer"),  # less is better
        ("ind_pm25", 22.0, 23.0, "farther"),
    ],
)
def test_the_trend_of_its_series_is_told_towards_the_target(key: str, then: float, now: float, way: str) -> None:
    assert moved(BY_KEY[key].model_copy(update={"series": (18.0, then)}), now) == way


def test_the_series_ends_with_now_and_without_one_there_is_no_trend() -> None:
    assert row(NURSERY, told(NURSERY, 27.5))["series"] == [*NURSERY.series, 27.5]
    assert moved(NURSERY.model_copy(update={"series": ()}), 27.5) == "unknown"


@pytest.mark.parametrize(("key", "target"), [("ind_solar", "target 1 million"), ("ind_nursery", "target 30 %")])
def test_a_target_is_said_in_the_unit_of_its_value(key: str, target: str) -> None:
    assert row(BY_KEY[key], State())["target"] == target


def test_progress_below_the_base_is_shown_as_none_but_counts_as_behind() -> None:
    assert progress(NURSERY, 12.0) < 0
    assert row(NURSERY, told(NURSERY, 12.0))["fraction"] == 0.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_it_is_judged_on_is_said(language: Language) -> None:
    assert "2017" in str(VIEW.present(told(NURSERY, 24.0), SEOUL, language)["summary"])


def test_a_calendar_that_ends_before_it_begins_is_refused() -> None:
    wrong = REGISTER.model_dump()
    wrong["until"] = date(2014, 1, 1)
    with pytest.raises(ValueError, match="ends before it begins"):
        Indicators.model_validate(wrong)
