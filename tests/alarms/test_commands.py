"""Alarms by touch and voice: taking, putting aside, the list; and what the glass shows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.alarm import AlarmState, Cause, Priority, judged
from kiosk.core.inputs import Modality
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.screen.panels.alarms import alarms
from tests.city import PACK
from tests.conftest import Rig


def put(rig: Rig, *priorities: Priority, surfaced: str = "") -> None:
    """Alarms of these priorities, named a, b, c and so on."""
    now = rig.clock.wall()
    causes = [
        Cause(key, "crash", same("Crash"), same(f"Street {key}"), same("Look"), priority, key, now)
        for key, priority in zip("abcdef", priorities, strict=False)
    ]
    rig.store.put(replace(rig.store.state, alarms=judged((), causes, now), surfaced=surfaced))


def states(rig: Rig) -> dict[str, AlarmState]:
    return {alarm.key: alarm.state for alarm in rig.store.state.alarms}


def test_a_word_takes_the_most_pressing_one_and_says_who_took_it(rig: Rig) -> None:
    put(rig, Priority.LOW, Priority.HIGH)
    assert rig.give("alarm.take", Modality.VOICE).verdict is Verdict.DONE
    assert states(rig) == {"a": AlarmState.UNACKNOWLEDGED, "b": AlarmState.ACKNOWLEDGED}
    assert next(alarm for alarm in rig.store.state.alarms if alarm.key == "b").acknowledged_by == "voice"


def test_a_word_takes_the_one_that_came_up_before_others(rig: Rig) -> None:
    put(rig, Priority.CRITICAL, Priority.CRITICAL, surfaced="b")
    rig.give("alarm.take", Modality.VOICE)
    assert states(rig)["b"] is AlarmState.ACKNOWLEDGED
    assert rig.store.state.surfaced == ""


def test_where_none_waits_nothing_is_taken(rig: Rig) -> None:
    assert rig.give("alarm.take").verdict is Verdict.REFUSED
    assert rig.give("alarm.take_group", key="a").verdict is Verdict.REFUSED
    assert rig.give("alarm.shelve", key="a", minutes="30").verdict is Verdict.REFUSED


def test_a_group_is_taken_at_once(rig: Rig) -> None:
    put(rig, Priority.LOW, Priority.LOW, Priority.LOW)
    rig.give("alarm.take_group", key="crash")
    assert set(states(rig).values()) == {AlarmState.ACKNOWLEDGED}


def test_nothing_is_put_aside_for_longer_than_an_hour(rig: Rig) -> None:
    put(rig, Priority.LOW)
    rig.give("alarm.shelve", key="a", minutes="600")
    (alarm,) = rig.store.state.alarms
    assert alarm.state is AlarmState.SHELVED
    assert alarm.shelved_until is not None
    assert alarm.shelved_until - rig.clock.wall() <= timedelta(hours=1)


def test_the_card_can_be_sent_away_and_the_alarm_waits_on(rig: Rig) -> None:
    put(rig, Priority.CRITICAL, surfaced="a")
    assert alarms(rig.store.state, PACK, rig.clock.wall()).card_shown
    rig.give("alarm.hide")
    assert not alarms(rig.store.state, PACK, rig.clock.wall()).card_shown
    assert states(rig) == {"a": AlarmState.UNACKNOWLEDGED}


def test_the_list_opens_and_closes(rig: Rig) -> None:
    rig.give("alarm.list")
    assert alarms(rig.store.state, PACK, rig.clock.wall()).list_shown
    rig.give("tile.close")
    assert not alarms(rig.store.state, PACK, rig.clock.wall()).list_shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_of_a_kind_are_one_row_that_counts_them(rig: Rig, language: Language) -> None:
    put(rig, Priority.LOW, Priority.LOW, Priority.LOW, Priority.HIGH)
    shown = alarms(replace(rig.store.state, language=language), PACK, rig.clock.wall())
    assert [row.count for row in shown.rows] == [1, 3]
    assert "3" in shown.rows[1].title
    assert shown.waiting == 4
    assert shown.worst == Priority.HIGH
