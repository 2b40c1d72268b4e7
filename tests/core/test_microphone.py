"""Ears and a call's engine never have the microphone both, and the death of one does not lock the other out."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.microphone import DEAD, LETS_GO, LOOK, SharedMicrophone

PATIENCE = 20.0  # seconds; a busy machine is slow


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


class Taking:
    """A call that is about to open the microphone."""

    def __init__(self, engine: SharedMicrophone) -> None:
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._take, args=(engine,))
        self._thread.start()

    def waits(self) -> bool:
        """Whether it does not open it in the next moment."""
        return not self._opened.wait(20 * LOOK)

    def opens(self) -> bool:
        """Whether it opens it at last."""
        opened = self._opened.wait(PATIENCE)
        self._thread.join(PATIENCE)
        return opened

    def _take(self, engine: SharedMicrophone) -> None:
        engine.take()
        self._opened.set()


def test_a_call_waits_until_the_ears_have_closed_it(ears: SharedMicrophone, engine: SharedMicrophone) -> None:
    ears.hold(own=True, listening=True)
    call = Taking(engine)
    end = time.monotonic() + PATIENCE
    while not ears.taken:
        assert time.monotonic() < end
    assert call.waits()
    ears.hold(own=False, listening=True)
    assert call.opens()


def test_ears_that_died_with_it_keep_a_call_waiting_for_a_second_at_most(
    ears: SharedMicrophone, engine: SharedMicrophone, clock: SetClock
) -> None:
    ears.hold(own=True, listening=True)
    call = Taking(engine)
    end = time.monotonic() + PATIENCE
    while not ears.taken:  # from now on it waits
        assert time.monotonic() < end
    clock.move(0.9 * LETS_GO)
    assert call.waits()
    clock.move(0.2 * LETS_GO)
    assert call.opens()


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
