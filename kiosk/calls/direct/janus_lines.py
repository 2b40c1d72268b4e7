"""A page's two lines to Janus: one for what it shows and says, one for everybody else. Ends at whose they are.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.calls.direct.sdp import checked, checked_sections, sections
from kiosk.calls.direct.venue import Venue
from kiosk.calls.direct.wire import LONGEST_ROOM
from kiosk.calls.janus.session import Event, Handle, JanusRefused
from kiosk.calls.janus.telling import Stream, room

SOUND = "0"  # the section everybody says their sound in: it is offered first


@dataclass(frozen=True, slots=True)
class Told:
    """What Janus says of one of the page's lines."""

    handle: Handle
    event: Event


class Lines:
    """A page's two lines to Janus."""

    def __init__(self, venue: Venue, number: int, take: Callable[[Told], None], *, video: bool) -> None:
        self.venue = venue
        self._number = number
        self._video = video
        self._take = take
        self._out: Handle | None = None
        self._in: Handle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._media: dict[str, bool] = {}  # what comes from the page
        self._heard: set[int] = set()  # whom the page was offered
        self._streams: tuple[Stream, ...] = ()
        self._kinds: list[str] = []  # of the sections that were offered last
        self.turn = 0
        self.awaited = False  # the page has not answered this turn
        self.up = False  # something came from the page
        self.down = False
        self._hears = False  # its line for everybody else stands

    async def show(self, offer: str) -> str:
        """Janus' answer to the offer of what the page shows. Raises `BadSdp`, `JanusRefused`, `JanusGone`."""
        clean = checked(offer, (), video=True)
        self._out = handle = await self._opened()
        await handle.ask({"request": "join", "ptype": "publisher", "id": self._number, **self.venue.place})
        published = await handle.ask({"request": "publish"}, offer=clean)
        return _discreet(published.sdp)

    async def offer(self, others: Sequence[int]) -> str:
        """An offer of whom the page is not offered yet; empty: there is nobody. Raises `JanusRefused`, `JanusGone`."""
        fresh = [number for number in others if number not in self._heard]
        self._heard.intersection_update(others)
        if not fresh:
            return ""
        wanted = [{"feed": number} | ({} if self._video else {"mid": SOUND}) for number in fresh]
        if self._in is None:
            handle = await self._opened()
            try:
                told = await handle.ask(
                    {
                        "request": "join",
                        "ptype": "subscriber",
                        "autoupdate": False,
                        "streams": wanted,
                        **self.venue.place,
                    }
                )
            except JanusRefused:
                await handle.detach()
                raise
            self._in = handle
        else:
            told = await self._in.ask({"request": "subscribe", "streams": wanted})
        self._heard.update(fresh)
        self._streams = room(told).streams or self._streams
        if told.sdp:
            self._kinds = sections(told.sdp)
            self.turn += 1
            self.awaited = True
        return _discreet(told.sdp)

    async def take(self, answer: str) -> None:
        """The page's answer to the last offer. Raises `BadSdp`, `JanusRefused`, `JanusGone`."""
        assert self._in is not None
        clean = checked_sections(answer, (), self._kinds, LONGEST_ROOM)
        self.awaited = False
        await self._in.ask({"request": "start", "room": self.venue.place["room"]}, answer=clean)

    def section(self, number: int, kind: str) -> str | None:
        """By which section of the offers the page hears or sees somebody."""
        return next((one.mid for one in self._streams if (one.feed_id, one.type) == (number, kind)), None)

    def hear(self, told: Told) -> None:
        """What Janus says of them."""
        event, mine = told.event, told.handle is self._out
        if event.kind == "webrtcup":
            self._hears = self._hears or not mine
        elif event.kind == "hangup":
            self.down = True
        elif event.kind == "media" and mine:
            self._media[str(event.data.get("type"))] = comes = bool(event.data.get("receiving"))
            self.up = self.up or comes

    @property
    def waits(self) -> bool:
        """Whether the page has not yet taken what it was offered of the others."""
        return self.awaited or (self._in is not None and not self._hears)

    @property
    def silent(self) -> bool:
        """Whether neither sound nor pictures come from the page."""
        return self.down or (self.up and not any(self._media.values()))

    async def close(self) -> None:
        """End both. Raises nothing."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for handle in (self._out, self._in):
            if handle and not self.venue.session.gone:
                await handle.detach()

    async def _opened(self) -> Handle:
        handle = await self.venue.door()
        task = asyncio.get_running_loop().create_task(self._listen(handle))
        self._tasks.add(task)  # an unreferenced task is collected, and a lost line would look well
        return handle

    async def _listen(self, handle: Handle) -> None:
        while True:
            self._take(Told(handle, await handle.events.get()))


def _discreet(sdp: str) -> str:
    """Janus' words without the name it gives them: the number of the room, which is no page's business."""
    return re.sub(r"^s=[^\r\n]*", "s=-", sdp, count=1, flags=re.MULTILINE)
