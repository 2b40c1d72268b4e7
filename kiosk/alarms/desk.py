"""Causes -> alarms, and which of them comes up by itself. Ends where the wall takes them as a fact.

Nothing comes up over a call or a question, and nothing old: a fire that was burning when the wall started is an
alarm, but no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kiosk.alarms.causes import Causes
from kiosk.core.alarm import Alarm, AlarmState, Priority, judged
from kiosk.core.fact import AlarmsJudged
from kiosk.core.pack import Pack
from kiosk.core.state import State

NEWS = timedelta(minutes=5)  # how long after its begin something is new


class AlarmDesk:
    """Looks at the city for alarms. Qt thread only."""

    def __init__(self, pack: Pack) -> None:
        self._causes = Causes(pack)
        self._shown: set[str] = set()  # what came up by itself once does not do so again

    def look(self, state: State, now: datetime) -> AlarmsJudged | None:
        """What is to be taken into `state` at `now`; None where nothing changed."""
        alarms = judged(state.alarms, self._causes.of(state, now), now)
        surfaced = self._surfaced(alarms, state, now)
        if alarms == state.alarms and surfaced == state.surfaced:
            return None
        return AlarmsJudged(alarms, surfaced)

    def _surfaced(self, alarms: tuple[Alarm, ...], state: State, now: datetime) -> str:
        active = {alarm.key: alarm for alarm in alarms if alarm.state is AlarmState.UNACKNOWLEDGED}
        self._shown &= {alarm.key for alarm in alarms}
        if state.surfaced in active:
            return state.surfaced
        if state.question or (state.call and not state.call.over):
            return ""
        for alarm in active.values():
            new = now - alarm.cause.began <= NEWS
            if alarm.cause.priority is Priority.CRITICAL and new and alarm.key not in self._shown:
                self._shown.add(alarm.key)
                return alarm.key
        return ""


def changes(before: Iterable[Alarm], after: Iterable[Alarm]) -> Iterator[dict[str, object]]:
    """{key, state, priority, title} for the journal: of every alarm that is new, in another state, or gone."""
    was = {alarm.key: alarm for alarm in before}
    now = {alarm.key: alarm for alarm in after}
    for key, alarm in {**was, **now}.items():
        state = now[key].state.value if key in now else "normal"
        if key not in was or state != was[key].state.value:
            yield {"key": key, "state": state, "priority": alarm.cause.priority.name, "title": alarm.cause.title.en}
