"""Readings -> what they were in every half hour of the last day, over restarts. Ends where a reading carries its past.

One value a half hour is kept: the first one measured in it, as the time machine shows the begin of each and the
simulator tells it. What one source measured is never shown as the past of
another's number: rows carry their source. Used in the runner's thread alone.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.core.reading import Reading
from kiosk.core.rewind import SLOTS, slot

log = logging.getLogger(__name__)

WRITE_EVERY = 60.0  # seconds: what a power cut may take
SCHEMA = """
CREATE TABLE IF NOT EXISTS past (
    key TEXT NOT NULL, origin TEXT NOT NULL, slot INTEGER NOT NULL, value REAL NOT NULL,
    PRIMARY KEY (key, origin, slot)
) WITHOUT ROWID
"""

Past = tuple[float | None, ...]


class History:
    """The last day of every number. Where the file cannot be written it is kept in memory, and the log says so."""

    def __init__(self, file: Path) -> None:
        self._values: dict[tuple[str, str], dict[int, float]] = {}
        self._pasts: dict[tuple[str, str], tuple[int, Past]] = {}  # by the half hour they end before
        self._unwritten: dict[tuple[str, str, int], float] = {}
        self._written_at = float("-inf")
        self._told: dict[str, tuple[int, Past]] = {}  # what sources know themselves
        self._file = file
        self._base = self._opened(file)

    def told(self, past: Mapping[str, Sequence[float | None]], now: datetime) -> None:
        """A source said what it knows of the last day itself: that goes before what was seen here."""
        self._told |= {key: (slot(now), tuple(values)) for key, values in past.items()}

    def note(self, readings: Iterable[Reading]) -> None:
        """Remember what was measured."""
        for reading in readings:
            if reading.value is None:
                continue
            name, at = (reading.key, _origin(reading)), slot(reading.provenance.measured_at)
            values = self._values.setdefault(name, {})
            if at not in values:
                values[at] = reading.value
                self._unwritten[*name, at] = reading.value
                self._pasts.pop(name, None)

    def filled(self, reading: Reading, now: datetime) -> Reading:
        """The reading with its last day, where it brings none itself."""
        if reading.history:
            return reading
        past = self._past((reading.key, _origin(reading)), slot(now))
        return replace(reading, history=past) if past else reading

    def turn(self, at: float) -> None:
        """Write out what is new, now and then; `at` is monotonic seconds."""
        if at - self._written_at >= WRITE_EVERY:
            self._written_at = at
            self._write()

    def close(self) -> None:
        """Write everything out."""
        self._write()
        self._base.close()

    def _past(self, name: tuple[str, str], now: int) -> Past:
        known = self._pasts.get(name)
        if known is not None and known[0] == now:
            return known[1]
        seen = self._values.get(name, {})
        told_at, told = self._told.get(name[0], (now, ()))
        # the source's last value is of the half hour before it was asked
        by_slot = {told_at - back: value for back, value in enumerate(reversed(told), start=1)}
        slots = range(now - SLOTS, now)
        past = tuple(seen.get(at) if by_slot.get(at) is None else by_slot[at] for at in slots)
        past = past if any(value is not None for value in past) else ()
        self._pasts[name] = (now, past)
        return past

    def _write(self) -> None:
        if not self._unwritten:
            return
        rows = [(key, origin, at, value) for (key, origin, at), value in self._unwritten.items()]
        newest = max(at for _, _, at, _ in rows)
        for values in self._values.values():
            for old in [at for at in values if at < newest - SLOTS]:
                del values[old]
        self._unwritten.clear()
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO past VALUES (?, ?, ?, ?)", rows)
                self._base.execute("DELETE FROM past WHERE slot < ?", (newest - SLOTS,))
        except sqlite3.Error as error:
            log.warning("%s: the last day cannot be written (%s); after a restart trends begin anew", self._file, error)

    def _opened(self, file: Path) -> sqlite3.Connection:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            base = _base(str(file))
            for key, origin, at, value in base.execute("SELECT key, origin, slot, value FROM past"):
                self._values.setdefault((key, origin), {})[at] = value
        except (OSError, sqlite3.Error) as error:
            log.warning("%s: the last day cannot be kept (%s); after a restart trends begin anew", file, error)
            return _base(":memory:")
        return base


def _base(where: str) -> sqlite3.Connection:
    base = sqlite3.connect(where, check_same_thread=False)  # made in the Qt thread, used in the runner's
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute(SCHEMA)
    return base


def _origin(reading: Reading) -> str:
    return reading.provenance.source.en
