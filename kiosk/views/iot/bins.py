"""Bins -> how full each is, when it will be full, when it was emptied, and its day. Ends at texts."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from kiosk.core.city.iot import Iot
from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.reading import Reading
from kiosk.core.rewind import SLOT, SLOTS
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.iot.collection import Run, due, fill, hours
from kiosk.views.tiles import looked, number, place_tile, tile
from kiosk.views.words import NO_VALUE

HALF_FULL = 50.0  # %: below, a bin is nobody's concern
OVERFULL = 90.0  # %: what the pilot counted as too full
EMPTIED = 30.0  # % points that a bin loses in half an hour only where it is emptied
FULL = 100.0
AHEAD = 16  # half hours of the forecast on the chart
HALF_HOUR, HOUR = timedelta(seconds=SLOT), timedelta(hours=1)
EVERY_HOURS = 6  # labels along the time axis

FULL_NOW = Text(en="full now", ko="지금 가득 참", ru="полон")
WITHIN_HOUR = Text(en="full within 1 h", ko="1시간 안에 참", ru="полон за 1 ч")
FULL_IN = Text(en="full in {n} h", ko="{n}시간 뒤 참", ru="полон через {n} ч")
EMPTIED_AT = Text(en="emptied at {at}", ko="{at} 수거", ru="опустошён в {at}")
NOT_EMPTIED = Text(en="not emptied in 24 h", ko="24시간 동안 수거 없음", ru="за 24 ч не вывозили")
STOP = Text(en="stop {n}, {truck}", ko="{truck} · {n}번째", ru="{truck}, остановка {n}")
NO_STOP = Text(en="not due", ko="수거 불필요", ru="вывоз не нужен")
THRESHOLD = Text(en="truck is called", ko="수거차 호출", ru="вызов машины")
LITRES = Text(en="{n} litres", ko="{n} 리터", ru="{n} л")


def by_urgency(pack: Pack, state: State) -> list[Site]:
    """The bins, the fullest first."""
    return sorted(pack.sites_of("bin"), key=lambda site: (-(fill(site, state) or 0.0), hours(site, state) or 0.0))


def is_open(site: Site, state: State) -> bool:
    """Whether this bin was opened, by itself or by one of its numbers."""
    return state.opened in (site.key, f"bin.fill.{site.key}", f"bin.hours.{site.key}")


def band(full: float | None, iot: Iot) -> str:
    """The band of a fill level; "none" where it is unknown."""
    if full is None:
        return "none"
    limits = (HALF_FULL, iot.call_truck_at, max(OVERFULL, iot.call_truck_at))
    return ("good", "fair", "poor", "bad")[sum(full >= limit for limit in limits)]


def one(site: Site, state: State, pack: Pack, language: Language, iot: Iot) -> dict[str, object]:
    """A tile of the bin's fill level with its share, its band, whether it is due, and when it will be full."""
    full = fill(site, state)
    return {
        **place_tile(state, pack, f"bin.fill.{site.key}", language),
        "site": site.key,
        "fraction": min(1.0, (full or 0.0) / FULL),
        "band": band(full, iot),
        "due": due(site, state, iot),
        "left": left(full, hours(site, state), language),
        "current": is_open(site, state),
    }


def left(full: float | None, until: float | None, language: Language) -> str:
    """When it will be full, in words."""
    if full is not None and full >= FULL:
        return FULL_NOW.to(language)
    if full is None or until is None:
        return NO_VALUE
    return WITHIN_HOUR.to(language) if until <= 1 else FULL_IN.filled(n=number(until, 0, language)).to(language)


def detail(
    site: Site, state: State, pack: Pack, language: Language, *, iot: Iot, runs: tuple[Run, ...]
) -> dict[str, object]:
    """Everything about one bin: `one`, its hours to full as a tile, when it was emptied, its stop, and its day."""
    stop = next(((run, run.stops.index(site.key) + 1) for run in runs if site.key in run.stops), None)
    return {
        **one(site, state, pack, language, iot),
        "until": tile(state, pack, f"bin.hours.{site.key}", language),
        "volume": LITRES.filled(n=number(site.capacity, 0, language)).to(language) if site.capacity else NO_VALUE,
        "emptied": _emptied(state.readings.get(f"bin.fill.{site.key}"), state, pack, language),
        "stop": STOP.filled(n=stop[1], truck=stop[0].truck.name.text).to(language) if stop else NO_STOP.to(language),
        "chart": _chart(site, state, pack, language, iot),
    }


def emptied(reading: Reading | None, now: datetime) -> datetime | None:
    """When the bin was last emptied within the reading's history, to half an hour; None where it was not."""
    values = [*reading.history, reading.value] if reading else []
    for back in range(1, len(values)):
        before, after = values[-back - 1], values[-back]
        if before is not None and after is not None and before - after >= EMPTIED:
            return now - (back - 1) * HALF_HOUR
    return None


def _emptied(reading: Reading | None, state: State, pack: Pack, language: Language) -> str:
    if reading is None or reading.value is None:
        return NO_VALUE
    at = emptied(reading, looked(state))
    if at is None:
        return NOT_EMPTIED.to(language)
    return EMPTIED_AT.filled(at=f"{at.astimezone(ZoneInfo(pack.timezone)):%H:%M}").to(language)


def forecast(reading: Reading, until: float | None, now: datetime) -> list[float | None]:
    """% full at each of the next half hours: what the feed forecasts, else as fast as `until` (hours to full) says."""
    value = reading.value or 0.0
    known = [(0.0, value)]
    if reading.ahead:
        first = (now.replace(minute=0, second=0, microsecond=0) + HOUR - now) / HOUR
        known += [(first + hour, level) for hour, level in enumerate(reading.ahead)]
    elif until:
        known.append((until, FULL))
    return [_between(known, half / 2) for half in range(1, AHEAD + 1)]


def _between(known: list[tuple[float, float]], at: float) -> float | None:
    for (t1, v1), (t2, v2) in pairwise(known):
        if t1 <= at <= t2 and t2 > t1:
            return v1 + (v2 - v1) * (at - t1) / (t2 - t1)
    return None


def _chart(site: Site, state: State, pack: Pack, language: Language, iot: Iot) -> dict[str, object]:
    reading = state.readings.get(f"bin.fill.{site.key}")
    if reading is None or reading.value is None:
        return {"series": [], "lines": [], "times": [], "marks": []}
    now = looked(state)
    gap: list[float | None] = [None]
    coming = forecast(reading, hours(site, state), now)
    return {
        "series": [
            {"points": charts.points([*charts.day(reading), *(gap * AHEAD)], 0, FULL)},
            {"points": charts.points([*(gap * SLOTS), reading.value, *coming], 0, FULL), "dashed": True},
        ],
        "lines": charts.lines(0, FULL, 25, 0, language),
        "times": _times(now, pack),
        "marks": [{"at": iot.call_truck_at / FULL, "text": THRESHOLD.to(language), "band": "poor"}],
    }


def _times(now: datetime, pack: Pack) -> list[dict[str, object]]:
    """{at, text} along the axis: whole hours of the city's clock, past and to come."""
    here = now.astimezone(ZoneInfo(pack.timezone))
    first = here - SLOTS * HALF_HOUR
    span = (SLOTS + AHEAD) * HALF_HOUR
    hour = first.replace(minute=0, second=0, microsecond=0) + HOUR
    ticks = [hour + step * HOUR for step in range(int(span / HOUR))]
    return [{"at": (at - first) / span, "text": f"{at:%H:%M}"} for at in ticks if at.hour % EVERY_HOURS == 0]
