"""Numbers -> what the component library's charts draw: axes, points, areas, all in 0..1. Ends where QML draws."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from kiosk.core.pack import Pack
from kiosk.core.reading import Reading
from kiosk.core.rewind import SLOTS
from kiosk.core.state import State
from kiosk.core.text import Language
from kiosk.views.tiles import looked, number

STEPS = (1.0, 2.0, 5.0, 10.0)  # a round step is one of these, times a power of ten
EVERY = 4  # hours between two ticks along a day


def axis(values: Iterable[float | None], ticks: int = 4, *, zero: bool = True) -> tuple[float, float, float]:
    """(low, high, step): round limits around `values` with about `ticks` steps; from nought unless `zero` is False."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    least, most = min(known, default=0.0), max(known, default=1.0)
    if zero:
        least, most = min(0.0, least), max(0.0, most)
    if most <= least:
        most = least + 1.0
    step = _round_step((most - least) / ticks)
    low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    return low, high, step


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step for step in STEPS if step * power >= rough * (1 - 1e-9)) * power


def lines(low: float, high: float, step: float, digits: int, language: Language) -> list[dict[str, object]]:
    """{at, text} of every line of the grid, from the lowest to the highest."""
    count = round((high - low) / step)
    return [
        {"at": share(low + n * step, low, high), "text": number(low + n * step, digits, language)}
        for n in range(count + 1)
    ]


def day(reading: Reading | None) -> list[float | None]:
    """A reading's last 24 hours and its value now, each at its time: 49 values, None where nothing is known.

    A past that is shorter ends now all the same; [] where nothing of the day is known.
    """
    if reading is None:
        return []
    past = reading.history[-SLOTS:]
    values = [*(None for _ in range(SLOTS - len(past))), *past, reading.value]
    return values if any(value is not None for value in values) else []


def points(values: Iterable[float | None], low: float, high: float) -> list[float | None]:
    """Each value as a height of 0..1; None stays a gap."""
    return [None if value is None else share(value, low, high) for value in values]


def mark(
    value: float, low: float, high: float, text: str, band: str = "", *, dotted: bool = False
) -> dict[str, object]:
    """{at, text, band, dotted}: a reference line at `value`; a dotted one has its words at the other end."""
    return {"at": share(value, low, high), "text": text, "band": band, "dotted": dotted}


def share(value: float, low: float, high: float) -> float:
    """Where `value` stands between the limits, 0..1; beyond them it stays at the edge."""
    return round(min(1.0, max(0.0, (value - low) / (high - low))), 4)


def day_times(state: State, pack: Pack) -> list[dict[str, object]]:
    """{at, text} along the last 24 hours: whole hours of the city's clock."""
    end = looked(state).astimezone(ZoneInfo(pack.timezone))
    first = end.replace(minute=0, second=0, microsecond=0)
    hours = [first - timedelta(hours=back) for back in range(24)]
    day = timedelta(hours=24)
    return [
        {"at": round(1 - (end - hour) / day, 4), "text": f"{hour:%H:%M}"}
        for hour in reversed(hours)
        if hour.hour % EVERY == 0
    ]


def ahead_times(state: State, pack: Pack, hours: int) -> list[dict[str, object]]:
    """{at, text} along the next `hours` full hours, the first at 0 and the last at 1."""
    now = looked(state).astimezone(ZoneInfo(pack.timezone))
    first = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return [
        {"at": round(n / max(1, hours - 1), 4), "text": f"{first + timedelta(hours=n):%H:%M}"}
        for n in range(hours)
        if (first + timedelta(hours=n)).hour % EVERY == 0
    ]


def hour_ahead(state: State, pack: Pack, hour: int) -> str:
    """`15:00`: the city's clock at the full hour of a forecast's place, counted from 0."""
    now = looked(state).astimezone(ZoneInfo(pack.timezone))
    first = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return f"{first + timedelta(hours=hour):%H:%M}"


def treemap(weights: Sequence[float], aspect: float = 1.6) -> list[tuple[float, float, float, float]]:
    """(x, y, w, h) in 0..1 for each weight, in the given order; areas are as the weights, shapes as square as may be.

    `aspect` is width by height of where it is drawn. Source: Bruls, Huizing, van Wijk, "Squarified Treemaps" (2000).
    """
    total = sum(weights)
    if total <= 0:
        return [(0.0, 0.0, 0.0, 0.0) for _ in weights]
    order = sorted(range(len(weights)), key=lambda index: -weights[index])
    areas = [weights[index] / total * aspect for index in order]
    placed = _squarified(areas, 0.0, 0.0, aspect, 1.0)
    cells: list[tuple[float, float, float, float]] = [(0.0, 0.0, 0.0, 0.0)] * len(weights)
    for index, (x, y, w, h) in zip(order, placed, strict=True):
        cells[index] = (round(x / aspect, 5), round(y, 5), round(w / aspect, 5), round(h, 5))
    return cells


Cell = tuple[float, float, float, float]


def _squarified(areas: list[float], x: float, y: float, w: float, h: float) -> list[Cell]:
    cells: list[Cell] = []
    while areas:
        side = min(w, h)
        taken = 1
        while taken < len(areas) and _worst(areas[: taken + 1], side) <= _worst(areas[:taken], side):
            taken += 1
        row, areas = areas[:taken], areas[taken:]
        depth = sum(row) / side if side > 0 else 0.0
        along = 0.0
        for area in row:
            length = area / depth if depth > 0 else 0.0
            cells.append((x, y + along, depth, length) if w >= h else (x + along, y, length, depth))
            along += length
        if w >= h:
            x, w = x + depth, max(0.0, w - depth)
        else:
            y, h = y + depth, max(0.0, h - depth)
    return cells


def _worst(row: list[float], side: float) -> float:
    """The longest of the row's shapes, as width by height or the other way round."""
    total = sum(row)
    if total <= 0 or side <= 0 or min(row) <= 0:
        return math.inf
    return max(side**2 * max(row) / total**2, total**2 / (side**2 * min(row)))
