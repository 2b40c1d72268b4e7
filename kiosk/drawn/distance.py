"""Rods -> signed distance at any point, on a pixel grid. Ends before light."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.drawn.arrays import Floats
from kiosk.drawn.solids import Solid

FAR = 9.0  # palm lengths: farther than anything of a hand
Box = tuple[slice, slice]


def rod_distance(rod: Solid, x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats]:
    """Signed distance to one rod at the points (same shape each), and how far along the rod (0..1) they are."""
    along = (rod.end - rod.start).astype(np.float32)
    dx, dy, dz = x - np.float32(rod.start[0]), y - np.float32(rod.start[1]), z - np.float32(rod.start[2])
    share = np.clip((dx * along[0] + dy * along[1] + dz * along[2]) / float(along @ along), 0, 1)
    across = np.sqrt((dx - share * along[0]) ** 2 + (dy - share * along[1]) ** 2 + (dz - share * along[2]) ** 2)
    return across - (rod.thick + (rod.thin - rod.thick) * share), share


@dataclass(frozen=True, slots=True)
class Grid:
    """Pixels over the hand's plane: `left`, `top` in palm lengths, `scale` pixels per palm length, width and height."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def pixels(self) -> tuple[Floats, Floats]:
        """The x and y of every pixel's middle in palm lengths, float32 (height, width) each."""
        x, y = np.meshgrid(
            self.left + (np.arange(self.width) + 0.5) / self.scale,
            self.top - (np.arange(self.height) + 0.5) / self.scale,
        )
        return x.astype(np.float32), y.astype(np.float32)

    def box(self, rod: Solid, margin: float) -> Box | None:
        """The part of the grid within `margin` palm lengths of `rod`, None outside the picture."""
        reach = max(rod.thick, rod.thin) + rod.join + margin
        low, high = np.minimum(rod.start, rod.end) - reach, np.maximum(rod.start, rod.end) + reach
        left, right = int((low[0] - self.left) * self.scale), int((high[0] - self.left) * self.scale) + 2
        upper, lower = int((self.top - high[1]) * self.scale), int((self.top - low[1]) * self.scale) + 2
        left, right = min(max(left, 0), self.width), min(max(right, 0), self.width)
        upper, lower = min(max(upper, 0), self.height), min(max(lower, 0), self.height)
        return (slice(upper, lower), slice(left, right)) if right > left and lower > upper else None


@dataclass(frozen=True, slots=True)
class Field:
    """Signed distance to softly joined rods; every rod is only evaluated in its own box of the picture."""

    rods: Sequence[Solid]
    grid: Grid

    def boxes(self, margin: float) -> Iterator[tuple[Solid, Box]]:
        """Every rod that lies in the picture, with its box."""
        for rod in self.rods:
            box = self.grid.box(rod, margin)
            if box is not None:
                yield rod, box

    def at(self, x: Floats, y: Floats, z: Floats, margin: float = 0.02) -> Floats:
        """Distance in palm lengths at one point per pixel, float32 (height, width); right up to `margin` away."""
        distance = np.full(x.shape, FAR, np.float32)
        for rod, box in self.boxes(margin):
            own, _ = rod_distance(rod, x[box], y[box], z[box])
            other = distance[box]
            soft = np.maximum(rod.join - np.abs(own - other), 0)
            distance[box] = np.minimum(own, other) - soft * soft / (4 * rod.join)
        return distance
