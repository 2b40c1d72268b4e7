"""One officer's sound and pictures both ways. Ends at frames, samples and figures.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from aiortc import (
    RTCBundlePolicy,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpReceiver,
    RTCRtpSender,
    RTCSessionDescription,
)
from aiortc.exceptions import InvalidStateError
from aiortc.jitterbuffer import JitterFrame
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from aiortc.rtp import RtpPacket
from av import AudioFrame, VideoFrame

from kiosk.calls.direct.film import Seen
from kiosk.calls.direct.messages import IceServer
from kiosk.calls.direct.sdp import Network, allowed, checked
from kiosk.calls.direct.sounds import Hears, Pcm
from kiosk.calls.direct.speech import Spoken
from kiosk.calls.picture import Picture, Size, fitted

log = logging.getLogger(__name__)

GIVES = {"stun": "srflx", "stuns": "srflx", "turn": "relay", "turns": "relay"}  # scheme -> kind of candidate
GATHERING = 0.5  # seconds a STUN or TURN server has to answer; aioice's own 5 s would delay every ring
SHOWN = 25  # pictures a second shown at most
WRAP = 1 << 32


class Shows(Protocol):
    """Where a far side's pictures go."""

    def sizes(self) -> tuple[Size, ...]:
        """In which sizes they are wanted now."""
        ...

    @property
    def cut(self) -> float:
        """How far a picture may be cut to fill them, as `fitted` takes it."""
        ...

    def put(self, pictures: Sequence[Picture]) -> None:
        """The newest picture in the sizes that were wanted a moment ago."""
        ...


class Window:
    """Pictures of one size, as they come."""

    cut = 1.0

    def __init__(self, show: Callable[[Picture], None], size: Size) -> None:
        self._show = show
        self.size = size

    def sizes(self) -> tuple[Size, ...]:
        """See `Shows`."""
        return (self.size,)

    def put(self, pictures: Sequence[Picture]) -> None:
        """See `Shows`."""
        self._show(pictures[0])


@dataclass(frozen=True, slots=True)
class Figures:
    """How the line has been so far."""

    received: int  # packets in all: a line that stands still is a lost one
    lost: int  # packets in all
    pictures: int  # that came, in all
    delay: float | None  # seconds there and back; None: not known yet


class Peer:
    """One peer connection from offer to end."""

    def __init__(
        self,
        *,
        host: str,
        networks: Sequence[Network],
        ice_servers: Sequence[IceServer],
        video: bool,
        pictures: Seen | None,
        sound: Spoken,
        ear: Hears,
        window: Shows,
        listens: bool = True,
    ) -> None:
        """`sound` and `pictures` are stopped with the peer; `window` is given the far side's in the loop's thread.

        Whoever does not listen is only heard and seen.
        """
        self._networks = networks
        self._video = video
        self._servers = [server.url for server in ice_servers]
        self._tasks: set[asyncio.Task[None]] = set()
        self._sound = sound
        self._pictures = pictures
        self._ear = ear
        self._window = window
        self._screen = _Screen(window)
        self._connection = RTCPeerConnection(
            RTCConfiguration(
                iceServers=[
                    RTCIceServer(server.url, server.username or None, server.credential or None)
                    for server in ice_servers
                ],
                bundlePolicy=RTCBundlePolicy.MAX_BUNDLE,
            )
        )
        self._connection.on("track", self._came)
        self._senders: list[RTCRtpSender] = []
        self._receivers: list[RTCRtpReceiver] = []
        for track in (sound, pictures) if video and pictures else (sound,):
            transceiver = self._connection.addTransceiver(track)
            codecs = RTCRtpSender.getCapabilities(track.kind).codecs
            wanted = ("audio/opus",) if track.kind == "audio" else ("video/vp8", "video/rtx")
            transceiver.setCodecPreferences([codec for codec in codecs if codec.mimeType.lower() in wanted])
            if not listens:
                transceiver.direction = "sendonly"
            self._senders.append(transceiver.sender)
            self._receivers.append(transceiver.receiver)
        if video and pictures:
            pictures.sent_by(self._senders[1])
        self._keep_to(host)
        _hear_at_once(self._receivers[0])

    # ------------------------------------------------------------------ signalling

    async def offer(self) -> str:
        """The offer's SDP with all of our candidates."""
        await self._connection.setLocalDescription(await self._connection.createOffer())
        return str(self._connection.localDescription.sdp)

    def silent_servers(self) -> list[str]:
        """The STUN and TURN servers that did not answer in time and are left out."""
        kinds = {candidate.type for candidate in self._gatherer.getLocalCandidates()}
        return [url for url in self._servers if GIVES[url.partition(":")[0]] not in kinds]

    async def accept(self, sdp: str) -> None:
        """Take the page's answer. Raises `BadSdp`, or `ValueError` where the media library does not understand it."""
        clean = checked(sdp, self._networks, video=self._video)
        try:
            await self._connection.setRemoteDescription(RTCSessionDescription(clean, "answer"))
        except (InvalidStateError, LookupError, TypeError, AttributeError, AssertionError) as error:
            # aiortc 1.16 parses with plain indexing and asserts: what it cannot read is a bad answer, not our bug
            raise ValueError(f"{type(error).__name__} in the answer") from error

    @property
    def state(self) -> str:
        """As WebRTC names it: new, connecting, connected, failed, closed."""
        return str(self._connection.connectionState)

    async def close(self) -> None:
        """Stop sound, pictures and connection; always to be awaited."""
        self._sound.stop()
        if self._pictures:
            self._pictures.stop()
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()  # first: a connection that does not close must not go on being heard and seen
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._connection.close()

    # ------------------------------------------------------------------ in the talk

    def withhold(self, *, microphone: bool, camera: bool) -> None:
        """Send silence instead of sound, darkness instead of pictures."""
        self._sound.withheld = microphone
        if self._pictures:
            self._pictures.withheld = camera

    def shut(self, on: bool) -> None:
        """Send neither sound nor pictures yet, or begin: who does not show up hears and sees nobody."""
        self._sound.withheld = on
        if self._pictures:
            self._pictures.shut(on)

    def hold(self, on: bool) -> None:
        """Neither hear nor see the far side."""
        self._screen.held = on

    async def figures(self) -> Figures:
        """How the line has been so far."""
        received = lost = 0
        delay: float | None = None
        for receiver in self._receivers:
            for stats in (await receiver.getStats()).values():
                if stats.type == "inbound-rtp":
                    received += stats.packetsReceived
                    lost += max(0, stats.packetsLost)
        for sender in self._senders:
            for stats in (await sender.getStats()).values():
                if stats.type == "remote-inbound-rtp" and stats.roundTripTime is not None:
                    delay = max(0.0, stats.roundTripTime)
        return Figures(received, lost, self._screen.came, delay)

    # ------------------------------------------------------------------ within

    @property
    def _gatherer(self) -> Any:  # noqa: ANN401 - aiortc's RTCIceGatherer, whose connection is private
        return self._senders[0].transport.transport.iceGatherer

    def _keep_to(self, host: str) -> None:
        """Gather on `host` only, wait for servers shortly, and hear no check from outside the allowed networks.

        aiortc 1.16 and aioice 0.13 have no setting for any of the three: two methods of this connection are wrapped.
        """
        ice = self._gatherer._connection  # noqa: SLF001 - as said above
        gather, hear = ice.get_component_candidates, ice.request_received

        async def gathered(component: int, **_: object) -> Any:  # noqa: ANN401 - aioice's own list
            return await gather(component=component, addresses=[host], timeout=GATHERING)

        def heard(message: Any, address: tuple[str, int], protocol: Any) -> None:  # noqa: ANN401 - aioice's types
            if allowed(address[0], self._networks):
                hear(message, address, protocol)

        ice.get_component_candidates, ice.request_received = gathered, heard

    def _came(self, track: MediaStreamTrack) -> None:
        work = self._listen(track) if track.kind == "audio" else self._watch(track)
        self._begin(work)
        if track.kind == "video":
            self._begin(self._screen.run())

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # an unreferenced task is collected and the call has no media
        task.add_done_callback(_noticed)

    async def _listen(self, track: MediaStreamTrack) -> None:
        try:
            while True:
                frame = await track.recv()
                if isinstance(frame, AudioFrame) and frame.pts is not None and not self._screen.held:
                    self._ear.put(frame.pts % WRAP, _mono(frame))
        except MediaStreamError:
            return

    async def _watch(self, track: MediaStreamTrack) -> None:
        try:
            while True:
                frame = await track.recv()
                if isinstance(frame, VideoFrame):
                    self._screen.take(frame)
        except MediaStreamError:
            return


def _noticed(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("the media of a call failed", exc_info=error)


def _mono(frame: AudioFrame) -> Pcm:
    samples = frame.to_ndarray()
    if len(samples) > 1:  # planar
        both = samples.astype(np.int32).sum(axis=0) // len(samples)
    elif (channels := frame.layout.nb_channels) > 1:
        both = samples.reshape(-1, channels).astype(np.int32).sum(axis=1) // channels
    else:
        both = samples[0]
    mono: Pcm = both.astype(np.int16)
    return mono


class _AtOnce:
    """aiortc 1.16's own jitter buffer waits at a gap until 16 packets came and drops them then (its issue 543).

    Here every packet goes on at once; the playout buffer waits and fills. What is older than the newest is dropped:
    aiortc would take its time stamp for a wrapped one.
    """

    capacity = 1

    def __init__(self) -> None:
        self._last: int | None = None

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """The packet as a frame of its own."""
        number = packet.sequence_number
        if self._last is not None and not 0 < (number - self._last) % 65536 < 32768:  # noqa: PLR2004 - 16 bits
            return False, None
        self._last = number
        return False, JitterFrame(data=packet._data, timestamp=packet.timestamp)  # type: ignore[attr-defined]  # noqa: SLF001 - set by aiortc's receiver


def _hear_at_once(receiver: RTCRtpReceiver) -> None:
    name = "_RTCRtpReceiver__jitter_buffer"
    if not hasattr(receiver, name):
        msg = f"aiortc's receiver has no {name} any more: its buffer cannot be replaced"
        raise AttributeError(msg)
    setattr(receiver, name, _AtOnce())


class _Screen:
    """What comes in, scaled for where it is shown; only the newest is ever worked on."""

    def __init__(self, window: Shows) -> None:
        self._window = window
        self._newest: VideoFrame | None = None
        self._there = asyncio.Event()
        self.came = 0
        self.held = False

    def take(self, frame: VideoFrame) -> None:
        """A picture came."""
        self.came += 1
        self._newest = frame
        self._there.set()

    async def run(self) -> None:
        """Show the newest picture, again and again, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await self._there.wait()
            self._there.clear()
            frame, self._newest = self._newest, None
            if frame is None or self.held:
                continue
            began = time.monotonic()
            sizes = self._window.sizes()
            pictures = await loop.run_in_executor(None, _scaled, frame, sizes, self._window.cut)
            if not self.held:
                self._window.put(pictures)
            await asyncio.sleep(max(0.0, 1 / SHOWN - (time.monotonic() - began)))


def _scaled(frame: VideoFrame, sizes: tuple[Size, ...], cut: float) -> list[Picture]:
    return [fitted(frame, *size, cut) for size in sizes]
