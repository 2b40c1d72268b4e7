"""The wall as it was: the state turned back by half hours of the last day. Pure; the screen shows it instead of now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from kiosk.core.camera import CameraMode
from kiosk.core.reading import LOOKED, Incident, Reading, Stage, Status
from kiosk.core.state import State
from kiosk.core.text import Text

SLOT = 1800.0  # seconds between two values of a history
SLOTS = 48  # a day
LINGERS = timedelta(minutes=20)  # how long a closed incident stays in the list
UNKNOWN_THEN = Text(en="Nothing is known of that time", ko="그 시각의 값이 없습니다", ru="За то время данных нет")


def slot(at: datetime) -> int:
    """The half hour that `at` lies in, counted from 1970."""
    return int(at.timestamp() // SLOT)


def moment(state: State) -> datetime | None:
    """What time the wall shows: now, or the begin of a half hour of the last day. None before anything arrived."""
    looked = state.readings.get(LOOKED)
    if looked is None:
        return None
    now = looked.provenance.measured_at
    if not state.back:
        return now
    return datetime.fromtimestamp((slot(now) - _steps(state)) * SLOT, now.tzinfo)


def rewound(state: State) -> State:
    """`state` as it was `state.back` hours ago; the same where that is 0."""
    if not state.back:
        return state
    kept_none = {key: replace(seen, mode=CameraMode.NOT_KEPT, came=None) for key, seen in state.cameras.items()}
    state = replace(state, cameras=MappingProxyType(kept_none))
    then = moment(state)
    if then is None:
        return state
    steps = _steps(state)
    readings = {key: _reading(reading, steps, then) for key, reading in state.readings.items()}
    incidents = (_incident(one, then) for one in (*state.incidents, *state.bygone))
    return replace(
        state,
        readings=MappingProxyType(readings),
        incidents=tuple(one for one in incidents if one is not None),
        bygone=(),
        messages=tuple(message for message in state.messages if message.at <= then),
    )


def _steps(state: State) -> int:
    return min(SLOTS, max(1, round(state.back * 3600 / SLOT)))


def _reading(reading: Reading, steps: int, then: datetime) -> Reading:
    provenance = replace(reading.provenance, measured_at=then, received_at=then)
    if reading.key == LOOKED:
        return replace(reading, value=then.timestamp(), provenance=provenance)
    past = reading.history
    value = past[-steps] if len(past) >= steps else None
    if value is None:
        provenance = replace(provenance, status=Status.UNAVAILABLE, detail=UNKNOWN_THEN)
    elif provenance.status is Status.UNAVAILABLE:  # the source is silent now; what it told before is known
        provenance = replace(provenance, status=Status.SIMULATED if provenance.simulated else Status.STALE, detail=None)
    return replace(reading, value=value, provenance=provenance, history=past[:-steps], ahead=())


def _incident(incident: Incident, then: datetime) -> Incident | None:
    """What was known of it then; None where it had not begun, or was closed and gone."""
    reached = tuple((stage, at) for stage, at in incident.stages if at <= then)
    if not reached or (reached[-1][0] is Stage.CLOSED and then - reached[-1][1] > LINGERS):
        return None
    provenance = replace(incident.provenance, measured_at=then, received_at=then)
    return replace(incident, stage=reached[-1][0], stages=reached, provenance=provenance)
