"""Tokens and who was there when -> who may come in. Ends at the file `field.sqlite`, which holds no token, only hashes.

An invitation is a link that is good once: the page swaps it for a device token, which survives a reload. One device per
contact: a new one ends the old one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

TOKEN_BYTES = 24  # 192 bits: cannot be guessed, 32 characters
INVITATION = 24 * 3600.0  # seconds an invitation is good
DEVICE = 90 * 86400.0  # seconds since the last visit until a phone has to be invited again

TABLES = """
CREATE TABLE IF NOT EXISTS doors (
    hash BLOB PRIMARY KEY,
    contact TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'device')),
    expires REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (contact TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entered:
    """Who came in, and the token that replaces an invitation."""

    contact: str
    device_token: str | None = None

    def __repr__(self) -> str:
        """Without the token."""
        return f"Entered({self.contact!r})"


class Doors:
    """The file of who may come in. One thread; several processes may open it."""

    def __init__(self, file: Path, now: Callable[[], float]) -> None:
        """`now` gives seconds since 1970. Raises `OSError` or `sqlite3.Error` where the file cannot be used."""
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        file.chmod(0o600)
        self._now = now
        self._base = sqlite3.connect(file, isolation_level=None, timeout=2.0)
        self._base.executescript(TABLES)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def invite(self, contact: str) -> tuple[str, float]:
        """A one-time token for `contact` and when it expires (seconds since 1970); earlier invitations are void."""
        token, expires = secrets.token_urlsafe(TOKEN_BYTES), self._now() + INVITATION
        with self._base:
            self._base.execute("DELETE FROM doors WHERE contact = ? AND kind = 'invitation'", (contact,))
            self._keep(token, contact, "invitation", expires)
        return token, expires

    def enter(self, token: str, known: Collection[str]) -> Entered | None:
        """Who `token` belongs to, or None. Uses an invitation up; `known` are the contacts there still are."""
        now = self._now()
        self._base.execute("BEGIN IMMEDIATE")  # of two pages with one invitation only one may get in
        try:
            row = self._base.execute(
                "SELECT contact, kind FROM doors WHERE hash = ? AND expires > ?", (_hash(token), now)
            ).fetchone()
            entered = None if row is None or row[0] not in known else self._let_in(token, row[0], row[1], now)
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")
        return entered

    def revoke(self, contact: str) -> None:
        """Let in neither the phone nor the invitations of `contact` any more."""
        self._base.execute("DELETE FROM doors WHERE contact = ?", (contact,))

    def enrolled(self) -> set[str]:
        """Whose phone may come in."""
        rows = self._base.execute("SELECT contact FROM doors WHERE kind = 'device' AND expires > ?", (self._now(),))
        return {contact for (contact,) in rows}

    def saw(self, contact: str) -> float:
        """Note that `contact` is there now; the time (seconds since 1970)."""
        now = self._now()
        self._base.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (contact, now))
        return now

    def last_seen(self) -> dict[str, float]:
        """When each contact was there last."""
        return dict(self._base.execute("SELECT contact, at FROM seen"))

    # ------------------------------------------------------------------ within

    def _let_in(self, token: str, contact: str, kind: str, now: float) -> Entered:
        if kind == "device":
            self._base.execute("UPDATE doors SET expires = ? WHERE hash = ?", (now + DEVICE, _hash(token)))
            return Entered(contact)
        self._base.execute("DELETE FROM doors WHERE contact = ?", (contact,))
        fresh = secrets.token_urlsafe(TOKEN_BYTES)
        self._keep(fresh, contact, "device", now + DEVICE)
        return Entered(contact, fresh)

    def _keep(self, token: str, contact: str, kind: str, expires: float) -> None:
        self._base.execute("INSERT INTO doors VALUES (?, ?, ?, ?)", (_hash(token), contact, kind, expires))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
