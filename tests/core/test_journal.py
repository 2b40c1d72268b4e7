"""The black box keeps what it was told, whatever happens to the program."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.journal import Journal


def test_what_is_written_can_be_read_in_order(tmp_path: Path) -> None:
    clock = SetClock()
    journal = Journal(tmp_path / "journal.sqlite", clock, "one")
    journal.write("heard", text="show traffic")
    clock.move(1.5)
    journal.write("command", command="view.show", text="교통 보여줘")
    first, second = journal.entries()
    assert (first.kind, first.data, second.data["text"]) == ("heard", {"text": "show traffic"}, "교통 보여줘")
    assert second.at - first.at == 1.5
    assert second.wall > first.wall


def test_rows_can_neither_be_changed_nor_deleted(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    Journal(file, SetClock(), "one").write("heard", text="yes")
    base = sqlite3.connect(file)
    for attempt in ("DELETE FROM entry", "UPDATE entry SET kind = 'nothing'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            base.execute(attempt)
    base.close()


def test_runs_are_kept_apart(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    for run in ("one", "two"):
        Journal(file, SetClock(), run).write("started")
    assert [entry.run for entry in Journal(file, SetClock(), "three").entries(run="two")] == ["two"]


def test_what_was_written_survives_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    program = f"""
        import os, signal
        from pathlib import Path
        from kiosk.core.clock import SystemClock
        from kiosk.core.journal import Journal
        journal = Journal(Path({str(file)!r}), SystemClock(), "killed")
        for number in range(200):
            journal.write("heard", number=number)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert ended.returncode == -9
    numbers = [entry.data["number"] for entry in Journal(file, SetClock(), "after").entries(run="killed")]
    assert numbers == list(range(200))


def test_where_nothing_can_be_written_it_goes_on_in_memory_and_says_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    journal = Journal(in_the_way / "journal.sqlite", SetClock(), "one")
    journal.write("heard", text="yes")
    assert str(in_the_way / "journal.sqlite") in journal.problem
    assert [entry.kind for entry in journal.entries()] == ["heard"]


def test_a_file_that_is_no_journal_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    file.write_bytes(b"holiday pictures" * 100)
    assert "cannot be written" in Journal(file, SetClock(), "one").problem
    assert file.read_bytes() == b"holiday pictures" * 100


def test_while_somebody_else_writes_rows_wait_and_none_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    journal = Journal(file, SetClock(), "one")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    journal.write("heard", number=1)
    journal.write("heard", number=2)
    assert journal.problem == ""
    other.execute("COMMIT")
    journal.write("heard", number=3)
    other.close()
    assert [e.data["number"] for e in Journal(file, SetClock(), "reader").entries(run="one")] == [1, 2, 3]


def test_what_visitors_said_is_nobody_elses(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    Journal(file, SetClock(), "one").write("heard", text="yes")
    assert file.stat().st_mode & 0o077 == 0
