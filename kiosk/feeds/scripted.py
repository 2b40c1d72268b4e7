"""A pack's scenario and a time -> the rain, crowds and messages it plans. Ends where curves and announcements add them.

Everything planned happens on every simulated day. Times are local simulated seconds, as in `day.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import time

from kiosk.core.city.scenario import Published, seconds
from kiosk.core.pack import Pack

HOUR = 3600.0
DAY = 24 * HOUR
GROWS, LEAVES = 0.25, 0.25  # shares of a festival in which it fills and empties


def quiet(pack: Pack) -> bool:
    """Whether nothing happens but what is planned."""
    return pack.scenario is not None and pack.scenario.quiet


def moments(at: time, start: float, end: float) -> Iterator[float]:
    """When it is that time of day between the two times, both counted in."""
    first = math.ceil((start - seconds(at)) / DAY)
    last = math.floor((end - seconds(at)) / DAY)
    return (day * DAY + seconds(at) for day in range(first, last + 1))


def rain(pack: Pack, at: float) -> float:
    """Mm/h."""
    fell = 0.0
    for storm in pack.scenario.storms if pack.scenario else ():
        for begins in moments(storm.at, at - storm.lasts * HOUR, at):
            fell += storm.rain * math.sin(math.pi * (at - begins) / (storm.lasts * HOUR))
    return fell


def crowd(pack: Pack, spot: str, at: float) -> float:
    """How full a busy place is of a festival's people, as a share of what it holds."""
    full = 0.0
    for festival in pack.scenario.festivals if pack.scenario else ():
        for begins in moments(festival.at, at - festival.lasts * HOUR, at) if festival.spot == spot else ():
            part = (at - begins) / (festival.lasts * HOUR)
            full = max(full, festival.full * min(1.0, part / GROWS, (1 - part) / LEAVES))
    return full


def opens(pack: Pack, start: float, end: float) -> Iterator[tuple[str, float]]:
    """(busy place, when) of the festivals that begin between the two times."""
    for festival in pack.scenario.festivals if pack.scenario else ():
        yield from ((festival.spot, at) for at in moments(festival.at, start, end))


def published(pack: Pack, start: float, end: float) -> Iterator[tuple[Published, float]]:
    """(message, when) of what is published between the two times."""
    for message in pack.scenario.messages if pack.scenario else ():
        yield from ((message, at) for at in moments(message.at, start, end))
