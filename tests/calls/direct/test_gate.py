"""The gate alone, on a loop of its own: nobody stays in it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from kiosk.calls.direct import certificate
from kiosk.calls.direct.gate import CLOSES, Gate, party
from tests.calls.direct.test_hub import in_a_loop

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    return certificate.made(tmp_path_factory.mktemp("papers"), HOST).context


def opened(
    context: ssl.SSLContext, protocol: Callable[[], asyncio.BaseProtocol] = asyncio.Protocol
) -> tuple[Gate, int]:
    gate = Gate(context, time.monotonic)
    return gate, gate.open(HOST, 0, protocol)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
    ],
)
def test_a_host_with_many_addresses_counts_once(address: str, whose: str) -> None:
    assert party(address) == whose


@pytest.mark.parametrize("turns", range(8))
@in_a_loop
async def test_who_comes_while_it_shuts_is_let_go_at_once(
    context: ssl.SSLContext, turns: int, caplog: pytest.LogCaptureFixture
) -> None:
    gate, port = opened(context)
    with ExitStack() as visitors:
        for _ in range(20):
            visitor = visitors.enter_context(socket.socket())
            visitor.setblocking(False)
            visitor.connect_ex((HOST, port))
        for _ in range(turns):  # of the loop: some knock, some are in the middle of their handshake
            await asyncio.sleep(0)
        await gate.shut()
        await gate.empty()
    assert gate.held == 0
    assert "do not close" not in caplog.text


@in_a_loop
async def test_a_connection_that_was_closed_twice_is_cut_although_the_far_side_says_nothing(
    context: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    made: asyncio.Queue[asyncio.Transport] = asyncio.Queue()

    class Greets(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            made.put_nowait(transport)

    gate, port = opened(context, Greets)
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    line = await asyncio.to_thread(lambda: trusting.wrap_socket(socket.create_connection((HOST, port))))
    with line:
        transport = await made.get()
        while transport not in gate._connections:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0)
        transport.close()
        transport.close()
        await gate.shut()
        began = time.monotonic()
        await gate.empty()
    assert time.monotonic() - began < CLOSES / 2  # 10 ms on a quiet machine; by itself TLS would wait a second
    assert gate.held == 0
    assert "do not close" not in caplog.text
