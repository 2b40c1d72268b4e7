"""`kiosk calls`: what a call needs is looked at, each fault with its mend; what was ordered can be handed out."""

from __future__ import annotations

import csv
import json
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.core.clock import SetClock
from kiosk.core.journal import Journal


@pytest.fixture(autouse=True)
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {
        "CALLS__FOLDER": tmp_path / "field",
        "CALLS__BACKEND": "direct",
        "CALLS__PORT": _free(),
        "JOURNAL": tmp_path / "journal.sqlite",
    }.items():
        monkeypatch.setenv(f"KIOSK__{key}", str(value))


def _free() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


@contextmanager
def stranger(reply: bytes) -> Iterator[int]:
    """Something that is no wall, on a port; serves one caller."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            line, _ = server.accept()
            with closing(line):
                line.recv(1000)
                line.sendall(reply)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        thread.join(5)


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["calls", "doctor"])
    return code, capsys.readouterr().out


def test_a_fresh_machine_is_well_and_is_told_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = doctor(capsys)
    assert code == 0, told
    assert "is free; no wall is running" in told
    assert "kiosk contacts invite NAME" in told
    assert "leaf.pem: 395 days left" in told or "leaf.pem: 396 days left" in told


def test_an_address_of_another_machine_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK__CALLS__HOST", "192.0.2.7")
    code, told = doctor(capsys)
    assert code == 1
    assert "BAD   calls.host 192.0.2.7 is no address of this machine" in told


def test_a_port_that_something_else_uses_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with stranger(b"SSH-2.0-other\r\n") as port:
        monkeypatch.setenv("KIOSK__CALLS__PORT", str(port))
        code, told = doctor(capsys)
    assert code == 1
    assert f"port {port} of 127.0.0.1 is used by something that is no wall" in told


def test_a_broken_certificate_of_the_city_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "city.pem").write_text("nothing", encoding="ascii")
    monkeypatch.setenv("KIOSK__CALLS__CERTIFICATE", str(tmp_path / "city.pem"))
    code, told = doctor(capsys)
    assert code == 1
    assert "city.pem" in told


def test_a_file_that_others_can_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["contacts", "invite", "fire_1"])
    (tmp_path / "field" / "field.sqlite").chmod(0o644)
    code, told = doctor(capsys)
    assert code == 1
    assert "can be read by others" in told
    assert "chmod 600" in told


def journal(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "journal.sqlite", SetClock(), "run")
    kept.write("command", command="view.show")
    kept.write("order", order="o1", template="evacuate", to=["fire_1"])
    kept.write("slip", order="o1", contact="fire_1", state="refused", reason="=1+1; 길이 막힘")
    kept.close()


def test_what_was_ordered_is_written_for_whoever_has_to_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal(tmp_path)
    table, lines = tmp_path / "audit.csv", tmp_path / "audit.jsonl"
    assert main(["calls", "export", str(table)]) == main(["calls", "export", str(lines)]) == 0
    assert "2 rows" in capsys.readouterr().out
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["order", "slip"]
    assert all(row["data"].startswith("{") for row in rows)  # no cell a spreadsheet takes for a formula
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert told[1]["reason"] == "=1+1; 길이 막힘"
    assert stat.S_IMODE(table.stat().st_mode) == 0o600


def test_nothing_is_written_over_and_a_missing_journal_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calls", "export", str(tmp_path / "a.csv")]) == 2
    assert "there is no journal yet" in capsys.readouterr().err
    journal(tmp_path)
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    assert main(["calls", "export", str(tmp_path / "a.csv")]) == 2
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "mine"


def test_a_day_bounds_what_is_written(tmp_path: Path) -> None:
    journal(tmp_path)
    assert main(["calls", "export", str(tmp_path / "a.jsonl"), "--since", "2030-01-01"]) == 0
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == ""


def test_the_settings_are_printed_without_their_secrets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '[calls]\nice_servers = [{ url = "turn:192.0.2.1:3478", username = "wall", credential = "hush1" }]\n'
        '[calls.janus]\nsecret = "hush2"\n',
        encoding="utf-8",
    )
    assert main(["--config", str(file), "config"]) == 0
    told = capsys.readouterr().out
    assert "turn:192.0.2.1:3478" in told
    assert "hush" not in told
    assert told.count("set, and not printed") == 2
