"""`kiosk run` on a real X server: the wall opens, works without microphone and camera, and ends in good order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.journal import Journal

PATIENCE = 90.0  # seconds; a busy machine is slow
pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed (Debian package xvfb)")


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE)


def kinds(journal: Path) -> list[str]:
    return [entry.kind for entry in Journal(journal, SetClock(), "reader").entries()] if journal.exists() else []


@pytest.mark.parametrize("window", [["--windowed", "1024x600"], []], ids=["window", "full screen"])
def test_the_wall_opens_and_ends_when_it_is_told_to(display: str, tmp_path: Path, window: list[str]) -> None:
    journal = tmp_path / "journal.sqlite"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_QUICK_BACKEND": "software",
        "KIOSK__JOURNAL": str(journal),
        "KIOSK__EARS__MICROPHONE": "no such microphone",
        "KIOSK__EYES__CAMERA": "no such camera",
    }
    wall = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", *window], env=environment, stderr=subprocess.PIPE, text=True
    )
    end = time.monotonic() + PATIENCE
    while "started" not in kinds(journal) and time.monotonic() < end:
        assert wall.poll() is None, wall.communicate()[1]
        time.sleep(0.2)
    time.sleep(3)  # the engines are being started
    assert wall.poll() is None
    wall.send_signal(signal.SIGTERM)
    _, log = wall.communicate(timeout=PATIENCE)
    assert wall.returncode == 0, log
    assert "Traceback" not in log
    assert kinds(journal)[-1] == "stopped"
