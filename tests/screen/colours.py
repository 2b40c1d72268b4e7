"""How colours look: contrast, colour blindness and difference, by published formulas; sRGB in 0..1."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Colour = tuple[float, float, float]
Matrix = Sequence[Sequence[float]]

# Source: Machado, Oliveira & Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
# IEEE TVCG 15(6), 2009, doi:10.1109/TVCG.2009.113, severity 1.0; for linear RGB
BLINDNESS: Mapping[str, Matrix] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))  # IEC 61966-2-1
WHITE: Colour = (0.9505, 1.0, 1.089)  # D65


def linear(colour: Colour) -> Colour:
    """Light, not code values. Source: IEC 61966-2-1."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return r, g, b


def contrast(one: Colour, other: Colour) -> float:
    """1 .. 21. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour: Colour, share: float, ground: Colour) -> Colour:
    """`colour` laid over `ground` with an opacity of `share`."""
    r, g, b = (share * c + (1 - share) * under for c, under in zip(colour, ground, strict=True))
    return r, g, b


def difference(one: Colour, other: Colour, blindness: str = "none") -> float:
    """CIEDE2000 as somebody with this blindness sees the two; about 1 is just noticed side by side.

    Source: Sharma, Wu & Dalal, The CIEDE2000 Color-Difference Formula, Color Research and Application 30(1), 2005.
    """
    return ciede2000(_lab(_seen(one, blindness)), _lab(_seen(other, blindness)))


def ciede2000(one: Colour, other: Colour) -> float:
    """The difference of two CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot((1 + g) * a1, b1), math.hypot((1 + g) * a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, (1 + g) * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = 1 - 0.17 * _cos(hm - 30) + 0.24 * _cos(2 * hm) + 0.32 * _cos(3 * hm + 6) - 0.2 * _cos(4 * hm - 63)
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rc = 2 * math.sqrt(cm**7 / (cm**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2)))) * rc
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _luminance(colour: Colour) -> float:
    return _times(TO_XYZ, linear(colour))[1]


def _seen(colour: Colour, blindness: str) -> Colour:
    """Linear light as it reaches somebody with this blindness."""
    r, g, b = (min(1.0, max(0.0, c)) for c in _times(BLINDNESS[blindness], linear(colour)))
    return r, g, b


def _lab(light: Colour) -> Colour:
    x, y, z = (
        f ** (1 / 3) if f > (6 / 29) ** 3 else f / (3 * (6 / 29) ** 2) + 4 / 29
        for f in (part / white for part, white in zip(_times(TO_XYZ, light), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, colour: Colour) -> Colour:
    x, y, z = (sum(m * c for m, c in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z
