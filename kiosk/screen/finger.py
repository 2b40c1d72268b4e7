"""An intent -> a press on the target of the glass that means it, as a finger would give it; for rehearsals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtQml import QJSValue
from PyQt6.QtQuick import QQuickItem, QQuickView
from PyQt6.QtTest import QTest

from kiosk.core.inputs import Intent
from kiosk.screen.pointing import FAINT, is_target


def press(view: QQuickView, intent: Intent) -> bool:
    """Press the middle of the first visible target that means `intent`; whether there is one.

    A mouse press through the window: PyQt6 offers no way to make a touch outside QML's own test case.
    """
    root = view.rootObject()
    target = next((item for item in _visible(root) if _means(item, intent)), None) if root else None
    if target is None:
        return False
    middle = target.mapToScene(QPointF(target.width() / 2, target.height() / 2))
    nothing_held = Qt.KeyboardModifier.NoModifier
    where = QPoint(round(middle.x()), round(middle.y()))
    # PyQt6 6.11's stubs write QTest's functions as methods
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, nothing_held, where)  # type: ignore[call-overload]
    return True


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible() or not item.isEnabled() or item.opacity() < FAINT:
        return
    for child in item.childItems():
        yield from _visible(child)
    yield item


def _means(item: QQuickItem, intent: Intent) -> bool:
    if not is_target(item) or item.property("intentName") != intent.name:
        return False
    slots = item.property("slots")
    given = slots.toVariant() if isinstance(slots, QJSValue) else slots
    return isinstance(given, Mapping) and {str(k): str(v) for k, v in given.items()} == intent.values()
