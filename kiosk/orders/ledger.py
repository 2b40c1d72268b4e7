"""Orders -> a file that a kill -9 cannot take them from. Ends where the orders are read back.

What is put is on the disk when `put` returns (`synchronous=FULL`): an order that was confirmed is delivered, today or
after the next start.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.core.order import Order, Slip, SlipState
from kiosk.core.text import LANGUAGES, Text

log = logging.getLogger(__name__)

VERSION = 2
BUSY = 0.5  # seconds a write may wait for another program: the Qt thread waits too
KEEP = timedelta(days=1)  # what the wall shows; the file keeps everything, for the audit
SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL CHECK (json_valid(what)),
    dictated INTEGER NOT NULL DEFAULT 0 CHECK (dictated IN (0, 1))
);
CREATE TABLE IF NOT EXISTS slips (
    id TEXT NOT NULL REFERENCES orders (id), contact TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL,
    times TEXT NOT NULL CHECK (json_valid(times)), reason TEXT NOT NULL, PRIMARY KEY (id, contact)
);
"""

# how a file of the version before becomes one of the next
STEPS: Mapping[int, str] = {
    1: "ALTER TABLE orders ADD COLUMN dictated INTEGER NOT NULL DEFAULT 0 CHECK (dictated IN (0, 1));",
}


class Ledger:
    """All orders ever given. One thread only.

    Where the file cannot be used the ledger goes on in memory and `problem` says so, for the wall to show.
    """

    def __init__(self, file: Path) -> None:
        self.problem = ""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            self._base = _opened(str(file))
        except (OSError, sqlite3.Error) as error:
            self.problem = f"{file}: orders cannot be kept ({error}); they are lost when the program ends"
            log.error("%s", self.problem)  # noqa: TRY400 - the reason is in the words
            self._base = _opened(":memory:")

    def put(self, order: Order) -> None:
        """Keep the order as it is now. Raises `sqlite3.Error` where the disk refuses."""
        what = {
            "kind": order.kind,
            "template": order.template,
            "text": {language: order.text.to(language) for language in LANGUAGES},
            "expires": order.expires.isoformat(),
            "proposed_by": order.proposed_by,
            "confirmed_by": order.confirmed_by,
            "simulated": order.simulated,
            "to": order.to,
            "filled": order.filled,
            "wording": order.wording,
            "heard": order.heard,
            "engine": order.engine,
        }
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute(
                "INSERT INTO orders (id, at, what, dictated) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (order.id, order.at.isoformat(), json.dumps(what, ensure_ascii=False), order.wording == "dictated"),
            )
            self._base.executemany(
                "INSERT INTO slips VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id, contact) DO UPDATE"
                " SET state = excluded.state, times = excluded.times, reason = excluded.reason",
                [(order.id, *_row(place, slip)) for place, slip in enumerate(order.slips)],
            )

    def known(self, now: datetime) -> tuple[Order, ...]:
        """The orders of the last day and those that are still open, newest first."""
        rows = self._base.execute("SELECT id, at, what FROM orders ORDER BY at DESC, id DESC")
        orders = (self._order(*row) for row in rows)
        return tuple(order for order in orders if now - order.at < KEEP or not order.over)

    def close(self) -> None:
        """No more."""
        self._base.close()

    def _order(self, number: str, at: str, what: str) -> Order:
        said = json.loads(what)
        slips = self._base.execute(
            "SELECT contact, state, times, reason FROM slips WHERE id = ? ORDER BY place", (number,)
        )
        return Order(
            id=number,
            kind=said["kind"],
            template=said["template"],
            text=Text(**said["text"]),
            at=datetime.fromisoformat(at),
            expires=datetime.fromisoformat(said["expires"]),
            proposed_by=said["proposed_by"],
            confirmed_by=said["confirmed_by"],
            simulated=said["simulated"],
            slips=tuple(_slip(*row) for row in slips),
            to=said.get("to", ""),  # orders of version 1 have none of these
            filled=tuple((slot, value) for slot, value in said.get("filled", ())),
            wording=said.get("wording", "template"),
            heard=said.get("heard", ""),
            engine=said.get("engine", ""),
        )


def _opened(where: str) -> sqlite3.Connection:
    base = sqlite3.connect(where, isolation_level=None, timeout=BUSY)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    try:
        _brought_up(base)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _brought_up(base: sqlite3.Connection) -> None:
    """Make the tables of this version, or turn those of an older one into them: wholly or not at all."""
    if base.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    with base:
        base.execute("BEGIN EXCLUSIVE")  # two programs that start at once do it once
        found = base.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            msg = f"it is of version {found}, this program writes version {VERSION}"
            raise sqlite3.DatabaseError(msg)
        steps = [STEPS[one] for one in range(found, VERSION)] if found else SCHEMA.split(";")
        for step in steps:
            base.execute(step)
        base.execute(f"PRAGMA user_version = {VERSION}")
    if 0 < found < VERSION:
        log.info("the orders' file was of version %d and is of version %d now", found, VERSION)


def _row(place: int, slip: Slip) -> tuple[object, ...]:
    times = json.dumps([[state.value, at.isoformat()] for state, at in slip.times])
    return slip.contact, place, slip.state.value, times, slip.reason


def _slip(contact: str, state: str, times: str, reason: str) -> Slip:
    reached = tuple((SlipState(one), datetime.fromisoformat(at)) for one, at in json.loads(times))
    return Slip(contact, SlipState(state), reached, reason)
