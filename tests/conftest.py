"""What many tests share: a wall with everything real but the hardware, and a log in which nothing unexpected stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kiosk import commands
from kiosk.core.bus import Bus, Outcome
from kiosk.core.clock import SetClock
from kiosk.core.fact import Fact
from kiosk.core.inputs import Intent, Modality, Origin
from kiosk.core.journal import Journal
from kiosk.core.pack import Pack
from kiosk.core.registry import Commands
from kiosk.core.state import State
from kiosk.core.store import Store
from kiosk.core.view import View
from kiosk.orders.desk import OrderDesk
from kiosk.orders.ledger import Ledger
from kiosk.wall import Ports, Wall
from tests.city import PACK, VIEWS
from tests.fakes import Camera, Glass, Line, Microphone, Post

# laws are about what holds, not about how fast: a busy machine is slow
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


class Rig:
    """A real wall, bus, store, journal and vocabulary, joined to noting hardware."""

    def __init__(self, folder: Path, pack: Pack = PACK, views: Sequence[View] = VIEWS) -> None:
        self.clock = SetClock()
        self.store = Store(State())
        self.journal = Journal(folder / "journal.sqlite", self.clock, "test")
        self.line, self.microphone, self.camera, self.glass = Line(), Microphone(), Camera(), Glass()
        self.post = Post()
        self.orders = OrderDesk(
            Ledger(folder / "orders.sqlite"),
            self.clock,
            deliver=self.post.errands.append,
            simulated=False,
            report=self._learn,
            note=self.journal.write,
            wake=lambda: None,
        )
        self.left: list[bool] = []
        self.wall = Wall(
            store=self.store,
            clock=self.clock,
            journal=self.journal,
            pack=pack,
            views=views,
            ports=Ports(
                self.line, self.orders, self.microphone, self.camera, self.glass, lambda: self.left.append(True)
            ),
            confirm_within=8.0,
        )
        self.bus = Bus(self.wall.carry_out, self._learn)
        self.outcomes: list[Outcome] = []
        self.bus.on_outcome(self.wall.record)
        self.bus.on_outcome(self.outcomes.append)
        self.commands = Commands.found_in(commands)

    def _learn(self, fact: Fact) -> None:
        self.store.put(fact.change(self.store.state))

    def give(self, name: str, modality: Modality = Modality.TOUCH, **slots: str) -> Outcome:
        """Give a command as `modality` would, and what came of it."""
        now = self.clock.now()
        self.clock.move(0.5)  # it takes a moment to say or to do something
        origin = Origin(modality, "test", now + 0.2, now + 0.4, 0.9, name)
        self.bus.issue(self.commands.make(Intent(name, tuple(slots.items()))), origin)
        self.bus.drain(self.clock.now)
        return self.outcomes[-1]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.journal.close()
