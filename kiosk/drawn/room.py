"""A seed -> a plain exhibition room, out of focus: wall, panels, a lit screen, a plant, a desk's edge."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.drawn.arrays import Floats

_LEAVES = 25


def room(width: int, height: int, seed: int) -> Floats:
    """The room of `seed`, float32 (height, width, 3) BGR 0..255."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wall = rng.uniform([95, 105, 110], [185, 185, 190])
    bright = 1.12 - 0.45 * np.hypot(x / width - rng.uniform(0.2, 0.8), y / height - 0.1)
    picture = (wall * bright[..., None]).astype(np.float32)
    _panels(picture, wall, rng)
    left = rng.uniform(0, 0.7) * width
    corner = (int(left + 0.28 * width), int(0.38 * height))
    cv2.rectangle(picture, (int(left), int(0.1 * height)), corner, (205, 170, 120), -1)
    _plant(picture, rng, 0 if seed % 2 else 0.86 * width)
    desk = tuple(float(v) for v in wall * 0.5)
    # The rectangle's upper edge is drawn from the generator last: the order of draws makes the room.
    cv2.rectangle(picture, (0, int(height * rng.uniform(0.86, 0.95))), (width, height), desk, -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), height / 160), np.float32)


def _panels(picture: Floats, wall: Floats, rng: np.random.Generator) -> None:
    height, width = picture.shape[:2]
    for _ in range(rng.integers(3, 7)):
        x, y = rng.uniform(0, width), rng.uniform(0, height * 0.6)
        wide, high = rng.uniform(0.05, 0.22) * width, rng.uniform(0.1, 0.4) * height
        colour = tuple(float(v) for v in wall * rng.uniform(0.45, 1.25) + rng.uniform(-25, 25, 3))
        cv2.rectangle(picture, (int(x), int(y)), (int(x + wide), int(y + high)), colour, -1)


def _plant(picture: Floats, rng: np.random.Generator, left: float) -> None:
    height, width = picture.shape[:2]
    for _ in range(_LEAVES):
        root = np.array([rng.uniform(0.0, 0.12) * width + left, height * 0.75])
        tip = root + np.array([rng.uniform(-0.1, 0.1) * width, -rng.uniform(0.1, 0.3) * height])
        green = (60, float(rng.uniform(70, 130)), 70)
        ends = (int(root[0]), int(root[1])), (int(tip[0]), int(tip[1]))
        cv2.line(picture, *ends, green, int(5 * height / 480) + 1, cv2.LINE_AA)
