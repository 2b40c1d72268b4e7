"""One camera picture, and where pictures come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]  # (height, width, 3), RGB, not mirrored


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture and when it was taken."""

    number: int  # rises with every picture of its source
    at: float  # monotonic seconds of the capture; of a file, when the frame was due
    pixels: Pixels

    @property
    def aspect(self) -> float:
        """Width over height."""
        height, width = self.pixels.shape[:2]
        return float(width) / float(height)


class Source(Protocol):
    """A camera, a video file or the empty room. `newest` and `close` never block for long."""

    name: str  # as the operator knows it
    problem: str  # why it does not deliver, with the mend; "" while it does
    ended: bool  # it will never deliver again: end of the file, device lost, file bad

    @property
    def hangs(self) -> bool:
        """Whether it is closed and could still not let go of its device."""
        ...

    def newest(self, after: int, wait: float) -> Picture | None:
        """The newest picture if it is newer than number `after`, waiting at most `wait` seconds for it."""
        ...

    def close(self) -> None:
        """Let go of the device or file."""
        ...
