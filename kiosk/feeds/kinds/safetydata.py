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
from kiosk.feeds.safetydata import BASE, SafetyData


class SafetyDataOptions(BaseModel):
    """`key` names a secret; `region` is how the portal writes the city."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: Annotated[str, Field(min_length=1)]
    key: str = "safetydata"
    base: Annotated[str, Field(pattern=r"^https?://")] = BASE


def _made(spec: FeedSpec, options: SafetyDataOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.http_transport import HttpTransport  # noqa: PLC0415 - httpx takes a fifth of a second to import

    return [
        SafetyData(
            name=spec.name,
            source=spec.source.text,
            every=spec.every,
            patience=spec.patience,
            pack=around.pack,
            transport=HttpTransport(),
            key=secret(options.key),
            region=options.region,
            base=options.base,
            status=Status.SIMULATED if spec.simulated else Status.LIVE,
        )
    ]


FEED = FeedKind("safetydata", SafetyDataOptions, _made)
