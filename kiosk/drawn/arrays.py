"""The arrays of this room by name: element type here, shape in each docstring."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.uint8]
"""uint8 (height, width, 3), BGR as cv2 reads and writes it, not mirrored."""

Rgb: TypeAlias = npt.NDArray[np.uint8]
"""uint8 (height, width, 3), RGB as the wall shows it, not mirrored."""

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
"""Any float array."""

Spot: TypeAlias = tuple[float, float]
"""(x, y) in 0..1 of the picture, origin top left, not mirrored."""


def unit(vector: npt.ArrayLike) -> Floats:
    """`vector` (n,) with length one; the zero vector stays zero."""
    array = np.asarray(vector, float)
    length: Floats = array / (np.linalg.norm(array) + 1e-9)
    return length
