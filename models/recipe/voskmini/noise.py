"""Clean speech -> speech as a hall's microphone hears it: voice, room, equaliser, noise, level."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from voskmini.audio import SAMPLE_RATE, Samples

Sound = NDArray[np.float32]
"""float32 (samples,), 16 kHz, in the range of int16."""

ROOM_TAIL = 8000  # samples of echo at most
# how often each change is made
VOICE_CHANGED, LINE_CHANGED, ROOM_ADDED, EQUALISED, NARROW = 0.75, 0.75, 0.6, 0.8, 0.15
NOISE_ADDED, HISS_ADDED = 0.75, 0.92  # summed up; the rest stays clean
CLIPPED, LEVEL_WANDERS = 0.05, 0.3
NOTHING_AT_ALL = 0.15  # of the moments without speech


def colour(rng: np.random.Generator, count: int, kind: str) -> Sound:
    """`count` samples of noise: white, pink, brown, or "bands" of random strength."""
    size = scipy.fft.next_fast_len(count, real=True)
    spectrum = scipy.fft.rfft(rng.standard_normal(size).astype(np.float32))
    frequency = np.arange(len(spectrum), dtype=np.float32) + 1
    if kind == "pink":
        spectrum /= np.sqrt(frequency)
    elif kind == "brown":
        spectrum /= frequency ** rng.uniform(0.7, 1.2)
    elif kind == "bands":
        spectrum *= np.interp(np.arange(len(spectrum)), np.linspace(0, len(spectrum), 9), 10 ** rng.uniform(-1.2, 0, 9))
    noise: Sound = scipy.fft.irfft(spectrum, size)[:count]
    if rng.random() < LEVEL_WANDERS:
        points = max(3, count // 6000)
        noise *= np.interp(np.arange(count), np.linspace(0, count, points), rng.uniform(0.3, 1, points))
    return noise


def babble(rng: np.random.Generator, voices: Sequence[Samples], count: int) -> Sound:
    """`count` samples of three to seven people talking at once."""
    talk = np.zeros(count, np.float32)
    for _ in range(rng.integers(3, 8)):
        voice = voices[int(rng.integers(len(voices)))].astype(np.float32)
        voice = np.tile(voice, count // max(1, len(voice)) + 2)
        start = rng.integers(len(voice) - count)
        talk += voice[start : start + count] / (np.sqrt((voice**2).mean()) + 1)
    return talk


def noise(rng: np.random.Generator, voices: Sequence[Samples], count: int, kind: str) -> Sound:
    """`count` samples of babble or of coloured noise."""
    return babble(rng, voices, count) if kind == "babble" else colour(rng, count, kind)


def room(rng: np.random.Generator, longest: int) -> Sound:
    """An echo of at most `longest` samples: direct sound, then noise that dies away."""
    decay = rng.uniform(0.1, 0.6) * SAMPLE_RATE
    count = int(min(longest, decay))
    echo: Sound = rng.standard_normal(count).astype(np.float32) * np.exp(-6.9 * np.arange(count) / decay)
    echo[: int(SAMPLE_RATE * rng.uniform(0.001, 0.006))] = 0
    echo *= 10 ** (-rng.uniform(-1, 14) / 20) / (np.sqrt((echo**2).sum()) + 1e-9)
    echo[0] = 1
    return echo


def faster(sound: Sound, factor: float) -> Sound:
    """`sound` played `factor` times as fast, so another voice at another pace."""
    size = scipy.fft.next_fast_len(len(sound) + 200, real=True)
    new_size = scipy.fft.next_fast_len(int(size / factor), real=True)
    spectrum = scipy.fft.rfft(np.pad(sound, (0, size - len(sound))))
    new = np.zeros(new_size // 2 + 1, np.complex64)
    kept = min(len(spectrum), len(new))
    new[:kept] = spectrum[:kept]
    count = int(len(sound) * new_size / size)
    changed: Sound = scipy.fft.irfft(new, new_size)[:count].astype(np.float32) * (new_size / size)
    return changed


def augmented(samples: Samples, rng: np.random.Generator, voices: Sequence[Samples]) -> tuple[Sound, int, int]:
    """(Sound, first sample of speech, sample after its last): one of the countless ways to hear `samples`."""
    speech = samples.astype(np.float32)
    if rng.random() < VOICE_CHANGED:
        speech = faster(speech, rng.uniform(0.86, 1.18))
    level = 32768 * 10 ** (rng.uniform(-38, -14) / 20)
    speech *= level / (np.sqrt((speech**2).mean()) + 1e-3)
    start = int(SAMPLE_RATE * rng.uniform(0.08, 0.6))
    end = start + len(speech)
    heard = np.zeros(end + int(SAMPLE_RATE * rng.uniform(0.15, 0.8)), np.float32)
    heard[start:end] = speech
    if rng.random() < LINE_CHANGED:
        heard = _through_a_room(heard, rng)
    loudness = np.sqrt((heard[start:end] ** 2).mean()) + 1e-3
    share = rng.random()
    if share < NOISE_ADDED:
        kind = str(rng.choice(["white", "pink", "brown", "bands", "bands", "babble", "babble"]))
        added = noise(rng, voices, len(heard), kind)
        ratio = rng.uniform(6 if kind == "babble" else 3, 34)  # dB
        heard += added * (loudness / (np.sqrt((added**2).mean()) + 1e-9) * 10 ** (-ratio / 20))
    elif share < HISS_ADDED:
        heard += rng.standard_normal(len(heard)).astype(np.float32) * 10 ** rng.uniform(-1, 1)
    if rng.random() < CLIPPED:
        heard *= 3
    return np.rint(np.clip(heard, -32768, 32767)), start, end


def silence(rng: np.random.Generator) -> Sound:
    """A moment in which nobody speaks: noise of any level, now and then digital silence."""
    count = int(SAMPLE_RATE * rng.uniform(0.6, 2.5))
    added = colour(rng, count, str(rng.choice(["white", "pink", "brown", "bands"])))
    if rng.random() < NOTHING_AT_ALL:
        return np.zeros(count, np.float32)
    level = 32768 * 10 ** (rng.uniform(-80, -25) / 20)
    added *= level / (np.sqrt((added**2).mean()) + 1e-9)
    return added


def _through_a_room(sound: Sound, rng: np.random.Generator) -> Sound:
    size = scipy.fft.next_fast_len(len(sound) + ROOM_TAIL, real=True)
    spectrum = scipy.fft.rfft(sound, size)
    if rng.random() < ROOM_ADDED:
        spectrum *= scipy.fft.rfft(room(rng, ROOM_TAIL), size)
    if rng.random() < EQUALISED:
        points = rng.integers(3, 10)
        decibels = rng.uniform(-9, 9, points)
        if rng.random() < NARROW:  # narrow microphones and lines
            decibels[-1] -= 25
            decibels[-2] -= rng.choice([0, 20])
        curve = np.interp(np.arange(len(spectrum)), np.linspace(0, len(spectrum), points), decibels)
        spectrum *= 10 ** (curve / 20)
    heard: Sound = scipy.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)
    return heard
