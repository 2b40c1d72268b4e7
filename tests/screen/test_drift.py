"""The whole picture wanders by a few pixels, so that nothing burns into the glass, and stays whole and touchable."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from kiosk.core.pack import Pack
from kiosk.screen.drift import drift
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import until, wait

Make = Callable[..., sample.World]
HOUR = 3600
ROUND = 60 * 4620.0  # seconds at which both swings begin anew
FASTEST = 0.03  # of its way a second: slower than anybody sees
CORNERS = [105.0, 315.0, 165.0, 495.0]  # seconds at which it is farthest to the right, left, below and above


def test_it_stays_within_bounds_for_hours_and_never_jumps() -> None:
    path = [drift(float(now)) for now in range(6 * HOUR)]
    assert all(abs(at.x) <= 1 and abs(at.y) <= 1 for at in path)
    for before, after in itertools.pairwise(path):
        assert abs(after.x - before.x) < FASTEST
        assert abs(after.y - before.y) < FASTEST


def test_within_an_hour_it_has_been_nearly_everywhere() -> None:
    """In 5 x 5 parts of its square; a path that only swings to and fro would leave most of them out."""
    seen_at = {(min(4, int(2.5 * (at.x + 1))), min(4, int(2.5 * (at.y + 1)))) for at in map(drift, range(HOUR))}
    assert len(seen_at) >= 23


def test_a_picture_that_shall_hold_still_does() -> None:
    assert {(drift(float(now), still=True).x, drift(float(now), still=True).y) for now in range(HOUR)} == {(0.0, 0.0)}


def edges(world: sample.World) -> tuple[float, float]:
    """Where the first target of the header stands, in pixels."""
    place = seen.target(world.screen, "alarm.list").place
    return place.left(), place.top()


def at(world: sample.World, now: float) -> None:
    world.clock.move(now - world.clock.now())
    world.screen._bridge.tick()
    wait(5)


def at_rest(world: sample.World) -> bool:
    """Whether the view stands where it belongs."""
    frames = [i for i in seen.items(world.screen) if i.item.property("view") and i.item.property("wanted")]
    return bool(frames) and frames[0].item.x() == 0


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("size", ["1920x1080", "2604x1200"])
def test_the_whole_layout_moves_and_nothing_leaves_the_glass(wall: Make, pack: Pack, size: str) -> None:
    world = wall(sample.connected(pack, "ru"), size=size, reduced_motion=False)
    width, height = (int(part) for part in size.split("x"))
    places: set[tuple[float, float]] = set()
    for now in CORNERS:
        at(world, ROUND + now)
        until(lambda: at_rest(world), "the first view slid in")
        places.add(edges(world))
        said = seen.texts(world.screen)
        assert [t.text for t in said if seen.clipped(t)] == []
        for t in said:
            assert t.place.left() >= 0, t.text
            assert t.place.top() >= 0, t.text
            assert t.place.right() <= width + 0.5, t.text
            assert t.place.bottom() <= height + 0.5, t.text
    xs, ys = zip(*places, strict=True)
    assert 8 <= max(xs) - min(xs) <= 0.015 * height
    assert 8 <= max(ys) - min(ys) <= 0.015 * height


def test_a_finger_hits_what_is_drawn_wherever_it_has_drifted(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"), reduced_motion=False)
    until(lambda: at_rest(world), "the first view slid in")
    finger = Finger(world.screen)
    for number, now in enumerate(CORNERS, 1):
        at(world, ROUND + now)
        target = seen.target(world.screen, "microphone.open", on="off").place
        window = seen.root(world.screen)
        for x, y in ((target.left() + 2, target.top() + 2), (target.right() - 2, target.bottom() - 2)):
            finger.tap(x / window.width(), y / window.height())
        assert world.names() == ["microphone.open"] * 2 * number


def test_reduced_motion_holds_it_still(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"), reduced_motion=True)
    wait(30)
    places = set()
    for minute in range(0, 60, 5):
        at(world, 1e5 + 60 * minute)
        places.add(edges(world))
    assert len(places) == 1
