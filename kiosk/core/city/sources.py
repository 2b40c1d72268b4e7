"""Which feeds bring the city's numbers, as the pack declares them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from kiosk.core.city.parts import Key, Named, Part


class FeedSpec(Part):
    """One `[[feeds]]` entry; what `options` may hold depends on `kind` (see `kiosk/feeds/kinds/`)."""

    name: Key
    kind: Key
    source: Named  # who measures, as tiles say it
    every: Annotated[float, Field(ge=1, le=86400)] = 60.0  # seconds between two looks
    patience: Annotated[float, Field(gt=0, le=120)] = 10.0  # seconds one look may take
    simulated: bool = False  # what it brings is marked SIMULATED
    options: dict[str, JsonValue] = Field(default_factory=dict)
