"""What an installation is doing -> lines on a terminal. Ends at the stream."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol, TextIO

WIDTH = 24  # characters of the bar
REDRAW = 0.1  # seconds between two drawings of the bar
STEP = 25  # per cent between two lines where there is no terminal
MEGA = 1_000_000  # bytes; the unit in which publishers give sizes


class Report(Protocol):
    """Whoever wants to know how an installation goes."""

    def say(self, line: str) -> None:
        """One line for the operator."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Bytes so far of all bytes; `done == total` is told once, last."""


def megabytes(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / MEGA:.1f} MB"


class StreamReport:
    """A moving bar on a terminal, a line every quarter in a log file."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._terminal = stream.isatty()
        self._bar = False
        self._drawn = float("-inf")
        self._next = 0.0

    def say(self, line: str) -> None:
        """One line; a bar that was being drawn stays above it."""
        self._end_bar()
        self._stream.write(line + "\n")
        self._stream.flush()

    def progress(self, what: str, done: int, total: int) -> None:
        """The bar redrawn, or a line at every quarter."""
        if self._terminal:
            self._draw(what, done, total)
        else:
            self._note(what, done, total)

    def _draw(self, what: str, done: int, total: int) -> None:
        if done < total and self._clock() < self._drawn + REDRAW:
            return
        filled = WIDTH * done // total
        bar = "#" * filled + "." * (WIDTH - filled)
        self._stream.write(f"\r{what} [{bar}] {megabytes(done)} of {megabytes(total)}")
        self._stream.flush()
        self._bar, self._drawn = True, self._clock()
        if done >= total:
            self._end_bar()

    def _note(self, what: str, done: int, total: int) -> None:
        percent = 100 * done / total
        if percent >= self._next:
            self.say(f"{what}: {megabytes(done)} of {megabytes(total)}")
            self._next = percent // STEP * STEP + STEP
        if done >= total:
            self._next = 0.0

    def _end_bar(self) -> None:
        if self._bar:
            self._stream.write("\n")
            self._bar = False
