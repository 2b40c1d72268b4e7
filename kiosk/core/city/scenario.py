"""What happens on the simulated day by plan: when, where, how it goes on. Ends where the simulator plays it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from kiosk.core.city.parts import Key, Named, Part, Place
from kiosk.core.reading import Stage

LONGEST = 12 * 60.0  # minutes from the beginning of an event to its end


def _clock(given: object) -> object:
    if isinstance(given, str | time):
        return given
    msg = 'write the time of day as "10:30"'
    raise ValueError(msg)


def _stage(given: object) -> object:
    return given.replace("_", " ") if isinstance(given, str) else given


Clock = Annotated[time, BeforeValidator(_clock)]
StageName = Annotated[Stage, BeforeValidator(_stage)]
Minutes = Annotated[float, Field(gt=0, le=LONGEST)]


def seconds(at: time) -> float:
    """Seconds since midnight."""
    return at.hour * 3600.0 + at.minute * 60.0 + at.second


class Event(Part):
    """A fire, a rescue, an accident … of every simulated day."""

    key: Key
    at: Clock
    kind: Literal["fire", "flood", "rescue", "crash", "ambulance"]
    district: Key
    title: Named | None = None  # None: one that the kind often has
    place: Place | None = None  # None: somewhere in the district
    number: Annotated[int, Field(ge=1)] = 1  # of the house
    severity: Annotated[int, Field(ge=1, le=4)] | None = None  # None: the kind's own
    stages: Mapping[StageName, Minutes] = Field(default_factory=dict)  # minutes after `at`; empty: the kind's own

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if not self.stages:
            return self
        order = [stage for stage in Stage if stage in self.stages]
        minutes = [self.stages[stage] for stage in order]
        if Stage.OCCURRED in self.stages:
            msg = "`stages` are counted from `at`, when it occurred: leave out `occurred`"
            raise ValueError(msg)
        if Stage.CLOSED not in self.stages:
            msg = "`stages` end with `closed`: else it would burn for ever"
            raise ValueError(msg)
        if any(later <= before for before, later in itertools.pairwise(minutes)):
            names = ", ".join(stage.value for stage in order)
            msg = f"each stage comes after the one before, in this order: {names}"
            raise ValueError(msg)
        return self


class Storm(Part):
    """Rain that comes and goes as half a sine; rivers, gauges and warnings follow from it."""

    at: Clock
    lasts: Annotated[float, Field(gt=0, le=24)]  # hours
    rain: Annotated[float, Field(gt=0, le=150)]  # mm/h at its strongest


class Festival(Part):
    """A crowd that grows from `at` on, stays, and leaves in the last quarter."""

    at: Clock
    lasts: Annotated[float, Field(gt=0, le=12)]  # hours
    spot: Key  # of a busy place of the pack
    full: Annotated[float, Field(gt=0, le=1.5)] = 0.9  # of what the place holds


class Published(Part):
    """A message that a service publishes."""

    key: Key
    at: Clock
    text: Named
    kind: Literal["disaster", "warning", "news", "road"] = "disaster"
    district: Key | None = None  # None: for the whole city
    urgent: bool = True


class Scenario(Part):
    """The plan of the simulated day. With `quiet` nothing happens beside it."""

    seed: int | None = None  # instead of the setting `city.seed`
    starts: Clock | None = None  # what time it is in the simulated city when the wall starts; None: as on its clock
    quiet: bool = False
    events: tuple[Event, ...] = ()
    storms: tuple[Storm, ...] = ()
    festivals: tuple[Festival, ...] = ()
    messages: tuple[Published, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Scenario:
        keys = [*(event.key for event in self.events), *(message.key for message in self.messages)]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            msg = f"two entries of the scenario have the key {twice!r}"
            raise ValueError(msg)
        return self

    def misplaced(self, districts: frozenset[str], spots: frozenset[str]) -> str:
        """What names a place that the city does not have, as a sentence; "" where nothing does."""
        placed: tuple[Event | Published, ...] = (*self.events, *self.messages)
        for part in placed:
            if part.district is not None and part.district not in districts:
                return f"scenario: {part.key!r} is in {part.district!r}, which is no district of the city"
        for feast in self.festivals:
            if feast.spot not in spots:
                known = ", ".join(sorted(spots)) or "none"
                return (
                    f"scenario: a festival is at {feast.spot!r}, which is no busy place of the city; they are: {known}"
                )
        return ""
