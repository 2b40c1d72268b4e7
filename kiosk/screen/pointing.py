"""A point of the glass -> the target a finger would hit there, for a hand in the air."""

from __future__ import annotations

from collections.abc import Iterator

from PyQt6 import sip
from PyQt6.QtCore import QMetaObject, QPointF, Qt
from PyQt6.QtQuick import QQuickItem

from kiosk.core.inputs import Point

FAINT = 0.05  # opacity below which nobody would point at something


def target_at(root: QQuickItem, point: Point) -> QQuickItem | None:
    """The topmost visible pointable `Target` under `point`; nothing through an item that `blocks`."""
    place = QPointF(point[0] * root.width(), point[1] * root.height())
    for item in _under(root, root, place):
        if item.property("blocks"):
            return None
        if is_target(item) and item.property("pointable"):
            return item
    return None


def is_target(item: QQuickItem) -> bool:
    """Whether this is a `Target` of the component library."""
    return item.property("intentName") is not None


def alive(item: QQuickItem) -> bool:
    """Whether QML has not taken it away meanwhile."""
    return not sip.isdeleted(item)


def activate(target: QQuickItem) -> None:
    """What a finger's tap on it does."""
    QMetaObject.invokeMethod(target, "activate", Qt.ConnectionType.DirectConnection)


def _under(root: QQuickItem, item: QQuickItem, place: QPointF) -> Iterator[QQuickItem]:
    """Items under `place`, topmost first."""
    if not item.isVisible() or not item.isEnabled() or item.opacity() < FAINT:
        return
    inside = item.contains(item.mapFromItem(root, place))
    if not inside and (item.clip() or item.width() * item.height() > 0):
        return
    # childItems() is in painting order but for z, and a stable sort keeps that order among equals
    for child in sorted(item.childItems(), key=QQuickItem.z)[::-1]:
        yield from _under(root, child, place)
    if inside:
        yield item
