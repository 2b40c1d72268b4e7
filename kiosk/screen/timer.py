"""Something to do again and again in the Qt thread, from any code that knows no Qt."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QTimer


class Timer:
    """Calls `then` every `seconds` once the event loop runs, until it is stopped. Qt thread only."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(then)
        self._timer.start()

    def stop(self) -> None:
        """No more calls."""
        self._timer.stop()
