"""Time of day -> a plausible number of a simulated city. Ends where the simulator wraps it in a reading.

Times `at` are seconds of *local* simulated time since 1970-01-01 00:00, so that a day is a multiple of 86,400.
The curves are ours: shaped after what is generally known of a large city, not fitted to data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from kiosk.core.pack import Pack
from kiosk.core.quantities import parts
from kiosk.feeds.noise import chance, wander

HOUR = 3600.0
DAY = 24 * HOUR
THURSDAY, SATURDAY = 3, 5  # counted from Monday; 1970-01-01 was a Thursday
COLDEST = 15  # day of the year
SPACES_PER_DISTRICT = 640  # parking spaces that report
BIKES_PER_DISTRICT = 820


def value(seed: int, pack: Pack, key: str, at: float) -> float:
    """The number under `key`. Raises `KeyError` for a key that is not simulated."""
    kind, place = parts(key)
    return CURVES[kind](seed, pack, place, at)


def hour(at: float) -> float:
    """Hours since midnight, 0..24."""
    return at % DAY / HOUR


def working(at: float) -> bool:
    """Whether it is a working day."""
    return int(at // DAY + THURSDAY) % 7 < SATURDAY


def load(at: float) -> float:
    """How full the roads are, 0..1: two rush hours on working days, one broad hill at the weekend."""
    now = hour(at)
    if working(at):
        rush = 0.80 * _hill(now, 8.3, 1.3) + 0.92 * _hill(now, 18.4, 1.8) + 0.5 * _hill(now, 13.2, 3.2)
    else:
        rush = 0.62 * _hill(now, 15.5, 4.2)
    return min(1.0, 0.04 + rush)


def activity(at: float) -> float:
    """How much of the city is out of its home, 0..1."""
    now = hour(at)
    return min(1.0, 0.12 + 0.82 * _hill(now, 14.0, 5.4) + 0.22 * _hill(now, 19.5, 2.0))


def _hill(now: float, top: float, width: float) -> float:
    far = abs(now - top)
    return math.exp(-((min(far, 24 - far) / width) ** 2))


def _share(seed: int, name: str, low: float, high: float) -> float:
    """What this place always has more or less of than others."""
    return low + (high - low) * chance(seed, name, 0)


def _speed(seed: int, _: Pack, place: str, at: float) -> float:
    free = 39.0 * (_share(seed, f"speed {place}", 0.86, 1.16) if place else 1.0)
    full = load(at) * (_share(seed, f"load {place}", 0.72, 1.08) if place else 0.9)
    return max(4.0, free * (1 - 0.58 * full) + 2.4 * (wander(seed, f"speed {place}", at, 0.5 * HOUR) - 0.5))


def _road(seed: int, pack: Pack, place: str, at: float) -> float:
    free = next(road.free for road in pack.roads if road.key == place)
    full = load(at) * _share(seed, f"road {place}", 0.55, 1.12)
    jam = 0.18 * max(0.0, wander(seed, f"jam {place}", at, 1.5 * HOUR) - 0.7) / 0.3
    return max(5.0, free * (1 - 0.66 * full - jam) * (0.95 + 0.08 * wander(seed, f"road {place}", at, 0.3 * HOUR)))


def _pm25(seed: int, _: Pack, place: str, at: float) -> float:
    city = 7 + 44 * math.pow(wander(seed, "pm25", at, 11 * HOUR), 1.7) + 5 * load(at)
    return city * (0.8 + 0.45 * wander(seed, f"pm25 {place}", at, 5 * HOUR)) if place else city


def _pm10(seed: int, pack: Pack, place: str, at: float) -> float:
    return 9 + 1.55 * _pm25(seed, pack, place, at) * (0.9 + 0.2 * wander(seed, f"pm10 {place}", at, 4 * HOUR))


def _air(seed: int, pack: Pack, place: str, at: float) -> float:
    return 22 + 1.75 * _pm25(seed, pack, place, at)


def _temperature(seed: int, _: Pack, __: str, at: float) -> float:
    season = -math.cos(2 * math.pi * (at / DAY - COLDEST) / 365.2425)
    of_day = math.cos(2 * math.pi * (hour(at) - 15) / 24)
    return 12.5 + 13.5 * season + 4.2 * of_day + 5 * (wander(seed, "temperature", at, 20 * HOUR) - 0.5)


def _rain(seed: int, _: Pack, __: str, at: float) -> float:
    return max(0.0, wander(seed, "rain", at, 5 * HOUR) - 0.74) * 26


def _humidity(seed: int, pack: Pack, place: str, at: float) -> float:
    dry = 34 + 38 * wander(seed, "humidity", at, 9 * HOUR) - 6 * math.cos(2 * math.pi * (hour(at) - 15) / 24)
    return min(98.0, dry + 7 * _rain(seed, pack, place, at))


def _wind(seed: int, _: Pack, __: str, at: float) -> float:
    return 0.4 + 5.6 * math.pow(wander(seed, "wind", at, 3 * HOUR), 1.5)


def _river(seed: int, pack: Pack, place: str, at: float) -> float:
    river = next(river for river in pack.rivers if river.key == place)
    fell = sum(_rain(seed, pack, "", at - hours * HOUR) for hours in range(1, 9)) / 8
    span = river.warn - river.ordinary
    return river.ordinary + span * (0.16 * wander(seed, f"river {place}", at, 12 * HOUR) + 0.12 * fell)


def _crowd(seed: int, _: Pack, place: str, at: float) -> float:
    most = _share(seed, f"crowd {place}", 46, 96) if place else 66.0
    return most * activity(at) * (0.9 + 0.2 * wander(seed, f"crowd {place}", at, HOUR))


def _parking(seed: int, pack: Pack, __: str, at: float) -> float:
    taken = 0.3 + 0.55 * activity(at) + 0.06 * (wander(seed, "parking", at, HOUR) - 0.5)
    return round(SPACES_PER_DISTRICT * len(pack.districts) * (1 - taken))


def _bikes(seed: int, pack: Pack, __: str, at: float) -> float:
    out = 0.22 + 0.42 * load(at) + 0.05 * wander(seed, "bikes", at, HOUR)
    return round(BIKES_PER_DISTRICT * len(pack.districts) * (1 - out))


def _delay(seed: int, _: Pack, place: str, at: float) -> float:
    trouble = wander(seed, f"delay {place}", at, 1.4 * HOUR) - 0.72 + 0.06 * load(at)
    return max(0, round(trouble * 40))


CURVES: Mapping[str, Callable[[int, Pack, str, float], float]] = {
    "traffic.speed": _speed,
    "traffic.road": _road,
    "air.index": _air,
    "air.pm25": _pm25,
    "air.pm10": _pm10,
    "weather.temperature": _temperature,
    "weather.humidity": _humidity,
    "weather.wind": _wind,
    "weather.rain": _rain,
    "river.level": _river,
    "crowd.level": _crowd,
    "parking.free": _parking,
    "bikes.free": _bikes,
    "subway.delay": _delay,
}
