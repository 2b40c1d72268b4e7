"""What a view shows, by number: each thing once, in its order, at most twenty, and no district of a map."""

from __future__ import annotations

from kiosk.core.shown import MOST, first_number, numbered

SHOWN = {
    "map": {"districts": [{"key": "mapo", "label": "Mapo", "points": [0, 1]}]},
    "incidents": [{"key": "fire", "title": "Fire"}],
    "tiles": [{"key": "a", "label": "A", "raw": 1.0}, {"key": "b", "label": "B", "raw": 2.0}],
    "again": {"key": "a", "label": "A"},
    "nameless": {"key": "c"},
}


def test_each_thing_has_one_number_in_the_order_it_is_told_in() -> None:
    assert numbered(SHOWN) == {"fire": 1, "a": 2, "b": 3}


def test_what_cannot_be_said_has_no_number() -> None:
    many = [{"key": str(n), "label": "x"} for n in range(MOST + 5)]
    assert len(numbered(many)) == MOST


def test_the_first_measured_number_is_no_incident() -> None:
    assert first_number(SHOWN) == "a"
    assert first_number({}) == ""
