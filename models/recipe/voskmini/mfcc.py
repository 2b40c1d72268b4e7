"""Samples -> MFCC exactly as Kaldi computes them with the `mfcc.conf` below (within 2e-4)."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import ArrayLike, NDArray

from voskmini.audio import SAMPLE_RATE

MFCC_CONF = """--sample-frequency=16000
--use-energy=false
--num-mel-bins=40
--num-ceps=40
--low-freq=20
--high-freq=-400
--dither=0
"""

Features = NDArray[np.float32]
"""float32 (frames, 40), 100 frames a second."""

FRAME, HOP = 400, 160  # samples: 25 ms every 10 ms
FFT = 512  # points
BINS = 40  # mel filters and coefficients
LOWEST, HIGHEST = 20.0, SAMPLE_RATE / 2 - 400.0  # Hz
PREEMPHASIS = 0.97
LIFTER = 22.0  # Kaldi's cepstral lifter
FLOOR = 1.1920929e-07  # float32's epsilon, Kaldi's floor of the energies


def mfcc(samples: ArrayLike) -> Features:
    """The features of samples in the range of int16; empty where they are shorter than one frame."""
    sound = np.asarray(samples, np.float32)
    if len(sound) < FRAME:
        return np.zeros((0, BINS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::HOP].copy()
    frames -= frames.mean(1, keepdims=True)
    frames[:, 1:] -= PREEMPHASIS * frames[:, :-1]
    frames[:, 0] *= 1 - PREEMPHASIS
    spectrum = scipy.fft.rfft(frames * WINDOW, FFT)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    features: Features = np.log(np.maximum(power @ FILTERS, FLOOR)) @ COSINES
    return features


def _mel(hertz: ArrayLike) -> NDArray[np.float64]:
    mel: NDArray[np.float64] = 1127.0 * np.log(1.0 + np.asarray(hertz, np.float64) / 700.0)
    return mel


def _filters() -> Features:
    """float32 (257, 40): triangles of equal width in mel."""
    lowest, highest = float(_mel(LOWEST)), float(_mel(HIGHEST))
    width = (highest - lowest) / (BINS + 1)
    mel = _mel(np.arange(FFT // 2) * float(SAMPLE_RATE) / FFT)
    weights = np.zeros((FFT // 2 + 1, BINS))
    for place in range(BINS):
        left, middle, right = (lowest + (place + step) * width for step in range(3))
        up, down = (mel - left) / width, (right - mel) / width
        weights[:-1, place] = np.where((mel > left) & (mel < right), np.where(mel <= middle, up, down), 0)
    return weights.astype(np.float32)


def _cosines() -> Features:
    """float32 (40, 40): the cosine transform with the lifter in it."""
    transform = np.sqrt(2.0 / BINS) * np.cos(np.pi / BINS * np.outer(np.arange(BINS), np.arange(BINS) + 0.5))
    transform[0] = np.sqrt(1.0 / BINS)
    lifter = 1.0 + 0.5 * LIFTER * np.sin(np.pi * np.arange(BINS) / LIFTER)
    cosines: Features = (transform * lifter[:, None]).T.astype(np.float32)
    return cosines


WINDOW = ((0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / (FRAME - 1))) ** 0.85).astype(np.float32)
FILTERS, COSINES = _filters(), _cosines()
