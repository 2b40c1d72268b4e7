"""Many people's sound -> one line. Ends where the wall's own ear begins.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import time

import numpy as np

from kiosk.calls.direct.film import LATE
from kiosk.calls.direct.sounds import FRAME, RATE, Hears
from kiosk.calls.sound.mixer import limited
from kiosk.calls.sound.playout import Playout

TICK = 0.02  # seconds between two looks at everybody's sound


class Chorus:
    """Everybody's sound as one line."""

    def __init__(self, ear: Hears) -> None:
        self._ear = ear
        self._voices: dict[int, Playout] = {}
        self._said = 0  # samples

    def join(self, number: int) -> Hears:
        """One more: where their sound goes."""
        voice = self._voices[number] = Playout()
        return voice

    def leave(self, number: int) -> None:
        """One less."""
        self._voices.pop(number, None)

    def say(self) -> None:
        """The next 10 ms of everybody."""
        total = np.zeros(FRAME, np.int32)
        for voice in self._voices.values():
            total += voice.read()
        self._ear.put(self._said % (1 << 32), limited(total))
        self._said += FRAME

    async def run(self) -> None:
        """Say what is due, until cancelled; a late turn catches up, a very late one goes on from now."""
        began = time.monotonic()
        while True:
            due = int((time.monotonic() - began) * RATE)
            if due - self._said > LATE * RATE:
                began += (due - self._said) / RATE
                due = self._said
            while self._said + FRAME <= due:
                self.say()
            await asyncio.sleep(TICK)
