"""The world as a map of dots, and where on it a place is. Ends where QML draws it.

Points are in units of the map's height, origin top left, so that x runs from 0 to `ASPECT`. The projection is an
equirectangular one whose scale is true at 35 degrees: plain, and kind to the latitudes where most people live.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

from kiosk.core.city.parts import Place
from kiosk.views.outlines import LAND, WATER, Ring

WEST, EAST = -170.0, 190.0  # degrees: the cut runs through the Bering Strait
NORTH, SOUTH = 78.0, -56.0  # no city is north or south of them
TRUE_AT = 35.0  # degrees
STEP = 2.5  # degrees of latitude between two rows of dots
EARTH = 6371.0  # kilometres: the mean radius
SQUEEZE = math.cos(math.radians(TRUE_AT))
ASPECT = (EAST - WEST) * SQUEEZE / (NORTH - SOUTH)
PITCH = STEP / (NORTH - SOUTH)  # between two dots, in the map's units


def point(place: Place) -> tuple[float, float]:
    """Where a place is: x (0..ASPECT), y (0..1)."""
    lon, lat = place
    return (
        round((lon - WEST) % 360 * SQUEEZE / (NORTH - SOUTH), 4),
        round((NORTH - lat) / (NORTH - SOUTH), 4),
    )


@lru_cache(maxsize=1)
def rows() -> tuple[tuple[float, float, float], ...]:
    """The land as rows of dots: (x of the first, y, x of the last); between two dots there is `PITCH`."""
    found: list[tuple[float, float, float]] = []
    for row in range(int((NORTH - SOUTH) / STEP)):
        y = (row + 0.5) * PITCH
        on_land = _land_at(NORTH - y * (NORTH - SOUTH))
        xs = ((column + 0.5) * PITCH for column in range(int(ASPECT / PITCH)))
        for is_land, dots in groupby(xs, key=lambda x: on_land(WEST + x * (NORTH - SOUTH) / SQUEEZE)):
            run = tuple(dots)
            if is_land:
                found.append((run[0], y, run[-1]))
    return tuple(found)


def is_land(place: Place) -> bool:
    """Whether a place is on land, as coarsely as we know it."""
    return _land_at(place[1])((place[0] - WEST) % 360 + WEST)


def _land_at(lat: float) -> Callable[[float], bool]:
    """For one latitude: whether a longitude, counted from `WEST` on, is on land."""
    dry = [span for ring in LAND for span in _spans(ring, lat)]
    wet = [span for ring in WATER for span in _spans(ring, lat)]
    return lambda lon: any(a <= lon < b for a, b in dry) and not any(a <= lon < b for a, b in wet)


def _spans(ring: Ring, lat: float) -> list[tuple[float, float]]:
    """From which to which longitudes a ring covers this latitude."""
    crossings = sorted(
        x1 + (lat - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (y1 > lat) != (y2 > lat)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def kilometres(a: Place, b: Place) -> float:
    """How far two places are from each other along the globe.

    Source: the haversine formula, R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984).
    """
    (lon1, lat1), (lon2, lat2) = ((math.radians(lon), math.radians(lat)) for lon, lat in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))
