"""A backend whose engine is a process of its own: its start and end, its health, what it says.

Ends at what each engine can do: that is the business of the modules in `kiosk/calls/backends/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from kiosk.calls.backend import Announce, Answer, CallEvent, EngineLost, Surroundings
from kiosk.calls.engine_orders import HangUp, Hold, Resume, SpeakIn, Speaking
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.order import Errand, ErrandAnswered
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.text import Language
from kiosk.core.worker import Link

EVENTS: tuple[type, ...] = get_args(CallEvent)
MODES = {
    Health.STARTING: DeviceMode.STARTING,
    Health.DEGRADED: DeviceMode.DEGRADED,
    Health.STOPPED: DeviceMode.OFF,
}


class EngineBackend:
    """What the backends have in common."""

    def __init__(
        self, surroundings: Surroundings, engine: str, enter: Callable[[Link, object], None], setup: object
    ) -> None:
        """`engine` is its name as the operator reads it, `enter` the main function of its process."""
        self._around = surroundings
        self._announce: Announce = lambda event: None  # noqa: ARG005 - until `start`
        self._answer: Answer = lambda answer: None  # noqa: ARG005 - the same
        self._health = WorkerState(Health.STARTING)
        self._device = DeviceState(DeviceMode.STARTING, engine=engine)
        self._sounds = False
        self._worker = Supervisor(
            "caller",
            enter,
            setup,
            clock=surroundings.clock,
            on_message=self._hear,
            on_state=self._watch,
        )

    @property
    def pid(self) -> int | None:
        """The process the engine is in."""
        return self._worker.pid

    def start(self, announce: Announce, answer: Answer) -> None:
        """Start the engine's process; returns at once."""
        self._announce = announce
        self._answer = answer
        self._worker.start()

    def stop(self) -> None:
        """End the engine's process; at most 3 s."""
        self._worker.stop()

    def hang_up(self, call_id: str) -> None:
        """End a call, or decline it."""
        self._worker.send(HangUp(call_id))

    def hold(self, call_id: str) -> None:
        """Neither hear nor be heard."""
        self._worker.send(Hold(call_id))

    def resume(self, call_id: str) -> None:
        """Go on."""
        self._worker.send(Resume(call_id))

    def deliver(self, errand: Errand) -> None:
        """Hand it to the contact's device, if that is in reach."""
        self._worker.send(errand)

    def speak(self, language: Language) -> None:
        """The wall's language; a restarted engine hears it too."""
        self._worker.send(SpeakIn(language), keep=True)

    # ------------------------------------------------------------------ the supervisor's thread

    def _hear(self, message: object) -> None:
        match message:
            case ErrandAnswered():
                self._answer(message)
            case Speaking(on):
                self._sound(on)
            case DeviceState():
                self._device = message
                self._tell()
            case _ if isinstance(message, EVENTS):
                self._announce(message)  # type: ignore[arg-type]  # one of `CallEvent`

    def _watch(self, health: WorkerState) -> None:
        died = health.restarts > self._health.restarts
        self._health = health
        if died or health.health is Health.STOPPED:
            self._gone()
        self._tell()
        if died:
            self._announce(EngineLost(health.detail))

    def _gone(self) -> None:
        """The engine died or stopped."""
        self._sound(False)  # or the ears would stay closed after an engine that died while somebody spoke

    def _sound(self, on: bool) -> None:
        if on is not self._sounds:
            self._sounds = on
            self._around.speaking(on)

    def _tell(self) -> None:
        health = self._health
        device = replace(self._device, restarts=health.restarts)
        if mode := MODES.get(health.health):
            device = replace(device, mode=mode, detail=health.detail or device.detail)
        self._around.device(device)
