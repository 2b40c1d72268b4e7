"""Citizens' voice: today against yesterday at the same time, and what has risen against its usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import same
from kiosk.feeds.registers import complaints
from kiosk.feeds.simulator import Simulator
from kiosk.views.citizens import VIEW, gains, yesterday
from tests.packs.cities import SEOUL

QUARTER = datetime(2026, 5, 4, 5, 7, 30, tzinfo=UTC)  # a quarter of its half hour is over
FROM = Provenance(same("sim"), Status.SIMULATED, QUARTER, QUARTER)


def requests(value: float, history: tuple[float | None, ...]) -> Reading:
    """The counter of the day."""
    return Reading("voice.complaints", value, "", FROM, history)


def against(reading: Reading) -> str:
    """What the view says of it."""
    return str(VIEW.present(State(readings={reading.key: reading}), SEOUL, "en")["against"])


def day(first: float | None, second: float | None) -> tuple[float | None, ...]:
    """A day of half hours that begins so."""
    return (first, second, *([1000.0] * 46))


def test_yesterday_at_this_time_lies_between_two_half_hours() -> None:
    assert yesterday(requests(500, day(100.0, 200.0))) == 125.0


@pytest.mark.parametrize(
    ("value", "history", "said"),
    [
        (150, day(100.0, 200.0), "+20 % against this time yesterday"),
        (110, day(100.0, 200.0), "-12 % against this time yesterday"),
        (125, day(100.0, 200.0), "0 % against this time yesterday"),
        (150, day(900.0, 10.0), "no number of yesterday"),  # midnight lies between
        (150, day(None, 200.0), "no number of yesterday"),
        (150, day(0.0, 0.0), "no number of yesterday"),
        (150, day(100.0, 200.0)[2:], "no number of yesterday"),  # the time machine is turned back
    ],
)
def test_today_is_told_against_yesterday_or_not_at_all(
    value: float, history: tuple[float | None, ...], said: str
) -> None:
    assert against(requests(value, history)) == said


@pytest.mark.parametrize("hour", [1, 5, 9, 14, 22])
def test_the_sign_is_the_one_of_the_city_itself(hour: int) -> None:
    now = datetime(2026, 5, 4, hour, 20, tzinfo=UTC)
    city = Simulator(SEOUL, 110, now)
    reading = next(each for each in city.read(now).readings if each.key == "voice.complaints")
    at = reading.provenance.measured_at.timestamp() + 9 * 3600  # local, as the simulator counts
    assert reading.value is not None
    true = complaints(110, SEOUL, "", at - 86400)
    told = yesterday(reading)
    assert told is not None
    assert told == pytest.approx(true, rel=0.02, abs=3)


def topics(**rises: tuple[float, float]) -> State:
    """A state in which topics rose by so much in 23 hours and in the last one."""
    readings = {}
    for name, (before, hour) in rises.items():
        key = f"voice.topic.topic_{name}"
        history = tuple(before * slot / 46 for slot in range(47))
        readings[key] = Reading(key, before + hour, "", FROM, (*history, before + hour / 2))
    return State(readings=readings)


def test_what_rose_most_and_what_rose_most_against_its_usual_are_two_things() -> None:
    shown = VIEW.present(topics(parking=(4600, 200), noise=(460, 60), roads=(920, 40)), SEOUL, "en")
    assert shown["most"] == "most in the last hour: Illegal parking"
    assert str(shown["risen"]).startswith("risen most against its usual: Noise")


def test_an_hour_like_every_other_has_no_topic_that_stands_out() -> None:
    shown = VIEW.present(topics(parking=(4600, 200), noise=(460, 20)), SEOUL, "en")
    assert shown["risen"] == "no topic above its usual"


def test_before_anything_came_nothing_rose() -> None:
    shown = VIEW.present(State(), SEOUL, "en")
    assert (shown["most"], shown["risen"], shown["against"]) == ("–", "–", "no number of yesterday")


def test_a_counter_that_began_anew_did_not_rise() -> None:
    assert list(gains([5, 7, None, 8, 2, 3])) == [2, 1]
    state = topics(noise=(460, 60))
    (key,) = state.readings
    fallen = replace(state.readings[key], value=3.0)
    assert VIEW.present(State(readings={key: fallen}), SEOUL, "en")["most"] == "–"
