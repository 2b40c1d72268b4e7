"""`kind = "http"`: a city's own JSON over HTTP or HTTPS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from kiosk.core.city.sources import FeedSpec
from kiosk.core.keys import secret
from kiosk.core.reading import Status
from kiosk.feeds.feed import Feed
from kiosk.feeds.http_json import JsonFeed
from kiosk.feeds.kind import FeedKind, Surroundings, promised
from kiosk.feeds.mapping import Mapped, Mapper


class HttpOptions(Mapped):
    """`key` names a secret; it replaces `{key}` in `url` and in the values of `headers`."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    headers: dict[str, str] = Field(default_factory=dict)
    key: str = ""


def _made(spec: FeedSpec, options: HttpOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.http_transport import HttpTransport  # noqa: PLC0415 - httpx takes a fifth of a second to import

    key = secret(options.key) if options.key else ""
    status = Status.SIMULATED if spec.simulated else Status.LIVE
    return [
        JsonFeed(
            name=spec.name,
            source=spec.source.text,
            every=spec.every,
            patience=spec.patience,
            promises=promised(options.promises, spec, around),
            url=options.url.replace("{key}", key),
            headers={name: value.replace("{key}", key) for name, value in options.headers.items()},
            transport=HttpTransport(),
            mapper=Mapper(options, around.pack, spec.source.text, status),
        )
    ]


FEED = FeedKind("http", HttpOptions, _made)
