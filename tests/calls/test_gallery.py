"""Pictures of several people become one picture."""

from __future__ import annotations

import numpy as np
import pytest
from av import VideoFrame
from hypothesis import given
from hypothesis import strategies as st

from kiosk.calls.gallery import Gallery, boxes, led
from kiosk.calls.picture import NIGHT, Picture, fitted

SIZE = (640, 360)


def plain(width: int, height: int, colour: tuple[int, int, int] = (200, 40, 40)) -> Picture:
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = colour
    return picture


def shown(picture: Picture, width: int, height: int, cut: float = 1.0) -> Picture:
    return fitted(VideoFrame.from_ndarray(picture, format="rgb24"), width, height, cut)


def night(picture: Picture) -> int:
    """How many columns are dark from top to bottom."""
    return int((picture == np.array(NIGHT, np.uint8)).all(axis=(0, 2)).sum())


@given(people=st.integers(1, 12), first=st.integers(0, 11), large=st.booleans())
def test_nobody_stands_outside_or_over_somebody_else(people: int, first: int, large: bool) -> None:
    places = led(people, first % people, *SIZE) if large else boxes(people, *SIZE)
    assert len(places) == people
    taken = np.zeros((SIZE[1], SIZE[0]), np.int8)
    for left, top, width, height in places:
        assert left >= 0
        assert top >= 0
        assert width > 0
        assert height > 0
        assert left + width <= SIZE[0]
        assert top + height <= SIZE[1]
        taken[top : top + height, left : left + width] += 1
    assert taken.max() == 1


def test_whoever_leads_is_three_times_as_wide_as_the_others_and_in_their_own_turn() -> None:
    places = led(3, 1, *SIZE)
    widths = [width for _, _, width, _ in places]
    assert widths[1] > 2.9 * widths[0]
    assert widths[0] == widths[2]


@pytest.mark.parametrize("people", [2, 5, 8, 9, 11, 12])
def test_beside_one_who_is_large_the_others_keep_the_shape_of_faces(people: int) -> None:
    large, *others = led(people, 0, *SIZE)
    for _, _, width, height in others:
        assert width / height == pytest.approx(SIZE[0] / SIZE[1], rel=0.1)
        assert width >= SIZE[0] / 6 - 5
    assert large[2] >= 0.74 * SIZE[0]


@pytest.mark.parametrize(
    ("shape", "cut", "dark"), [((640, 480), 1.0, 80), ((640, 480), 4 / 3, 0), ((480, 640), 1.0, 185)]
)
def test_a_picture_is_whole_or_fills_its_place(shape: tuple[int, int], cut: float, dark: int) -> None:
    picture = shown(plain(*shape), 320, 180, cut)
    assert picture.shape == (180, 320, 3)
    assert abs(night(picture) - dark) <= 2


def test_a_phone_held_upright_is_cut_a_little_and_never_to_a_strip() -> None:
    upright = shown(plain(480, 640), 320, 180, 4 / 3)
    assert night(upright) == pytest.approx(320 - 180 * 3 / 4 * 4 / 3, abs=2)


def test_everybody_has_their_own_colour_in_their_own_place() -> None:
    gallery: Gallery[str] = Gallery(SIZE, lambda _: None)
    colours = {"red": (200, 40, 40), "green": (40, 200, 40), "blue": (40, 40, 200)}
    for who in colours:
        gallery.join(who)
    for who, colour in colours.items():
        gallery.put(who, plain(*gallery.tile(who), colour))
    gallery.put("nobody", plain(10, 10))
    for _ in range(2):
        whole = gallery.composed()
        for who, (left, top, width, height) in gallery.seats().items():
            assert tuple(whole[top + height // 2, left + width // 2]) == colours[who]
        gallery.lead("green")
        gallery.put("green", plain(*gallery.tile("green"), colours["green"]))
    gallery.leave("green")
    assert set(gallery.seats()) == {"red", "blue"}
    assert gallery.tile() == gallery.tile("red")


@given(people=st.integers(1, 12), width=st.integers(320, 1920), height=st.integers(180, 1080))
def test_everybody_has_a_place_of_the_same_size(people: int, width: int, height: int) -> None:
    found = boxes(people, width, height)
    assert len(found) == people
    assert len({(wide, high) for _, _, wide, high in found}) == 1
