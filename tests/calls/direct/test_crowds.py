"""Many officers behind one address, as a router or an access point shows them: all load the page and come in."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator

import aiohttp
import pytest

from kiosk.calls.direct import gate
from kiosk.calls.direct.messages import Person
from tests.calls.direct.desk import PATIENCE, Desk, desk, named
from tests.calls.direct.phone import Browsing, Phone

OFFICERS = tuple(Person(f"officer-{number}", named("Officer"), named("Crew")) for number in range(gate.BEHIND_ONE))


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk(tmp_path_factory.mktemp("field"), people=OFFICERS, camera=False) as made:
        yield made


def held(wall: Desk) -> int:
    return wall.ask(lambda engine: engine.server._gate.held)


def test_twelve_officers_behind_one_address_load_the_page_and_load_it_anew_at_once(wall: Desk) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    files = wall.ask(lambda engine: sorted(engine.server._files))
    tokens = {one.key: wall.invited(one.key).rpartition("#")[2] for one in OFFICERS}

    async def load(phone: aiohttp.ClientSession, contact: str) -> str:
        """As a browser does it, everything at once; what the wall says at last."""

        async def fetch(name: str) -> int:
            async with phone.get(f"/{name}") as answer:
                await answer.read()
                return answer.status

        assert set(await asyncio.gather(*(fetch(name) for name in ["", *files]))) == {200}
        line = await phone.ws_connect("/socket", origin=wall.origin)
        await line.send_json({"type": "hello", "token": tokens[contact], "language": "en"})
        welcome = await line.receive_json(timeout=PATIENCE)
        tokens[contact] = welcome.get("token") or tokens[contact]
        return str(welcome["type"])

    async def everybody() -> list[str]:
        connectors = [
            aiohttp.TCPConnector(ssl=context, local_addr=("127.0.0.9", 0), limit=gate.PER_PHONE) for _ in OFFICERS
        ]
        phones = [aiohttp.ClientSession(wall.origin, connector=one) for one in connectors]
        said = []
        for _ in range(2):
            said += await asyncio.gather(*(load(phone, one.key) for phone, one in zip(phones, OFFICERS, strict=True)))
        for connector in connectors:
            await connector.close(abort_ssl=True)
        for phone in phones:
            await phone.close()
        await asyncio.sleep(0.1)  # what is cut off goes in the loop's next turns
        return said

    assert set(asyncio.run(everybody())) == {"welcome"}


def test_a_page_costs_no_more_connections_than_are_counted_on(wall: Desk, browser: Browsing) -> None:
    phone = Phone(browser)
    most = 0
    wall.until(lambda: held(wall) == 0, what="nobody of the test before is left")
    phone.enrol(wall.invited(OFFICERS[0].key))
    for _ in range(2):
        phone.reload()
        most = max(most, held(wall))
        phone.press("begin")
        phone.until(phone.there)
        most = max(most, held(wall))
    assert 1 < most <= gate.PER_PHONE
    phone.close()
