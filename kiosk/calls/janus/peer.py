"""The wall's peer towards Janus: as towards an officer's page, but it may answer, and speaks a telephone's codecs too.

asyncio loop's thread only.
"""

from __future__ import annotations

import re

from aiortc import MediaStreamTrack, RTCRtpSender, RTCSessionDescription
from aiortc.exceptions import InvalidStateError, OperationError
from aiortc.mediastreams import MediaStreamError
from av import AudioFrame, AudioResampler

from kiosk.calls.direct.peer import WRAP, Peer, Window
from kiosk.calls.direct.sdp import checked
from kiosk.calls.direct.sounds import RATE

# Janus passes a SIP phone's sound and pictures on as they are: what old phones speak has to be understood here
CODECS = ("audio/opus", "audio/g722", "audio/pcma", "audio/pcmu", "video/vp8", "video/h264", "video/rtx")


MIRROR = {"sendrecv": "sendrecv", "sendonly": "recvonly", "recvonly": "sendonly", "inactive": "inactive"}


class JanusPeer(Peer):
    """One peer connection with Janus from offer to end; takes the same arguments as `Peer`."""

    def telephone(self) -> JanusPeer:
        """The same, speaking everything that SIP phones do; before the offer or answer only."""
        for transceiver in self._connection.getTransceivers():
            known = RTCRtpSender.getCapabilities(transceiver.kind).codecs
            transceiver.setCodecPreferences([codec for codec in known if codec.mimeType.lower() in CODECS])
        return self

    async def accept(self, sdp: str) -> None:
        """Take the answer; it may refuse the pictures. Raises as `Peer.accept` does."""
        await super().accept(without_pictures(sdp))

    async def answer(self, sdp: str, *, pictures: bool) -> str:
        """The answer to an offer; without `pictures` none go either way.

        Raises `BadSdp`, or `ValueError` where the media library does not understand the offer.
        """
        clean = checked(sdp, self._networks, video=self._video)
        try:
            await self._connection.setRemoteDescription(RTCSessionDescription(clean, "offer"))
            for transceiver in self._connection.getTransceivers():
                if transceiver.kind == "video" and not pictures:
                    transceiver.direction = "inactive"
            await self._connection.setLocalDescription(await self._connection.createAnswer())
        except (
            InvalidStateError,
            OperationError,
            LookupError,
            TypeError,
            AttributeError,
            AssertionError,
        ) as error:
            raise ValueError(f"{type(error).__name__} in the offer") from error
        return str(self._connection.localDescription.sdp)

    def again(self, sdp: str) -> str:
        """The answer to an offer for a line that stands already: nothing changes but who sends.

        aiortc 1.16 cannot answer where it offered; ICE and DTLS stay as they are, so its own words are said once more.
        """
        own = str(self._connection.localDescription.sdp).replace("a=setup:actpass", "a=setup:passive")
        return re.sub(r"a=(?:sendrecv|sendonly|recvonly|inactive)\b", f"a={MIRROR[direction(sdp)]}", own)

    def resize(self, size: tuple[int, int]) -> None:
        """Show pictures of this size (width, height) from now on; only where the window is a `Window`."""
        assert isinstance(self._window, Window)
        self._window.size = size

    async def _listen(self, track: MediaStreamTrack) -> None:
        """Telephones have 8 or 16 kHz; the ear wants 48, counted in its own samples."""
        evenly = AudioResampler(format="s16", layout="mono", rate=RATE)
        try:
            while True:
                frame = await track.recv()
                if (
                    not isinstance(frame, AudioFrame)
                    or frame.pts is None
                    or frame.time_base is None
                    or self._screen.held
                ):
                    continue
                at = int(frame.pts * frame.time_base * RATE)
                frame.pts = None  # a gap is the ear's to fill
                for part in evenly.resample(frame):
                    self._ear.put(at % WRAP, part.to_ndarray()[0])
                    at += part.samples
        except MediaStreamError:
            return


def direction(sdp: str) -> str:
    """Who sends sound, as the one who wrote it sees it: sendrecv, sendonly (we are on hold), recvonly, inactive."""
    found = re.search(r"^a=(sendrecv|sendonly|recvonly|inactive)\b", sdp.partition("m=audio")[2], re.MULTILINE)
    return found[1] if found else "sendrecv"


def without_pictures(sdp: str) -> str:
    """`sdp` in words aiortc 1.16 takes where it refuses the pictures: as a section on the sound's line, never used.

    A refused section has neither ICE nor codecs; aiortc asks for both, in every section.
    """
    head, mark, refused = sdp.partition("m=video 0 ")
    if not mark:
        return sdp
    line = [one for one in head.splitlines() if one.startswith(("a=ice-ufrag", "a=ice-pwd", "a=setup"))]
    mid = next((one for one in refused.splitlines() if one.startswith("a=mid:")), "a=mid:1")
    section = ["m=video 9 UDP/TLS/RTP/SAVPF 97", "c=IN IP4 0.0.0.0", "a=inactive", mid, "a=rtcp-mux", *line]
    head = head.replace("a=group:BUNDLE 0\r\n", f"a=group:BUNDLE 0 {mid.removeprefix('a=mid:')}\r\n")
    return head + "\r\n".join([*section, "a=rtpmap:97 VP8/90000", ""])
