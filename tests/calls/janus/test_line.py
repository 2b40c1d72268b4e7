"""SIP numbers through a real Janus, with a real phone."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from kiosk.calls.backend import Incoming
from kiosk.calls.direct.messages import Accept, Hold, Mute, Resume
from kiosk.calls.janus import line
from kiosk.calls.janus.messages import Account, Number
from kiosk.calls.janus.session import Event, Handle
from kiosk.calls.janus.sip_talk import BUSY_HERE
from tests.calls.direct.desk import WALLS_TONE, loudness
from tests.calls.janus.desk import JanusDesk, desk, newly_heard
from tests.calls.janus.exchange import Exchange
from tests.calls.janus.handset import PHONES_TONE, Handset, free_port, need, wait

SETTLES = 0.2  # seconds: Janus 1.1 calls itself busy for up to a second after a call
CLEARING = (480, 486)  # what it then says: it may also end the next call with the last one


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handset]:
    need("janus")
    made = Handset(tmp_path_factory.mktemp("handset"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def caller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handset]:
    """The medic's own phone."""
    need("janus")
    made = Handset(tmp_path_factory.mktemp("caller"), name="medic", echoes=False)
    yield made
    made.close()


@pytest.fixture(scope="module")
def exchange() -> Iterator[Exchange]:
    made = Exchange()
    yield made
    made.close()


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory, phone: Handset, exchange: Exchange) -> Iterator[JanusDesk]:
    """The chief has the phone, the medic a number at the exchange."""
    numbers = (Number("chief", phone.number), Number("medic", f"sip:medic@{exchange.address}"))
    account = Account("sip:wall@127.0.0.1", "secret", f"sip:{exchange.address}")
    with desk(tmp_path_factory.mktemp("janus"), *numbers, account=account) as made:
        made.until(lambda: made.engine.line.registered, what="the exchange knows the wall")
        time.sleep(SETTLES)
        yield made


@pytest.fixture(autouse=True)
def ended(wall: JanusDesk) -> Iterator[None]:
    """Nothing of a test that failed is on the line in the next."""
    yield
    wall.end_all()
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard._talks), what="nobody is on the line")


def hears(wall: JanusDesk, hertz: float) -> bool:
    """Whether the wall hears this tone."""
    ear = wall.sounds.ear.all()[-12_000:]
    return len(ear) == 12_000 and loudness(ear, hertz) > 0.8 and int(np.abs(ear).max()) > 1000


def rings(phone: Handset, exchange: Exchange, wall: JanusDesk) -> Incoming:
    """Let the phone ring the wall, again where Janus still clears up after the last call: it then loses a ring."""
    for _ in range(5):
        before = len(wall.all(Incoming))
        phone.do("dial", exchange.wall)
        with contextlib.suppress(AssertionError):
            came = wall.told(Incoming, within=5.0, after=before)
            time.sleep(SETTLES)
            if wall.story(came.call_id) == ["Incoming"]:
                return came
        phone.do("hangup")
        time.sleep(SETTLES)
    pytest.fail("the wall is never rung")


def test_a_phone_is_rung_answers_hears_a_muted_wall_and_hangs_up(wall: JanusDesk, phone: Handset) -> None:
    rang = phone.events.count("CALL_INCOMING")
    call = wall.dial(video=False)
    wall.until(lambda: wall.story(call) == ["Ringing"], what="it rings")
    phone.until("CALL_INCOMING", times=rang + 1)
    phone.do("accept")
    wall.until(lambda: wall.story(call) == ["Ringing", "Answered"], what="it is answered")
    wall.until(lambda: hears(wall, WALLS_TONE), what="the tone goes there and back")

    wall.take(Mute(microphone=True, camera=False))
    wall.until(lambda: not hears(wall, WALLS_TONE), what="the phone hears nothing")
    wall.take(Mute(microphone=False, camera=False))
    wall.until(lambda: hears(wall, WALLS_TONE), what="and hears the wall again")

    phone.do("hangup")
    wall.until(lambda: wall.story(call) == ["Ringing", "Answered", "FarHungUp"], what="it is over")
    wall.until(lambda: wall.sounds.open == 0, what="microphone and loudspeaker are closed")


def test_a_call_is_given_up_while_it_rings(wall: JanusDesk, phone: Handset) -> None:
    rang, closed = phone.events.count("CALL_INCOMING"), phone.events.count("CALL_CLOSED")
    call = wall.dial(video=False)
    phone.until("CALL_INCOMING", times=rang + 1)
    wall.hang_up(call)
    phone.until("CALL_CLOSED", times=closed + 1)
    assert wall.story(call) in (["Ringing"], [])


@pytest.mark.parametrize(
    ("status", "end"),
    [("486 Busy Here", "Busy"), ("603 Decline", "Declined"), ("404 Not Found", "Unreachable")],
)
def test_a_call_that_is_not_taken_says_why(wall: JanusDesk, exchange: Exchange, status: str, end: str) -> None:
    exchange.status = status
    call = wall.dial("medic", video=False)
    wall.until(lambda: wall.story(call), what=status)
    assert wall.story(call) == [end]


def test_a_call_that_is_over_before_janus_says_how_it_is_called_is_over(
    wall: JanusDesk, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = wall.engine.line.handle

    async def ask(body: Mapping[str, object], *, offer: str = "", answer: str = "") -> Event:
        """As two threads of Janus say it now and then: the end first, and then that a call without a name begins."""
        told = await Handle.ask(handle, body, offer=offer, answer=answer)
        if body["request"] != "call":
            return told
        await asyncio.sleep(SETTLES)
        return Event("event", {"sip": "event", "result": {"event": "calling"}})

    monkeypatch.setattr(handle, "ask", ask)
    exchange.status = "404 Not Found"
    call = wall.dial("medic", video=False)
    wall.until(lambda: wall.story(call) == ["Unreachable"], what="it is over")


def test_a_second_call_finds_the_line_busy(wall: JanusDesk, phone: Handset) -> None:
    rang = phone.events.count("CALL_INCOMING")
    call = wall.dial(video=False)
    phone.until("CALL_INCOMING", times=rang + 1)
    second = wall.dial("medic", video=False)
    wall.until(lambda: wall.story(second) == ["Busy"])
    wall.hang_up(call)
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active))


def test_the_directorys_phone_rings_the_wall_is_answered_held_and_not_disturbed_by_another(
    wall: JanusDesk, caller: Handset, exchange: Exchange
) -> None:
    established, closed = caller.events.count("CALL_ESTABLISHED"), caller.events.count("CALL_CLOSED")
    came = rings(caller, exchange, wall)
    assert (came.contact, came.video, came.by_page) == ("medic", False, False)
    wall.take(Accept(came.call_id, video=False))
    caller.until("CALL_ESTABLISHED", times=established + 1)
    wall.until(lambda: hears(wall, PHONES_TONE), what="the phone is heard")

    wall.take(Hold(came.call_id))
    wait(lambda: "a=sendonly" in caller.trace(), what="the phone is told")
    wall.until(lambda: not newly_heard(wall).size, what="the phone is heard no more")
    wall.take(Resume(came.call_id))
    wall.until(lambda: loudness(newly_heard(wall), PHONES_TONE) > 0.8, what="the phone is heard again")

    told, before = len(exchange.told), len(wall.all(Incoming))
    exchange.ring("sip:officer@127.0.0.1", "second")
    wall.until(lambda: len(exchange.told) > told, what="who rings meanwhile")
    assert exchange.told[-1] == 486
    missed = wall.told(Incoming, after=before)
    assert missed.contact == "chief"
    wall.until(lambda: wall.story(missed.call_id) == ["Incoming", "FarHungUp"])
    time.sleep(SETTLES)
    assert wall.story(came.call_id) == ["Incoming", "Answered"], "the talk goes on"

    wall.hang_up(came.call_id)
    caller.until("CALL_CLOSED", times=closed + 1)
    assert wall.story(came.call_id) == ["Incoming", "Answered"]


def test_a_call_that_came_in_is_declined_or_given_up(wall: JanusDesk, caller: Handset, exchange: Exchange) -> None:
    closed = caller.events.count("CALL_CLOSED")
    came = rings(caller, exchange, wall)
    wall.hang_up(came.call_id)
    caller.until("CALL_CLOSED", times=closed + 1)

    came = rings(caller, exchange, wall)
    caller.do("hangup")
    wall.until(lambda: wall.story(came.call_id) == ["Incoming", "FarHungUp"])


@pytest.mark.parametrize("stranger", ["sip:stranger@127.0.0.1", "sip:chief@10.9.8.7", "sip:119@127.0.0.1"])
def test_nobody_outside_the_directory_can_ring(wall: JanusDesk, exchange: Exchange, stranger: str) -> None:
    heard = len(wall.all(Incoming))
    for attempt in range(50):
        told = len(exchange.told)
        exchange.ring(stranger, f"{stranger.translate(str.maketrans(':@.', 'xxx'))}x{attempt}")
        wall.until(lambda: len(exchange.told) > told, what=stranger)  # noqa: B023 - asked here and now
        if exchange.told[-1] not in CLEARING:
            break
        time.sleep(SETTLES)
    assert exchange.told[-1] == 403
    assert len(wall.all(Incoming)) == heard


def test_a_call_that_waits_for_the_line_has_it(
    wall: JanusDesk, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "CLEARS", 10.0)  # seconds, in which a busy machine does what follows
    waits = wall.dial(video=False)
    told, missed = len(exchange.told), len(wall.all(Incoming))
    exchange.ring("sip:medic@127.0.0.1", "crosses")
    wall.until(lambda: len(exchange.told) > told and len(wall.all(Incoming)) > missed, what="it is missed")
    assert exchange.told[-1] == BUSY_HERE
    second = wall.dial("medic", video=False, joins=waits)
    wall.until(lambda: wall.story(second) == ["LineBusy"], what="there is one line")
    wall.hang_up(waits)


def test_a_line_that_hangs_is_registered_anew(wall: JanusDesk, caller: Handset, exchange: Exchange) -> None:
    """Janus takes it for used by a call that the wall knows nothing of."""
    before, rang = exchange.wall, threading.Event()

    async def ignored(*_: object) -> None:
        rang.set()  # and nobody hears of it

    wall.ask(lambda _: setattr(wall.engine.line, "_rung", ignored))
    while not rang.wait(SETTLES):  # again where Janus still clears up after the last call
        caller.do("dial", before)
    wall.ask(lambda _: wall.engine.line.__dict__.pop("_rung"))
    wall.ask(lambda _: setattr(wall.engine.line, "_quiet_since", 0.0))
    exchange.ring("sip:stranger@127.0.0.1", "hangs")
    wall.until(lambda: exchange.wall != before, what="another line")


def test_an_emergency_number_is_not_dialled_even_where_a_directory_has_it(wall: JanusDesk, exchange: Exchange) -> None:
    before = exchange.invited
    wall.ask(lambda _: wall.engine.line._numbers.update(medic=f"sip:119@{exchange.address}"))
    call = wall.dial("medic", video=False)
    wall.until(lambda: wall.story(call) == ["Unreachable"])
    assert exchange.invited == before


def test_an_exchange_that_does_not_know_the_wall_leaves_the_line_free_for_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("janus")
    monkeypatch.setattr(line, "REGISTERS", 0.2)
    nowhere = f"127.0.0.1:{free_port()}"
    account = Account("sip:wall@127.0.0.1", "secret", f"sip:{nowhere}")
    with desk(tmp_path, Number("chief", f"sip:chief@{nowhere}"), account=account) as made:
        for _ in range(2):
            call = made.dial(video=False)
            made.until(lambda: made.story(call))  # noqa: B023 - asked here and now
            assert made.story(call) == ["Unreachable"]
            made.until(lambda: not made.ask(lambda engine: engine.switchboard.active))
