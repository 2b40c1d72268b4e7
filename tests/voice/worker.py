"""The ears' process under its real supervisor, and what it said so far."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.core.clock import SystemClock
from kiosk.core.inputs import DeviceMode, DeviceState, Words
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.voice.ears import ears
from kiosk.voice.messages import EarsSetup, Taken

PATIENCE = 60.0  # seconds a loaded machine may take for what usually takes one


class Worker:
    """Give it orders with `send`; wait for what comes of it with `until`."""

    def __init__(self, setup: EarsSetup) -> None:
        self.words: list[Words] = []
        self.taken: list[Taken] = []
        self.devices: list[tuple[float, DeviceState]] = []
        self.health: list[WorkerState] = []
        self._news = threading.Condition()
        self.supervisor = Supervisor(
            "ears", ears, setup, clock=SystemClock(), on_message=self._take, on_state=self._note
        )

    def send(self, order: object) -> None:
        """Give an order."""
        self.supervisor.send(order)

    @property
    def finals(self) -> list[Words]:
        """The final words so far."""
        return [words for words in self.words if words.final]

    @property
    def device(self) -> DeviceState | None:
        """How the microphone is now."""
        return self.devices[-1][1] if self.devices else None

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait for the worker to say what makes `true` true. Raises `AssertionError` naming `what`."""
        end = time.monotonic() + PATIENCE
        with self._news:
            while not true():
                assert time.monotonic() < end, f"{what}: it said {self.devices[-3:]}, {self.words[-3:]}"
                self._news.wait(0.2)  # what is waited for may be something else than what it says

    def device_is(self, mode: DeviceMode) -> bool:
        """Whether the microphone is in `mode` now."""
        return self.device is not None and self.device.mode is mode

    def until_mode(self, mode: DeviceMode) -> DeviceState:
        """Wait until the microphone is in `mode`."""
        self.until(lambda: self.device_is(mode), f"never {mode.value}")
        assert self.device is not None
        return self.device

    def _take(self, message: object) -> None:
        with self._news:
            match message:
                case Words():
                    self.words.append(message)
                case Taken():
                    self.taken.append(message)
                case DeviceState():
                    self.devices.append((time.monotonic(), message))
            self._news.notify_all()

    def _note(self, state: WorkerState) -> None:
        with self._news:
            self.health.append(state)
            self._news.notify_all()


@contextmanager
def working(setup: EarsSetup) -> Iterator[Worker]:
    """A worker that is ready; ended afterwards."""
    worker = Worker(setup)
    worker.supervisor.start()
    try:
        worker.until(lambda: any(state.health is Health.WORKING for state in worker.health), "never ready")
        yield worker
    finally:
        worker.supervisor.stop()
