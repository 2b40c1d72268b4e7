"""More of what somebody may try: with the page, with the wall's web server, and with an officer's stolen phone."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import WSMsgType
from aioice import stun
from yarl import URL

from kiosk.calls.backend import Incoming, PresenceTold
from kiosk.calls.direct import server
from kiosk.calls.direct.doors import Doors
from kiosk.calls.direct.engine import Engine
from kiosk.calls.direct.messages import Accept, HangUp
from kiosk.calls.direct.wire import MutedHere
from kiosk.core.order import Errand
from tests.calls.direct.desk import PATIENCE, ROOM, Desk, desk, named
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.direct.test_attacks import (
    ADDRESSES,
    _unharmed,
    admitted,
    answer_of,
    client,
    closed_with,
    connected,
    token_of,
)

__all__ = ["_unharmed"]  # after each attack the engine still works, and no secret stands in the log

STREAMS = """(() => { const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); window.tracks = [];
navigator.mediaDevices.getUserMedia = async wish => { const stream = await open(wish);
window.tracks.push(...stream.getTracks()); return stream; }; })();"""
# a phone that does not let go
STUBBORN = "RTCPeerConnection.prototype.close = MediaStreamTrack.prototype.stop = () => {};"


@pytest.fixture
def phone(wall: Desk, browser: Browsing) -> Iterator[Phone]:
    made = Phone(browser)
    yield made
    made.close()
    wall.end_all()
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active), what="the line is free")


# ---------------------------------------------------------------------- the web server


@pytest.mark.parametrize(
    ("verb", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/main.js", 200),
        ("GET", "/authority.crt", 200),
        ("GET", "/nothing.js", 404),
        ("GET", "/socket", 403),
        ("POST", "/", 405),
        ("DELETE", "/main.js", 405),
        ("PUT", "/socket", 405),
    ],
)
def test_every_answer_is_hardened_and_nothing_can_be_written(wall: Desk, verb: str, path: str, status: int) -> None:
    async def tried() -> tuple[int, dict[str, str]]:
        async with client(wall) as session, session.request(verb, path, data=b"x" * 5000) as answer:
            return answer.status, dict(answer.headers)

    got, headers = asyncio.run(tried())
    assert got == status
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Python" not in headers["Server"]


@pytest.mark.parametrize(
    "path",
    [
        "/../field.sqlite",
        "/%2e%2e/field.sqlite",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "//etc/passwd",
        "/tls/key.pem",
        "/main.js%00.html",
        "/main.js/..",
        "/.",
        "/%",
    ],
)
def test_no_other_file_is_ever_served(wall: Desk, path: str) -> None:
    async def tried() -> int:
        async with client(wall) as session:
            where = URL(wall.origin + path, encoded=True)
            async with session.get(where, allow_redirects=False) as answer:
                return answer.status

    assert asyncio.run(tried()) in (400, 404)


def test_other_interfaces_are_not_served(wall: Desk) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", wall.port), timeout=2)


def test_the_page_cannot_be_put_into_another(wall: Desk, phone: Phone) -> None:
    phone.browser.do(phone.page.set_content(f"<iframe src='{wall.origin}/'></iframe>"))
    phone.until(lambda: any("frame-ancestors" in line for line in phone.said), what="Chromium refuses to frame it")


def test_the_key_in_a_link_leaves_the_address_bar_and_the_history(wall: Desk, phone: Phone) -> None:
    phone.go("about:blank")
    url = wall.invited("chief")
    phone.enrol(url)
    assert phone.evaluate("location.href") == f"{wall.origin}/"
    phone.browser.do(phone.page.go_back())
    phone.browser.do(phone.page.go_forward())
    assert phone.evaluate("location.href") == f"{wall.origin}/"
    kept = phone.evaluate("JSON.stringify(localStorage)")
    assert token_of(url) not in kept  # swapped for the phone's own


# ---------------------------------------------------------------------- the socket


def test_broken_messages_count_like_wrong_keys(wall: Desk) -> None:
    async def tried() -> tuple[list[int | None], int]:
        address, token, codes = next(ADDRESSES), await admitted(wall, "medic"), []
        for _ in range(10):
            async with connected(wall, token, address) as line:
                await line.receive_json(timeout=PATIENCE)
                await line.send_str("{}")
                codes.append(await closed_with(line))
        with pytest.raises(aiohttp.WSServerHandshakeError) as error:
            async with connected(wall, token, address):
                pass
        return codes, error.value.status

    codes, then = asyncio.run(tried())
    assert codes == [4400] * 10
    assert then == 429


def test_what_is_no_text_ends_the_line(wall: Desk) -> None:
    async def tried() -> int | None:
        async with connected(wall, await admitted(wall, "medic"), next(ADDRESSES)) as line:
            await line.receive_json(timeout=PATIENCE)
            await line.send_bytes(json.dumps({"type": "pong"}).encode())
            return await closed_with(line)

    assert asyncio.run(tried()) in (1000, 1006)
    wall.until(lambda: not wall.ask(lambda engine: engine.server.reachable("medic")))


def test_a_page_too_far_behind_is_cut_off_and_hears_what_it_missed_when_it_is_back(wall: Desk, phone: Phone) -> None:
    phone.enrol(wall.invited("chief"))
    call = wall.dial("chief")
    phone.until(lambda: phone.shows("answer"), what="it rings")
    phone.press("answer")
    wall.until(lambda: wall.story(call) == ["Ringing", "Answered"])
    before = wall.ask(lambda engine: engine.server._pages["chief"])

    def flood(engine: Engine) -> None:
        engine.take(HangUp(call))
        while engine.server.send("chief", MutedHere(call=call, microphone=False, camera=False)):
            pass

    wall.ask(flood)
    wall.until(lambda: wall.ask(lambda engine: engine.server._pages.get("chief")) not in (None, before))
    phone.until(lambda: phone.shows("home"), what="it hears that the call is over")


@pytest.mark.parametrize("few", [True, False], ids=["few messages", "many messages"])
def test_a_page_that_takes_nothing_fills_no_memory_and_is_soon_gone(
    wall: Desk, monkeypatch: pytest.MonkeyPatch, *, few: bool
) -> None:
    token = asyncio.run(admitted(wall, "medic"))
    long = named("Evacuate the building. " * 500)
    # each is cut off by what the test is about, and not by the other
    monkeypatch.setattr(server, "HEARTBEAT", 0.6 if few else 2 * PATIENCE)

    async def deaf() -> None:
        async with client(wall, next(ADDRESSES)) as session:
            line = await session.ws_connect("/socket", origin=wall.origin, autoping=False, max_msg_size=0)
            await line.send_json({"type": "hello", "token": token, "language": "en"})
            first = await line.receive(timeout=PATIENCE)
            assert first.type is WSMsgType.TEXT
            for number in range(server.OUTBOX // 2 if few else 1000):
                wall.take(Errand(f"flood-{number}", "medic", "order", long, datetime.now(UTC)))
            await asyncio.to_thread(wall.until, lambda: not wall.all(PresenceTold)[-1].presence.reachable)

    asyncio.run(deaf())


# ---------------------------------------------------------------------- media


def test_an_officer_who_calls_opens_neither_microphone_nor_camera_of_the_wall(wall: Desk, phone: Phone) -> None:
    phone.enrol(wall.invited("chief"))
    before = len(wall.all(Incoming))
    phone.press("callVideo")
    rang = wall.told(Incoming, after=before)
    time.sleep(1.0)
    assert wall.story(rang.call_id) == ["Incoming"]
    assert wall.sounds.open == 0
    assert not phone.evaluate("window.peers.some(peer => peer.connectionState === 'connected')")
    wall.take(Accept(rang.call_id, video=True))
    wall.until(lambda: wall.story(rang.call_id)[-1] == "Answered")
    wall.until(lambda: wall.sounds.open == 1)
    wall.hang_up(rang.call_id)
    wall.until(lambda: wall.sounds.open == 0)


def test_after_the_call_the_phones_camera_and_microphone_are_off(wall: Desk, phone: Phone) -> None:
    phone.browser.do(phone.page.add_init_script(STREAMS))
    phone.enrol(wall.invited("chief"))
    call = wall.dial()
    phone.until(lambda: phone.shows("answer"))
    assert phone.evaluate("window.tracks.every(track => track.readyState === 'ended')")  # none before a touch
    phone.press("answer")
    wall.until(lambda: "Answered" in wall.story(call))
    assert phone.evaluate("window.tracks.filter(track => track.readyState === 'live').length") == 2
    wall.hang_up(call)
    phone.until(lambda: phone.shows("home"))
    phone.until(lambda: phone.evaluate("window.tracks.every(track => track.readyState === 'ended')"), what="both off")


def test_a_phone_revoked_by_another_process_that_holds_on_to_a_call_is_cut_off(wall: Desk, phone: Phone) -> None:
    phone.browser.do(phone.page.add_init_script(STUBBORN))
    phone.enrol(wall.invited("chief"))
    call = wall.dial()
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    wall.until(lambda: "Answered" in wall.story(call))
    doors = Doors(wall.setup.folder / "field.sqlite", time.time)  # as `kiosk contacts revoke` does
    doors.revoke("chief")
    doors.close()
    # 0.6 s on a quiet machine: the engine looks twice a second for what another process did
    wall.until(lambda: wall.story(call)[-1] == "FarHungUp", within=ROOM * 3, what="the call ends")
    wall.until(lambda: not wall.ask(lambda engine: engine.switchboard.active), what="the line is free")


def test_a_check_from_outside_the_allowed_networks_is_not_heard(tmp_path: Path) -> None:
    with desk(tmp_path, allowed_networks=("127.0.0.1/32",), camera=False) as wall:

        async def tried() -> dict[str, bool]:
            async with connected(wall, await admitted(wall, "chief")) as line:
                await line.receive_json(timeout=PATIENCE)
                call = wall.dial("chief", video=False)
                ring = await line.receive_json(timeout=PATIENCE)
                await line.send_json({"type": "answer", "call": call, "sdp": answer_of("")})
                heard = await asyncio.to_thread(asks, ring["sdp"], "127.0.0.9", "127.0.0.1")
                wall.hang_up(call)
                await line.receive_json(timeout=PATIENCE)
                return heard

        assert asyncio.run(tried()) == {"127.0.0.9": False, "127.0.0.1": True}


def asks(sdp: str, *addresses: str) -> dict[str, bool]:
    """Whether the wall answers a check from there that knows the call's secrets; from the last address it does."""
    with ExitStack() as opened:
        lines = {one: opened.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) for one in addresses}
        for address, line in lines.items():
            line.bind((address, 0))
            line.settimeout(0.1)
        end = time.monotonic() + PATIENCE
        while True:
            heard = {address: answered(sdp, line) for address, line in lines.items()}
            if heard[addresses[-1]]:
                # whoever asked before the last one, whose answer is here, would have theirs by now
                return {address: heard[address] or answered(sdp, line) for address, line in lines.items()}
            assert time.monotonic() < end, "no check at all is answered"


def answered(sdp: str, line: socket.socket) -> bool:
    """Whether a check through this socket is answered, this one or one before."""
    told: dict[str, Any] = dict(line[2:].split(":", 1) for line in sdp.splitlines() if line.startswith("a=ice-"))
    port = next(int(line.split()[5]) for line in sdp.splitlines() if line.startswith("a=candidate"))
    check = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    check.attributes["USERNAME"] = f"{told['ice-ufrag']}:abcd"
    check.attributes["PRIORITY"] = 1
    check.attributes["ICE-CONTROLLED"] = 1
    check.add_message_integrity(str(told["ice-pwd"]).encode())
    line.sendto(bytes(check), ("127.0.0.1", port))
    try:
        while stun.parse_message(line.recv(2000)).message_class is not stun.Class.RESPONSE:
            pass
    except TimeoutError:
        return False
    return True
