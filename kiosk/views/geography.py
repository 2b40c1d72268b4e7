"""Pack and state -> the city's map as points between 0 and 1. Ends where QML draws it.

Points are in units of the map's height, origin top left, so that x runs from 0 to `aspect`; longitude is shortened by
the cosine of the latitude, which is exact enough for a city.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from kiosk.core.city.parts import District, Place
from kiosk.core.geometry import Placed
from kiosk.core.pack import Measured, Pack
from kiosk.core.quantities import quantity
from kiosk.core.state import State
from kiosk.core.text import Language
from kiosk.views.incidents import closed, tone, urgent, worst_first
from kiosk.views.layers import BANDS, Layer
from kiosk.views.markers import Mark, clustered, dodged, drawn
from kiosk.views.tiles import number

MARGIN = 0.03  # of the height, around the city
DISTRICT_ZOOM = 2.2  # times the whole city, where a district is open
CORNERS = 6  # of a district that has no shape
ALONE = 0.02  # degrees: half the distance between districts where there is only one


class _Placed(Measured, Placed, Protocol):
    """A part of the pack that has a key, a name and a place."""


Marked = tuple[_Placed, str, str]  # (what, its icon, its band)


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


def outline(district: District, pack: Pack) -> tuple[Place, ...]:
    """The district's shape; a hexagon around its middle where the pack draws none."""
    if district.shape:
        return district.shape
    lon, lat = district.place
    cosine = math.cos(math.radians(lat))
    others = [
        math.hypot((other.place[0] - lon) * cosine, other.place[1] - lat)
        for other in pack.districts
        if other.key != district.key
    ]
    far = min(others, default=2 * ALONE) / 2
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    return tuple((lon + far * math.sin(turn) / cosine, lat + far * math.cos(turn)) for turn in turns)


def _middle(corners: tuple[Place, ...]) -> Place:
    """The centre of gravity of an outline."""
    area = lon = lat = 0.0
    for (x1, y1), (x2, y2) in pairwise((*corners, corners[0])):
        cross = x1 * y2 - x2 * y1
        area, lon, lat = area + cross, lon + (x1 + x2) * cross, lat + (y1 + y2) * cross
    return (lon / (3 * area), lat / (3 * area)) if area else corners[0]


def city_map(
    state: State,
    pack: Pack,
    language: Language,
    layer: Layer | None,
    marks: Iterable[Marked] = (),
    *,
    events: bool = True,
) -> dict[str, object]:
    """{aspect, districts, rivers, incidents, marks, zoom, mx, my}: coloured by `layer`, or by what happens if None.

    `marks` are places of the pack to be marked, each with its icon; they stand instead of the incidents, which are
    left out too where `events` is False.
    """
    on = Projection(pack)
    zoom, (mx, my) = _look(state, pack, on)
    found = [
        Mark(part.key, *on.point(part.place), icon, part.name.text.to(language), band) for part, icon, band in marks
    ]
    clusters = clustered(found, zoom)
    # the worst is drawn last, on top
    incidents = [] if found or not events else [i for i in reversed(worst_first(state.incidents)) if not closed(i)]
    names = [on.point(_middle(outline(district, pack))) for district in pack.districts]
    taken = [*(cluster.middle for cluster in clusters), *(on.point(incident.place) for incident in incidents)]
    shifts = dodged(names, taken, zoom)
    return {
        "aspect": on.aspect,
        "zoom": zoom,
        "mx": mx,
        "my": my,
        "districts": [
            {
                **_district(district, state, language, on=on, pack=pack, layer=layer),
                "shift": round(shift, 4),
                **({"band": "calm"} if found else {}),
            }
            for district, shift in zip(pack.districts, shifts, strict=True)
        ],
        "rivers": [{"points": on.flat(river.line), "name": river.name.text.to(language)} for river in pack.rivers],
        "marks": drawn(clusters, zoom),
        "incidents": [
            {
                "key": incident.key,
                "x": on.point(incident.place)[0],
                "y": on.point(incident.place)[1],
                "icon": incident.kind,
                "title": incident.title.to(language),
                "tone": tone(incident),
                "urgent": urgent(incident),
                "opened": incident.key == state.opened,
            }
            for incident in incidents
        ],
    }


def _look(state: State, pack: Pack, on: Projection) -> tuple[float, tuple[float, float]]:
    """How near the map is seen, and around which point: an open district is looked at from near."""
    whole = (on.aspect / 2, 0.5)
    district = next((d for d in pack.districts if d.key == state.opened), None)
    if district is not None:
        return DISTRICT_ZOOM, on.point(_middle(outline(district, pack)))
    return state.look.zoom, state.look.middle or whole


def _district(
    district: District, state: State, language: Language, *, on: Projection, pack: Pack, layer: Layer | None
) -> dict[str, object]:
    x, y = on.point(_middle(outline(district, pack)))
    reading = state.readings.get(f"{layer.kind}.{district.key}") if layer else None
    value = reading.value if reading else None
    return {
        "key": district.key,
        "name": (district.short or district.name).text.to(language),
        "points": on.flat(outline(district, pack)),
        "x": x,
        "y": y,
        "band": layer.band(value) if layer else _danger(district, state),
        "value": "" if value is None or layer is None else number(value, quantity(layer.kind).digits, language),
        "opened": district.key == state.opened,
        "compared": district.key == state.compared,
    }


def _danger(district: District, state: State) -> str:
    """The band of the worst open incident here; "calm" where there is none."""
    here = {tone(incident) for incident in state.incidents if incident.district == district.key}
    return next((band for band in reversed(BANDS) if band in here), "calm")
