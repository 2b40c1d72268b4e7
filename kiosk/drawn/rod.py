"""A shaded tapered rod (sleeve, neck, head) drawn straight into a float picture."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.drawn.arrays import Floats

_LIGHT = (-0.38, -0.62)  # of the picture's plane: upper left, as the hands are lit


def rod(  # noqa: PLR0917  (what a rod is)
    picture: Floats,
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    thick: float,
    thin: float,
    colour: npt.ArrayLike,
) -> None:
    """Draws from `start` to `end` (pixels; alike: a ball), radii `thick` to `thin`, into float (height, width, 3)."""
    a, b = np.array(start, float), np.array(end, float)
    margin = max(thick, thin) + 2
    height, width = picture.shape[:2]
    left, top = np.clip(np.floor(np.minimum(a, b) - margin).astype(int), 0, [width, height])
    right, bottom = np.clip(np.ceil(np.maximum(a, b) + margin).astype(int), 0, [width, height])
    if right <= left or bottom <= top:
        return
    x, y = np.meshgrid(np.arange(left, right, dtype=np.float32), np.arange(top, bottom, dtype=np.float32))
    along = b - a
    share = np.clip(((x - a[0]) * along[0] + (y - a[1]) * along[1]) / max(along @ along, 1e-6), 0, 1)
    dx, dy = x - a[0] - share * along[0], y - a[1] - share * along[1]
    radius = thick + (thin - thick) * share
    out = np.sqrt(dx * dx + dy * dy) / radius
    alpha = np.clip((1 - out) * radius + 0.5, 0, 1)[..., None]
    front = np.sqrt(np.clip(1 - out * out, 0, 1))
    light = 0.42 + 0.62 * np.clip((dx / radius * _LIGHT[0] + dy / radius * _LIGHT[1]) + front * 0.68, 0, 1)
    under = picture[top:bottom, left:right]
    under[:] = under * (1 - alpha) + alpha * np.array(colour, np.float32) * light[..., None]
