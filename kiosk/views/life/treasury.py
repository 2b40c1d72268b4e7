"""The city's own money: the year's budget by purpose, and what the city owes. Ends at texts and shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.money import sum_of, sum_parts
from kiosk.views.tiles import number, place_tile, tile, together
from kiosk.views.words import NO_VALUE

DEBT, BUDGET = "economy.debt", "economy.budget"
REST = "spending_rest"  # what is opened to see the smallest parts alone
ASPECT = 1.6  # width by height of where the parts are drawn
WIDE_ENOUGH, HIGH_ENOUGH = 0.11, 0.185  # of the whole: what a finger hits on a 16:9 panel and on the wall
OTHERS = Text(en="{n} others", ko="기타 {n}개", ru="прочие: {n}")
NOW = Text(en="now", ko="현재", ru="сейчас")
SHARE_OF_BUDGET = Text(en="{n} % of the year’s budget", ko="올해 예산의 {n} %", ru="{n} % бюджета года")


def total(state: State, pack: Pack, key: str, language: Language) -> dict[str, object]:
    """A tile whose number is a sum of money as people say it."""
    shown = tile(state, pack, key, language)
    reading = state.readings.get(key)
    if reading is None or reading.value is None:
        return {**shown, "unit": ""}
    value, unit = sum_parts(reading.value, _money(pack, language), language)
    return {**shown, "value": value, "unit": unit}


def spending(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A cell of the treemap for each part of the budget, the largest first: its tile, its place and its share.

    The smallest ones stand in one cell that a finger can hit; opened, it shows them alone.
    """
    parts = _parts(state, pack)
    whole = sum(part.weight for part in parts)
    few = gathered([part.weight for part in parts])
    kept, rest = parts[: len(parts) - few], parts[len(parts) - few :]
    if rest and state.opened == REST:
        kept, rest = rest, []
    cells = [
        {
            **place_tile(state, pack, f"economy.spent.{part.key}", language),
            "value": sum_of(part.weight, _money(pack, language), language) if part.known else NO_VALUE,
            "unit": "",
            "text": _share(part.weight / whole, language) if part.known else NO_VALUE,
            "fraction": part.weight / whole,
        }
        for part in kept
    ]
    weights = [part.weight for part in kept]
    if rest:
        weights.append(sum(part.weight for part in rest))
        known = all(part.known for part in rest)
        cells.append(
            {
                "key": REST,
                "label": OTHERS.filled(n=len(rest)).to(language),
                "text": _share(weights[-1] / whole, language) if known else NO_VALUE,
                "fraction": weights[-1] / whole,
            }
        )
    placed = charts.treemap(weights, ASPECT)
    return [{**cell, **dict(zip("xywh", place, strict=True))} for cell, place in zip(cells, placed, strict=True)]


def is_open(state: State, pack: Pack) -> bool:
    """Whether the smallest parts are shown alone."""
    return state.opened == REST and gathered([part.weight for part in _parts(state, pack)]) > 0


def gathered(weights: Sequence[float]) -> int:
    """How many of the last of `weights` (the largest first) share one cell, so that each cell can be hit."""
    return next((few for few in (0, *range(2, len(weights))) if _hit(weights, few)), 0)


def _hit(weights: Sequence[float], few: int) -> bool:
    kept = [*weights[: len(weights) - few], *([sum(weights[-few:])] if few else [])]
    return all(w >= WIDE_ENOUGH and h >= HIGH_ENOUGH for _, _, w, h in charts.treemap(kept, ASPECT))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the budget: how large it is drawn, and whether the feed told so."""

    key: str
    weight: float
    known: bool


def _parts(state: State, pack: Pack) -> list[_Part]:
    """The largest first. Before the feed brought anything the areas are the file's own; its numbers are not shown."""
    found = [(part, _spent(f"economy.spent.{part.key}", state)) for part in (pack.life.spending if pack.life else ())]
    parts = [_Part(part.key, part.amount if spent is None else spent, spent is not None) for part, spent in found]
    return sorted(parts, key=lambda part: -part.weight)


def _share(share: float, language: Language) -> str:
    return f"{number(100 * share, 0, language)} %"


def spending_origin(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """Status, source and age of all of the parts."""
    keys = [f"economy.spent.{part.key}" for part in pack.life.spending] if pack.life else []
    return together(state, keys, language)


def debt(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The debt's tile, its share of the budget, and a bar for each year the pack tells of, the last one being now."""
    life, reading = pack.life, state.readings.get(DEBT)
    value = reading.value if reading else None
    past = [(f"{owed.on:%Y}", owed.amount) for owed in life.debts] if life else []
    budget = state.readings.get(BUDGET)
    whole = budget.value if budget else None
    bars = [*past, *([] if value is None else [(NOW.to(language), value)])]
    top = max((amount for _, amount in bars), default=0.0) or 1.0
    money = _money(pack, language)
    return {
        **total(state, pack, DEBT, language),
        "share": SHARE_OF_BUDGET.filled(n=number(100 * value / whole, 0, language)).to(language)
        if value is not None and whole
        else NO_VALUE,
        "years": [
            {
                "year": year,
                "fraction": amount / top,
                "text": sum_of(amount, money, language),
                "short": sum_parts(amount, money, language)[0],
                "now": year == NOW.to(language),
            }
            for year, amount in bars
        ],
    }


def _spent(key: str, state: State) -> float | None:
    reading = state.readings.get(key)
    return reading.value if reading else None


def _money(pack: Pack, language: Language) -> str:
    return pack.life.money.text.to(language) if pack.life else ""
