"""Places on the globe -> points of a flat drawing around them. Pure.

Points are in units of the drawing's height, origin top left, so that x runs from 0 to `aspect`; longitude is shortened
by the cosine of the latitude, which is exact enough for a city.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from kiosk.core.city.parts import Place


class Plane:
    """A drawing in which all of `places` (at least one) lie.

    `margin` is what is left free around them, of the height; `least` the degrees that the drawing has at least.
    """

    def __init__(self, places: Sequence[Place], margin: float, least: float) -> None:
        lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
        self._cosine = math.cos(math.radians((min(lats) + max(lats)) / 2))
        self._unit = max(max(lats) - min(lats), least) / (1 - 2 * margin)
        self._west = min(lons) - margin * self._unit / self._cosine
        self._north = max(lats) + margin * self._unit
        self.aspect = (max(lons) - self._west) * self._cosine / self._unit + margin

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

    def lines(self, lines: Iterable[Iterable[Place]]) -> list[list[float]]:
        """Each line as one flat list."""
        return [self.flat(line) for line in lines]
