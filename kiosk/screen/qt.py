"""What PyQt6's type stubs lack, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PyQt6 import QtCore, sip
from PyQt6.QtCore import QObject, Qt, pyqtBoundSignal

URI = "Kiosk.Bridge"  # the QML module of everything that is made in Python
VERSION = 1, 0


class _Property(Protocol):
    def __call__(
        self,
        type: type | str,  # noqa: A002 - PyQt's own name
        fget: Callable[..., object],
        fset: Callable[..., None] | None = None,
        *,
        notify: object = None,
        constant: bool = False,
    ) -> object: ...


# PyQt6 6.11's QtCore.pyi does not name pyqtProperty
qml_property = cast("_Property", vars(QtCore)["pyqtProperty"])


def connect_queued(signal: pyqtBoundSignal, slot: Callable[..., None]) -> None:
    """Call `slot` in the thread of its object, from its event loop."""
    # PyQt6 6.11's stubs know connect() without its second argument
    cast("Callable[..., object]", signal.connect)(slot, Qt.ConnectionType.QueuedConnection)


def let_go(*objects: QObject | None) -> None:
    """Delete now, not when Python finds the time."""
    for thing in objects:
        if thing is not None and not sip.isdeleted(thing):
            sip.delete(thing)
