"""What a dashboard view is: its names, its place in the order, what it shows and the picture that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text

Shown = Mapping[str, object]  # what QML binds to: str, float, bool, and lists and dicts of them


class Section(Enum):
    """The four sections of the home screen, in their order."""

    GLANCE = "glance"  # Seoul at a glance
    NOW = "now"  # real-time city status
    CITY_HALL = "city hall"  # city administration
    NEWS = "news"  # city news


@dataclass(frozen=True, slots=True)
class View:
    """One dashboard view; a folder under `kiosk/views/` defines exactly one, named VIEW."""

    name: str
    title: Text
    spoken: Spoken  # after "show", "보여줘", "покажи" (accusative)
    section: Section
    order: int  # among all views; those of one section stand together
    icon: str  # name of an icon of the theme
    qml: Path  # one Item with `required property var shown`
    present: Callable[[State, Pack, Language], Shown]  # pure
    layers: tuple[str, ...] = ()  # values of `State.layer` that change what it shows
    fits: Callable[[Pack], bool] = lambda _: True  # whether this city has what it shows; else it has no tab
