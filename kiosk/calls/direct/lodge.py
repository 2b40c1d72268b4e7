"""A telephone's place in a conference of pages: Janus does not know of it, for it is seen and heard by way of the wall.

asyncio loop's thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.calls.direct.hub import CUT
from kiosk.calls.direct.sounds import Pcm
from kiosk.calls.direct.venue import Venue
from kiosk.calls.picture import Picture, Size


class House(Protocol):
    """What a telephone's place asks of the conference."""

    @property
    def room(self) -> Venue | None:
        """Where it is held; None: nowhere any more, or not yet."""
        ...

    def lodged(self, lodge: Lodge) -> None:
        """It is there now."""
        ...

    def left(self, lodge: Lodge) -> None:
        """It is not any more; said again, nothing."""
        ...


class Lodge:
    """One telephone's; see `hub.Lodging`."""

    cut = CUT

    def __init__(self, house: House, call_id: str, contact: str, number: int) -> None:
        """`number` is nobody else's in the room."""
        self.call_id = call_id
        self.contact = contact
        self.number = number
        self._house = house

    @property
    def there(self) -> bool:
        """Whether the conference is held."""
        return self._house.room is not None

    def came(self) -> None:
        """They are seen and heard now."""
        self._house.lodged(self)

    def went(self) -> None:
        """They are not any more."""
        self._house.left(self)

    def sizes(self) -> tuple[Size, ...]:
        """See `Shows`."""
        room = self._house.room
        return (room.tile(self.number),) if room else ()

    def put(self, pictures: Sequence[Picture]) -> None:
        """See `Shows`."""
        if room := self._house.room:
            room.put(self.number, pictures[0])

    def heard(self, pcm: Pcm) -> None:
        """10 or 20 ms of them, int16 mono."""
        if room := self._house.room:
            room.heard(self.number, pcm)
