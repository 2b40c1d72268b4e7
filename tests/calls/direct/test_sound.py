"""The officer is heard in the room: the real engine, a real PulseAudio, a real browser."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.call import CallState
from kiosk.core.inputs import DeviceMode
from tests.calls.direct.desk import loudness
from tests.calls.direct.phone import OFFICERS_TONE, Browsing, Phone
from tests.calls.direct.test_backend import direct, invited
from tests.calls.people import CHIEF
from tests.calls.sound.rig import FORM, Rig, needs_pulse
from tests.calls.sound.room import Room
from tests.calls.test_actor import Exchange, opened


@needs_pulse
def test_the_officer_is_heard_in_the_room_and_the_ears_know(
    tmp_path: Path, browser: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = Rig(tmp_path, Room(0.02, 12.0))
    rig.start()
    try:
        for name, value in rig.environment.items():
            monkeypatch.setenv(name, value)
        with opened(settings=direct(tmp_path, sound=True)) as exchange:
            phone = Phone(browser)
            phone.enrol(invited(exchange))
            _heard(exchange, phone)
            phone.close()
    finally:
        rig.stop()


def _heard(exchange: Exchange, phone: Phone) -> None:
    exchange.dial(CHIEF, video=False)
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    exchange.until_state(CallState.CONNECTED)
    exchange.until(lambda: exchange.device.name != "")
    # on a busy machine the tone is torn: then the officer is silent for a moment
    exchange.until(lambda: exchange.speaking[-1:] == [True])
    exchange.until(lambda: loudness(room(1.5)[-24_000:], OFFICERS_TONE) > 0.95)
    exchange.office.telephone.mute(microphone=True, camera=False)
    phone.until(lambda: phone.listen()["decibel"] < -90, what="the wall is silent")
    exchange.office.telephone.hang_up()
    exchange.until(lambda: exchange.device.mode is DeviceMode.STANDBY and exchange.device.name == "")
    exchange.until(lambda: exchange.speaking[-1] is False)


def room(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """What the loudspeaker plays."""
    listening = subprocess.run(
        ["timeout", str(seconds), "parec", "--device=loudspeaker.monitor", *FORM],
        env=os.environ,
        capture_output=True,
        check=False,
    )
    sound = listening.stdout
    return np.frombuffer(sound[: len(sound) // 2 * 2], np.int16)
