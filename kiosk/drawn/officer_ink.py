"""Curves and colours -> an anti-aliased layer with transparency, drawn three times as large as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.drawn.arrays import Floats

Point = tuple[float, float]
Points = Sequence[Point]
Ink = tuple[int, int, int]
"""Red, green, blue in 0..255."""

_LARGER = 3  # samples per pixel and axis
_BITS = 4  # of a pixel's fraction in cv2's drawing
_CURVE = 8  # straight pieces between two points of a curve


def curve(points: Points) -> list[Point]:
    """A closed Catmull-Rom curve through `points`."""
    p = np.array(points, float)
    a, b, c, d = np.roll(p, 1, 0), p, np.roll(p, -1, 0), np.roll(p, -2, 0)
    t = np.linspace(0, 1, _CURVE, endpoint=False)[None, :, None]
    a, b, c, d = (v[:, None, :] for v in (a, b, c, d))
    smooth = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return [(float(x), float(y)) for x, y in smooth.reshape(-1, 2)]


def oval(x: float, y: float, wide: float, high: float) -> list[Point]:
    """An ellipse with the half axes `wide` and `high`."""
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return [(x + wide * float(np.cos(v)), y + high * float(np.sin(v))) for v in turn]


def block(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def mirrored(points: Points, middle: float) -> list[Point]:
    """`points` and, going back, their mirror images about x = `middle`: half a closed outline made whole."""
    return [*points, *((2 * middle - x, y) for x, y in reversed(points))]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layer over the part of the picture from `left`, `top`; `ink` float32 (3h, 3w, 4) premultiplied RGBA 0..1."""

    left: float
    top: float
    ink: Floats

    @classmethod
    def blank(cls, left: float, top: float, right: float, bottom: float) -> Sheet:
        """An empty, transparent layer."""
        size = round((bottom - top) * _LARGER), round((right - left) * _LARGER), 4
        return cls(left, top, np.zeros(size, np.float32))

    def copy(self) -> Sheet:
        """A layer to draw on without changing this one."""
        return Sheet(self.left, self.top, self.ink.copy())

    def under(self, other: Sheet) -> Sheet:
        """This layer with `other`, of the same size, laid over it."""
        return Sheet(self.left, self.top, self.ink * (1 - other.ink[..., 3:]) + other.ink)

    def mask(self, points: Points) -> Floats:
        """Where the outline covers the layer, float32 (3h, 3w) 0..1; to keep shading `within` a shape."""
        cover = np.zeros(self.ink.shape[:2], np.uint8)
        cv2.fillPoly(cover, [self._pixels(points)], 255, cv2.LINE_AA, _BITS)
        return cover.astype(np.float32) / 255

    def fill(
        self,
        points: Points,
        ink: Ink,
        alpha: float = 1.0,
        *,
        soft: float = 0.0,
        to: Ink | None = None,
        within: Floats | None = None,
    ) -> None:
        """Fills an outline; `soft` pixels of blur, `to` another colour at its bottom, only `within` a mask."""
        cover = np.zeros(self.ink.shape[:2], np.uint8)
        pixels = self._pixels(points)
        cv2.fillPoly(cover, [pixels], 255, cv2.LINE_AA, _BITS)
        self._paint(cover, pixels, ink, alpha, soft, to, within)

    def line(
        self,
        points: Points,
        ink: Ink,
        width: float,
        alpha: float = 1.0,
        *,
        soft: float = 0.0,
        within: Floats | None = None,
    ) -> None:
        """Draws an open line `width` pixels wide."""
        cover = np.zeros(self.ink.shape[:2], np.uint8)
        pixels = self._pixels(points)
        thick = max(1, round(width * _LARGER))
        cv2.polylines(cover, [pixels], False, 255, thick, cv2.LINE_AA, _BITS)
        self._paint(cover, pixels, ink, alpha, soft + 0.01 * width, None, within, width)

    def shown(self) -> npt.NDArray[np.uint8]:
        """The layer as it is shown, uint8 (h, w, 4) premultiplied RGBA."""
        height, width = self.ink.shape[0] // _LARGER, self.ink.shape[1] // _LARGER
        small = cv2.resize(self.ink, (width, height), interpolation=cv2.INTER_AREA)
        shown: npt.NDArray[np.uint8] = np.clip(np.asarray(small) * 255 + 0.5, 0, 255).astype(np.uint8)
        return shown

    def _pixels(self, points: Points) -> npt.NDArray[np.int32]:
        scaled = (np.array(points, float) - [self.left, self.top]) * _LARGER - 0.5
        pixels: npt.NDArray[np.int32] = np.round(scaled * 2**_BITS).astype(np.int32)
        return pixels

    def _paint(  # noqa: PLR0917  (what a stroke is)
        self,
        cover: npt.NDArray[np.uint8],
        pixels: npt.NDArray[np.int32],
        ink: Ink,
        alpha: float,
        soft: float,
        to: Ink | None,
        within: Floats | None,
        width: float = 0.0,
    ) -> None:
        """Lays colour over the box that the drawing touched."""
        margin = int((soft * 3 + width) * _LARGER) + 3
        height, wide = cover.shape
        low, high = pixels.min(0) // 2**_BITS - margin, pixels.max(0) // 2**_BITS + margin
        left, top = max(int(low[0]), 0), max(int(low[1]), 0)
        right, bottom = min(int(high[0]), wide), min(int(high[1]), height)
        if right <= left or bottom <= top:
            return
        box = (slice(top, bottom), slice(left, right))
        share = cover[box].astype(np.float32) * (alpha / 255)
        if soft > 0.1:  # noqa: PLR2004  (less than a third of a sample shows nothing)
            share = np.asarray(cv2.GaussianBlur(share, (0, 0), soft * _LARGER), np.float32)
        if within is not None:
            share = share * within[box]
        colour = np.array(ink, np.float32) / 255
        if to is not None:
            down = np.linspace(0, 1, bottom - top, dtype=np.float32)[:, None, None]
            colour = colour * (1 - down) + np.array(to, np.float32) / 255 * down
        under = self.ink[box]
        keep = 1 - share[..., None]
        under[..., :3] = under[..., :3] * keep + colour * share[..., None]
        under[..., 3] = under[..., 3] * keep[..., 0] + share
