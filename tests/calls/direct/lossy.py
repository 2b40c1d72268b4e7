"""A bad network between a phone and the wall, and how much of what is said there arrives whole.

The wall's own address in its offer is replaced by the relay's in the page; the page's answer names no address, so that
there is no other way. No rights are needed, and nothing else on the machine gets worse.
"""

from __future__ import annotations

import random
import select
import socket
import threading
import time
import wave
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.direct.sounds import FRAME, RATE, Hears, Pcm, Reads, Tone
from tests.calls.direct.desk import Desk, desk
from tests.calls.direct.phone import Browsing, Phone

Samples = NDArray[np.float64]
THROUGH = """
(() => { const Real = RTCPeerConnection, open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
window.RTCPeerConnection = class extends Real {
  setRemoteDescription(given) { return super.setRemoteDescription({type: given.type,
    sdp: given.sdp.replace(/(a=candidate:\\S+ 1 udp \\d+ 127\\.0\\.0\\.1) (\\d+)/g, (all, before, port) => {
      window.wallsPort = Number(port); return `${before} ${RELAY}`; })}); }
  get localDescription() { const real = super.localDescription;
    return real && {type: real.type, sdp: real.sdp.replace(/a=candidate.*\\r\\n/g, '')}; } };
navigator.mediaDevices.getUserMedia = wish => open({...wish,
  audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}}); })();
"""
SEED = 7  # every call loses the same packets
TALKS = 16.0  # seconds of sound, again and again
LOWEST, HIGHEST = 200.0, 3000.0  # hertz: a voice's, so that Opus keeps the wave
STEP = 4  # samples: what is compared has 12 kHz
PIECE = 960 // STEP  # 20 ms: one packet
NEAR = round(0.4 * RATE / STEP)  # how much earlier or later than the last one a piece is looked for: delay changes
ALIKE = 0.7  # correlation from which a piece counts as heard: half a packet has about that


def talk(file: Path) -> Samples:
    """Noise in a voice's band, no two pieces of it alike; as a WAV for a browser's microphone."""
    count = round(TALKS * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(5).normal(size=count))
    at = np.fft.rfftfreq(count, 1 / RATE)
    spectrum[(at < LOWEST) | (at > HIGHEST)] = 0
    sound = np.fft.irfft(spectrum, count)
    sound *= 5000 / np.std(sound)
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.clip(-32768, 32767).astype(np.int16).tobytes())
    return np.asarray(sound[::STEP], np.float64)


class Relay:
    """UDP both ways; of the sound that comes from the phone, packets are lost."""

    def __init__(self) -> None:
        self.sent = self.lost = 0
        self._loss = 0.0
        self._wall = "127.0.0.1", 0
        self._phone: tuple[str, int] | None = None
        self._random = random.Random(SEED)  # noqa: S311 - no secret
        self._outer, self._inner = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        for one in (self._outer, self._inner):
            one.bind(("127.0.0.1", 0))
        self.port: int = self._outer.getsockname()[1]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="relay")
        self._thread.start()

    @property
    def script(self) -> str:
        """What leads a page's calls through here."""
        return THROUGH.replace("RELAY", str(self.port))

    def lead(self, wall: int, loss: float) -> None:
        """The next call goes to this port of the wall, and loses this share 0..1 of its sound."""
        self._wall, self._loss, self._phone = ("127.0.0.1", wall), loss, None
        self.sent = self.lost = 0
        self._random.seed(SEED)

    def close(self) -> None:
        """No more."""
        self._stop.set()
        self._thread.join(5)
        self._outer.close()
        self._inner.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            for one in select.select([self._outer, self._inner], [], [], 0.1)[0]:
                data, address = one.recvfrom(2000)
                if one is self._inner:
                    if self._phone:
                        self._outer.sendto(data, self._phone)
                    continue
                self._phone = address
                if sound(data):
                    self.sent += 1
                    if self._random.random() < self._loss:
                        self.lost += 1
                        continue
                self._inner.sendto(data, self._wall)


def sound(data: bytes) -> bool:
    """Whether it is RTP, neither RTCP nor STUN nor DTLS (RFC 7983, RFC 5761)."""
    return len(data) > 12 and 128 <= data[0] < 192 and not 192 <= data[1] < 224


class Played(Hears, Reads, Protocol):
    """Fed by the network, pulled by the loudspeaker."""


class Listener:
    """A loudspeaker that pulls 10 ms every 10 ms from what a talk is fed into, and keeps them."""

    def __init__(self, line: Played) -> None:
        self.line = line
        self._heard: list[Pcm] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="loudspeaker")

    def talk(self) -> tuple[Reads, Hears]:
        """In place of a machine's sound."""
        self._thread.start()
        return Tone(440.0), self.line

    def leave(self, says: Hears) -> None:
        """The talk is over."""
        assert says is self.line
        self._stop.set()
        self._thread.join(5)

    def heard(self) -> Samples:
        """All of it so far."""
        return np.concatenate(self._heard or [np.zeros(0, np.int16)])[::STEP].astype(np.float64)

    def _run(self) -> None:
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            due += FRAME / RATE
            self._heard.append(self.line.read())


@dataclass(frozen=True)
class Chain:
    """Everything from the officer's microphone to the wall's loudspeaker."""

    wall: Desk
    phone: Phone
    relay: Relay
    said: Samples

    def call(self, listener: Listener, loss: float, seconds: float) -> tuple[float, int]:
        """The share of what was said that was heard, and of how many pieces."""
        self.wall.sounds.talk, self.wall.sounds.leave = listener.talk, listener.leave  # type: ignore[method-assign]
        call = self.wall.dial(video=False)
        self.phone.until(lambda: self.phone.shows("answer"))
        self.relay.lead(self.phone.evaluate("window.wallsPort"), loss)
        self.phone.press("answer")
        self.wall.until(lambda: "Answered" in self.wall.story(call))
        time.sleep(seconds)
        heard = listener.heard()
        self.wall.hang_up(call)
        self.phone.until(lambda: self.phone.shows("home"))
        self.wall.until(lambda: not self.wall.ask(lambda engine: engine.switchboard.active))
        return delivered(self.said, heard)


@contextmanager
def chain(folder: Path) -> Iterator[Chain]:
    """A wall, a phone that says noise, and the relay between them."""
    said = talk(folder / "said.wav")
    with ExitStack() as stack:
        relay = Relay()
        stack.callback(relay.close)
        wall = stack.enter_context(desk(folder / "field", camera=False))
        browsing = Browsing(folder, folder / "said.wav")
        stack.callback(browsing.close)
        phone = Phone(browsing)
        stack.callback(phone.close)
        browsing.do(phone.page.add_init_script(relay.script))
        phone.enrol(wall.invited("chief"))
        yield Chain(wall, phone, relay, said)


def delivered(said: Samples, heard: Samples) -> tuple[float, int]:
    """The share of the 20 ms pieces said that were heard, in order, and of how many; `said` is repeated for ever.

    Counted from the first piece that is found to the last one before the end of `heard`.
    """
    first, offset = _begin(said, heard)
    pieces = (len(heard) - first) // PIECE - NEAR // PIECE - 1
    found, at = 0, first
    for number in range(pieces):
        piece = _of(said, offset + number * PIECE)
        lag, likeness = _best(piece, heard, max(0, at - NEAR), at + NEAR + PIECE)
        if likeness >= ALIKE:
            found += 1
            at = lag
        at += PIECE
    return found / pieces, pieces


def _of(said: Samples, first: int) -> Samples:
    return np.take(said, np.arange(first, first + PIECE), mode="wrap")


def _begin(said: Samples, heard: Samples) -> tuple[int, int]:
    """Where `heard` begins to be sound, and which sample of `said` that is."""
    loud = np.flatnonzero(np.abs(heard) > 500)
    assert len(loud), "nothing is heard"
    spectrum, found = np.fft.rfft(said), []
    for first in range(int(loud[0]) + 10 * PIECE, int(loud[0]) + 50 * PIECE, 10 * PIECE):  # settled; one may be torn
        piece = np.zeros(len(said))
        piece[: 4 * PIECE] = heard[first : first + 4 * PIECE]
        both = np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece)), len(said)) / max(float(np.linalg.norm(piece)), 1.0)
        found.append((float(both.max()), first, int(np.argmax(both))))
    _, first, offset = max(found)
    return first, offset


def _best(piece: Samples, heard: Samples, start: int, end: int) -> tuple[int, float]:
    """Where in `heard[start:end]` the piece is most alike, and how much: -1..1."""
    part = heard[start:end]
    if len(part) < len(piece):
        return start, 0.0
    products = np.correlate(part, piece, "valid")
    squares = np.concatenate([[0.0], np.cumsum(part**2)])
    energies = np.sqrt(np.maximum(squares[len(piece) :] - squares[: -len(piece)], 1.0))
    alike = products / (energies * np.linalg.norm(piece))
    best = int(np.argmax(alike))
    return start + best, float(alike[best])
