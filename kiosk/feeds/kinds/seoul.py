"""`kind = "seoul"`: Seoul's open data, one feed for each of its services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.core.city.sources import FeedSpec
from kiosk.core.keys import secret
from kiosk.core.reading import Status
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import FeedKind, Surroundings
from kiosk.feeds.planned import simulated
from kiosk.feeds.seoul.feed import BASE, SUBWAY
from kiosk.feeds.seoul.services import SERVICES, seoul_feeds
from kiosk.feeds.simulated.seoul import Spelling
from kiosk.feeds.simulated.transport import BASE as SIMULATED_BASE
from kiosk.feeds.simulated.transport import SIMULATOR


def _known(name: str) -> str:
    if name not in SERVICES:
        msg = f"there is no service {name!r}; known are {', '.join(SERVICES)}"
        raise ValueError(msg)
    return name


Name = Annotated[str, AfterValidator(_known)]


class SeoulOptions(BaseModel):
    """`key` names a secret; `epsg` is the projection of the incidents' metres, to be verified with one known place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = "seoul"
    services: tuple[Name, ...] = Field(default=tuple(SERVICES), min_length=1)
    base: Annotated[str, Field(pattern=r"^(https?://|simulator$)")] = BASE  # "simulator": the simulated city answers
    subway: Annotated[str, Field(pattern=r"^https?://")] = SUBWAY
    epsg: Annotated[int, Field(ge=1024, le=32767)] = 5181
    spelling: Spelling = "new"  # of the fields, where the simulated city answers


def _made(spec: FeedSpec, options: SeoulOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.http_transport import HttpTransport  # noqa: PLC0415 - httpx takes a fifth of a second to import

    made_up = options.base == SIMULATOR
    return seoul_feeds(
        around.pack,
        simulated(around, options.spelling, options.epsg) if made_up else HttpTransport(),
        SIMULATOR if made_up else secret(options.key),
        source=spec.source.text,
        services=options.services,
        status=Status.SIMULATED if spec.simulated or made_up else Status.LIVE,
        base=SIMULATED_BASE if made_up else options.base,
        subway=SIMULATED_BASE if made_up else options.subway,
        patience=spec.patience,
        epsg=options.epsg,
    )


FEED = FeedKind("seoul", SeoulOptions, _made)
