"""What of a Janus can be judged without one: numbers, its configuration, what its plugins say."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.calls.backend import Busy, Declined, Unreachable
from kiosk.calls.janus.config import Plan, installed, libraries, seats, texts
from kiosk.calls.janus.daemon import Daemon, locked, sweep
from kiosk.calls.janus.messages import Account, JanusSetup
from kiosk.calls.janus.session import Event
from kiosk.calls.janus.telling import caller, refusal, room, sip
from kiosk.cli.calls import findings
from kiosk.core.city.parts import Contact, dialable
from kiosk.core.errors import SourceError
from kiosk.core.settings import CallsSettings, JanusSettings, Settings
from tests.calls.janus.handset import need
from tests.calls.people import CHIEF


@pytest.mark.parametrize(
    "number",
    [
        "",
        "sip:chief@10.0.0.7",
        "sip:201@pbx.city.example:5080",
        "sip:+82-2-2133-1234@pbx",
        "sip:1100@pbx",
        "sip:9201@p",
    ],
)
def test_a_number_that_can_be_dialled(number: str) -> None:
    assert dialable(number) == number


@pytest.mark.parametrize(
    "number",
    [
        "chief@10.0.0.7",
        "sips:chief@10.0.0.7",
        "tel:+8221331234",
        "sip:10.0.0.7",
        "sip:chief@10.0.0.7:0",
        "sip:chief@10.0.0.7:70000",
        "sip:chief@10.0.0.7;user=phone",
        "sip:chief@10.0.0.7?Subject=x",
        "sip:chief%40x@10.0.0.7",
        "sip:chief@10.0.0.7\r\nTo: x",
        "sip:chief:secret@10.0.0.7",
        "sip:chief@10.0.0.7\n",
    ],
)
def test_what_is_no_number_says_how_one_is_written(number: str) -> None:
    with pytest.raises(ValueError, match="sip:user@host"):
        dialable(number)


@pytest.mark.parametrize(
    "user",
    [
        "112",
        "119",
        "911",
        "999",
        "000",
        "110",
        "101",
        "15",
        "1-1-9",
        "1.1.2",
        "0112",
        "9911",
        "00119",
        "+82119",
        "+7112",
        "+3315",
    ],
)
def test_an_emergency_number_is_never_dialled_however_it_is_written(user: str) -> None:
    with pytest.raises(ValueError, match="emergency"):
        dialable(f"sip:{user}@pbx")


def test_a_directory_with_a_wrong_number_says_so() -> None:
    with pytest.raises(ValidationError, match="emergency"):
        Contact.model_validate(CHIEF.model_dump() | {"sip": "sip:119@pbx"})


def test_our_janus_opens_nothing_to_the_network(tmp_path: Path) -> None:
    written = "\n".join(texts(Plan(tmp_path, "a secret", "127.0.0.1", "10.0.0.5")).values())
    assert 'api_secret = "a secret"' in written
    assert f'ws_unix = "{tmp_path}/janus.sock"' in written
    for opened in ("ws_port", "ws_ip", "http", "stun_server", "turn_server", "supersecret", "janusoverlord", "room-"):
        assert opened not in written


def test_a_missing_janus_says_how_to_mend_it() -> None:
    with pytest.raises(SourceError, match=r"janus is not installed \(apt-get install janus\)"):
        Daemon("127.0.0.1", "10.0.0.5", program="no-such-janus")
    with pytest.raises(SourceError, match="apt-get install janus"):
        libraries(("/no/such/folder",))


HESITANT = """#!{python}
import socket, sys, time
here = socket.socket(socket.AF_UNIX)
here.bind(sys.argv[2] + "/janus.sock")
time.sleep(0.4)
here.listen()
time.sleep(20)
"""


def test_a_janus_is_ready_once_it_takes_requests_not_when_its_socket_can_be_seen(tmp_path: Path) -> None:
    program = tmp_path / "janus"
    program.write_text(HESITANT.format(python=sys.executable))
    program.chmod(0o755)

    async def started() -> None:
        daemon = Daemon("127.0.0.1", "127.0.0.1", program=str(program))
        try:
            await daemon.start()
            _, writer = await asyncio.open_unix_connection(daemon.socket)  # the engine's very next step
            writer.close()
            await writer.wait_closed()
        finally:
            await daemon.stop()

    need("janus")  # its libraries are looked for
    asyncio.run(started())


def test_what_a_killed_engine_left_is_removed_and_what_one_uses_is_not(tmp_path: Path) -> None:
    left, used, other = (tmp_path / name for name in ("kiosk-janus-1", "kiosk-janus-2", "other"))
    for folder in (left, used, other):
        folder.mkdir()
        (folder / "janus.jcfg").write_text("a secret")
    lock = locked(used)
    assert lock
    sweep(tmp_path)
    assert [folder.exists() for folder in (left, used, other)] == [False, True, True]
    lock.close()


def test_the_doctor_looks_for_janus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = Settings(calls=CallsSettings(backend="janus", folder=tmp_path, port=0))
    monkeypatch.setenv("PATH", str(tmp_path))
    (told,) = [found for found in findings(settings) if found.what.startswith("janus")]
    assert (told.verdict, told.mend) == ("bad", "apt-get install janus")
    elsewhere = settings.calls.model_copy(update={"janus": JanusSettings(url="ws://10.0.0.9:8188")})
    settings = settings.model_copy(update={"calls": elsewhere})
    (told,) = [found for found in findings(settings) if "ws://10.0.0.9:8188" in found.what]
    assert told.verdict == "note"


def test_the_doctor_says_how_many_may_be_in_one_talk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def told(**changes: object) -> tuple[str, str, str]:
        settings = Settings(calls=CallsSettings(backend="direct", folder=tmp_path, port=0).model_copy(update=changes))
        (one,) = [found for found in findings(settings) if "in one talk" in found.what]
        return one.verdict, one.what, one.mend

    need("janus")
    assert told()[:2] == ("good", f"12 in one talk, with the wall: {installed()} is started for more than four")
    assert seats() == 11
    assert told(rooms="always")[1].endswith("is started for each conference")
    assert told(rooms="off")[0] == "note"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told() == (
        "note", "four in one talk, with the wall, and no more: janus is not installed", "apt-get install janus"
    )  # fmt: skip
    assert told(rooms="always")[0] == "bad"
    assert seats() == 0


def test_a_janus_for_pages_has_rooms_only_and_never_sends_first(tmp_path: Path) -> None:
    plan = Plan(tmp_path, "a secret", "127.0.0.1", "10.0.0.5", pages=True)
    assert plan.plugins == ("libjanus_videoroom.so",)
    assert "ice_lite = true" in texts(plan)["janus.jcfg"]
    telephones = Plan(tmp_path, "a secret", "127.0.0.1", "10.0.0.5")
    assert "ice_lite = false" in texts(telephones)["janus.jcfg"]


def test_no_secret_is_told_by_a_value_that_ends_in_a_log() -> None:
    account = Account("sip:wall@pbx", "hunter2")
    told = repr(JanusSetup(direct=None, account=account, secret="hunter2"))  # type: ignore[arg-type]
    assert "hunter2" not in told + repr(account)


@pytest.mark.parametrize(
    ("code", "means"),
    [
        (486, Busy),
        (600, Busy),
        (603, Declined),
        (607, Declined),
        (404, Unreachable),
        (408, Unreachable),
        (480, Unreachable),
        (503, Unreachable),
    ],
)
def test_why_a_call_was_not_taken(code: int, means: type) -> None:
    assert isinstance(refusal("call-1", code), means)


@pytest.mark.parametrize(
    "address",
    ["sip:chief@pbx", "sip:chief@PBX:5060", "sip:chief@pbx;transport=udp", "sips:chief@pbx", "sip:chief@pbx?x=y"],
)
def test_a_caller_is_known_by_user_and_host(address: str) -> None:
    assert caller(address) == "chief@pbx"


@pytest.mark.parametrize("data", [{}, {"result": None}, {"result": "x"}, {"result": {"event": 7}}, {"videoroom": []}])
def test_what_is_not_understood_is_nothing(data: dict[str, object]) -> None:
    assert sip(Event("event", data)).event == ""
    assert room(Event("event", data)).videoroom == ""
