"""What a dashboard view is: its names, its place in the order, what it shows and the picture that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text

Shown = Mapping[str, object]  # what QML binds to: str, float, bool, and lists and dicts of them


@dataclass(frozen=True, slots=True)
class Spoken:
    """How something is named in a sentence, per language; the first form is the one shown to people."""

    en: tuple[str, ...]
    ko: tuple[str, ...]
    ru: tuple[str, ...]

    def to(self, language: Language) -> tuple[str, ...]:
        """The forms in `language`."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms


@dataclass(frozen=True, slots=True)
class View:
    """One dashboard view; a folder under `kiosk/views/` defines exactly one, named VIEW."""

    name: str
    title: Text
    spoken: Spoken  # after "show", "보여줘", "покажи" (accusative)
    order: int
    icon: str  # name of an icon of the theme
    qml: Path  # one Item with `required property var shown`
    present: Callable[[State, Pack, Language], Shown]  # pure
