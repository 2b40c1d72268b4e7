"""A neighbourhood of sensors: bins, bays, the trucks that empty the bins, and what it changed."""

from __future__ import annotations

from pydantic import Field

from kiosk.core.city.parts import About, Key, Named, Part, Place


class Truck(Part):
    """A collection truck; its load in % is the reading `truck.load.<key>`."""

    key: Key
    name: Named
    depot: Key  # a site of kind depot
    contact: Key | None = None  # who drives it


class Effect(Part):
    """One figure before and after."""

    key: Key
    name: Named
    unit: Named | None = None
    before: float
    after: float
    digits: int = 0
    source: Named  # who measured it


class Iot(Part):
    """The area; its bins and bays are the pack's sites of those kinds."""

    about: About
    name: Named
    middle: Place
    streets: tuple[tuple[Place, ...], ...] = ()  # drawn under the sensors
    trucks: tuple[Truck, ...] = ()
    effects: tuple[Effect, ...] = ()
    call_truck_at: float = Field(default=80.0, ge=1, le=100)  # % fill level
