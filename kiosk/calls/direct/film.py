"""What is seen of the wall, paced and encoded. Ends where a track is handed to a peer.

`Pictures` is the track of one peer; a `Film` is encoded once and has a track for each of several. asyncio loop's
thread only.
"""

from __future__ import annotations

import asyncio
import fractions
import logging
import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from aiortc import RTCRtpSender
from aiortc.codecs.vpx import Vp8Encoder
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from av import Packet, VideoFrame
from av.stream import Stream

from kiosk.calls.picture import Picture, dark

log = logging.getLogger(__name__)

FPS = 20  # pictures a second sent at most: 35 % of a core at 640x480
DARK_FPS = 4  # while the camera shows nothing
AGAIN = 0.5  # seconds until an encoder that failed is made anew
PLEAS = 0.5  # seconds in which one plea for a whole picture is heard: each costs everybody's quality
LATE = 0.2  # seconds behind after which sound and pictures go on from now
WAITING = 10  # pictures that wait for one peer before it starts anew at a key frame: half a second
CLOCK = 90_000  # ticks a second
Encoded: TypeAlias = "Packet[Stream]"  # generic for mypy only
C_ = TypeVar("C_")


class Camera(Protocol):
    """The wall's own pictures."""

    def newest(self, after: int) -> tuple[int, Picture] | None:
        """The newest picture and its number if that is above `after`."""
        ...


class Paced:
    """Ticks that do not drift; a late one goes on from now instead of hurrying after."""

    def __init__(self) -> None:
        self._due: float | None = None
        self._began = 0.0

    async def tick(self, every: float) -> float:
        """Wait until the next one; seconds since the first."""
        now = time.monotonic()
        if self._due is None:
            self._due = self._began = now
        self._due += every
        if now - self._due > LATE:
            self._due = now
        if self._due > now:
            await asyncio.sleep(self._due - now)
        return self._due - self._began


class _Lens:
    """The newest picture of the camera, never an old one, or darkness."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._last = 0
        self._dark = True
        self._size = (640, 480)
        self._shown = 0.0

    def restart(self) -> None:
        """Time begins anew."""
        self._dark, self._shown = True, 0.0

    def look(self, at: float, *, withheld: bool) -> VideoFrame | None:
        """What is to be sent at this time, if anything is."""
        picture = self._next(at, withheld=withheld)
        if picture is None:
            return None
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts = round(at * CLOCK)
        frame.time_base = fractions.Fraction(1, CLOCK)
        return frame

    def _next(self, at: float, *, withheld: bool) -> Picture | None:
        newest = self._camera.newest(self._last)
        if newest is not None:
            self._last, picture = newest
            self._size = picture.shape[1], picture.shape[0]
            if not withheld:
                self._shown, self._dark = at, False
                return picture
        gone = withheld or self._dark or at - self._shown > 1.0
        if not gone or (self._dark and at - self._shown < 1 / DARK_FPS):
            return None
        self._shown, self._dark = at, True
        return dark(*self._size)


class Seen(MediaStreamTrack):
    """A track of pictures as a peer has it."""

    kind = "video"
    withheld = False  # whether darkness is sent

    def shut(self, on: bool) -> None:
        """Send nothing of the camera at all yet, or begin."""
        self.withheld = on

    def sent_by(self, sender: RTCRtpSender) -> None:
        """Who sends it; before it is first received. By itself a sender asks its own encoder for key frames."""


def _never() -> bool:
    return False


class Pictures(Seen):
    """The camera for one peer, which encodes it."""

    def __init__(self, camera: Camera, blind: Callable[[], bool] = _never) -> None:
        """Darkness is sent while `blind` says so, too."""
        super().__init__()
        self._lens = _Lens(camera)
        self._blind = blind
        self._pace = Paced()

    async def recv(self) -> VideoFrame:
        """The next picture."""
        while True:
            at = await self._pace.tick(1 / FPS)
            if self.readyState != "live":
                raise MediaStreamError
            if frame := self._lens.look(at, withheld=self.withheld or self._blind()):
                return frame


class Once(ABC, Generic[C_]):
    """What is encoded once for all of its copies, as long as there are any."""

    def __init__(self) -> None:
        self._copies: set[C_] = set()
        self._work: asyncio.Task[None] | None = None

    async def close(self) -> None:
        """Encode no more."""
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
            self._work = None

    def begin(self, copy: C_) -> None:
        """It is sent from now on."""
        self._copies.add(copy)
        if self._work is None or self._work.done():
            self._work = asyncio.get_running_loop().create_task(self._kept(), name=type(self).__name__.lower())

    def end(self, copy: C_) -> None:
        """It is sent no more."""
        self._copies.discard(copy)

    async def _kept(self) -> None:
        while self._copies:
            try:
                await self._run()
            except Exception:  # without this everybody would wait for ever, and nobody know why
                log.exception("%s failed and is begun anew", type(self).__name__)
                await asyncio.sleep(AGAIN)

    @abstractmethod
    async def _run(self) -> None:
        """Encode until there is no copy any more."""


class Film(Once["Copy"]):
    """The camera for everybody in one talk: VP8, encoded once at the rate the slowest line takes."""

    def __init__(self, camera: Camera) -> None:
        super().__init__()
        self._lens = _Lens(camera)
        self._anew = True  # the next picture has to be whole
        self._pleaded = -math.inf  # when that was last asked for; monotonic seconds
        self.withheld = False  # whether darkness is sent to everybody
        self.encoded = 0  # pictures so far

    def copy(self) -> Copy:
        """A track for one more peer."""
        return Copy(self)

    def begin(self, copy: Copy) -> None:
        """See `Once`."""
        self.whole()
        super().begin(copy)

    def whole(self) -> None:
        """The next picture is to be a whole one."""
        self._anew = True

    def refresh(self) -> None:
        """Somebody pleads for a whole picture; who pleads all the time is not heard all the time."""
        now = time.monotonic()
        if now - self._pleaded >= PLEAS:
            self._pleaded = now
            self.whole()

    # ------------------------------------------------------------------ within

    async def _run(self) -> None:
        loop, encoder, pace = asyncio.get_running_loop(), _Encoder(), Paced()
        self._lens.restart()
        while self._copies:
            at = await pace.tick(1 / FPS)
            frame = self._lens.look(at, withheld=self.withheld or any(copy.withheld for copy in self._copies))
            if frame is None:
                continue
            rates = [rate for copy in self._copies if (rate := copy.rate)]
            if rates:
                encoder.target_bitrate = min(rates)
            anew, self._anew = self._anew, False
            whole = await loop.run_in_executor(None, encoder.whole, frame, anew)
            if whole is None:
                self._anew = self._anew or anew
                continue
            self.encoded += 1
            for copy in list(self._copies):
                copy.put(whole)


class Copy(Seen):
    """A film for one of its peers."""

    def __init__(self, film: Film) -> None:
        super().__init__()
        self._film = film
        self._encoded: asyncio.Queue[Encoded] = asyncio.Queue()
        self._sender: RTCRtpSender | None = None
        self._begun = self._follows = self._shut = False

    def sent_by(self, sender: RTCRtpSender) -> None:
        """Its far side's wish for a whole picture goes to the film: aiortc 1.16 would tell an encoder nobody uses."""
        self._sender = sender
        sender._send_keyframe = self._film.refresh  # type: ignore[method-assign]  # noqa: SLF001 - no public way

    @property
    def rate(self) -> int | None:
        """What the line takes, in bits a second; None: its far side has not said yet."""
        encoder: Any = getattr(self._sender, "_RTCRtpSender__encoder", None)
        return encoder.target_bitrate if encoder else None

    def shut(self, on: bool) -> None:
        """See `Seen`: the others go on seeing the film."""
        self._shut, self._follows = on, False
        self._film.whole()

    def put(self, picture: Encoded) -> None:
        """The next encoded picture."""
        if self._shut:
            return
        if self._encoded.qsize() >= WAITING:
            while not self._encoded.empty():
                self._encoded.get_nowait()
            self._follows = False
            self._film.whole()
        self._follows = self._follows or picture.is_keyframe
        if self._follows:  # before the first whole picture nothing can be seen
            self._encoded.put_nowait(picture)

    async def recv(self) -> Encoded:
        """The next encoded picture."""
        if not self._begun:
            self._begun = True
            self._film.begin(self)
        if self.readyState != "live":
            raise MediaStreamError
        return await self._encoded.get()

    def stop(self) -> None:
        """See `MediaStreamTrack`."""
        super().stop()
        self._film.end(self)


class _Encoder(Vp8Encoder):
    """aiortc's encoder, up to where it cuts a picture into packets: that every sender does on its own."""

    @classmethod
    def _packetize(cls, buffer: bytes, _picture_id: int) -> list[bytes]:
        return [buffer]

    def whole(self, frame: VideoFrame, anew: bool) -> Encoded | None:
        """The encoded picture; None: the encoder left it out. `anew`: it has to be a key frame."""
        ((data,), pts) = self.encode(frame, anew)
        if not data:
            return None
        packet = Packet(data)
        packet.pts, packet.time_base = pts, fractions.Fraction(1, CLOCK)
        packet.is_keyframe = not data[0] & 1  # RFC 6386, 9.1: the first bit of a frame's tag
        return packet
