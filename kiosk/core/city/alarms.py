"""What raises an alarm in this city: limits of its numbers, and what is to be done then."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from kiosk.core.city.parts import Key, Named, Part

PriorityName = Literal["critical", "high", "medium", "low"]


class Limit(Part):
    """A limit of one kind of number, wherever it is measured."""

    key: Key
    quantity: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z0-9_]+$")]  # "air.pm25"
    above: float | None = None
    below: float | None = None
    dead_band: Annotated[float, Field(ge=0)] = 0.0  # it must come back by this much, so that it does not flutter
    lasting: Annotated[float, Field(ge=0, le=86400)] = 0.0  # seconds beyond the limit until it counts
    priority: PriorityName
    name: Named  # what is wrong
    advice: Named  # what to do

    @model_validator(mode="after")
    def _one_side(self) -> Limit:
        if (self.above is None) == (self.below is None):
            msg = "a limit needs either `above` or `below`"
            raise ValueError(msg)
        return self

    def beyond(self, value: float, already: bool) -> bool:
        """Whether `value` is beyond the limit; `already` whether it was until now."""
        band = self.dead_band if already else 0.0
        if self.above is not None:
            return value > self.above - band
        return self.below is not None and value < self.below + band


class Alarms(Part):
    """All limits."""

    limits: tuple[Limit, ...] = ()
