"""The component library: every component loads by itself without a warning, and its colours can be told apart."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent, QQmlEngine, QQmlExpression, qmlContext

from kiosk.core.places import PACKAGE
from kiosk.screen.application import Application
from kiosk.screen.registered import register
from kiosk.screen.window import QML

LIBRARY = QML / "Kiosk"
COMPONENTS = sorted(file.stem for file in LIBRARY.glob("*.qml"))
PROMISED = {
    *("Theme", "Target", "Card", "Badge", "Icon", "Sparkline", "BarRow", "Gauge", "ReadingTile", "SectionTitle"),
    *("Divider", "Pill", "Label", "Icons", "Glass", "LineChart", "BarChart", "Treemap", "StackBar", "CameraPane"),
    *("Solid", "Hatch", "Bar", "CloseButton", "ChartAxes", "ChartLegend", "ChartMark", "NumberMarks"),
}
READING = (
    'reading: ({"key": "a", "label": "A", "value": "1", "unit": "", "status": "LIVE", "statusText": "LIVE",'
    ' "source": "s", "age": "now", "history": [1, 2], "trend": "up"})'
)
CAMERA = (
    'camera: ({"key": "a", "title": "A", "where": "B", "slot": 0, "status": "LIVE", "statusText": "LIVE",'
    ' "why": "", "number": 0, "age": "", "frozen": false, "picture": false})'
)
GIVEN = {
    "ReadingTile": READING,
    "CameraPane": CAMERA,
    "ChartAxes": 'lines: [({"at": 0, "text": "0"})]; times: []; leftRoom: 9; topRoom: 9; w: 90; h: 60',
    "ChartLegend": 'series: [({"label": "A", "points": [], "dashed": true})]; tints: ["red"]',
    "ChartMark": 'of: ({"at": 0, "text": "limit", "band": "good"}); topRoom: 9; w: 90',
}
SINGLETONS = ("Theme", "Glass", "Icons")
SIGN = re.compile("[\u2190-\u21ff\u2500-\u2bff\U0001f000-\U0001faff]")  # arrows, shapes, dingbats: icons are drawn
SENSES = ("voice", "gesture", "touched")


@pytest.fixture
def engine(application: Application) -> QQmlEngine:
    register()
    engine = QQmlEngine(application.qt)
    engine.addImportPath(str(QML))
    return engine


def test_the_library_holds_what_views_are_promised() -> None:
    listed = {line.split()[-3] for line in (LIBRARY / "qmldir").read_text().splitlines() if line.endswith(".qml")}
    assert set(COMPONENTS) == PROMISED == listed


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", [name for name in COMPONENTS if name not in SINGLETONS])
def test_a_component_loads_by_itself(engine: QQmlEngine, name: str) -> None:
    given = GIVEN.get(name, "")
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\nimport Kiosk\n{name} {{ {given} }}".encode(), QUrl())
    assert component.create() is not None, [error.toString() for error in component.errors()]


GAPPED = "[null, 3, 4, null, null, 5, null, 6, 7, 8, null]"


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("given", "asked", "answer"),
    [
        ("Sparkline { values: %s }", "lines.length", 3),
        ("Sparkline { values: %s }", "low", 3),
        ("Sparkline { values: %s }", "high", 8),
        ("Sparkline { values: %s }", "lines[2].length", 3),
        ("Sparkline { values: %s }", "lines[0][0].x > width / 11", True),
        ("Sparkline { values: [null, null] }", "lines.length", 0),
        ("LineChart {}", "stretches(%s).length", 3),
        ("LineChart {}", "stretches(%s)[1].length", 2),  # a value alone is a dot
        ("LineChart {}", "stretches([null, null]).length", 0),
        ("LineChart {}", "known(%s)", False),
        ("LineChart {}", "known([null, 0])", True),
        ("BarRow { width: 400; fraction: 0 }", "children[1].children[0].visible", False),  # also where nobody knows
        ("BarRow { width: 400; fraction: 0.01 }", "children[1].children[0].visible", True),
        ("BarRow { width: 400; fraction: 0.5; known: false }", "children[1].children[0].visible", False),
        ("BarRow { width: 400; fraction: 0; known: false }", "children[1].children[1].visible", True),
        ("BarRow { width: 400; fraction: 0 }", "children[1].children[1].visible", False),
    ],
)
def test_what_is_unknown_is_a_gap_and_never_nought(engine: QQmlEngine, given: str, asked: str, answer: float) -> None:
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\nimport Kiosk\n{given.replace('%s', GAPPED)}".encode(), QUrl())
    made = component.create()
    assert made is not None, [error.toString() for error in component.errors()]
    expression = QQmlExpression(qmlContext(made), made, asked.replace("%s", GAPPED))
    assert expression.evaluate() == (answer, False)


def colour(engine: QQmlEngine, name: str) -> QColor:
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\nimport Kiosk\nQtObject {{ property color is: Theme.{name} }}".encode(), QUrl())
    made = component.create()
    assert made is not None, [error.toString() for error in component.errors()]
    found = made.property("is")
    assert isinstance(found, QColor)
    return found


def test_the_senses_have_three_colours(engine: QQmlEngine) -> None:
    assert len({colour(engine, name).name() for name in SENSES}) == len(SENSES)


def test_a_status_is_told_by_its_shape_and_its_word_too(engine: QQmlEngine) -> None:
    shapes = set()
    for status in ("LIVE", "STALE", "UNAVAILABLE", "SIMULATED"):
        component = QQmlComponent(engine)
        component.setData(f'import Kiosk\nBadge {{ status: "{status}" }}'.encode(), QUrl())
        badge = component.create()
        assert badge is not None
        assert badge.property("text") == status
        shapes.add(badge.property("shape"))
    assert len(shapes) == 4


def test_no_file_sets_a_size_in_pixels() -> None:
    ours: list[Path] = sorted(QML.rglob("*.qml"))
    sized = ("width:", "height:", "size:", "radius:", "spacing:", "pixelSize:")
    plain = [
        f"{file.name}: {line.strip()}"
        for file, line in itertools.chain.from_iterable(
            ((file, line) for line in file.read_text().splitlines()) for file in ours
        )
        for name in sized
        if line.strip().startswith(name) and line.split(":", 1)[1].strip().rstrip(";").isdigit()
        if line.split(":", 1)[1].strip() not in ("0", "24")  # an icon's own grid is 24 x 24
    ]
    assert plain == []


def test_no_sign_is_written_as_a_letter_that_another_font_would_have_to_draw() -> None:
    ours = [*QML.rglob("*.qml"), *(PACKAGE / "views").rglob("*.qml")]
    signs = {file.name: found for file in ours if (found := SIGN.findall(file.read_text()))}
    assert signs == {}
