"""Every service of Seoul's open data that the wall reads, and the feeds over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.core.pack import Pack
from kiosk.core.reading import Status
from kiosk.core.text import Text
from kiosk.feeds.seoul import air, citydata, events, places
from kiosk.feeds.seoul.feed import BASE, SUBWAY, SeoulFeed, Service
from kiosk.feeds.web import Transport

SERVICES: Mapping[str, Service] = {
    service.name: service
    for service in (
        air.SERVICE_AIR,
        citydata.CITYDATA,
        events.INCIDENTS,
        places.BIKES,
        places.PARKING,
        places.RAIN,
        places.RIVERS,
        places.ROADS,
        places.SUBWAY,
    )
}


def seoul_feeds(
    pack: Pack,
    transport: Transport,
    key: str,
    *,
    source: Text,
    services: Iterable[str] = tuple(SERVICES),
    status: Status = Status.LIVE,
    base: str = BASE,
    subway: str = SUBWAY,
    patience: float = 10.0,
    epsg: int = 5181,
) -> list[SeoulFeed]:
    """A feed for each of `services` that has anything to ask for in this pack."""
    return [
        SeoulFeed(SERVICES[name], pack, source, transport, key, status, base, subway, patience, epsg)
        for name in services
        if SERVICES[name].paths(pack, 0)
    ]
