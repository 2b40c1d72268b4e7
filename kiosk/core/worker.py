"""The child's end of a supervised process: messages to the wall, orders from it, and the beat that says it lives."""

from __future__ import annotations

import atexit
import importlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from kiosk.core.errors import SourceError
from kiosk.core.keys import hide_in_logs

log = logging.getLogger(__name__)

BEAT_EVERY = 0.25  # seconds; the wall calls a worker degraded after 1.5 s of silence, so that is six beats


@dataclass(frozen=True, slots=True)
class Beat:
    """A worker's sign of life, sent from its working loop so that a hang is silence."""

    at: float


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker finished loading and works from now on."""

    at: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """A worker's last words: what failed and the mend."""

    problem: str
    mend: str = ""


class WallGone(Exception):
    """The wall closed its end: the worker has to end too."""


class Link:
    """What a worker's main function is given. One thread only."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._beaten = 0.0

    def send(self, message: object) -> None:
        """Give a picklable frozen value to the wall. Raises `WallGone`."""
        try:
            self._pipe.send(message)
        except OSError as error:
            raise WallGone from error

    def ready(self) -> None:
        """Say that loading is over."""
        self.send(Ready(time.monotonic()))

    def beat(self) -> None:
        """Call in every turn of the working loop; sends at most one beat each quarter second."""
        now = time.monotonic()
        if now - self._beaten >= BEAT_EVERY:
            self._beaten = now
            self.send(Beat(now))

    def orders(self, wait: float = 0.0) -> Iterator[object]:
        """What the wall sent meanwhile, waiting at most `wait` seconds for the first. Raises `WallGone`."""
        try:
            while self._pipe.poll(wait):
                wait = 0.0
                yield self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WallGone from error


def run(main: Callable[..., None] | str, pipe: Connection, settings: object, log_level: int) -> None:
    """What the child process executes: `main(link, settings)` until the wall goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the wall's; it closes the pipe
    logging.basicConfig(level=log_level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    hide_in_logs()
    atexit.register(_leave)
    link = Link(pipe)
    try:
        _found(main)(link, settings)
    except WallGone:
        return
    except SourceError as error:
        _say_last(pipe, Stopped(str(error), error.mend))
    except Exception as error:
        log.exception("worker failed")
        _say_last(pipe, Stopped(f"{type(error).__name__}: {error}"))


def _leave() -> None:
    """End the process at once where a thread still works in a library: the camera that reads, the model that loads.

    The interpreter would end such a thread as it comes back, by unwinding it through C++ that forbids it (OpenCV 4,
    CPython 3.11): "terminate called without an active exception", and exit code 134.
    """
    if threading.active_count() > 1:
        logging.shutdown()
        os._exit(0)


def _found(main: Callable[..., None] | str) -> Callable[..., None]:
    if not isinstance(main, str):
        return main
    module, _, name = main.partition(":")
    function: Callable[..., None] = getattr(importlib.import_module(module), name)
    return function


def _say_last(pipe: Connection, words: Stopped) -> None:
    try:
        pipe.send(words)
    except OSError:
        log.debug("the wall was gone before the last words")
