"""The sound of a call, ours beside what the library gives, in one run on the same packets.

    .venv/bin/python benchmarks/calls.py loss
    .venv/bin/python benchmarks/calls.py echo

loss: packets of 20 ms are lost, late and in bursts on their way. "Whole": the share of the 10 ms pieces sent that are
heard unchanged and in order; what is lost on the way cannot be among them, so the best possible is printed too. Delay:
from the moment a piece was spoken until it is heard, the way's own 30 ms included.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtp import RtpPacket

from kiosk.calls.sound.frame import FRAME, RATE, SECONDS, SILENCE, Frame, Pcm, rounded
from kiosk.calls.sound.playout import Playout
from kiosk.voice import wav
from kiosk.voice.resample import Resampler
from tests.shared import SHARED

PACKET = 960  # samples: 20 ms, as browsers send
LASTS = 120.0  # seconds of talk
WAY = 0.030  # seconds the fastest packet travels

Arrivals = list[tuple[float, int]]  # (seconds, number of the packet), in order of arrival


@dataclass(frozen=True)
class Line:
    """A way through the network."""

    name: str
    loss: float = 0.0  # share of the packets
    burst: float = 1.0  # packets lost in a row, on average
    jitter: float = 0.0  # seconds, mean of the exponential part of each packet's travel
    drift: float = 0.0  # of the far end's clock, ppm

    def carries(self, packets: int, random: np.random.Generator) -> Arrivals:
        """When which packet arrives."""
        arrivals: Arrivals = []
        losing = False
        for number in range(packets):
            stays = 1 - 1 / self.burst if losing else 0.0
            begins = self.loss / (self.burst * (1 - self.loss)) if self.burst > 1 else self.loss
            losing = random.random() < (stays if losing and self.burst > 1 else begins)
            if not losing:
                sent = (number + 1) * PACKET / RATE * (1 + self.drift / 1e6)
                arrivals.append((sent + WAY + random.exponential(self.jitter), number))
        return sorted(arrivals)


LINES = (
    Line("perfect"),
    Line("2 % lost", loss=0.02),
    Line("5 % lost", loss=0.05),
    Line("10 % lost", loss=0.10),
    Line("5 % lost in bursts of 4", loss=0.05, burst=4),
    Line("jitter 10 ms", jitter=0.010),
    Line("jitter 20 ms, 2 % lost", loss=0.02, jitter=0.020),
    Line("drift +100 ppm", drift=100),
    Line("drift -100 ppm", drift=-100),
)


class Ours:
    """Every packet straight into the playout."""

    def __init__(self) -> None:
        self._playout = Playout()

    def put(self, number: int, pcm: Pcm) -> None:
        self._playout.put(number * PACKET, pcm)

    def read(self) -> Frame:
        return self._playout.read()


class Library:
    """aiortc's jitter buffer with the numbers its receiver gives it; what comes out is played in its order."""

    def __init__(self) -> None:
        self._buffer = JitterBuffer(capacity=16, prefetch=4)
        self._frames: deque[Frame] = deque()

    def put(self, number: int, pcm: Pcm) -> None:
        frame = through(self._buffer, number, pcm)
        if frame is not None:
            self._frames.extend(frame[1].reshape(-1, FRAME))

    def read(self) -> Frame:
        return self._frames.popleft() if self._frames else SILENCE


class Both:
    """aiortc's jitter buffer and our playout behind it."""

    def __init__(self) -> None:
        self._buffer = JitterBuffer(capacity=16, prefetch=4)
        self._playout = Playout()

    def put(self, number: int, pcm: Pcm) -> None:
        frame = through(self._buffer, number, pcm)
        if frame is not None:
            self._playout.put(*frame)

    def read(self) -> Frame:
        return self._playout.read()


def through(buffer: JitterBuffer, number: int, pcm: Pcm) -> tuple[int, Pcm] | None:
    """One packet in, at most one out: what aiortc's receiver does with it."""
    packet = RtpPacket(payload_type=111, sequence_number=number % (1 << 16), timestamp=number * PACKET)
    packet._data = pcm.tobytes()  # type: ignore[attr-defined]  # noqa: SLF001 - as its receiver does
    frame = buffer.add(packet)[1]
    return None if frame is None else (frame.timestamp, np.frombuffer(frame.data, np.int16))


Way = Ours | Library | Both


def talk(seconds: float) -> Pcm:
    """Real people's talk at 48 kHz with a little noise, so that no two pieces are alike."""
    files = sorted((SHARED / "data" / "speech" / "orders").glob("*.wav"))
    if not files:
        sys.exit(f"no recordings of speech in {SHARED}/data/speech/orders (set KIOSK_SHARED)")
    up, parts, length = Resampler(16_000, RATE), [], 0
    while length < seconds * RATE:
        for file in files:
            parts.append(up.push(wav.read(file)))
            length += len(parts[-1])
            if length >= seconds * RATE:
                break
    whole = np.concatenate(parts)[: int(seconds * RATE) // PACKET * PACKET].astype(np.float64)
    return rounded(whole + np.random.default_rng(2).normal(0, 10, len(whole)))


def listened(way: Way, sound: Pcm, arrivals: Arrivals) -> tuple[Pcm, float]:
    """What is heard, read every 10 ms, and the CPU seconds it took."""
    coming = deque(arrivals)
    heard = []
    began = time.process_time()
    for tick in range(len(sound) // FRAME + 100):
        while coming and coming[0][0] <= tick * SECONDS:
            number = coming.popleft()[1]
            way.put(number, sound[number * PACKET : (number + 1) * PACKET])
        heard.append(way.read())
    return np.concatenate(heard), time.process_time() - began


def whole(sound: Pcm, heard: Pcm) -> list[float]:
    """Delay in seconds of each 10 ms piece that is heard unchanged and in order."""
    stream, at, delays = heard.tobytes(), 0, []
    for first in range(0, len(sound), FRAME):
        until = min(len(stream), 2 * (first + 2 * RATE))
        found = stream.find(sound[first : first + FRAME].tobytes(), at, until)
        if found >= 0 and found % 2 == 0:
            delays.append((found / 2 - first) / RATE)
            at = found + 2 * FRAME
    return delays


def loss() -> None:
    """Audio delivered on bad lines."""
    sound = talk(LASTS)
    ways: dict[str, Callable[[], Way]] = {"ours": Ours, "aiortc": Library, "aiortc + our playout": Both}
    print(f"{'':26} {'possible':>8} | " + " | ".join(f"{name + ': whole, median, p95':>38}" for name in ways))
    cpu = dict.fromkeys(ways, 0.0)
    for line in LINES:
        arrivals = line.carries(len(sound) // PACKET, np.random.default_rng(7))
        cells = []
        for name, way in ways.items():
            heard, spent = listened(way(), sound, arrivals)
            cpu[name] += spent
            delays = sorted(whole(sound, heard)) or [float("nan")]
            share = len(delays) / (len(sound) / FRAME)
            cells.append(
                f"{share:20.1%} {median(delays) * 1000:5.0f} ms {delays[int(0.95 * len(delays))] * 1000:5.0f} ms"
            )
        print(f"{line.name:26} {len(arrivals) / (len(sound) / PACKET):8.1%} | " + " | ".join(cells), flush=True)
    seconds = LASTS * len(LINES)
    print(
        "CPU per second of sound: "
        + ", ".join(f"{name} {spent / seconds * 1000:.1f} ms" for name, spent in cpu.items())
    )


def main() -> None:
    wanted = {"loss": loss}
    if len(sys.argv) != 2 or sys.argv[1] not in wanted:
        sys.exit(f"usage: benchmarks/calls.py {'|'.join(wanted)}")
    wanted[sys.argv[1]]()


if __name__ == "__main__":
    main()
