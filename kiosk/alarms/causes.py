"""State and pack -> why there should be alarms now. Ends where the desk raises and clears them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from kiosk.core.alarm import Cause, Priority
from kiosk.core.city.alarms import Limit
from kiosk.core.city.parts import River
from kiosk.core.pack import Pack
from kiosk.core.quantities import of_name, place_name
from kiosk.core.reading import Incident, Reading, Stage
from kiosk.core.state import State
from kiosk.core.text import Text

PRIORITIES: Mapping[str, Priority] = {
    "critical": Priority.CRITICAL,
    "high": Priority.HIGH,
    "medium": Priority.MEDIUM,
    "low": Priority.LOW,
}
# An incident stays an alarm until it is under control: then nobody at the wall has to act any more.
OVER: Mapping[str, Stage] = {"fire": Stage.INITIAL_CONTROL}
INCIDENTS: Mapping[tuple[str, int], Priority] = {
    ("fire", 1): Priority.CRITICAL,
    ("fire", 2): Priority.HIGH,
    ("flood", 1): Priority.CRITICAL,
    ("flood", 2): Priority.HIGH,
    ("rescue", 1): Priority.HIGH,
    ("rescue", 2): Priority.HIGH,
    ("rescue", 3): Priority.MEDIUM,
    ("crash", 1): Priority.HIGH,
    ("crash", 2): Priority.MEDIUM,
}  # what is not here needs no answer from the wall: it is listed, not an alarm
ORDER = tuple(Stage)
RIPPLE = 0.05  # metres: waves at a gauge are no change of level

Beyond = Callable[[float, bool], bool]  # (value, whether it was beyond until now) -> whether it is

CALL_UNIT = Text(
    en="Look at the camera, call the nearest unit",
    ko="현장 카메라를 확인하고 가장 가까운 출동대에 연락하세요",
    ru="Посмотрите камеру, вызовите ближайшую машину",
)
WATCH_RIVER = Text(
    en="Close the riverside paths, call the control room",
    ko="하천 산책로를 통제하고 상황실에 연락하세요",
    ru="Закройте набережные, позвоните в центр управления",
)
RIVER_WARNING = Text(en="River near the warning level", ko="하천 수위 주의", ru="Река у отметки внимания")
RIVER_DANGER = Text(en="River above the danger level", ko="하천 수위 위험", ru="Река выше опасной отметки")
WHOLE_CITY = Text(en="Whole city", ko="시 전역", ru="Весь город")


class Causes:
    """Finds causes; remembers since when a limit is passed, for those that must last."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._since: dict[str, datetime] = {}  # when each number went beyond its limit

    def of(self, state: State, now: datetime) -> tuple[Cause, ...]:
        """Every cause there is at `now`."""
        causes = (*self._incidents(state), *self._rivers(state, now), *self._limits(state, now))
        return tuple({cause.key: cause for cause in causes}.values())

    def _incidents(self, state: State) -> Iterator[Cause]:
        for incident in state.incidents:
            priority = INCIDENTS.get((incident.kind, incident.severity))
            if priority is not None and not _over(incident):
                place = place_name(incident.district, self._pack)
                where = incident.address if incident.address.en else place or WHOLE_CITY
                yield Cause(
                    f"incident.{incident.key}",
                    incident.kind,
                    incident.title,
                    where,
                    CALL_UNIT,
                    priority,
                    incident.key,
                    incident.stages[0][1],
                )

    def _rivers(self, state: State, now: datetime) -> Iterator[Cause]:
        for river in self._pack.rivers:
            reading = state.readings.get(f"river.level.{river.key}")
            if reading is None or reading.value is None:
                continue
            passed = self._passed(f"danger.{river.key}", reading, _over_danger(river), 0.0, now)
            near = self._passed(f"warn.{river.key}", reading, _over_warning(river), 0.0, now)
            if passed or near:
                yield Cause(
                    f"river.{river.key}",
                    "river",
                    RIVER_DANGER if passed else RIVER_WARNING,
                    river.gauge.text,
                    WATCH_RIVER,
                    Priority.CRITICAL if passed else Priority.HIGH,
                    reading.key,
                    passed or near or now,
                )

    def _limits(self, state: State, now: datetime) -> Iterator[Cause]:
        limits = self._pack.alarms.limits if self._pack.alarms else ()
        for limit in limits:
            for key in self._measured(limit, state):
                reading = state.readings[key]
                began = self._passed(f"{limit.key}.{key}", reading, limit.beyond, limit.lasting, now)
                if began:
                    yield Cause(
                        f"{limit.key}.{key}",
                        limit.key,
                        limit.name.text,
                        of_name(key, self._pack) or WHOLE_CITY,
                        limit.advice.text,
                        PRIORITIES[limit.priority],
                        key,
                        began,
                    )

    @staticmethod
    def _measured(limit: Limit, state: State) -> Iterator[str]:
        beginning = f"{limit.quantity}."
        return (key for key in state.readings if key == limit.quantity or key.startswith(beginning))

    def _passed(self, name: str, reading: Reading, beyond: Beyond, lasting: float, now: datetime) -> datetime | None:
        """Since when the reading is beyond, once that lasted; a number that is missing proves nothing either way."""
        since = self._since.get(name)
        if reading.value is not None:
            if not beyond(reading.value, since is not None):
                self._since.pop(name, None)
                return None
            since = self._since.setdefault(name, now)
        return since if since is not None and (now - since).total_seconds() >= lasting else None


def _over(incident: Incident) -> bool:
    end = OVER.get(incident.kind, Stage.CLOSED)
    return ORDER.index(incident.stage) >= ORDER.index(end)


def _over_danger(river: River) -> Beyond:
    return lambda value, already: value > river.danger - (RIPPLE if already else 0.0)


def _over_warning(river: River) -> Beyond:
    return lambda value, already: value > river.warn - (RIPPLE if already else 0.0)
