"""Stops and distances -> a short round trip that visits them all. Ends at the order of the stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

Metres = Callable[[int, int], float]  # between two stops; the same both ways
GAIN = 1e-6  # metres: less is no improvement but rounding


def length(order: Sequence[int], metres: Metres) -> float:
    """How long the way along `order` is."""
    return sum(metres(a, b) for a, b in pairwise(order))


def tour(start: int, stops: Sequence[int], metres: Metres) -> tuple[int, ...]:
    """A round trip from `start` through all `stops` and back: the nearest one first, then mended by 2-opt.

    Source: 2-opt is of G. A. Croes, "A method for solving traveling-salesman problems", Operations Research 6 (1958).
    """
    return two_opt(nearest_first(start, stops, metres), metres) if stops else ()


def nearest_first(start: int, stops: Sequence[int], metres: Metres) -> tuple[int, ...]:
    """A round trip that always goes on to the nearest stop that is left."""
    order, left = [start], sorted(set(stops))
    while left:
        at = order[-1]
        near = min(left, key=lambda stop: metres(at, stop))
        left.remove(near)
        order.append(near)
    return (*order, start)


def two_opt(order: Sequence[int], metres: Metres) -> tuple[int, ...]:
    """`order` with pieces turned round for as long as that makes it shorter; its ends stay where they are."""
    best = list(order)
    better = True
    while better:
        better = False
        for i in range(1, len(best) - 2):
            for j in range(i + 1, len(best) - 1):
                before = metres(best[i - 1], best[i]) + metres(best[j], best[j + 1])
                after = metres(best[i - 1], best[j]) + metres(best[i], best[j + 1])
                if after < before - GAIN:
                    best[i : j + 1] = reversed(best[i : j + 1])
                    better = True
    return tuple(best)
