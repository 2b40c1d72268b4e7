"""From the city to alarms: fires, rivers and limits; what comes up by itself and what must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.alarms.desk import AlarmDesk, changes
from kiosk.core.alarm import AlarmState, Priority
from kiosk.core.call import Call, CallState
from kiosk.core.city.alarms import Alarms, Limit
from kiosk.core.city.parts import Named
from kiosk.core.fact import IncidentsTaken, ReadingsTaken, told
from kiosk.core.inputs import Modality
from kiosk.core.reading import Incident, Provenance, Reading, Stage, Status
from kiosk.core.state import Question, State
from kiosk.core.text import same
from tests.city import PACK
from tests.packs.cities import SEOUL

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
OF = Provenance(same("gauge"), Status.LIVE, NOW, NOW)
NAME = Named(en="Full", ko="가득", ru="Полно")
LIMIT = Limit(
    key="full", quantity="crowd.level", above=90, dead_band=5, lasting=60, priority="medium", name=NAME, advice=NAME
)
CITY = PACK.model_copy(update={"alarms": Alarms(limits=(LIMIT,))})


def fire(stage: Stage = Stage.OCCURRED, severity: int = 1, age: float = 0, key: str = "f") -> Incident:
    text = same("fire")
    stages = ((Stage.OCCURRED, NOW - timedelta(minutes=age)),)
    return Incident(key, "fire", text, text, "harbour", (10.0, 50.0), stage, stages, text, "brigade", severity, OF)


def burning(*incidents: Incident, state: State | None = None) -> State:
    return told(state or State(), (IncidentsTaken(incidents),))


def crowd(value: float | None, state: State | None = None) -> State:
    return told(state or State(), (ReadingsTaken((Reading("crowd.level.harbour", value, "%", OF),)),))


def looked(desk: AlarmDesk, state: State, after: float = 0) -> State:
    judged = desk.look(state, NOW + timedelta(seconds=after))
    return judged.change(state) if judged else state


def test_a_new_great_fire_is_critical_and_comes_up_by_itself() -> None:
    state = looked(AlarmDesk(PACK), burning(fire()))
    (alarm,) = state.alarms
    assert alarm.cause.priority is Priority.CRITICAL
    assert state.surfaced == alarm.key
    assert alarm.cause.about == "f"


@pytest.mark.parametrize(("severity", "age"), [(2, 0), (1, 20)])
def test_a_small_or_an_old_fire_is_an_alarm_but_stays_in_the_list(severity: int, age: float) -> None:
    state = looked(AlarmDesk(PACK), burning(fire(severity=severity, age=age)))
    assert state.alarms
    assert state.surfaced == ""


def test_a_fire_under_control_returns_to_normal() -> None:
    desk = AlarmDesk(PACK)
    state = looked(desk, burning(fire()))
    state = looked(desk, burning(fire(Stage.INITIAL_CONTROL), state=state))
    assert state.alarms[0].state is AlarmState.RETURNED
    assert state.surfaced == ""


def asked() -> Question:
    return Question("1", same("Call?"), Modality.VOICE, 0.0, 8.0)


def called(state: CallState) -> Call:
    return Call("1", "brigade", same("b"), same("b"), True, state, since=0.0)


@pytest.mark.parametrize(
    "busy", [{"question": asked()}, {"call": called(CallState.CONNECTED)}], ids=["question", "call"]
)
def test_it_never_takes_the_screen_from_a_question_or_a_call_and_comes_up_after_it(busy: dict[str, object]) -> None:
    desk = AlarmDesk(PACK)
    state = looked(desk, replace(burning(fire()), **busy))  # type: ignore[arg-type]  # one field of State
    assert state.alarms
    assert state.surfaced == ""
    over = replace(state, question=None, call=called(CallState.ENDED))
    assert looked(desk, over, after=60).surfaced == "incident.f"


def test_what_was_sent_away_does_not_come_up_again() -> None:
    desk = AlarmDesk(PACK)
    state = replace(looked(desk, burning(fire())), surfaced="")
    assert looked(desk, state, after=5).surfaced == ""
    more = burning(fire(), fire(key="g"), state=state)
    assert looked(desk, more, after=6).surfaced == "incident.g"


def test_a_limit_counts_only_when_it_lasted_and_lets_go_only_beyond_its_dead_band() -> None:
    desk = AlarmDesk(CITY)
    state = looked(desk, crowd(95))
    assert not state.alarms
    state = looked(desk, state, after=61)
    assert [alarm.cause.where.en for alarm in state.alarms] == ["harbour"]
    state = looked(desk, crowd(87, state), after=62)
    assert state.alarms[0].state is AlarmState.UNACKNOWLEDGED
    state = looked(desk, crowd(84, state), after=63)
    assert state.alarms[0].state is AlarmState.RETURNED


def test_a_number_that_is_missing_neither_raises_nor_clears() -> None:
    desk = AlarmDesk(CITY)
    state = looked(desk, looked(desk, crowd(95)), after=61)
    gone = looked(desk, crowd(None, state), after=62)
    assert gone.alarms[0].state is AlarmState.UNACKNOWLEDGED
    assert not looked(AlarmDesk(CITY), crowd(None), after=90).alarms


@pytest.mark.parametrize(("level", "priority"), [(4.0, None), (5.6, Priority.HIGH), (6.6, Priority.CRITICAL)])
def test_a_river_is_judged_by_its_own_marks(level: float, priority: Priority | None) -> None:
    reading = Reading(f"river.level.{SEOUL.rivers[0].key}", level, "m", OF)
    state = looked(AlarmDesk(SEOUL), told(State(), (ReadingsTaken((reading,)),)))
    assert [alarm.cause.priority for alarm in state.alarms] == ([priority] if priority else [])


def test_nothing_new_is_nothing_to_tell() -> None:
    desk = AlarmDesk(PACK)
    state = looked(desk, burning(fire()))
    assert desk.look(state, NOW + timedelta(seconds=1)) is None


def test_the_journal_is_told_of_every_change_and_of_nothing_else() -> None:
    desk = AlarmDesk(PACK)
    before = looked(desk, burning(fire()))
    after = looked(desk, burning(fire(), fire(key="g"), state=before))
    assert [line["key"] for line in changes(before.alarms, after.alarms)] == ["incident.g"]
    gone = looked(desk, burning(state=after))
    assert {line["state"] for line in changes(after.alarms, gone.alarms)} == {"returned"}
    assert {line["state"] for line in changes(gone.alarms, ())} == {"normal"}
