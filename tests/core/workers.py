"""Real child processes for the supervisor's tests."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from kiosk.core.errors import SourceError
from kiosk.core.worker import Link


@dataclass(frozen=True, slots=True)
class Told:
    """What the worker was started with, or told."""

    what: str


@dataclass(frozen=True, slots=True)
class Written:
    """An order of another type."""

    what: str


@dataclass(frozen=True, slots=True)
class Hang:
    """An order to stop answering."""


def parrot(link: Link, settings: object) -> None:
    """Says what it was started with, then repeats every order."""
    link.ready()
    link.send(Told(str(settings)))
    while True:
        link.beat()
        for order in link.orders(0.02):
            if isinstance(order, Hang):
                time.sleep(3600)
            link.send(order)


def draws(link: Link, settings: object) -> None:
    """A thread of it works in OpenCV, and is not asked to end."""
    import cv2  # noqa: PLC0415 - the other workers start sooner without it
    import numpy as np  # noqa: PLC0415

    del settings
    picture = np.zeros((600, 800, 3), np.uint8)

    def work() -> None:
        while True:
            cv2.GaussianBlur(picture, (31, 31), 3)

    threading.Thread(target=work, daemon=True).start()
    time.sleep(0.2)
    link.ready()
    while True:
        for _ in link.orders(0.02):
            pass


def breaks(link: Link, settings: object) -> None:
    """Cannot work."""
    raise SourceError("camera", "it is on fire", "fetch water")
