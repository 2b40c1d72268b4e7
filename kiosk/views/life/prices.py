"""Prices of the goods everybody buys: what each costs, how it changed, and all as one basket. Ends at texts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kiosk.core.city.life import Good, Life
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.money import price
from kiosk.views.tiles import number, place_tile, together
from kiosk.views.words import NO_VALUE

SAME = 0.0005  # a change that is written 0.0 %
BASKET = Text(en="Basket of {n} goods", ko="{n}개 품목 장바구니", ru="Корзина из {n} товаров")
BASE = Text(en="{day} = 100", ko="{day} = 100", ru="{day} = 100")
DEARER = Text(en="dearer", ko="상승", ru="дороже")
CHEAPER = Text(en="cheaper", ko="하락", ru="дешевле")
UNCHANGED = Text(en="unchanged", ko="보합", ru="без изменений")


def goods(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile for each good, with its price in the city's money and how it changed."""
    life = pack.life
    return [_good(good, life, state, pack, language) for good in life.goods] if life else []


def _good(good: Good, life: Life, state: State, pack: Pack, language: Language) -> dict[str, object]:
    key = f"price.item.{good.key}"
    reading = state.readings.get(key)
    value = reading.value if reading else None
    before = next(iter(charts.day(reading)), None)
    return {
        **place_tile(state, pack, key, language),
        "value": NO_VALUE if value is None else price(value, life.money.text.to(language), language),
        "unit": "",
        "amount": good.amount.text.to(language),
        "day": change(value, before, language),
        "since": change(value, good.price, language),
    }


def change(now: float | None, then: float | None, language: Language) -> dict[str, object]:
    """{text, way, word}: by how many % it changed; `way` is "up", "down", "flat", or "none" where one is unknown."""
    if now is None or not then:
        return {"text": NO_VALUE, "way": "none", "word": NO_VALUE}
    share = now / then - 1
    if abs(share) < SAME:
        return {"text": f"{number(0, 1, language)} %", "way": "flat", "word": UNCHANGED.to(language)}
    sign, way, word = ("+", "up", DEARER) if share > 0 else ("", "down", CHEAPER)
    return {"text": f"{sign}{number(100 * share, 1, language)} %", "way": way, "word": word.to(language)}


def basket(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{label, value, base, change, status, ...}: all goods as one number; 100 is what they cost on the file's day."""
    life = pack.life
    keys = [f"price.item.{good.key}" for good in life.goods] if life else []
    pairs = _pairs(life, state) if life else []
    index = jevons(pairs)
    return {
        "label": BASKET.filled(n=len(pairs)).to(language),
        "value": NO_VALUE if index is None else number(index, 1, language),
        "base": BASE.filled(day=f"{life.about.as_of:%Y-%m}" if life else NO_VALUE).to(language),
        "change": change(index, 100.0, language),
        **together(state, keys, language),
    }


def _pairs(life: Life, state: State) -> list[tuple[float, float]]:
    readings = [(state.readings.get(f"price.item.{good.key}"), good.price) for good in life.goods]
    return [(reading.value, then) for reading, then in readings if reading and reading.value]


def jevons(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The geometric mean of prices now over prices then, times 100; None without prices.

    Source: Consumer Price Index Manual (ILO and others, 2004), chapter 20: the Jevons index, a basket without weights.
    """
    if not pairs:
        return None
    return 100 * math.exp(sum(math.log(now / then) for now, then in pairs) / len(pairs))
