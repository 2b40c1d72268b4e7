"""This process's memory -> an end in good order before it is too much: recognisers are known to grow."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.core.errors import SourceError

GROWTH = 400e6  # bytes over the first look: users report up to 300 MB an hour (vosk), so hours pass between restarts
EVERY = 30.0  # seconds between looks
SETTLED = 60.0  # seconds until the first look counts: models load, caches fill


class Memory:
    """Watches the resident size."""

    def __init__(self) -> None:
        self._first = 0.0
        self._next = 0.0
        self._from: float | None = None

    def check(self, now: float) -> None:
        """Call when a restart would disturb nobody. Raises `SourceError` when it grew by more than `GROWTH` bytes."""
        if self._from is None:
            self._from = self._next = now + SETTLED
        if now < self._next:
            return
        self._next = now + EVERY
        size = resident()
        self._first = self._first or size
        if size - self._first > GROWTH:
            raise SourceError("ears", f"memory grew to {size / 1e6:.0f} MB", "it starts anew by itself")


def resident() -> float:
    """Bytes of memory in use by this process."""
    return float(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
