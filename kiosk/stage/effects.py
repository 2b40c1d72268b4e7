"""Outcomes wait here for the frame that shows them. Ends where (outcome, painted at) is given on. Qt thread only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Effects(Generic[T]):
    """Holds what was done until the next frame was painted, so that latency is measured to the picture."""

    def __init__(self, shown: Callable[[T, float], None]) -> None:
        """`shown(what, painted_at)` is called once for everything that was done."""
        self._shown = shown
        self._waiting: list[tuple[T, float]] = []

    def done(self, what: T, at: float) -> None:
        """Something changed the state at `at` (monotonic seconds)."""
        self._waiting.append((what, at))

    def painted(self, at: float) -> None:
        """A frame was painted at `at`."""
        shown = [(what, done) for what, done in self._waiting if done <= at]
        self._waiting = [(what, done) for what, done in self._waiting if done > at]
        for what, _ in shown:
            self._shown(what, at)
