"""A call in pictures of 640x480 shows at least fifteen a second on either side."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.calls.direct.desk import Desk
from tests.calls.direct.phone import Browsing, Phone

ENOUGH = 15.0  # pictures a second
MEASURED = 2.0  # seconds
TRIES = 8  # a machine that runs other tests beside this one stumbles
# of the wall's pictures, and of the phone's camera: on a busy machine the browser sends less of it
SIZES = """() => { const far = document.getElementById('far'), own = document.getElementById('self').srcObject;
const camera = own ? own.getVideoTracks()[0].getSettings() : {};
return [far.videoWidth, far.videoHeight, camera.width, camera.height]; }"""


@pytest.fixture
def phone(wall: Desk, browser: Browsing) -> Iterator[Phone]:
    made = Phone(browser)
    made.enrol(wall.invited("chief"))
    yield made
    made.close()
    wall.end_all()


def test_both_sides_see_enough_pictures(wall: Desk, phone: Phone) -> None:
    call = wall.dial()
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    wall.until(lambda: "Answered" in wall.story(call))
    phone.until(lambda: phone.evaluate(SIZES) == [640, 480, 640, 480], what="the full size")
    told = []
    for _ in range(TRIES):
        told.append(rates(wall, phone))
        if min(told[-1]) >= ENOUGH:
            break
    assert min(told[-1]) >= ENOUGH, told
    wall.hang_up(call)


def rates(wall: Desk, phone: Phone) -> tuple[float, float]:
    """Pictures a second that the wall shows, and that the phone does."""
    began, before = time.monotonic(), phone.frames()
    here = len(wall.films(MEASURED))
    there = phone.frames() - before
    lasted = time.monotonic() - began
    return here / lasted, there / lasted
