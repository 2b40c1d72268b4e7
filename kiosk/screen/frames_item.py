"""Pictures of a frame ring -> a QML item; draws the newest one, looked for only while the item can be seen."""

from __future__ import annotations

from PyQt6.QtCore import QObject, QRectF, QTimer, pyqtSignal
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.core.frames import Frame, FrameRing
from kiosk.screen.qt import qml_property

LOOK_EVERY = 15  # milliseconds: just under a 60 Hz frame, and looking costs microseconds


class FrameSource(QObject):
    """Where pictures come from; without a ring there never is one."""

    def __init__(self, ring: FrameRing | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ring = ring

    def newest(self, after: int) -> Frame | None:
        """The newest picture, if it is newer than number `after`."""
        return self._ring.newest(after) if self._ring else None


class FramesItem(QQuickPaintedItem):
    """Draws its source's newest picture, cut to fill the item, mirrored on demand; `running` once there was one.

    One that `forgets` begins anew whenever it is shown: a call never shows whom the last one was with.
    """

    source_changed = pyqtSignal()
    mirrored_changed = pyqtSignal()
    forgets_changed = pyqtSignal()
    running_changed = pyqtSignal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: FrameSource | None = None
        self._mirrored = False
        self._forgets = False
        self._frame: Frame | None = None
        self._seen = 0  # the number of the newest picture that was taken or is too old
        self._image = QImage()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self.visibleChanged.connect(self._watch)
        self.setOpaquePainting(True)
        self._timer.start()

    def paint(self, painter: QPainter | None) -> None:
        """Draw the picture; called by the scene graph."""
        if painter is None or self._image.isNull():
            return
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(QRectF(0, 0, self.width(), self.height()), self._image, self._cut())

    def _cut(self) -> QRectF:
        width, height = self._image.width(), self._image.height()
        wanted = self.width() / max(1.0, self.height())
        if width / height > wanted:
            return QRectF((width - height * wanted) / 2, 0, height * wanted, height)
        return QRectF(0, (height - width / wanted) / 2, width, width / wanted)

    def _look(self) -> None:
        frame = self._source.newest(self._seen) if self._source else None
        if frame is None:
            return
        first = self._frame is None
        self._frame, self._seen = frame, frame.sequence
        # the image does not own the pixels: a copy, or the picture is of freed memory while it is drawn
        self._image = QImage(
            frame.pixels, frame.width, frame.height, 3 * frame.width, QImage.Format.Format_RGB888
        ).convertToFormat(QImage.Format.Format_RGB32)
        if first:
            self.running_changed.emit()
        self.update()

    def _watch(self) -> None:
        if not self.isVisible():
            self._timer.stop()
            return
        if self._forgets:
            self._begin_anew()
        self._timer.start()

    def _begin_anew(self) -> None:
        old = self._source.newest(self._seen) if self._source else None
        was, self._frame, self._image = self._frame, None, QImage()
        self._seen = old.sequence if old else self._seen
        if was is not None:
            self.running_changed.emit()

    def _get_source(self) -> FrameSource | None:
        return self._source

    def _set_source(self, source: FrameSource | None) -> None:
        self._source, self._frame, self._image, self._seen = source, None, QImage(), 0
        self.source_changed.emit()

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, mirrored: bool) -> None:
        self._mirrored = mirrored
        self.mirrored_changed.emit()
        self.update()

    def _get_forgets(self) -> bool:
        return self._forgets

    def _set_forgets(self, forgets: bool) -> None:
        self._forgets = forgets
        self.forgets_changed.emit()

    def _get_running(self) -> bool:
        return self._frame is not None

    # declared as QObject: of Python's own classes PyQt6 6.11 tells QML no property type it could assign to
    source = qml_property(QObject, _get_source, _set_source, notify=source_changed)
    mirrored = qml_property(bool, _get_mirrored, _set_mirrored, notify=mirrored_changed)
    forgets = qml_property(bool, _get_forgets, _set_forgets, notify=forgets_changed)
    running = qml_property(bool, _get_running, notify=running_changed)
