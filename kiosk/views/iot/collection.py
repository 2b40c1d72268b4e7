"""Which bins are due, which truck empties them and along which way. Ends at runs in metres and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kiosk.core.city.iot import Iot, Truck
from kiosk.core.city.parts import Place
from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.views.iot.streets import Ways, joined, ways
from kiosk.views.iot.tour import length, tour

SOON = 2.0  # hours: a bin that will be full so soon is emptied on the same trip


@dataclass(frozen=True, slots=True)
class Run:
    """One truck's round trip: its stops in their order, and the way."""

    truck: Truck
    stops: tuple[str, ...]  # keys of bins
    metres: float
    line: tuple[Place, ...]


def fill(site: Site, state: State) -> float | None:
    """How full a bin is, in %."""
    reading = state.readings.get(f"bin.fill.{site.key}")
    return reading.value if reading else None


def hours(site: Site, state: State) -> float | None:
    """In how many hours a bin will be full."""
    reading = state.readings.get(f"bin.hours.{site.key}")
    return reading.value if reading else None


def due(site: Site, state: State, iot: Iot) -> bool:
    """Whether the truck is called to this bin now: before it overflows."""
    full, left = fill(site, state), hours(site, state)
    return full is not None and (full >= iot.call_truck_at or (left is not None and left <= SOON))


def runs(state: State, pack: Pack) -> tuple[Run, ...]:
    """The trip of each truck to the bins that are due; each goes to those that are nearest to its depot."""
    iot = pack.iot
    if iot is None:
        return ()
    bins = pack.sites_of("bin")
    return _planned(
        iot.streets,
        iot.trucks,
        bins,
        _depots(pack, iot),
        tuple(i for i, site in enumerate(bins) if due(site, state, iot)),
    )


def runs_to_all(pack: Pack) -> tuple[Run, ...]:
    """The trips that would visit every bin, as a calendar does."""
    iot, bins = pack.iot, pack.sites_of("bin")
    return _planned(iot.streets, iot.trucks, bins, _depots(pack, iot), tuple(range(len(bins)))) if iot else ()


def _depots(pack: Pack, iot: Iot) -> tuple[Place, ...]:
    places = {site.key: site.place for site in pack.sites_of("depot")}
    return tuple(places.get(truck.depot, iot.middle) for truck in iot.trucks)


@lru_cache(maxsize=32)
def _planned(
    streets: tuple[tuple[Place, ...], ...],
    trucks: tuple[Truck, ...],
    bins: tuple[Site, ...],
    depots: tuple[Place, ...],
    wanted: tuple[int, ...],
) -> tuple[Run, ...]:
    on = ways(streets, (*(site.place for site in bins), *depots))
    first = len(bins)  # index of the first depot
    mine: list[list[int]] = [[] for _ in trucks]
    for stop in wanted if trucks else ():
        mine[min(range(len(trucks)), key=lambda truck: on.metres(first + truck, stop))].append(stop)
    return tuple(_run(truck, first + i, mine[i], bins, on) for i, truck in enumerate(trucks))


def _run(truck: Truck, start: int, stops: Sequence[int], bins: Sequence[Site], on: Ways) -> Run:
    order = tour(start, stops, on.metres)
    return Run(
        truck=truck,
        stops=tuple(bins[stop].key for stop in order[1:-1]),
        metres=length(order, on.metres),
        line=joined(on.line(a, b) for a, b in pairwise(order)),
    )
