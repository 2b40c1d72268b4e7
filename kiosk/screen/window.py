"""The wall's window: state in, touches out, pictures on the glass."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PyQt6.QtCore import QObject, QUrl, pyqtSlot
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlError
from PyQt6.QtQuick import QQuickItem, QQuickView

from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import Origin, Point
from kiosk.core.pack import Pack
from kiosk.core.registry import Commands
from kiosk.core.sentences import Offer
from kiosk.core.settings import ScreenSettings
from kiosk.core.state import State
from kiosk.core.store import Store
from kiosk.core.view import View
from kiosk.screen import pointing
from kiosk.screen.bridge import Bridge
from kiosk.screen.qt import connect_queued, let_go
from kiosk.screen.registered import register
from kiosk.screen.touches import Touches

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
HEADLESS_SIZE = 1920, 1080  # pixels where there is no screen to fill
BACKGROUND = "#080d12"  # Theme.background, for the moment before QML paints


class Screen(QObject):
    """One wall. Qt thread only."""

    def __init__(
        self,
        *,
        store: Store,
        views: Sequence[View],
        commands: Commands,
        issue: Callable[[Command, Origin], object],
        offers: Callable[[State], Sequence[Offer]],
        clock: Clock,
        pack: Pack,
        settings: ScreenSettings,
        preview: FrameRing | None,
        officer: FrameRing | None,
        cameras: Sequence[FrameRing] = (),
        family: str = "NanumSquare",
        headless: bool = False,
        felt: Callable[[], None] = lambda: None,
    ) -> None:
        """`preview` and `officer` are the rings of the camera's and the far side's pictures; `family` the font's.

        `felt` is told of every finger that comes down on the glass.
        """
        super().__init__()
        register()
        self.first_frame_at: float | None = None
        self._clock = clock
        self._settings = settings
        self._headless = headless
        self._closed = False
        self._painted: list[Callable[[float], None]] = []
        self._pointed: QQuickItem | None = None
        self._bridge = Bridge(
            store=store,
            views=views,
            offers=offers,
            clock=clock,
            pack=pack,
            preview=preview,
            officer=officer,
            cameras=cameras,
            still=settings.reduced_motion,
        )
        self._touches = Touches(commands, issue, clock, felt)
        self._view = QQuickView()
        self._load(family)
        store.on_change(self._follow_hand)

    def show(self) -> None:
        """Put the wall on the screen: all of it, or the window the settings name."""
        if self._settings.windowed:
            width, height = (int(part) for part in self._settings.windowed.split("x"))
            self._view.resize(width, height)
            self._view.show()
        elif self._headless:
            self._view.resize(*HEADLESS_SIZE)
            self._view.show()
        else:
            screen = self._view.screen()
            if screen is not None:
                # full screen without a window manager stays 0 x 0 unless it is told its size
                self._view.setGeometry(screen.geometry())
            self._view.showFullScreen()

    def close(self) -> None:
        """Take the wall away; the QML goes before the Python objects they are bound to."""
        if self._closed:
            return
        self._closed = True
        self._bridge.close()
        self._view.close()
        let_go(self._view, self._bridge, self._touches)

    def activate(self, point: Point, origin: Origin) -> bool:
        """Do what touching the screen at `point` (0..1) would do, if that can be pointed at, as `origin`."""
        target = pointing.target_at(self._root(), point)
        if target is None:
            return False
        with self._touches.by(origin):
            pointing.activate(target)
        return True

    def grab(self, path: Path) -> None:
        """Write what is on the screen as a picture; only while the event loop lives. Raises `OSError`."""
        if not self._view.grabWindow().save(str(path)):
            raise OSError(f"{path}: the picture cannot be written")

    def on_painted(self, callback: Callable[[float], None]) -> None:
        """Call `callback(monotonic seconds)` in the Qt thread after every frame that was really painted."""
        self._painted.append(callback)

    @property
    def window(self) -> QQuickView:
        """The window itself, for tests."""
        return self._view

    def _load(self, family: str) -> None:
        self._view.setColor(QColor(BACKGROUND))
        self._view.setTitle("Kiosk")
        self._view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        connect_queued(self._view.frameSwapped, self._frame)
        engine = self._view.engine()
        assert engine is not None
        engine.addImportPath(str(QML))
        engine.setOutputWarningsToStandardError(False)
        engine.warnings.connect(self._warn)
        given: dict[str | None, object] = {
            "touches": self._touches,
            "heightMm": self._settings.height_mm,
            "reducedMotion": self._settings.reduced_motion,
            "family": family,
        }
        given.update(self._bridge.panels().items())
        self._view.setInitialProperties(given)
        self._view.setSource(QUrl.fromLocalFile(str(QML / "Wall.qml")))
        if self._view.status() is not QQuickView.Status.Ready:
            problems = "\n".join(error.toString() for error in self._view.errors())
            raise RuntimeError(f"the wall's own QML cannot be loaded:\n{problems}")

    def _root(self) -> QQuickItem:
        root = self._view.rootObject()
        assert root is not None
        return root

    def _follow_hand(self, before: State, after: State) -> None:
        if self._closed or before.hands is after.hands:
            return
        cursor = after.hands.cursor if after.hands else None
        pointed = pointing.target_at(self._root(), cursor.point) if cursor else None
        if pointed is self._pointed:
            return
        for target, value in ((self._pointed, False), (pointed, True)):
            if target is not None and pointing.alive(target):
                target.setProperty("pointed", value)
        self._pointed = pointed

    @pyqtSlot()
    def _frame(self) -> None:
        now = self._clock.now()
        if self.first_frame_at is None:
            self.first_frame_at = now
        for callback in self._painted:
            callback(now)

    def _warn(self, errors: list[QQmlError]) -> None:
        for error in errors:
            log.warning("QML: %s", error.toString())
