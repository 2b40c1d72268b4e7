"""A pose, turned and lit -> one cut-out picture of a hand with its landmarks. Ends before the camera's frame."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.drawn.arrays import Floats
from kiosk.drawn.distance import Field, Grid
from kiosk.drawn.poses import PoseName, Side, roll
from kiosk.drawn.skeleton import between, skeleton
from kiosk.drawn.skin import Tone, skin
from kiosk.drawn.solids import arm_end, solids
from kiosk.drawn.surface import surface

SCALE = 110
"""Pixels per palm length a hand is drawn with: 1.8 times the size it has in a 640x480 frame at arm's length."""
_FOREARM = 1.7  # palm lengths drawn below the wrist; the sleeve hides its end
_MARGIN = 0.34  # palm lengths around the outermost joint: the thickest rod and its join


@dataclass(frozen=True, slots=True)
class Look:
    """What decides a sprite: pose, towards a second pose `to` by `share` 0..1, yaw and pitch in degrees, tone, side."""

    pose: PoseName
    to: PoseName | None = None
    share: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    tone: Tone = "light"
    side: Side = "Right"


@dataclass(frozen=True, slots=True)
class Sprite:
    """`picture` float32 (h, w, 4) BGRA premultiplied 0..255; `joints` (21, 2) and `arm_end` (2,) in its pixels."""

    picture: Floats
    joints: Floats
    arm_end: Floats


@functools.lru_cache(maxsize=256)
def sprite(look: Look) -> Sprite:
    """The hand of `look`; about 0.35 s, then remembered."""
    bones = skeleton(between(look.pose, look.to, look.share))
    turn = _turn(look.yaw, look.pitch, roll(look.pose))
    if look.side == "Left":
        turn = np.diag([-1.0, 1, 1]) @ turn  # a mirrored hand, lit from the same side
    rods = tuple(rod.turned(turn) for rod in solids(bones, _FOREARM))
    ends = np.array([end for rod in rods for end in (rod.start, rod.end)])
    grid = _grid(ends)
    field = Field(rods, grid)
    seen = surface(field, ends[:, 2].max())
    colour = skin(field, seen, turn, look.tone, seed=0)
    alpha = seen.cover[..., None]
    picture = np.concatenate([np.clip(colour, 0, 1)[..., ::-1] * 255 * alpha, alpha * 255], -1).astype(np.float32)

    def pixels(places: npt.ArrayLike) -> Floats:
        flat = np.atleast_2d(np.asarray(places) @ turn.T)[:, :2] * [1, -1]
        moved: Floats = ((flat + np.array([-grid.left, grid.top])) * SCALE).astype(np.float32)
        return moved

    return Sprite(
        np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.6), np.float32),
        pixels(bones.joints),
        pixels(arm_end(_FOREARM))[0],
    )


def _grid(ends: Floats) -> Grid:
    left, right = ends[:, 0].min() - _MARGIN, ends[:, 0].max() + _MARGIN
    bottom, top = ends[:, 1].min() - _MARGIN, ends[:, 1].max() + _MARGIN
    return Grid(left, top, SCALE, int((right - left) * SCALE), int((top - bottom) * SCALE))


def _turn(yaw: float, pitch: float, roll_: float) -> Floats:
    """The rotation (3, 3) of degrees about the upright, the level and the view axis."""
    y, p, r = np.radians([yaw, pitch, roll_])
    about_y = np.array([[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, math.cos(p), -math.sin(p)], [0, math.sin(p), math.cos(p)]])
    about_z = np.array([[math.cos(r), -math.sin(r), 0], [math.sin(r), math.cos(r), 0], [0, 0, 1]])
    turned: Floats = about_z @ about_x @ about_y
    return turned
