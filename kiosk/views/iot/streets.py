"""Streets and places -> how far it is from one place to another along the streets. Ends where a tour is ordered."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kiosk.core.city.parts import Place
from kiosk.core.geometry import EARTH

Metres = tuple[float, float]  # east and north of the first place
Edge = tuple[int, float]  # to which node, metres


class Ways:
    """The shortest ways between `places` along `streets`; straight lines where no street leads."""

    def __init__(self, streets: Sequence[Sequence[Place]], places: Sequence[Place]) -> None:
        self._places = tuple(places)
        self._middle = next((place for street in streets for place in street), places[0] if places else (0.0, 0.0))
        self._nodes: list[Place] = []
        self._index: dict[Place, int] = {}
        self._edges: dict[int, list[Edge]] = {}
        cuts: dict[tuple[int, int], list[Place]] = {}
        feet = [self._foot(streets, place) for place in places]
        for foot in feet:
            if foot:
                cuts.setdefault(foot[0], []).append(foot[1])
        for s, street in enumerate(streets):
            for i, (a, b) in enumerate(pairwise(street)):
                on = sorted(cuts.get((s, i), ()), key=lambda place: self.straight(a, place))
                for one, other in pairwise((a, *on, b)):
                    self._join(one, other)
        self._ends = [self._node(place) for place in places]
        for place, foot in zip(places, feet, strict=True):
            if foot:
                self._join(place, foot[1])
        self._found: dict[int, tuple[dict[int, float], dict[int, int]]] = {}

    def metres(self, a: int, b: int) -> float:
        """How far it is from the place at index `a` to that at `b`."""
        far, _ = self._from(self._ends[a])
        return far.get(self._ends[b], self.straight(self._places[a], self._places[b]))

    def line(self, a: int, b: int) -> tuple[Place, ...]:
        """The way from `a` to `b`, both ends included."""
        far, before = self._from(self._ends[a])
        at, end = self._ends[b], self._ends[a]
        if at not in far:
            return (self._places[a], self._places[b])
        nodes = [at]
        while at != end:
            at = before[at]
            nodes.append(at)
        return tuple(self._nodes[node] for node in reversed(nodes))

    def straight(self, a: Place, b: Place) -> float:
        """Metres as the crow flies; exact enough within a neighbourhood."""
        (x1, y1), (x2, y2) = self._flat(a), self._flat(b)
        return math.hypot(x2 - x1, y2 - y1)

    def _flat(self, place: Place) -> Metres:
        lon, lat = (math.radians(place[0] - self._middle[0]), math.radians(place[1] - self._middle[1]))
        return EARTH * lon * math.cos(math.radians(self._middle[1])), EARTH * lat

    def _node(self, place: Place) -> int:
        if place not in self._index:
            self._index[place] = len(self._nodes)
            self._nodes.append(place)
        return self._index[place]

    def _join(self, a: Place, b: Place) -> None:
        one, other, far = self._node(a), self._node(b), self.straight(a, b)
        if one != other:
            self._edges.setdefault(one, []).append((other, far))
            self._edges.setdefault(other, []).append((one, far))

    def _foot(self, streets: Sequence[Sequence[Place]], place: Place) -> tuple[tuple[int, int], Place] | None:
        """The nearest point of all streets, and on which piece of which street it is."""
        found = (
            (self.straight(place, foot), (s, i), foot)
            for s, street in enumerate(streets)
            for i, (a, b) in enumerate(pairwise(street))
            for foot in (self._nearest(a, b, place),)
        )
        best = min(found, default=None)
        return (best[1], best[2]) if best else None

    def _nearest(self, a: Place, b: Place, place: Place) -> Place:
        (ax, ay), (bx, by), (px, py) = self._flat(a), self._flat(b), self._flat(place)
        squared = (bx - ax) ** 2 + (by - ay) ** 2
        share = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / squared)) if squared else 0.0
        return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))

    def _from(self, start: int) -> tuple[dict[int, float], dict[int, int]]:
        """Dijkstra's shortest ways from a node: metres to every node that is reached, and the node before it."""
        if start not in self._found:
            far, before = {start: 0.0}, dict[int, int]()
            waiting = [(0.0, start)]
            while waiting:
                gone, at = heapq.heappop(waiting)
                if gone > far[at]:
                    continue
                for to, metres in self._edges.get(at, ()):
                    if gone + metres < far.get(to, math.inf):
                        far[to], before[to] = gone + metres, at
                        heapq.heappush(waiting, (gone + metres, to))
            self._found[start] = (far, before)
        return self._found[start]


@lru_cache(maxsize=4)
def ways(streets: tuple[tuple[Place, ...], ...], places: tuple[Place, ...]) -> Ways:
    """The ways of an area, made once."""
    return Ways(streets, places)


def joined(lines: Iterable[Sequence[Place]]) -> tuple[Place, ...]:
    """Several ways, each beginning where the one before ends, as one."""
    found: list[Place] = []
    for line in lines:
        found += line if not found else line[1:]
    return tuple(found)
