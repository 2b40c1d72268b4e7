"""The sound of a call, ours beside what the library gives, in one run on the same packets.

    .venv/bin/python -m benchmarks.calls loss
    .venv/bin/python -m benchmarks.calls chain
    .venv/bin/python -m benchmarks.calls echo

loss: packets of 20 ms are lost, late and in bursts on their way. "Whole": the share of the 10 ms pieces sent that are
heard unchanged and in order; what is lost on the way cannot be among them, so the best possible is printed too. Delay:
from the moment a piece was spoken until it is heard, the way's own 30 ms included.

chain: the same through everything there is, in real time: a WAV as the microphone of Debian's Chromium, a relay on
loopback that loses the same packets each time, the engine, and a loudspeaker that pulls 10 ms every 10 ms. "Heard": the
share of the 20 ms pieces said that are found again in order, by their correlation (Opus does not keep samples).

echo: real recordings of people as the far end. First twelve seconds through a real PulseAudio, in real time: how late
the loudspeaker is heard and how much of it is taken out. Then, in audio time so that a busy machine cannot change it,
twenty sentences of the tests' vocabulary said in the same simulated room, 10 dB louder than the echo: "right" is
exactly the command that was said. "Ducked": as the wall does it while a command is expected, the far end 12 dB down.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtp import RtpPacket

from benchmarks.speech import ours
from kiosk.calls.direct import peer
from kiosk.calls.sound import card
from kiosk.calls.sound.desk import DUCKED, on_floor
from kiosk.calls.sound.doctor import loop
from kiosk.calls.sound.frame import FRAME, RATE, SECONDS, SILENCE, Frame, Pcm, rounded
from kiosk.calls.sound.playout import Playout
from kiosk.core import places
from kiosk.voice import wav
from kiosk.voice.engines import Engine
from kiosk.voice.resample import Resampler
from tests.calls.direct.lossy import Listener, Played
from tests.calls.direct.lossy import chain as whole_chain
from tests.calls.sound.commands import ROOM_DELAY, ROOM_LOSS, Recording, said_in_room, understood
from tests.calls.sound.rig import Rig
from tests.calls.sound.room import Room
from tests.shared import SHARED

PACKET = 960  # samples: 20 ms, as browsers send
LASTS = 120.0  # seconds of talk
ALONE = 12  # seconds the far end talks through PulseAudio
QUIET = 300.0  # of 32768, root mean square of 10 ms: below it nobody speaks
TALKS = 15.0  # seconds of a call in `chain`
LOST = (0.0, 0.02, 0.05, 0.10)  # share of the packets there
MODEL = places.embedded_models() / "vosk-mini-en"
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


def chain() -> None:
    """The same through everything there is."""
    lines: dict[str, tuple[type[Played], bool]] = {
        "ours": (Playout, True),
        "aiortc": (Queue, False),
        "aiortc + our playout": (Playout, False),
    }
    hear_at_once = peer._hear_at_once  # noqa: SLF001 - how our engine gets past aiortc's own buffer
    with tempfile.TemporaryDirectory() as folder, whole_chain(Path(folder)) as way:
        print(f"{'':10} {'arrived':>8} | " + " | ".join(f"{name + ', heard':>28}" for name in lines))
        for lost in LOST:
            cells = []
            for line, at_once in lines.values():
                peer._hear_at_once = hear_at_once if at_once else lambda receiver: None  # noqa: SLF001, ARG005
                share, pieces = way.call(Listener(line()), lost, TALKS)
                cells.append(f"{share:16.1%} (n = {pieces})")
            arrived = 1 - way.relay.lost / way.relay.sent
            print(f"{lost:4.0%} lost  {arrived:8.1%} | " + " | ".join(f"{cell:>28}" for cell in cells), flush=True)
    peer._hear_at_once = hear_at_once  # noqa: SLF001


class Queue:
    """What aiortc gives, played in its order."""

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()

    def put(self, pts: int, pcm: Pcm) -> None:  # noqa: ARG002 - as said above
        self._frames.extend(pcm.reshape(-1, FRAME))

    def read(self) -> Frame:
        try:
            return self._frames.popleft()
        except IndexError:
            return SILENCE


def without_pauses(sound: Pcm) -> Pcm:
    """Only what is within 0.2 s of a voice: an echo can be measured where there is one."""
    frames = sound.reshape(-1, FRAME)
    voiced = np.sqrt(np.mean(np.square(frames, dtype=np.float64), axis=1)) > QUIET
    near = np.convolve(voiced, np.ones(41), "same") > 0
    return frames[near].ravel()


def echo() -> None:
    """Echo taken out, and commands understood meanwhile."""
    far = without_pauses(talk(90.0))
    _through_pulseaudio(far)
    engines = (Engine("pocketsphinx", witness=MODEL), Engine("vosk", MODEL, demo=True))
    print(f"\n{'commands right, and false ones':36}" + "".join(f"{engine.label:>40}" for engine in engines))
    for title, gain in (("", 1.0), (", ducked", DUCKED)):
        record, said = said_in_room(far, gain)
        random = np.random.default_rng(0)
        record.tracks["AEC, on the desk's floor of noise"] = [on_floor(one, random) for one in record.tracks["AEC"]]
        for name in record.tracks:
            cells = [understood(record, name, said, ours(engine, "en")) for engine in engines]
            print(f"{name + title:36}" + "".join(f"{right:25}/{len(said)}, {false:3} false" for right, false in cells))
    spent = record.cpu / (record.ticks * SECONDS)
    print(f"CPU of echo cancelling, noise suppression and gain: {spent:.1%} of a core")


def _through_pulseaudio(far: Pcm) -> None:
    folder = Path(tempfile.mkdtemp())
    rig = Rig(folder, Room(ROOM_DELAY, ROOM_LOSS))
    record = Recording()
    rig.start()
    os.environ.update(rig.environment)
    try:
        duplex = card.duplex("pulse", "pulse")
        duplex._make_echo = lambda: record  # noqa: SLF001 - the canceller with a memory
        _, line = duplex.talk()
        pts = itertools.count(0, FRAME)

        def speak() -> None:  # the far end, at the pace of the card
            at = next(pts)
            line.put(at, far[at : at + FRAME])

        record.after = speak
        deadline = time.monotonic() + ALONE + 10
        while record.ticks < ALONE * 100:
            if time.monotonic() > deadline:
                sys.exit(f"the sound card delivers nothing: {duplex.state}")
            time.sleep(0.1)
        print(f"PulseAudio: {duplex.names}, {duplex.state.mode.value}, {duplex.dropped} ticks dropped, {line.figures}")
        duplex.over()
    finally:
        rig.stop()
        shutil.rmtree(folder, ignore_errors=True)
    for second in range(1, ALONE - 1, 2):
        first, last = 100 * second, 100 * (second + 2)
        way = loop(np.concatenate(record.played[first : first + 100]), record.track("raw", first, last))
        late = f"{way.delay * 1000:.0f} ms" if way else "not heard"
        cells = ", ".join(f"{name} {record.erle(name, first, last):5.1f} dB" for name in list(record.tracks)[1:])
        print(f"seconds {second:2} to {second + 2:2}: loop {late}, ERLE {cells}")


def main() -> None:
    wanted = {"loss": loss, "chain": chain, "echo": echo}
    if len(sys.argv) != 2 or sys.argv[1] not in wanted:
        sys.exit(f"usage: python -m benchmarks.calls {'|'.join(wanted)}")
    wanted[sys.argv[1]]()


if __name__ == "__main__":
    main()
