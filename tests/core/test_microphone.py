"""Ears and a call's engine never have the microphone both, and the death of one does not lock the other out."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.microphone import DEAD, LETS_GO, SharedMicrophone


@pytest.fixture
def wall() -> Iterator[SharedMicrophone]:
    made = SharedMicrophone.create()
    yield made
    made.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ears(wall: SharedMicrophone, clock: SetClock) -> Iterator[SharedMicrophone]:
    made = SharedMicrophone.attach(wall.spec, clock.now)
    yield made
    made.close()


@pytest.fixture
def engine(wall: SharedMicrophone, clock: SetClock) -> Iterator[SharedMicrophone]:
    made = SharedMicrophone.attach(wall.spec, clock.now)
    yield made
    made.close()


def test_nobody_has_it_at_first(ears: SharedMicrophone, engine: SharedMicrophone) -> None:
    assert not ears.taken
    assert not engine.wanted


def test_a_call_takes_it_at_once_where_the_ears_do_not_have_it(
    ears: SharedMicrophone, engine: SharedMicrophone
) -> None:
    ears.hold(own=False, listening=True)
    engine.take()
    assert ears.taken
    engine.give_back()
    assert not ears.taken


def test_a_call_waits_until_the_ears_have_closed_it(wall: SharedMicrophone) -> None:
    wall.hold(own=True, listening=True)
    opened: list[float] = []

    def opens() -> None:
        wall.take()
        opened.append(time.monotonic())

    taking = threading.Thread(target=opens)
    taking.start()
    end = time.monotonic() + 5
    while not wall.taken:
        assert time.monotonic() < end
    assert not opened
    closed = time.monotonic()
    wall.hold(own=False, listening=True)
    taking.join(5)
    assert closed < opened[0] < closed + LETS_GO / 2


def test_ears_that_died_with_it_keep_a_call_waiting_for_a_second_at_most(wall: SharedMicrophone) -> None:
    wall.hold(own=True, listening=True)
    began = time.monotonic()
    wall.take()
    assert LETS_GO <= time.monotonic() - began < 2 * LETS_GO


def test_an_engine_that_died_has_it_no_more_one_that_lives_does(
    ears: SharedMicrophone, engine: SharedMicrophone, clock: SetClock
) -> None:
    engine.take()
    for _ in range(10):
        clock.move(DEAD / 2)
        engine.keep()
    assert ears.taken
    clock.move(DEAD)
    assert not ears.taken


def test_ears_that_died_listen_no_more(ears: SharedMicrophone, engine: SharedMicrophone, clock: SetClock) -> None:
    ears.hold(own=False, listening=True)
    assert engine.wanted
    clock.move(DEAD)
    assert not engine.wanted
