"""The drawn city cameras: alive, each another, darker at night, and smoke is seen."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.drawn.streets import HEIGHT, WIDTH, daylight, street

SCENES = ("road", "crossing", "river", "alley", "square", "tunnel")
every_scene = pytest.mark.parametrize("scene", SCENES)


@every_scene
def test_a_picture_has_the_promised_form_and_no_two_are_the_same(scene: str) -> None:
    one, two = (street(scene, 3, at, 12.0) for at in (1.0, 1.5))
    assert one.shape == (HEIGHT, WIDTH, 3)
    assert one.dtype == np.uint8
    assert np.abs(one.astype(int) - two).max() > 30


@every_scene
def test_cameras_of_one_kind_differ(scene: str) -> None:
    assert np.abs(street(scene, 3, 1.0, 12.0).astype(int) - street(scene, 8, 1.0, 12.0)).mean() > 1


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene != "tunnel"])
def test_night_is_darker_than_day(scene: str) -> None:
    assert street(scene, 3, 1.0, 23.0).mean() < 0.6 * street(scene, 3, 1.0, 12.0).mean()


@every_scene
def test_a_fire_is_seen_by_day_and_by_night(scene: str) -> None:
    for hour in (12.0, 23.0):
        calm, burning = (street(scene, 3, 1.0, hour, smoke=smoke).astype(int) for smoke in (0.0, 1.0))
        orange = (burning[..., 0] > 220) & (burning[..., 1] < 170) & (burning[..., 2] < 90)
        assert orange.sum() > 40
        assert (np.abs(burning - calm).max(axis=2) > 40).mean() > 0.01


def test_dawn_and_dusk_are_soft() -> None:
    assert daylight(2) == 0
    assert daylight(12) == 1
    assert 0 < daylight(6.5) < 1
