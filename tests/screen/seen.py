"""What is on the glass, as the tests look at it: every visible item, text and target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PyQt6.QtCore import QRectF
from PyQt6.QtQuick import QQuickItem

from kiosk.screen.pointing import is_target
from kiosk.screen.window import Screen


@dataclass(frozen=True, slots=True)
class Shown:
    """One visible item and where it is, in pixels of the window."""

    item: QQuickItem
    place: QRectF

    @property
    def text(self) -> str:
        return str(self.item.property("text"))

    @property
    def kind(self) -> str:
        """The name of its component."""
        about = self.item.metaObject()
        return str(about.className()).partition("_QML")[0] if about else ""


def root(screen: Screen) -> QQuickItem:
    found = screen.window.rootObject()
    assert found is not None
    return found


def items(screen: Screen) -> Iterator[Shown]:
    """Every item that can be seen, parents first."""
    top = root(screen)

    def walk(item: QQuickItem) -> Iterator[Shown]:
        if not item.isVisible() or item.opacity() == 0:
            return
        yield Shown(item, item.mapRectToItem(top, QRectF(0, 0, item.width(), item.height())))
        for child in item.childItems():
            yield from walk(child)

    return walk(top)


def texts(screen: Screen) -> list[Shown]:
    """Every text that says something."""
    return [shown for shown in items(screen) if shown.item.property("paintedWidth") is not None and shown.text]


def targets(screen: Screen) -> list[Shown]:
    """Everything that can be touched."""
    return [shown for shown in items(screen) if is_target(shown.item)]


def target(screen: Screen, intent: str, **slots: str) -> Shown:
    """The first target with this intent and these slots."""
    found = [
        shown
        for shown in targets(screen)
        if shown.item.property("intentName") == intent
        and {k: str(v) for k, v in (_slots(shown.item) or {}).items()} == slots
    ]
    assert found, (intent, slots)
    return found[0]


def middle(screen: Screen, shown: Shown) -> tuple[float, float]:
    """Its middle in 0..1 of the screen."""
    top = root(screen)
    return shown.place.center().x() / top.width(), shown.place.center().y() / top.height()


def clipped(shown: Shown) -> bool:
    """Whether a text paints beyond its item though nothing was said about eliding it."""
    item = shown.item
    if item.property("truncated"):  # it ends in an ellipsis on purpose
        return False
    wide, high = item.property("paintedWidth"), item.property("paintedHeight")
    return bool(wide > shown.place.width() + 1 or high > shown.place.height() + 1)


def _slots(item: QQuickItem) -> dict[str, object]:
    value = item.property("slots")
    found = value.toVariant() if hasattr(value, "toVariant") else value
    return dict(found or {})
