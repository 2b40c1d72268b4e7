"""What a synthesiser wrote -> 16 kHz int16 samples. Ends where a voice can be trained on."""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

Samples = NDArray[np.int16]
"""Mono sound, int16 (samples,), 16 kHz."""

SAMPLE_RATE = 16000  # Hz, the rate of every vosk model
RESAMPLING = {22050: (320, 441), 8000: (2, 1), 48000: (1, 3), 44100: (160, 441), 32000: (1, 2), 11025: (640, 441)}
MARGIN = 800  # samples (50 ms) kept on both sides of the speech
QUIET = 60  # int16 steps: below this it is the synthesiser's own silence
QUIET_SHARE = 0.01  # of the loudest sample: below this too


def read_wav(data: bytes) -> tuple[int, Samples]:
    """(Sample rate in Hz, first channel) of a WAV file's bytes."""
    with wave.open(io.BytesIO(data)) as wav:
        rate, channels = wav.getframerate(), wav.getnchannels()
        return rate, np.frombuffer(wav.readframes(wav.getnframes()), np.int16)[::channels]


def to_16k(rate: int, samples: Samples) -> Samples:
    """`samples` at 16 kHz; raises KeyError for a rate no synthesiser of ours uses."""
    if rate == SAMPLE_RATE:
        return samples
    up, down = RESAMPLING[rate]
    resampled = resample_poly(samples.astype(np.float32), up, down)
    samples_16k: Samples = np.clip(resampled, -32768, 32767).astype(np.int16)
    return samples_16k


def trim(samples: Samples) -> Samples:
    """`samples` without the silence at both ends, but for 50 ms."""
    if not len(samples):
        return samples
    level = np.abs(samples.astype(np.float32))
    loud = np.nonzero(level > max(QUIET, QUIET_SHARE * float(level.max())))[0]
    if not len(loud):
        return samples[:0]
    return samples[max(0, loud[0] - MARGIN) : loud[-1] + MARGIN]
