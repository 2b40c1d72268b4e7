"""A number of the city that always says where it comes from and how old it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.core.text import Text

LOOKED = "desk.looked"  # a reading that says when the feeds were last asked: what ages are counted from


class Status(Enum):
    """How far a number can be believed."""

    LIVE = "live"
    STALE = "stale"
    UNAVAILABLE = "unavailable"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where something comes from; nothing can be shown without it."""

    source: Text  # who measured it, as shown on the tile
    status: Status
    measured_at: datetime
    received_at: datetime
    detail: Text | None = None  # why it is STALE or UNAVAILABLE
    simulated: bool = False  # made up, not measured: stays so when it is STALE

    def __post_init__(self) -> None:
        if self.status is Status.SIMULATED:
            object.__setattr__(self, "simulated", True)


@dataclass(frozen=True, slots=True)
class Reading:
    """One number, by a key such as `traffic.speed`, or a district's (`air.pm25.mapo`)."""

    key: str
    value: float | None  # None only when UNAVAILABLE
    unit: str  # SI or as shown: "km/h", "%", "", "μg/m³"
    provenance: Provenance
    history: tuple[float | None, ...] = ()  # of each half hour of the last 24 h its first, oldest first; None: unknown
    ahead: tuple[float, ...] = ()  # what is forecast, hour by hour from the next full one


@dataclass(frozen=True, slots=True)
class Message:
    """A text that a service published: a disaster message, a piece of news, a warning."""

    key: str
    kind: str  # "disaster", "warning", "news", "road"
    text: Text  # as published; in the other languages its translation, or the same words
    at: datetime
    district: str  # key of the pack's district; "" where it is for the whole city
    urgent: bool
    provenance: Provenance


class Stage(Enum):
    """The life-cycle of a fire or rescue, in its order."""

    OCCURRED = "occurred"
    DISPATCHED = "dispatched"
    ARRIVED = "arrived"
    OPERATING = "operating"
    INITIAL_CONTROL = "initial control"
    EXTINGUISHED = "extinguished"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happens at a place: a fire, a rescue, an ambulance run, a crash."""

    key: str
    kind: str  # "fire", "rescue", "ambulance", "flood", "crash"
    title: Text
    address: Text
    district: str  # key of the pack's district
    place: tuple[float, float]  # longitude, latitude, degrees WGS84
    stage: Stage
    stages: tuple[tuple[Stage, datetime], ...]  # when each stage was reached
    agency: Text
    unit: str  # key of the contact who is nearest; "" if none
    severity: int  # 1 (highest) .. 4
    provenance: Provenance
