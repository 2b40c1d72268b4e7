"""Places of the city that are shown on the map and may be measured: shelters, stations, car parks, bins."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kiosk.core.city.parts import Key, Named, Part, Place

SiteKind = Literal[
    "shelter",  # capacity: persons
    "fire_station",
    "police",
    "hospital",
    "parking",  # capacity: spaces
    "bikes",  # capacity: racks
    "rain",  # a rain gauge
    "plant",  # a water purification plant
    "spot",  # a busy place whose visitors are counted; capacity: persons
    "startup",  # a hub for new firms; capacity: firms
    "bin",  # a smart waste bin; capacity: litres
    "bay",  # one parking bay with a sensor
    "depot",  # where collection trucks start
]


class Site(Part):
    """One place; `code` is what feeds call it where that is not its key."""

    key: Key
    kind: SiteKind
    name: Named
    place: Place
    district: Key
    capacity: float | None = Field(default=None, gt=0)
    code: str = ""
    serves: tuple[Key, ...] = ()  # of a water plant: the districts that mainly drink its water
