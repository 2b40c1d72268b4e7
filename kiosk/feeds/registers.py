"""Time -> numbers of what the pack itself declares: money, prices, projects, indicators, citizens' voice, start-ups.

Ends where `curves.py` lists them by kind. They wander around what stands in the pack's files. Times `at` are local
simulated seconds, as in `day.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kiosk.core.pack import Pack
from kiosk.feeds.day import DAY, HOUR, activity, share
from kiosk.feeds.noise import chance, wander

REQUESTS = 32_000  # a day, in a city of 25 districts
SLOT = 1800.0  # seconds: counters are added up by half hours
YEAR = 365.2425 * DAY


def firms(seed: int, pack: Pack, place: str, at: float) -> float:
    """Start-ups in a district, or in all."""
    if place:
        grows = 1 + 0.03 * (at / YEAR % 10) + 0.01 * wander(seed, f"firms {place}", at, 30 * DAY)
        return round(share(seed, f"firms {place}", 90, 760) * grows)
    return sum(firms(seed, pack, district.key, at) for district in pack.districts)


def debt(seed: int, pack: Pack, _: str, at: float) -> float:
    """What the city owes, in millions."""
    owed = pack.life.debt if pack.life else 0.0
    return round(owed * (0.985 + 0.03 * wander(seed, "debt", at, 60 * DAY)))


def budget(_: int, pack: Pack, __: str, ___: float) -> float:
    """The year's budget, in millions: it is decided once."""
    return pack.life.budget if pack.life else 0.0


def spent(_: int, pack: Pack, place: str, __: float) -> float:
    """A part of the budget, in millions. Raises `KeyError`."""
    return _one(((part.key, part.amount) for part in pack.life.spending) if pack.life else (), place)


def prices(seed: int, _: Pack, __: str, at: float) -> float:
    """By how many % life is dearer than a year ago."""
    return 1.1 + 1.9 * wander(seed, "prices", at, 90 * DAY)


def item(seed: int, pack: Pack, place: str, at: float) -> float:
    """What a good costs. Raises `KeyError`."""
    was = _one(((good.key, good.price) for good in pack.life.goods) if pack.life else (), place)
    step = 10.0 if was >= 1000 else 0.01  # noqa: PLR2004 - prices are written in tens where money is small
    drift = (
        0.97 + 0.09 * wander(seed, f"price {place}", at, 25 * DAY) + 0.012 * wander(seed, f"market {place}", at, DAY)
    )
    return round(was * drift / step) * step


def progress(seed: int, pack: Pack, place: str, at: float) -> float:
    """% of a project that is done. Raises `KeyError`."""
    was = _one(((one.key, one.progress) for one in pack.projects.projects) if pack.projects else (), place)
    return min(100.0, was + (2 * wander(seed, f"project {place}", at, 40 * DAY) if 0 < was < 100 else 0.0))  # noqa: PLR2004


def indicator(seed: int, pack: Pack, place: str, at: float) -> float:
    """An indicator's value, in its own unit. Raises `KeyError`."""
    every = pack.indicators.indicators if pack.indicators else ()
    found = next((one for one in every if one.key == place), None)
    if found is None:
        raise KeyError(place)
    way = 0.03 * (found.target - found.base) * (wander(seed, f"indicator {place}", at, 60 * DAY) - 0.5)
    return round(found.value + way, found.digits)


# ------------------------------------------------------------------ citizens' voice


def complaints(seed: int, pack: Pack, _: str, at: float) -> float:
    """Requests since midnight: of all topics, where the pack names them."""
    if pack.citizens:
        return sum(topic(seed, pack, one.key, at) for one in pack.citizens.topics)
    return int(_since_midnight(seed, "voice", at) * REQUESTS * len(pack.districts) / 25)


def topic(seed: int, pack: Pack, place: str, at: float) -> float:
    """Requests about one topic since midnight. Raises `KeyError`."""
    topics = [(one.key, one.share) for one in pack.citizens.topics] if pack.citizens else []
    part = _one(topics, place) / sum(weight for _, weight in topics)
    today = 0.75 + 0.5 * chance(seed, f"topic {place}", int(at // DAY))
    return int(_since_midnight(seed, f"topic {place}", at) * REQUESTS * len(pack.districts) / 25 * part * today)


def keyword(seed: int, pack: Pack, place: str, at: float) -> float:
    """How often a word was said since midnight. Raises `KeyError`."""
    words = [(one.key, one.share) for one in pack.citizens.keywords] if pack.citizens else []
    part = _one(words, place) / sum(weight for _, weight in words)
    today = 0.4 + 1.2 * chance(seed, f"keyword {place}", int(at // DAY))
    return int(_since_midnight(seed, f"keyword {place}", at) * REQUESTS * len(pack.districts) / 60 * part * today)


def answered(seed: int, _: Pack, __: str, at: float) -> float:
    """% of requests that are answered within a day."""
    return 88 + 9 * wander(seed, "answered", at, 20 * HOUR)


def _since_midnight(seed: int, name: str, at: float) -> float:
    """The share of an ordinary day's number that has come, 0..1 and a little."""
    slot = int(at // SLOT)
    begun = (at - slot * SLOT) / SLOT
    return _until(seed, name, slot) + begun * _in_slot(seed, name, slot)


@lru_cache(maxsize=16_384)
def _until(seed: int, name: str, slot: int) -> float:
    first = slot - slot % int(DAY / SLOT)
    return _until(seed, name, slot - 1) + _in_slot(seed, name, slot - 1) if slot > first else 0.0


def _in_slot(seed: int, name: str, slot: int) -> float:
    return activity(slot * SLOT) ** 2 * (0.85 + 0.3 * chance(seed, name, slot)) / 21  # a day's slots add up to one


def _one(parts: Iterable[tuple[str, float]], key: str) -> float:
    found = dict(parts).get(key)
    if found is None:
        raise KeyError(key)
    return found
