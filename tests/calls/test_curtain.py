"""The pictures without an actor."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.calls.curtain import BREATHES, Picture, dark, held
from kiosk.calls.stage_door import HEIGHT, WIDTH


@pytest.mark.parametrize("behind", [dark(), np.full((HEIGHT, WIDTH, 3), 255, np.uint8)], ids=["dark", "bright"])
def test_a_hold_is_a_bright_sign_before_a_dark_picture(behind: Picture) -> None:
    picture = held(behind, BREATHES / 4)
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert picture.dtype == np.uint8
    assert picture[:40].max() < 80
    assert picture[HEIGHT // 2].max() > 200
    assert (picture[HEIGHT // 2, WIDTH // 2] < 80).all()  # two bars, not one


def test_the_sign_of_a_hold_moves_so_that_nobody_takes_it_for_a_broken_picture() -> None:
    assert (held(dark(), 0.0) != held(dark(), 0.1)).any()


def test_a_hold_leaves_the_picture_behind_it_whole() -> None:
    before = np.full((HEIGHT, WIDTH, 3), 200, np.uint8)
    held(before, 0.0)
    assert (before == 200).all()
