"""`kind = "safetydata"`: the emergency text messages of Korea's safety data portal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.city.sources import FeedSpec
from kiosk.core.keys import secret
from kiosk.core.reading import Status
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import FeedKind, Surroundings
from kiosk.feeds.planned import simulated
from kiosk.feeds.safetydata import BASE, SafetyData
from kiosk.feeds.simulated.transport import BASE as SIMULATED_BASE
from kiosk.feeds.simulated.transport import SIMULATOR


class SafetyDataOptions(BaseModel):
    """`key` names a secret; `region` is how the portal writes the city."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: Annotated[str, Field(min_length=1)]
    key: str = "safetydata"
    base: Annotated[str, Field(pattern=r"^(https?://|simulator$)")] = BASE  # "simulator": the simulated city answers


def _made(spec: FeedSpec, options: SafetyDataOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.http_transport import HttpTransport  # noqa: PLC0415 - httpx takes a fifth of a second to import

    made_up = options.base == SIMULATOR
    return [
        SafetyData(
            name=spec.name,
            source=spec.source.text,
            every=spec.every,
            patience=spec.patience,
            pack=around.pack,
            transport=simulated(around) if made_up else HttpTransport(),
            key=SIMULATOR if made_up else secret(options.key),
            region=options.region,
            base=SIMULATED_BASE if made_up else options.base,
            status=Status.SIMULATED if spec.simulated or made_up else Status.LIVE,
        )
    ]


FEED = FeedKind("safetydata", SafetyDataOptions, _made)
