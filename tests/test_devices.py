"""The header shows what device and worker really do."""

from __future__ import annotations

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.draft import Draft
from kiosk.core.fact import DeviceChanged
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.state import State
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.devices import Device, EarsPort
from kiosk.voice.messages import Dictate


@pytest.fixture
def reported() -> list[DeviceState]:
    return []


@pytest.fixture
def device(reported: list[DeviceState]) -> Device:
    def report(fact: DeviceChanged) -> None:
        reported.append(fact.now)

    return Device("microphone", report)


def test_a_dead_worker_hides_what_its_device_last_said(device: Device, reported: list[DeviceState]) -> None:
    device.tells(DeviceState(DeviceMode.ACTIVE, "USB", "vosk", level=0.5))
    device.worker(WorkerState(Health.DEGRADED, "killed", restarts=1))
    now = reported[-1]
    assert (now.mode, now.name, now.detail, now.level, now.restarts) == (DeviceMode.DEGRADED, "USB", "killed", 0.0, 1)


def test_a_worker_that_answers_again_shows_its_device_as_before(device: Device, reported: list[DeviceState]) -> None:
    device.tells(DeviceState(DeviceMode.STANDBY, "USB"))
    device.worker(WorkerState(Health.DEGRADED, "it does not answer"))
    device.worker(WorkerState(Health.WORKING))
    assert (reported[-1].mode, reported[-1].detail) == (DeviceMode.STANDBY, "")


def test_an_absent_device_stays_absent_while_its_worker_works(device: Device, reported: list[DeviceState]) -> None:
    device.tells(DeviceState(DeviceMode.ABSENT, detail="plug one in"))
    device.worker(WorkerState(Health.WORKING))
    assert (reported[-1].mode, reported[-1].detail) == (DeviceMode.ABSENT, "plug one in")


def test_the_ears_are_told_of_each_dictation_once_and_that_none_is_awaited() -> None:
    told: list[object] = []

    class Noting(Supervisor):
        """Never started: keeps what it is told."""

        def send(self, order: object, *, keep: bool = False) -> None:
            assert keep  # ears that start anew take the dictation that is awaited
            told.append(order)

    worker = Noting("ears", "none:none", None, clock=SetClock(), on_message=print, on_state=print)
    ears = EarsPort(worker, {"en": "a recogniser"})
    begun = Draft().listening()
    for draft in (Draft(), begun, begun, begun.wrote(1, "x", "e", None, final=True), begun.listening()):
        ears.look(State(draft=draft))
    assert told == [Dictate(1), Dictate(0), Dictate(2)]
    assert (ears.dictates("en"), ears.dictates("ko")) == ("a recogniser", "")
