"""Places on the map -> marks, several near each other as one, and names that lie on none. Ends where QML draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NEAR = 0.05  # of the map's height as seen: marks nearer than this to each other are shown as one
WIDE, HIGH = 0.075, 0.03  # half of what a name takes, likewise
SHIFTS = (0.0, 0.046, -0.046)  # where a name may stand: in the middle, below, above

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


@dataclass(frozen=True, slots=True)
class Cluster:
    """One mark, or several that are too near to each other to be told apart."""

    marks: tuple[Mark, ...]

    @property
    def middle(self) -> Spot:
        """Where it is drawn."""
        count = len(self.marks)
        return sum(mark.x for mark in self.marks) / count, sum(mark.y for mark in self.marks) / count


def clustered(marks: Iterable[Mark], zoom: float) -> list[Cluster]:
    """The marks by a grid as fine as the zoom is near; the same marks always fall together the same way."""
    cell = NEAR / zoom
    cells: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        cells.setdefault((int(mark.x // cell), int(mark.y // cell)), []).append(mark)
    return _joined([tuple(found) for found in cells.values()], cell)


def _joined(groups: list[tuple[Mark, ...]], cell: float) -> list[Cluster]:
    """Neighbours across a border of the grid are one, too, where their middles are near."""
    found: list[Cluster] = []
    for group in sorted(groups, key=len, reverse=True):
        x, y = Cluster(group).middle
        near = next((i for i, c in enumerate(found) if _apart(c.middle, (x, y)) < cell), None)
        if near is None:
            found.append(Cluster(group))
        else:
            found[near] = Cluster((*found[near].marks, *group))
    return found


def _apart(one: Spot, other: Spot) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def drawn(clusters: Iterable[Cluster], zoom: float) -> list[dict[str, object]]:
    """{key, x, y, icon, title, band, count, nearer} of each; `nearer` is the zoom at which a cluster falls apart."""
    return [
        {
            "key": cluster.marks[0].key,
            "x": round(cluster.middle[0], 4),
            "y": round(cluster.middle[1], 4),
            "icon": cluster.marks[0].icon,
            "title": ", ".join(mark.title for mark in cluster.marks[:3]),
            "band": cluster.marks[0].band,
            "count": len(cluster.marks),
            "nearer": round(2 * zoom, 2),
        }
        for cluster in clusters
    ]


def dodged(names: Sequence[Spot], taken: Sequence[Spot], zoom: float) -> list[float]:
    """For each name how far it moves up or down, so that it lies on no mark where that can be."""
    return [_shift(name, taken, zoom) for name in names]


def _shift(name: Spot, taken: Sequence[Spot], zoom: float) -> float:
    x, y = name

    def covered(shift: float) -> bool:
        return any(abs(x - mx) < WIDE / zoom and abs(y + shift / zoom - my) < HIGH / zoom for mx, my in taken)

    return next((shift / zoom for shift in SHIFTS if not covered(shift)), 0.0)
