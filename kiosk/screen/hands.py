"""What the camera sees of hands -> the cursor on the glass and the drawn skeletons, up to 30 times a second."""

from __future__ import annotations

from PyQt6.QtCore import QObject, QPointF, pyqtSignal
from PyQt6.QtGui import QColor, QPainter, QPen, QPolygonF
from PyQt6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.core.inputs import Hand, HandsSeen
from kiosk.screen.qt import qml_property

# MediaPipe's order: wrist, then four joints each of thumb, index, middle, ring and little finger
BONES = ((0, 1, 2, 3, 4), (0, 5, 6, 7, 8), (5, 9, 10, 11, 12), (9, 13, 14, 15, 16), (13, 17, 18, 19, 20), (0, 17))
BYSTANDER = QColor("#8b98a3")
BONE = 0.018  # of the item's height


class HandsPanel(QObject):
    """The hands as last seen; apart from everything slow, so that a moving hand re-evaluates no dashboard."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: HandsSeen | None = None

    @property
    def seen(self) -> HandsSeen | None:
        """The hands as last seen."""
        return self._seen

    def show(self, seen: HandsSeen | None) -> None:
        """Show these hands."""
        self._seen = seen
        self.changed.emit()

    def _cursor_shown(self) -> bool:
        return bool(self._seen and self._seen.cursor)

    def _cursor_x(self) -> float:
        return self._seen.cursor.point[0] if self._seen and self._seen.cursor else 0.0

    def _cursor_y(self) -> float:
        return self._seen.cursor.point[1] if self._seen and self._seen.cursor else 0.0

    def _dwell(self) -> float:
        return self._seen.cursor.dwell if self._seen and self._seen.cursor else 0.0

    def _engaging(self) -> float:
        return self._seen.engaging if self._seen else 0.0

    def _present(self) -> bool:
        return bool(self._seen and self._seen.presenter)

    def _fps(self) -> str:
        return f"{self._seen.fps:.0f} fps" if self._seen and self._seen.fps else ""

    cursorShown = qml_property(bool, _cursor_shown, notify=changed)  # noqa: N815 - QML's spelling
    cursorX = qml_property(float, _cursor_x, notify=changed)  # noqa: N815
    cursorY = qml_property(float, _cursor_y, notify=changed)  # noqa: N815
    dwell = qml_property(float, _dwell, notify=changed)
    engaging = qml_property(float, _engaging, notify=changed)
    present = qml_property(bool, _present, notify=changed)
    fps = qml_property(str, _fps, notify=changed)


class SkeletonsItem(QQuickPaintedItem):
    """Draws the hands over the mirrored camera picture: the presenter's in `colour`, bystanders' grey."""

    hands_changed = pyqtSignal()
    colour_changed = pyqtSignal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._hands: HandsPanel | None = None
        self._colour = QColor("white")
        self._drawn = False
        self.setAntialiasing(True)

    def paint(self, painter: QPainter | None) -> None:
        """Draw all hands; called by the scene graph."""
        seen = self._hands.seen if self._hands else None
        if painter is None or seen is None:
            return
        for hand in seen.bystanders:
            self._draw(painter, hand, BYSTANDER)
        if seen.presenter:
            self._draw(painter, seen.presenter, self._colour)

    def _draw(self, painter: QPainter, hand: Hand, colour: QColor) -> None:
        width, height = self.width(), self.height()
        places = [QPointF((1 - x) * width, y * height) for x, y, _ in hand.landmarks]
        painter.setPen(QPen(colour, max(1.5, BONE * height)))
        for chain in BONES:
            painter.drawPolyline(QPolygonF([places[joint] for joint in chain]))

    def _changed(self) -> None:
        seen = self._hands.seen if self._hands else None
        to_draw = bool(seen and (seen.presenter or seen.bystanders))
        if (to_draw or self._drawn) and self.isVisible():
            self.update()
        self._drawn = to_draw

    def _get_hands(self) -> HandsPanel | None:
        return self._hands

    def _set_hands(self, hands: HandsPanel | None) -> None:
        self._hands = hands
        if hands is not None:
            hands.changed.connect(self._changed)
        self.hands_changed.emit()

    def _get_colour(self) -> QColor:
        return self._colour

    def _set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.colour_changed.emit()

    # declared as QObject: of Python's own classes PyQt6 6.11 tells QML no property type it could assign to
    hands = qml_property(QObject, _get_hands, _set_hands, notify=hands_changed)
    colour = qml_property(QColor, _get_colour, _set_colour, notify=colour_changed)
