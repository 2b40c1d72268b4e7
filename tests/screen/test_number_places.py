"""Numbers beside marks: whatever stands where, none lies on another, and each is the nearest it can be."""

from __future__ import annotations

import itertools
import math

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.screen.number_places import Thing, beside

ROOM = (600.0, 500.0)
WIDE, HIGH = 29.0, 24.0
SIZE = 19.0  # half of a mark's
SPOTS = st.lists(st.tuples(st.floats(0, ROOM[0]), st.floats(0, ROOM[1])), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(SPOTS)
@example([(0.0, 0.0)] * 20)
def test_no_number_lies_on_another_or_outside(spots: list[tuple[float, float]]) -> None:
    things = [Thing(x, y, SIZE, SIZE, number) for number, (x, y) in enumerate(spots, 1)]
    placed = beside(things, WIDE, HIGH, ROOM)
    assert sorted(placed) == [thing.number for thing in things]
    assert not any(one.on(other) for one, other in itertools.combinations(placed.values(), 2))
    for place in placed.values():
        assert WIDE / 2 <= place.x <= ROOM[0] - WIDE / 2
        assert HIGH / 2 <= place.y <= ROOM[1] - HIGH / 2


def test_a_number_alone_touches_its_mark_and_one_between_others_lies_on_none_of_them() -> None:
    (alone,) = beside([Thing(300, 250, SIZE, SIZE, 7)], WIDE, HIGH, ROOM).values()
    assert math.hypot(alone.x - 300, alone.y - 250) < 1.5 * (SIZE + HIGH / 2)
    around = [Thing(300 + 45 * x, 250 + 45 * y, SIZE, SIZE) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
    (pressed,) = beside([Thing(300, 250, SIZE, SIZE, 7), *around], WIDE, HIGH, ROOM).values()
    assert not any(pressed.on(other) for other in around)
