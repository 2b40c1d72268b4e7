"""SIP numbers through a real Janus, with a real phone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.calls.backend import Answered, FarHungUp, Ringing
from kiosk.calls.direct.messages import Hold, Mute, Resume
from kiosk.calls.janus.messages import Number
from tests.calls.direct.desk import WALLS_TONE, loudness
from tests.calls.janus.desk import JanusDesk, desk
from tests.calls.janus.handset import Handset, need, wait


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handset]:
    need("janus")
    made = Handset(tmp_path_factory.mktemp("handset"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory, phone: Handset) -> Iterator[JanusDesk]:
    with desk(tmp_path_factory.mktemp("janus"), Number("chief", phone.number)) as made:
        yield made


def comes_back(wall: JanusDesk) -> bool:
    """Whether the phone, which repeats what it hears, repeats the wall's tone now."""
    ear = wall.sounds.ear.all()[-12_000:]
    return loudness(ear, WALLS_TONE) > 0.8 and int(np.abs(ear).max()) > 1000


def test_a_phone_is_rung_answers_is_muted_and_held_and_hangs_up(wall: JanusDesk, phone: Handset) -> None:
    call = wall.dial(video=False)
    wall.told(Ringing)
    phone.until("CALL_INCOMING")
    phone.do("accept")
    wall.told(Answered)
    wall.until(lambda: comes_back(wall), what="the tone goes there and back")

    wall.take(Mute(microphone=True, camera=False))
    wall.until(lambda: not comes_back(wall), what="the phone hears nothing")
    wall.take(Mute(microphone=False, camera=False))
    wall.until(lambda: comes_back(wall), what="and hears the wall again")

    wall.take(Hold(call))
    wait(lambda: "a=sendonly" in phone.trace(), what="the phone is told")
    before = wall.sounds.ear.all()
    time.sleep(0.2)
    assert np.array_equal(before, wall.sounds.ear.all()), "the wall does not hear the phone"
    wall.take(Resume(call))
    wall.until(lambda: comes_back(wall), what="both hear each other again")

    phone.do("hangup")
    wall.told(FarHungUp)
    assert wall.story(call) == ["Ringing", "Answered", "FarHungUp"]
    wall.until(lambda: wall.sounds.open == 0, what="microphone and loudspeaker are closed")
