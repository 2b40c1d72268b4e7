"""A sound card that does not exist: what is played goes through a function and comes back as the microphone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kiosk.calls.sound.duplex import Turn
from kiosk.calls.sound.frame import SECONDS, SILENCE, Frame

Air = Callable[[Frame], Frame]  # what was played -> what the microphone captures next


class Loopback:
    """Runs in real time in a thread of its own until it is closed."""

    problem = ""
    delay = SECONDS

    def __init__(self, turn: Turn, air: Air, *, muted: bool = False) -> None:
        self.loudspeaker = "loopback"
        self.microphone = "" if muted else "loopback"
        self.ended = False
        self._turn = turn
        self._air = air
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="loopback", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """See `Card`."""
        self._stop.set()
        self._thread.join()

    def lose(self) -> None:
        """As if the device were pulled out."""
        self.close()
        self.ended = True

    def _run(self) -> None:
        captured: Frame = SILENCE
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            due += SECONDS
            played = self._turn(captured if self.microphone else None)
            captured = self._air(played)
