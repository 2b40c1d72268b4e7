"""Several people's sound -> what each of them hears: everybody else. Pure; ends where a frame each is ready."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.sound.frame import FRAME, Frame

FULL = 32767.0
Member = TypeVar("Member", bound=Hashable)
KNEE = 0.6  # of full scale up to which nothing is changed: two normal voices together (-20 dB each) stay below it


def mixed(spoken: Mapping[Member, Frame]) -> dict[Member, Frame]:
    """For each who speaks here the sum of all others, softly limited; alone: silence."""
    total = np.zeros(FRAME, np.int32)
    for frame in spoken.values():
        total += frame
    return {member: limited(total - frame) for member, frame in spoken.items()}


def limited(total: NDArray[np.int32]) -> Frame:
    """A sum as int16: unchanged up to the knee, bent above it and never wrapped."""
    knee = KNEE * FULL
    size = np.abs(total)
    if size.max(initial=0) <= knee:
        unchanged: Frame = total.astype(np.int16)
        return unchanged
    bent = knee + (FULL - knee) * np.tanh((size - knee) / (FULL - knee))
    out: Frame = np.rint(np.where(size <= knee, size, bent) * np.sign(total)).astype(np.int16)
    return out
