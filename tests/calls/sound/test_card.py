"""PortAudio on a real PulseAudio: found by name, one clock, its echo measured, its death noticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.calls.sound import card, doctor
from kiosk.calls.sound.echo import Echo
from kiosk.calls.sound.frame import SILENCE
from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode
from tests.calls.sound.rig import Rig, needs_pulse
from tests.calls.sound.room import Room
from tests.calls.sound.test_desk import Told

pytestmark = needs_pulse


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    rig = Rig(tmp_path, Room(0.03, 6.0))
    rig.start()
    for name, value in rig.environment.items():
        monkeypatch.setenv(name, value)
    yield rig
    rig.stop()


def test_the_doctor_hears_the_loudspeaker_in_the_microphone(rig: Rig) -> None:
    finding = doctor.run(lambda turn, *, muted: card.opened("pulse", "pulse", turn, muted=muted), Echo(), 0.5)
    assert finding.loop is not None
    assert 0.03 < finding.loop.delay < 0.5
    assert finding.erle is None, "half a second of voice is too short to judge by"


def test_a_dead_sound_server_is_told(rig: Rig) -> None:
    told = Told()
    duplex = card.duplex("pulse", "pulse", told=told)
    duplex.talk()
    active = told.until(DeviceMode.ACTIVE)
    assert (active.loudspeaker, active.microphone, active.problem) == ("pulse", "pulse", "")
    rig.kill_server()
    told.until(DeviceMode.DEGRADED, saying="stopped")  # a null sink is silent, which is told first where time is short
    duplex.over()
    assert told.states[-1].mode is DeviceMode.OFF


def test_a_microphone_that_is_not_there_is_named_and_the_loudspeaker_works_alone(rig: Rig) -> None:
    told = Told()
    duplex = card.duplex("pulse", "trombone", told=told)
    duplex.talk()
    state = told.until(DeviceMode.ACTIVE)
    duplex.over()
    assert (state.loudspeaker, state.microphone) == ("pulse", "")
    assert "'trombone'" in state.problem
    assert "calls.microphone may name one of" in state.problem


def test_nothing_that_fits_is_an_error_with_its_mend(rig: Rig) -> None:
    with pytest.raises(SourceError, match=r"loudspeaker.*'horn'.*microphone.*'trombone'"):
        card.opened("horn", "trombone", lambda _: SILENCE)
