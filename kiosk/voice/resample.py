"""PCM at any rate -> PCM at another, block by block. Ends where 16 kHz is reached.

A windowed-sinc polyphase filter in numpy: of the libraries that do this, none is among the program's needs.
"""

from __future__ import annotations

from math import gcd

import numpy as np

from kiosk.voice.audio import Pcm

ZEROS = 16  # zero crossings of the sinc on each side: stop band about -70 dB with the Blackman window
PASS = 0.92  # of the lower rate's half that is let through; the rest is the transition


class Resampler:
    """Turns a stream at `rate` into one at `wanted`, delayed by ZEROS periods of the lower rate (1-2 ms)."""

    def __init__(self, rate: int, wanted: int) -> None:
        common = gcd(rate, wanted)
        self._up, self._down = wanted // common, rate // common
        cutoff = PASS * min(1.0, wanted / rate)  # of the input's half rate
        self._half = int(np.ceil(ZEROS / cutoff))
        offsets = np.arange(-self._half + 1, self._half + 1)
        phases = np.arange(self._up)[:, None] / self._up
        distance = offsets[None, :] - phases  # (phase, tap) in input samples
        window = np.blackman(4 * self._half * self._up + 1)
        places = np.rint((distance / self._half + 1) * 2 * self._half * self._up).astype(int)
        taps = np.sinc(distance * cutoff) * window[np.clip(places, 0, len(window) - 1)]
        self._taps = taps / taps.sum(axis=1, keepdims=True)  # (phase, tap); a constant stays constant
        self._left = np.zeros(self._half - 1)
        self._next = 0  # the next output's place, in 1/up input samples from the first that is not history

    def push(self, pcm: Pcm) -> Pcm:
        """The next stretch of output; may be empty."""
        line = np.concatenate([self._left, pcm.astype(np.float64)])
        usable = len(line) - len(self._taps[0]) + 1  # inputs that have all their neighbours
        count = max(0, -(-(usable * self._up - self._next) // self._down))
        places = self._next + self._down * np.arange(count)
        first, phase = places // self._up, places % self._up
        gathered = line[first[:, None] + np.arange(self._taps.shape[1])[None, :]]
        out = np.einsum("nt,nt->n", gathered, self._taps[phase])
        used = max(usable, 0)
        self._left = line[used:]
        self._next += count * self._down - used * self._up
        rounded: Pcm = np.clip(np.rint(out), -32768, 32767).astype(np.int16)
        return rounded

    def flush(self) -> Pcm:
        """What is left once the stream has ended."""
        return self.push(np.zeros(self._half, np.int16))
