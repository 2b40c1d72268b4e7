"""Time -> how far the whole picture is shifted, so that nothing burns into the glass. Pure, no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

ACROSS, DOWN = 420.0, 660.0  # seconds of one swing; they meet again only after hours, so the path fills its square


@dataclass(frozen=True, slots=True)
class Drift:
    """How far, −1..1 of what the layout has to spare at its edges."""

    x: float = 0.0
    y: float = 0.0


def drift(now: float, *, still: bool = False) -> Drift:
    """The shift at `now` (monotonic seconds); none where the picture shall hold still."""
    if still:
        return Drift()
    return Drift(math.sin(2 * math.pi * now / ACROSS), math.sin(2 * math.pi * now / DOWN))
