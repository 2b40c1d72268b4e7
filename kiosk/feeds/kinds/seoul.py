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
from kiosk.feeds.seoul.feed import BASE, SUBWAY
from kiosk.feeds.seoul.services import SERVICES, seoul_feeds


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
    base: Annotated[str, Field(pattern=r"^https?://")] = BASE
    subway: Annotated[str, Field(pattern=r"^https?://")] = SUBWAY
    epsg: Annotated[int, Field(ge=1024, le=32767)] = 5181


def _made(spec: FeedSpec, options: SeoulOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.http_transport import HttpTransport  # noqa: PLC0415 - httpx takes a fifth of a second to import

    return seoul_feeds(
        around.pack,
        HttpTransport(),
        secret(options.key),
        source=spec.source.text,
        services=options.services,
        status=Status.SIMULATED if spec.simulated else Status.LIVE,
        base=options.base,
        subway=options.subway,
        patience=spec.patience,
        epsg=options.epsg,
    )


FEED = FeedKind("seoul", SeoulOptions, _made)
