"""A seed -> a face: head, hair, features, eyes by how far they are shut and mouth by how far it is open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.drawn.arrays import Floats
from kiosk.drawn.officer_ink import Ink, Sheet, curve, mirrored, oval

MIDDLE_X, MIDDLE_Y = 320.0, 162.0
"""The face's middle in the picture: between the eyes and the nose."""
_SKINS: tuple[Ink, ...] = ((244, 206, 178), (232, 186, 152), (206, 154, 118), (158, 108, 78))
_HAIRS: tuple[Ink, ...] = ((38, 32, 34), (62, 44, 36), (104, 72, 48), (128, 122, 122))
_IRISES: tuple[Ink, ...] = ((84, 56, 40), (70, 84, 96), (92, 78, 46))


@dataclass(frozen=True, slots=True)
class Face:
    """What is one's own: colours, jaw 0.9..1.06, hair that shows below a helmet, brows, moustache, glasses."""

    skin: Ink
    hair: Ink
    iris: Ink
    jaw: float
    long_hair: bool
    moustache: bool
    glasses: bool

    @classmethod
    def of(cls, rng: np.random.Generator, role: str) -> Face:
        """A face drawn by lot."""
        skin, hair, iris = int(rng.integers(0, 4)), int(rng.integers(0, 4)), int(rng.integers(0, 3))
        long_hair = bool(rng.uniform() < 0.5)  # noqa: PLR2004  (half of all)
        jaw = float(rng.uniform(0.90, 0.96) if long_hair else rng.uniform(0.98, 1.05))
        extra = float(rng.uniform())
        return cls(
            _SKINS[skin],
            _HAIRS[min(hair, 1) if skin >= 2 else hair],  # noqa: PLR2004  (dark skin, dark hair)
            _IRISES[0 if skin >= 2 else iris],  # noqa: PLR2004  (dark skin, dark eyes)
            jaw,
            long_hair,
            moustache=not long_hair and extra < 0.35,  # noqa: PLR2004  (a third of the men)
            glasses=role == "office" and extra > 0.3,  # noqa: PLR2004  (most of the office)
        )


def mixed(ink: Ink, other: Ink, share: float) -> Ink:
    """`ink` with `share` of another colour."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(ink, other, strict=True))
    return red, green, blue


def shadow_of(ink: Ink) -> Ink:
    """The colour in warm shadow."""
    return mixed(ink, (92, 40, 48), 0.42)


def outline(face: Face) -> list[tuple[float, float]]:
    """The head without hair."""
    jaw = face.jaw
    half = [
        (0, -84),
        (34, -76),
        (55, -50),
        (61, -14),
        (60 * jaw, 16),
        (54 * jaw, 42),
        (39 * jaw, 65),
        (19, 79),
        (0, 82),
    ]
    points = [(MIDDLE_X + x, MIDDLE_Y + y) for x, y in half]
    return curve([*points, *((2 * MIDDLE_X - x, y) for x, y in points[-2:0:-1])])


def draw_neck(sheet: Sheet, face: Face) -> None:
    """The neck with the chin's shadow; belongs to the body's layer."""
    x, y = MIDDLE_X, MIDDLE_Y
    half = [(x - 33, y + 40), (x - 33, y + 92), (x - 36, y + 122)]
    sheet.fill(mirrored(half, x), face.skin, to=mixed(face.skin, shadow_of(face.skin), 0.4))
    neck = sheet.mask(mirrored(half, x))
    sheet.fill(oval(x + 6, y + 74, 52, 34), shadow_of(face.skin), 0.75, soft=5, within=neck)


def draw_head(sheet: Sheet, face: Face) -> Floats:
    """Hair behind, ears, face and its shading, nose; the mask of the face."""
    x, y = MIDDLE_X, MIDDLE_Y
    dark = shadow_of(face.skin)
    if face.long_hair:
        half = [(x, y - 92), (x - 52, y - 74), (x - 74, y - 20), (x - 70, y + 40), (x - 58, y + 84), (x - 34, y + 80)]
        back = curve(mirrored(half, x))
        sheet.fill(back, mixed(face.hair, (0, 0, 0), 0.25))
    for side in (-1, 1):
        ear = oval(x + side * 62 * min(face.jaw, 1), y + 4, 11, 19)
        sheet.fill(ear, mixed(face.skin, dark, 0.22 if side < 0 else 0.5))
        sheet.fill(oval(x + side * 63, y + 5, 5, 11), dark, 0.5, soft=1.5)
    head = outline(face)
    sheet.fill(head, face.skin)
    mask = sheet.mask(head)
    sheet.fill(oval(x + 66, y + 20, 36, 92), dark, 0.62, soft=13, within=mask)
    sheet.fill(oval(x + 4, y + 88, 60, 20), dark, 0.5, soft=9, within=mask)
    sheet.fill(oval(x - 26, y - 36, 34, 26), mixed(face.skin, (255, 246, 230), 0.6), 0.5, soft=12, within=mask)
    for side in (-1, 1):
        sheet.fill(oval(x + side * 34, y + 30, 16, 11), (226, 96, 84), 0.20, soft=6, within=mask)
    _nose(sheet, face, mask)
    return mask


def _nose(sheet: Sheet, face: Face, mask: Floats) -> None:
    x, y, dark = MIDDLE_X, MIDDLE_Y, shadow_of(face.skin)
    side = curve([(x + 3, y - 10), (x + 9, y + 8), (x + 14, y + 25), (x + 5, y + 30), (x + 5, y + 10)])
    sheet.fill(side, dark, 0.42, soft=2.2, within=mask)
    sheet.fill(oval(x + 1, y + 31, 13, 4.5), dark, 0.55, soft=1.8, within=mask)
    for nostril in (-6, 7):
        sheet.fill(oval(x + nostril, y + 29, 3.2, 1.7), mixed(dark, (40, 14, 20), 0.5), 0.75, soft=0.6)
    sheet.fill(oval(x - 2, y + 19, 4.5, 7), mixed(face.skin, (255, 250, 240), 0.8), 0.6, soft=2)


def draw_hair(sheet: Sheet, face: Face) -> None:
    """Hair of a bare head, parted at the side."""
    x, y = MIDDLE_X, MIDDLE_Y
    low = y + (4 if face.long_hair else -20)
    cap = curve(
        [
            (x - 64, low),
            (x - 68, y - 44),
            (x - 46, y - 86),
            (x, y - 104),
            (x + 46, y - 88),
            (x + 68, y - 46),
            (x + 64, low),
            (x + 56, y - 36),
            (x + 34, y - 58),
            (x - 4, y - 62),
            (x - 30, y - 54),
            (x - 54, y - 36),
        ]
    )
    sheet.fill(cap, face.hair)
    mask = sheet.mask(cap)
    sheet.fill(oval(x - 20, y - 84, 34, 14), mixed(face.hair, (255, 236, 214), 0.35), 0.8, soft=7, within=mask)
    sheet.fill(oval(x + 62, y - 56, 22, 44), mixed(face.hair, (0, 0, 0), 0.5), 0.6, soft=8, within=mask)
    for rise in (8, 18, 28):
        strand = [
            (x - 30 + rise, y - 58 - rise),
            (x + 8, y - 68 - rise * 0.8),
            (x + 40 - rise * 0.3, y - 60 - rise * 0.5),
        ]
        sheet.line(curve(strand)[:16], mixed(face.hair, (255, 236, 214), 0.28), 1.3, 0.5, soft=0.4, within=mask)


def draw_eyes(sheet: Sheet, face: Face, shut: float, mask: Floats) -> None:
    """Eyes and brows; `shut` 0 open .. 1 closed."""
    x, y = MIDDLE_X, MIDDLE_Y
    line = mixed(face.hair, (30, 18, 20), 0.7)
    for side in (-1, 1):
        ex, ey = x + side * 26, y - 6
        sheet.fill(oval(ex, ey - 2, 17, 11), shadow_of(face.skin), 0.30, soft=4, within=mask)
        rise, fall = 9.5 * (1 - shut), 6.5 * (1 - shut * 0.55)
        lid = ey + 4.5 * shut
        almond = curve(
            [
                (ex - 14, ey + 1.5 + shut * 2),
                (ex - 6, lid - rise),
                (ex + 6, lid - rise),
                (ex + 14, ey + 1 + shut * 2),
                (ex + 6, ey + fall),
                (ex - 6, ey + fall),
            ]
        )
        if shut < 0.9:  # noqa: PLR2004  (closed)
            eye = sheet.mask(almond)
            sheet.fill(almond, (250, 246, 242))
            sheet.fill(oval(ex + 0.5, ey - 1, 7.6, 8), face.iris, within=eye)
            sheet.fill(
                oval(ex + 0.5, ey + 2, 5.4, 4.4), mixed(face.iris, (255, 220, 160), 0.35), 0.7, soft=1.2, within=eye
            )
            sheet.fill(oval(ex + 0.5, ey - 1, 3.7, 4), (18, 14, 18), within=eye)
            sheet.fill(oval(ex - 2.2, ey - 4, 2.1, 2.1), (255, 255, 255), within=eye)
            sheet.fill(oval(ex, lid - rise, 15, 4), (60, 40, 50), 0.40, soft=1.4, within=eye)
        upper = [
            (ex - side * 15.5, ey + 2 + shut * 2),
            (ex - side * 7, lid - rise + shut * 6),
            (ex, lid - rise - 0.6 + shut * 8),
            (ex + side * 8, lid - rise + 0.8 + shut * 6),
            (ex + side * 16.5, ey - 0.5 + shut * 3),
        ]
        sheet.line(upper, line, 2.6)
        if face.long_hair:
            sheet.line([upper[-1], (ex + side * 20, ey - 4 + shut * 5)], line, 2)
        lift = -1.2 * shut
        brow = curve(
            [
                (ex - side * 16, ey - 17 - lift),
                (ex, ey - 24 - lift),
                (ex + side * 18, ey - 17.5 - lift),
                (ex + side * 17, ey - 15.5 - lift),
                (ex, ey - (20.4 if face.long_hair else 18.6) - lift),
                (ex - side * 15, ey - 13.4 - lift),
            ]
        )
        sheet.fill(brow, mixed(face.hair, (40, 26, 26), 0.3), 0.95)
    if face.glasses:
        _glasses(sheet)


def _glasses(sheet: Sheet) -> None:
    x, y = MIDDLE_X, MIDDLE_Y
    frame: Ink = (42, 44, 54)
    for side in (-1, 1):
        ex = x + side * 26.5
        lens = curve([(ex - 20, y - 17), (ex + 20, y - 17), (ex + 19, y + 8), (ex, y + 13), (ex - 19, y + 8)])
        sheet.fill(lens, (220, 236, 250), 0.10)
        sheet.fill(
            [(ex - 12, y - 16), (ex - 4, y - 16), (ex - 12, y + 9), (ex - 17, y + 6)], (255, 255, 255), 0.16, soft=0.8
        )
        sheet.line([*lens, lens[0]], frame, 2.5)
        sheet.line([(ex + side * 20, y - 12), (x + side * 61, y - 8)], frame, 2.5)
    sheet.line([(x - 8, y - 11), (x, y - 14), (x + 8, y - 11)], frame, 2.5)


def draw_mouth(sheet: Sheet, face: Face, opened: float, mask: Floats) -> None:
    """The mouth; `opened` 0 closed with a light smile .. 1 wide open."""
    x, y = MIDDLE_X, MIDDLE_Y + 51
    lip = mixed(face.skin, (186, 66, 72), 0.62 if face.long_hair else 0.42)
    wide, drop = 23 - 4.5 * opened, 15.0 * opened
    sheet.fill(oval(x + 1, y + 15 + drop * 0.9, 16, 4), shadow_of(face.skin), 0.45, soft=3, within=mask)
    if opened > 0.04:  # noqa: PLR2004  (closed)
        hole = curve(
            [
                (x - wide, y),
                (x - 9, y - 2.2),
                (x, y - 1.4),
                (x + 9, y - 2.2),
                (x + wide, y),
                (x + wide * 0.62, y + drop * 0.8),
                (x, y + drop),
                (x - wide * 0.62, y + drop * 0.8),
            ]
        )
        inside = sheet.mask(hole)
        sheet.fill(hole, (74, 22, 30))
        sheet.fill(oval(x, y + drop + 3, 13, 7.5), (206, 92, 92), 0.9, soft=0.8, within=inside)
        sheet.fill(
            curve([(x - 15, y - 3), (x + 15, y - 3), (x + 13, y + 2.6), (x, y + 3.6), (x - 13, y + 2.6)]),
            (250, 246, 240),
            within=inside,
        )
    upper = curve(
        [
            (x - wide - 1, y),
            (x - 10, y - 5),
            (x - 4, y - 6.4),
            (x, y - 5),
            (x + 4, y - 6.4),
            (x + 10, y - 5),
            (x + wide + 1, y),
            (x + 9, y - 0.4),
            (x, y + 0.8),
            (x - 9, y - 0.4),
        ]
    )
    lower = curve(
        [
            (x - wide, y + 0.4),
            (x - 9, y + drop * 0.92 + 0.6),
            (x, y + drop + 1.2),
            (x + 9, y + drop * 0.92 + 0.6),
            (x + wide, y + 0.4),
            (x + 11, y + drop + 6),
            (x, y + drop + 7.6),
            (x - 11, y + drop + 6),
        ]
    )
    sheet.fill(lower, mixed(lip, (255, 190, 180), 0.15))
    sheet.fill(oval(x - 3, y + drop + 3.6, 7, 1.6), (255, 236, 226), 0.35, soft=1)
    sheet.fill(upper, lip)
    if opened <= 0.04:  # noqa: PLR2004  (closed)
        seam = [(x - wide - 3, y - 3.6), (x - 12, y + 0.4), (x, y + 1.2), (x + 12, y + 0.4), (x + wide + 3, y - 3.6)]
        sheet.line(seam, shadow_of(lip), 1.7, 0.85)
    for side in (-1, 1):
        sheet.fill(oval(x + side * (wide + 4), y - 0.5, 3, 4), shadow_of(face.skin), 0.40, soft=1.6)
    if face.moustache:
        brush = curve(
            [
                (x, y - 13),
                (x + 14, y - 11),
                (x + 27, y - 1),
                (x + 12, y - 3.6),
                (x, y - 4.4),
                (x - 12, y - 3.6),
                (x - 27, y - 1),
                (x - 14, y - 11),
            ]
        )
        sheet.fill(brush, face.hair)
        sheet.fill(oval(x - 8, y - 9, 10, 2.4), mixed(face.hair, (255, 240, 220), 0.4), 0.5, soft=1.4)
