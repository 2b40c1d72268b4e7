"""A role -> shoulders with the uniform, and what is worn on the head."""

from __future__ import annotations

import math

from kiosk.drawn.arrays import Floats
from kiosk.drawn.officer_face import MIDDLE_X, MIDDLE_Y, Face, draw_neck, mixed
from kiosk.drawn.officer_ink import Ink, Point, Sheet, block, curve, mirrored, oval

_X, _Y = MIDDLE_X, MIDDLE_Y
_BLACK: Ink = (12, 14, 22)
_CLOTH: dict[str, Ink] = {
    "fire": (44, 50, 70),
    "police": (44, 66, 112),
    "medic": (232, 112, 44),
    "office": (62, 70, 88),
}
_SILVER: Ink = (222, 228, 230)
_LIME: Ink = (222, 236, 84)
_GOLD: Ink = (240, 198, 84)


def draw_body(sheet: Sheet, face: Face, role: str) -> None:
    """Neck, shoulders and chest in the uniform of `role`."""
    cloth = _CLOTH[role]
    if role == "office":
        draw_neck(sheet, face)
    half: list[Point] = [(_X - 42, 258), (_X - 78, 272), (_X - 132, 292), (_X - 168, 326), (_X - 184, 400)]
    chest = mirrored(half, _X)
    sheet.fill(chest, cloth, to=mixed(cloth, _BLACK, 0.30))
    mask = sheet.mask(chest)
    sheet.fill(oval(_X + 170, 352, 92, 92), mixed(cloth, _BLACK, 0.7), 0.6, soft=22, within=mask)
    sheet.fill(oval(_X - 96, 290, 66, 20), mixed(cloth, (255, 250, 240), 0.45), 0.45, soft=11, within=mask)
    for side in (-1, 1):
        sleeve = [(_X + side * 118, 400.0), (_X + side * 112, 352.0), (_X + side * 104, 330.0)]
        sheet.line(sleeve, mixed(cloth, _BLACK, 0.6), 2.2, 0.8, soft=0.5)
    {"fire": _turnout, "police": _shirt, "medic": _jacket, "office": _suit}[role](sheet, face, mask)


def _bands(sheet: Sheet, y: float, chest: Floats) -> None:
    """Reflective bands around chest and sleeves."""
    for left, right, sag in ((_X - 111, _X + 111, 6.0), (_X - 200, _X - 122, -3.0), (_X + 122, _X + 200, -3.0)):
        band = [(left, y), ((left + right) / 2, y + sag), (right, y)]
        sheet.line(band, _LIME, 20, within=chest)
        sheet.line(band, _SILVER, 10, within=chest)
        sheet.line([(px, py - 2) for px, py in band], (255, 255, 255), 2.4, 0.7, within=chest)


def _collar(sheet: Sheet, face: Face, cloth: Ink, open_to: float, rise: float) -> None:
    """A standing collar around the neck, open down to y `open_to`."""
    draw_neck(sheet, face)
    for side in (-1, 1):
        wing = curve(
            [
                (_X + side * 36, 240 - rise),
                (_X + side * 56, 250 - rise * 0.6),
                (_X + side * 64, 276),
                (_X + side * 30, open_to - 8),
                (_X + side * 2, open_to),
                (_X + side * 10, open_to - 18),
                (_X + side * 26, 262),
            ]
        )
        sheet.fill(wing, mixed(cloth, (255, 250, 240), 0.10 if side < 0 else 0.0), to=mixed(cloth, _BLACK, 0.25))
        sheet.line([*wing[8:48]], mixed(cloth, _BLACK, 0.55), 1.4, 0.6)


def _turnout(sheet: Sheet, face: Face, chest: Floats) -> None:
    cloth = _CLOTH["fire"]
    sheet.fill(block(_X - 15, 286, _X + 15, 400), mixed(cloth, _BLACK, 0.25))
    sheet.line([(_X - 15, 290), (_X - 15, 400)], mixed(cloth, (255, 255, 255), 0.25), 1.2, 0.7)
    _collar(sheet, face, mixed(cloth, _BLACK, 0.1), 294, 8)
    _bands(sheet, 338, chest)
    for y in (306, 358):
        sheet.fill(block(_X - 9, y, _X + 9, y + 9), (188, 192, 196))
        sheet.fill(block(_X - 9, y, _X + 9, y + 3), (240, 244, 246))
    _radio(sheet, _X + 72, 298)


def _radio(sheet: Sheet, x: float, y: float) -> None:
    """A microphone on the shoulder with its cord."""
    sheet.line([(x + 6, y + 30), (x + 20, y + 52), (x + 8, y + 82)], (18, 20, 26), 3.2)
    sheet.fill(curve([(x - 9, y), (x + 11, y - 2), (x + 13, y + 26), (x - 7, y + 28)]), (28, 30, 38), to=(16, 18, 24))
    for row in range(4):
        sheet.line([(x - 4, y + 5 + row * 3.4), (x + 8, y + 4 + row * 3.4)], (92, 98, 108), 1.2)
    sheet.fill(oval(x + 5, y + 22, 2, 2), (240, 80, 70))


def _shirt(sheet: Sheet, face: Face, _chest: Floats) -> None:
    cloth = _CLOTH["police"]
    draw_neck(sheet, face)
    tie: Ink = (22, 28, 46)
    sheet.fill([(_X - 9, 278), (_X + 9, 278), (_X + 6, 292), (_X + 15, 400), (_X - 15, 400), (_X - 6, 292)], tie)
    sheet.fill([(_X - 10, 276), (_X + 10, 276), (_X + 6, 294), (_X - 6, 294)], mixed(tie, (255, 255, 255), 0.12))
    for side in (-1, 1):
        wing = [
            (_X + side * 34, 246),
            (_X + side * 46, 252),
            (_X + side * 54, 286),
            (_X + side * 32, 302),
            (_X + side * 2, 277),
        ]
        sheet.fill(wing, mixed(cloth, (255, 255, 255), 0.14 if side < 0 else 0.05))
        sheet.line([*wing, wing[0]], mixed(cloth, _BLACK, 0.5), 1.3, 0.7)
        board = [(_X + side * 84, 278), (_X + side * 132, 297), (_X + side * 126, 312), (_X + side * 78, 293)]
        sheet.fill(board, (24, 32, 56))
        for star in (0.3, 0.52, 0.74):
            _star(sheet, _X + side * (81 + 50 * star), 285 + 20 * star, 4.6, _GOLD)
        pocket = [
            (_X + side * 40, 330),
            (_X + side * 88, 330),
            (_X + side * 88, 342),
            (_X + side * 64, 350),
            (_X + side * 40, 342),
        ]
        sheet.line([*pocket, pocket[0]], mixed(cloth, _BLACK, 0.55), 1.4, 0.8)
    shield = curve([(_X + 64, 300), (_X + 78, 304), (_X + 76, 318), (_X + 64, 326), (_X + 52, 318), (_X + 50, 304)])
    sheet.fill(shield, _GOLD, to=(196, 142, 48))
    _star(sheet, _X + 64, 312, 7, (255, 244, 204))
    sheet.fill(block(_X - 84, 314, _X - 44, 323), (232, 236, 240), to=(190, 196, 204))
    _radio(sheet, _X - 112, 304)


def _jacket(sheet: Sheet, face: Face, chest: Floats) -> None:
    cloth = _CLOTH["medic"]
    sheet.line([(_X, 290), (_X, 400)], mixed(cloth, _BLACK, 0.5), 2.4)
    yoke = curve(
        mirrored([(_X - 40, 262), (_X - 78, 272), (_X - 132, 293), (_X - 152, 310), (_X - 70, 306), (_X - 20, 302)], _X)
    )
    sheet.fill(yoke, (38, 86, 96), to=(28, 70, 80))
    _collar(sheet, face, (38, 86, 96), 292, 4)
    _bands(sheet, 342, chest)
    sheet.fill(oval(_X + 70, 318, 15, 15), (246, 250, 250))
    _life(sheet, _X + 70, 318, 11, (34, 110, 168))
    sheet.line([(_X - 30, 262), (_X - 40, 300), (_X - 30, 336), (_X - 12, 346)], (44, 48, 58), 3.6)
    sheet.line([(_X + 30, 262), (_X + 40, 300), (_X + 26, 330), (_X - 12, 346)], (44, 48, 58), 3.6)
    sheet.fill(oval(_X - 12, 350, 9, 9), (206, 212, 218))
    sheet.fill(oval(_X - 13, 348, 6, 6), (244, 246, 248))


def _suit(sheet: Sheet, face: Face, _chest: Floats) -> None:
    cloth = _CLOTH["office"]
    shirt = [(_X - 44, 252), (_X, 284), (_X + 44, 252), (_X + 52, 290), (_X, 400), (_X - 52, 290)]
    sheet.fill(shirt, (246, 248, 252), to=(214, 222, 234))
    draw_neck(sheet, face)
    tie: Ink = (30, 96, 122) if face.long_hair else (142, 44, 54)
    if not face.long_hair:
        sheet.fill([(_X - 8, 292), (_X + 8, 292), (_X + 17, 400), (_X - 17, 400)], tie, to=mixed(tie, _BLACK, 0.3))
        sheet.fill([(_X - 11, 278), (_X + 11, 278), (_X + 7, 296), (_X - 7, 296)], mixed(tie, (255, 255, 255), 0.12))
    for side in (-1, 1):
        wing = [(_X + side * 33, 244), (_X + side * 44, 252), (_X + side * 38, 294), (_X + side * 1, 281)]
        sheet.fill(wing, (255, 255, 255) if side < 0 else (236, 240, 246))
        sheet.line([*wing, wing[0]], (176, 186, 202), 1.2, 0.8)
        lapel = [
            (_X + side * 46, 254),
            (_X + side * 82, 284),
            (_X + side * 66, 308),
            (_X + side * 78, 318),
            (_X + side * 10, 400),
            (_X + side * 2, 400),
            (_X + side * 40, 296),
        ]
        sheet.fill(lapel, mixed(cloth, (255, 255, 255), 0.13 if side < 0 else 0.04))
        sheet.line([*lapel, lapel[0]], mixed(cloth, _BLACK, 0.5), 1.4, 0.7)
    sheet.fill(oval(_X - 62, 312, 5, 5), _GOLD)
    sheet.fill(oval(_X - 63, 311, 2, 2), (255, 246, 210))


def _star(sheet: Sheet, x: float, y: float, size: float, ink: Ink) -> None:
    turns = [(math.pi * k / 5 - math.pi / 2, size if k % 2 == 0 else size * 0.42) for k in range(10)]
    sheet.fill([(x + r * math.cos(a), y + r * math.sin(a)) for a, r in turns], ink)


def _life(sheet: Sheet, x: float, y: float, size: float, ink: Ink) -> None:
    """Three bars crossing: the star of life."""
    for turn in (0, 60, 120):
        a = math.radians(turn)
        dx, dy = math.sin(a) * size, math.cos(a) * size
        sheet.line([(x - dx, y - dy), (x + dx, y + dy)], ink, size * 0.46)


def draw_hat(sheet: Sheet, role: str) -> None:
    """The helmet or cap of `role`; nothing for the office."""
    hats = {"fire": _fire_helmet, "police": _peaked_cap, "medic": _rescue_helmet}
    if role in hats:
        hats[role](sheet)


def _dome(sheet: Sheet, ink: Ink, top: float, wide: float, base: float) -> None:
    dome = curve(
        [
            (_X - wide, base),
            (_X - wide * 0.97, base - 40),
            (_X - wide * 0.62, top + 12),
            (_X, top),
            (_X + wide * 0.62, top + 12),
            (_X + wide * 0.97, base - 40),
            (_X + wide, base),
            (_X, base + 7),
        ]
    )
    sheet.fill(dome, ink, to=mixed(ink, _BLACK, 0.16))
    mask = sheet.mask(dome)
    sheet.fill(
        oval(_X + wide * 0.86, base - 30, wide * 0.46, 66), mixed(ink, (38, 26, 48), 0.55), 0.7, soft=14, within=mask
    )
    sheet.fill(oval(_X - wide * 0.42, top + 30, wide * 0.26, 17), (255, 255, 255), 0.55, soft=7, within=mask)


def _shade(sheet: Sheet, y: float) -> None:
    """What hat and brim throw on the brow."""
    sheet.fill(oval(_X, y, 58, 10), (70, 26, 34), 0.38, soft=4)


def _fire_helmet(sheet: Sheet) -> None:
    red: Ink = (206, 46, 40)
    _shade(sheet, _Y - 40)
    _dome(sheet, red, _Y - 136, 80, _Y - 46)
    for side in (-26, 0, 26):
        ridge = [(_X + side * 1.7, _Y - 56), (_X + side * 1.35, _Y - 100), (_X + side * 0.4, _Y - 133)]
        sheet.line(ridge, mixed(red, _BLACK, 0.35), 3.2, 0.6)
        sheet.line([(px - 1.6, py) for px, py in ridge], (255, 170, 150), 1.4, 0.7)
    sheet.line(
        [(_X - 80, _Y - 62), (_X - 40, _Y - 56), (_X, _Y - 54), (_X + 40, _Y - 56), (_X + 80, _Y - 62)], _LIME, 9
    )
    sheet.line(
        [(_X - 80, _Y - 64), (_X - 40, _Y - 58), (_X, _Y - 56), (_X + 40, _Y - 58), (_X + 80, _Y - 64)],
        (255, 255, 236),
        2.4,
        0.8,
    )
    brim = curve(
        [
            (_X - 96, _Y - 42),
            (_X - 60, _Y - 54),
            (_X, _Y - 56),
            (_X + 60, _Y - 54),
            (_X + 96, _Y - 42),
            (_X + 60, _Y - 41),
            (_X, _Y - 36),
            (_X - 60, _Y - 41),
        ]
    )
    sheet.fill(brim, mixed(red, (255, 255, 255), 0.08), to=mixed(red, _BLACK, 0.42))
    shield = curve(
        [
            (_X, _Y - 118),
            (_X + 22, _Y - 106),
            (_X + 20, _Y - 76),
            (_X, _Y - 58),
            (_X - 20, _Y - 76),
            (_X - 22, _Y - 106),
        ]
    )
    sheet.fill(shield, _GOLD, to=(206, 148, 44))
    sheet.line([*shield, shield[0]], (148, 96, 24), 1.8, 0.9)
    flame = curve(
        [
            (_X, _Y - 108),
            (_X + 9, _Y - 92),
            (_X + 10, _Y - 78),
            (_X, _Y - 70),
            (_X - 10, _Y - 78),
            (_X - 7, _Y - 90),
            (_X - 3, _Y - 92),
        ]
    )
    sheet.fill(flame, (206, 52, 36))
    sheet.fill(oval(_X, _Y - 78, 4.4, 6), (255, 226, 120))
    _strap(sheet)


def _strap(sheet: Sheet) -> None:
    for side in (-1, 1):
        strap = [(_X + side * x, _Y + y) for x, y in ((64, -44), (60, 16), (48, 54), (28, 75), (0, 82))]
        sheet.line(strap, (34, 36, 44), 4.2, 0.92)


def _peaked_cap(sheet: Sheet) -> None:
    navy: Ink = (34, 48, 88)
    _shade(sheet, _Y - 34)
    crown = curve(
        [
            (_X - 66, _Y - 62),
            (_X - 92, _Y - 96),
            (_X - 62, _Y - 122),
            (_X, _Y - 132),
            (_X + 62, _Y - 122),
            (_X + 92, _Y - 96),
            (_X + 66, _Y - 62),
            (_X, _Y - 66),
        ]
    )
    sheet.fill(crown, navy, to=mixed(navy, _BLACK, 0.4))
    mask = sheet.mask(crown)
    sheet.fill(oval(_X - 40, _Y - 114, 40, 10), (150, 172, 220), 0.5, soft=6, within=mask)
    sheet.fill(oval(_X + 76, _Y - 90, 34, 26), _BLACK, 0.5, soft=9, within=mask)
    band = [
        (_X - 67, _Y - 74),
        (_X, _Y - 80),
        (_X + 67, _Y - 74),
        (_X + 65, _Y - 46),
        (_X, _Y - 52),
        (_X - 65, _Y - 46),
    ]
    sheet.fill(band, (22, 28, 50))
    within = sheet.mask(band)
    for row in range(2):
        for number in range(-8, 9):
            if (number + row) % 2 == 0:
                x, y = _X + number * 8.4, _Y - 75 + row * 9 + abs(number) * 0.35
                sheet.fill(block(x - 4.2, y, x + 4.2, y + 8), (232, 238, 246), 0.92, within=within)
    visor = curve(
        [
            (_X - 64, _Y - 52),
            (_X - 34, _Y - 57),
            (_X, _Y - 58),
            (_X + 34, _Y - 57),
            (_X + 64, _Y - 52),
            (_X + 54, _Y - 36),
            (_X, _Y - 26),
            (_X - 54, _Y - 36),
        ]
    )
    sheet.fill(visor, (20, 24, 36), to=(44, 52, 74))
    sheet.line([(_X - 50, _Y - 41), (_X - 20, _Y - 34), (_X + 12, _Y - 33)], (170, 186, 214), 2.2, 0.65, soft=0.8)
    _star(sheet, _X, _Y - 92, 19, _GOLD)
    sheet.fill(oval(_X, _Y - 92, 8.5, 8.5), (38, 66, 132))
    _star(sheet, _X, _Y - 92, 6, (255, 244, 204))


def _rescue_helmet(sheet: Sheet) -> None:
    white: Ink = (244, 246, 246)
    _shade(sheet, _Y - 42)
    _dome(sheet, white, _Y - 130, 78, _Y - 48)
    stripe = curve(
        [
            (_X - 78, _Y - 72),
            (_X - 40, _Y - 62),
            (_X, _Y - 59),
            (_X + 40, _Y - 62),
            (_X + 78, _Y - 72),
            (_X + 79, _Y - 52),
            (_X, _Y - 44),
            (_X - 79, _Y - 52),
        ]
    )
    sheet.fill(stripe, (230, 108, 40), to=(206, 88, 28))
    sheet.line(
        [(_X - 78, _Y - 66), (_X - 40, _Y - 57), (_X, _Y - 54), (_X + 40, _Y - 57), (_X + 78, _Y - 66)],
        (255, 236, 210),
        2,
        0.8,
    )
    rim = curve(
        [(_X - 82, _Y - 50), (_X, _Y - 49), (_X + 82, _Y - 50), (_X + 58, _Y - 40), (_X, _Y - 36), (_X - 58, _Y - 40)]
    )
    sheet.fill(rim, (206, 212, 216), to=(150, 158, 168))
    sheet.fill(oval(_X, _Y - 92, 21, 21), (34, 110, 168))
    sheet.fill(oval(_X, _Y - 92, 18.5, 18.5), white)
    _life(sheet, _X, _Y - 92, 14, (34, 110, 168))
    _strap(sheet)
