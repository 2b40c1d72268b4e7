"""What a busy machine has left, measured in the same moment: a thread that does nothing but wake so often a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Pace:
    """How often it woke so far: as often as asked on a quiet machine, less where nobody gets their turn in time."""

    def __init__(self, fps: float) -> None:
        self.woke = 0
        self._every = 1 / fps
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pace")
        self._thread.start()

    def end(self) -> None:
        """No more."""
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        due = time.monotonic()
        while not self._done.wait(max(0.0, due + self._every - time.monotonic())):
            due = time.monotonic()  # what was missed is not made up for
            self.woke += 1


@contextmanager
def pace(fps: float) -> Iterator[Pace]:
    """Such a thread for as long as something else is measured."""
    made = Pace(fps)
    try:
        yield made
    finally:
        made.end()
