"""Surface -> creases, nails and colours of skin. Ends where every pixel has its colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import cv2
import numpy as np

from kiosk.drawn.arrays import Floats, unit
from kiosk.drawn.distance import FAR, Box, Field, rod_distance
from kiosk.drawn.solids import Solid
from kiosk.drawn.surface import LIGHT, Surface

Tone = Literal["light", "medium", "tan", "dark"]
TONE_NAMES: tuple[Tone, ...] = get_args(Tone)
TONES: dict[Tone, tuple[float, float, float]] = {  # red, green, blue in 0..1
    "light": (0.90, 0.68, 0.57),
    "medium": (0.78, 0.56, 0.43),
    "tan": (0.66, 0.44, 0.32),
    "dark": (0.46, 0.30, 0.22),
}
_PALM_LINES = (  # heart, head, life and wrist line, in palm coordinates
    ((0.30, 0.62), (0.10, 0.70), (-0.10, 0.60), (-0.34, 0.58)),
    ((0.34, 0.56), (0.14, 0.58), (-0.08, 0.46), (-0.30, 0.34)),
    ((0.36, 0.58), (0.16, 0.46), (0.06, 0.28), (0.04, 0.06)),
    ((-0.22, -0.02), (0.0, 0.0), (0.22, 0.0)),
)
_DARK_BELOW = 0.7  # red of a tone whose palm is clearly lighter than its back
_LAST_BONE = 2


@dataclass(frozen=True, slots=True)
class _Detail:
    """0..1 per pixel, float32 (height, width): crease, nail, finger tip, palm side."""

    crease: Floats
    nail: Floats
    tip: Floats
    inner: Floats


def skin(field: Field, seen: Surface, turn: Floats, tone: Tone, seed: int) -> Floats:
    """Red, green, blue of every pixel, float (height, width, 3) about 0..1; `turn` (3, 3) as the hand was turned."""
    grain = _grain(np.random.default_rng(seed), seen.x.shape)
    detail = _detail(field, seen, turn)
    return _shaded(_coloured(detail, grain, tone), detail.nail, seen)


def _grain(rng: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    height, width = shape
    total: Floats = np.zeros(shape, np.float32)
    for coarse, weight in ((3, 0.25), (9, 0.4), (30, 0.6)):
        noise = rng.normal(0, 1, (height // coarse + 2, width // coarse + 2)).astype(np.float32)
        total = total + cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC) * weight
    return total


def _detail(field: Field, seen: Surface, turn: Floats) -> _Detail:
    """Which rod every pixel shows, and the skin's detail in that rod's own coordinates."""
    best = np.full(seen.x.shape, FAR, np.float32)
    crease, nail, tip, inner = (np.zeros_like(seen.z) for _ in range(4))
    facing = seen.normal @ (np.asarray([0, 0, 1]) @ turn.T)
    inside = np.clip(facing * 1.4 + 0.3, 0, 1)
    for rod, box in field.boxes(0.02):
        distance, share = rod_distance(rod, seen.x[box], seen.y[box], seen.z[box])
        nearer = distance < best[box]
        best[box] = np.where(nearer, distance, best[box])
        if rod.kind == "finger" and rod.inner is not None:
            own = _finger(rod, rod.inner, seen, box, share)
        else:
            plain = np.zeros_like(distance)
            own = _Detail(plain, plain, plain, inside[box])
        for layer, value in ((crease, own.crease), (nail, own.nail), (tip, own.tip), (inner, own.inner)):
            layer[box] = np.where(nearer, value, layer[box])
    return _Detail(_lined(crease, best, facing, seen, turn), nail, tip, inner)


def _finger(rod: Solid, inner: Floats, seen: Surface, box: Box, share: Floats) -> _Detail:
    axis = rod.end - rod.start
    length = np.linalg.norm(axis)
    place = np.stack([seen.x[box], seen.y[box], seen.z[box]], -1)
    around = place - (rod.start + share[..., None] * axis)
    around /= np.linalg.norm(around, axis=-1, keepdims=True) + 1e-6
    facing = around @ inner
    along = ((place - rod.start) @ axis) / length
    last = rod.bone == _LAST_BONE
    bends = (-0.025, 0.02) if rod.bone else (0.19,)
    crease = sum(np.exp(-(((along - at) / 0.013) ** 2)) for at in bends) * np.clip(facing * 2, 0, 1) * 0.9
    knuckle = sum(np.exp(-(((along - at) / 0.012) ** 2)) for at in (-0.05, -0.015, 0.03))
    crease += knuckle * np.clip(-facing * 1.6 - 0.3, 0, 1) * 0.45 * (rod.bone > 0)
    side = around @ np.cross(axis / length, inner)
    plate = np.clip((1 - ((along - length * 0.78) / (length * 0.52)) ** 2 - (side / 0.78) ** 2) * 4, 0, 1)
    nail = plate * (facing < -0.25) * last  # noqa: PLR2004  (only on the back)
    tip = np.clip((along - length * 0.35) / (length * 0.6), 0, 1) * last
    return _Detail(crease, nail, tip, np.clip(facing * 1.4 + 0.35, 0, 1))


def _lined(crease: Floats, best: Floats, facing: Floats, seen: Surface, turn: Floats) -> Floats:
    """`crease` with the palm's lines: the distance to curves in palm coordinates."""
    place = np.stack([seen.x, seen.y, seen.z], -1) @ turn
    on_palm = (facing > 0.15) & (place[..., 2] > 0.02) & (best > -FAR)  # noqa: PLR2004  (the palm's front)
    share = np.linspace(0, 1, 24)[:, None]
    for line in _PALM_LINES:
        points = np.array(line)
        curve = (1 - share) ** 2 * points[0] + 2 * share * (1 - share) * points[1:-1].mean(0) + share**2 * points[-1]
        near = np.full(seen.z.shape, FAR, np.float32)
        for x, y in curve:
            near = np.minimum(near, (place[..., 0] - x) ** 2 + (place[..., 1] - y) ** 2)
        bare = on_palm & (best < 0.14) & (crease < 0.3)  # noqa: PLR2004  (not over a finger's crease)
        crease = np.maximum(crease, np.exp(-near / 0.016**2 / 1.6) * bare * 0.75)
    return crease


def _coloured(detail: _Detail, grain: Floats, tone: Tone) -> Floats:
    base = np.array(TONES[tone], np.float32)
    palm = np.array([1.25, 1.2, 1.16]) if base[0] < _DARK_BELOW else np.array([1.02, 0.99, 0.99])
    inner, tip, crease, nail = (layer[..., None] for layer in (detail.inner, detail.tip, detail.crease, detail.nail))
    colour: Floats = base * (np.array([0.92, 0.86, 0.82]) * (1 - inner) + palm * inner)
    colour = colour * (1 + 0.035 * grain[..., None] * np.array([0.7, 1.0, 1.1]))
    colour = colour * (1 - tip * np.array([-0.02, 0.07, 0.06]))
    colour = colour * (1 - crease * np.array([0.26, 0.36, 0.38]))
    return colour * (1 - nail) + nail * np.clip(base * [1.04, 1.05, 1.1], 0, 1)


def _shaded(colour: Floats, nail: Floats, seen: Surface) -> Floats:
    """`colour` in the studio's light; a nail shines more than skin."""
    towards = np.clip((seen.normal @ LIGHT + 0.25) / 1.25, 0, 1) * (0.45 + 0.55 * seen.lit)
    sky = 0.5 + 0.5 * seen.normal[..., 1]
    light = (0.36 + 0.14 * sky) * seen.open + 0.60 * towards * (0.6 + 0.4 * seen.open)
    half = unit(LIGHT + np.array([0, 0, 1]))
    shine = np.clip(seen.normal @ half, 0, 1) ** 22 * 0.07 * seen.lit * (1 + 2 * nail)
    return colour * np.stack([light**power for power in (0.86, 1.0, 1.06)], -1) + shine[..., None]
