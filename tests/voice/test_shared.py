"""The ears change over to the call's microphone and back without being told, and say what they listen to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.core.clock import SetClock
from kiosk.core.inputs import DeviceMode
from kiosk.core.microphone import DEAD, SharedMicrophone
from kiosk.voice.audio import RATE, SAMPLES, Pcm
from kiosk.voice.shared import DUMB, NAME, STARTS, SharedSource
from kiosk.voice.sources import Paced

OWN, LENT = 1000, 4000  # how loud each microphone is


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def engine(clock: SetClock) -> Iterator[SharedMicrophone]:
    wall = SharedMicrophone.create()
    made = SharedMicrophone.attach(wall.spec, clock.now)
    yield made
    made.close()
    wall.close()


@pytest.fixture
def ears(engine: SharedMicrophone, clock: SetClock) -> Iterator[SharedSource]:
    half = SharedMicrophone.attach(engine.spec, clock.now)
    made = SharedSource(Paced(np.full(60 * RATE, OWN, np.int16), "own", endless=True), half)
    made.open(clock.now())
    yield made
    half.close()


def gives(engine: SharedMicrophone, frames: int, at: float = 5.0) -> None:
    engine.keep()
    for number in range(frames):
        engine.sound.write(np.full(480, LENT, np.int16).tobytes(), at + number / 100)


def lent(ears: SharedSource) -> bool:
    """Whether the sound is the call's; asked anew each time."""
    return ears.lent


def heard(ears: SharedSource, clock: SetClock, seconds: float = 0.1) -> Pcm:
    clock.move(seconds)
    return np.frombuffer(b"".join(block.pcm for block in ears.blocks(clock.now())), np.int16)


def test_outside_of_a_call_the_ears_have_their_own(ears: SharedSource, clock: SetClock) -> None:
    assert len(heard(ears, clock, 0.1)) == 3 * SAMPLES
    assert not lent(ears)
    assert ears.state().name == "own"


def test_in_a_call_they_hear_what_the_call_lends_at_their_own_rate(
    ears: SharedSource, engine: SharedMicrophone, clock: SetClock
) -> None:
    engine.keep()
    heard(ears, clock)
    gives(engine, 50)
    (block,) = ears.blocks(clock.now())
    samples = np.frombuffer(block.pcm, np.int16)
    assert abs(len(samples) - RATE / 2) < 50
    assert set(samples[100:]) == {LENT}
    assert block.at == 5.0
    assert lent(ears)
    assert (ears.state().mode, ears.state().name) == (DeviceMode.ACTIVE, NAME)


def test_an_engine_that_died_gives_the_microphone_back_within_a_second(
    ears: SharedSource, engine: SharedMicrophone, clock: SetClock
) -> None:
    began = clock.now()
    engine.keep()
    heard(ears, clock)
    assert lent(ears)
    while lent(ears):
        heard(ears, clock, 0.015)
    assert DEAD <= clock.now() - began < 1.0
    assert set(heard(ears, clock)) == {OWN}


def test_a_call_that_gives_no_sound_is_said(ears: SharedSource, engine: SharedMicrophone, clock: SetClock) -> None:
    engine.keep()
    heard(ears, clock)
    assert ears.state().mode is DeviceMode.STARTING
    for _ in range(round((STARTS + DUMB) / 0.1)):
        engine.keep()
        heard(ears, clock)
    assert ears.state().mode is DeviceMode.DEGRADED
    assert "no sound" in ears.state().detail


def test_sound_that_came_too_fast_is_said_for_a_while(
    ears: SharedSource, engine: SharedMicrophone, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    engine.keep()
    heard(ears, clock)
    gives(engine, 300)
    heard(ears, clock)
    assert "too fast" in caplog.text
    caplog.clear()
    assert "lost" in ears.state().detail
    for _ in range(60):
        gives(engine, 10)
        heard(ears, clock)
    assert ears.state().detail == ""


def test_closed_ears_neither_hold_nor_want_a_microphone(
    ears: SharedSource, engine: SharedMicrophone, clock: SetClock
) -> None:
    heard(ears, clock)
    wanted = engine.wanted
    ears.close()
    assert (wanted, engine.wanted) == (True, False)
    gives(engine, 10)
    assert len(heard(ears, clock)) == 0
    engine.take()  # waits for nobody: the clock stands still
    assert ears.state().mode is DeviceMode.OFF


def test_ears_that_are_opened_in_a_call_do_not_touch_the_device(
    ears: SharedSource, engine: SharedMicrophone, clock: SetClock
) -> None:
    ears.close()
    engine.keep()
    ears.open(clock.now())
    assert lent(ears)
    gives(engine, 50)
    assert set(heard(ears, clock)[100:]) == {LENT}
