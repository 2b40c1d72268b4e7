"""Keeps a child process alive: starts it, hears its beat, restarts it alone, and says honestly how it is."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from kiosk.core.clock import Clock
from kiosk.core.worker import Beat, Ready, Stopped, run

log = logging.getLogger(__name__)

QUIET = 1.5  # seconds without a beat until it counts as degraded
HUNG = 10.0  # seconds without a beat until it is killed and started anew
LOADING = 60.0  # seconds it may take until it is ready: mediapipe imports in 1-4 s, slow machines take longer
PATIENCE = 5, 60.0  # restarts within seconds, after which it is left alone for a while
BACK_OFF = (0.0, 0.5, 1.0, 2.0, 4.0)  # seconds before the n-th restart within that time
LEFT_ALONE = 30.0  # seconds between tries once patience ran out
TICK = 0.2  # seconds between looks at the clock when nothing arrives


class Health(Enum):
    """How a worker is."""

    STARTING = "starting"
    WORKING = "working"
    DEGRADED = "degraded"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WorkerState:
    """How a worker is, why, and how often it was started anew."""

    health: Health
    detail: str = ""
    restarts: int = 0


def back_off(starts: int) -> float:
    """Seconds to wait before the next start of a worker that was started `starts` times lately."""
    return LEFT_ALONE if starts > PATIENCE[0] else BACK_OFF[min(max(starts, 1), len(BACK_OFF)) - 1]


class Supervisor:
    """One worker process and the thread that watches it.

    `main(link, settings)` is a module-level function, started by spawn, or its name as "module:function", so that the
    wall need not import what only the worker needs; `settings` must be picklable.
    `on_message` and `on_state` are called in the watching thread.
    """

    def __init__(
        self,
        name: str,
        main: Callable[..., None] | str,
        settings: object,
        *,
        clock: Clock,
        on_message: Callable[[object], None],
        on_state: Callable[[WorkerState], None],
    ) -> None:
        self.name = name
        self._main = main
        self._settings = settings
        self._clock = clock
        self._on_message = on_message
        self._on_state = on_state
        self._state = WorkerState(Health.STARTING)
        self._starts: list[float] = []
        self._restarts = 0
        self._outbox: deque[object] = deque()
        self._first_orders: dict[type, object] = {}
        self._knock, self._door = multiprocessing.Pipe()
        self._knocked = threading.Event()
        self._stopping = threading.Event()
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._watch, name=f"watch-{name}", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process id of the worker that runs now."""
        process = self._process
        return process.pid if process else None

    def start(self) -> None:
        """Start the worker; returns at once."""
        self._thread.start()

    def send(self, order: object, *, keep: bool = False) -> None:
        """Give the worker an order; any thread, never blocks. `keep`: a restarted worker gets the last of this type."""
        if keep:
            self._first_orders.pop(type(order), None)  # in the order in which they were given last
            self._first_orders[type(order)] = order
        self._outbox.append(order)
        self._wake()

    def stop(self) -> None:
        """End the worker and the thread; at most 3 s."""
        self._stopping.set()
        self._wake()
        if self._thread.is_alive():
            self._thread.join(3.0)

    def _wake(self) -> None:
        if not self._knocked.is_set():  # one knock is enough: a pipe full of them would block
            self._knocked.set()
            self._knock.send_bytes(b"!")

    # ------------------------------------------------------------------ the watching thread

    def _watch(self) -> None:
        while not self._stopping.is_set():
            detail = self._guarded_life()
            if self._stopping.is_set():
                break
            self._restarts += 1
            self._say(Health.DEGRADED, detail)
            now = self._clock.now()
            self._starts = [start for start in self._starts if now - start <= PATIENCE[1]]
            self._stopping.wait(back_off(len(self._starts)))
        self._say(Health.STOPPED)

    def _guarded_life(self) -> str:
        try:
            return self._one_life()
        except Exception as error:
            # without this a worker that cannot be started once would never be started again
            log.exception("watching %s failed", self.name)
            return f"it cannot be started or heard: {error}"

    def _one_life(self) -> str:
        """Start the process and serve it until it ends; why it ended."""
        here, there = multiprocessing.get_context("spawn").Pipe()
        self._process = multiprocessing.get_context("spawn").Process(
            target=run, args=(self._main, there, self._settings, logging.getLogger().level), name=self.name, daemon=True
        )
        self._starts.append(self._clock.now())
        if self._restarts == 0:
            self._say(Health.STARTING)
        self._process.start()
        there.close()  # or the end of the child would never be noticed
        try:
            for order in tuple(self._first_orders.values()):
                here.send(order)
            return self._serve(here)
        finally:
            here.close()
            self._end(self._process)

    def _serve(self, pipe: Connection) -> str:
        heard = self._clock.now()
        ready, last_words = False, ""
        while not self._stopping.is_set():
            arrived = wait([pipe, self._door], TICK)
            if self._door in arrived:
                self._door.recv_bytes()
                self._knocked.clear()
            try:
                self._deliver(pipe)
                while pipe.poll():
                    message = pipe.recv()
                    heard = self._clock.now()
                    match message:
                        case Beat():
                            pass
                        case Ready():
                            ready = True
                        case Stopped(problem, _):
                            last_words = problem
                        case _:
                            self._hand_on(message)
            except (EOFError, OSError):
                return last_words or self._manner_of_death()
            silent = self._clock.now() - heard
            if silent > (HUNG if ready else LOADING):
                return f"it said nothing for {silent:.0f} s"
            if ready:
                self._say(
                    Health.DEGRADED if silent > QUIET else Health.WORKING,
                    "it does not answer" if silent > QUIET else "",
                )
        return ""

    def _hand_on(self, message: object) -> None:
        try:
            self._on_message(message)
        except Exception:
            # the wall's bug is not the worker's death
            log.exception("%s from %s could not be taken", type(message).__name__, self.name)

    def _deliver(self, pipe: Connection) -> None:
        while self._outbox:
            pipe.send(self._outbox.popleft())

    def _manner_of_death(self) -> str:
        process = self._process
        if process is None:
            return "it never started"
        process.join(1.0)
        code = process.exitcode
        return (
            f"it was killed by signal {-code}" if code is not None and code < 0 else f"it ended with exit code {code}"
        )

    def _end(self, process: SpawnProcess) -> None:
        process.join(1.0 if self._stopping.is_set() else 0.1)
        if process.is_alive():
            process.kill()
            process.join(1.0)

    def _say(self, health: Health, detail: str = "") -> None:
        state = WorkerState(health, detail, self._restarts)
        if state == self._state and health is not Health.STARTING:
            return
        self._state = state
        if health is Health.DEGRADED:
            log.warning("%s is degraded: %s", self.name, detail)
        else:
            log.info("%s is %s", self.name, health.value)
        self._on_state(state)
