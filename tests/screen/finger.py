"""A finger for the tests: taps, holds and swipes as the touch screen's driver would deliver them."""

from __future__ import annotations

from PyQt6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QUrl
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickItem

from kiosk.screen.window import Screen
from tests.screen.sample import VIEWS
from tests.screen.waiting import wait

Spot = tuple[float, float]
STEPS = 8  # touch events of a swipe


class Finger:
    """One finger on one wall; positions in 0..1 of the screen."""

    def __init__(self, screen: Screen) -> None:
        root = screen.window.rootObject()
        assert root is not None
        self._root = root
        self._component = QQmlComponent(screen.window.engine(), QUrl.fromLocalFile(str(VIEWS / "Finger.qml")))
        made = self._component.create()
        assert isinstance(made, QQuickItem), [error.toString() for error in self._component.errors()]
        made.setParentItem(root)
        made.setParent(root)
        self._finger: QObject = made

    def tap(self, x: float, y: float) -> None:
        self._do("tap", x, y)

    def press(self, x: float, y: float) -> None:
        self._do("press", x, y)

    def release(self, x: float, y: float) -> None:
        self._do("release", x, y)

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._do("press", *start)
        for step in range(1, STEPS + 1):
            share = step / STEPS
            self._do("move", start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            wait(8)
        self._do("release", *end)

    def pinch(self, start: tuple[Spot, Spot], end: tuple[Spot, Spot]) -> None:
        """Two fingers from one pair of places to another."""
        self._do("pressBoth", *start[0], *start[1])
        for step in range(1, STEPS + 1):
            share = step / STEPS
            self._do(
                "moveBoth",
                *(a + share * (b - a) for f, t in zip(start, end, strict=True) for a, b in zip(f, t, strict=True)),
            )
            wait(8)
        self._do("releaseBoth", *end[0], *end[1])

    def wheel(self, x: float, y: float, clicks: float) -> None:
        """Turn a mouse's wheel over a point; a positive number away from oneself."""
        self._do("wheel", x, y, more=(Q_ARG(float, clicks),))

    def _do(self, what: str, *places: float, more: tuple[object, ...] = ()) -> None:
        QMetaObject.invokeMethod(
            self._finger,
            what,
            Qt.ConnectionType.DirectConnection,
            Q_ARG(QQuickItem, self._root),
            *(Q_ARG(float, at * (self._root.height() if n % 2 else self._root.width())) for n, at in enumerate(places)),
            *more,
        )
        wait(5)
