"""Many people's pictures -> one picture. Ends where everybody has a place in it.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable
from math import ceil, sqrt
from typing import Generic, TypeVar

from kiosk.calls.picture import Picture, Size, dark

log = logging.getLogger(__name__)

FPS = 15  # pictures a second of the whole; a face needs no more
GAP = 2  # pixels between two people
SMALL = 4  # faces across that would fit beside the one who speaks, who has the rest of the width and height

Box = tuple[int, int, int, int]  # left, top, width, height in pixels
Key = TypeVar("Key", bound=Hashable)


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
        found.append(_apart((left + column * wide, top + row * high, wide, high)))
    return found


def led(people: int, first: int, width: int, height: int) -> list[Box]:
    """The same with the one of number `first` large, and the others in a column beside; more also in a row below."""
    others = people - 1
    if others < 1:
        return boxes(people, width, height)
    across = max(SMALL, ceil((others + 1) / 2))  # small ones, side by side
    wide, high = width // across, height // across
    beside = min(others, across)
    below = others - beside
    top = 0 if below else (height - beside * high) // 2
    small = [(width - wide, top + number * high) for number in range(beside)]
    left = (width - wide - below * wide) // 2
    small += [(left + number * wide, height - high) for number in range(below)]
    placed = [_apart((*corner, wide, high)) for corner in small]
    placed.insert(first, _apart((0, 0 if below else high // 2, width - wide, height - high)))
    return placed


def _apart(box: Box) -> Box:
    left, top, width, height = box
    return left + GAP, top + GAP, width - 2 * GAP, height - 2 * GAP


class Gallery(Generic[Key]):
    """Everybody in one picture, in the order they came."""

    def __init__(self, size: Size, show: Callable[[Picture], None]) -> None:
        """`show` is given pictures of `size`."""
        self.size = size
        self._show = show
        self._faces: dict[Key, Picture | None] = {}
        self._first: Key | None = None
        self._changed = asyncio.Event()
        self.held = False

    def __len__(self) -> int:
        """How many there are."""
        return len(self._faces)

    def __contains__(self, who: Key) -> bool:
        """Whether somebody is there."""
        return who in self._faces

    def seats(self) -> dict[Key, Box]:
        """Where everybody is."""
        faces = list(self._faces)
        if self._first in self._faces:
            return dict(zip(faces, led(len(faces), faces.index(self._first), *self.size), strict=True))
        return dict(zip(faces, boxes(len(faces), *self.size), strict=True))

    @property
    def dark(self) -> frozenset[Key]:
        """Of whom nothing was seen so far: a telephone has no picture."""
        return frozenset(who for who, face in self._faces.items() if face is None)

    def tile(self, who: Key | None = None) -> Size:
        """The size of somebody now, of the first one if nobody is named."""
        seats = self.seats()
        box = seats.get(who) if who is not None else next(iter(seats.values()), None)
        if box is None:
            (box,) = boxes(1, *self.size)
        return box[2], box[3]

    def join(self, who: Key) -> None:
        """One more."""
        self._faces[who] = None
        self._changed.set()

    def leave(self, who: Key) -> None:
        """One less."""
        self._faces.pop(who, None)
        self._changed.set()

    def lead(self, who: Key | None) -> None:
        """Show this one large from now on; None: everybody alike."""
        self._first = who
        self._changed.set()

    def put(self, who: Key, picture: Picture) -> None:
        """What somebody looks like now."""
        if who in self._faces:
            self._faces[who] = picture
            self._changed.set()

    def composed(self) -> Picture:
        """Everybody; who shows nothing is a dark field."""
        whole = dark(*self.size)
        for who, box in self.seats().items():
            face = self._faces[who]
            if face is not None:
                _paste(whole, face, box)
        return whole

    async def run(self) -> None:
        """Show everybody as soon as somebody changed, until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if not self.held:
                try:
                    self._show(self.composed())
                except Exception:  # the next picture may go well; a gallery that ended would show nobody any more
                    log.exception("a picture of all could not be made")
            await asyncio.sleep(1 / FPS)


def _paste(whole: Picture, face: Picture, box: Box) -> None:
    """A face made for another number of people is cut until the next one comes."""
    left, top, width, height = box
    high, wide = min(height, face.shape[0]), min(width, face.shape[1])
    down, right = top + (height - high) // 2, left + (width - wide) // 2
    whole[down : down + high, right : right + wide] = face[:high, :wide]
