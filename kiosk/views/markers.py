"""Places on the map -> marks, several near each other as one, and names that lie on none. Ends where QML draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.gathered import gathered
from kiosk.core.projection import NEAREST, inside
from kiosk.views.layers import BANDS

TALL = 48.0  # u: how high the overview draws the whole city
NEAR = 0.065  # of the map's height as seen there: a mark is 3 u wide, and marks never lie on another
EM = 1.6 / TALL  # size of a name's type there
WIDE, NARROW = 0.92, 0.62  # of the type's size: the widest Hangul, and Latin and Cyrillic on the average of a name
LINE = 1.15  # of the type's size
SMALLER = 0.84  # what a long name is written in where the whole city is seen
LONG = 9  # letters
TIMES = 1.25  # between two zooms at which a cluster is tried to fall apart
ORDER = ("calm", "good", "none", *BANDS[1:])  # of bands, the worst last; what nobody knows is worse than what is good
ACROSS = (0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6, 0.8, -0.8)  # of half its width: how far a name may move
DOWN = (0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.25, -1.25, 1.5, -1.5, 2, -2)  # of its line
TOLD = 3  # names of a cluster that are told

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place of the map."""

    key: str
    x: float
    y: float
    icon: str
    title: str
    band: str = "calm"
    sign: str = ""  # icon of a verdict that stands beside it; "" if none


@dataclass(frozen=True, slots=True)
class Cluster:
    """One mark, or several that are too near to each other to be told apart, the worst first."""

    marks: tuple[Mark, ...]

    @property
    def middle(self) -> Spot:
        """Where it is drawn."""
        count = len(self.marks)
        return sum(mark.x for mark in self.marks) / count, sum(mark.y for mark in self.marks) / count


def clustered(marks: Iterable[Mark], zoom: float) -> list[Cluster]:
    """The marks, those together that would lie on each other at this zoom.

    The same marks fall together the same way in whatever order they come; each is in exactly one cluster.
    """
    cell = NEAR / zoom
    groups: list[tuple[Mark, ...]] = [(mark,) for mark in sorted(marks, key=lambda mark: (mark.x, mark.y, mark.key))]
    joined = _joined(groups, cell)
    while len(joined) < len(groups):  # what was joined moved, perhaps near to another
        groups, joined = joined, _joined(joined, cell)
    return [Cluster(tuple(sorted(group, key=lambda mark: (-_bad(mark), mark.key)))) for group in joined]


def _joined(groups: list[tuple[Mark, ...]], cell: float) -> list[tuple[Mark, ...]]:
    """Each group with the nearest larger one that it would lie on."""
    found: list[tuple[Mark, ...]] = []
    cells: dict[tuple[int, int], list[int]] = {}
    for group in sorted(groups, key=len, reverse=True):
        x, y = Cluster(group).middle
        column, row = int(x // cell), int(y // cell)
        around = [i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in cells.get((column + dx, row + dy), ())]
        near = min(((_apart(Cluster(found[i]).middle, (x, y)), i) for i in around), default=(cell, -1))
        if near[0] < cell:
            found[near[1]] += group
        else:
            cells.setdefault((column, row), []).append(len(found))
            found.append(group)
    return found


def _apart(one: Spot, other: Spot) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _bad(mark: Mark) -> int:
    return ORDER.index(mark.band)


def nearer(cluster: Cluster, zoom: float) -> float:
    """The zoom at which a cluster falls apart; 0 where it never does."""
    if len(cluster.marks) == 1 or max(_apart(cluster.middle, (m.x, m.y)) for m in cluster.marks) * NEAREST < NEAR / 4:
        return 0.0
    while zoom < NEAREST:
        zoom = min(NEAREST, TIMES * zoom)
        if len(clustered(cluster.marks, zoom)) > 1:
            return zoom
    return 0.0


def drawn(clusters: Iterable[Cluster], zoom: float) -> list[dict[str, object]]:
    """{key, open, x, y, icon, title, band, sign, count, nearer} of each.

    `key` is its first mark's, `open` what is opened by it; `nearer` the zoom at which a cluster falls apart, 0 if none.
    """
    return [
        {
            "key": cluster.marks[0].key,
            "open": cluster.marks[0].key if len(cluster.marks) == 1 else gathered(m.key for m in cluster.marks),
            "x": round(cluster.middle[0], 4),
            "y": round(cluster.middle[1], 4),
            "icon": cluster.marks[0].icon,
            "title": _title(cluster.marks),
            "band": cluster.marks[0].band,
            "sign": cluster.marks[0].sign,
            "count": len(cluster.marks),
            "nearer": round(nearer(cluster, zoom), 2),
        }
        for cluster in clusters
    ]


def _title(marks: Sequence[Mark]) -> str:
    more = f" +{len(marks) - TOLD}" if len(marks) > TOLD else ""
    return ", ".join(mark.title for mark in marks[:TOLD]) + more


@dataclass(frozen=True, slots=True)
class Name:
    """A name that wants to stand at a place of the map; the more important it is, the earlier it is given one."""

    x: float
    y: float
    text: str
    lines: float = 1.0  # that it takes: 2.2 with a number below
    first: bool = False
    bad: bool = False  # what it names is worse than others, and named before them
    ring: tuple[float, ...] = ()  # x, y, x, y … of what it names: its middle stays within; () where that is no matter

    def half(self, size: float, zoom: float) -> Spot:
        """Half of what it takes, in the map's units; `size` of its type, where 1 is a caption."""
        em = EM * size / zoom
        wide = sum(WIDE if unicodedata.east_asian_width(c) in "WF" else NARROW for c in self.text)
        return wide * em / 2, self.lines * LINE * em / 2


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a name stands: how far from its place, and in which size of type, where 1 is a caption."""

    aside: float = 0.0
    shift: float = 0.0
    size: float = 1.0


Box = tuple[float, float, float, float]  # middle, half of width and height


@lru_cache(maxsize=16)
def dodged(names: tuple[Name, ...], taken: tuple[Spot, ...], zoom: float) -> tuple[Stand | None, ...]:
    """Where each name stands, so that it lies on no mark and no other name; None where there is no room."""
    boxes: list[Box] = [(x, y, NEAR / 2 / zoom, NEAR / 2 / zoom) for x, y in taken]
    found: dict[int, Stand | None] = {}
    own = [_box(name, Stand(), zoom) for name in names]
    # those that others press hard choose first
    pressed = [sum(_touch(box, other) for other in own) for box in own]
    ranks = [(not name.first, not name.bad, -pressing) for name, pressing in zip(names, pressed, strict=True)]
    for index in sorted(range(len(names)), key=lambda index: (*ranks[index], index)):
        name = names[index]
        free = (
            stand for stand in _stands(name, zoom) if not any(_touch(_box(name, stand, zoom), one) for one in boxes)
        )
        stand = next(free, Stand() if name.first else None)
        found[index] = stand
        if stand:
            boxes.append(_box(name, stand, zoom))
    return tuple(found[index] for index in range(len(names)))


def _stands(name: Name, zoom: float) -> Iterable[Stand]:
    """Where a name may stand: the nearest to its place first, and only then in smaller type."""
    sizes = (SMALLER,) if len(name.text) > LONG and zoom < TIMES else (1.0, SMALLER)
    for size in sizes:
        wide, _ = name.half(size, zoom)
        line = LINE * EM * size / zoom
        places = [(across * wide, down * line) for across in ACROSS for down in DOWN]
        for aside, shift in sorted(places, key=lambda place: abs(place[0]) + abs(place[1])):
            if not name.ring or inside(name.ring, (name.x + aside, name.y + shift)):
                yield Stand(aside, shift, size)


def _box(name: Name, at: Stand, zoom: float) -> Box:
    return (name.x + at.aside, name.y + at.shift, *name.half(at.size, zoom))


def _touch(one: Box, other: Box) -> bool:
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < one[3] + other[3]
