"""Calls of real actors in their real process: rung, seen, read, held, lost."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.calls.backend import SpeechMaker
from kiosk.calls.backends.actor import ActorBackend
from kiosk.calls.curtain import dark
from kiosk.calls.office import Office
from kiosk.calls.stage_door import HEIGHT, WIDTH
from kiosk.core.call import Call, CallState, EndReason
from kiosk.core.city.parts import Contact
from kiosk.core.clock import SystemClock
from kiosk.core.fact import CallChanged, DeviceChanged, Fact
from kiosk.core.frames import Frame
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.order import Errand, ErrandAnswered, SlipState
from kiosk.core.settings import CallsSettings
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.text import Language, same
from tests.calls.people import ABSENT, CHIEF, CITY, DECLINER, LEAVER, QUIET, SLEEPER, mute, tone
from tests.pace import pace

PATIENCE = 40.0  # seconds; a quiet machine starts a process in 1, a noisy one in 3, a busy one in 10
SMOOTH = 20  # pictures a second
ENOUGH = 12 / 20  # of them
TRIES = 8  # a machine that runs other tests beside this one stumbles
NOWHERE = "no loudspeaker is called like this"  # tests are not heard


class Exchange:
    """An office at work and what it reported, from two threads."""

    def __init__(
        self,
        speech: SpeechMaker | None,
        settings: CallsSettings,
        microphone: SharedMicrophone | None = None,
        voices: SoundSpec | None = None,
    ) -> None:
        self.language: Language = "en"
        self.device = DeviceState(DeviceMode.STARTING)
        self.calls: list[Call] = []
        self.notes: list[dict[str, Any]] = []
        self.speaking: list[bool] = []
        self._woken = threading.Event()
        self.answers: list[ErrandAnswered] = []
        self.office = Office(
            settings,
            CITY,
            SystemClock(),
            language=lambda: self.language,
            report=self._report,
            note=self._note,
            wake=self._woken.set,
            speaking=self.speaking.append,
            speech=speech,
            answered=self.answers.append,
            microphone=microphone,
            voices=voices,
        )

    def _report(self, fact: Fact) -> None:
        match fact:
            case DeviceChanged("caller", now):
                self.device = now
            case CallChanged(Call() as call):
                self.calls.append(call)
        self._woken.set()

    def _note(self, kind: str, **data: object) -> None:
        self.notes.append({"kind": kind, **data})

    @property
    def call(self) -> Call:
        """The call there must be."""
        assert self.office.telephone.call
        return self.office.telephone.call

    def until(self, reached: Callable[[], bool]) -> None:
        """Turn until `reached`; fails after PATIENCE."""
        end = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < end, (self.office.telephone.call, self.device)
            self._woken.wait(0.02)
            self._woken.clear()
            self.office.turn()

    def ready(self) -> None:
        """Wait until the actors are in."""
        self.until(lambda: self.device.mode is DeviceMode.STANDBY)

    def dial(self, contact: Contact, *, video: bool = True) -> None:
        """Propose and confirm."""
        self.office.telephone.propose(contact, video=video)
        self.office.telephone.dial(contact, video=video)

    def until_state(self, state: CallState) -> Call:
        """Wait for a state of the call."""
        self.until(lambda: self.call.state is state)
        return self.call

    def story(self, call_id: str) -> list[CallState]:
        """The states a call went through."""
        states = [call.state for call in self.calls if call.id == call_id]
        return [state for before, state in zip([None, *states], states, strict=False) if state is not before]

    def read(self, call_id: str) -> list[str]:
        """The captions of a call that stand in the black box."""
        return [note["said"] for note in self.notes if note["kind"] == "caption" and note["call"] == call_id]

    def pictures(self, seconds: float) -> list[Frame]:
        """Every new picture of the next `seconds`."""
        seen: list[Frame] = []
        newest = self.office.pictures.newest()
        last = newest.sequence if newest else 0
        end = time.monotonic() + seconds

        def looked() -> bool:
            nonlocal last
            if frame := self.office.pictures.newest(last):
                last = frame.sequence
                seen.append(frame)
            return time.monotonic() > end

        self.until(looked)
        return seen


@contextmanager
def opened(
    speech: SpeechMaker | None = tone,
    settings: CallsSettings = CallsSettings(speaker=NOWHERE),  # noqa: B008 - frozen
    microphone: SharedMicrophone | None = None,
    voices: SoundSpec | None = None,
) -> Iterator[Exchange]:
    exchange = Exchange(speech, settings, microphone, voices)
    exchange.office.start()
    try:
        exchange.ready()
        yield exchange
    finally:
        exchange.office.stop()


@pytest.fixture(scope="module")
def working() -> Iterator[Exchange]:
    with opened() as exchange:
        yield exchange


@pytest.fixture
def exchange(working: Exchange) -> Iterator[Exchange]:
    yield working
    if not working.call.over:
        working.office.telephone.hang_up()
    working.language = "en"
    working.ready()


def different(frames: list[Frame]) -> int:
    """How many of the pictures are not the same."""
    return len({hashlib.sha256(frame.pixels).digest() for frame in frames})


def test_a_confirmed_call_rings_is_answered_speaks_and_is_hung_up(exchange: Exchange) -> None:
    exchange.dial(CHIEF)
    exchange.until(lambda: exchange.call.caption == "The fire is out.")
    exchange.until(lambda: exchange.call.caption == "All are safe.")
    exchange.office.telephone.hang_up()
    assert exchange.story(exchange.call.id) == [
        CallState.PROPOSED,
        CallState.CONFIRMED,
        CallState.RINGING,
        CallState.CONNECTED,
        CallState.ENDED,
    ]
    assert exchange.call.simulated
    assert exchange.call.ended_for is EndReason.HUNG_UP_HERE


def test_the_officers_pictures_move_fast_enough(exchange: Exchange) -> None:
    exchange.dial(CHIEF)
    exchange.until_state(CallState.CONNECTED)
    exchange.until(lambda: bool(exchange.pictures(0.1)))  # a busy machine dresses the officer late
    told = []
    for _ in range(TRIES):
        with pace(SMOOTH) as machine:
            frames = exchange.pictures(1.5)
        assert {(frame.width, frame.height) for frame in frames} <= {(WIDTH, HEIGHT)}
        assert different(frames) >= len(frames) * 0.8
        told.append((len(frames), machine.woke))
        if len(frames) > ENOUGH * machine.woke:
            return
    pytest.fail(f"pictures, and those of a thread that only wakes as often: {told}")


def curtained(exchange: Exchange) -> bool:
    """Whether the newest picture is nobody's."""
    frame = exchange.office.pictures.newest()
    return frame is not None and frame.pixels == dark().tobytes()


def test_after_a_call_the_picture_is_dark(exchange: Exchange) -> None:
    exchange.dial(QUIET)
    exchange.until_state(CallState.CONNECTED)
    exchange.until(lambda: not curtained(exchange))
    exchange.office.telephone.hang_up()
    exchange.ready()
    exchange.until(lambda: curtained(exchange))


def test_a_voice_call_has_no_picture(exchange: Exchange) -> None:
    exchange.dial(QUIET, video=False)
    exchange.until_state(CallState.CONNECTED)
    assert exchange.pictures(0.5) == []


def test_who_does_not_answer_is_given_up(exchange: Exchange) -> None:
    exchange.dial(ABSENT)
    assert exchange.until_state(CallState.FAILED).ended_for is EndReason.NO_ANSWER
    assert CallState.RINGING in exchange.story(exchange.call.id)


def test_who_declines_ends_the_call(exchange: Exchange) -> None:
    exchange.dial(DECLINER)
    assert exchange.until_state(CallState.ENDED).ended_for is EndReason.DECLINED


def test_who_leaves_hangs_up_there(exchange: Exchange) -> None:
    exchange.dial(LEAVER)
    assert exchange.until_state(CallState.ENDED).ended_for is EndReason.HUNG_UP_THERE
    assert exchange.read(exchange.call.id) == ["Out."]


def test_a_held_officer_is_covered_and_comes_back(exchange: Exchange) -> None:
    exchange.dial(CHIEF)
    exchange.until(lambda: exchange.call.caption != "")
    exchange.office.telephone.hold()
    assert exchange.call.caption == ""
    held: list[Frame] = []

    def covered() -> bool:
        """The picture behind is dark, whoever stood in it, and something moves."""
        held.extend(exchange.pictures(0.1))
        return different(held) > 2 and max(held[-1].pixels[: WIDTH * 3 * 40]) < 80

    exchange.until(covered)
    exchange.office.telephone.resume()
    exchange.until(lambda: exchange.call.caption == "Yes, I am still here.")
    assert exchange.call.state is CallState.CONNECTED


def test_hanging_up_while_it_rings_leaves_no_ghost(exchange: Exchange) -> None:
    exchange.dial(SLEEPER)
    exchange.until_state(CallState.RINGING)
    exchange.office.telephone.hang_up()
    exchange.dial(QUIET)
    assert exchange.until_state(CallState.CONNECTED).contact == "quiet"


def test_two_quick_calls_do_not_mix(exchange: Exchange) -> None:
    exchange.dial(CHIEF)
    first = exchange.call.id
    exchange.office.telephone.hang_up()
    exchange.dial(LEAVER)
    assert exchange.until_state(CallState.ENDED).ended_for is EndReason.HUNG_UP_THERE
    assert exchange.story(first)[-1] is CallState.ENDED
    assert exchange.read(first) == []
    assert exchange.read(exchange.call.id) == ["Out."]


def test_the_officer_follows_the_language_of_the_wall(exchange: Exchange) -> None:
    exchange.dial(CHIEF)
    exchange.until_state(CallState.RINGING)
    exchange.language = "ko"
    exchange.until(lambda: exchange.call.caption == "The fire is out. ko")


def test_a_missing_loudspeaker_is_said_and_the_ears_stay_open(exchange: Exchange) -> None:
    exchange.dial(LEAVER)
    exchange.until_state(CallState.ENDED)
    assert NOWHERE in exchange.device.detail or "there is none" in exchange.device.detail
    assert exchange.speaking == []


def test_an_engine_killed_in_a_call_fails_the_call_and_the_next_one_works() -> None:
    with opened() as exchange:
        exchange.dial(CHIEF, video=False)
        exchange.until(lambda: exchange.call.caption != "")
        backend = exchange.office.backend
        assert isinstance(backend, ActorBackend)
        assert backend.pid
        os.kill(backend.pid, signal.SIGKILL)
        killed = time.monotonic()
        assert exchange.until_state(CallState.FAILED).ended_for is EndReason.ENGINE_LOST
        assert time.monotonic() - killed < 6.0  # 0.1 on a quiet machine; a hung one would be given up after ten
        assert exchange.device.mode is DeviceMode.DEGRADED
        exchange.ready()
        assert exchange.device.restarts == 1
        exchange.dial(QUIET)
        exchange.until_state(CallState.CONNECTED)
        exchange.until(lambda: bool(exchange.pictures(0.1)))


def test_a_call_dialled_while_the_engine_starts_anew_is_still_answered() -> None:
    with opened() as exchange:
        backend = exchange.office.backend
        assert isinstance(backend, ActorBackend)
        assert backend.pid
        os.kill(backend.pid, signal.SIGKILL)
        exchange.until(lambda: exchange.device.mode is DeviceMode.DEGRADED)
        exchange.dial(QUIET, video=False)
        exchange.until_state(CallState.CONNECTED)


def test_without_a_voice_there_are_captions_and_the_operator_reads_why() -> None:
    with opened(mute) as exchange:
        exchange.dial(LEAVER, video=False)
        exchange.until(lambda: exchange.call.caption == "Out.")
        exchange.until(lambda: "captions only (espeak-ng)" in exchange.device.detail)
        exchange.until_state(CallState.ENDED)


def test_an_actor_acknowledges_an_order_and_takes_it_once() -> None:
    with opened(mute) as exchange:
        exchange.ready()
        errand = Errand("o1", LEAVER.key, "order", same("Evacuate"), datetime(2026, 5, 4, tzinfo=UTC))
        for _ in range(3):
            exchange.office.backend.deliver(errand)
        exchange.until(lambda: SlipState.ACKNOWLEDGED in [answer.state for answer in exchange.answers])
    assert [answer.state for answer in exchange.answers] == [
        SlipState.DELIVERED,
        SlipState.READ,
        SlipState.ACKNOWLEDGED,
    ]
    assert {(answer.order, answer.contact) for answer in exchange.answers} == {("o1", LEAVER.key)}
