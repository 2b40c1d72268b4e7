"""Marks on a map, some with a number to be said -> where each number stands: beside its mark, on no other one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtQml import QJSValue
from PyQt6.QtQuick import QQuickItem

from kiosk.screen.qt import qml_property

# degrees clockwise from the right: up to the right is where eyes look first
WAYS = (-45, 0, 45, -90, 90, -135, 135, 180)
RINGS = 14  # how many lengths of the way are tried
RING = 0.5  # of a number's height: from one length to the next
AIR = 1.0  # px between two of them


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the map, px: its middle, half its width and height; `number` 0 where it has none."""

    x: float
    y: float
    half_wide: float
    half_high: float
    number: int = 0

    def on(self, other: Thing) -> bool:
        """Whether one lies on the other."""
        return (
            abs(self.x - other.x) < self.half_wide + other.half_wide + AIR
            and abs(self.y - other.y) < self.half_high + other.half_high + AIR
        )


def beside(things: Sequence[Thing], wide: float, high: float, room: tuple[float, float]) -> dict[int, Thing]:
    """Number -> where it stands, `wide` and `high` px, within the `room`.

    Nearest to its mark where it lies on no mark and no number; where there is no such place on none of the numbers.
    """
    placed: dict[int, Thing] = {}
    for thing in sorted(
        (one for one in things if one.number), key=lambda one: (-_crowd(one, things, high), one.number)
    ):
        numbers = list(placed.values())
        found = _least(_around(thing, wide, high, room), numbers, [one for one in things if one is not thing])
        if found := found or _least(_anywhere(thing, wide, high, room), numbers, ()):
            placed[thing.number] = found
    return placed


def _least(places: Iterable[Thing], numbers: Sequence[Thing], others: Sequence[Thing]) -> Thing | None:
    """The first of the places that lie on no number and on the fewest of the others."""
    least, found = math.inf, None
    for place in places:
        if any(place.on(number) for number in numbers):
            continue
        if not (lies := sum(place.on(other) for other in others)):
            return place
        if lies < least:
            least, found = lies, place
    return found


def _crowd(thing: Thing, things: Sequence[Thing], high: float) -> int:
    """How many are near to it: who has the least choice chooses first."""
    return sum(math.hypot(one.x - thing.x, one.y - thing.y) < 3 * high for one in things)


def _around(thing: Thing, wide: float, high: float, room: tuple[float, float]) -> Iterator[Thing]:
    for ring in range(RINGS):
        for way in WAYS:
            right, down = math.cos(math.radians(way)), math.sin(math.radians(way))
            far = 1 if ring else 0.8  # a disc's corner is empty
            x = thing.x + right * (far * (thing.half_wide + wide / 2) + ring * RING * high + 2 * AIR)
            y = thing.y + down * (far * (thing.half_high + high / 2) + ring * RING * high + 2 * AIR)
            if wide / 2 <= x <= room[0] - wide / 2 and high / 2 <= y <= room[1] - high / 2:
                yield Thing(x, y, wide / 2, high / 2, thing.number)


def _anywhere(thing: Thing, wide: float, high: float, room: tuple[float, float]) -> list[Thing]:
    """All of the room, the nearest place first: in a crowded corner nothing of what is around it may be free."""
    columns, rows = (int(long // (size + AIR)) for long, size in zip(room, (wide, high), strict=True))
    places = (
        Thing((column + 0.5) * room[0] / columns, (row + 0.5) * room[1] / rows, wide / 2, high / 2, thing.number)
        for column in range(columns)
        for row in range(rows)
    )
    return sorted(places, key=lambda one: math.hypot(one.x - thing.x, one.y - thing.y))


def _edge(thing: Thing, place: Thing) -> dict[str, float]:
    """Where the line to a number leaves its mark."""
    long = math.hypot(place.x - thing.x, place.y - thing.y) or 1.0
    part = min(thing.half_wide, thing.half_high) / long
    return {"fromX": thing.x + part * (place.x - thing.x), "fromY": thing.y + part * (place.y - thing.y)}


class NumberPlaces(QQuickItem):
    """`things`: [{x, y, wide, high, number}]; `found`: [{number, x, y, fromX, fromY}]: its middle, its mark's edge.

    Found once for a frame, however much of what is given changed and however often it is read.
    """

    changed = pyqtSignal()  # what is given
    foundChanged = pyqtSignal()  # noqa: N815 - Qt's spelling

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._things: list[dict[str, float]] = []
        self._wide = self._high = 0.0
        self._found: list[dict[str, float]] = []
        self.widthChanged.connect(self.changed)
        self.heightChanged.connect(self.changed)
        self.changed.connect(self.polish)

    def updatePolish(self) -> None:  # noqa: N802 - Qt's name; before a frame is drawn
        """Find the places for what was given since the last frame."""
        found = self._find()
        if found != self._found:
            self._found = found
            self.foundChanged.emit()

    def _find(self) -> list[dict[str, float]]:
        things = [
            Thing(one["x"], one["y"], one["wide"] / 2, one["high"] / 2, int(one["number"])) for one in self._things
        ]
        of = {thing.number: thing for thing in things}
        places = beside(things, self._wide, self._high, (self.width(), self.height()))
        return [
            {"number": number, "x": place.x, "y": place.y} | _edge(of[number], place)
            for number, place in sorted(places.items())
        ]

    def _get_found(self) -> list[dict[str, float]]:
        return self._found

    def _get_things(self) -> list[dict[str, float]]:
        return self._things

    def _set_things(self, things: list[dict[str, float]] | QJSValue) -> None:
        plain = things.toVariant() if isinstance(things, QJSValue) else things
        self._things = list(plain or [])
        self.changed.emit()

    def _get_wide(self) -> float:
        return self._wide

    def _set_wide(self, wide: float) -> None:
        self._wide = wide
        self.changed.emit()

    def _get_high(self) -> float:
        return self._high

    def _set_high(self, high: float) -> None:
        self._high = high
        self.changed.emit()

    things = qml_property("QVariantList", _get_things, _set_things, notify=changed)
    wide = qml_property(float, _get_wide, _set_wide, notify=changed)
    high = qml_property(float, _get_high, _set_high, notify=changed)
    found = qml_property("QVariantList", _get_found, notify=foundChanged)
