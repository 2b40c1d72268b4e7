"""A call that may go through a TURN server only: Debian's coturn between a real phone and the wall."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aioice import stun

from kiosk.calls.direct.messages import IceServer
from kiosk.calls.direct.peer import Peer
from tests.calls.direct.desk import Desk, desk
from tests.calls.direct.phone import OFFICERS_TONE, Browsing, Phone
from tests.calls.janus.handset import free_port, need

ELSEWHERE = "203.0.113.1"  # of nobody (RFC 5737)
RELAY_ONLY = """
(() => { const Real = RTCPeerConnection;
window.RTCPeerConnection = class extends Real {
constructor(given) { super({...given, iceTransportPolicy: 'relay'}); } }; })();
"""
PAIR = """async () => { const all = [...(await window.peers.at(-1).getStats()).values()];
const by = id => all.find(one => one.id === id);
const used = by(all.find(one => one.type === 'transport').selectedCandidatePairId);
return [by(used.localCandidateId).candidateType, by(used.remoteCandidateId).candidateType]; }"""


@contextmanager
def turn(folder: Path) -> Iterator[IceServer]:
    """Coturn at work on a loopback address, relaying from another one."""
    need("turnserver")
    port = free_port()
    log = folder / "turn.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [
                "turnserver", "-n", "--listening-ip=127.0.0.1", f"--listening-port={port}", "--relay-ip=127.0.0.2",
                "--min-port=20000", "--max-port=20999", "--allow-loopback-peers", "--lt-cred-mech", "--realm=city",
                "--user=wall:secret", "--no-cli", "--no-tls", "--no-dtls", "--log-file=stdout",
                f"--pidfile={folder}/turn.pid", f"--userdb={folder}/turn.sqlite",
            ],
            stdout=said,
            stderr=said,
        )  # fmt: skip
    try:
        assert answers(port), log.read_text()[-2000:]
        yield IceServer(f"turn:127.0.0.1:{port}?transport=udp", "wall", "secret")
    finally:
        server.terminate()
        server.wait(10)


def answers(port: int) -> bool:
    """Whether the server is up within ten seconds."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks:
        asks.settimeout(0.1)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            asks.sendto(bytes(stun.Message(stun.Method.BINDING, stun.Class.REQUEST)), ("127.0.0.1", port))
            try:
                return bool(asks.recv(2000))
            except (TimeoutError, ConnectionRefusedError):
                time.sleep(0.02)
    return False


@pytest.fixture
def through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A wall that has no candidate but its server's: the address it would offer is none of this machine."""
    keep_to = Peer._keep_to
    monkeypatch.setattr(Peer, "_keep_to", lambda self, _: keep_to(self, ELSEWHERE))
    with turn(tmp_path) as server, desk(tmp_path / "field", ice_servers=(server,)) as wall:
        yield wall


@pytest.fixture
def phone(through: Desk, browser: Browsing) -> Iterator[Phone]:
    made = Phone(browser)
    browser.do(made.page.add_init_script(RELAY_ONLY))
    made.enrol(through.invited("chief"))
    yield made
    made.close()


def test_a_call_connects_through_a_turn_server_alone(through: Desk, phone: Phone) -> None:
    call = through.dial()
    phone.until(lambda: phone.shows("answer"), what="it rings")
    phone.press("answer")
    through.until(lambda: "Answered" in through.story(call), what="answered")
    assert phone.evaluate(PAIR) == ["relay", "relay"]
    offered, answered = (phone.peer(f"peer.{side}.sdp") for side in ("remoteDescription", "localDescription"))
    assert kinds(offered) == kinds(answered) == {"relay"}
    through.sees(different=9)
    through.hears(OFFICERS_TONE)
    phone.until(lambda: phone.frames() > 5)
    through.hang_up(call)
    phone.until(lambda: phone.shows("home"))


def kinds(sdp: Any) -> set[str]:  # noqa: ANN401 - what the page gives
    """The types of its candidates."""
    return {line.split()[7] for line in str(sdp).splitlines() if line.startswith("a=candidate")}
