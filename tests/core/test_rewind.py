"""The time machine: numbers come from their history, incidents from their stages, and what is unknown says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.fact import IncidentsTaken, MessagesTaken, ReadingsTaken, told
from kiosk.core.reading import LOOKED, Incident, Message, Provenance, Reading, Stage, Status
from kiosk.core.rewind import UNKNOWN_THEN, moment, rewound
from kiosk.core.state import State
from kiosk.core.text import same

NOW = datetime(2026, 5, 4, 9, 20, 7, tzinfo=UTC)
OF = Provenance(same("gauge"), Status.LIVE, NOW, NOW)
HALF_HOUR = timedelta(minutes=30)


def state(*readings: Reading, back: float = 0.0) -> State:
    looked = Reading(LOOKED, NOW.timestamp(), "s", OF)
    return replace(told(State(), (ReadingsTaken((*readings, looked)),)), back=back)


def fire(*after: tuple[Stage, int]) -> Incident:
    """A fire whose stages were reached minutes after nine."""
    nine = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
    stages = tuple((stage, nine + timedelta(minutes=minutes)) for stage, minutes in after)
    text = same("fire")
    return Incident("f", "fire", text, text, "d", (0.0, 0.0), stages[-1][0], stages, text, "", 1, OF)


def level(*history: float | None) -> Reading:
    return Reading("river.level.r", 3.0, "m", OF, history=history, ahead=(1.0,))


def test_now_is_left_as_it_is() -> None:
    now = state(level(1.0))
    assert rewound(now) is now
    assert moment(now) == NOW


def test_an_hour_back_shows_the_value_of_then_and_ends_its_history_there() -> None:
    then = rewound(state(level(1.0, 2.0, 2.5), back=1.0)).readings["river.level.r"]
    assert (then.value, then.history, then.ahead) == (2.0, (1.0,), ())
    assert then.provenance.status is Status.LIVE
    assert then.provenance.measured_at == datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("history", [(), (1.0,), (1.0, None, 2.5)])
def test_what_nobody_measured_then_is_unavailable_and_says_why(history: tuple[float | None, ...]) -> None:
    then = rewound(state(level(*history), back=1.0)).readings["river.level.r"]
    assert then.value is None
    assert then.provenance.status is Status.UNAVAILABLE
    assert then.provenance.detail == UNKNOWN_THEN


@pytest.mark.parametrize(("simulated", "status"), [(False, Status.STALE), (True, Status.SIMULATED)])
def test_what_a_source_told_before_it_fell_silent_is_no_number_that_is_unavailable(
    simulated: bool, status: Status
) -> None:
    silent = Provenance(same("gauge"), Status.UNAVAILABLE, NOW, NOW, same("no answer"), simulated=simulated)
    then = rewound(state(Reading("river.level.r", None, "m", silent, history=(1.0, 2.0, 2.5)), back=1.0))
    reading = then.readings["river.level.r"]
    assert (reading.value, reading.provenance.status, reading.provenance.detail) == (2.0, status, None)


@pytest.mark.parametrize(
    ("back", "stage"),
    [(0.5, None), (1.0, None)],
)
def test_a_fire_that_had_not_begun_is_not_there(back: float, stage: Stage | None) -> None:
    now = told(state(back=back), (IncidentsTaken((fire((Stage.OCCURRED, 5), (Stage.ARRIVED, 12)),)),))
    assert rewound(now).incidents == ()


def test_a_fire_shows_how_far_it_had_come_then_even_when_it_is_gone_now() -> None:
    gone = fire((Stage.OCCURRED, -70), (Stage.ARRIVED, -62), (Stage.CLOSED, -20))
    now = told(state(), (IncidentsTaken((), (gone,)),))
    assert rewound(now).incidents == ()
    (then,) = rewound(replace(now, back=1.0)).incidents  # at eight: it began at ten to
    assert then.stage is Stage.OCCURRED or then.stage is Stage.ARRIVED
    assert all(at <= datetime(2026, 5, 4, 8, 0, tzinfo=UTC) for _, at in then.stages)


def test_a_closed_fire_leaves_the_list_of_then_as_it_leaves_that_of_now() -> None:
    closed = fire((Stage.OCCURRED, -120), (Stage.CLOSED, -90))
    now = told(state(back=0.5), (IncidentsTaken((), (closed,)),))
    assert rewound(now).incidents == ()


def test_messages_of_later_are_not_known_yet() -> None:
    late, early = (
        Message(key, "news", same(key), NOW - timedelta(hours=hours), "", False, OF)
        for key, hours in (("late", 0.1), ("early", 3))
    )
    now = told(state(back=1.0), (MessagesTaken((late, early)),))
    assert [message.key for message in rewound(now).messages] == ["early"]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(back=st.floats(0, 30), history=st.lists(st.none() | st.floats(0, 9), max_size=48))
def test_the_past_is_never_later_than_now_and_never_invented(back: float, history: list[float | None]) -> None:
    now = state(level(*history), back=back)
    then = rewound(now).readings["river.level.r"]
    assert then.provenance.measured_at <= NOW
    assert then.value is None or then.value == 3.0 or then.value in history
    shown = moment(now)
    assert shown is not None
    assert NOW - timedelta(hours=25) < shown <= NOW
