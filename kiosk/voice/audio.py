"""The form sound has inside: 16 kHz mono int16 in stamped blocks. Ends where a recogniser is fed."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000  # samples a second: what every model here was trained on
BLOCK = 0.03  # seconds a block: a frame of the voice activity detector, within the 20-50 ms that lose nothing
SAMPLES = int(RATE * BLOCK)  # samples a block
BYTES = 2  # a sample
KEPT = 60.0  # seconds of stamps kept: longer than any sentence

Pcm = NDArray[np.int16]  # (samples,), mono

QUIETEST, LOUDEST = -60.0, -10.0  # dB of full scale: a quiet room and a voice close to the microphone


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of sound and the moment its first sample was captured."""

    pcm: bytes  # int16 mono, RATE
    at: float  # monotonic seconds

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / BYTES / RATE


class AudioClock:
    """Seconds of audio that were fed -> the monotonic moment they were captured, across gaps in the feeding."""

    def __init__(self) -> None:
        self._fed = 0.0
        self._stamps: deque[tuple[float, float]] = deque()  # (audio seconds, monotonic seconds) at the start of each

    def stamp(self, seconds: float, at: float) -> None:
        """`seconds` of audio captured from `at` on were fed."""
        self._stamps.append((self._fed, at))
        self._fed += seconds
        while len(self._stamps) > 1 and self._stamps[0][0] < self._fed - KEPT:
            self._stamps.popleft()

    @property
    def fed(self) -> float:
        """Seconds of audio so far."""
        return self._fed

    def moment(self, audio: float) -> float:
        """When the sound at `audio` seconds was captured; beyond what was fed, at the end of it."""
        audio = min(audio, self._fed)
        for start, at in reversed(self._stamps):
            if start <= audio:
                return at + audio - start
        return self._stamps[0][1] if self._stamps else 0.0


def loudness(pcm: bytes) -> float:
    """0..1 between a quiet room and a close voice, in steps of 0.05 so that a level is news only when it changed."""
    samples = np.frombuffer(pcm, np.int16).astype(np.float64)
    power = float(np.mean(samples * samples)) if samples.size else 0.0
    decibels = 10 * np.log10(power / 32768**2 + 1e-12)
    return round(float(np.clip((decibels - QUIETEST) / (LOUDEST - QUIETEST), 0, 1)) * 20) / 20
