"""A call in pictures of 640x480 shows at least fifteen of a camera's twenty a second on either side."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.calls.direct.desk import Desk
from tests.calls.direct.phone import Browsing, Phone

# of what the wall's camera gives meanwhile: 20 a second where there is time, of which 16 to 19 are shown; on a machine
# that has none its thread wakes late as everybody's does, and gives 9 to 15
ENOUGH = 15 / 20
GIVEN = 6.0  # pictures a second of the wall's camera below which nothing is measured
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
        if enough(*told[-1]):
            break
    assert enough(*told[-1]), told
    wall.hang_up(call)


def enough(given: float, here: float, there: float) -> bool:
    """Whether either side shows most of what a camera gives."""
    return given >= GIVEN and min(here, there) >= ENOUGH * given


def rates(wall: Desk, phone: Phone) -> tuple[float, float, float]:
    """Pictures a second that the wall's camera gives, that the wall shows, and that the phone does."""
    began, given, before = time.monotonic(), wall.given, phone.frames()
    here = len(wall.films(MEASURED))
    there, given = phone.frames() - before, wall.given - given
    lasted = time.monotonic() - began
    return given / lasted, here / lasted, there / lasted
