"""Sound with holes -> sound without clicks. Ends where the hole's edges fade into silence.

Into a hole fades what was heard before it, mirrored, and out of it what comes after it, mirrored: so the wave goes on
where it stood and nothing that is there has to be turned down.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.sound.frame import RATE, Pcm, rounded

EDGE = 5 * RATE // 1000  # samples over which a hole fades in and out: shorter clicks
_FADE = 0.5 + 0.5 * np.cos(np.pi * (np.arange(EDGE) + 0.5) / EDGE)  # 1 -> 0

Samples = NDArray[np.float64]
Marks = NDArray[np.bool_]


class Gaps:
    """Fills the holes of one line, frame after frame."""

    def __init__(self) -> None:
        self._tail = np.zeros(EDGE)  # the last samples that were there, newest first
        self._gap = EDGE  # samples missing since
        self._led = True  # what follows the hole was already faded in, within the hole

    def fill(self, line: Samples, here: Marks, after: Samples, after_here: Marks) -> Pcm:
        """The sound of `line`; `here` marks the samples that are there, `after` is what is known to follow."""
        if here.all() and (not self._gap or self._led):
            self._remember(line)
            return rounded(line)
        sound, known = np.concatenate([line, after]), np.concatenate([here, after_here])
        out = line.copy()
        bounds = [0, *(np.flatnonzero(np.diff(known)) + 1).tolist(), len(known)]
        for start, end in pairwise(bounds):
            stop = min(end, len(line))
            if start >= stop:
                break
            if known[start]:
                self._real(out[start:stop])
            else:
                self._hole(out[start:stop], sound[end : end + EDGE] * known[end : end + EDGE], end - start)
        return rounded(out)

    def _real(self, piece: Samples) -> None:
        original = piece.copy()
        if self._gap and not self._led:
            length = min(EDGE, len(piece))
            piece[:length] *= _FADE[EDGE - length :][::-1]
        self._remember(original)

    def _remember(self, piece: Samples) -> None:
        self._tail = np.concatenate([piece[::-1][:EDGE], self._tail])[:EDGE]
        self._gap, self._led = 0, False

    def _hole(self, piece: Samples, follows: Samples, length: int) -> None:
        """`follows` begins `length` samples after the piece does; empty: nothing is known yet."""
        fading = self._tail[self._gap : self._gap + len(piece)] * _FADE[self._gap : self._gap + len(piece)]
        piece[: len(fading)] += fading
        self._gap += len(piece)
        lead = (follows * _FADE[: len(follows)])[::-1]  # ends where the hole ends
        first = length - len(lead)  # of the lead, counted from the piece's first sample
        start, stop = max(0, first), min(len(piece), length)
        if start < stop:
            piece[start:stop] += lead[start - first : stop - first]
        self._led = len(follows) > 0 and length <= len(piece)
