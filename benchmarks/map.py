"""The map while it is spread: frames a second and CPU a frame, without marks and with 300, software renderer.

    python -m benchmarks.map

The map alone, in the size it has on the overview, without clusters: the hardest case. One frame after another is asked
for, so the rate is what the machine can do, not what a screen shows. Each case in a process of its own.
"""

from __future__ import annotations

import itertools
import math
import os
import random
import subprocess
import sys
import time

from PyQt6.QtCore import QUrl
from PyQt6.QtQuick import QQuickView

from kiosk.core import pack as packs
from kiosk.core import places
from kiosk.core.state import State
from kiosk.screen.application import create
from kiosk.screen.registered import register
from kiosk.views.geography import city_map

SIZES = ((1920, 1080), (3840, 2160))
MARKS = (0, 300)
LASTS = 4.0  # seconds
SPREAD = (1.0, 3.0)  # zoom goes to and fro between them
TURN = 1.4  # seconds of one to and fro
SHARE = (0.42, 0.55)  # of the screen, as on the overview
ICONS = ("fire", "parking", "bin", "project", "ambulance", "pin")
BANDS = ("good", "fair", "poor", "bad", "calm")
QML = """import QtQuick
import Kiosk
import "file://{parts}"
Rectangle {{
    property var map
    property real zoom: 1
    color: Theme.background
    Component.onCompleted: Theme.screenHeight = {height}
    CityMap {{
        width: {wide}; height: {tall}
        map: parent.map; wantedZoom: parent.zoom; wantedMiddle: Qt.point(parent.map.aspect / 2, 0.5)
    }}
}}"""


def main() -> None:
    for (width, height), marks in itertools.product(SIZES, MARKS):
        case = [sys.executable, "-m", "benchmarks.map", str(width), str(height), str(marks)]
        subprocess.run(case, check=True)


def measure(width: int, height: int, marks: int) -> None:
    register()
    app = create(headless=True)
    shown = dict(city_map(State(), packs.load(places.assets() / "packs" / "seoul"), "en", None, events=False))
    shown["marks"] = [mark(number, float(str(shown["aspect"]))) for number in range(marks)]
    view = QQuickView()
    engine = view.engine()
    assert engine
    engine.addImportPath(str(places.PACKAGE / "screen" / "qml"))
    file = places.cache_folder() / "bench_map.qml"
    file.parent.mkdir(parents=True, exist_ok=True)
    wide, tall = (int(share * size) for share, size in zip(SHARE, (width, height), strict=True))
    parts = places.PACKAGE / "views" / "parts"
    file.write_text(QML.format(parts=parts, height=height, wide=wide, tall=tall), encoding="utf-8")
    view.setInitialProperties({"map": shown})
    view.setSource(QUrl.fromLocalFile(str(file)))
    root = view.rootObject()
    assert root, [error.toString() for error in view.errors()]
    view.resize(width, height)
    view.show()
    frames: list[float] = []
    view.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        app.qt.processEvents()
    frames.clear()
    began, spent = time.perf_counter(), time.process_time()
    while (passed := time.perf_counter() - began) < LASTS:
        swing = 0.5 - 0.5 * math.cos(2 * math.pi * passed / TURN)
        root.setProperty("zoom", SPREAD[0] + (SPREAD[1] - SPREAD[0]) * swing)
        before = len(frames)
        while len(frames) == before and time.perf_counter() - began < LASTS:
            app.qt.processEvents()
    lasted, cpu = time.perf_counter() - began, time.process_time() - spent
    print(
        f"map {width}x{height}, {marks:3} marks: {len(frames) / lasted:5.1f} frames/s,"
        f" {1000 * cpu / max(1, len(frames)):.1f} ms CPU a frame",
        flush=True,
    )
    os._exit(0)  # the view is not worth an orderly end


def mark(number: int, aspect: float) -> dict[str, object]:
    spot = random.Random(number)  # noqa: S311 - the same marks each time
    return {
        "key": f"k{number}",
        "open": f"k{number}",
        "x": spot.random() * aspect,
        "y": spot.random(),
        "icon": ICONS[number % len(ICONS)],
        "title": f"mark {number}",
        "band": BANDS[number % len(BANDS)],
        "sign": "",
        "count": 1,
        "nearer": 2.0,
    }


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(*(int(part) for part in sys.argv[1:]))
    else:
        main()
