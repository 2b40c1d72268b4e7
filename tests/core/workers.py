"""Real child processes for the supervisor's tests."""

from __future__ import annotations

import time
from dataclasses import dataclass

from kiosk.core.errors import SourceError
from kiosk.core.worker import Link


@dataclass(frozen=True, slots=True)
class Told:
    """What the worker was started with, or told."""

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


def breaks(link: Link, settings: object) -> None:
    """Cannot work."""
    raise SourceError("camera", "it is on fire", "fetch water")
