"""The neighbourhood as points between 0 and 1: streets, bins, bays, depots, the trucks' ways. Ends where QML draws it.

Points are in units of the area's height, origin top left, so that x runs from 0 to `aspect`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from kiosk.core.city.iot import Iot
from kiosk.core.city.parts import Place
from kiosk.core.pack import Pack

MARGIN = 0.05  # of the height, around all that stands here
LEAST = 0.001  # degrees: an area is not drawn smaller


class Area:
    """Longitude and latitude -> x and y of the area's drawing."""

    def __init__(self, pack: Pack, iot: Iot) -> None:
        places = [place for street in iot.streets for place in street] or [iot.middle]
        places += [site.place for site in pack.sites_of("bin", "bay", "depot")]
        lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
        self._cosine = math.cos(math.radians((min(lats) + max(lats)) / 2))
        self._unit = max(max(lats) - min(lats), LEAST) / (1 - 2 * MARGIN)
        self._west = min(lons) - MARGIN * self._unit / self._cosine
        self._north = max(lats) + MARGIN * self._unit
        self.aspect = (max(lons) - self._west) * self._cosine / self._unit + MARGIN

    def point(self, place: Place) -> tuple[float, float]:
        """Where a place is: x (0..aspect), y (0..1)."""
        lon, lat = place
        return (
            round((lon - self._west) * self._cosine / self._unit, 4),
            round((self._north - lat) / self._unit, 4),
        )

    def flat(self, places: Iterable[Place]) -> list[float]:
        """The places as one list: x, y, x, y and so on."""
        return [number for place in places for number in self.point(place)]

    def lines(self, lines: Sequence[Sequence[Place]]) -> list[list[float]]:
        """Each line as one flat list."""
        return [self.flat(line) for line in lines]
