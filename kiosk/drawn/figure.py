"""A standing person -> head, neck, shoulders and jacket in the picture, and where her arms begin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.drawn.arrays import Floats, Spot
from kiosk.drawn.poses import Side
from kiosk.drawn.rod import rod
from kiosk.drawn.skin import TONES, Tone

Colour = tuple[float, float, float]
"""Blue, green, red in 0..255."""

_HAIR = np.array([30.0, 34, 40])
_PALM_PER_HAND = 0.95  # the body stands a little behind the raised hand


@dataclass(frozen=True, slots=True)
class Figure:
    """A person: `x` of the head's middle, `top` of the head (0..1), `palm` at arm's length in picture heights."""

    x: float
    top: float
    palm: float
    tone: Tone | None = None
    """None: the studio's own tone."""
    cloth: Colour | None = None
    """None: the studio's own colour."""
    legs: bool = False
    """Whether legs are drawn where the jacket ends in the picture."""


def shoulder(figure: Figure, side: Side) -> Spot:
    """Where the arm of `side` begins, 0..1 of the picture."""
    outward = -1 if side == "Right" else 1
    x = figure.x + outward * 1.45 * figure.palm * _PALM_PER_HAND * 0.75
    return x, figure.top + 3.4 * figure.palm * _PALM_PER_HAND


def lean(x: float, figure: Figure, side: Side) -> float:
    """Degrees the forearm leans when the hand is at `x`: outside the elbow it leans out."""
    return float(np.clip((x - shoulder(figure, side)[0]) * -55, -32, 32))


def draw(picture: Floats, figure: Figure, cloth: Colour, tone: Tone) -> None:
    """Draws the person into float (height, width, 3) BGR in the studio's `cloth` and `tone`, or in her own.

    The unit `u` of all sizes is the palm's length in pixels.
    """
    height, width = picture.shape[:2]
    u = figure.palm * _PALM_PER_HAND * height
    x, top = figure.x * width, figure.top * height
    skin = np.array(TONES[figure.tone or tone][::-1]) * 255 * 1.05
    jacket, neck = np.array(figure.cloth or cloth), top + 2.05 * u
    if figure.legs:
        for foot in (-0.9, 0.9):
            rod(picture, (x + foot * u, neck + 6.5 * u), (x + foot * u, neck + 15 * u), 1.05 * u, 0.8 * u, _HAIR * 1.4)
    rod(picture, (x, neck + 3.2 * u), (x, neck + 7 * u), 2.0 * u, 2.1 * u, jacket)
    rod(picture, (x - 1.5 * u, neck + 1.3 * u), (x + 1.5 * u, neck + 1.3 * u), 0.75 * u, 0.75 * u, jacket)
    rod(picture, (x, neck + 1.3 * u), (x, neck + 2.6 * u), 0.5 * u, 0.08 * u, (225, 225, 228))
    rod(picture, (x, neck + 1.0 * u), (x, neck + 2.5 * u), 0.14 * u, 0.16 * u, (60, 40, 130))
    rod(picture, (x, neck - 0.3 * u), (x, neck + 0.65 * u), 0.48 * u, 0.55 * u, skin * 0.85)
    rod(picture, (x, top + 0.85 * u), (x, top + 1.1 * u), 0.92 * u, 0.9 * u, _HAIR)
    rod(picture, (x, top + 1.15 * u), (x, top + 1.75 * u), 0.80 * u, 0.60 * u, skin)
    _face(picture, x, top, u, skin)


def _face(picture: Floats, x: float, top: float, u: float, skin: Floats) -> None:
    for eye in (-0.3, 0.3):
        at = (x + eye * u, top + 1.2 * u)
        rod(picture, at, at, 0.13 * u, 0.1 * u, (235, 235, 235))
        rod(picture, at, at, 0.07 * u, 0.07 * u, (40, 40, 50))
        brow = (x + (eye - 0.14) * u, top + 0.98 * u), (x + (eye + 0.14) * u, top + 0.98 * u)
        rod(picture, *brow, 0.04 * u, 0.04 * u, _HAIR)
    rod(picture, (x, top + 1.25 * u), (x, top + 1.6 * u), 0.07 * u, 0.13 * u, skin * 1.02)
    rod(picture, (x - 0.2 * u, top + 1.95 * u), (x + 0.2 * u, top + 1.95 * u), 0.05 * u, 0.05 * u, (95, 95, 170))
