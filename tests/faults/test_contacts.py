"""`kiosk contacts`: the operator lets phones in and out, and a slip of the pen is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtGui import QImage

from kiosk.cli.main import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK__CALLS__FOLDER", str(tmp_path))
    return tmp_path


def test_an_invitation_by_name_is_a_code_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contacts", "invite", "소방지휘차 1호"]) == 0
    told = capsys.readouterr().out
    assert "▄▄▄▄▄" in told
    assert "https://127.0.0.1:8443/#" in told
    assert "/authority.crt" in told
    assert 'calls.backend = "direct"' in told


def test_an_invitation_as_a_picture_is_for_its_owner_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "code.png"
    assert main(["contacts", "invite", "fire_1", "--png", str(file)]) == 0
    assert QImage(str(file)).width() > 300
    assert file.stat().st_mode & 0o077 == 0
    assert "https://127.0.0.1:8443/#" not in capsys.readouterr().out


def test_nobody_is_enrolled_before_a_phone_was_there(capsys: pytest.CaptureFixture[str]) -> None:
    main(["contacts", "invite", "fire_1"])
    assert main(["contacts", "revoke", "fire_1"]) == 0
    capsys.readouterr()
    assert main(["contacts"]) == 0
    assert "phone enrolled" not in capsys.readouterr().out


def test_somebody_unknown_is_named_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contacts", "invite", "Bob"]) == 2
    told = capsys.readouterr().err
    assert "Bob: nobody has this key or name" in told
    assert "fire_1" in told


def test_a_picture_that_cannot_be_written_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contacts", "invite", "fire_1", "--png", str(folder / "no" / "code.png")]) == 2
    assert "code.png" in capsys.readouterr().err
