"""The time, injected, so that a test says what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What a room asks for the time."""

    def now(self) -> float:
        """Seconds on the system-wide monotonic clock; the same in every process of this machine."""
        ...

    def wall(self) -> datetime:
        """The date and time of day, with its zone."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Seconds of CLOCK_MONOTONIC."""
        return time.monotonic()

    def wall(self) -> datetime:
        """Now, in the zone of the machine."""
        return datetime.now(UTC).astimezone()


class SetClock:
    """A clock that stands still until it is moved; for tests and replays."""

    def __init__(self, now: float = 1000.0, wall: datetime = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._wall = wall

    def now(self) -> float:
        """Seconds as last set."""
        return self._now

    def wall(self) -> datetime:
        """The date as last set, moved along with the seconds."""
        return self._wall

    def move(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._now += seconds
        self._wall += timedelta(seconds=seconds)
