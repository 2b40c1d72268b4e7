"""The feeds' runner: numbers grow old honestly, failures are said, a hanging source keeps nobody else waiting."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.fact import Fact, told
from kiosk.core.reading import LOOKED, Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import Text, same
from kiosk.feeds.desk import BACK_OFF, FAILED, FUTURE, NOT_YET, OLD
from kiosk.feeds.feed import Feed, FeedNews, keeps
from kiosk.feeds.runner import Runner
from kiosk.feeds.simulator import Simulator
from tests.packs.cities import LAKESIDE

SOURCE = same("gauge house")
WAIT = 30.0  # seconds at most for a thread that answers at once


@dataclass
class Gauge:
    """A real source of one number, told what to do."""

    answer: Callable[[datetime], FeedNews]
    name: str = "gauge"
    source: Text = SOURCE
    every: float = 10.0
    patience: float = 3.0
    promises: Mapping[str, str] = field(default_factory=lambda: {"river.level.r": "m"})
    asked: int = 0

    def read(self, now: datetime) -> FeedNews:
        self.asked += 1
        return self.answer(now)

    def close(self) -> None:
        """Nothing to let go of."""


def level(now: datetime) -> FeedNews:
    provenance = Provenance(SOURCE, Status.LIVE, now, now)
    return FeedNews((Reading("river.level.r", 3.2, "m", provenance),))


def broken(_: datetime) -> FeedNews:
    raise ConnectionError("no route to the gauge house")


class Line:
    """A runner and what it reported, turned by hand."""

    def __init__(self, *feeds: Feed) -> None:
        self.clock = SetClock()
        self.facts: list[Fact] = []
        self.runner = Runner(feeds, self.facts.append, self.clock)

    def turn(self, after: float = 0.0, wait: float = WAIT) -> State:
        """The state after `after` seconds and one turn."""
        self.clock.move(after)
        self.runner.turn(wait)
        return told(State(), self.facts)


def level_in(state: State) -> tuple[float | None, Status, Text | None]:
    reading = state.readings["river.level.r"]
    return reading.value, reading.provenance.status, reading.provenance.detail


def test_a_number_is_reported_as_it_came() -> None:
    assert level_in(Line(Gauge(level)).turn()) == (3.2, Status.LIVE, None)


def test_before_anything_came_a_promised_number_is_unavailable() -> None:
    asked = threading.Event()

    def hang(_: datetime) -> FeedNews:
        asked.wait(WAIT)
        return FeedNews()

    line = Line(Gauge(hang))
    assert level_in(line.turn(wait=0.01)) == (None, Status.UNAVAILABLE, NOT_YET)
    asked.set()


def test_a_number_that_is_not_renewed_grows_stale_and_then_unavailable() -> None:
    first = level(SetClock().wall())
    line = Line(Gauge(lambda _: first))
    line.turn()
    limits = keeps("river.level.r")
    assert level_in(line.turn(limits.fresh - 1)) == (3.2, Status.LIVE, None)
    assert level_in(line.turn(2, wait=0.05)) == (3.2, Status.STALE, OLD)
    assert level_in(line.turn(limits.usable)) == (None, Status.UNAVAILABLE, OLD)


def test_a_failure_keeps_the_last_good_value_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    gauge = Gauge(level)
    line = Line(gauge)
    line.turn()
    gauge.answer = broken
    with caplog.at_level(logging.WARNING):
        assert level_in(line.turn(gauge.every)) == (3.2, Status.STALE, FAILED)
    assert "no route to the gauge house" in caplog.text
    gauge.answer = level
    assert level_in(line.turn(BACK_OFF[0])) == (3.2, Status.LIVE, None)


def test_a_source_that_never_worked_is_unavailable_with_the_reason(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        assert level_in(Line(Gauge(broken)).turn()) == (None, Status.UNAVAILABLE, FAILED)


def test_after_each_failure_it_waits_longer(caplog: pytest.LogCaptureFixture) -> None:
    gauge = Gauge(broken)
    line = Line(gauge)
    with caplog.at_level(logging.CRITICAL):
        line.turn()
        for tries, pause in enumerate((*BACK_OFF, BACK_OFF[-1]), start=1):
            line.turn(pause - 0.1, wait=0.01)
            assert gauge.asked == tries
            line.turn(0.2)
            assert gauge.asked == tries + 1


def test_a_measurement_from_the_future_is_not_believed() -> None:
    ahead = Line(Gauge(lambda now: level(now + timedelta(hours=1)))).turn()
    assert level_in(ahead) == (None, Status.UNAVAILABLE, FUTURE)


def test_a_hanging_source_is_given_up_and_its_late_answer_is_not_heard() -> None:
    release, answered = threading.Event(), threading.Event()

    def hang(now: datetime) -> FeedNews:
        release.wait(WAIT)
        answered.set()
        return level(now)

    gauge = Gauge(hang)
    other = Gauge(lambda _: FeedNews(), name="other", promises={"weather.wind": "m/s"}, every=1000)
    line = Line(gauge, other)
    line.turn()
    state = line.turn(gauge.patience + 1, wait=0.01)
    assert level_in(state)[1:] == (Status.UNAVAILABLE, FAILED)
    release.set()
    assert answered.wait(WAIT)
    assert level_in(line.turn(wait=0.2))[1:] == (Status.UNAVAILABLE, FAILED)


def test_two_sources_do_not_forget_each_others_incidents() -> None:
    now = SetClock().wall()
    simulator = Simulator(LAKESIDE, 3, now)
    expected = simulator.read(now).incidents
    assert expected
    line = Line(simulator, Gauge(level))
    for _ in range(100):
        state = line.turn(wait=0.05)
        if state.incidents and "river.level.r" in state.readings:  # both sources have answered
            break
    assert {i.key for i in state.incidents} == {i.key for i in expected}
    assert "river.level.r" in state.readings


def test_the_time_that_ages_are_counted_from_goes_on_when_every_source_is_dead(
    caplog: pytest.LogCaptureFixture,
) -> None:
    line = Line(Gauge(broken))
    with caplog.at_level(logging.CRITICAL):
        line.turn()
        state = line.turn(5)
    assert state.readings[LOOKED].provenance.measured_at == line.clock.wall()


def test_only_what_changed_is_reported_again() -> None:
    line = Line(Gauge(level, every=1000))
    line.turn()
    reported = len(line.facts)
    line.turn(0.1, wait=0.01)
    assert len(line.facts) == reported


def test_the_thread_starts_reports_and_stops() -> None:
    clock, came = SetClock(), threading.Event()
    runner = Runner([Gauge(level)], lambda _: came.set(), clock)
    runner.start()
    assert came.wait(WAIT)
    runner.stop()
    assert not runner._thread.is_alive()
