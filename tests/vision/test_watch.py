"""What the watchdog of a camera takes for live."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.vision.picture import Picture
from kiosk.vision.watch import Watch

RANDOM = np.random.default_rng(1)


def picture(number: int, at: float, *, noise: bool) -> Picture:
    pixels = np.full((48, 64, 3), 90, np.uint8)
    if noise:
        pixels += RANDOM.integers(0, 3, pixels.shape, np.uint8)
    return Picture(number, at, pixels)


def watched(seconds: float, *, noise: bool) -> Watch:
    watch = Watch(0.0)
    for number in range(int(seconds * 30)):
        watch.see(picture(number, number / 30, noise=noise))
    return watch


def test_a_still_room_with_a_sensors_noise_is_live() -> None:
    assert watched(10, noise=True).complaint(10.0) == ""


def test_one_and_the_same_picture_for_two_seconds_is_frozen() -> None:
    assert watched(1.9, noise=False).complaint(1.9) == ""
    assert "repeats" in watched(2.2, noise=False).complaint(2.2)


def test_no_picture_for_two_seconds_is_a_silent_camera() -> None:
    watch = watched(1, noise=True)
    assert watch.complaint(2.5) == ""
    assert "unplugged" in watch.complaint(3.2)


@pytest.mark.parametrize(("after", "patient"), [(7.0, True), (8.5, False)])
def test_opening_may_take_eight_seconds(after: float, patient: bool) -> None:
    assert (Watch(0.0).complaint(after) == "") is patient
