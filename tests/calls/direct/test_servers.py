"""STUN servers of the city's own that answer, or do not; a machine without sound; answers given without a wall."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aioice import ice, stun

from kiosk.calls.direct.engine import Engine, sound_of
from kiosk.calls.direct.film import Pictures
from kiosk.calls.direct.messages import IceServer
from kiosk.calls.direct.peer import Peer, Window
from kiosk.calls.direct.sounds import Kept, NoSound, Silence
from kiosk.calls.direct.speech import Voice
from kiosk.core.inputs import DeviceState
from kiosk.core.order import Errand, ErrandAnswered, SlipState
from tests.calls.direct.desk import Desk, desk, named
from tests.calls.direct.phone import Browsing, Phone


@contextmanager
def udp(*, answers: bool) -> Iterator[IceServer]:
    """A STUN server that answers or is silent."""
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            data, address = line.recvfrom(2000)
            if data == b"stop":
                return
            if answers:
                asked = stun.parse_message(data)
                told = stun.Message(asked.message_method, stun.Class.RESPONSE, asked.transaction_id)
                told.attributes["XOR-MAPPED-ADDRESS"] = ("203.0.113.5", address[1])
                line.sendto(bytes(told), address)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield IceServer(f"stun:127.0.0.1:{line.getsockname()[1]}")
    finally:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"stop", line.getsockname())
        thread.join()
        line.close()


class NoCamera:
    """A wall without pictures."""

    def newest(self, after: int) -> None:
        return None


async def offered(*servers: IceServer) -> tuple[str, list[str], float]:
    """The offer, the silent servers, and the seconds it took."""
    peer = Peer(
        host="127.0.0.1",
        networks=(),
        ice_servers=servers,
        video=True,
        pictures=Pictures(NoCamera()),
        sound=Voice(Silence()),
        ear=Kept(),
        window=Window(lambda _: None, (64, 36)),
    )
    began = time.monotonic()
    try:
        return await peer.offer(), peer.silent_servers(), time.monotonic() - began
    finally:
        await peer.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The STUN servers that were asked."""
    seen: list[tuple[str, int]] = []
    candidate = ice.server_reflexive_candidate

    def asks(protocol: ice.StunProtocol, server: tuple[str, int]) -> Coroutine[Any, Any, Any]:
        seen.append(server)
        return candidate(protocol, server)

    monkeypatch.setattr(ice, "server_reflexive_candidate", asks)
    return seen


def test_an_offer_names_this_interface_only_and_asks_nobody(asked: list[tuple[str, int]]) -> None:
    sdp, silent, _ = asyncio.run(offered())
    addresses = {line.split()[4] for line in sdp.splitlines() if line.startswith("a=candidate")}
    assert addresses == {"127.0.0.1"}
    assert silent == []
    assert asked == []
    codecs = {line.split()[1].split("/")[0] for line in sdp.splitlines() if line.startswith("a=rtpmap")}
    assert codecs == {"opus", "VP8", "rtx"}


def test_a_stun_server_that_answers_adds_its_candidate(asked: list[tuple[str, int]]) -> None:
    with udp(answers=True) as server:
        sdp, silent, _ = asyncio.run(offered(server))
    assert [f"stun:{host}:{port}" for host, port in asked] == [server.url]
    assert "203.0.113.5" in sdp
    assert silent == []


def test_a_silent_stun_server_costs_half_a_second_and_is_named() -> None:
    with udp(answers=False) as server:
        sdp, silent, took = asyncio.run(offered(server))
    assert silent == [server.url]
    assert took < 4.0  # 0.5 on a quiet machine; aioice's own patience would be 5
    assert "127.0.0.1" in sdp


def test_a_silent_turn_server_is_named_too() -> None:
    with udp(answers=False) as server:
        turn = IceServer(server.url.replace("stun:", "turn:"), "wall", "secret")
        _, silent, _ = asyncio.run(offered(turn))
    assert silent == [turn.url]


def test_the_operator_reads_which_server_is_silent(tmp_path: Path, browser: Browsing) -> None:
    with udp(answers=False) as server, desk(tmp_path, ice_servers=(server,)) as wall:
        phone = Phone(browser)
        phone.enrol(wall.invited("chief"))
        call = wall.dial()
        phone.until(lambda: phone.shows("answer"))
        wall.until(lambda: server.url in wall.all(DeviceState)[-1].detail)
        assert "only this machine" in wall.all(DeviceState)[-1].detail  # loopback
        wall.hang_up(call)
        phone.close()


def test_where_there_is_no_sound_the_call_is_seen_and_the_operator_reads_why(wall: Desk) -> None:
    assert isinstance(sound_of(wall.setup), NoSound)
    assert "calls.sound" in sound_of(wall.setup).problem
    sounds = sound_of(replace(wall.setup, sound=True, speaker="no loudspeaker is called like this", microphone="none"))
    reads, hears = sounds.talk()
    assert not reads.read().any()
    hears.put(0, reads.read())
    wall.until(lambda: sounds.problem != "")
    sounds.leave(hears)
    assert sounds.names == ""


def dead_air(engine: Engine) -> None:
    """Cut every connection, as when the Wi-Fi dies."""
    for transport in list(engine.server._gate._welcome):
        transport.abort()


def test_an_answer_given_without_a_wall_arrives_later(wall: Desk, browser: Browsing) -> None:
    phone = Phone(browser)
    phone.enrol(wall.invited("chief"))
    wall.take(Errand("order-late", "chief", "order", named("Close the gate"), datetime.now(UTC)))
    phone.until(lambda: "Close the gate" in phone.text("orders"))
    wall.until(lambda: SlipState.READ in [one.state for one in wall.all(ErrandAnswered)])
    phone.evaluate(
        """() => { const Real = WebSocket;
        window.WebSocket = class extends Real { constructor() { super('wss://127.0.0.1:1/'); } }; }"""
    )
    wall.ask(dead_air)
    phone.until(lambda: phone.text("stateText") == "Not connected: nobody can call you")
    phone.tap(".acknowledge")
    phone.until(lambda: "sent as soon as you are connected" in phone.text("orders"))
    phone.reload()
    assert SlipState.ACKNOWLEDGED not in [one.state for one in wall.all(ErrandAnswered)]
    phone.press("begin")
    wall.until(lambda: SlipState.ACKNOWLEDGED in [one.state for one in wall.all(ErrandAnswered)])
    phone.until(lambda: "sent as soon as" not in phone.text("orders"))
    before = len(wall.all(ErrandAnswered))
    wall.take(Errand("order-late", "chief", "order", named("Close the gate"), datetime.now(UTC)))
    wall.until(lambda: len(wall.all(ErrandAnswered)) > before)  # the wall asks again and hears the same
    assert wall.all(ErrandAnswered)[-1].state is SlipState.ACKNOWLEDGED
    assert phone.text("orders").count("Close the gate") == 1
    phone.close()
