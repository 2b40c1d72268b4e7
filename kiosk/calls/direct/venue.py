"""A Janus of our own with one room in it, and the wall in the room. Ends where officers' pages come in.

asyncio loop's thread only. Each conference has its own Janus, secret, room and pin; none of them is told to a page.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import replace

from kiosk.calls.direct.hub import Voices
from kiosk.calls.direct.messages import HangUp, Hold, Mute, Resume
from kiosk.calls.direct.party import Around
from kiosk.calls.direct.peer import Figures
from kiosk.calls.direct.sounds import Hears, Pcm, Reads
from kiosk.calls.janus.daemon import Daemon
from kiosk.calls.janus.place import near
from kiosk.calls.janus.room import Key, Room
from kiosk.calls.janus.session import Handle, JanusGone, Session
from kiosk.calls.picture import Picture, Size
from kiosk.core.call import Seat
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

WALL = 1  # the wall's number in the room
ENTERS = 10.0  # seconds the wall may need into its own room; measured 0.3
LEAVES = 2.5  # seconds it may need out of it: a line that is just coming up is waited for
HIGHEST = 1 << 31  # numbers of rooms


class Venue:
    """From its opening to its end, for whatever reason."""

    def __init__(
        self, around: Around, program: str, seated: Callable[[], None], broke: Callable[[Venue], None]
    ) -> None:
        """`seated` is said when somebody came or left; `broke` once, at an early end.

        Raises `SourceError` where there is no Janus.
        """
        place = near(around.host)
        self._daemon = Daemon(around.host, place.host, program, pages=True)
        self.session = Session("", self._daemon.secret, self._daemon.socket)
        self._key = Key(secrets.randbelow(HIGHEST) + 1, secrets.token_urlsafe(16))
        unseen = Mute(around.muted.microphone, camera=True)  # until somebody comes whom the wall's picture is for
        self.around = replace(around, muted=unseen)
        self._voices = Voices(around.now)
        self._everybody = Voices(around.now)  # the wall too
        self._there: set[int] = set()  # whose voices count
        self._lodged: set[int] = set()  # of them the telephones, which are heard in the wall's own sound
        self._room = Room(
            self.around,
            place,
            self.session,
            self._key,
            WALL,
            changed=seated,
            overhear=self._overheard,
            overread=self._overread,
        )
        self._stay: asyncio.Task[None] | None = None
        self._broke = broke
        self._ending = False
        self.why = ""  # it ended early

    @property
    def pid(self) -> int | None:
        """The process of Janus."""
        return self._daemon.pid

    @property
    def place(self) -> dict[str, object]:
        """The room, as requests name it."""
        return self._key.words

    async def open(self) -> None:
        """Start it and go in. Raises `SourceError`; it has to be closed then too."""
        await self._daemon.start()
        await self.session.open()
        self._stay = asyncio.get_running_loop().create_task(self._stays(), name="the wall in its room")
        entered = asyncio.get_running_loop().create_task(self._room.entered.wait())
        try:
            await asyncio.wait({self._stay, entered}, timeout=ENTERS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            entered.cancel()
        if not self._room.entered.is_set():
            raise SourceError("calls", f"the wall cannot enter its own conference ({self.why})", "see the log")

    async def close(self) -> None:
        """Leave, and end Janus. Raises nothing."""
        self._ending = True
        if self._stay:
            self._room.take(HangUp("room"))
            _, late = await asyncio.wait({self._stay}, timeout=LEAVES)
            for task in late:
                task.cancel()
            await asyncio.gather(self._stay, return_exceptions=True)
        await self.session.close()
        await self._daemon.stop()

    def take(self, order: Hold | Resume | Mute) -> None:
        """What the wall does in the room."""
        if isinstance(order, Mute):
            self.around.muted = order
        self._room.take(order)

    async def door(self) -> Handle:
        """A way into the room, or out of it. Raises `JanusRefused`, `JanusGone`."""
        return await self.session.attach("videoroom")

    async def figures(self, number: int) -> Figures | None:
        """How what somebody sends arrives at the wall; None: nothing does yet."""
        peer = self._room.line(number)
        return await peer.figures() if peer else None

    @property
    def speaks(self) -> int:
        """Who does; 0: nobody yet."""
        return int(self._voices.speaks or 0)

    @property
    def speaks_now(self) -> int:
        """Who does at this moment, the wall or one of the others; 0: nobody."""
        return int(self._everybody.now or 0)

    @property
    def dark(self) -> frozenset[int]:
        """Of whom nothing was seen so far."""
        return self._room.dark

    def seats(self) -> dict[int, Seat]:
        """Where everybody is in the wall's picture."""
        width, height = self.around.size
        return {
            number: Seat(left / width, top / height, wide / width, high / height, dark=number in self.dark)
            for number, (left, top, wide, high) in self._room.seats().items()
        }

    def lead(self, number: int) -> None:
        """Show this one large on the wall; 0: everybody alike."""
        self._room.lead(number or None)

    def lodge(self, number: int) -> None:
        """A telephone takes part, which Janus does not know of."""
        self._lodged.add(number)
        self.came(number)
        self._room.lodge(number)

    def leave(self, number: int) -> None:
        """It does not any more."""
        self._lodged.discard(number)
        self.left(number)
        self._room.leave(number)

    def tile(self, number: int) -> Size:
        """How large its pictures are wanted now."""
        return self._room.tile(number)

    def put(self, number: int, picture: Picture) -> None:
        """What it shows now."""
        self._room.put(number, picture)

    def came(self, number: int) -> None:
        """They are heard from now on."""
        self._there.add(number)

    def left(self, number: int) -> None:
        """They say nothing any more."""
        self._there.discard(number)
        for voices in (self._voices, self._everybody):
            voices.left(str(number))

    def heard(self, number: int, pcm: Pcm) -> None:
        """10 or 20 ms of somebody, int16 mono; of who left some may still be under way."""
        if number in self._there:
            for voices in (self._voices, self._everybody):
                voices.heard(str(number), pcm)

    def said(self, pcm: Pcm) -> None:
        """10 ms of what is heard of the wall: its own voice, unless it is a telephone's."""
        if not self._room.held and not any(self._everybody.loud(str(number)) for number in self._lodged):
            self._everybody.heard(str(WALL), pcm)

    # ------------------------------------------------------------------ within

    def _overheard(self, number: int, ear: Hears) -> Hears:
        return _Ear(ear, self, number)

    def _overread(self, mouth: Reads) -> Reads:
        return _Mouth(mouth, self)

    async def _stays(self) -> None:
        try:
            await self._room.run()
        except JanusGone as error:
            self.why = str(error)
        except Exception:
            # without this everybody would sit in a room that the wall is not in
            log.exception("the wall's stay in its room failed")
        if self._ending:
            return
        self.why = await self._daemon.ended() or self.session.gone or self.why or "its line to the room broke"
        self._broke(self)


class _Ear:
    def __init__(self, inner: Hears, venue: Venue, number: int) -> None:
        self._inner = inner
        self._venue = venue
        self._number = number

    def put(self, pts: int, pcm: Pcm) -> None:
        """Pass it on, and listen who it is."""
        self._venue.heard(self._number, pcm)
        self._inner.put(pts, pcm)


class _Mouth:
    def __init__(self, inner: Reads, venue: Venue) -> None:
        self._inner = inner
        self._venue = venue

    def read(self) -> Pcm:
        """Give it out, and listen whether somebody speaks."""
        pcm = self._inner.read()
        self._venue.said(pcm)
        return pcm
