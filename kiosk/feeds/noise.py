"""Seed and name -> the same chance again and again. Ends where a curve or an event takes it."""

from __future__ import annotations

import math
from hashlib import blake2b


def chance(seed: int, name: str, slot: int) -> float:
    """A number in 0..1, always the same for the same arguments, on every machine."""
    digest = blake2b(f"{seed}/{name}/{slot}".encode(), digest_size=6).digest()
    return int.from_bytes(digest) / 2**48


def wander(seed: int, name: str, at: float, period: float) -> float:
    """A smooth way through 0..1 that turns about once in `period` seconds."""
    slot = math.floor(at / period)
    part = at / period - slot
    ease = part * part * (3 - 2 * part)
    before, after = chance(seed, name, slot), chance(seed, name, slot + 1)
    return before + (after - before) * ease
