"""The Qt application: with or without a display, with its fonts, its Ctrl-C and its last line of defence."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from PyQt6.QtCore import QObject, QTimer, QtMsgType, pyqtSignal, qInstallMessageHandler
from PyQt6.QtGui import QGuiApplication

from kiosk.core.errors import ConfigError
from kiosk.screen import fonts
from kiosk.screen.qt import connect_queued

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
BREATH = 200  # milliseconds after which Python gets a look at Ctrl-C: Qt's loop never returns to it by itself
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Wake(QObject):
    """Asks the Qt thread to do something soon: `wake()` from any thread, never blocks."""

    _asked = pyqtSignal()

    def __init__(self, then: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._then = then
        self._waiting = False
        connect_queued(self._asked, self._run)

    def wake(self) -> None:
        """Call `then` from the Qt thread's event loop; many calls in a row become one."""
        if not self._waiting:
            self._waiting = True
            self._asked.emit()

    def _run(self) -> None:
        self._waiting = False
        self._then()


@dataclass(frozen=True, slots=True)
class Application:
    """The Qt application of this process."""

    qt: QGuiApplication
    fonts: fonts.Fonts
    headless: bool

    def run(self) -> int:
        """The event loop, until `quit`, Ctrl-C or SIGTERM; its exit code."""
        with _ctrl_c_ends(self.qt):
            return self.qt.exec()

    def quit(self, code: int = 0) -> None:
        """End the event loop."""
        self.qt.exit(code)


def create(*, headless: bool = False, environment: Mapping[str, str] = os.environ) -> Application:
    """The application. Qt thread only, once per process.

    Without a display of its own it must be told `headless`: a wall nobody can see must not start by mistake.
    Raises `ConfigError` where there is neither.
    """
    platform = environment.get("QT_QPA_PLATFORM", "")
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    elif not platform and sys.platform == "linux" and not any(environment.get(name) for name in DISPLAYS):
        mend = "Start it in a graphical session (or under `cage`), or with --headless"
        raise ConfigError("the environment", "DISPLAY", "there is no display", mend)
    qInstallMessageHandler(_log_qt)
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(sys.argv[:1])
    app.setApplicationName("kiosk")
    app.setApplicationDisplayName("Kiosk")
    app.setQuitOnLastWindowClosed(True)
    sys.excepthook = log_unhandled
    return Application(app, fonts.found(), headless or platform == "offscreen")


@contextmanager
def _ctrl_c_ends(app: QGuiApplication) -> Iterator[None]:
    def end(*_: object) -> None:
        app.exit(0)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    breath = QTimer(app)
    breath.setInterval(BREATH)
    breath.timeout.connect(lambda: None)
    breath.start()
    try:
        yield
    finally:
        breath.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _log_qt(kind: QtMsgType, _context: object, message: str | None) -> None:
    qt_log.log(LEVELS.get(kind, logging.WARNING), "%s", message)


def log_unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what nobody caught; to be `sys.excepthook`."""
    # without this hook PyQt6 aborts the process (exit code 134) when a slot raises
    log.critical("unhandled %s: the wall goes on", kind.__name__, exc_info=(kind, error, trace))
