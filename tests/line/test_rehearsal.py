"""Ear, eye and finger to command, screen and call: the whole line with real recognisers, judged by its own record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.journal import Journal

SHORT = Path(__file__).with_name("short.toml")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    out, ended = play(tmp_path_factory)
    if not saw(out):  # a machine that has no time for the tracker misses a swipe: as a presenter would, once more
        out, ended = play(tmp_path_factory)
    return ended, out


def play(folders: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The rehearsal's record, and how it ended."""
    out = folders.mktemp("demo")
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--headless", "--out", str(out), "--scenario", str(SHORT)],
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    return out, ended


def saw(out: Path) -> bool:
    """Whether what the eyes should see was seen; where there is no record at all it is not their fault."""
    record = out / "timeline.json"
    steps = json.loads(record.read_text(encoding="utf-8"))["steps"] if record.exists() else []
    return all(step["met"] for step in steps if step["title"] == "eye")


@pytest.mark.timeout(530)
def test_every_step_of_the_line_goes_as_expected(played: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    ended, out = played
    assert ended.returncode == 0, ended.stdout + ended.stderr
    record = json.loads((out / "timeline.json").read_text(encoding="utf-8"))
    assert record["met"]
    assert [step["source"] for step in record["steps"]][:3] == ["touch", "voice", "gesture"]
    for step in record["steps"]:
        assert step["command"], step
        assert 0 <= step["seconds"] < 30, step  # four on a quiet machine: a call rings, is answered and speaks


def test_it_leaves_a_picture_of_every_step_and_a_sheet_of_all(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    pictures = sorted(file.name for file in out.glob("[0-9][0-9].png"))
    assert pictures == [f"{number:02d}.png" for number in range(1, 10)]
    assert (out / "contact-sheet.png").stat().st_size > 50_000


def test_the_journal_tells_who_proposed_and_who_confirmed(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    entries = list(Journal(out / "journal.sqlite", SetClock(), "reader").entries())
    told = [(entry.kind, entry.data.get("by")) for entry in entries if entry.kind in ("proposed", "confirmed")]
    assert told == [("proposed", "voice"), ("confirmed", "touch")]
    assert "heard" in {entry.kind for entry in entries}
    assert "seen" in {entry.kind for entry in entries}
