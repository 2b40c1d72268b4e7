"""A thumb that is held -> an answer, once per pose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.inputs import GestureKind
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter
from tests.gestures.made import At, acted, frames, gestures, last_hands, shown
from tests.gestures.recorded import clips, engaged, needs_model
from tests.shared import needs_shared

ENGAGE = GestureKind.ENGAGE
PALM = At()
THUMBS = [(Pose.THUMB_UP, GestureKind.THUMB_UP), (Pose.THUMB_DOWN, GestureKind.THUMB_DOWN)]


@pytest.mark.parametrize(("pose", "kind"), THUMBS)
@given(held=st.floats(0.75, 4.0))
@settings(max_examples=15, deadline=None)
def test_a_held_thumb_answers_once_and_keeps_the_lock(pose: Pose, kind: GestureKind, held: float) -> None:
    def way(t: float) -> list[At]:
        return [replace(PALM, pose=pose) if 1.2 < t < 1.2 + held else PALM]

    seen = shown(Presenter(), frames(way, 6))
    assert acted(seen) == [ENGAGE, kind]
    assert last_hands(seen).presenter is not None


@pytest.mark.parametrize(("pose", "kind"), THUMBS)
def test_a_thumb_answers_again_after_it_was_taken_away(pose: Pose, kind: GestureKind) -> None:
    def way(t: float) -> list[At]:
        return [replace(PALM, pose=pose) if 1.2 < t < 2.2 or 2.7 < t < 3.7 else PALM]

    assert acted(shown(Presenter(), frames(way, 5))) == [ENGAGE, kind, kind]


@given(held=st.floats(0.0, 0.55))
@settings(max_examples=15, deadline=None)
def test_a_thumb_in_passing_means_nothing(held: float) -> None:
    def way(t: float) -> list[At]:
        return [replace(PALM, pose=Pose.THUMB_UP) if 1.2 < t < 1.2 + held else PALM]

    assert acted(shown(Presenter(), frames(way, 4))) == [ENGAGE]


def test_a_thumb_on_a_waving_arm_means_nothing() -> None:
    def way(t: float) -> list[At]:
        swing = (t * 4 % 2 - 1 if int(t * 2) % 2 else 1 - t * 4 % 2) * 0.2
        return [PALM if t < 1.2 else At(x=0.6 + swing, pose=Pose.THUMB_UP)]

    assert GestureKind.THUMB_UP not in acted(shown(Presenter(), frames(way, 6)))


@pytest.mark.parametrize("fist", [Pose.FIST, Pose.OTHER, Pose.VICTORY])
def test_other_poses_are_no_answer(fist: Pose) -> None:
    def way(t: float) -> list[At]:
        return [PALM if t < 1.2 else replace(PALM, pose=fist)]

    assert acted(shown(Presenter(), frames(way, 4))) == [ENGAGE]


def test_a_bystanders_thumb_does_not_act() -> None:
    def way(t: float) -> list[At]:
        return [PALM] if t < 1.2 else [PALM, At(x=1.1, y=0.4, pose=Pose.THUMB_UP)]

    found = gestures(shown(Presenter(), frames(way, 4)))
    assert [(g.kind, g.ignored) for g in found] == [(ENGAGE, ""), (GestureKind.THUMB_UP, "bystander")]


@needs_shared
@needs_model
@pytest.mark.parametrize(("name", "kind"), [("thumb_up", THUMBS[0][1]), ("thumb_down", THUMBS[1][1])])
def test_recorded_thumbs_are_found(name: str, kind: GestureKind) -> None:
    (clip,) = clips(name)
    presenter = Presenter()
    assert acted([presenter.step(hands, at, clip.aspect) for at, hands in engaged(clip).frames]) == [ENGAGE, kind]
