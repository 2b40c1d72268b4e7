"""Lets Qt's event loop go on for a while, in the middle of a test."""

from __future__ import annotations

import time
from collections.abc import Callable

from PyQt6.QtCore import QEventLoop, Qt, QTimer

PATIENCE = 30.0  # seconds; a busy machine is slow


def wait(milliseconds: int) -> None:
    """Process events for so long; what the glass paints cannot be had from an injected clock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, Qt.TimerType.PreciseTimer, loop.quit)
    loop.exec()


def until(reached: Callable[[], object], what: str) -> None:
    """Process events until it is so, however slow the machine is. Raises `AssertionError` naming `what`."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, what
        wait(5)
