"""One service of Seoul's open data as a feed: what it asks, how rows become news. Ends where the runner takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Message, Provenance, Reading, Status
from kiosk.core.text import Text
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.web import FeedError, Transport

BASE = "http://openapi.seoul.go.kr:8088"
SUBWAY = "http://swopenapi.seoul.go.kr"


@dataclass(frozen=True, slots=True)
class Context:
    """What a service's rows are read with."""

    pack: Pack
    source: Text
    status: Status
    now: datetime
    epsg: int = 5181  # of the TM metres of incidents; the service does not document it

    def reading(self, key: str, value: float | None, unit: str, measured: datetime | None) -> list[Reading]:
        """One reading, or none where there is no number."""
        if value is None:
            return []
        return [Reading(key, value, unit, self.provenance(measured))]

    def provenance(self, measured: datetime | None) -> Provenance:
        """Where and when; a row without a time of its own is of now."""
        return Provenance(self.source, self.status, measured or self.now, self.now)


@dataclass(frozen=True, slots=True)
class Found:
    """What one reply brought."""

    readings: Sequence[Reading] = ()
    incidents: Sequence[Incident] = ()
    messages: Sequence[Message] = ()
    full: bool = False  # as many rows as were asked for: there may be a next page


@dataclass(frozen=True, slots=True)
class Service:
    """One service: the paths to ask (after the key), what it promises, and how a reply is read."""

    name: str
    every: float
    promises: Callable[[Pack], Mapping[str, str]]
    paths: Callable[[Pack, int], Sequence[str]]  # of page n, counted from 0; none where the pack has nothing of it
    read: Callable[[bytes, str, Context], Found]  # (body, the path it came from, context); raises FeedError
    form: str = "json"
    subway: bool = False  # another host
    paged: bool = False


MOST_PAGES = 10


@dataclass
class SeoulFeed:
    """A feed over one service."""

    service: Service
    pack: Pack
    source: Text
    transport: Transport
    key: str = field(repr=False)
    status: Status = Status.LIVE
    base: str = BASE
    subway: str = SUBWAY
    patience: float = 10.0
    epsg: int = 5181

    @property
    def name(self) -> str:
        """Its name in logs."""
        return f"seoul {self.service.name}"

    @property
    def every(self) -> float:
        """Seconds between two looks."""
        return self.service.every

    @property
    def promises(self) -> Mapping[str, str]:
        """Keys and units of what it brings."""
        return self.service.promises(self.pack)

    def read(self, now: datetime) -> FeedNews:
        """What the service knows. Raises `FeedError` where none of its replies can be used."""
        context = Context(self.pack, self.source, self.status, now, self.epsg)
        found: list[Found] = []
        trouble: FeedError | None = None
        for page in range(MOST_PAGES if self.service.paged else 1):
            paths = self.service.paths(self.pack, page)
            for path in paths:
                try:
                    found.append(self.service.read(self._get(path), path, context))
                except FeedError as error:
                    # one place of many that has nothing must not take the others away
                    trouble = error
                    if error.final or self.service.paged:
                        raise
            if not self.service.paged or not found or not found[-1].full:
                break
        if trouble and not found:
            raise trouble
        return FeedNews(
            tuple({reading.key: reading for one in found for reading in one.readings}.values()),
            tuple(incident for one in found for incident in one.incidents),
            tuple({message.key: message for one in found for message in one.messages}.values()),
        )

    def close(self) -> None:
        """Let go of the connection."""
        self.transport.close()

    def _get(self, path: str) -> bytes:
        safe = "/".join(quote(part, safe="") for part in path.split("/"))
        key = quote(self.key, safe="")
        host = f"{self.subway}/api/subway" if self.service.subway else self.base
        return self.transport.get(f"{host}/{key}/{self.service.form}/{safe}", patience=self.patience)
