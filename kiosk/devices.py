"""A supervised worker and its device -> one honest state. Ends where it is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from kiosk.core.fact import DeviceChanged
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.supervisor import Health, WorkerState


class Device:
    """What the header shows of a microphone or camera: the device's own word while its worker works.

    Both methods are called in the supervisor's thread.
    """

    def __init__(self, name: Literal["microphone", "camera"], report: Callable[[DeviceChanged], None]) -> None:
        self._name = name
        self._report = report
        self._told = DeviceState(DeviceMode.STARTING)
        self._restarts = 0

    def tells(self, state: DeviceState) -> None:
        """The worker says how its device is."""
        self._told = state
        self._report(DeviceChanged(self._name, replace(state, restarts=self._restarts)))

    def worker(self, state: WorkerState) -> None:
        """The supervisor says how the worker is."""
        self._restarts = state.restarts
        match state.health:
            case Health.WORKING:
                shown = self._told
            case Health.STARTING:
                shown = replace(self._told, mode=DeviceMode.STARTING, detail=state.detail)
            case Health.DEGRADED:
                shown = replace(self._told, mode=DeviceMode.DEGRADED, detail=state.detail, level=0.0)
            case Health.STOPPED:
                shown = replace(self._told, mode=DeviceMode.OFF, level=0.0)
        self._report(DeviceChanged(self._name, replace(shown, restarts=state.restarts)))
