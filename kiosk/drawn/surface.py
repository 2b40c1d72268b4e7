"""Signed distance -> the skin's surface seen from the front: depth, normals, shadow. Ends before colour."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.drawn.arrays import Floats, unit
from kiosk.drawn.distance import FAR, Field

LIGHT = unit([-0.32, 0.46, 0.83])
"""Where the light comes from: soft, frontal, from the upper left; a flat silhouette is found but misread."""
_STEPS = 40  # of the walk to the skin: enough for the longest ray at grazing angles
_TOUCH = 0.006  # palm lengths: so near a ray has hit
_SMALL = 0.012  # palm lengths between the points a normal is measured with
_HOLLOWS = ((0.06, 0.9), (0.16, 0.8), (0.32, 0.5))  # (how far out, how much) a fold darkens itself


@dataclass(frozen=True, slots=True)
class Surface:
    """What every pixel sees, float (height, width): place, `cover`, `open` sky and `lit` 0..1; `normal` (..., 3)."""

    x: Floats
    y: Floats
    z: Floats
    cover: Floats
    normal: Floats
    open: Floats
    lit: Floats


def surface(field: Field, nearest: float) -> Surface:
    """The surface of `field`, whose rods' points lie behind depth `nearest` (palm lengths, towards the camera)."""
    x, y = field.grid.pixels()
    z, cover = _walk(field, x, y, nearest)
    normal = _normal(field, x, y, z)
    return Surface(x, y, z, cover, normal, _open(field, x, y, z, normal), _lit(field, x, y, z, normal))


def _walk(field: Field, x: Floats, y: Floats, nearest: float) -> tuple[Floats, Floats]:
    """Walks every pixel's ray to the skin: its depth, and how much of the pixel is covered."""
    z = np.full(x.shape, nearest + 0.35, np.float32)
    live = field.at(x, y, z) < FAR - 1
    near = np.full(x.shape, FAR, np.float32)
    for _ in range(_STEPS):
        distance = field.at(x, y, z)
        near = np.minimum(near, distance)
        z -= np.where(live & (distance > 0.0015), distance * 0.92, 0)  # noqa: PLR2004  (a quarter of a touch: arrived)
    hit = near < _TOUCH
    z = np.where(hit, z, -FAR).astype(np.float32)
    cover = np.clip(0.5 + (_TOUCH - near) * field.grid.scale * 0.9, 0, 1) * (near < FAR - 1)
    # The rim's half-covered pixels are lit like their neighbours on the skin.
    return np.where(hit, z, cv2.dilate(z, np.ones((5, 5)))), cover


def _normal(field: Field, x: Floats, y: Floats, z: Floats) -> Floats:
    here = field.at(x, y, z)
    normal = np.stack(
        [
            field.at(x + _SMALL, y, z) - here,
            field.at(x, y + _SMALL, z) - here,
            field.at(x, y, z + _SMALL) - here,
        ],
        -1,
    )
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-6
    normal[..., 2] = np.abs(normal[..., 2])
    return normal


def _open(field: Field, x: Floats, y: Floats, z: Floats, normal: Floats) -> Floats:
    """How much of the sky every place sees (ambient occlusion)."""
    share = np.ones_like(z)
    for out, weight in _HOLLOWS:
        clear = field.at(x + normal[..., 0] * out, y + normal[..., 1] * out, z + normal[..., 2] * out, 0.35)
        share *= 1 - weight * np.clip((out - clear) / out, 0, 1) * 0.38
    return share


def _lit(field: Field, x: Floats, y: Floats, z: Floats, normal: Floats) -> Floats:
    """How much of the light reaches every place (soft shadow)."""
    share = np.ones_like(z)
    for out in np.linspace(0.07, 0.75, 9):
        clear = field.at(
            x + (normal[..., 0] * 0.03 + LIGHT[0] * out),
            y + (normal[..., 1] * 0.03 + LIGHT[1] * out),
            z + (normal[..., 2] * 0.03 + LIGHT[2] * out),
            0.8,
        )
        share = np.minimum(share, np.clip(0.5 + 4.5 * clear / (out + 0.1), 0, 1))
    return share
