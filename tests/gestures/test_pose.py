"""Landmarks -> pose, on made hands and on real pictures."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.gestures.pose import Pose
from kiosk.gestures.sight import measured
from tests.gestures.made import ASPECT, At, hand
from tests.gestures.recorded import PICTURES, hands_in_pictures, needs_model
from tests.shared import needs_shared

PLAIN = [pose for pose in Pose if pose is not Pose.OTHER]


@pytest.mark.parametrize("pose", list(Pose))
@given(
    x=st.floats(0.1, 1.2),
    y=st.floats(0.1, 0.9),
    size=st.floats(0.04, 0.4),
    turned=st.floats(-20, 20),
)
@settings(max_examples=15, deadline=None)
def test_a_pose_is_named_wherever_and_however_large_it_is_shown(
    pose: Pose, x: float, y: float, size: float, turned: float
) -> None:
    sight = measured(hand(0.0, At(x, y, pose, size, turned)), ASPECT)
    assert sight.pose is pose
    assert sight.size == pytest.approx(size, rel=0.01)
    assert sight.centre[0] == pytest.approx(x, abs=0.01)
    assert sight.centre[1] == pytest.approx(y, abs=0.01)


def test_a_hand_that_hangs_points_down() -> None:
    assert measured(hand(0.0, At(turned=180)), ASPECT).up == pytest.approx(-1)
    assert measured(hand(0.0, At()), ASPECT).up == pytest.approx(1)


@needs_shared
@needs_model
@pytest.mark.parametrize(
    ("folder", "pose"),
    [
        ("palm", Pose.PALM),
        ("fist", Pose.FIST),
        ("pointing", Pose.POINTING),
        ("victory", Pose.VICTORY),
        ("ok", Pose.OTHER),
        ("thumb_up", Pose.THUMB_UP),
        ("thumb_down", Pose.THUMB_DOWN),
    ],
)
def test_real_hands_in_pictures_show_the_pose_of_their_folder(folder: str, pose: Pose) -> None:
    found = Counter(sight.pose for sight in hands_in_pictures(PICTURES / folder))
    assert found[pose] >= 0.95 * sum(found.values()) > 0, found
