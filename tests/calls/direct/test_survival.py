"""A wall that is killed in a call: the officer sees it and is back by himself, nothing is lost or stays behind."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.clock import SetClock
from kiosk.core.journal import Journal
from tests.calls.direct.desk import ROOM
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.direct.whole import WORDS, Whole, family, memory, started
from tests.calls.janus.handset import free_port

CHIEF, OTHER = "fire_1", "fire_2"
LOST = "Connection lost, trying again …"
STEP = ("order", "contact", "state")
TWICE = """(() => { const send = WebSocket.prototype.send; window.twice = 0;
WebSocket.prototype.send = function (words) { send.call(this, words);
if (words.includes('"order_state"')) { window.twice += 1; send.call(this, words); } }; })();"""
AWAY = "Not connected: nobody can call you"


class House:
    """A wall that can be built anew at the same place."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._port = folder, free_port()
        self.origin = f"https://127.0.0.1:{self._port}"
        self.wall = self.opened()

    def opened(self) -> Whole:
        self.wall = Whole(self.folder, self._port)
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
    # 2.2 s on a quiet machine: a phone that hears nothing for two seconds
    assert phone.until(lambda: phone.text("talkState") == LOST, what="the officer is told") < ROOM * 3
    os.kill(wall.at["engine"], signal.SIGKILL)
    wall.until(lambda: (wall.at["call"], wall.at["why"]) == ("failed", "engine lost"), "the wall is told")
    phone.until(lambda: phone.shows("home") and phone.there(), 60, "the phone comes back by itself")


def test_a_wall_killed_in_a_call_is_back_with_its_orders(house: House, phone: Phone) -> None:
    wall = house.wall
    talks(wall, phone)
    for contact in (CHIEF, CHIEF, OTHER):
        wall.say(f"order {contact}")
    wall.until(lambda: wall.slips(CHIEF) == ["read", "read"] and wall.slips(OTHER) == ["confirmed"], "they were read")
    children, blocks = family(wall.pid), memory(wall.pid)
    assert len(children) >= 3, "ears, eyes and the engine of calls"
    assert blocks, "pictures and sound"
    os.kill(wall.pid, signal.SIGSTOP)
    phone.tap("#talkOrders .acknowledge")
    phone.until(lambda: phone.evaluate("localStorage.getItem('wall.outbox')") == "[]", what="the engine has the answer")
    wall.kill()  # and never took it from there
    phone.until(lambda: phone.text("stateText") == AWAY and phone.shows("stateText"), ROOM * 3, "the officer is told")
    phone.tap("#orders .acknowledge")  # while nobody is there
    phone.until(lambda: "sent as soon as you are connected" in phone.text("orders"))
    # each looks for its wall a few times a second; a busy machine takes its time to bury them
    phone.until(lambda: not {pid for pid, since in children.items() if started(pid) == since}, what="none is left")
    phone.until(lambda: [block for block in blocks if block.exists()] == [], what="their memory is given back")
    wall = house.opened()
    phone.until(phone.there, 60, "the phone comes back by itself")
    wall.until(lambda: wall.slips(CHIEF) == ["acknowledged"] * 2, "no answer is lost")
    assert wall.slips(OTHER) == ["confirmed"], "no order is lost"
    phone.until(lambda: shown(phone) == 2, what="both are shown")
    talks(wall, phone)
    phone.press("hangUp")
    phone.until(lambda: phone.shows("home"))


# ---------------------------------------------------------------------- orders


def shown(phone: Phone) -> int:
    """Orders on the officer's page."""
    return phone.text("orders").count(WORDS.en)


def steps(house: House) -> Counter[tuple[object, ...]]:
    """How often the black box says that an order reached a state with somebody."""
    entries = Journal(house.folder / "journal.sqlite", SetClock(), "reader").entries()
    return Counter(tuple(entry.data[key] for key in STEP) for entry in entries if entry.kind == "slip")


def test_an_order_given_while_the_phone_is_away_is_there_once_when_it_is_back(house: House, phone: Phone) -> None:
    wall, before = house.wall, shown(phone)
    phone.browser.do(phone.page.close())
    wall.until(lambda: CHIEF not in wall.at["reachable"], "the page is gone")
    wall.say(f"order {CHIEF}")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "confirmed", "it is on its way")
    phone.page = phone.opened()
    phone.go(house.origin)
    phone.press("begin")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "read", "it is there")
    assert shown(phone) == before + 1  # who says that it is read shows it
    wall.say(f"again {CHIEF}")
    phone.tap("#orders .acknowledge")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "acknowledged", "it is acknowledged")
    assert shown(phone) == before + 1
    assert set(steps(house).values()) == {1}


def test_what_travels_twice_counts_once(house: House, phone: Phone) -> None:
    wall, before = house.wall, shown(phone)
    phone.browser.do(phone.page.add_init_script(TWICE))
    phone.reload()
    phone.press("begin")
    phone.until(phone.there)
    wall.say(f"order {CHIEF}")
    for _ in range(3):
        wall.say(f"again {CHIEF}")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "read", "it is there")
    phone.tap("#orders .acknowledge")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "acknowledged", "it is acknowledged")
    phone.tap("#orders .done")
    wall.until(lambda: wall.slips(CHIEF)[-1] == "done", "it is done")
    assert phone.evaluate("window.twice") >= 4  # delivered, read, acknowledged, done
    assert shown(phone) == before + 1
    assert set(steps(house).values()) == {1}


def test_an_answer_that_is_under_way_when_the_engine_dies_arrives(house: House, phone: Phone) -> None:
    wall = house.wall
    for pause in (0.0, 0.003):  # seconds: as long as the answer travels
        phone.until(phone.there, 60)
        wall.say(f"order {CHIEF}")
        wall.until(lambda: wall.slips(CHIEF)[-1] == "read", "it is there")
        engine = wall.at["engine"]
        phone.tap("#orders .acknowledge")
        time.sleep(pause)
        os.kill(engine, signal.SIGKILL)
        wall.until(lambda: wall.slips(CHIEF)[-1] == "acknowledged", "it arrives once the engine is back")
    assert set(steps(house).values()) == {1}
