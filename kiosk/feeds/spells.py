"""Seed and time -> the cloudbursts of a simulated city, from which its rivers rise. Ends where a curve adds them.

Time is cut into slots of five days with one cloudburst at most; whether there is one, when, how long and how strong
follows from the seed alone. In summer they are frequent and strong, in winter rare and weak.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from kiosk.feeds.noise import chance

HOUR = 3600.0
DAY = 24 * HOUR
YEAR = 365.2425  # days
COLDEST = 15  # day of the year
EVERY = 5 * DAY
ODDS = (0.1, 0.8)  # of a slot in the depth of winter, at the height of summer
LASTS = (4 * HOUR, 9 * HOUR)
PEAK = (28.0, 60.0)  # mm/h at its middle in summer: ours, strong enough that rivers pass their marks
WINTRY = 0.4  # of a summer's peak is left in winter


@dataclass(frozen=True, slots=True)
class Spell:
    """One cloudburst; times in local simulated seconds."""

    begins: float
    lasts: float
    peak: float  # mm/h

    def at(self, at: float) -> float:
        """Mm/h: it comes and goes as half a sine."""
        part = (at - self.begins) / self.lasts
        return self.peak * math.sin(math.pi * part) if 0 < part < 1 else 0.0


def summer(at: float) -> float:
    """0 in the depth of winter, 1 at the height of summer."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * (at / DAY - COLDEST) / YEAR)


@lru_cache(maxsize=256)
def spell(seed: int, slot: int) -> Spell | None:
    """The cloudburst that begins in a slot, if there is one; it ends in the same slot."""
    begins = EVERY * slot + chance(seed, "spell begins", slot) * (EVERY - LASTS[1])
    warm = summer(begins)
    if chance(seed, "spell", slot) >= _between(ODDS, warm):
        return None
    strong = _between(PEAK, chance(seed, "spell peak", slot)) * (WINTRY + (1 - WINTRY) * warm)
    return Spell(begins, _between(LASTS, chance(seed, "spell lasts", slot)), strong)


def cloudburst(seed: int, at: float) -> float:
    """Mm/h of a cloudburst; mostly none."""
    now = spell(seed, math.floor(at / EVERY))
    return now.at(at) if now else 0.0


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share
