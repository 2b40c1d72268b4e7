"""The header shows what device and worker really do."""

from __future__ import annotations

import pytest

from kiosk.core.fact import DeviceChanged
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.supervisor import Health, WorkerState
from kiosk.devices import Device


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
