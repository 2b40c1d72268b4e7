"""Time of day -> a plausible number of a simulated city. Ends where the simulator wraps it in a reading.

Times `at` are seconds of *local* simulated time since 1970-01-01 00:00, so that a day is a multiple of 86,400.
The curves are ours: shaped after what is generally known of a large city, not fitted to data.
"""

from __future__ import annotations

import math

from kiosk.core.pack import Pack
from kiosk.feeds import scripted
from kiosk.feeds.noise import chance, wander
from kiosk.feeds.spells import cloudburst

HOUR = 3600.0
DAY = 24 * HOUR
THURSDAY, SATURDAY = 3, 5  # counted from Monday; 1970-01-01 was a Thursday
COLDEST = 15  # day of the year
RUNS_OFF = ((1, 0.3), (2, 0.25), (3, 0.2), (4, 0.12), (5, 0.08), (6, 0.05))
# how much of the rain that fell so many hours ago a river carries now


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


def share(seed: int, name: str, low: float, high: float) -> float:
    """What this place always has more or less of than others."""
    return low + (high - low) * chance(seed, name, 0)


def speed(seed: int, _: Pack, place: str, at: float) -> float:
    """Mean speed in km/h, of the city or a district."""
    free = 39.0 * (share(seed, f"speed {place}", 0.86, 1.16) if place else 1.0)
    full = load(at) * (share(seed, f"load {place}", 0.72, 1.08) if place else 0.9)
    return max(4.0, free * (1 - 0.58 * full) + 2.4 * (wander(seed, f"speed {place}", at, 0.5 * HOUR) - 0.5))


def road(seed: int, pack: Pack, place: str, at: float) -> float:
    """Speed on a road, km/h. Raises `StopIteration` for an unknown one."""
    free = next(road.free for road in pack.roads if road.key == place)
    full = load(at) * share(seed, f"road {place}", 0.55, 1.12)
    jam = 0.18 * max(0.0, wander(seed, f"jam {place}", at, 1.5 * HOUR) - 0.7) / 0.3
    return max(5.0, free * (1 - 0.66 * full - jam) * (0.95 + 0.08 * wander(seed, f"road {place}", at, 0.3 * HOUR)))


def pm25(seed: int, _: Pack, place: str, at: float) -> float:
    """PM2.5 in μg/m³."""
    city = 7 + 44 * math.pow(wander(seed, "pm25", at, 11 * HOUR), 1.7) + 5 * load(at)
    return city * (0.8 + 0.45 * wander(seed, f"pm25 {place}", at, 5 * HOUR)) if place else city


def pm10(seed: int, pack: Pack, place: str, at: float) -> float:
    """PM10 in μg/m³."""
    return 9 + 1.55 * pm25(seed, pack, place, at) * (0.9 + 0.2 * wander(seed, f"pm10 {place}", at, 4 * HOUR))


def o3(seed: int, pack: Pack, place: str, at: float) -> float:
    """Ozone in ppm: made by the afternoon's sun, eaten by traffic."""
    sun = _hill(hour(at), 15, 4.5) * (0.6 - 0.4 * math.cos(2 * math.pi * (at / DAY - COLDEST) / 365.2425))
    return max(
        0.002,
        0.012 + 0.05 * sun * (0.6 + 0.8 * wander(seed, f"o3 {place}", at, 6 * HOUR)) - 0.1 * no2(seed, pack, place, at),
    )


def no2(seed: int, _: Pack, place: str, at: float) -> float:
    """Nitrogen dioxide in ppm: what traffic leaves."""
    return (0.009 + 0.028 * load(at)) * (0.7 + 0.6 * wander(seed, f"no2 {place}", at, 4 * HOUR))


def turbidity(seed: int, pack: Pack, place: str, at: float) -> float:
    """NTU of drinking water: as clear as its plant makes it, and what the pipes add."""
    made = plant(pack, place)
    clear = 0.04 + 0.05 * wander(seed, f"turbidity {made}", at, 7 * HOUR) * share(seed, f"turbidity {made}", 0.5, 1.4)
    return clear if made == place else clear + share(seed, f"pipes {place}", 0.005, 0.03)


def chlorine(seed: int, pack: Pack, place: str, at: float) -> float:
    """mg/L of chlorine that is left in drinking water: less, the farther from the plant."""
    made = plant(pack, place)
    strong = share(seed, f"chlorine {made}", 0.48, 0.68) * (0.9 + 0.2 * wander(seed, f"chlorine {made}", at, 9 * HOUR))
    return strong if made == place != "" else strong * share(seed, f"chlorine left {place}", 0.32, 0.72)


def ph(seed: int, pack: Pack, place: str, at: float) -> float:
    """PH of drinking water."""
    return 7.0 + 0.35 * wander(seed, f"ph {plant(pack, place)}", at, 14 * HOUR)


def plant(pack: Pack, place: str) -> str:
    """The water plant that a place is served by, by key; the place itself where the pack names none."""
    return next((site.key for site in pack.sites_of("plant") if place in site.serves), place)


def air(seed: int, pack: Pack, place: str, at: float) -> float:
    """The air quality index, of PM2.5 alone."""
    return 22 + 1.75 * pm25(seed, pack, place, at)


def temperature(seed: int, _: Pack, __: str, at: float) -> float:
    """°C."""
    season = -math.cos(2 * math.pi * (at / DAY - COLDEST) / 365.2425)
    of_day = math.cos(2 * math.pi * (hour(at) - 15) / 24)
    return 12.5 + 13.5 * season + 4.2 * of_day + 5 * (wander(seed, "temperature", at, 20 * HOUR) - 0.5)


def rain(seed: int, pack: Pack, _: str, at: float) -> float:
    """mm/h: showers now and then, a cloudburst some days, and what the scenario plans."""
    planned = scripted.rain(pack, at)
    if scripted.quiet(pack):
        return planned
    return planned + max(0.0, wander(seed, "rain", at, 5 * HOUR) - 0.74) * 26 + cloudburst(seed, at)


def humidity(seed: int, pack: Pack, place: str, at: float) -> float:
    """%."""
    dry = 34 + 38 * wander(seed, "humidity", at, 9 * HOUR) - 6 * math.cos(2 * math.pi * (hour(at) - 15) / 24)
    return min(98.0, dry + 7 * rain(seed, pack, place, at))


def wind(seed: int, _: Pack, __: str, at: float) -> float:
    """m/s."""
    return 0.4 + 5.6 * math.pow(wander(seed, "wind", at, 3 * HOUR), 1.5)


def river(seed: int, pack: Pack, place: str, at: float) -> float:
    """Metres at a gauge: it rises with the rain of the last hours, the more the fresher that is."""
    river = next(river for river in pack.rivers if river.key == place)
    fell = sum(part * rain(seed, pack, "", at - hours * HOUR) for hours, part in RUNS_OFF)
    rises = share(seed, f"river {place}", 0.04, 0.06) * fell
    return river.ordinary + (river.warn - river.ordinary) * (
        0.16 * wander(seed, f"river {place}", at, 12 * HOUR) + rises
    )


def crowd(seed: int, _: Pack, place: str, at: float) -> float:
    """% of what the place holds."""
    most = share(seed, f"crowd {place}", 46, 96) if place else 66.0
    return most * activity(at) * (0.9 + 0.2 * wander(seed, f"crowd {place}", at, HOUR))


def delay(seed: int, _: Pack, place: str, at: float) -> float:
    """Minutes of delay on a line."""
    trouble = wander(seed, f"delay {place}", at, 1.4 * HOUR) - 0.72 + 0.06 * load(at)
    return max(0, round(trouble * 40))
