"""A drawn officer in the field -> pictures for a call; she breathes, blinks and moves her mouth to a voice."""

from __future__ import annotations

import math
from typing import Literal, get_args

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.core.errors import ConfigError
from kiosk.drawn.arrays import Floats
from kiosk.drawn.officer_face import Face, draw_eyes, draw_hair, draw_head, draw_mouth
from kiosk.drawn.officer_ink import Sheet
from kiosk.drawn.officer_places import place
from kiosk.drawn.officer_uniform import draw_body, draw_hat

Role = Literal["fire", "police", "medic", "office"]
ROLES: tuple[Role, ...] = get_args(Role)
_HEAD = (216, 16, 424, 264)  # left, top, right, bottom of the head's layer
_BODY = (120, 196, 520, 368)  # of the body's; lower than the picture, so that breathing shows no edge
_NOSE = 180  # row of the head's layer between what the eyes and what the mouth change
_MOUTHS, _LIDS = 7, 4  # drawn steps of mouth and eyelids
_LIGHTS = 8  # drawn steps of the light behind
_BLINK = 0.22  # seconds a blink takes; source: Stern 1984, 0.1 to 0.4
_BREATH = 4.2  # seconds a breath takes at rest
_ODD = (0.754877666, 0.569840296)  # a sequence that never repeats: the plastic number's powers

Layer = npt.NDArray[np.uint8]


class Officer:
    """A person with a face of her own, drawn once (about a second); then every frame costs a few milliseconds.

    `role` is fire, police, medic or office and decides helmet, uniform and place; `seed` the face. ConfigError for an
    unknown role. Same role, seed, times: same bytes. One thread at a time.
    """

    def __init__(self, role: str, seed: int) -> None:
        if role not in ROLES:
            raise ConfigError("officer", "role", f"there is no {role!r}", f"Roles are {', '.join(ROLES)}")
        rng = np.random.default_rng([seed, ROLES.index(role)])
        face = Face.of(rng, role)
        self._phase = float(rng.uniform(0, 60))
        dark, lit = place(role, rng)
        self._places = [_bytes(dark + (lit - dark) * (step / (_LIGHTS - 1))) for step in range(_LIGHTS)]
        body = Sheet.blank(*_BODY)
        draw_body(body, face, role)
        self._body = body.shown()
        self._heads = _heads(face, role)

    def frame(self, at: float, mouth: float) -> npt.NDArray[np.uint8]:
        """uint8 (360, 640, 3) RGB at `at` seconds; `mouth` 0 closed .. 1 wide open, a voice's envelope."""
        time = at + self._phase
        mouth = min(max(mouth, 0.0), 1.0)
        pulse = 0.5 + 0.5 * math.sin(time * 2.6)
        picture = self._places[round(pulse * (_LIGHTS - 1))].copy()
        breath = math.sin(2 * math.pi * time / _BREATH)
        _lay(picture, self._body, _BODY[0], _BODY[1] - 1.1 * breath, 0.0)
        opened = round(mouth * (_MOUTHS - 1))
        lids = round(_shut(time) * (_LIDS - 1))
        # Who speaks nods a little with the voice; who listens only sways.
        sway = 2.2 * math.sin(time * 0.53) + 1.3 * math.sin(time * 0.91 + 1) + 0.6 * mouth * math.sin(time * 5.1)
        nod = 1.2 * mouth * math.sin(time * 3.7) - 0.9 * breath
        _lay(picture, self._heads[opened][lids], _HEAD[0] + sway, _HEAD[1] + nod, 0.5 * sway)
        return picture


def _heads(face: Face, role: str) -> list[list[Layer]]:
    """The head's layer for every mouth and every lid: drawn apart above and below the nose, then joined."""
    bare = Sheet.blank(*_HEAD)
    mask = draw_head(bare, face)
    draw_hair(bare, face)
    hat = Sheet.blank(*_HEAD)
    draw_hat(hat, role)
    uppers: list[Layer] = []
    for lid in range(_LIDS):
        upper = bare.copy()
        draw_eyes(upper, face, lid / (_LIDS - 1), mask)
        uppers.append(upper.under(hat).shown()[:_NOSE])
    lowers: list[Layer] = []
    for opened in range(_MOUTHS):
        lower = bare.copy()
        draw_mouth(lower, face, opened / (_MOUTHS - 1), mask)
        lowers.append(lower.under(hat).shown()[_NOSE:])
    return [[np.vstack([upper, lower]) for upper in uppers] for lower in lowers]


def _shut(time: float) -> float:
    """How far the eyes are shut, 0..1: a blink about every four seconds, at no regular time."""
    number = math.floor(time / 4)
    start = 0.3 + 3.2 * ((number * _ODD[0]) % 1)
    since = time - number * 4 - start
    twice = 0.45 if (number * _ODD[1]) % 1 < 0.25 else 0.0  # noqa: PLR2004  (every fourth blink is double)
    best = 0.0
    for begin in (0.0, twice):
        if 0 <= since - begin <= _BLINK:
            best = max(best, math.sin(math.pi * (since - begin) / _BLINK))
    return best


def _lay(picture: Layer, layer: Layer, left: float, top: float, tilt: float) -> None:
    """Lays a premultiplied layer over the picture at fractions of a pixel, turned by `tilt` degrees about its foot."""
    height, width = layer.shape[:2]
    x, y = math.floor(left), math.floor(top)
    turn = np.asarray(cv2.getRotationMatrix2D((width / 2, height), tilt, 1.0), np.float64)
    turn[:, 2] += np.array([left - x, top - y])
    moved = cv2.warpAffine(layer, turn, (width + 1, height + 1))
    low, high = max(y, 0), min(y + height + 1, picture.shape[0])
    near, far = max(x, 0), min(x + width + 1, picture.shape[1])
    cut = moved[low - y : high - y, near - x : far - x]
    under = picture[low:high, near:far]
    keep = cv2.merge([255 - cut[..., 3]] * 3)
    under[:] = cv2.add(cv2.multiply(under, keep, scale=1 / 255), np.ascontiguousarray(cut[..., :3]))


def _bytes(picture: Floats) -> Layer:
    shown: Layer = np.clip(picture + 0.5, 0, 255).astype(np.uint8)
    return shown
