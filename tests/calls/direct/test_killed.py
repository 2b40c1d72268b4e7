"""A wall that is killed in a call: the officer sees it and is back by himself, nothing is lost or stays behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calls.direct.phone import Browsing, Phone
from tests.calls.direct.whole import WORDS, Whole, family, memory, started
from tests.calls.janus.handset import free_port

CHIEF, OTHER = "fire_1", "fire_2"
LOST = "Connection lost, trying again …"
AWAY = "Not connected: nobody can call you"


class House:
    """A wall that can be built anew at the same place."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.wall = self.opened()

    def opened(self) -> Whole:
        self.wall = Whole(self._folder, self._port)
        self.wall.until(lambda: self.wall.at.get("caller") == "standby", "the engine works", 90)
        return self.wall


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"))
    yield made
    made.wall.end()


@pytest.fixture(scope="module")
def phone(house: House, browser: Browsing) -> Iterator[Phone]:
    made = Phone(browser)
    made.enrol(house.wall.invited(CHIEF))
    yield made
    made.close()


def talks(wall: Whole, phone: Phone) -> None:
    wall.until(lambda: CHIEF in wall.at["reachable"], "the phone is there")
    wall.say(f"dial {CHIEF}")
    phone.until(lambda: phone.shows("answer"), what="it rings")
    phone.press("answer")
    wall.until(lambda: wall.at["call"] == "connected", "they talk")
    phone.until(lambda: phone.frames() > 3, what="the officer sees the wall")


def test_an_engine_that_hangs_and_dies_in_a_call_is_a_lost_line_until_it_is_back(house: House, phone: Phone) -> None:
    wall = house.wall
    talks(wall, phone)
    os.kill(wall.at["engine"], signal.SIGSTOP)
    assert phone.until(lambda: phone.text("talkState") == LOST, what="the officer is told") < 3.2
    os.kill(wall.at["engine"], signal.SIGKILL)
    wall.until(lambda: (wall.at["call"], wall.at["why"]) == ("failed", "engine lost"), "the wall is told")
    phone.until(lambda: phone.shows("home") and phone.there(), 15, "the phone comes back by itself")


def test_a_wall_killed_in_a_call_is_back_with_its_orders(house: House, phone: Phone) -> None:
    wall = house.wall
    talks(wall, phone)
    wall.say(f"order {CHIEF}")
    wall.say(f"order {OTHER}")
    phone.until(lambda: WORDS.en in phone.text("talkOrders"), what="the order is there")
    wall.until(lambda: wall.at["slips"] == {CHIEF: "read", OTHER: "confirmed"}, "it was read")
    children = family(wall.pid)
    assert len(children) >= 3, "ears, eyes and the engine of calls"
    blocks = memory(wall.pid)
    assert blocks, "pictures and sound"
    killed = time.monotonic()
    wall.kill()
    phone.until(lambda: phone.text("stateText") == AWAY and phone.shows("stateText"), what="the officer is told")
    phone.tap("#orders .acknowledge")  # while nobody is there
    phone.until(lambda: "sent as soon as you are connected" in phone.text("orders"))
    while left := {pid for pid, since in children.items() if started(pid) == since}:
        assert time.monotonic() - killed < 5, left
        time.sleep(0.05)
    assert [block for block in blocks if block.exists()] == []
    wall = house.opened()
    phone.until(phone.there, 15, "the phone comes back by itself")
    wall.until(lambda: wall.at["slips"] == {CHIEF: "acknowledged", OTHER: "confirmed"}, "no order is lost")
    assert phone.text("orders").count(WORDS.en) == 1
    talks(wall, phone)
