"""The drawn officer: the promised form, alive, and cheap."""

from __future__ import annotations

import time

import numpy as np
import pytest

from kiosk.core.errors import ConfigError
from kiosk.drawn.officer import ROLES, Officer


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gives_pictures_of_the_promised_form(role: str) -> None:
    picture = Officer(role, 1).frame(0.5, 0.3)
    assert picture.shape == (360, 640, 3)
    assert picture.dtype == np.uint8
    assert picture.std() > 20


def test_roles_and_faces_differ_and_the_same_is_the_same() -> None:
    first = Officer("fire", 1).frame(1.0, 0.0)
    assert np.array_equal(first, Officer("fire", 1).frame(1.0, 0.0))
    assert not np.array_equal(first, Officer("fire", 2).frame(1.0, 0.0))
    assert not np.array_equal(first, Officer("police", 1).frame(1.0, 0.0))


def test_the_mouth_follows_the_voice() -> None:
    officer = Officer("police", 1)
    closed, half, wide = (officer.frame(1.0, mouth)[190:250, 280:360].astype(int) for mouth in (0.0, 0.5, 1.0))
    assert np.abs(half - closed).mean() > 2
    assert np.abs(wide - half).mean() > 2
    assert np.array_equal(officer.frame(1.0, 7.0), officer.frame(1.0, 1.0))


def test_who_listens_blinks_and_breathes() -> None:
    officer = Officer("medic", 1)
    eyes = [officer.frame(at / 15, 0.0)[140:170, 270:370].mean() for at in range(120)]
    assert max(eyes) - min(eyes) > 1.5
    chest = [officer.frame(at, 0.0)[300:340, 180:460] for at in (0.0, 1.0, 2.0)]
    assert not np.array_equal(chest[0], chest[1])


def test_an_unknown_role_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match="fire, police, medic, office"):
        Officer("baker", 1)


def test_a_frame_costs_less_than_six_milliseconds_of_one_core() -> None:
    officer = Officer("office", 1)
    officer.frame(0.0, 0.0)
    costs = []
    for number in range(40):
        start = time.process_time()
        officer.frame(number / 20, number % 5 / 4)
        costs.append(time.process_time() - start)
    # the middle one: a core that is shared empties its caches now and then; six on a quiet machine
    assert sorted(costs)[len(costs) // 2] < 0.020
