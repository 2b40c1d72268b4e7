"""The black box: everything heard, seen, proposed, confirmed, refused and done, in an append-only SQLite file.

Rows are committed one by one in WAL mode with `synchronous=NORMAL`: what was written survives a `kill -9` of the
program (a power cut may lose the last moments). Triggers refuse to change or delete a row.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.core.clock import Clock

log = logging.getLogger(__name__)

SCHEMA_VERSION = 1
BUSY = 0.02  # seconds a write may wait for another writer: the Qt thread waits too
INSERT = "INSERT INTO entry (run, at, wall, kind, data) VALUES (?, ?, ?, ?, ?)"
SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY, run TEXT NOT NULL, at REAL NOT NULL, wall TEXT NOT NULL,
    kind TEXT NOT NULL, data TEXT NOT NULL CHECK (json_valid(data))
);
CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `at` in monotonic seconds of its run, `wall` with zone."""

    id: int
    run: str
    at: float
    wall: datetime
    kind: str
    data: Mapping[str, object]


class Journal:
    """Writes rows; reads them back. Qt thread only.

    Where the file cannot be written the journal goes on in memory and `problem` says so, for the wall to show.
    """

    def __init__(self, file: Path, clock: Clock, run: str) -> None:
        self._clock = clock
        self._run = run
        self.problem = ""
        self._rows: deque[tuple[str, float, str, str, str]] = deque()  # not yet written
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)  # what visitors said is nobody else's
            self._base = self._opened(str(file))
        except (OSError, sqlite3.Error) as error:
            self._go_on_in_memory(file, error)
        self._file = file

    def write(self, kind: str, **data: object) -> None:
        """Append one row; values must be JSON (anything else is written as its `str`)."""
        text = json.dumps(data, ensure_ascii=False, default=str)
        self._rows.append((self._run, self._clock.now(), self._clock.wall().isoformat(), kind, text))
        self._write_out()

    def entries(self, kind: str = "", *, run: str = "") -> Iterator[Entry]:
        """Rows in their order, of one kind and one run where named."""
        self._write_out()
        query = (
            "SELECT id, run, at, wall, kind, data FROM entry"
            " WHERE (kind = ? OR ? = '') AND (run = ? OR ? = '') ORDER BY id"
        )
        for number, of, at, wall, what, data in self._base.execute(query, (kind, kind, run, run)):
            yield Entry(number, of, at, datetime.fromisoformat(wall), what, json.loads(data))

    def close(self) -> None:
        """Write everything out."""
        self._write_out()
        self._base.close()

    def _write_out(self) -> None:
        while self._rows:
            try:
                self._base.execute(INSERT, self._rows[0])
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                    return  # somebody else writes: the row waits for the next one
                self._go_on_in_memory(self._file, error)
            except sqlite3.Error as error:
                self._go_on_in_memory(self._file, error)
            else:
                self._rows.popleft()

    @staticmethod
    def _opened(where: str) -> sqlite3.Connection:
        base = sqlite3.connect(where, isolation_level=None, timeout=BUSY)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, SCHEMA_VERSION):
            base.close()
            problem = f"it is of version {version}, this program writes version {SCHEMA_VERSION}"
            raise sqlite3.DatabaseError(problem)
        base.executescript(SCHEMA)
        base.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return base

    def _go_on_in_memory(self, file: Path, error: Exception) -> None:
        self.problem = f"{file}: the journal cannot be written ({error}); it is kept in memory until the program ends"
        log.error("%s", self.problem)
        self._base = self._opened(":memory:")
