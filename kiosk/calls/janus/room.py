"""A room of many people on a Janus: the wall makes it, shows and says itself there, and sees and hears everybody else.

asyncio loop's thread only. Whoever knows the room's number and pin and reaches that Janus can be in it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.calls.direct.film import Pictures
from kiosk.calls.direct.messages import HangUp, Hold, Mute, Resume
from kiosk.calls.direct.party import CONNECTS, LOOK, Around
from kiosk.calls.direct.peer import Window
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.sounds import Hears, Reads, Silence
from kiosk.calls.direct.speech import Voice
from kiosk.calls.gallery import Box, Gallery
from kiosk.calls.janus.chorus import Chorus
from kiosk.calls.janus.config import MOST
from kiosk.calls.janus.peer import JanusPeer
from kiosk.calls.janus.place import Place
from kiosk.calls.janus.session import Event, Handle, JanusGone, JanusRefused, Session
from kiosk.calls.janus.telling import Publisher, RoomTold, room
from kiosk.calls.picture import Picture, Size

log = logging.getLogger(__name__)

CONNECTS_HERE = 2.0  # seconds a line between two ports of this machine may need; measured 0.1
BITRATE = 400_000  # bits a second each may send: a face in a twelfth of the wall

Inbox: TypeAlias = Event | HangUp | Hold | Resume | Mute


@dataclass(frozen=True, slots=True)
class Key:
    """What lets somebody into a room."""

    room: int
    pin: str = field(repr=False)

    @property
    def words(self) -> dict[str, object]:
        """As requests name it."""
        return {"room": self.room, "pin": self.pin}


class _Nobody:
    """The camera of a peer that only looks."""

    def newest(self, after: int) -> None:
        """Nothing."""


class Feed:
    """One of the others, as seen and heard here."""

    def __init__(self, session: Session, place: Place, key: Key, who: Publisher, held: Callable[[], bool]) -> None:
        """`held`: whether the wall is on hold."""
        self.who = who
        self._held = held
        self._session = session
        self._place = place
        self._key = key
        self._handle: Handle | None = None
        self._turn = asyncio.Lock()  # aiortc 1.16 leaves socket and tasks where it is closed while it connects
        self.peer: JanusPeer | None = None

    async def open(self, ear: Hears, show: Callable[[Picture], None], size: tuple[int, int]) -> None:
        """Begin to see and hear them. Raises `JanusRefused`, `JanusGone`, `BadSdp`, `ValueError`."""
        async with self._turn:
            await self._open(ear, show, size)

    async def close(self) -> None:
        """See and hear them no more. Raises nothing."""
        async with self._turn:
            if self._handle:
                await self._handle.detach()
            if self.peer:
                await self.peer.close()

    async def _open(self, ear: Hears, show: Callable[[Picture], None], size: tuple[int, int]) -> None:
        self._handle = await self._session.attach("videoroom")
        attached = await self._handle.ask(
            {
                "request": "join",
                "ptype": "subscriber",
                "streams": [{"feed": self.who.id}],
                **self._key.words,
            }
        )
        self.peer = JanusPeer(
            host=self._place.host,
            networks=self._place.networks,
            ice_servers=(),
            video="\nm=video" in attached.sdp,
            pictures=Pictures(_Nobody()),
            sound=Voice(Silence()),
            ear=ear,
            window=Window(show, size),
        )
        self.peer.hold(self._held())  # whoever comes, or comes back, to a conference on hold is not heard either
        answer = await self.peer.answer(attached.sdp, pictures=True)
        await self._handle.ask({"request": "start", "room": self._key.room}, answer=answer)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CONNECTS_HERE):
                while self.peer.state in ("new", "connecting"):  # noqa: ASYNC110 - aiortc says it by no event here
                    await asyncio.sleep(0.02)


class Room:
    """The wall in one room, from entering to leaving."""

    def __init__(
        self,
        around: Around,
        place: Place,
        session: Session,
        key: Key,
        number: int,
        *,
        changed: Callable[[], None],
        overhear: Callable[[int, Hears], Hears],
        overread: Callable[[Reads], Reads],
    ) -> None:
        """`number` is the wall's own there; `changed` is said when somebody came or left.

        Somebody's sound goes through what `overhear` makes, the wall's own through what `overread` does.
        """
        self.entered = asyncio.Event()
        self._around = around
        self._place = place
        self._session = session
        self._key = key
        self._number = number
        self._changed = changed
        self._overhear = overhear
        self._overread = overread
        self._inbox: asyncio.Queue[Inbox] = asyncio.Queue()
        self._handle: Handle | None = None
        self._peer: JanusPeer | None = None
        self._sound: tuple[Reads, Hears] | None = None
        self._chorus: Chorus | None = None
        self._gallery: Gallery[int] = Gallery(around.size, around.show)
        self._feeds: dict[int, Feed] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._secret = secrets.token_urlsafe(12)
        self._made = False
        self.held = False

    def take(self, what: Inbox) -> None:
        """An order of the wall, or what Janus says."""
        self._inbox.put_nowait(what)

    def line(self, number: int) -> JanusPeer | None:
        """By which somebody is seen and heard; None: by none yet."""
        feed = self._feeds.get(number)
        return feed.peer if feed else None

    def seats(self) -> dict[int, Box]:
        """Where everybody is in the wall's picture, in pixels."""
        return self._gallery.seats()

    @property
    def dark(self) -> frozenset[int]:
        """Of whom nothing was seen so far."""
        return self._gallery.dark

    def lead(self, number: int | None) -> None:
        """Show this one large from now on; None: everybody alike."""
        self._gallery.lead(number)
        self._resize()

    def lodge(self, number: int) -> None:
        """Somebody is there whom Janus does not know of."""
        self._gallery.join(number)
        self._resize()
        self._changed()

    def leave(self, number: int) -> None:
        """They are not any more."""
        self._gallery.leave(number)
        self._resize()
        self._changed()

    def tile(self, number: int) -> Size:
        """How large their pictures are wanted now."""
        return self._gallery.tile(number)

    def put(self, number: int, picture: Picture) -> None:
        """What they look like now."""
        self._gallery.put(number, picture)

    async def run(self) -> None:
        """The whole stay."""
        try:
            await self._enter()
            self.entered.set()
            await self._stay()
        except (JanusRefused, BadSdp, ValueError) as error:
            log.warning("room %s: %s", self._key.room, error)
        finally:
            await self._leave()

    # ------------------------------------------------------------------ chapters

    async def _enter(self) -> None:
        self._handle = handle = await self._session.attach("videoroom")
        self._begin(self._listen(handle))
        await handle.ask(
            {
                "request": "create",
                "secret": self._secret,
                "permanent": False,
                "is_private": True,
                "publishers": MOST,
                "bitrate": BITRATE,
                "audiocodec": "opus",
                "videocodec": "vp8",
                **self._key.words,
            }
        )
        self._made = True
        joined = await handle.ask({"request": "join", "ptype": "publisher", "id": self._number, **self._key.words})
        self._sound = microphone, ear = self._around.sounds.talk()
        self._chorus = Chorus(ear)
        self._begin(self._chorus.run())
        self._begin(self._gallery.run())
        self._peer = peer = self._own(microphone, ear)
        published = await handle.ask({"request": "publish"}, offer=await peer.offer())
        await peer.accept(published.sdp)
        await self._connected(peer)
        await self._came(room(joined).publishers)

    async def _stay(self) -> None:
        assert self._peer is not None
        while self._peer.state not in ("failed", "closed"):
            what = await self._next(self._around.now() + LOOK)
            match what:
                case None:
                    continue
                case HangUp():
                    return
                case Hold() | Resume():
                    self._hold(on=isinstance(what, Hold))
                case Mute():
                    self._withhold()
                case Event(kind="gone"):
                    return  # the engine ends with its Janus, and the wall hears of that
                case Event(kind="event") if await self._ended(room(what)):
                    return
        raise ValueError("the line to the room broke")

    async def _ended(self, told: RoomTold) -> bool:
        """Whether the room ended, or the wall was sent out of it; who came and went is seen to."""
        if told.videoroom == "destroyed" or told.leaving == "ok":
            self._made = False
            return True
        for gone in (told.unpublished, told.leaving):
            if isinstance(gone, int) and gone:
                await self._went(gone)
        await self._came(told.publishers)
        return False

    async def _leave(self) -> None:
        try:
            await asyncio.gather(*(self._went(number) for number in list(self._feeds)))
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._give_back()
        finally:
            if self._sound:  # the microphone above all
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, self._around.sounds.leave, self._sound[1])  # it waits for the device

    async def _give_back(self) -> None:
        if self._handle:
            if self._made:
                try:
                    await self._handle.ask({"request": "destroy", "room": self._key.room, "secret": self._secret})
                except (JanusGone, JanusRefused) as error:
                    log.debug("the room was gone: %s", error)
            await self._handle.detach()
        if self._peer:
            await self._peer.close()

    # ------------------------------------------------------------------ the others

    async def _came(self, publishers: Sequence[Publisher]) -> None:
        for who in publishers:
            if who.id in self._feeds or len(self._feeds) >= MOST - 1 or self._chorus is None:
                continue
            feed = self._feeds[who.id] = Feed(self._session, self._place, self._key, who, lambda: self.held)
            self._gallery.join(who.id)
            self._resize()
            self._changed()
            self._begin(self._seen(feed, self._chorus))

    async def _seen(self, feed: Feed, chorus: Chorus) -> None:
        number = feed.who.id

        def show(picture: Picture) -> None:
            self._gallery.put(number, picture)

        try:
            await feed.open(self._overhear(number, chorus.join(number)), show, self._gallery.tile(number))
        except (JanusRefused, BadSdp, ValueError) as error:
            log.warning("somebody in room %s is not seen: %s", self._key.room, error)
        except JanusGone:
            return
        finally:
            if self._feeds.get(number) is not feed:  # they left while they were being looked for
                await feed.close()
        self._resize()

    async def _went(self, number: int) -> None:
        feed = self._feeds.pop(number, None)
        if feed is None:
            return
        self._gallery.leave(number)
        if self._chorus:
            self._chorus.leave(number)
        self._resize()
        self._changed()
        await feed.close()

    def _resize(self) -> None:
        for feed in self._feeds.values():
            if feed.peer:
                feed.peer.resize(self._gallery.tile(feed.who.id))

    # ------------------------------------------------------------------ within

    def _own(self, microphone: Reads, ear: Hears) -> JanusPeer:
        peer = JanusPeer(
            host=self._place.host,
            networks=self._place.networks,
            ice_servers=(),
            video=True,
            pictures=Pictures(self._around.camera),
            sound=Voice(self._overread(microphone)),
            ear=ear,
            window=Window(self._around.show, self._around.size),
        )
        self._peer = peer
        self._withhold()
        return peer

    async def _connected(self, peer: JanusPeer) -> None:
        end = self._around.now() + CONNECTS
        while peer.state != "connected":
            if self._around.now() > end or peer.state in ("failed", "closed"):
                raise ValueError("no way to janus for sound and pictures")
            await asyncio.sleep(0.02)

    async def _next(self, until: float) -> Inbox | None:
        try:
            async with asyncio.timeout(max(0.0, until - self._around.now())):
                return await self._inbox.get()
        except TimeoutError:
            return None

    def _hold(self, *, on: bool) -> None:
        self.held = self._gallery.held = on
        for feed in self._feeds.values():
            if feed.peer:
                feed.peer.hold(on)
        self._withhold()

    def _withhold(self) -> None:
        """The muted microphone is withheld before telephones' sound is mixed to it."""
        if self._peer:
            self._peer.withhold(microphone=self.held, camera=self.held or self._around.muted.camera)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # an unreferenced task is collected, and somebody is seen no more
        task.add_done_callback(self._tasks.discard)

    async def _listen(self, handle: Handle) -> None:
        while True:
            self.take(await handle.events.get())
