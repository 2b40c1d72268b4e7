"""Reading -> the texts of a tile: number, unit, status, source and age in a language. Ends where QML binds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.core.amounts import number as number  # noqa: PLC0414 - views take it from here
from kiosk.core.pack import Pack
from kiosk.core.quantities import MILLIONS, name, parts, place_name, quantity, unit, written
from kiosk.core.reading import LOOKED, Provenance, Reading, Status
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.core.view import Shown
from kiosk.views.words import (
    HOURS_AGO,
    MINUTES_AGO,
    MISSING,
    NO_SOURCE,
    NO_VALUE,
    NOTHING_YET,
    SECONDS_AGO,
    STATUSES,
    status_text,
)

MINUTE, HOUR = 60, 3600  # seconds
AN_HOUR_BACK = 2  # places in a history of half hours
HARDLY = 0.02  # share of the value that counts as no change

WORST = (Status.UNAVAILABLE, Status.STALE, Status.SIMULATED, Status.LIVE)  # a group is as good as its worst


def age(seconds: float, language: Language) -> str:
    """How long ago, in the largest whole unit."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return SECONDS_AGO.filled(n=whole).to(language)
    if whole < HOUR:
        return MINUTES_AGO.filled(n=whole // MINUTE).to(language)
    return HOURS_AGO.filled(n=whole // HOUR).to(language)


def looked(state: State) -> datetime:
    """When the feeds were last looked at: what ages are counted from, so that `present` needs no clock."""
    if LOOKED in state.readings:
        return state.readings[LOOKED].provenance.measured_at
    known = [reading.provenance.received_at for reading in state.readings.values()]
    known += [incident.provenance.received_at for incident in state.incidents]
    return max(known, default=datetime.fromtimestamp(0, UTC))


def clock(at: datetime, pack: Pack) -> str:
    """`09:04`, in the city's zone."""
    return f"{at.astimezone(ZoneInfo(pack.timezone)):%H:%M}"


def origin(of: Provenance | None, now: datetime, language: Language) -> dict[str, object]:
    """Status, source and age: what no number is shown without."""
    if of is None:
        return {
            "status": Status.UNAVAILABLE.name,
            "statusText": STATUSES[Status.UNAVAILABLE].to(language),
            "source": NO_SOURCE.to(language),
            "age": NOTHING_YET.to(language),
        }
    return {
        "status": of.status.name,
        "statusText": status_text(of).to(language),
        "source": (of.detail or of.source).to(language),
        "age": age((now - of.measured_at).total_seconds(), language),
    }


def tile(state: State, pack: Pack, key: str, language: Language, label: Text | None = None) -> dict[str, object]:
    """{key, label, value, unit, status, statusText, source, age, history, trend, known, raw}.

    `raw` is the bare number, 0 where `known` is false.
    """
    reading = state.readings.get(key)
    kind = quantity(key)
    measured_in = reading.unit if reading else kind.unit
    if reading is None or reading.value is None:
        # how a sum is written, "billion won", is known with its number only
        value, of = NO_VALUE, "" if measured_in == MILLIONS else unit(measured_in).to(language)
    else:
        value, of = written(key, reading.value, measured_in, pack, language)
    return {
        "key": key,
        "label": (label or name(key, pack)).to(language),
        "icon": kind.icon,
        "value": value,
        "known": reading is not None and reading.value is not None,
        "raw": (reading.value if reading else None) or 0.0,
        "unit": of,
        "history": list(reading.history) if reading else [],
        "trend": trend(reading),
        **origin(reading.provenance if reading else None, looked(state), language),
    }


def tiles(state: State, pack: Pack, keys: Iterable[str], language: Language) -> list[dict[str, object]]:
    """One tile for each key."""
    return [tile(state, pack, key, language) for key in keys]


def place_tile(state: State, pack: Pack, key: str, language: Language) -> dict[str, object]:
    """A tile that is labelled with its place alone, for lists under one heading."""
    return tile(state, pack, key, language, place_name(parts(key)[1], pack))


def trend(reading: Reading | None) -> str:
    """Against an hour ago: "up", "down" or "flat"."""
    if reading is None or reading.value is None or len(reading.history) < AN_HOUR_BACK:
        return "flat"
    before = reading.history[-AN_HOUR_BACK]
    if before is None:
        return "flat"
    change = reading.value - before
    if abs(change) <= HARDLY * max(abs(before), 1.0):
        return "flat"
    return "up" if change > 0 else "down"


def together(state: State, keys: Iterable[str], language: Language) -> dict[str, object]:
    """Status, source and age of several numbers that are shown as one: the worst status, the oldest age.

    One that is made up makes all of them made up, and one that never arrived makes them unknown.
    """
    found = [state.readings.get(key) for key in keys]
    known = [reading.provenance for reading in found if reading is not None]
    worst = min(known, key=lambda p: (WORST.index(p.status), p.measured_at), default=None)
    if worst is not None:
        worst = replace(worst, simulated=any(p.simulated for p in known))
        if len(known) < len(found) and worst.status is not Status.UNAVAILABLE:
            missing = MISSING.filled(n=len(found) - len(known), of=len(found))
            worst = replace(worst, status=Status.UNAVAILABLE, detail=missing)
    return origin(worst, looked(state), language)


def texts(**words: Text) -> dict[str, Text]:
    """Names for a view's fixed words; `said` puts them in a language."""
    return words


def said(words: Mapping[str, Text], language: Language) -> Shown:
    """A view's fixed words in `language`."""
    return {key: text.to(language) for key, text in words.items()}
