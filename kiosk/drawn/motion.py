"""Key points -> where a hand is at a time: minimum jerk, tremor. Source of the law: Flash and Hogan 1985."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from kiosk.drawn.arrays import Spot
from kiosk.drawn.poses import Side

Key = tuple[float, tuple[float, ...]]
"""A time in seconds and the values then."""


def minimum_jerk(share: float) -> float:
    """0..1 for 0..1: how a hand starts and stops."""
    share = min(1.0, max(0.0, share))
    return share * share * share * (10 + share * (6 * share - 15))


def between_keys(at: float, keys: Sequence[Key]) -> tuple[float, ...]:
    """The values at time `at`, minimum jerk between the keys, held before the first and after the last."""
    if at <= keys[0][0]:
        return keys[0][1]
    for (start, here), (end, there) in pairwise(keys):
        if at < end:
            share = minimum_jerk((at - start) / (end - start))
            return tuple(a + (b - a) * share for a, b in zip(here, there, strict=True))
    return keys[-1][1]


def trembling(at: float, spot: Spot, side: Side) -> Spot:
    """`spot` with the tremor of a hand held still: about 1/800 of the picture, slow sway and an 8 Hz shake."""
    phase = side == "Left"
    return (
        spot[0] + 0.0012 * (math.sin(6.9 * at + phase) + 0.5 * math.sin(46 * at)),
        spot[1] + 0.0012 * (math.cos(5.7 * at + phase) + 0.5 * math.sin(51 * at)),
    )
