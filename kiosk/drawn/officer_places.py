"""A role -> the place behind the officer, out of focus, and the light that pulses in it."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.drawn.arrays import Floats
from kiosk.drawn.officer_ink import Ink, Sheet, block, curve, oval

WIDTH, HEIGHT = 640, 360


def place(role: str, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """The picture without and with its light, float32 (360, 640, 3) RGB 0..255 each."""
    sheet = Sheet.blank(0, 0, WIDTH, HEIGHT)
    {"fire": _cab, "police": _street, "medic": _ambulance, "office": _control_room}[role](sheet, rng)
    dark = _blurred(sheet, 2.2)
    _lights(sheet, role)
    lit = _blurred(sheet, 2.2)
    return dark, lit


def _blurred(sheet: Sheet, soft: float) -> Floats:
    picture = sheet.shown()[..., :3].astype(np.float32)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    corner = 1.04 - 0.30 * (((x - 320) / 420) ** 2 + ((y - 170) / 300) ** 2)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), soft) * np.clip(corner, 0, 1)[..., None], np.float32)


def _lights(sheet: Sheet, role: str) -> None:
    glows: dict[str, list[tuple[float, float, float, Ink]]] = {
        "fire": [(92, 92, 60, (255, 90, 60)), (545, 92, 70, (255, 110, 70))],
        "police": [(96, 232, 60, (80, 130, 255)), (150, 232, 46, (255, 80, 80))],
        "medic": [(560, 60, 60, (120, 220, 235))],
        "office": [(320, 60, 120, (90, 160, 230))],
    }
    for x, y, size, ink in glows[role]:
        sheet.fill(oval(x, y, size, size * 0.7), ink, 0.42, soft=size * 0.35)


def _windows(sheet: Sheet, box: tuple[float, float, float, float], rng: np.random.Generator, share: float) -> None:
    left, top, right, bottom = box
    for x in np.arange(left + 5, right - 7, 13):
        for y in np.arange(top + 7, bottom - 8, 16):
            if rng.uniform() < share:
                warm: Ink = (255, 214, 140) if rng.uniform() < 0.7 else (190, 220, 245)  # noqa: PLR2004  (most lamps are warm)
                sheet.fill(block(x, y, x + 7, y + 9), warm, float(rng.uniform(0.5, 0.95)))


def _city(sheet: Sheet, base: float, rng: np.random.Generator, inks: tuple[Ink, Ink], share: float) -> None:
    """Two rows of houses that stand on y = `base`; `inks` near and far, `share` of the windows lit."""
    near, far = inks
    for tall, ink, lit in ((150.0, far, share * 0.5), (95.0, near, share)):
        x = -20.0
        while x < WIDTH:
            wide, high = float(rng.uniform(46, 96)), float(rng.uniform(0.45, 1.0)) * tall
            sheet.fill(block(x, base - high, x + wide, base + 2), ink)
            _windows(sheet, (x, base - high, x + wide, base), rng, lit)
            x += wide + float(rng.uniform(0, 10))


def _cab(sheet: Sheet, rng: np.random.Generator) -> None:
    """The crew cab of a fire engine: windows to the street, headrests, red panels."""
    sheet.fill(block(0, 0, WIDTH, HEIGHT), (64, 30, 32), to=(30, 20, 26))
    for left, right in ((28, 226), (414, 612)):
        sheet.fill(block(left - 12, 36, right + 12, 218), (28, 26, 32))
        sheet.fill(block(left, 48, right, 206), (168, 204, 226), to=(240, 226, 200))
    mask = sheet.mask(block(28, 48, 226, 206)) + sheet.mask(block(414, 48, 612, 206))
    street = Sheet.blank(0, 0, WIDTH, HEIGHT)
    _city(street, 210, rng, ((122, 136, 150), (158, 178, 194)), 0.30)
    alpha = street.ink[..., 3:] * mask[..., None]
    sheet.ink[:] = sheet.ink * (1 - alpha) + street.ink * mask[..., None]
    for left in (28, 414):
        sheet.fill(
            [(left + 20, 48), (left + 62, 48), (left + 2, 206), (left - 40, 206)],
            (255, 255, 255),
            0.22,
            within=np.clip(mask, 0, 1),
            soft=3,
        )
    sheet.fill(block(0, 0, WIDTH, 30), (92, 38, 38), to=(70, 30, 32))
    sheet.fill(block(252, 6, 388, 26), (26, 26, 30))
    for number in range(7):
        lamp: Ink = ((255, 190, 70), (90, 230, 130), (255, 90, 80))[number % 3]
        sheet.fill(oval(266 + number * 18, 16, 3.6, 3.6), lamp)
    sheet.fill(block(0, 224, WIDTH, 250), (150, 34, 32), to=(110, 24, 26))
    sheet.fill(block(0, 234, WIDTH, 240), (245, 216, 90))
    for x in (118.0, 522.0):
        sheet.fill(
            curve([(x - 52, 196), (x, 186), (x + 52, 196), (x + 60, 300), (x + 64, 380), (x - 64, 380), (x - 60, 300)]),
            (40, 40, 48),
            to=(24, 24, 30),
        )
        sheet.line([(x - 30, 200), (x - 44, 360)], (70, 70, 80), 2, 0.8)
        sheet.line([(x + 34, 196), (x + 6, 360)], (188, 60, 46), 9, 0.9)


def _street(sheet: Sheet, rng: np.random.Generator) -> None:
    """A street at dusk with a patrol car."""
    sheet.fill(block(0, 0, WIDTH, HEIGHT), (52, 74, 122), to=(236, 172, 132))
    sheet.fill(oval(470, 214, 190, 60), (255, 214, 150), 0.6, soft=36)
    _city(sheet, 250, rng, ((50, 58, 88), (92, 98, 134)), 0.42)
    sheet.fill(block(0, 248, WIDTH, HEIGHT), (66, 68, 84), to=(40, 42, 56))
    sheet.fill(block(0, 246, WIDTH, 254), (112, 112, 128))
    for x in (30, 596):
        sheet.line([(x, 262), (x, 70), (x + (34 if x < 320 else -34), 62)], (40, 42, 56), 5)  # noqa: PLR2004  (the middle)
        lamp = x + (38 if x < 320 else -38)  # noqa: PLR2004  (the middle)
        sheet.fill(oval(lamp, 66, 34, 26), (255, 226, 160), 0.55, soft=12)
        sheet.fill(oval(lamp, 66, 8, 5), (255, 244, 214))
    car = curve([(10, 318), (14, 284), (46, 272), (74, 246), (172, 244), (206, 272), (248, 284), (252, 318)])
    sheet.fill(car, (236, 240, 246), to=(176, 186, 202))
    sheet.fill(curve([(60, 272), (82, 252), (120, 250), (120, 272)]), (54, 66, 88))
    sheet.fill(curve([(130, 272), (130, 250), (166, 251), (190, 272)]), (54, 66, 88))
    sheet.fill(block(12, 288, 250, 300), (38, 74, 156))
    sheet.fill(block(88, 234, 122, 244), (60, 110, 250))
    sheet.fill(block(124, 234, 158, 244), (240, 70, 70))
    for x in (62, 204):
        sheet.fill(oval(x, 318, 20, 20), (26, 28, 34))
        sheet.fill(oval(x, 318, 9, 9), (150, 156, 166))


def _ambulance(sheet: Sheet, rng: np.random.Generator) -> None:
    """The inside of an ambulance: cupboards, monitor, bag on a hook."""
    sheet.fill(block(0, 0, WIDTH, HEIGHT), (226, 236, 238), to=(168, 190, 196))
    sheet.fill(block(0, 0, WIDTH, 22), (246, 250, 250))
    sheet.fill(block(120, 8, 520, 18), (255, 255, 250))
    for left in (14, 118, 222):
        sheet.fill(block(left, 40, left + 96, 132), (250, 252, 252), to=(226, 236, 238))
        sheet.fill(block(left + 6, 46, left + 90, 126), (166, 206, 210), 0.75, to=(140, 186, 192))
        for number in range(4):
            x = left + 14 + number * 18
            tint: Ink = ((236, 112, 84), (70, 150, 170), (240, 240, 236), (242, 190, 80))[int(rng.integers(0, 4))]
            sheet.fill(block(x, 126 - float(rng.uniform(18, 46)), x + 13, 124), tint, 0.9)
    sheet.fill(block(330, 34, 626, 150), (210, 222, 226))
    sheet.fill(block(498, 40, 614, 118), (34, 42, 50))
    sheet.fill(block(505, 47, 607, 111), (12, 34, 42))
    beat = [
        (508, 80),
        (526, 80),
        (532, 72),
        (538, 90),
        (545, 58),
        (552, 96),
        (558, 80),
        (582, 80),
        (588, 70),
        (596, 80),
    ]
    sheet.line([(float(x), float(y)) for x, y in beat], (90, 240, 150), 2.6)
    sheet.line([(508, 100), (540, 98), (560, 102), (604, 98)], (90, 190, 250), 2)
    sheet.line([(430, 34), (430, 60)], (120, 130, 136), 3)
    sheet.fill(
        curve([(414, 62), (446, 62), (448, 108), (430, 120), (412, 108)]), (250, 250, 244), 0.9, to=(214, 232, 240)
    )
    sheet.line([(430, 118), (434, 170), (424, 230)], (236, 244, 246), 2.4)
    sheet.fill(block(0, 150, WIDTH, 172), (232, 120, 48), to=(214, 100, 36))
    sheet.fill(block(0, 176, WIDTH, 181), (60, 130, 140), 0.8)
    sheet.fill(curve([(430, 262), (560, 244), (660, 246), (660, 380), (420, 380)]), (74, 132, 142), to=(48, 98, 108))
    sheet.fill(curve([(-20, 262), (90, 250), (190, 270), (200, 380), (-20, 380)]), (74, 132, 142), to=(48, 98, 108))


def _control_room(sheet: Sheet, rng: np.random.Generator) -> None:
    """A control room: a wall of screens with a map and curves, desks, small lamps."""
    sheet.fill(block(0, 0, WIDTH, HEIGHT), (26, 38, 58), to=(14, 20, 32))
    for left, right in ((18, 214), (222, 418), (426, 622)):
        sheet.fill(block(left, 28, right, 150), (16, 24, 38))
        sheet.fill(block(left + 5, 33, right - 5, 145), (30, 66, 100), to=(22, 50, 80))
    for _ in range(9):
        x, y = float(rng.uniform(30, 200)), float(rng.uniform(42, 134))
        sheet.line(
            [(24, y), (x, float(rng.uniform(40, 138))), (208, float(rng.uniform(40, 138)))], (84, 150, 190), 1.6, 0.5
        )
        sheet.fill(oval(x, y, 3.4, 3.4), ((255, 120, 90), (120, 230, 170), (255, 210, 110))[int(rng.integers(0, 3))])
    for row, ink in enumerate(((110, 220, 200), (250, 190, 100))):
        xs = np.linspace(234, 406, 14)
        ys = 86 + 24 * row + np.cumsum(rng.normal(0, 7, 14)) * 0.7
        sheet.line([(float(x), float(np.clip(y, 40, 138))) for x, y in zip(xs, ys, strict=True)], ink, 2.6, 0.9)
    for number in range(11):
        high = float(rng.uniform(14, 84))
        sheet.fill(block(440 + number * 16, 138 - high, 450 + number * 16, 138), (96, 168, 226), 0.9)
    sheet.fill(block(0, 208, WIDTH, HEIGHT), (34, 42, 58), to=(20, 26, 38))
    sheet.fill(block(0, 204, WIDTH, 212), (74, 90, 116))
    for x in (40, 140, 470, 570):
        sheet.fill(block(x - 38, 168, x + 38, 206), (20, 26, 38))
        sheet.fill(block(x - 34, 172, x + 34, 202), (66, 116, 154), to=(40, 80, 116))
        sheet.fill(curve([(x - 26, 262), (x, 240), (x + 26, 262), (x + 34, 372), (x - 34, 372)]), (28, 34, 48))
        sheet.fill(oval(x, 232, 14, 17), (34, 36, 46))
