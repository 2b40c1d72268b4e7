"""One browser for all tests of this folder, one engine for each file."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from kiosk.calls.direct import talk
from kiosk.calls.direct.peer import Peer
from tests.calls.direct.desk import Desk, desk
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.janus.handset import need


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsing]:
    need("chromium")  # the officer's phone
    made = Browsing(tmp_path_factory.mktemp("phone"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk(tmp_path_factory.mktemp("field")) as made:
        yield made


@pytest.fixture(scope="module")
def reachable(browser: Browsing, wall: Desk) -> Iterator[Phone]:
    """The chief's phone, enrolled."""
    made = Phone(browser)
    made.enrol(wall.invited("chief"))
    yield made
    made.close()


@pytest.fixture
def sticky(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lines close only once this is set."""
    free, close = threading.Event(), Peer.close

    async def late(peer: Peer) -> None:
        await asyncio.to_thread(free.wait)
        await close(peer)

    monkeypatch.setattr(Peer, "close", late)
    monkeypatch.setattr(talk, "CLOSES", 60.0)
    yield free
    free.set()
