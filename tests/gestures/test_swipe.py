"""Strokes of made hands and of recorded ones -> swipes, the right way, once, and never by accident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.inputs import Gesture, GestureKind
from kiosk.gestures.machine import Look
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter
from kiosk.gestures.sight import measured
from kiosk.gestures.swipe import Swipe
from tests.gestures.made import ASPECT, At, acted, frames, gestures, path, shown
from tests.gestures.recorded import Clip, clips, engaged, needs_model
from tests.shared import needs_shared

LEFT, RIGHT, ENGAGE = GestureKind.SWIPE_LEFT, GestureKind.SWIPE_RIGHT, GestureKind.ENGAGE
HOME = At(x=0.6)
SIGNS = {LEFT: 1, RIGHT: -1}  # of x in the unmirrored picture: the presenter's left is the camera's right


def beside(palms: float, here: At = HOME) -> At:
    """A place so many palm lengths to the picture's right."""
    return replace(here, x=here.x + palms * here.size)


def swipes_of(way: Callable[[float], At], seconds: float, *, two_handed: bool = False) -> list[GestureKind]:
    """What the machine alone says to one hand's way."""
    machine, found = Swipe(), list[Gesture]()
    for at, hands in frames(lambda t: [way(t)], seconds):
        step = machine.step(Look(at, measured(hands[0], ASPECT), two_handed=two_handed))
        found += [step.gesture] if step.gesture else []
    return [gesture.kind for gesture in found]


def stroke(palms: float, seconds: float, rest: float = 0.8) -> Callable[[float], At]:
    return path((0, HOME), (rest, HOME), (rest + seconds, beside(palms)), (rest + seconds + 2, beside(palms)))


@pytest.mark.parametrize("kind", [LEFT, RIGHT])
@given(palms=st.floats(2.6, 4.5), seconds=st.floats(0.25, 0.8))
@settings(max_examples=20, deadline=None)
def test_a_stroke_of_an_open_hand_is_a_swipe_the_way_the_mirror_shows_it(
    kind: GestureKind, palms: float, seconds: float
) -> None:
    assert swipes_of(stroke(SIGNS[kind] * palms, seconds), 3.5) == [kind]


@given(palms=st.floats(-4.5, 4.5), speed=st.floats(0.1, 1.6))
@settings(max_examples=25, deadline=None)
def test_a_slow_hand_means_nothing(palms: float, speed: float) -> None:
    assert swipes_of(stroke(palms, abs(palms) / speed + 0.1), 8) == []


@given(palms=st.floats(-1.7, 1.7), seconds=st.floats(0.1, 0.8))
@settings(max_examples=20, deadline=None)
def test_a_short_way_means_nothing(palms: float, seconds: float) -> None:
    assert swipes_of(stroke(palms, seconds), 3) == []


@given(x=st.floats(-3, 3), y=st.floats(2.2, 4), seconds=st.floats(0.2, 0.8))
@settings(max_examples=20, deadline=None)
def test_a_hand_that_is_lowered_means_nothing(x: float, y: float, seconds: float) -> None:
    low = replace(beside(x), y=HOME.y + y * HOME.size)
    assert swipes_of(path((0, HOME), (1, HOME), (1 + seconds, low)), 3) == []


@pytest.mark.parametrize("kind", [LEFT, RIGHT])
@given(palms=st.floats(2.6, 4.5), pause=st.floats(0.0, 0.9), back=st.floats(0.25, 0.9))
@settings(max_examples=25, deadline=None)
def test_the_way_back_is_no_swipe(kind: GestureKind, palms: float, pause: float, back: float) -> None:
    there = beside(SIGNS[kind] * palms)
    way = path((0, HOME), (0.8, HOME), (1.2, there), (1.2 + pause, there), (1.2 + pause + back, HOME), (6, HOME))
    assert swipes_of(way, 5) == [kind]


@pytest.mark.parametrize("kind", [LEFT, RIGHT])
def test_the_opposite_swipe_counts_after_a_while_from_where_the_hand_is(kind: GestureKind) -> None:
    there = beside(SIGNS[kind] * 3.5)
    way = path((0, HOME), (0.8, HOME), (1.2, there), (2.7, there), (3.1, HOME), (6, HOME))
    assert swipes_of(way, 5) == [kind, LEFT if kind is RIGHT else RIGHT]


@pytest.mark.parametrize("kind", [LEFT, RIGHT])
def test_the_opposite_swipe_counts_once_the_hand_is_home_again(kind: GestureKind) -> None:
    there, other = beside(SIGNS[kind] * 3), beside(SIGNS[kind] * -3)
    way = path((0, HOME), (0.8, HOME), (1.2, there), (1.4, there), (2.0, HOME), (2.5, HOME), (2.9, other), (4, other))
    opposite = LEFT if kind is RIGHT else RIGHT
    assert swipes_of(way, 4) == [kind, opposite]


def test_the_same_swipe_counts_again_after_the_way_back() -> None:
    there = beside(3)
    way = path((0, HOME), (0.8, HOME), (1.2, there), (1.3, there), (1.9, HOME), (2.4, HOME), (2.8, there), (4, there))
    assert swipes_of(way, 4) == [LEFT, LEFT]


@pytest.mark.parametrize("pose", [pose for pose in Pose if pose is not Pose.PALM])
def test_only_an_open_palm_swipes(pose: Pose) -> None:
    def way(t: float) -> At:
        return replace(stroke(3.5, 0.4)(t), pose=pose)

    assert swipes_of(way, 3) == []


def test_a_hand_that_comes_in_sideways_means_nothing() -> None:
    assert swipes_of(path((0, beside(-4)), (0.4, HOME), (3, HOME)), 3) == []


def test_two_hands_that_move_together_mean_no_swipe() -> None:
    assert swipes_of(stroke(3.5, 0.4), 3, two_handed=True) == []

    def apart(t: float) -> list[At]:
        lasting = stroke(2.5, 0.5, rest=1.5)(t)
        return [lasting, replace(lasting, x=2 * HOME.x - lasting.x - 0.3)]

    assert acted(shown(Presenter(), frames(apart, 4))) == [ENGAGE]


def test_nobody_swipes_before_the_lock_is_taken() -> None:
    def way(t: float) -> list[At]:
        return [replace(stroke(3.5, 0.4, rest=0.6)(t), y=0.8)]  # too low to engage

    found = gestures(shown(Presenter(), frames(way, 2)))
    assert [(g.kind, g.ignored) for g in found] == [(LEFT, "not engaged")]


def test_a_bystanders_swipe_is_kept_for_the_journal_but_does_not_act() -> None:
    other = At(x=1.0, y=0.4, size=0.08)

    def way(t: float) -> list[At]:
        moving = path((2, other), (2.4, beside(-4.5, other)))(t)
        return [HOME] if t < 1.4 else [HOME, moving] if t < 2.6 else [HOME]

    found = gestures(shown(Presenter(), frames(way, 4)))
    assert [(g.kind, g.ignored) for g in found] == [(ENGAGE, ""), (RIGHT, "bystander")]


def test_a_presenter_swipes_while_a_bystander_stands_still() -> None:
    def way(t: float) -> list[At]:
        return [stroke(3, 0.4, rest=1.5)(t), At(x=0.2, y=0.3, pose=Pose.FIST)]

    assert acted(shown(Presenter(), frames(way, 4))) == [ENGAGE, LEFT]


@pytest.mark.parametrize("fps", [10.0, 15.0, 20.0, 30.0, 60.0])
def test_it_works_at_any_frame_rate_a_busy_machine_leaves(fps: float) -> None:
    machine, found = Swipe(), list[GestureKind]()
    way = stroke(3.5, 0.5)
    for at, hands in frames(lambda t: [way(t)], 3, fps):
        step = machine.step(Look(at, measured(hands[0], ASPECT)))
        found += [step.gesture.kind] if step.gesture else []
    assert found == [LEFT]


def _acted(clip: Clip) -> list[GestureKind]:
    presenter = Presenter()
    return acted([presenter.step(hands, at, clip.aspect) for at, hands in engaged(clip).frames])


@needs_shared
@needs_model
@pytest.mark.parametrize(("way", "kind"), [("left", LEFT), ("right", RIGHT)])
def test_recorded_swipes_near_far_and_fast_are_found_the_right_way(way: str, kind: GestureKind) -> None:
    found = {clip.name: _acted(clip) for clip in clips(f"swipe_{way}*")}
    assert len(found) == 3
    assert all(acts == [ENGAGE, kind] for acts in found.values()), found


@needs_shared
@needs_model
def test_recorded_strokes_up_and_down_and_with_two_hands_are_no_swipes() -> None:
    found = {clip.name: _acted(clip) for pattern in ("swipe_up", "swipe_down", "zoom_*") for clip in clips(pattern)}
    assert len(found) == 4
    assert all(acts == [ENGAGE] for acts in found.values()), found
