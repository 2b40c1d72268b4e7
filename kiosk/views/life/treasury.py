"""The city's own money: the year's budget by purpose, and what the city owes. Ends at texts and shares."""

from __future__ import annotations

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.money import sum_of, sum_parts
from kiosk.views.tiles import number, place_tile, tile, together
from kiosk.views.words import NO_VALUE

DEBT, BUDGET = "economy.debt", "economy.budget"
RUNS_OF = 0.035  # of the budget: a smaller part is too small for its name
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
    """A cell of the treemap for each part of the budget, the largest first: its tile, its place and its share."""
    parts = sorted(pack.life.spending, key=lambda part: -part.amount) if pack.life else []
    spent = [_spent(f"economy.spent.{part.key}", state) for part in parts]
    # before the feed brought anything, the areas are the file's own; the numbers are not shown
    weights = [part.amount if amount is None else amount for part, amount in zip(parts, spent, strict=True)]
    whole = sum(weights)
    cells = []
    for part, amount, weight, (x, y, w, h) in zip(parts, spent, weights, charts.treemap(weights), strict=True):
        share = weight / whole
        known = amount is not None
        cells.append(
            {
                **place_tile(state, pack, f"economy.spent.{part.key}", language),
                "value": sum_of(weight, _money(pack, language), language) if known else NO_VALUE,
                "unit": "",
                "text": f"{number(100 * share, 0, language)} %" if known else NO_VALUE,
                "fraction": share,
                "small": share < RUNS_OF,
                "x": x,
                "y": y,
                "w": w,
                "h": h,
            }
        )
    return cells


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
