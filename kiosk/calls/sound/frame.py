"""The unit sound has here: 10 ms, mono, 48 kHz, and what gives one on demand."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RATE = 48_000  # samples a second: Opus's own, and that of every WebRTC peer
FRAME = 480  # samples a frame: 10 ms, what the echo canceller takes at once
SECONDS = FRAME / RATE  # a frame lasts

Frame = NDArray[np.int16]  # (480,)
Pcm = NDArray[np.int16]  # (samples,), any length

SILENCE: Frame = np.zeros(FRAME, np.int16)
SILENCE.setflags(write=False)


class Reads(Protocol):
    """A line of sound that is pulled."""

    def read(self) -> Frame:
        """The next 10 ms; silence where there is nothing. Never blocks."""
        ...


def rounded(samples: NDArray[np.float64]) -> Pcm:
    """Samples as int16, clipped."""
    out: Pcm = np.clip(np.rint(samples), -32768, 32767).astype(np.int16)
    return out
