"""The real canceller in a simulated room, and the doctor that measures it."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.calls.sound.doctor import (
    GOOD,
    LONGEST,
    SETTLED,
    chirp,
    cleaned,
    erle,
    examined,
    loop,
    voice,
    whole_test,
)
from kiosk.calls.sound.echo import Echo
from kiosk.calls.sound.frame import FRAME, RATE, SILENCE, Pcm
from tests.calls.sound.room import Room


def in_room(played: Pcm, room: Room) -> Pcm:
    return np.concatenate([room.microphone(frame, SILENCE) for frame in played.reshape(-1, FRAME)])


@pytest.mark.parametrize(("delay", "attenuation"), [(0.02, 6.0), (0.12, 12.0)])
def test_after_five_seconds_at_least_twenty_decibels_of_echo_are_gone(delay: float, attenuation: float) -> None:
    far = voice(7.0)
    near = in_room(far, Room(delay, attenuation))
    clean = cleaned(near, far, Echo(), delay)
    first = int(SETTLED * RATE)
    assert erle(near[first:], clean[first:]) >= 20.0


def test_without_an_echo_the_near_voice_stays() -> None:
    near = voice(3.0)
    clean = cleaned(near, np.zeros(len(near), np.int16), Echo(), 0.0)
    assert abs(erle(near[RATE:], clean[RATE:])) < 1.5


def test_the_canceller_works_in_its_own_copy() -> None:
    near = voice(0.1)[:FRAME]
    before = near.copy()
    Echo().clean(near, near, 0.0)
    assert (near == before).all()


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.2, 0.7])
def test_the_doctor_finds_how_late_and_how_loud_the_loudspeaker_comes_back(delay: float) -> None:
    sweep = chirp()
    room = Room(delay, 10.0, noise=20.0)
    heard = in_room(np.concatenate([sweep, np.zeros(int(LONGEST * RATE), np.int16)]), room)
    found = loop(sweep, heard)
    assert found is not None
    assert abs(found.delay - delay) < 0.002
    assert abs(found.gain + 10.0) < 4.0


@pytest.mark.parametrize("recorded", [np.zeros(RATE, np.int16), np.random.default_rng(2).integers(-900, 900, RATE)])
def test_the_doctor_says_so_where_the_loudspeaker_is_not_heard(recorded: Pcm) -> None:
    assert loop(chirp(), recorded.astype(np.int16)) is None


def test_the_doctor_judges_the_whole_way() -> None:
    played = whole_test()
    finding = examined(played, in_room(played, Room(0.06, 6.0)), Echo())
    assert finding.good
    assert finding.erle is not None
    assert finding.erle > GOOD
    assert finding.loop is not None
    assert abs(finding.loop.delay - 0.06) < 0.002


def test_a_headset_is_good_too() -> None:
    played = whole_test()
    quiet = np.random.default_rng(1).normal(0, 9, len(played)).astype(np.int16)
    assert examined(played, quiet, Echo()).good
