"""A drawing around places: everything lies in it, north is up, and a metre is as long in every direction."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.plane import Plane

SEOUL = (127.0, 37.5)
spots = st.tuples(st.floats(min_value=126.8, max_value=127.2), st.floats(min_value=37.4, max_value=37.7))


@given(st.lists(spots, min_size=1, max_size=12))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_every_place_lies_in_the_drawing(places: list[tuple[float, float]]) -> None:
    on = Plane(places, 0.05, 0.001)
    for x, y in (on.point(place) for place in places):
        assert 0 <= x <= on.aspect + 1e-3
        assert 0 <= y <= 1


def test_north_is_up_and_a_metre_is_as_long_in_every_direction() -> None:
    north, east = (127.0, 37.6), (127.0 + 0.1 / 0.79335, 37.5)  # 0.1 degrees of latitude each, at 37.5 degrees
    on = Plane([SEOUL, north, east], 0.05, 0.001)
    (x, y), (_, up), (right, _) = on.point(SEOUL), on.point(north), on.point(east)
    assert up < y
    assert right - x == pytest.approx(y - up, rel=0.01)


def test_a_single_place_is_drawn_no_larger_than_the_least() -> None:
    on = Plane([SEOUL], 0.0, 0.001)
    assert on.point((127.0, 37.499))[1] == pytest.approx(1.0)
    assert on.lines([[SEOUL, SEOUL]]) == [[0.0, 0.0, 0.0, 0.0]]
