"""The presenter's finger -> a cursor that goes the way the hand goes, and a selection where it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.inputs import Cursor, Gesture, GestureKind
from kiosk.gestures.one_euro import OneEuro
from kiosk.gestures.pointing import BETA, BOX, MIN_CUTOFF
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter, Seen
from tests.gestures.made import At, frames, gestures, path, shown
from tests.gestures.recorded import clips, engaged, needs_model
from tests.shared import needs_shared

HOME = At()
SIZE = HOME.size


def pointed(finger: Callable[[float], At], seconds: float) -> list[Seen]:
    """Engaged for 1.2 s, then pointing; `finger` counts from there."""
    return shown(
        Presenter(),
        frames(lambda t: [HOME if t < 1.2 else replace(finger(t - 1.2), pose=Pose.POINTING)], seconds + 1.2),
    )


def cursors(seen: list[Seen]) -> list[Cursor]:
    return [frame.hands.cursor for frame in seen if frame.hands.cursor]


def dwells(seen: list[Seen]) -> list[Gesture]:
    return [gesture for gesture in gestures(seen) if gesture.kind is GestureKind.DWELL]


def test_where_the_hand_engaged_is_the_middle_of_the_screen() -> None:
    point = cursors(pointed(lambda _: HOME, 1))[-1].point
    assert point[0] == pytest.approx(0.5, abs=0.05)
    assert point[1] == pytest.approx(0.5, abs=0.05)


@given(across=st.floats(-1.9, 1.9), down=st.floats(-1.4, 1.4))
@settings(max_examples=15, deadline=None)
def test_the_box_around_it_is_the_whole_screen_mirrored(across: float, down: float) -> None:
    there = replace(HOME, x=HOME.x + across * SIZE, y=HOME.y + down * SIZE)
    middle = cursors(pointed(lambda _: HOME, 1))[-1].point
    point = cursors(pointed(path((0, HOME), (0.5, there), (3, there)), 2.5))[-1].point
    assert point[0] == pytest.approx(min(1, middle[0] - across / BOX[0]), abs=0.02)
    assert point[1] == pytest.approx(min(1, middle[1] + down / BOX[1]), abs=0.02)


def test_a_cursor_never_leaves_the_screen() -> None:
    far = replace(HOME, x=HOME.x + 6 * SIZE, y=HOME.y - 3 * SIZE)
    points = [cursor.point for cursor in cursors(pointed(path((0, HOME), (1, far), (3, far)), 3))]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
    assert points[-1] == (0, 0)


def test_a_finger_that_stays_selects_once_until_it_leaves() -> None:
    seen = pointed(lambda _: HOME, 6)
    (dwell,) = dwells(seen)
    assert dwell.point is not None
    assert dwell.ended - dwell.started == pytest.approx(0.9, abs=0.04)
    assert dwell.started >= 100 + 1.2 + 0.28  # the dead time


def test_it_selects_again_somewhere_else() -> None:
    there = replace(HOME, x=HOME.x + SIZE)
    seen = pointed(path((0, HOME), (2, HOME), (2.4, there), (6, there)), 5)
    first, second = dwells(seen)
    assert first.point is not None
    assert second.point is not None
    assert second.point[0] < first.point[0] - 0.2


@given(speed=st.floats(0.6, 4))
@settings(max_examples=20, deadline=None)
def test_a_finger_that_keeps_going_selects_nothing(speed: float) -> None:
    radius = 0.8 * SIZE

    def round_and_round(t: float) -> At:
        angle = t * speed * SIZE / radius
        return replace(HOME, x=HOME.x + radius * cos(angle), y=HOME.y + radius * sin(angle))

    assert dwells(pointed(round_and_round, 5)) == []


def test_the_ring_fills_from_nothing_to_the_selection_and_starts_over() -> None:
    rings = [cursor.dwell for cursor in cursors(pointed(lambda _: HOME, 2))]
    peak = rings.index(max(rings))
    assert rings[0] == 0
    assert rings[: peak + 1] == sorted(rings[: peak + 1])
    assert rings[peak] == 1
    assert set(rings[peak + 1 :]) == {0.0}


def test_a_flicker_of_the_pose_keeps_the_cursor_and_a_closed_hand_takes_it_away() -> None:
    def way(t: float) -> list[At]:
        if t < 1.2:
            return [HOME]
        return [replace(HOME, pose=Pose.OTHER if 2 < t < 2.1 else Pose.POINTING if t < 3 else Pose.FIST)]

    shown_at = {round(f.hands.at - 100, 3): f.hands.cursor for f in shown(Presenter(), frames(way, 4))}
    assert all(cursor for at, cursor in shown_at.items() if 1.3 < at < 3)
    assert not any(cursor for at, cursor in shown_at.items() if at > 3.2)


def test_nobody_points_before_the_lock_is_taken() -> None:
    seen = shown(Presenter(), frames(lambda _: [replace(HOME, pose=Pose.POINTING)], 4))
    assert cursors(seen) == []
    assert gestures(seen) == []


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=60), st.floats(0.001, 0.2))
@settings(deadline=None)
def test_the_filter_stays_between_what_it_was_given(values: list[float], every: float) -> None:
    calm = OneEuro(MIN_CUTOFF, BETA)
    given_back = [calm.step(value, i * every) for i, value in enumerate(values)]
    assert given_back[0] == values[0]
    assert all(min(values) - 1e-9 <= value <= max(values) + 1e-9 for value in given_back)


def test_the_filter_calms_a_trembling_finger_and_keeps_up_with_a_quick_one() -> None:
    still, moving = OneEuro(MIN_CUTOFF, BETA), OneEuro(MIN_CUTOFF, BETA)
    tremble = [still.step(0.5 + (0.004 if i % 2 else -0.004), i / 30) for i in range(90)][30:]
    assert max(tremble) - min(tremble) < 0.004  # half of what came in, at most
    behind = [i / 30 - moving.step(i / 30, i / 30) for i in range(31)]  # a screen a second
    assert behind[-1] < 0.07


def test_the_filter_ignores_a_frame_of_the_same_time() -> None:
    calm = OneEuro(MIN_CUTOFF, BETA)
    calm.step(0.2, 1.0)
    assert calm.step(0.9, 1.0) == 0.2


@needs_shared
@needs_model
def test_a_recorded_finger_draws_its_circle_on_the_screen() -> None:
    (clip,) = clips("point_trace")
    presenter = Presenter()
    seen = [presenter.step(hands, at, clip.aspect) for at, hands in engaged(clip).frames]
    trace = [c.point for c in cursors(seen) if 1.2 < c.at - 100 < 5]
    assert len(trace) > 100
    middle = [sum(p[i] for p in trace) / len(trace) for i in (0, 1)]
    turned = sum(
        (a[0] - middle[0]) * (b[1] - middle[1]) - (b[0] - middle[0]) * (a[1] - middle[1]) for a, b in pairwise(trace)
    )
    reach = [max(p[i] for p in trace) - min(p[i] for p in trace) for i in (0, 1)]
    assert min(reach) > 0.3
    # twice the area that was drawn round, against the ellipse of that reach
    assert abs(turned) > 0.7 * pi / 2 * reach[0] * reach[1]
