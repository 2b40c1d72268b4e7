"""A city's own JSON over HTTP -> news. Ends where the runner takes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.core.text import Text
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.mapping import Mapper
from kiosk.feeds.web import NO_SENSE, FeedError, Transport


@dataclass
class JsonFeed:
    """A feed over one address."""

    name: str
    source: Text
    every: float
    patience: float
    promises: Mapping[str, str]
    url: str = field(repr=False)  # may hold a key
    headers: Mapping[str, str] = field(repr=False)
    transport: Transport
    mapper: Mapper

    def read(self, now: datetime) -> FeedNews:
        """What is at the address, mapped. Raises `FeedError`."""
        body = self.transport.get(self.url, patience=self.patience, headers=self.headers)
        try:
            received: object = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise FeedError(NO_SENSE, f"no JSON ({type(error).__name__})") from error
        return self.mapper.news(received, now)

    def close(self) -> None:
        """Let go of the connection."""
        self.transport.close()
