"""Lets Qt's event loop go on for a while, in the middle of a test."""

from __future__ import annotations

from PyQt6.QtCore import QEventLoop, Qt, QTimer


def wait(milliseconds: int) -> None:
    """Process events for so long; what the glass paints cannot be had from an injected clock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, Qt.TimerType.PreciseTimer, loop.quit)
    loop.exec()
