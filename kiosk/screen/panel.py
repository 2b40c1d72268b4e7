"""A frozen dataclass -> a QObject whose typed properties QML binds to, each with a signal sent only on change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast, get_type_hints

from PyQt6.QtCore import QObject, pyqtSignal

from kiosk.screen.qt import qml_property

SCALARS: Mapping[object, type] = {str: str, bool: bool, int: int, float: float}  # all else goes as a list or a map

T = TypeVar("T")


class Panel(QObject):
    """Shows one dataclass value; Qt thread only."""

    def __init__(self, shown: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._plain = {name: plain(getattr(shown, name)) for name in names(type(shown))}

    def given(self) -> object:
        """The value as last shown."""
        return self._shown

    def show(self, shown: object) -> None:
        """Show `shown` instead; signals only what differs."""
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        differs = [n for n in names(type(shown)) if getattr(before, n) != getattr(shown, n)]
        self._plain |= {name: plain(getattr(shown, name)) for name in differs}
        for name in differs:
            getattr(self, f"{camel(name)}Changed").emit()

    def plain(self, name: str) -> object:
        """The field `name` as QML takes it."""
        return self._plain[name]


def panel_type(shown: type) -> type[Panel]:
    """The `Panel` with a property in camelCase for every field of the dataclass `shown`."""
    hints = get_type_hints(shown)
    body: dict[str, Any] = {"__doc__": shown.__doc__}
    for name in names(shown):
        if hasattr(Panel, camel(name)):
            msg = f"{shown.__name__}.{name} would hide the same name of QObject or Panel"
            raise TypeError(msg)
        changed = pyqtSignal()
        body[f"{camel(name)}Changed"] = changed
        body[camel(name)] = qml_property(_kind(hints[name]), _getter(name), notify=changed)
    # type(Panel) is sip's metaclass, which reads the signals and properties out of `body`
    make = cast("Callable[[str, tuple[type, ...], dict[str, Any]], type[Panel]]", type(Panel))
    return make(f"{shown.__name__}Panel", (Panel,), body)


def names(shown: type) -> list[str]:
    """The fields of a dataclass in their order."""
    return [field.name for field in fields(shown)]


def camel(name: str) -> str:
    """`view_title` -> `viewTitle`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def plain(value: object) -> object:
    """Dataclasses as dicts with camelCase keys, tuples as lists, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        return {camel(name): plain(getattr(value, name)) for name in names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def _kind(hint: object) -> type | str:
    if hint in SCALARS:
        return SCALARS[hint]
    if hasattr(hint, "__origin__") and hint.__origin__ is tuple:
        return "QVariantList"
    return "QVariantMap"


def _getter(name: str) -> Any:  # noqa: ANN401 - PyQt calls it with the panel
    def get(panel: Panel) -> object:
        return panel.plain(name)

    return get
