"""Who takes the lock, who keeps it and who gives it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.inputs import GestureKind
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter
from tests.gestures.made import START, At, Way, acted, frames, gestures, last_hands, shown

RAISED = At()
FAR = At(x=1.1, y=0.4, size=0.06)


def still(*hands: At) -> Way:
    return lambda _: hands


def test_a_raised_palm_takes_the_lock_after_eight_tenths_of_a_second() -> None:
    seen = shown(Presenter(), frames(still(RAISED), 1.5))
    (engage,) = gestures(seen)
    assert engage.kind is GestureKind.ENGAGE
    assert engage.ended - engage.started == pytest.approx(0.8, abs=0.05)
    assert seen[0].hands.presenter is None
    assert last_hands(seen).presenter is not None


def test_the_ring_fills_while_the_palm_is_held() -> None:
    rings = [frame.hands.engaging for frame in shown(Presenter(), frames(still(RAISED), 0.7))]
    assert rings == sorted(rings)
    assert rings[0] == 0
    assert 0.7 < rings[-1] < 1


@pytest.mark.parametrize(
    "hand",
    [
        pytest.param(replace(RAISED, pose=Pose.FIST), id="fist"),
        pytest.param(replace(RAISED, pose=Pose.POINTING), id="pointing"),
        pytest.param(replace(RAISED, y=0.85), id="in the lap"),
        pytest.param(replace(RAISED, size=0.04), id="too far away"),
        pytest.param(replace(RAISED, turned=90), id="sideways"),
        pytest.param(replace(RAISED, turned=180), id="hanging"),
    ],
)
def test_other_hands_do_not_take_it(hand: At) -> None:
    assert acted(shown(Presenter(), frames(still(hand), 3))) == []


@given(speed=st.floats(0.8, 6.0), angle=st.sampled_from([(1, 0), (-1, 0), (0, -1), (0.7, -0.7)]))
@settings(max_examples=15, deadline=None)
def test_a_palm_that_keeps_moving_does_not_take_it(speed: float, angle: tuple[float, float]) -> None:
    def way(t: float) -> list[At]:
        gone = speed * RAISED.size * t
        return [At(0.67 + angle[0] * gone, 0.6 + angle[1] * gone)]

    assert acted(shown(Presenter(), frames(way, 0.75))) == []
    longer = shown(Presenter(), frames(way, 3))
    assert GestureKind.ENGAGE not in acted(longer)


def test_a_flicker_of_the_tracker_does_not_end_the_hold() -> None:
    def way(t: float) -> list[At]:
        return [] if 0.3 < t < 0.4 else [replace(RAISED, pose=Pose.OTHER)] if 0.5 < t < 0.6 else [RAISED]

    assert acted(shown(Presenter(), frames(way, 1.2))) == [GestureKind.ENGAGE]


def test_the_lock_is_free_two_seconds_after_the_hand_is_gone() -> None:
    def way(t: float) -> list[At]:
        return [RAISED] if t < 1.5 else []

    presenter = Presenter()
    before = shown(presenter, frames(way, 3.4))
    assert acted(before) == [GestureKind.ENGAGE]
    seen = [presenter.step((), START + t, 4 / 3) for t in (3.48, 3.55)]
    assert acted(seen) == [GestureKind.RELEASE]


def test_a_hand_that_hangs_for_two_seconds_is_lowered() -> None:
    def way(t: float) -> list[At]:
        return [RAISED] if t < 1.5 else [replace(RAISED, turned=180)]

    assert acted(shown(Presenter(), frames(way, 4))) == [GestureKind.ENGAGE, GestureKind.RELEASE]


def test_a_hand_that_is_back_in_time_still_presents() -> None:
    def way(t: float) -> list[At]:
        return [] if 1.5 < t < 3.2 else [RAISED]

    seen = shown(Presenter(), frames(way, 5))
    assert acted(seen) == [GestureKind.ENGAGE]
    assert last_hands(seen).presenter is not None


@pytest.mark.parametrize("pose", list(Pose))
def test_no_pose_breaks_the_lock(pose: Pose) -> None:
    def way(t: float) -> list[At]:
        return [RAISED] if t < 1.2 else [replace(RAISED, pose=pose)]

    seen = shown(Presenter(), frames(way, 5))
    assert GestureKind.RELEASE not in acted(seen)
    assert last_hands(seen).presenter is not None


def test_a_second_palm_is_a_bystanders_and_is_told_once() -> None:
    def way(t: float) -> list[At]:
        return [RAISED] if t < 1.2 else [RAISED, At(x=1.1, y=0.4)]

    seen = shown(Presenter(), frames(way, 6))
    assert acted(seen) == [GestureKind.ENGAGE]
    assert [(g.kind, g.ignored) for g in gestures(seen)[1:]] == [(GestureKind.ENGAGE, "bystander")]
    assert len(last_hands(seen).bystanders) == 1


def test_a_much_smaller_hand_cannot_take_the_lock_while_a_near_one_is_there() -> None:
    near = replace(RAISED, pose=Pose.FIST)
    seen = shown(Presenter(), frames(still(near, FAR), 3))
    assert [(g.kind, g.ignored) for g in gestures(seen)] == [(GestureKind.ENGAGE, "bystander")]


def test_a_bystander_does_not_inherit_the_lock() -> None:
    def way(t: float) -> list[At]:
        other = At(x=1.1, y=0.4)
        return [RAISED] if t < 1.2 else [RAISED, other] if t < 3 else [other]

    seen = shown(Presenter(), frames(way, 8))
    assert acted(seen) == [GestureKind.ENGAGE, GestureKind.RELEASE]
    assert last_hands(seen).presenter is None


def test_the_lock_follows_the_hand_whatever_order_the_tracker_gives() -> None:
    presenter, other = RAISED, At(x=1.1, y=0.4, pose=Pose.FIST)

    def way(t: float) -> list[At]:
        return [presenter] if t < 1.2 else [other, presenter] if int(t * 30) % 2 else [presenter, other]

    for frame in shown(Presenter(), frames(way, 4))[40:]:
        assert frame.hands.presenter is not None
        assert frame.hands.presenter.landmarks[0][0] < 0.6


def test_one_hand_that_is_reported_twice_is_one_hand() -> None:
    double = replace(RAISED, x=RAISED.x + 0.03)
    seen = shown(Presenter(), frames(still(RAISED, double), 2))
    assert acted(seen) == [GestureKind.ENGAGE]
    assert last_hands(seen).bystanders == ()


def test_letting_go_releases_at_once() -> None:
    presenter = Presenter()
    shown(presenter, frames(still(RAISED), 1.5))
    assert [g.kind for g in presenter.let_go(START + 2)] == [GestureKind.RELEASE]
    assert presenter.let_go(START + 3) == ()
