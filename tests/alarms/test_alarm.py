"""The life of an alarm: raised, taken, returned, put aside and back, as ISA-18.2 has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.alarm import (
    FLOOD,
    Alarm,
    AlarmState,
    Cause,
    Priority,
    acknowledged,
    flooded,
    judged,
    most_pressing_first,
    shelved,
)
from kiosk.core.text import same

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def cause(key: str = "fire", priority: Priority = Priority.HIGH) -> Cause:
    return Cause(key, "fire", same("Fire"), same("Harbour"), same("Call"), priority, key, NOW)


def raised(*causes: Cause) -> tuple[Alarm, ...]:
    return judged((), causes or (cause(),), NOW)


def states(alarms: tuple[Alarm, ...]) -> list[AlarmState]:
    return [alarm.state for alarm in alarms]


def test_a_cause_raises_an_alarm_that_waits() -> None:
    (alarm,) = raised()
    assert alarm.state is AlarmState.UNACKNOWLEDGED
    assert alarm.waiting
    assert alarm.raised == NOW


def test_looking_again_changes_nothing() -> None:
    alarms = raised()
    assert judged(alarms, (cause(),), LATER) == alarms


def test_taken_and_then_gone_is_no_alarm_any_more() -> None:
    taken = acknowledged(raised(), ["fire"], "touch")
    assert states(taken) == [AlarmState.ACKNOWLEDGED]
    assert judged(taken, (), LATER) == ()


def test_gone_before_anybody_saw_it_it_waits_until_somebody_does() -> None:
    over = judged(raised(), (), LATER)
    assert states(over) == [AlarmState.RETURNED]
    assert states(judged(over, (), LATER)) == [AlarmState.RETURNED]
    assert acknowledged(over, ["fire"], "voice") == ()


def test_what_comes_again_asks_anew() -> None:
    over = judged(raised(), (), LATER)
    (again,) = judged(over, (cause(),), LATER)
    assert again.state is AlarmState.UNACKNOWLEDGED
    assert again.raised == LATER


def test_what_gets_worse_asks_anew_and_what_gets_better_does_not() -> None:
    taken = acknowledged(raised(), ["fire"], "touch")
    (worse,) = judged(taken, (cause(priority=Priority.CRITICAL),), LATER)
    assert (worse.state, worse.acknowledged_by) == (AlarmState.UNACKNOWLEDGED, "")
    (better,) = judged(taken, (cause(priority=Priority.LOW),), LATER)
    assert (better.state, better.cause.priority) == (AlarmState.ACKNOWLEDGED, Priority.LOW)


def test_what_was_put_aside_comes_back_when_its_time_is_over() -> None:
    aside = shelved(raised(), "fire", NOW + timedelta(minutes=30))
    assert not aside[0].waiting
    assert states(judged(aside, (cause(),), NOW + timedelta(minutes=29))) == [AlarmState.SHELVED]
    assert states(judged(aside, (cause(),), NOW + timedelta(minutes=30))) == [AlarmState.UNACKNOWLEDGED]


def test_what_was_put_aside_and_is_over_is_gone() -> None:
    assert judged(shelved(raised(), "fire", NOW + timedelta(minutes=30)), (), LATER) == ()


def test_taking_one_leaves_the_others() -> None:
    alarms = acknowledged(raised(cause("a"), cause("b")), ["a"], "touch")
    assert {alarm.key: alarm.state for alarm in alarms} == {
        "a": AlarmState.ACKNOWLEDGED,
        "b": AlarmState.UNACKNOWLEDGED,
    }


@pytest.mark.parametrize(("count", "flood"), [(FLOOD, False), (FLOOD + 1, True)])
def test_more_than_ten_in_ten_minutes_are_a_flood(count: int, flood: bool) -> None:
    alarms = raised(*(cause(str(number)) for number in range(count)))
    assert flooded(alarms, LATER) is flood
    assert not flooded(alarms, NOW + timedelta(minutes=11))


keys = st.sampled_from(("a", "b", "c"))
acts = st.lists(
    st.tuples(st.sampled_from(("look", "take", "shelve")), st.frozensets(keys), st.integers(1, 90)), max_size=12
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(acts=acts)
def test_whatever_happens_an_active_cause_is_never_without_an_alarm(
    acts: list[tuple[str, frozenset[str], int]],
) -> None:
    alarms: tuple[Alarm, ...] = ()
    now, there = NOW, frozenset[str]()
    for act, which, minutes in acts:
        now += timedelta(minutes=minutes)
        match act:
            case "look":
                there = which
                alarms = judged(alarms, (cause(key) for key in sorted(there)), now)
            case "take":
                alarms = acknowledged(alarms, which, "touch")
            case _:
                for key in which:
                    alarms = shelved(alarms, key, now + timedelta(minutes=30))
        known = [alarm.key for alarm in alarms]
        assert there <= set(known)
        assert len(known) == len(set(known))
        assert all(alarm.key in there for alarm in alarms if alarm.state is AlarmState.UNACKNOWLEDGED)


def test_the_most_pressing_stands_first() -> None:
    one, two = raised(cause("low", Priority.LOW), cause("critical", Priority.CRITICAL))
    taken = replace(one, state=AlarmState.ACKNOWLEDGED)
    assert [alarm.key for alarm in most_pressing_first((two, taken))][-1] == taken.key
    assert [alarm.key for alarm in (one, two)] == ["critical", "low"]
