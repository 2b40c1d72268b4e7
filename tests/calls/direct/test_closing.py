"""The engine goes and leaves nothing open, whatever its visitors are at."""

from __future__ import annotations

import gc
import socket
import ssl
import warnings
from asyncio import sslproto
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.calls.direct.desk import Desk, desk


def connected(wall: Desk) -> socket.socket:
    """A TCP connection that says nothing."""
    return socket.create_connection(("127.0.0.1", wall.port), timeout=5)


def trusting(wall: Desk) -> ssl.SSLSocket:
    """The same, TLS done."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(connected(wall))


def forgets(_: object) -> None:
    """As Debian 12's Python does once a TLS transport was closed twice."""
    raise AttributeError("'NoneType' object has no attribute '_abort'")


@pytest.mark.parametrize("forgetful", [False, True], ids=["python of today", "python 3.11.2"])
def test_no_connection_outlives_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgetful: bool) -> None:
    if forgetful:
        monkeypatch.setattr(sslproto._SSLProtocolTransport, "abort", forgets)
    gc.collect()
    with ExitStack() as visitors, warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always", ResourceWarning)
        with desk(tmp_path, camera=False) as wall:
            visitors.enter_context(connected(wall))  # in the middle of the handshake
            silent = visitors.enter_context(trusting(wall))
            assert silent.version()
            asks = visitors.enter_context(trusting(wall))
            asks.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % wall.port)
            assert asks.recv(12) == b"HTTP/1.1 200"
            leaves = visitors.enter_context(trusting(wall))
            leaves.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % wall.port)
            assert leaves.recv(12) == b"HTTP/1.1 200"  # and never says that it read it all: TLS waits for that
            wall.until(lambda: wall.ask(lambda engine: engine.server._gate.held) >= 2)
        gc.collect()
    assert [str(warning.message) for warning in seen if "unclosed" in str(warning.message)] == []
