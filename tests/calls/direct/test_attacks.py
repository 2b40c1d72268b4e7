"""What somebody on the network may try: each is really tried, refused, kept out of the log, and the engine works on."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import logging
import secrets
import socket
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import WSMsgType

from kiosk.calls.direct import gate, server, stay
from kiosk.calls.direct.engine import ICE_LOGS
from kiosk.calls.direct.messages import Revoke
from kiosk.calls.janus.place import near
from kiosk.core.order import Errand, ErrandAnswered
from tests.calls.direct.desk import PATIENCE, Desk, desk, named
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.janus.handset import need

ADDRESSES = (f"127.0.1.{number}" for number in itertools.count(1))  # an attacker's limits are not the officers'
Socket = aiohttp.ClientWebSocketResponse


@pytest.fixture(autouse=True)
def _unharmed(wall: Desk, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """After each attack the engine lets its people in, no task of it failed, and no secret stands in the log."""
    caplog.set_level(logging.DEBUG)
    for name in ICE_LOGS:
        caplog.set_level(logging.WARNING, name)  # as `work` does in the engine's process
    yield
    token = token_of(wall.invited("medic"))
    assert asyncio.run(greeting(wall, token))["type"] == "welcome"
    written = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    assert token not in written
    assert "v=0" not in written
    assert "Traceback" not in written
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@cache
def trusting() -> ssl.SSLContext:
    """A client that takes any certificate; made once, for the system's own take 0.1 s to load."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def token_of(url: str) -> str:
    return url.rpartition("#")[2]


@asynccontextmanager
async def client(wall: Desk, address: str = "127.0.0.1") -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(ssl=trusting(), local_addr=(address, 0), limit=0)
    async with aiohttp.ClientSession(wall.origin, connector=connector) as session:
        yield session
    await asyncio.sleep(0.05)  # aiohttp closes TLS in the background


@asynccontextmanager
async def connected(wall: Desk, token: str, address: str = "127.0.0.1") -> AsyncIterator[Socket]:
    async with (
        client(wall, address) as session,
        session.ws_connect("/socket", origin=wall.origin, max_msg_size=0) as line,
    ):
        await line.send_json({"type": "hello", "token": token, "language": "en"})
        yield line


async def greeting(wall: Desk, token: str) -> dict[str, Any]:
    async with connected(wall, token) as line:
        welcome: dict[str, Any] = await line.receive_json(timeout=PATIENCE)
        return welcome


async def closed_with(line: Socket) -> int | None:
    """The code the wall closes with, whatever it says before."""
    while (message := await line.receive(timeout=PATIENCE)).type is WSMsgType.TEXT:
        pass
    return int(message.data) if message.type is WSMsgType.CLOSE else line.close_code


async def refused(wall: Desk, token: str, address: str) -> int | None:
    async with connected(wall, token, address) as line:
        return await closed_with(line)


async def admitted(wall: Desk, contact: str) -> str:
    """A device token."""
    return str((await greeting(wall, token_of(wall.invited(contact))))["token"])


# ---------------------------------------------------------------------- who may come in


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
        {"Origin": "https://evil.example:8443", "Host": "evil.example:8443"},
        {"Origin": "http://127.0.0.1"},
    ],
    ids=str,
)
def test_a_page_of_another_origin_is_refused(wall: Desk, headers: dict[str, str]) -> None:
    async def tried() -> int:
        async with client(wall) as session:
            upgrade = {
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
            }
            async with session.get("/socket", headers={**upgrade, **headers}) as answer:
                return answer.status

    assert asyncio.run(tried()) == 403


def test_a_name_that_is_not_the_walls_gets_no_page(wall: Desk) -> None:
    async def tried() -> int:
        async with client(wall) as session, session.get("/", headers={"Host": "evil.example"}) as answer:
            return answer.status

    assert asyncio.run(tried()) == 421


def test_guessed_tokens_are_refused_and_soon_not_even_heard(wall: Desk) -> None:
    async def tried() -> tuple[list[int | None], int]:
        address = next(ADDRESSES)
        codes = [await refused(wall, secrets.token_urlsafe(24), address) for _ in range(10)]
        with pytest.raises(aiohttp.WSServerHandshakeError) as error:
            await refused(wall, secrets.token_urlsafe(24), address)
        return codes, error.value.status

    codes, then = asyncio.run(tried())
    assert codes == [4401] * 10
    assert then == 429


def test_an_invitation_opens_once(wall: Desk) -> None:
    token = token_of(wall.invited("medic"))

    async def tried() -> int | None:
        assert (await greeting(wall, token))["token"] != token
        return await refused(wall, token, next(ADDRESSES))

    assert asyncio.run(tried()) == 4401


def test_of_two_pages_with_one_invitation_one_gets_in(wall: Desk) -> None:
    token = token_of(wall.invited("medic"))

    async def tried(address: str) -> str:
        async with connected(wall, token, address) as line:
            first = await line.receive(timeout=PATIENCE)
            return str(json.loads(first.data)["type"]) if first.type is WSMsgType.TEXT else str(line.close_code)

    async def both() -> list[str]:
        return sorted(await asyncio.gather(tried(next(ADDRESSES)), tried(next(ADDRESSES))))

    assert asyncio.run(both()) == ["4401", "welcome"]


def test_a_revoked_phone_is_sent_away_and_stays_out(wall: Desk) -> None:
    async def tried() -> tuple[int | None, int | None]:
        token = await admitted(wall, "medic")
        async with connected(wall, token) as line:
            await line.receive_json(timeout=PATIENCE)
            wall.take(Revoke("medic"))
            first = await closed_with(line)
        return first, await refused(wall, token, next(ADDRESSES))

    assert asyncio.run(tried()) == (4403, 4401)


def test_a_second_phone_takes_the_place_of_the_first(wall: Desk) -> None:
    async def tried() -> int | None:
        token = await admitted(wall, "medic")
        async with connected(wall, token) as first:
            await first.receive_json(timeout=PATIENCE)
            async with connected(wall, token) as second:
                await second.receive_json(timeout=PATIENCE)
                return await closed_with(first)

    assert asyncio.run(tried()) == 4409


# ---------------------------------------------------------------------- what may be said


async def _said(wall: Desk, *messages: object) -> int | None:
    async with connected(wall, await admitted(wall, "medic"), next(ADDRESSES)) as line:
        await line.receive_json(timeout=PATIENCE)
        with contextlib.suppress(ConnectionError):
            for message in messages:
                await line.send_str(message if isinstance(message, str) else json.dumps(message))
        return await closed_with(line)


@pytest.mark.parametrize(
    "message",
    [
        "not json",
        "[]",
        {"type": "hello", "token": "x" * 32, "language": "en"},
        {"type": "open the pod bay doors"},
        {"type": "ringing", "call": "call-1", "extra": 1},
        {"type": "ringing", "call": "../../etc/passwd"},
        {"type": "answer", "call": "call-1", "sdp": "v=0\r\n" * 4000},
        {"type": "order_state", "id": "a", "order": "b", "state": "delivered", "reason": "x" * 501},
        {"type": "order_state", "id": "a", "order": "b", "state": "expired"},
        {"type": "room_enter", "call": "call-1", "sdp": "v=0\r\n" * 4000},
        {"type": "room_takes", "call": "call-1", "turn": 1, "sdp": "x" * 48_001},
        {"type": "room_takes", "call": "call-1", "turn": 0, "sdp": "v=0"},
        {"type": "room_line", "call": "call-1", "delay": -1},
        '{"type": "room_line", "call": "call-1", "delay": NaN}',
        {"type": "room_enter", "call": "call-1", "sdp": "v=0", "room": 4711, "pin": "0815"},
    ],
    ids=lambda message: str(message)[:40],
)
def test_what_is_not_of_the_wire_closes_it(wall: Desk, message: object) -> None:
    assert asyncio.run(_said(wall, message)) in (4400, 1000)


def test_a_message_beyond_the_limit_closes_it(wall: Desk) -> None:
    assert asyncio.run(_said(wall, " " * 70_000)) in (1009, 1006)  # or reset: it was not read


def test_who_says_too_much_is_sent_away(wall: Desk) -> None:
    assert asyncio.run(_said(wall, *[{"type": "pong"}] * 70)) == 4429


@pytest.mark.parametrize("verb", ["answer", "decline", "hang_up", "busy", "ringing"])
def test_nobody_touches_anothers_call(wall: Desk, verb: str) -> None:
    async def tried() -> tuple[int | None, str]:
        async with connected(wall, await admitted(wall, "chief")) as chief:
            await chief.receive_json(timeout=PATIENCE)
            call = wall.dial("chief", video=False)
            await chief.receive_json(timeout=PATIENCE)
            await chief.send_json({"type": "ringing", "call": call})
            more = {"sdp": "v=0"} if verb == "answer" else {}
            code = await _said(wall, {"type": verb, "call": call, **more})
            assert wall.story(call) == ["Ringing"]
            wall.hang_up(call)
            return code, str((await chief.receive_json(timeout=PATIENCE))["type"])

    assert asyncio.run(tried()) == (4400, "cancelled")


# ---------------------------------------------------------------------- conferences


@pytest.fixture
def conference(wall: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The chief is called into one, and waited for; the call's id."""
    need("janus")
    monkeypatch.setattr(stay, "COMES_BACK", 30.0)
    call = f"room-{secrets.token_hex(4)}"
    wall.ask(lambda engine: engine.hall.ring(call, "chief"))
    yield call
    wall.hang_up(call)
    # one that was given up before its Janus began is over later than "no Janus is there" says
    wall.until(lambda: wall.ask(lambda engine: engine.hall.pid is None and not engine.hall.knows("chief")))


@pytest.mark.parametrize(
    "message",
    [
        {"type": "room_enter", "sdp": "v=0"},
        {"type": "room_takes", "turn": 1, "sdp": "v=0"},
        {"type": "room_line", "delay": 0.1},
        {"type": "ringing"},
        {"type": "decline"},
        {"type": "hang_up"},
    ],
    ids=lambda message: str(message["type"]),
)
def test_nobody_touches_anothers_place_in_a_conference(wall: Desk, conference: str, message: dict[str, object]) -> None:
    assert asyncio.run(_said(wall, {**message, "call": conference})) == 4400
    assert wall.story(conference) == []


def offer_of(more: str = "", sections: str = "audio video") -> str:
    line = (
        "c=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n"
        f"a=fingerprint:sha-256 {':'.join(['AA'] * 32)}\r\na=setup:actpass\r\na=sendonly\r\na=rtcp-mux\r\n{more}"
    )
    codecs = {"audio": "a=rtpmap:96 opus/48000/2\r\n", "video": "a=rtpmap:96 VP8/90000\r\n"}
    media = "".join(
        f"m={kind} 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:{number}\r\n{line}{codecs.get(kind, '')}"
        for number, kind in enumerate(sections.split())
    )
    return f"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n{media}"


def entered(told: list[dict[str, Any]]) -> bool:
    return "room_entered" in [one["type"] for one in told]


async def _enters(wall: Desk, call: str, *said: dict[str, object]) -> list[dict[str, Any]]:
    """What the chief's page is told that says this, up to the end of the call or half a second after it is in."""
    told: list[dict[str, Any]] = []
    async with connected(wall, await admitted(wall, "chief")) as line:
        with contextlib.suppress(TimeoutError):
            while (message := await line.receive_json(timeout=0.5 if entered(told) else PATIENCE))[
                "type"
            ] != "cancelled":
                if message["type"] == "room_ring":
                    for one in said:
                        await line.send_json({**one, "call": call})
                told.append(message)
            told.append(message)
    return told


@pytest.mark.parametrize(
    "sdp",
    [
        "v=0",
        offer_of(sections="audio"),
        offer_of(sections="audio video application"),
        offer_of(sections="audio video video"),
        offer_of().replace("a=fingerprint", "a=fingerprinz"),
        offer_of("a=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n" * 50),
        offer_of("\x00\r\n"),
    ],
    ids=["short", "one section", "data", "two pictures", "no fingerprint", "many", "binary"],
)
def test_an_offer_that_is_none_never_reaches_janus(wall: Desk, conference: str, sdp: str) -> None:
    told = asyncio.run(_enters(wall, conference, {"type": "room_enter", "sdp": sdp}))
    assert (told[-1]["type"], told[-1]["why"]) == ("cancelled", "failed")
    wall.until(lambda: wall.story(conference) == ["Ringing", "Unreachable"])


def test_of_janus_a_page_learns_neither_the_room_nor_its_pin_nor_how_it_is_reached(wall: Desk, conference: str) -> None:
    enters: dict[str, object] = {"type": "room_enter", "sdp": offer_of()}
    told = asyncio.run(_enters(wall, conference, enters, enters))
    assert entered(told)
    assert [one["type"] for one in told].count("room_entered") == 1  # a second offer is nobody's
    venue = wall.ask(lambda engine: engine.hall._venue)
    assert venue
    spoken = json.dumps(told)
    for secret in (venue.place["pin"], venue.place["room"], venue._daemon.secret, venue._daemon.socket):
        assert str(secret) not in spoken


def test_janus_sends_nothing_to_an_address_that_a_page_only_names(wall: Desk, conference: str) -> None:
    place = near(wall.setup.host).host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as victim:
        victim.bind((place, 0))
        victim.setblocking(False)
        named = f"a=candidate:1 1 udp 2113937151 {place} {victim.getsockname()[1]} typ host\r\n"
        told = asyncio.run(_enters(wall, conference, {"type": "room_enter", "sdp": offer_of(named)}))
        assert entered(told)
        with pytest.raises(BlockingIOError):
            victim.recv(2000)


def test_calling_the_wall_again_and_again_is_stopped(wall: Desk) -> None:
    async def tried() -> list[str]:
        whys = []
        async with connected(wall, await admitted(wall, "medic")) as line:
            await line.receive_json(timeout=PATIENCE)
            for number in range(8):
                await line.send_json({"type": "call_wall", "id": f"wish-{number}", "video": False})
                call = (await line.receive_json(timeout=PATIENCE))["call"]
                if number:
                    whys.append(str((await line.receive_json(timeout=PATIENCE))["why"]))
                else:
                    first = call
            await line.send_json({"type": "hang_up", "call": first})
        return whys

    assert asyncio.run(tried()) == ["busy"] * 5 + ["too_often"] * 2
    wall.until(lambda: wall.ask(lambda engine: not engine.switchboard._talks))


def test_html_in_an_order_stays_text(wall: Desk, browser: Browsing) -> None:
    evil = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    phone = Phone(browser)
    phone.enrol(wall.invited("chief"))
    wall.take(Errand("order-evil", "chief", "order", named(evil), datetime.now(UTC)))
    wall.take(Errand("words-evil", "chief", "announcement", named(evil), datetime.now(UTC)))
    phone.until(lambda: evil in phone.text("orders"))
    phone.until(lambda: phone.shows("announcement"))
    assert phone.text("announcementText") == evil
    assert phone.evaluate("document.querySelectorAll('#orders img, #orders script, #announcement img').length") == 0
    assert phone.evaluate("document.title") == "Command wall"
    phone.close()


def test_the_policy_stops_what_is_not_the_walls_own(wall: Desk, browser: Browsing) -> None:
    phone = Phone(browser)
    phone.go(wall.origin)
    phone.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = "window.taken = 1";
        document.body.append(s);
        const i = new Image(); i.src = 'https://evil.example/x.png'; document.body.append(i); }"""
    )
    phone.until(lambda: sum("Content Security Policy" in line for line in phone.said) >= 2)
    assert phone.evaluate("window.taken") is None
    phone.close()


# ---------------------------------------------------------------------- media


def answer_of(candidates: str, sections: str = "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\n") -> str:
    """By sound."""
    return (
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n"
        f"{sections}c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\n{candidates}"
        "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n"
        f"a=fingerprint:sha-256 {':'.join(['AA'] * 32)}\r\na=setup:active\r\na=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\n"
        "a=rtpmap:96 opus/48000/2\r\n"
    )


def answer_in_pictures(candidates: str) -> str:
    """Candidates stand in the first section only, as browsers write them."""
    session, _, sound = answer_of("").replace("BUNDLE 0", "BUNDLE 0 1").partition("m=audio")
    pictures = (
        sound.replace("96 opus/48000/2", "97 VP8/90000").replace("SAVPF 96", "SAVPF 97").replace("mid:0", "mid:1")
    )
    return f"{session}m=audio{sound}{candidates}m=video{pictures}"


async def _answered(
    wall: Desk, sdp: str, meanwhile: Callable[[], Awaitable[None]] | None = None, *, video: bool = False
) -> list[str]:
    async with connected(wall, await admitted(wall, "chief")) as line:
        await line.receive_json(timeout=PATIENCE)
        call = wall.dial("chief", video=video)
        await line.receive_json(timeout=PATIENCE)
        await line.send_json({"type": "answer", "call": call, "sdp": sdp})
        if meanwhile:
            await meanwhile()
            wall.hang_up(call)
        await line.receive_json(timeout=PATIENCE)
        return wall.story(call)


@pytest.mark.parametrize("video", [False, True], ids=["sound", "pictures"])
def test_no_packet_goes_to_a_host_outside_the_allowed_networks(tmp_path: Path, video: bool) -> None:
    with desk(tmp_path, allowed_networks=("127.0.0.1/32",)) as wall:
        victims = {}
        for address in ("127.0.0.9", "127.0.0.1"):
            victims[address] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            victims[address].bind((address, 0))
            victims[address].setblocking(False)
        lines = "".join(
            f"a=candidate:{number} 1 udp 2113937151 {address} {victim.getsockname()[1]} typ host\r\n"
            for number, (address, victim) in enumerate(victims.items())
        )

        async def wait() -> None:
            loop = asyncio.get_running_loop()
            await asyncio.wait_for(loop.sock_recv(victims["127.0.0.1"], 2000), PATIENCE)  # the allowed one is tried
            await asyncio.sleep(0.3)

        asyncio.run(_answered(wall, (answer_in_pictures if video else answer_of)(lines), wait, video=video))
        with pytest.raises(BlockingIOError):
            victims["127.0.0.9"].recv(2000)
        for victim in victims.values():
            victim.close()


@pytest.mark.parametrize(
    "sdp",
    [
        answer_of("", "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\nm=video 9 UDP/TLS/RTP/SAVPF 97\r\n"),
        answer_of("", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n"),
        answer_of("", ""),
        answer_of("a=candidate:x\r\n").replace("a=fingerprint", "a=fingerprinz"),
        answer_of("\x00\r\n"),
        answer_of("a=rtpmap:x\r\n"),
        answer_of("a=candidate:1 1 udp 1 127.0.0.1 99999999 typ host\r\n" * 50),
        answer_of("").replace("a=mid:0", "a=mid:7"),
        "v=0",
    ],
    ids=["two sections", "data", "none", "no fingerprint", "binary", "bad map", "many", "other mid", "short"],
)
def test_an_answer_that_is_none_ends_the_call_only(wall: Desk, sdp: str) -> None:
    assert asyncio.run(_answered(wall, sdp)) == ["Ringing", "Unreachable"]


# ---------------------------------------------------------------------- wearing it out


def test_a_thousand_connections_do_not_keep_officers_out(wall: Desk) -> None:
    async def tried() -> tuple[int, float]:
        async def one() -> asyncio.StreamWriter:
            _, writer = await asyncio.open_connection("127.0.0.1", wall.port, local_addr=("127.0.0.8", 0))
            return writer

        opened = [await one() for _ in range(1000)]
        began = time.monotonic()
        assert (await greeting(wall, token_of(wall.invited("medic"))))["type"] == "welcome"
        took = time.monotonic() - began
        held = wall.ask(lambda engine: engine.server._gate.held)
        for writer in opened:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in opened), return_exceptions=True)
        return held, took

    held, took = asyncio.run(tried())
    assert held <= gate.PER_PARTY + 8
    assert took < gate.HANDSHAKE  # 0.1 s on a quiet machine: it waits for none of the others to be given up


def test_who_only_stays_connected_is_cut_off(wall: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 1.5  # in which a busy machine gets through TLS
    monkeypatch.setattr(gate, "STRANGER", seconds)
    monkeypatch.setattr(gate, "HANDSHAKE", seconds)
    monkeypatch.setattr(server, "HELLO", seconds / 5)  # well before the connection itself is cut

    async def silent_before_tls() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", wall.port)
        try:
            return await asyncio.wait_for(reader.read(), PATIENCE)
        finally:
            writer.close()

    async def byte_by_byte() -> bool:
        reader, writer = await asyncio.open_connection("127.0.0.1", wall.port, ssl=trusting())
        try:
            for byte in b"GET / HTTP/1.1\r\nX-Slow: " + b"a" * 250:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(0.02)
        except (ConnectionError, ssl.SSLError):
            return True
        finally:
            writer.transport.abort()
        return reader.at_eof()

    async def silent_on_the_socket() -> int | None:
        async with client(wall) as session, session.ws_connect("/socket", origin=wall.origin) as line:
            return await closed_with(line)

    async def all_of_them() -> tuple[bytes, bool, int | None]:
        return await asyncio.gather(silent_before_tls(), byte_by_byte(), silent_on_the_socket())

    before, cut, code = asyncio.run(all_of_them())
    assert before == b""
    assert cut
    assert code == 4408


def test_an_order_is_answered_in_the_name_of_who_answers(wall: Desk) -> None:
    """The ledger refuses what is not theirs; what must not happen is that a page speaks for another."""
    asyncio.run(
        _said(
            wall,
            {"type": "order_state", "id": "a1", "order": "of-the-chief", "state": "done"},
            "end",
        )
    )
    answers = [answer for answer in wall.all(ErrandAnswered) if answer.order == "of-the-chief"]
    assert [answer.contact for answer in answers] == ["medic"]
