"""Phones of other kinds: an old one, one with a picture, one that breaks in a talk or puts the wall on hold."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.calls.backend import Answered, FarHungUp, Lost, Restored
from kiosk.calls.direct.party import SILENT
from kiosk.calls.janus.messages import Number
from tests.calls.direct.desk import ROOM, WALLS_TONE, loudness
from tests.calls.janus.desk import JanusDesk, desk, newly_heard
from tests.calls.janus.handset import PHONES_TONE, Handset, need, wait


@pytest.fixture
def phone(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Handset]:
    need("janus")
    (tmp_path / "phone").mkdir()
    made = Handset(tmp_path / "phone", **request.param)
    yield made
    made.close()


@pytest.fixture
def wall(tmp_path: Path, phone: Handset) -> Iterator[JanusDesk]:
    with desk(tmp_path / "janus", Number("chief", phone.number), camera=True) as made:
        yield made


def talk(wall: JanusDesk, phone: Handset, *, video: bool) -> str:
    call = wall.dial(video=video)
    phone.until("CALL_INCOMING")
    phone.do("accept")
    wall.told(Answered)
    return call


@pytest.mark.parametrize("phone", [{"modules": ("g711",)}], indirect=True)
def test_an_old_phone_without_opus_is_understood_and_understands(wall: JanusDesk, phone: Handset) -> None:
    talk(wall, phone, video=False)
    wall.hears(WALLS_TONE)


@pytest.mark.parametrize("phone", [{"echoes": False, "modules": ("opus", "vp8", "fakevideo")}], indirect=True)
def test_a_phone_with_a_picture_is_seen(wall: JanusDesk, phone: Handset) -> None:
    talk(wall, phone, video=True)
    wall.hears(PHONES_TONE)
    wall.sees(6)


@pytest.mark.parametrize("phone", [{"echoes": False}], indirect=True)
def test_a_video_call_to_a_phone_without_a_picture_is_a_call(wall: JanusDesk, phone: Handset) -> None:
    talk(wall, phone, video=True)
    wall.hears(PHONES_TONE)


@pytest.mark.parametrize("phone", [{"echoes": False}], indirect=True)
def test_a_phone_that_holds_the_wall_is_not_lost_and_one_that_breaks_is(wall: JanusDesk, phone: Handset) -> None:
    call = talk(wall, phone, video=False)
    wall.hears(PHONES_TONE)
    phone.do("hold")
    wait(lambda: "a=recvonly" in phone.trace(), what="the wall agrees")
    wall.until(lambda: not newly_heard(wall).size, what="the phone is silent")
    time.sleep(SILENT + 0.5)  # in which one that does not hold would be lost
    assert wall.story(call) == ["Ringing", "Answered"]
    phone.do("resume")
    wall.until(lambda: loudness(newly_heard(wall), PHONES_TONE) > 0.8, what="the phone is heard again")

    phone.freeze()
    wall.told(Lost, within=ROOM * 3.0)  # 2.3 s on a quiet machine
    phone.thaw()
    wall.told(Restored)
    phone.unplug()
    # Linux tells Janus at once that nobody listens there any more; a phone of another machine is only silent
    wall.until(lambda: len(wall.all(Lost)) == 2 or wall.all(FarHungUp), within=ROOM * 3.0, what="the phone is lost")
    wall.hang_up(call)
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active))
