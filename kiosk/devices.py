"""Ears and eyes as the wall has them: orders go to their processes, their states come back honest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from kiosk.core.fact import DeviceChanged
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.state import State
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.text import Language
from kiosk.vision.messages import Film, OpenCamera
from kiosk.voice.messages import Dictate, Listen, OpenMicrophone, Outshout, Speak


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


class EarsPort:
    """Implements `kiosk.core.ports.Ears` on the recogniser's process; any thread."""

    def __init__(self, worker: Supervisor, dictation: Mapping[Language, str]) -> None:
        """`dictation`: which engine writes down free speech, by language; where it is missing none does."""
        self._worker = worker
        self._dictation = dictation
        self._take = 0

    def dictates(self, language: Language) -> str:
        """The engine that writes down free speech of this language; "" where there is none on this machine."""
        return self._dictation.get(language, "")

    def look(self, state: State) -> None:
        """Take the dictation that the state awaits, or none."""
        if state.draft.take != self._take:
            self._take = state.draft.take
            self._worker.send(Dictate(self._take), keep=True)

    def listen(self, on: bool) -> None:
        """Use what the microphone delivers, or throw it away."""
        self._worker.send(Listen(on), keep=True)

    def outshout(self, on: bool) -> None:
        """The wall's own loudspeaker sounds: what it says is no command."""
        self._worker.send(Outshout(on), keep=True)

    def open(self, on: bool) -> None:
        """Open or close the microphone's stream."""
        self._worker.send(OpenMicrophone(on), keep=True)

    def speak(self, language: Language) -> None:
        """Expect this language from now on."""
        self._worker.send(Speak(language), keep=True)


class EyesPort:
    """Implements `kiosk.core.ports.Eyes` on the camera's process; any thread."""

    def __init__(self, worker: Supervisor) -> None:
        self._worker = worker

    def open(self, on: bool) -> None:
        """Open or release the camera."""
        self._worker.send(OpenCamera(on), keep=True)

    def film(self, on: bool) -> None:
        """The far side of a call watches, or no more."""
        self._worker.send(Film(on), keep=True)
