"""A scene, a seed and a time -> the picture of a drawn city camera: traffic, people, water, day and night, smoke.

Everything is drawn here; nothing is a recording. Rgbs are uint8 (height, width, 3), RGB, not mirrored.
"""

from __future__ import annotations

import functools
import math

import cv2
import numpy as np

from kiosk.drawn.arrays import Rgb

WIDTH, HEIGHT = 480, 270
HORIZON = 96  # pixels from the top
LANES = 4
CARS = 9
PEOPLE = 16
DAWN, DUSK = 6.5, 18.8  # hours
GRAIN = 96  # pixels: how far the noise is moved about at most
GOLDEN = 0.618034  # spreads what is many without clumps

SKY_DAY, SKY_NIGHT = (150, 178, 202), (12, 17, 30)
GROUND_DAY, GROUND_NIGHT = (96, 98, 100), (26, 28, 34)
WATER_DAY, WATER_NIGHT = (74, 112, 138), (14, 26, 44)
PAINTS = ((186, 190, 196), (58, 66, 78), (152, 60, 52), (222, 222, 216), (60, 92, 132), (196, 160, 66))


def daylight(hour: float) -> float:
    """0 at night, 1 by day, softly between."""
    return min(_ramp(hour - DAWN), _ramp(DUSK - hour))


def _ramp(hours: float) -> float:
    return min(1.0, max(0.0, 0.5 + hours / 1.6))


def street(scene: str, seed: int, at: float, hour: float, *, smoke: float = 0.0) -> Rgb:
    """The picture at `at` seconds; `smoke` 0..1 is how much of a fire it sees."""
    light = daylight(hour)
    picture = _backdrop(scene, seed, round(light, 2)).copy()
    match scene:
        case "river":
            _waves(picture, at, light)
            _bridge(picture, seed, at, light)
        case "square" | "alley" | "crossing":
            _people(picture, seed, at, light)
            if scene == "crossing":
                _cars(picture, seed, at, light, lanes=2)
        case _:
            _cars(picture, seed, at, light, lanes=LANES)
    if smoke > 0:
        _smoke(picture, seed, at, smoke)
    return _grained(picture, seed, at)


@functools.lru_cache(maxsize=16)
def _backdrop(scene: str, seed: int, light: float) -> Rgb:
    """What of a scene does not move; kept, because it is most of the drawing."""
    picture = _ground(scene, light)
    _skyline(picture, seed, light)
    if scene in ("square", "alley", "crossing"):
        _stones(picture, scene, light)
    elif scene != "river":
        _road(picture, light, tunnel=scene == "tunnel")
    return picture


def _mixed(day: tuple[int, int, int], night: tuple[int, int, int], light: float) -> tuple[int, int, int]:
    red, green, blue = (round(n + (d - n) * light) for d, n in zip(day, night, strict=True))
    return red, green, blue


def _ground(scene: str, light: float) -> Rgb:
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    picture[:HORIZON] = _mixed(SKY_DAY, SKY_NIGHT, 0.0 if scene == "tunnel" else light)
    below = (WATER_DAY, WATER_NIGHT) if scene == "river" else (GROUND_DAY, GROUND_NIGHT)
    picture[HORIZON:] = _mixed(*below, light)
    return picture


def _skyline(picture: Rgb, seed: int, light: float) -> None:
    x, n = -10, 0
    while x < WIDTH:
        share = (seed * 0.37 + n * GOLDEN) % 1
        width, tall = 26 + round(34 * share), 22 + round(62 * ((share * 7) % 1))
        shade = _mixed((116, 124, 134), (20, 24, 34), light)
        cv2.rectangle(picture, (x, HORIZON - tall), (x + width - 3, HORIZON), shade, -1)
        for row in range(HORIZON - tall + 5, HORIZON - 4, 9):
            for column in range(x + 4, x + width - 8, 9):
                lit = math.sin(row * 12.9 + column * 78.2 + seed) > 0.2 + light
                if lit:
                    cv2.rectangle(picture, (column, row), (column + 4, row + 4), (232, 206, 140), -1)
        x, n = x + width, n + 1


def _road(picture: Rgb, light: float, *, tunnel: bool) -> None:
    corners = np.array(
        [[WIDTH * 0.42, HORIZON], [WIDTH * 0.58, HORIZON], [WIDTH * 1.15, HEIGHT], [-WIDTH * 0.15, HEIGHT]]
    )
    cv2.fillPoly(picture, [corners.astype(np.int32)], _mixed((70, 72, 76), (34, 36, 42), light))
    for lane in range(LANES + 1):
        top = (round(WIDTH * (0.42 + 0.16 * lane / LANES)), HORIZON)
        foot = (round(WIDTH * (-0.15 + 1.3 * lane / LANES)), HEIGHT)
        cv2.line(picture, top, foot, _mixed((206, 206, 200), (120, 120, 116), light), 1, cv2.LINE_AA)
    if tunnel:
        for n in range(7):
            far = (n / 7) ** 1.6
            y = round(HORIZON * (1 - far))
            cv2.ellipse(
                picture, (WIDTH // 2, y), (round(40 + 320 * far), round(6 + 16 * far)), 0, 0, 180, (224, 190, 110), 2
            )


def _cars(picture: Rgb, seed: int, at: float, light: float, *, lanes: int) -> None:
    for n in sorted(range(CARS), key=lambda n: _along(seed, n, at)):
        far = _along(seed, n, at)
        lane = n % lanes
        near = far**2.2  # perspective: what comes nearer grows faster
        y = HORIZON + 4 + (HEIGHT - HORIZON) * near
        x = WIDTH * (0.42 - 0.57 * near + (0.16 + 1.14 * near) * (lane + 0.5) / lanes)
        size = 5 + 46 * near
        paint = _mixed(PAINTS[(n + seed) % len(PAINTS)], (30, 32, 38), 0.25 + 0.75 * light)
        left, top = (round(x - size * 0.5), round(y - size * 0.62)), (round(x + size * 0.5), round(y))
        cv2.rectangle(picture, left, top, paint, -1)
        glass = (round(x - size * 0.36), round(y - size * 0.56)), (round(x + size * 0.36), round(y - size * 0.34))
        cv2.rectangle(picture, *glass, _mixed((44, 54, 64), (14, 18, 24), light), -1)
        lamps = (255, 240, 200) if lane < lanes / 2 else (236, 60, 44)
        for side in (-0.34, 0.34):
            cv2.circle(picture, (round(x + side * size), round(y - size * 0.14)), max(1, round(size * 0.07)), lamps, -1)


def _along(seed: int, n: int, at: float) -> float:
    """How far a car has come, 0 far .. 1 near; half of them drive away."""
    pace = 0.05 + 0.05 * ((seed * 0.71 + n * GOLDEN) % 1)
    share = (seed * 0.13 + n * GOLDEN + at * pace) % 1
    return share if n % 2 else 1 - share


def _stones(picture: Rgb, scene: str, light: float) -> None:
    line = _mixed((118, 120, 120), (36, 38, 44), light)
    for row in range(HORIZON + 8, HEIGHT, 14):
        cv2.line(picture, (0, row), (WIDTH, row), line, 1)
    if scene == "crossing":
        for n in range(9):
            x = 40 + n * 48
            stripe = np.array([[x, 190], [x + 24, 190], [x + 14, 236], [x - 16, 236]])
            cv2.fillPoly(picture, [stripe.astype(np.int32)], _mixed((222, 222, 218), (120, 120, 120), light))
    if scene == "alley":
        for side in (0, WIDTH):
            edge = side + (110 if side == 0 else -110)
            wall = np.array([[side, 0], [edge, HORIZON - 10], [edge, HORIZON + 30], [side, HEIGHT]])
            cv2.fillPoly(picture, [wall.astype(np.int32)], _mixed((124, 104, 88), (36, 30, 28), light))


def _people(picture: Rgb, seed: int, at: float, light: float) -> None:
    for n in range(PEOPLE):
        depth = (seed * 0.31 + n * GOLDEN) % 1
        y = HORIZON + 26 + (HEIGHT - HORIZON - 44) * depth
        tall = 12 + 26 * depth
        way = 1 if n % 2 else -1
        x = ((seed * 37 + n * 71 + way * at * (7 + 9 * depth)) % (WIDTH + 40)) - 20
        coat = _mixed(PAINTS[(n + 2) % len(PAINTS)], (34, 36, 42), 0.3 + 0.7 * light)
        step = 0.16 * tall * math.sin(at * 6 + n)
        foot = round(y + tall * 0.5)
        for leg in (-step, step):
            cv2.line(
                picture, (round(x), round(y + tall * 0.1)), (round(x + leg), foot), coat, max(1, round(tall * 0.09))
            )
        cv2.ellipse(
            picture, (round(x), round(y - tall * 0.12)), (round(tall * 0.16), round(tall * 0.3)), 0, 0, 360, coat, -1
        )
        cv2.circle(
            picture,
            (round(x), round(y - tall * 0.48)),
            max(2, round(tall * 0.12)),
            _mixed((214, 178, 150), (70, 60, 54), light),
            -1,
        )


def _waves(picture: Rgb, at: float, light: float) -> None:
    shine = _mixed((128, 160, 180), (34, 54, 78), light)
    for row in range(HORIZON + 6, HEIGHT, 7):
        depth = (row - HORIZON) / (HEIGHT - HORIZON)
        for n in range(12):
            x = round((n * 53 + row * 31 + at * (6 + 24 * depth)) % (WIDTH + 60)) - 30
            cv2.line(picture, (x, row), (x + round(8 + 26 * depth), row), shine, 1)


def _bridge(picture: Rgb, seed: int, at: float, light: float) -> None:
    deck = _mixed((132, 132, 130), (44, 46, 52), light)
    cv2.rectangle(picture, (0, HORIZON + 8), (WIDTH, HORIZON + 18), deck, -1)
    for pier in range(20, WIDTH, 92):
        cv2.rectangle(picture, (pier, HORIZON + 18), (pier + 12, HORIZON + 62), deck, -1)
    for n in range(CARS):
        x = round((seed * 29 + n * 61 + at * (18 + 9 * (n % 3)) * (1 if n % 2 else -1)) % (WIDTH + 30)) - 15
        cv2.rectangle(picture, (x, HORIZON + 2), (x + 12, HORIZON + 8), PAINTS[n % len(PAINTS)], -1)


def _smoke(picture: Rgb, seed: int, at: float, smoke: float) -> None:
    foot = 0.3 + 0.4 * ((seed * GOLDEN) % 1)
    x0, y0 = WIDTH * foot, float(HORIZON)
    for n in range(5):
        flame = 10 + 14 * smoke * abs(math.sin(at * 7 + n * 2.1))
        cv2.ellipse(
            picture, (round(x0 + (n - 2) * 9), round(y0)), (6, round(flame)), 0, 180, 360, (248, 148 - 14 * n, 40), -1
        )
    veil = picture.copy()
    for n in range(22):
        age = (n * GOLDEN + at * 0.09) % 1
        size = round((8 + 58 * age) * (0.5 + 0.5 * smoke))
        drift = 46 * age * math.sin(seed + n) + 50 * age
        cv2.circle(veil, (round(x0 + drift), round(y0 - 8 - 96 * age)), size, (92, 92, 94), -1)
    cv2.addWeighted(veil, 0.34 + 0.36 * smoke, picture, 0.66 - 0.36 * smoke, 0, picture)


def _grained(picture: Rgb, seed: int, at: float) -> Rgb:
    """The noise of a camera: no two pictures are the same."""
    y, x = np.random.default_rng((seed, int(at * 1000))).integers(0, GRAIN, 2)
    grain = _grain()[y : y + HEIGHT, x : x + WIDTH]
    grained: Rgb = cv2.addWeighted(picture, 1, grain, 1, -5).astype(np.uint8, copy=False)
    return grained


@functools.cache
def _grain() -> Rgb:
    """A field of noise 0..10, larger than a picture by `GRAIN`: cut out anew each time instead of made anew."""
    rows, columns = (HEIGHT + GRAIN) // 3 + 1, (WIDTH + GRAIN) // 3 + 1
    drawn: Rgb = np.random.default_rng(1).integers(0, 11, (rows, columns, 1), np.uint8)
    return drawn.repeat(3, 0).repeat(3, 1).repeat(3, 2)
