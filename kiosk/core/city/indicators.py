"""What the city promised and how far it has come: indicators in themes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kiosk.core.city.parts import About, Key, Named, Part


class Theme(Part):
    """A group of indicators."""

    key: Key
    name: Named
    icon: str = "star"


class Indicator(Part):
    """One indicator; its value now is the reading `indicator.value.<key>` in `unit`."""

    key: Key
    theme: Key
    name: Named
    unit: Named | None = None
    times: Annotated[int, Field(ge=1)] = 1  # 1000: the file counts in thousands, and 262 is 262,000
    base: float  # where it began
    target: float  # what was promised; lower than `base` where less is better
    value: float  # when the file was written
    digits: Annotated[int, Field(ge=0, le=3)] = 0
    kind: Literal["share", "count", "amount"] = "amount"
    since: date | None = None  # the day of `base`, where it is another than that of all
    until: date | None = None  # the day of `target`, likewise
    series: tuple[float, ...] = ()  # what it was each half year from the first day on


class Indicators(Part):
    """All of them, and between which two days they go from `base` to `target`."""

    about: About
    since: date
    until: date
    themes: tuple[Theme, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _themed(self) -> Indicators:
        known = [theme.key for theme in self.themes]
        for indicator in self.indicators:
            if indicator.theme not in known:
                msg = f"indicator {indicator.key!r} is of theme {indicator.theme!r}, but the themes are {known}"
                raise ValueError(msg)
            if (indicator.until or self.until) <= (indicator.since or self.since):
                msg = f"indicator {indicator.key!r} ends before it begins"
                raise ValueError(msg)
        return self
