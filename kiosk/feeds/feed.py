"""What a source of city data is: who it is, how often it is asked, what it promises, how long its numbers keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.core.reading import Incident, Message, Reading
from kiosk.core.text import Text


@dataclass(frozen=True, slots=True)
class Keeps:
    """How long a number can be believed, in seconds since it was measured."""

    fresh: float  # after that it is STALE
    usable: float  # after that it is UNAVAILABLE


DAY = 86400.0  # seconds

# Per topic, the first part of a reading's key. Source: limits that public clients of the same services use
# (crowds and roads half an hour, weather and air an hour and a half, arrivals two minutes, bikes and parking ten).
KEEPS: Mapping[str, Keeps] = {
    "disaster": Keeps(60, 600),
    "message": Keeps(21600, 86400),
    "traffic": Keeps(1800, 7200),
    "crowd": Keeps(1800, 7200),
    "air": Keeps(5400, 21600),
    "weather": Keeps(5400, 21600),
    "river": Keeps(1800, 7200),
    "parking": Keeps(600, 3600),
    "bikes": Keeps(600, 3600),
    "subway": Keeps(120, 900),
    "bin": Keeps(3600, 14400),
    "bay": Keeps(900, 3600),
    "truck": Keeps(120, 900),
    "water": Keeps(5400, 21600),
    "voice": Keeps(3600, 86400),
    "price": Keeps(8 * DAY, 40 * DAY),
    "economy": Keeps(40 * DAY, 400 * DAY),
    "startup": Keeps(40 * DAY, 400 * DAY),
    "project": Keeps(40 * DAY, 400 * DAY),
    "indicator": Keeps(100 * DAY, 400 * DAY),
}
OTHERWISE = Keeps(600, 3600)


def keeps(key: str) -> Keeps:
    """How long the number under `key` can be believed."""
    return KEEPS.get(key.partition(".")[0], OTHERWISE)


@dataclass(frozen=True, slots=True)
class FeedNews:
    """What one look at a source brought; `incidents` and `messages` are everything that is known there now.

    `bygone` are incidents of the last 24 h that are over and that the source still knows, for the time machine.
    `past` is what the source itself knows of the last 24 h, by key, as in `Reading.history`: it fills what the wall
    has not seen with its own eyes.
    """

    readings: tuple[Reading, ...] = ()
    incidents: tuple[Incident, ...] = ()
    messages: tuple[Message, ...] = ()
    bygone: tuple[Incident, ...] = ()
    past: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)


class Feed(Protocol):
    """A source of city data."""

    @property
    def name(self) -> str:
        """Its name in logs."""
        ...

    @property
    def source(self) -> Text:
        """Who measured, as the wall shows it."""
        ...

    @property
    def every(self) -> float:
        """Seconds between two looks."""
        ...

    @property
    def patience(self) -> float:
        """Seconds one look may take."""
        ...

    @property
    def promises(self) -> Mapping[str, str]:
        """Keys of the readings it will bring, with their units: what is shown as UNAVAILABLE until it does."""
        ...

    def read(self, now: datetime) -> FeedNews:
        """What is known at `now` (with zone). May block; called in a thread of its own. Raises anything."""
        ...

    def close(self) -> None:
        """Let go of connections and threads; called once, when the wall ends."""
        ...
