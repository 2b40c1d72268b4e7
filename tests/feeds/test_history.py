"""The last day of every number: one value a half hour, over restarts, never of another source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.text import same
from kiosk.feeds.history import History
from kiosk.feeds.simulator import Simulator
from tests.packs.cities import SEOUL

NINE = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


def reading(value: float | None, at: datetime, source: str = "gauge") -> Reading:
    return Reading("river.level.r", value, "m", Provenance(same(source), Status.LIVE, at, at))


def past(history: History, now: datetime, source: str = "gauge") -> tuple[float | None, ...]:
    return history.filled(reading(9.9, now, source), now).history


def test_the_first_value_of_each_half_hour_is_kept_in_its_place(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    for minutes, value in ((0, 1.0), (20, 1.5), (40, 2.0), (95, 4.0)):
        history.note([reading(value, NINE + timedelta(minutes=minutes))])
    assert past(history, NINE + 4 * HALF_HOUR)[-4:] == (1.0, 2.0, None, 4.0)


def test_what_was_measured_and_what_is_simulated_mean_the_same_moment(tmp_path: Path) -> None:
    history, simulator = History(tmp_path / "h.sqlite"), Simulator(SEOUL, 1, NINE)
    for minutes in range(90):
        now = NINE + timedelta(minutes=minutes)
        history.note([simulator.number("traffic.speed", now)])
    seen = history.filled(simulator.number("traffic.speed", now), now).history
    told = next(one for one in simulator.read(now).readings if one.key == "traffic.speed").history
    assert seen[-2:] == pytest.approx(told[-2:], abs=0.05)  # written with one digit


def test_a_restart_loses_nothing_that_was_written(tmp_path: Path) -> None:
    first = History(tmp_path / "h.sqlite")
    first.note([reading(1.0, NINE)])
    first.turn(0.0)
    first.note([reading(2.0, NINE + HALF_HOUR)])
    again = History(tmp_path / "h.sqlite")  # the first was killed: it never closed
    assert past(again, NINE + 2 * HALF_HOUR)[-2:] == (1.0, None)
    first.close()
    assert past(History(tmp_path / "h.sqlite"), NINE + 2 * HALF_HOUR)[-2:] == (1.0, 2.0)


def test_another_sources_past_is_not_shown(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    history.note([reading(1.0, NINE)])
    assert past(history, NINE + HALF_HOUR, "simulator") == ()


def test_what_a_source_knows_itself_goes_first_and_gaps_are_filled_from_what_was_seen(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    history.note([reading(1.0, NINE), reading(2.0, NINE + HALF_HOUR)])
    now = NINE + 2 * HALF_HOUR
    history.told({"river.level.r": (None, 7.0)}, now)
    assert past(history, now)[-2:] == (1.0, 7.0)
    history.note([reading(3.0, now)])
    assert past(history, now + HALF_HOUR)[-3:] == (1.0, 7.0, 3.0)


def test_a_number_that_brings_its_past_keeps_it(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    history.note([reading(1.0, NINE)])
    own = Reading("river.level.r", 5.0, "m", reading(1, NINE).provenance, history=(4.0,))
    assert history.filled(own, NINE + HALF_HOUR).history == (4.0,)


def test_what_is_older_than_a_day_is_thrown_away(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    for half_hours in range(100):
        history.note([reading(float(half_hours), NINE + half_hours * HALF_HOUR)])
    history.close()
    again = History(tmp_path / "h.sqlite")
    assert sum(len(values) for values in again._values.values()) <= 49
    assert past(again, NINE + 100 * HALF_HOUR) == tuple(float(n) for n in range(52, 100))


def test_a_missing_value_is_not_a_past(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite")
    history.note([reading(None, NINE)])
    assert past(history, NINE + HALF_HOUR) == ()


def test_a_file_that_cannot_be_written_is_told_and_memory_does(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "h.sqlite").mkdir()
    history = History(tmp_path / "h.sqlite")
    assert "h.sqlite" in caplog.text
    history.note([reading(1.0, NINE)])
    assert past(history, NINE + HALF_HOUR)[-1] == 1.0
    history.close()
