"""What is heard of the wall, paced. Ends where a track is handed to a peer.

`Voice` is the track of one peer, with what that one is to hear; a `Speech` is encoded once and has a track for each of
many who hear the same. asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import fractions

import numpy as np
from aiortc.codecs.opus import OpusEncoder
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from av import AudioFrame, Packet

from kiosk.calls.direct.film import Encoded, Once, Paced
from kiosk.calls.direct.sounds import FRAME, RATE, Reads

PACKET = 2 * FRAME  # samples: 20 ms
WAITING = 25  # packets that wait for one peer: half a second, older ones are dropped


class Spoken(MediaStreamTrack):
    """A track of sound as a peer has it."""

    kind = "audio"
    withheld = False  # whether silence is sent


class Voice(Spoken):
    """What one far side hears."""

    def __init__(self, source: Reads) -> None:
        super().__init__()
        self._source = source
        self._pace = Paced()

    async def recv(self) -> AudioFrame:
        """The next 20 ms."""
        at = await self._pace.tick(PACKET / RATE)
        if self.readyState != "live":
            raise MediaStreamError
        return read(self._source, at, withheld=self.withheld)


class Speech(Once["Copy"]):
    """One source for everybody who listens: Opus, encoded once."""

    def __init__(self, source: Reads) -> None:
        super().__init__()
        self._source = source

    def copy(self) -> Copy:
        """A track for one more peer."""
        return Copy(self)

    async def _run(self) -> None:
        encoder, pace = OpusEncoder(), Paced()
        while self._copies:
            at = await pace.tick(PACKET / RATE)
            payloads, pts = encoder.encode(read(self._source, at, withheld=False))
            for payload in payloads:
                packet = Packet(payload)
                packet.pts, packet.time_base = pts, fractions.Fraction(1, RATE)
                for copy in list(self._copies):
                    copy.put(packet)


class Copy(Spoken):
    """A speech for one of its peers."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._encoded: asyncio.Queue[Encoded] = asyncio.Queue()
        self._begun = False

    def put(self, packet: Encoded) -> None:
        """The next 20 ms."""
        while self._encoded.qsize() >= WAITING:
            self._encoded.get_nowait()
        self._encoded.put_nowait(packet)

    async def recv(self) -> Encoded:
        """The next 20 ms."""
        if not self._begun:
            self._begun = True
            self._speech.begin(self)
        if self.readyState != "live":
            raise MediaStreamError
        return await self._encoded.get()

    def stop(self) -> None:
        """See `MediaStreamTrack`."""
        super().stop()
        self._speech.end(self)


def read(source: Reads, at: float, *, withheld: bool) -> AudioFrame:
    """The next 20 ms of `source`, `at` so many seconds after the first."""
    both = np.concatenate([source.read(), source.read()])
    if withheld:
        both = np.zeros(PACKET, np.int16)
    frame = AudioFrame.from_ndarray(both.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = round(at * RATE)
    frame.time_base = fractions.Fraction(1, RATE)
    return frame
