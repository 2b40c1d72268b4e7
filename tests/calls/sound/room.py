"""A simulated room: what a loudspeaker plays comes back into a microphone late, weaker and with reflections."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.sound.frame import FRAME, RATE, Frame, rounded

REVERBERATION = 0.16  # seconds until a sound is 60 dB weaker: a small furnished office


class Room:
    """Frame by frame, with the state of the air kept between."""

    def __init__(self, delay: float, attenuation: float, noise: float = 8.0, seed: int = 1) -> None:
        """Delay in seconds, attenuation in dB of the whole response, noise in steps of int16."""
        self._random = np.random.default_rng(seed)
        length = int(RATE * REVERBERATION)
        tail = self._random.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length) * 0.05
        tail[0] = 1.0
        self.response = tail / np.linalg.norm(tail) * 10 ** (-attenuation / 20)
        self._noise = noise
        self._late: NDArray[np.float64] = np.zeros(int(RATE * delay))  # on its way through the air
        self._line: NDArray[np.float64] = np.zeros(length - 1 + FRAME)
        self._size = 1 << (len(self._line) - 1).bit_length()
        self._spectrum = np.fft.rfft(self.response, self._size)

    def hear(self, played: Frame) -> NDArray[np.float64]:
        """What the microphone hears of it now."""
        air = np.concatenate([self._late, played])
        arriving, self._late = air[:FRAME], air[FRAME:]
        self._line = np.concatenate([self._line[FRAME:], arriving])
        # overlap-save over the whole response: one transform a frame
        wet = np.fft.irfft(np.fft.rfft(self._line, self._size) * self._spectrum, self._size)
        return wet[len(self._line) - FRAME : len(self._line)] + self._random.normal(0, self._noise, FRAME)

    def microphone(self, played: Frame, near: Frame) -> Frame:
        """The microphone's frame: the room and somebody speaking in it."""
        return rounded(self.hear(played) + near)
