"""Latency ends with the picture: an outcome waits for the first frame painted after it."""

from __future__ import annotations

from kiosk.stage.effects import Effects


def test_an_outcome_is_given_on_once_with_the_frame_that_shows_it() -> None:
    shown: list[tuple[str, float]] = []
    effects: Effects[str] = Effects(lambda what, at: shown.append((what, at)))
    effects.done("first", 10.0)
    effects.done("second", 10.5)
    effects.painted(9.9)
    assert shown == []
    effects.painted(10.2)
    assert shown == [("first", 10.2)]
    effects.painted(10.6)
    effects.painted(10.7)
    assert shown == [("first", 10.2), ("second", 10.6)]
