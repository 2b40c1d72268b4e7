"""Places of the earth -> how far apart, and what is nearest. Ends where a view or an alarm names it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol, TypeVar

EARTH = 6_371_008.8  # metres, mean radius. Source: IUGG


class Placed(Protocol):
    """Whatever stands somewhere: `place` is longitude, latitude in degrees WGS84."""

    @property
    def place(self) -> tuple[float, float]:
        """Where."""
        ...


P = TypeVar("P", bound=Placed)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres along the great circle (haversine formula) between two places (longitude, latitude)."""
    (lon1, lat1), (lon2, lat2) = ((math.radians(lon), math.radians(lat)) for lon, lat in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def nearest(parts: Iterable[P], place: tuple[float, float], most: int) -> list[P]:
    """At most `most` of `parts`, the nearest to `place` first."""
    return sorted(parts, key=lambda part: distance(part.place, place))[:most]
