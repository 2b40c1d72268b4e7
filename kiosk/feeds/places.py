"""Time of day -> what a simulated place measures: car parks, bike stations, busy places, gauges, bins, bays, trucks.

Ends where `curves.py` lists them by kind. Times `at` are local simulated seconds, as in `day.py`.
"""

from __future__ import annotations

from functools import lru_cache

from kiosk.core.city.sites import Site
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.feeds import scripted
from kiosk.feeds.day import DAY, HOUR, activity, load, rain, share
from kiosk.feeds.noise import chance, wander

SPACES_PER_DISTRICT = 640  # parking spaces that report, where the pack names no car parks
BIKES_PER_DISTRICT = 820
TEN_MINUTES = 600.0  # seconds: how often a rain gauge tells
SLOT = 1800.0  # seconds: bins are followed by half hours
NIGHT_ROUND = 4 * HOUR  # the fuller bins are emptied then
NOT_WORTH = 58.0  # % up to which the night round leaves a bin as it is
ON_CALL = 2  # half hours from the call to the truck
CALLED_AT = 80.0  # %, where the pack has no area of its own
TRUCK = 6000.0  # litres a collection truck holds, its compaction counted in
TRIP = 6  # half hours until a truck is unloaded
FESTIVAL = 20 * HOUR  # when a festival is fullest
WEEK = 7


def site(pack: Pack, key: str) -> Site:
    """The site with this key. Raises `KeyError`."""
    found = next((one for one in pack.sites if one.key == key), None)
    if found is None:
        raise KeyError(key)
    return found


def parking(seed: int, pack: Pack, place: str, at: float) -> float:
    """Free spaces of a car park, or of all of them."""
    if place:
        spaces = site(pack, place).capacity or 100.0
        middle = share(seed, f"parking {place}", 0.24, 0.42)
        taken = middle + 0.6 * activity(at) + 0.1 * (wander(seed, f"parking {place}", at, HOUR) - 0.5)
        return round(spaces * (1 - min(0.99, taken)))
    if known := pack.sites_of("parking"):
        return sum(parking(seed, pack, one.key, at) for one in known)
    taken = 0.3 + 0.55 * activity(at) + 0.06 * (wander(seed, "parking", at, HOUR) - 0.5)
    return round(SPACES_PER_DISTRICT * len(pack.districts) * (1 - taken))


def bikes(seed: int, pack: Pack, place: str, at: float) -> float:
    """Bikes that stand at a station, or at all of them."""
    if place:
        racks = site(pack, place).capacity or 20.0
        # some stations are ridden to, and fill up; others are ridden from, and run empty
        usual = share(seed, f"bikes {place}", -0.25, 0.6)
        out = usual + 0.4 * load(at) + 0.2 * wander(seed, f"bikes {place}", at, HOUR)
        return round(racks * min(1.0, max(0.0, 1 - out)))
    if known := pack.sites_of("bikes"):
        return sum(bikes(seed, pack, one.key, at) for one in known)
    out = 0.22 + 0.42 * load(at) + 0.05 * wander(seed, "bikes", at, HOUR)
    return round(BIKES_PER_DISTRICT * len(pack.districts) * (1 - out))


def people(seed: int, pack: Pack, place: str, at: float) -> float:
    """How many people are at a busy place; once a week a festival fills one of them in the evening."""
    spot = site(pack, place)
    holds = spot.capacity or 5000.0
    usual = share(seed, f"spot {place}", 0.35, 0.8) * activity(at) * (0.85 + 0.3 * wander(seed, place, at, HOUR))
    return round(holds * max(usual + 0.45 * festival(seed, pack, spot, at), scripted.crowd(pack, place, at)))


def festival(seed: int, pack: Pack, spot: Site, at: float) -> float:
    """How much of a festival there is at `spot`, 0..1: it grows for two hours, and dissolves in one."""
    spots, today = pack.sites_of("spot"), int(at // DAY)
    week = today // WEEK
    if scripted.quiet(pack) or today % WEEK != int(chance(seed, "festival day", week) * WEEK):
        return 0.0
    if spots[int(chance(seed, "festival spot", week) * len(spots))].key != spot.key:
        return 0.0
    since = at % DAY - FESTIVAL
    return max(0.0, 1 + since / (2 * HOUR)) if since < 0 else max(0.0, 1 - since / HOUR)


def gauge(seed: int, pack: Pack, place: str, at: float) -> float:
    """Mm of rain in ten minutes at one gauge: showers pass over the city, not over all of it at once."""
    here = wander(seed, f"gauge {place}", at, HOUR)
    return rain(seed, pack, "", at) / 6 * (0.5 + here)


def gauge_hour(seed: int, pack: Pack, place: str, at: float) -> float:
    """Mm of rain in an hour at one gauge: six times ten minutes, each as the gauge told it."""
    return sum(round(gauge(seed, pack, place, at - back * TEN_MINUTES), 1) for back in range(6))


# ------------------------------------------------------------------ bins


def bin_fill(seed: int, pack: Pack, place: str, at: float) -> float:
    """% full: filled by the day's people, emptied at night, and by the truck it called."""
    begun = (at - NIGHT_ROUND) // DAY
    since = at - NIGHT_ROUND - begun * DAY
    levels, _ = _bin_day(seed, place, int(begun), _called_at(pack))
    slot = int(since // SLOT)
    here, part = levels[slot], since / SLOT - slot
    after = levels[slot + 1]
    return here + (after - here) * part if after >= here else here  # it is emptied at once


def bin_hours(seed: int, pack: Pack, place: str, at: float) -> float:
    """Hours until it would be full if nobody emptied it, at most two days."""
    full, hours = bin_fill(seed, pack, place, at), 0.0
    while full < 100 and hours < 2 * 24:  # noqa: PLR2004 - % and hours
        full += _inflow(seed, place, at + hours * HOUR) * 2
        hours += 1
    return hours


@lru_cache(maxsize=512)
def _bin_day(
    seed: int, place: str, day: int, called_at: float
) -> tuple[tuple[float, ...], tuple[tuple[int, float], ...]]:
    """Levels at each half hour from the night round on, and (half hour, % taken) of every visit of the truck."""
    level = NOT_WORTH * chance(seed, f"bin rest {place}", day)
    levels, visits, waiting = [level], [], -1
    start = day * DAY + NIGHT_ROUND
    for slot in range(int(DAY / SLOT)):
        level = min(100.0, level + _inflow(seed, place, start + slot * SLOT))
        if waiting < 0 and level >= called_at:
            waiting = slot + ON_CALL
        if slot == waiting:
            visits.append((slot + 1, level))
            level, waiting = 2.0, -1
        levels.append(level)
    return tuple(levels), tuple(visits)


def _inflow(seed: int, place: str, at: float) -> float:
    """% that come in the half hour from `at`."""
    busy = share(seed, f"bin {place}", 1.6, 5.2)
    return busy * activity(at) * (0.6 + 0.8 * wander(seed, f"bin {place}", at, 2 * HOUR))


def _called_at(pack: Pack) -> float:
    return pack.iot.call_truck_at if pack.iot else CALLED_AT


def truck_load(seed: int, pack: Pack, place: str, at: float) -> float:
    """% of what a truck holds: what it took out of bins since it was unloaded last."""
    if pack.iot is None:
        raise KeyError(place)
    begun = (at - NIGHT_ROUND) // DAY
    slot = (at - NIGHT_ROUND - begun * DAY) / SLOT
    litres = 0.0
    for one in pack.sites_of("bin"):
        if _truck_of(pack, one) != place:
            continue
        _, visits = _bin_day(seed, one.key, int(begun), _called_at(pack))
        litres += sum((one.capacity or 120.0) * taken / 100 for when, taken in visits if slot - TRIP < when <= slot)
    return min(100.0, 100 * litres / TRUCK)


def _truck_of(pack: Pack, one: Site) -> str:
    """The truck whose depot is nearest to a bin: the one it calls."""
    assert pack.iot
    depots = {depot.key: depot.place for depot in pack.sites_of("depot")}
    return min(pack.iot.trucks, key=lambda truck: distance(depots.get(truck.depot, one.place), one.place)).key


def bay_taken(seed: int, pack: Pack, place: str, at: float) -> float:
    """1 where a car stands in the bay, else 0."""
    site(pack, place)
    stays = 60 * share(seed, f"bay {place}", 25, 75)
    slot = int(at // stays)
    return 1.0 if chance(seed, f"bay {place}", slot) < 0.3 + 0.6 * activity(slot * stays) else 0.0
