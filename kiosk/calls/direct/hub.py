"""Everybody in one talk -> the wall's picture of them, what they see of each other, who speaks.

Two people see each other as they are. From three on the wall sees a gallery of the others, and the others see one of
everybody with the wall in it: one picture for all, so that it is encoded once. asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from av import VideoFrame

from kiosk.calls.backend import Seated
from kiosk.calls.direct.film import Camera, Film, Pictures
from kiosk.calls.direct.sounds import RATE, Hears, Pcm
from kiosk.calls.gallery import Gallery
from kiosk.calls.picture import Picture, Size, dark, fitted
from kiosk.core.call import Seat

TOGETHER = (960, 540)  # width, height of what the others see from three people on: 480x270 for each of four
WALL = ""  # whose place is the wall's own, among ids of calls
CUT = 4 / 3  # a camera's 4:3 fills a place of 16:9; a phone held upright is not cut to a strip
GONE = 1.0  # seconds without a picture of the camera after which its place is dark
LOUD = 330.0  # root mean square of int16 from which somebody speaks: -40 dB, above a phone's noise
SMOOTH = 0.2  # seconds over which loudness is measured
QUIET = 1.0  # seconds whoever spoke has to be quiet before the next one is shown large: a breath is no end


class Voices:
    """Who speaks, by loudness: stays with whoever does until they are quiet."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._power: dict[str, float] = {}  # mean square of int16
        self._spoke: dict[str, float] = {}  # monotonic seconds
        self.speaks = ""  # the id of a call; empty: nobody did yet

    def heard(self, call_id: str, pcm: Pcm) -> None:
        """10 or 20 ms of somebody, int16 mono."""
        if not len(pcm):
            return
        share = min(1.0, len(pcm) / RATE / SMOOTH)
        power = float(np.mean(np.square(pcm, dtype=np.float64)))
        self._power[call_id] = level = self._power.get(call_id, 0.0) * (1 - share) + power * share
        if level < LOUD**2:
            return
        now = self._now()
        self._spoke[call_id] = now
        if call_id != self.speaks and self._since(self.speaks) > QUIET:
            self.speaks = call_id

    @property
    def now(self) -> str:
        """Who speaks at this moment, or a breath ago; empty: nobody."""
        return self.speaks if self._since(self.speaks) < QUIET else ""

    def loud(self, call_id: str) -> bool:
        """Whether they are to be heard at this moment, whoever else is."""
        return self._since(call_id) < SMOOTH

    def left(self, call_id: str) -> None:
        """They say nothing any more."""
        self._power.pop(call_id, None)
        self._spoke.pop(call_id, None)
        if self.speaks == call_id:
            self.speaks = ""

    def _since(self, call_id: str) -> float:
        """Seconds since they were loud."""
        return self._now() - self._spoke.get(call_id, -math.inf)


class Lodging(Protocol):
    """Where somebody is seen and heard instead, while most of the talk goes on elsewhere."""

    @property
    def there(self) -> bool:
        """Whether it does."""
        ...

    def came(self) -> None:
        """They are there now."""
        ...

    def went(self) -> None:
        """They are not any more."""
        ...

    def sizes(self) -> tuple[Size, ...]:
        """See `Shows`."""
        ...

    def put(self, pictures: Sequence[Picture]) -> None:
        """See `Shows`."""
        ...

    def heard(self, pcm: Pcm) -> None:
        """10 or 20 ms of them, int16 mono."""
        ...


class Place:
    """One of the others in the hub; where their pictures and their sound go."""

    def __init__(self, hub: Hub, call_id: str) -> None:
        self._hub = hub
        self._call_id = call_id

    def sizes(self) -> tuple[Size, ...]:
        """See `Shows`."""
        return self._hub.sizes(self._call_id)

    @property
    def cut(self) -> float:
        """See `Shows`."""
        return self._hub.cut(self._call_id)

    def put(self, pictures: Sequence[Picture]) -> None:
        """See `Shows`."""
        self._hub.put(self._call_id, pictures)

    def overheard(self, ear: Hears) -> Hears:
        """`ear`, and the hub hears who speaks."""
        return _Ear(ear, self._hub, self._call_id)


class Hub:
    """Everybody who is talked with, as the wall shows them and as they see each other."""

    def __init__(
        self,
        camera: Camera,
        show: Callable[[Picture], None],
        size: Size,
        tell: Callable[[Seated, Mapping[str, Seat]], None],
        now: Callable[[], float],
    ) -> None:
        """`show` is given the wall's pictures of `size`; `tell`, who is where there and in what the others see."""
        self._camera = camera
        self._show = show
        self._tell = tell
        self._here: Gallery[str] = Gallery(size, show)
        self._there: Gallery[str] = Gallery(TOGETHER, self._seen)
        self._there.join(WALL)
        self._work: list[asyncio.Task[None]] = []
        self._told = Seated(())
        self._dark: frozenset[str] = frozenset()  # of whom nothing was seen when that was told
        self._large = self._blind = self._dashboard = False
        self._given = self._last = 0  # numbers of pictures: given out, and of the camera
        self._together: Picture | None = None
        self._newest: Picture | None = None  # what the others see now
        self._lodged: dict[str, Lodging] = {}
        self._early: dict[str, Picture | None] = {}  # of whom is about to be there, what came of them so far
        self._seen_at = -math.inf  # when the camera last showed something
        self._now = now
        self._voices = Voices(now)
        self.film = Film(self)

    async def close(self) -> None:
        """Compose and encode no more."""
        await self.film.close()
        self._rest()

    # ------------------------------------------------------------------ who is there

    def place(self, call_id: str) -> Place:
        """Where the media of a call go; seen from `join` to `leave` only."""
        return Place(self, call_id)

    def expect(self, call_id: str) -> None:
        """They may be there in a moment."""
        self._early[call_id] = None

    def join(self, call_id: str) -> None:
        """They are there now."""
        self._here.join(call_id)
        self._there.join(call_id)
        if lodging := self._lodged.get(call_id):
            lodging.came()
        self._arrange()
        early = self._early.pop(call_id, None)
        if early is not None and (_size(early),) == self.sizes(call_id) == (self._here.size,):
            self._show(early)

    def leave(self, call_id: str) -> None:
        """They are not, if they were."""
        self._early.pop(call_id, None)
        if call_id in self._here:
            self._here.leave(call_id)
            self._there.leave(call_id)
            self._voices.left(call_id)
            if lodging := self._lodged.get(call_id):
                lodging.went()
            self._arrange()
            if len(self._here) == 1:
                self._show(dark(*self._here.size))  # until the one who is left shows something

    def lodge(self, call_id: str, lodging: Lodging | None) -> None:
        """Whoever is left here when the others go elsewhere is seen and heard there by `lodging`, or no more."""
        if before := self._lodged.pop(call_id, None):
            before.went()
        if lodging:
            self._lodged[call_id] = lodging
            if call_id in self._here:
                lodging.came()

    def enlarge(self, on: bool) -> None:
        """Show the wall whoever speaks large, or everybody alike."""
        self._large = on
        self._arrange()

    def watch(self, *, dashboard: bool) -> None:
        """The camera's pictures are those of what is on the wall, which everybody sees whole; or no more."""
        self._dashboard = dashboard
        self._together = self._newest = None  # who comes now sees no last picture of a camera that may be covered
        self._arrange()

    def blind(self, on: bool) -> None:
        """Let nobody see the camera's pictures, or let them again."""
        self._blind = on
        self._darken()
        self._arrange()

    def look(self) -> None:
        """Several times a second: does somebody else speak, is somebody seen for the first time?"""
        if self._several and (self._voices.speaks != self._told.speaks or self._here.dark != self._dark):
            self._arrange()

    # ------------------------------------------------------------------ pictures

    def sizes(self, call_id: str) -> tuple[Size, ...]:
        """How large this one's pictures are wanted now: for the wall, and for the others."""
        if lodging := self._elsewhere(call_id):
            return lodging.sizes()
        if self._several and call_id in self._here:
            return self._here.tile(call_id), self._there.tile(call_id)
        return (self._here.size,)

    def cut(self, call_id: str) -> float:
        """How far this one's pictures may be cut to fill their places."""
        return CUT if self._several or self._elsewhere(call_id) else 1.0

    def put(self, call_id: str, pictures: Sequence[Picture]) -> None:
        """What this one looks like now; of no use where the sizes changed meanwhile."""
        if tuple(_size(picture) for picture in pictures) != self.sizes(call_id):
            return
        if call_id not in self._here:
            if call_id in self._early:  # what is still under way of who left is kept by nobody
                self._early[call_id] = pictures[0]
            return
        if lodging := self._elsewhere(call_id):
            lodging.put(pictures)
            return
        if not self._several:
            self._show(pictures[0])
            return
        here, there = pictures
        self._here.put(call_id, here)
        self._there.put(call_id, there)

    def heard(self, call_id: str, pcm: Pcm) -> None:
        """10 or 20 ms of somebody, int16 mono."""
        if call_id in self._here:
            self._voices.heard(call_id, pcm)
            if lodging := self._elsewhere(call_id):
                lodging.heard(pcm)

    def pictures(self) -> Pictures:
        """The same as the film for somebody whose far side may want another codec than the film has."""
        return Pictures(self, lambda: self.film.withheld)

    def newest(self, after: int) -> tuple[int, Picture] | None:
        """What the others see, as the `Camera` of the film and of whoever has pictures of their own."""
        self._advance()
        return None if self._newest is None or self._given <= after else (self._given, self._newest)

    # ------------------------------------------------------------------ within

    def _advance(self) -> None:
        newest = self._camera.newest(self._last)
        picture = None
        if newest is not None:
            self._last, picture = newest
            self._seen_at = self._now()
        if self._composed:
            if picture is not None and not self._blind:
                tile = self._there.tile(WALL)
                self._there.put(WALL, fitted(VideoFrame.from_ndarray(picture, format="rgb24"), *tile, CUT))
            elif self._now() - self._seen_at > GONE:
                self._seen_at = math.inf  # once is enough
                self._darken()
            picture, self._together = self._together, None
        if picture is not None:
            self._given += 1
            self._newest = picture

    def _elsewhere(self, call_id: str) -> Lodging | None:
        """Where they are seen and heard instead, if they are."""
        lodging = self._lodged.get(call_id)
        return lodging if lodging and lodging.there else None

    @property
    def _several(self) -> bool:
        return len(self._here) > 1

    @property
    def _composed(self) -> bool:
        """Whether the others see each other, and not the wall alone."""
        return self._several and not self._dashboard

    def _darken(self) -> None:
        """The wall shows nothing of itself."""
        self._there.put(WALL, dark(*self._there.tile(WALL)))

    def _seen(self, picture: Picture) -> None:
        self._together = picture

    def _arrange(self) -> None:
        self.film.withheld = self._blind and not self._composed
        self._there.held = not self._composed
        speaks = self._voices.speaks if self._several else ""
        self._here.lead(speaks or None if self._large else None)
        if self._several and not self._work:
            loop = asyncio.get_running_loop()
            self._work = [loop.create_task(gallery.run()) for gallery in (self._here, self._there)]
        elif not self._several:
            self._rest()
        self._dark = self._here.dark
        seats = _seats(self._here) if self._several else {}
        self._told = Seated(tuple(seats.items()), speaks)
        self._tell(self._told, _seats(self._there) if self._composed else {})

    def _rest(self) -> None:
        for task in self._work:
            task.cancel()
        self._work = []
        self._together = self._newest = None
        self._darken()  # who was before the wall in one talk is not seen in the next


class _Ear:
    def __init__(self, inner: Hears, hub: Hub, call_id: str) -> None:
        self._inner = inner
        self._hub = hub
        self._call_id = call_id

    def put(self, pts: int, pcm: Pcm) -> None:
        """Pass it on, and listen who it is."""
        self._hub.heard(self._call_id, pcm)
        self._inner.put(pts, pcm)


def _size(picture: Picture) -> Size:
    return picture.shape[1], picture.shape[0]


def _seats(gallery: Gallery[str]) -> dict[str, Seat]:
    width, height = gallery.size
    return {
        who: Seat(left / width, top / height, wide / width, high / height, dark=who in gallery.dark)
        for who, (left, top, wide, high) in gallery.seats().items()
    }
