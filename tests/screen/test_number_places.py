"""Numbers beside marks: whatever stands where, none lies on another, and each is the nearest it can be."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QUrl
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickItem, QQuickView

from kiosk.screen import number_places
from kiosk.screen.application import Application
from kiosk.screen.number_places import Thing, beside
from kiosk.screen.registered import register
from kiosk.screen.window import QML
from tests.screen.waiting import until, wait

ROOM = (600.0, 500.0)
WIDE, HIGH = 29.0, 24.0
SIZE = 19.0  # half of a mark's
MAP = """
import QtQuick
import Kiosk
NumberMarks {
    width: 600; height: 500
    property real k: 1
    property real dx: 0
    property real dy: 0
    things: Array.from({"length": 20}, (_, n) => ({
        "x": dx + k * 100 * (n % 5), "y": dy + k * 100 * Math.floor(n / 5), "wide": 38, "high": 38, "number": n + 1
    }))
}
"""
SPOTS = st.lists(st.tuples(st.floats(0, ROOM[0]), st.floats(0, ROOM[1])), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(SPOTS)
@example([(0.0, 0.0)] * 20)
def test_no_number_lies_on_another_or_outside(spots: list[tuple[float, float]]) -> None:
    things = [Thing(x, y, SIZE, SIZE, number) for number, (x, y) in enumerate(spots, 1)]
    placed = beside(things, WIDE, HIGH, ROOM)
    assert sorted(placed) == [thing.number for thing in things]
    assert not any(one.on(other) for one, other in itertools.combinations(placed.values(), 2))
    for place in placed.values():
        assert WIDE / 2 <= place.x <= ROOM[0] - WIDE / 2
        assert HIGH / 2 <= place.y <= ROOM[1] - HIGH / 2


def test_a_number_alone_touches_its_mark_and_one_between_others_lies_on_none_of_them() -> None:
    (alone,) = beside([Thing(300, 250, SIZE, SIZE, 7)], WIDE, HIGH, ROOM).values()
    assert math.hypot(alone.x - 300, alone.y - 250) < 1.5 * (SIZE + HIGH / 2)
    around = [Thing(300 + 45 * x, 250 + 45 * y, SIZE, SIZE) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
    (pressed,) = beside([Thing(300, 250, SIZE, SIZE, 7), *around], WIDE, HIGH, ROOM).values()
    assert not any(pressed.on(other) for other in around)


@pytest.fixture
def marks(application: Application) -> Iterator[QQuickItem]:
    """A map of twenty marks that are told by numbers, in a window."""
    register()
    window = QQuickView()
    engine = window.engine()
    assert engine
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    component.setData(MAP.encode(), QUrl())
    made = component.create()
    assert isinstance(made, QQuickItem), [error.toString() for error in component.errors()]
    made.setParentItem(window.contentItem())
    window.resize(600, 500)
    window.show()
    yield made
    window.close()
    made.setParentItem(None)
    made.deleteLater()
    application.qt.processEvents()


def middles(root: QQuickItem) -> list[tuple[float, float]]:
    """Where the numbers are drawn."""
    drawn = [part for one in root.childItems() for part in one.childItems() if part.objectName() == "number"]
    return [(item.x() + item.width() / 2, item.y() + item.height() / 2) for item in drawn]


def test_places_are_looked_for_once_a_frame_however_often_the_map_moves_and_they_are_read(
    marks: QQuickItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(lambda: len(middles(marks)) == 20, "the numbers are drawn")
    wait(50)
    before, runs = middles(marks), []

    def counted(*given: object) -> dict[int, Thing]:
        runs.append(given)
        return beside(*given)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(number_places, "beside", counted)
    for name, value in (("k", 1.1), ("dx", 20.0), ("dy", 30.0)):  # as a step of a zoom
        marks.setProperty(name, value)
    until(lambda: middles(marks) != before, "the numbers follow the map")
    wait(50)
    assert len(middles(marks)) == 20
    assert len(runs) == 1
