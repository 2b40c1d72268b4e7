"""The wall on an IPv6 address: the link, the page, the media."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.calls.direct.desk import desk
from tests.calls.direct.phone import OFFICERS_TONE, Browsing, Phone

LOOPBACK = "::1"
PAIR = """async () => { const all = [...(await window.peers.at(-1).getStats()).values()];
const pair = all.find((one) => one.type === 'candidate-pair' && one.state === 'succeeded');
return all.find((one) => one.id === pair.remoteCandidateId).address; }"""


def has_ipv6() -> bool:
    try:
        socket.create_server((LOOPBACK, 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason=f"this machine has no {LOOPBACK}: IPv6 is switched off")
def test_a_call_over_ipv6_is_seen_and_heard_both_ways(tmp_path: Path, browser: Browsing) -> None:
    with desk(tmp_path, host=LOOPBACK) as wall:
        link = wall.invited("chief")
        assert link.startswith(f"https://[{LOOPBACK}]:{wall.port}/#")
        phone = Phone(browser)
        phone.enrol(link)
        call = wall.dial()
        phone.until(lambda: phone.shows("answer"))
        phone.press("answer")
        wall.until(lambda: wall.story(call) == ["Ringing", "Answered"])
        wall.sees(different=9)
        wall.hears(OFFICERS_TONE)
        phone.until(lambda: phone.frames() > 5)
        assert phone.evaluate(PAIR) == LOOPBACK
        wall.hang_up(call)
        phone.until(lambda: phone.shows("home"))
        phone.close()
