"""Many people's pictures -> one picture, their sound -> one line. Ends where the wall's own frames and ear begin.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from math import ceil, sqrt

import numpy as np

from kiosk.calls.direct.peer import LATE, NIGHT, Picture, dark
from kiosk.calls.direct.sounds import FRAME, RATE, Hears
from kiosk.calls.sound.mixer import limited
from kiosk.calls.sound.playout import Playout

FPS = 15  # pictures a second of the whole; a face needs no more
GAP = 2  # pixels between two people
TICK = 0.02  # seconds between two looks at everybody's sound

Box = tuple[int, int, int, int]  # left, top, width, height in pixels


def boxes(people: int, width: int, height: int) -> list[Box]:
    """Where each of so many people stands in a picture of this size: rows of one length, the last one centred."""
    if people <= 0:
        return []
    columns = ceil(sqrt(people))
    rows = ceil(people / columns)
    wide, high = width // columns, height // rows
    if rows < columns:  # two beside each other keep the picture's shape instead of becoming pillars
        high = min(high, round(wide * height / width))
    top = (height - rows * high) // 2
    found = []
    for number in range(people):
        row, column = divmod(number, columns)
        here = min(columns, people - row * columns)
        left = (width - here * wide) // 2
        found.append((left + column * wide + GAP, top + row * high + GAP, wide - 2 * GAP, high - 2 * GAP))
    return found


class Gallery:
    """Everybody in one picture, in the order they came."""

    def __init__(self, size: tuple[int, int], show: Callable[[Picture], None]) -> None:
        """`show` is given pictures of `size` (width, height)."""
        self._size = size
        self._show = show
        self._faces: dict[int, Picture | None] = {}
        self._changed = asyncio.Event()
        self.held = False

    def tile(self) -> tuple[int, int]:
        """The size (width, height) of one person now."""
        _, _, width, height = boxes(max(1, len(self._faces)), *self._size)[0]
        return width, height

    def join(self, number: int) -> None:
        """One more."""
        self._faces[number] = None
        self._changed.set()

    def leave(self, number: int) -> None:
        """One less."""
        self._faces.pop(number, None)
        self._changed.set()

    def put(self, number: int, picture: Picture) -> None:
        """What somebody looks like now."""
        if number in self._faces:
            self._faces[number] = picture
            self._changed.set()

    def composed(self) -> Picture:
        """Everybody; who shows nothing is a dark field."""
        whole = dark(*self._size)
        whole[:] = NIGHT
        for box, face in zip(boxes(len(self._faces), *self._size), self._faces.values(), strict=True):
            if face is not None:
                _paste(whole, face, box)
        return whole

    async def run(self) -> None:
        """Show everybody as soon as somebody changed, until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if not self.held:
                self._show(self.composed())
            await asyncio.sleep(1 / FPS)


def _paste(whole: Picture, face: Picture, box: Box) -> None:
    """A face made for another number of people is cut until the next one comes."""
    left, top, width, height = box
    high, wide = min(height, face.shape[0]), min(width, face.shape[1])
    down, right = top + (height - high) // 2, left + (width - wide) // 2
    whole[down : down + high, right : right + wide] = face[:high, :wide]


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
