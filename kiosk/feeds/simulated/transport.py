"""An address of a service -> the reply it would give of the simulated city. Ends at the bytes, as `web.py` asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, unquote, urlsplit

from kiosk.feeds.simulated import messages, seoul
from kiosk.feeds.simulated.seoul import Asked, Spelling
from kiosk.feeds.simulator import Simulator

SIMULATOR = "simulator"  # what a pack writes instead of a service's address
BASE = "http://simulator"


@dataclass(frozen=True, slots=True)
class SimulatedTransport:
    """Answers in the process, at once; nothing goes over a network."""

    city: Simulator
    now: Callable[[], datetime]
    spelling: Spelling = "new"
    epsg: int = 5181

    def get(self, url: str, *, patience: float, headers: Mapping[str, str] | None = None) -> bytes:  # noqa: ARG002 - the protocol's
        """The reply, in the envelope of the service that the address names."""
        address = urlsplit(url)
        if address.query:
            query = {name: values[0] for name, values in parse_qs(address.query).items()}
            return messages.reply(self.city, self.now(), query)
        path = [unquote(part) for part in address.path.strip("/").split("/")]
        path = path[2:] if path[:2] == ["api", "subway"] else path
        _, form, service, start, end, *more = [*path, *[""] * 5]
        asked = Asked(self.city, self.now(), start, end, more[0], self.spelling, self.epsg)
        return seoul.reply(service, form, asked)

    def close(self) -> None:
        """Nothing is open."""
