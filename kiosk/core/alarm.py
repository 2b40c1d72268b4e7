"""An alarm as control rooms mean it, and the states it goes through. Pure; who raises one is `kiosk/alarms/`.

An alarm asks somebody to do something: whatever needs no answer is no alarm. Its states and what leads from one to
the next are those of ANSI/ISA-18.2; priorities, grouping and the limit of a flood follow EEMUA 191.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, IntEnum

from kiosk.core.text import Text

LONGEST_SHELF = timedelta(hours=1)  # a shelved alarm comes back by itself: nothing is silenced for good
FLOOD = 10  # new alarms in ten minutes that one person cannot follow any more. Source: EEMUA 191
FLOOD_SPAN = timedelta(minutes=10)


class Priority(IntEnum):
    """How soon somebody must act; the smaller the sooner."""

    CRITICAL = 1
    HIGH = 2
    MEDIUM = 3
    LOW = 4


class AlarmState(Enum):
    """The states of ISA-18.2 but for "normal", in which there is no alarm."""

    UNACKNOWLEDGED = "unacknowledged"  # the cause is there, nobody took it
    ACKNOWLEDGED = "acknowledged"  # the cause is there, somebody took it
    RETURNED = "returned"  # the cause is gone before anybody took it
    SHELVED = "shelved"  # put aside by somebody, for a time


@dataclass(frozen=True, slots=True)
class Cause:
    """Why there should be an alarm now."""

    key: str
    group: str  # what it is one of: alarms of a group may be shown as one
    title: Text
    where: Text
    advice: Text  # what to do
    priority: Priority
    about: str  # key of the incident or reading that can be opened
    began: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm at one moment."""

    cause: Cause
    state: AlarmState
    raised: datetime
    acknowledged_by: str = ""  # the modality
    shelved_until: datetime | None = None

    @property
    def key(self) -> str:
        """Its cause's key."""
        return self.cause.key

    @property
    def waiting(self) -> bool:
        """Whether somebody should take it."""
        return self.state in (AlarmState.UNACKNOWLEDGED, AlarmState.RETURNED)


def judged(alarms: Iterable[Alarm], causes: Iterable[Cause], now: datetime) -> tuple[Alarm, ...]:
    """The alarms after looking at the causes there are at `now`: raised, returned, back from the shelf, gone."""
    there = {cause.key: cause for cause in causes}
    known = {alarm.key: alarm for alarm in alarms}
    went_on = (_went_on(alarm, there.get(key), now) for key, alarm in known.items())
    raised = (Alarm(cause, AlarmState.UNACKNOWLEDGED, now) for key, cause in there.items() if key not in known)
    return most_pressing_first((*(alarm for alarm in went_on if alarm), *raised))


def _went_on(alarm: Alarm, cause: Cause | None, now: datetime) -> Alarm | None:
    if cause is None:
        if alarm.state is AlarmState.UNACKNOWLEDGED:
            return replace(alarm, state=AlarmState.RETURNED)
        return alarm if alarm.state is AlarmState.RETURNED else None
    worse = cause.priority < alarm.cause.priority
    alarm = replace(alarm, cause=cause) if cause != alarm.cause else alarm
    shelf_over = alarm.shelved_until is not None and now >= alarm.shelved_until
    if worse or shelf_over or alarm.state is AlarmState.RETURNED:
        # what got worse, comes again or lay on the shelf long enough asks anew
        return replace(alarm, state=AlarmState.UNACKNOWLEDGED, raised=now, acknowledged_by="", shelved_until=None)
    return alarm


def acknowledged(alarms: Iterable[Alarm], keys: Iterable[str], by: str) -> tuple[Alarm, ...]:
    """The alarms after somebody took those of `keys`; one whose cause is gone is gone then."""
    taken = frozenset(keys)
    return tuple(
        replace(alarm, state=AlarmState.ACKNOWLEDGED, acknowledged_by=by)
        if alarm.key in taken and alarm.state is AlarmState.UNACKNOWLEDGED
        else alarm
        for alarm in alarms
        if not (alarm.key in taken and alarm.state is AlarmState.RETURNED)
    )


def shelved(alarms: Iterable[Alarm], key: str, until: datetime) -> tuple[Alarm, ...]:
    """The alarms after somebody put the one of `key` aside."""
    return tuple(
        replace(alarm, state=AlarmState.SHELVED, shelved_until=until) if alarm.key == key else alarm for alarm in alarms
    )


def most_pressing_first(alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """Waiting before taken before shelved, then by priority, then the newest."""
    return tuple(sorted(alarms, key=lambda a: (RANK[a.state], a.cause.priority, -a.raised.timestamp(), a.key)))


def flooded(alarms: Iterable[Alarm], now: datetime) -> bool:
    """Whether more alarms came in the last ten minutes than one person can follow."""
    return sum(now - alarm.raised <= FLOOD_SPAN for alarm in alarms if alarm.state is not AlarmState.SHELVED) > FLOOD


RANK = {
    AlarmState.UNACKNOWLEDGED: 0,
    AlarmState.RETURNED: 1,
    AlarmState.ACKNOWLEDGED: 2,
    AlarmState.SHELVED: 3,
}
