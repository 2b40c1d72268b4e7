"""Pack and state -> the city's map: where a place lies on it, and which part of it is seen. Pure.

Points are in units of the map's height, origin top left, so that x runs from 0 to `aspect`; longitude is shortened by
the cosine of the latitude, which is exact enough for a city.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kiosk.core.city.parts import District, Place
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.state import MapLook, State

MARGIN = 0.03  # of the height, around the city
CORNERS = 6  # of a district that has no shape
ALONE = 0.02  # degrees: half the distance between districts where there is only one
NEAREST = 6.0  # times the whole city: nearer, a drawn map shows nothing more
WHOLE = 1.02  # a look that is hardly nearer than the whole city is the whole city
DISTRICT_ZOOM = 2.2  # times the whole city, where a district is open
INCIDENT_ZOOM = 2.4  # the same, where an incident is
AROUND = 1.3  # times what is opened and compared, so that its neighbours are seen

Spot = tuple[float, float]


@lru_cache(maxsize=8)
def _frame(places: tuple[Place, ...]) -> tuple[float, float, float, float]:
    """West, north, degrees per height, cosine of the latitude."""
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    cosine = math.cos(math.radians((min(lats) + max(lats)) / 2))
    size = max(lats) - min(lats) or 1.0
    unit = size / (1 - 2 * MARGIN)
    return min(lons) - MARGIN * unit / cosine, max(lats) + MARGIN * unit, unit, cosine


class Projection:
    """Longitude and latitude -> the map's x and y."""

    def __init__(self, pack: Pack) -> None:
        corners = tuple(place for district in pack.districts for place in outline(district, pack))
        self._west, self._north, self._unit, self._cosine = _frame(corners)
        self.aspect = (max(lon for lon, _ in corners) - self._west) * self._cosine / self._unit + MARGIN

    @property
    def middle(self) -> Spot:
        """Of the whole city."""
        return self.aspect / 2, 0.5

    def point(self, place: Place) -> Spot:
        """Where a place is: x (0..aspect), y (0..1)."""
        lon, lat = place
        return (
            round((lon - self._west) * self._cosine / self._unit, 4),
            round((self._north - lat) / self._unit, 4),
        )

    def flat(self, places: Iterable[Place]) -> list[float]:
        """The places as one list: x, y, x, y and so on."""
        return [number for place in places for number in self.point(place)]

    def box(self, places: Iterable[Place]) -> list[float]:
        """Left, top, right and bottom of the places."""
        spots = [self.point(place) for place in places] or [(0.0, 0.0)]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return [min(xs), min(ys), max(xs), max(ys)]

    def kept(self, x: float, y: float) -> Spot:
        """The nearest point that is on the map."""
        return min(self.aspect, max(0.0, x)), min(1.0, max(0.0, y))


def outline(district: District, pack: Pack) -> tuple[Place, ...]:
    """The district's shape; a hexagon around its middle where the pack draws none."""
    if district.shape:
        return district.shape
    lon, lat = district.place
    cosine = math.cos(math.radians(lat))
    others = [
        math.hypot((other.place[0] - lon) * cosine, other.place[1] - lat)
        for other in pack.districts
        if other.place != district.place
    ]
    far = min(others, default=2 * ALONE) / 2
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    return tuple((lon + far * math.sin(turn) / cosine, lat + far * math.cos(turn)) for turn in turns)


def middle(district: District, pack: Pack) -> Place:
    """The centre of gravity of its outline."""
    corners = outline(district, pack)
    area = lon = lat = 0.0
    for (x1, y1), (x2, y2) in pairwise((*corners, corners[0])):
        cross = x1 * y2 - x2 * y1
        area, lon, lat = area + cross, lon + (x1 + x2) * cross, lat + (y1 + y2) * cross
    return (lon / (3 * area), lat / (3 * area)) if area else corners[0]


def seen(state: State, pack: Pack) -> tuple[float, Spot]:
    """How near the map is seen, and around which point: as it was left, else an open district or incident from near."""
    on, look = Projection(pack), state.look
    here, at = opened(state, pack), happening(state)
    if look.of == part(state, pack):
        return look.zoom, on.kept(*look.middle) if look.middle else on.middle
    if at is not None:
        return INCIDENT_ZOOM, on.kept(*on.point(at.place))
    if here is None:
        return 1.0, on.middle
    return _near(here, next((d for d in pack.districts if d.key == state.compared), None), pack, on)


def looked(state: State, pack: Pack, zoom: float, middle: Spot) -> MapLook:
    """The look at a part of the map, held within its bounds; the whole city where it is hardly nearer.

    Raises `ValueError` for what is no number.
    """
    if not all(math.isfinite(number) for number in (zoom, *middle)):
        msg = f"a look is of finite numbers, not {zoom}, {middle}"
        raise ValueError(msg)
    of = part(state, pack)
    return MapLook(min(NEAREST, zoom), Projection(pack).kept(*middle), of) if zoom > WHOLE else MapLook(of=of)


def opened(state: State, pack: Pack) -> District | None:
    """The district that is open."""
    return next((district for district in pack.districts if district.key == state.opened), None)


def happening(state: State) -> Incident | None:
    """The incident that is open."""
    return next((incident for incident in state.incidents if incident.key == state.opened), None)


def part(state: State, pack: Pack) -> str:
    """Key of the district or incident that is open; "" where the city is looked at as a whole."""
    here = opened(state, pack) or happening(state)
    return here.key if here else ""


def found(pack: Pack, spot: Spot) -> District | None:
    """The district that lies at a point of the map; None beside the city."""
    on = Projection(pack)
    return next((d for d in pack.districts if inside(on.flat(outline(d, pack)), spot)), None)


def inside(ring: Sequence[float], spot: Spot) -> bool:
    """Whether a ray from `spot` to the right crosses the outline an odd number of times."""
    x, y = spot
    corners = list(zip(ring[::2], ring[1::2], strict=True))
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return (
        sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in sides) % 2 == 1
    )


def _near(here: District, other: District | None, pack: Pack, on: Projection) -> tuple[float, Spot]:
    """An open district from near; with the one that is compared, both of them."""
    if other is None:
        return DISTRICT_ZOOM, on.point(middle(here, pack))
    spots = [on.point(place) for district in (here, other) for place in outline(district, pack)]
    (left, right), (top, bottom) = ((min(of), max(of)) for of in zip(*spots, strict=True))
    room = min(on.aspect / (right - left), 1 / (bottom - top)) / AROUND
    return min(DISTRICT_ZOOM, max(1.0, room)), ((left + right) / 2, (top + bottom) / 2)
