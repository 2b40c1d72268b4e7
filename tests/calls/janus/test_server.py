"""A Janus that is there already, and one that does not want us."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.calls.backend import Ringing
from kiosk.calls.janus.config import Plan, libraries, written
from kiosk.calls.janus.messages import Number
from kiosk.calls.janus.place import near
from kiosk.core.errors import SourceError
from tests.calls.janus.desk import desk
from tests.calls.janus.handset import PATIENCE, Handset, free_port, need, wait

TRANSPORT = 'general: {{\n    ws = true\n    ws_ip = "127.0.0.1"\n    ws_port = {port}\n    wss = false\n}}\n'


@dataclass
class Server:
    """How it is reached."""

    url: str
    secret: str


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The city's own Janus, which takes requests by TCP."""
    need("janus")
    port = free_port()
    folder = tmp_path_factory.mktemp("server") / "janus"
    main = written(Plan(folder, "the city's", "127.0.0.1", near("127.0.0.1").host), libraries())
    (folder / "janus.transport.websockets.jcfg").write_text(TRANSPORT.format(port=port))
    program = shutil.which("janus")
    assert program
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen([program, "-F", str(folder), "-C", str(main)], stdout=said, stderr=said)
    try:
        wait(lambda: listens(port), PATIENCE, "the server listens")
        yield Server(f"ws://127.0.0.1:{port}", "the city's")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def test_a_janus_that_is_there_already_is_used(server: Server, tmp_path: Path) -> None:
    (tmp_path / "phone").mkdir()
    phone = Handset(tmp_path / "phone")
    try:
        number = Number("chief", phone.number)
        with desk(tmp_path / "field", number, url=server.url, secret=server.secret) as wall:
            wall.dial(video=False)
            wall.told(Ringing)
            phone.until("CALL_INCOMING")
        phone.until("CALL_CLOSED")  # a wall that ends hangs up
    finally:
        phone.close()


def test_a_janus_that_does_not_know_the_secret_says_so(server: Server, tmp_path: Path) -> None:
    with (
        pytest.raises(SourceError, match=r"Unauthorized.*see calls\.janus"),
        desk(tmp_path, url=server.url, secret="wrong"),
    ):
        pass


def test_a_janus_that_is_not_there_is_named(tmp_path: Path) -> None:
    url = f"ws://127.0.0.1:{free_port()}"
    with pytest.raises(SourceError, match=f"the janus at {url} does not take us"), desk(tmp_path, url=url):
        pass
