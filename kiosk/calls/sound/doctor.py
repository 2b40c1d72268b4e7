"""Does the microphone hear the loudspeaker, how late, and is the echo taken out? Pure, but for the runner."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.sound.desk import Cleans
from kiosk.calls.sound.duplex import Opens
from kiosk.calls.sound.frame import FRAME, RATE, SECONDS, SILENCE, Frame, Pcm, rounded
from kiosk.calls.sound.gaps import Samples
from kiosk.core.errors import SourceError

LOWEST, HIGHEST = 300.0, 7_000.0  # Hz: what small loudspeakers play and every microphone hears
SWEEP = 0.5  # seconds of the chirp
SETTLED = 5.0  # seconds a canceller may take to learn the room
TALK = 8.0  # seconds of the test sound
PAUSE = -0.6  # of a sine of two seconds: below it the test voice pauses
LOUDNESS = 6_000.0  # of 32768: -15 dB, a loud voice
SURE = 8.0  # the echo's peak of the correlation stands so many times above its typical height
LONGEST = 1.0  # seconds a loop may take
GOOD = 20.0  # dB of echo taken out, from which a call is pleasant
PATIENCE = 3.0  # seconds more than the test lasts before it is given up


@dataclass(frozen=True, slots=True)
class Loop:
    """The way from the loudspeaker into the microphone."""

    delay: float  # seconds
    gain: float  # dB of what was played; negative: it comes back weaker


@dataclass(frozen=True, slots=True)
class Finding:
    """What the test found."""

    loop: Loop | None  # None: the microphone does not hear the loudspeaker
    erle: float | None  # dB of the echo that are taken out after SETTLED seconds; None: nothing to measure it by

    @property
    def good(self) -> bool:
        """Whether a call will be pleasant: an echo that is taken out, or none (a headset)."""
        return self.loop is None or (self.erle is not None and self.erle >= GOOD)


def chirp() -> Pcm:
    """A sweep from LOWEST to HIGHEST with soft ends."""
    at = np.arange(int(SWEEP * RATE)) / RATE
    phase = 2 * np.pi * (LOWEST * at + (HIGHEST - LOWEST) * at**2 / (2 * SWEEP))
    return rounded(LOUDNESS * np.sin(phase) * np.hanning(len(at)))


def voice(seconds: float = TALK) -> Pcm:
    """A voice without words: a gliding pitch with its overtones, breath, syllables and pauses.

    Steady noise would not do: the canceller takes it for part of the room and removes half as many dB of it.
    """
    random = np.random.default_rng(4)
    count = int(seconds * RATE) // FRAME * FRAME
    at = np.arange(count) / RATE
    pitch = 120 + 40 * _wander(random, at, 3, -1, 1)  # Hz
    phase = np.cumsum(pitch) * (2 * np.pi / RATE)
    buzz = np.sum([np.sin(k * phase) / k**0.7 for k in range(1, 40)], axis=0)
    sound = buzz / np.std(buzz) + 0.3 * random.normal(0, 1, count)
    sound *= _wander(random, at, 8, 0, 1) ** 2 * (np.sin(np.pi * at) > PAUSE)  # syllables; a pause every two seconds
    return rounded(0.4 * LOUDNESS * sound / np.std(sound))


def _wander(random: np.random.Generator, at: NDArray[np.float64], often: int, low: float, high: float) -> Samples:
    """Another value `often` times a second, straight lines between."""
    count = int(at[-1] * often) + 2
    return np.interp(at, np.arange(count) / often, random.uniform(low, high, count))


def loop(played: Pcm, recorded: Pcm) -> Loop | None:
    """Where in `recorded` the sound of `played` is found, both begun at the same moment; None where it is not."""
    size = 1 << (len(played) + len(recorded)).bit_length()
    a, b = np.fft.rfft(played.astype(np.float64), size), np.fft.rfft(recorded.astype(np.float64), size)
    cross = np.conj(a) * b
    height = np.abs(np.fft.irfft(cross / np.maximum(np.abs(a), np.abs(a).max() / 100), size))[: int(LONGEST * RATE)]
    place = int(height.argmax())
    typical = float(np.median(height))
    if height[place] <= SURE * typical or not recorded.any():
        return None
    heard = recorded[place : place + len(played)].astype(np.float64)
    sent = played[: len(heard)].astype(np.float64)
    share = np.sqrt(_power(heard) / max(_power(sent), 1.0))
    return Loop(place / RATE, float(20 * np.log10(max(share, 1e-6))))


def erle(raw: Pcm, cleaned: Pcm) -> float:
    """Echo return loss enhancement: dB by which the cleaned sound is weaker, both of the same stretch."""
    return float(10 * np.log10(max(_power(raw), 1e-3) / max(_power(cleaned), 1e-3)))


def cleaned(near: Pcm, far: Pcm, echo: Cleans, delay: float) -> Pcm:
    """A recording with its echo taken out, frame by frame as in a call."""
    out = [
        echo.clean(near[at : at + FRAME], far[at : at + FRAME], delay).heard
        for at in range(0, min(len(near), len(far)) - FRAME + 1, FRAME)
    ]
    return np.concatenate(out) if out else np.zeros(0, np.int16)


def examined(played: Pcm, recorded: Pcm, echo: Cleans) -> Finding:
    """What a recording of `whole_test` says; both begun at the same moment."""
    found = loop(chirp(), recorded[: int((SWEEP + LONGEST) * RATE)])
    if found is None:
        return Finding(None, None)
    clean = cleaned(recorded, played, echo, found.delay)
    first = int((SWEEP + LONGEST + SETTLED) * RATE)
    return Finding(found, erle(recorded[first : len(clean)], clean[first:]) if len(clean) > first else None)


def whole_test(talk: float = TALK) -> Pcm:
    """A chirp, the time it may take to come back, and then a voice."""
    return np.concatenate([chirp(), np.zeros(int(LONGEST * RATE), np.int16), voice(talk)])


def run(opens: Opens, echo: Cleans, talk: float = TALK) -> Finding:
    """Play the test through a real card and judge it; takes ten seconds (less `talk`: no ERLE).

    Raises `SourceError` where loudspeaker or microphone is missing or stops.
    """
    played = whole_test(talk)
    waiting = deque(played.reshape(-1, FRAME))
    heard: list[Frame] = []
    over = threading.Event()

    def turn(near: Frame | None) -> Frame:
        if near is not None and not over.is_set():
            heard.append(near)
        if waiting:
            return waiting.popleft()
        over.set()
        return SILENCE

    card = opens(turn, muted=False)
    try:
        if not card.loudspeaker or not card.microphone:
            raise SourceError("sound of calls", card.problem or "loudspeaker or microphone is missing", "")
        lasts = len(played) / FRAME * SECONDS
        if not over.wait(lasts + PATIENCE):
            raise SourceError(
                "sound of calls", "the sound card stopped", "try again; `kiosk devices` lists what there is"
            )
    finally:
        card.close()
    return examined(played, np.concatenate(heard), echo)


def _power(samples: NDArray[np.number]) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
