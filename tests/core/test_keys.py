"""Secrets: from the environment or a file only its owner reads, and never shown."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.core.errors import ConfigError
from kiosk.core.keys import HIDDEN, Hiding, hidden, hide_in_logs, secret

KEY = "pA55/word+of=Seoul"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "keys.toml"
    made.write_text(f'seoul = "{KEY}"\nport = 8\n', encoding="utf-8")
    made.chmod(0o600)
    return made


def test_the_environment_goes_before_the_file(file: Path) -> None:
    assert secret("seoul", file, {}) == KEY
    assert secret("seoul", file, {"KIOSK_KEY_SEOUL": "another"}) == "another"


def test_a_key_that_is_nowhere_is_asked_for_by_name_and_place(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="KIOSK_KEY_SEOUL") as caught:
        secret("seoul", tmp_path / "keys.toml", {})
    assert caught.value.file == tmp_path / "keys.toml"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused_with_the_mend(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600"):
        secret("seoul", file, {})


@pytest.mark.parametrize("text", [f"seoul = {KEY}", f'seoul = "{KEY}', "seoul = 7"])
def test_a_broken_file_is_named_without_quoting_it(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"keys\.toml") as caught:
        secret("seoul", file, {})
    assert KEY not in str(caught.value)


def test_a_known_key_is_hidden_as_it_is_and_as_part_of_an_address(file: Path) -> None:
    secret("seoul", file, {})
    assert hidden(f"GET /{KEY}/json") == f"GET /{HIDDEN}/json"
    assert "pA55" not in hidden("GET /pA55%2Fword%2Bof%3DSeoul/json")


def test_the_password_of_a_login_is_hidden_alone_too(tmp_path: Path) -> None:
    secret("broker", tmp_path / "keys.toml", {"KIOSK_KEY_BROKER": "wall:topsecret"})
    assert "topsecret" not in hidden("password topsecret refused")


def test_nothing_of_a_log_shows_it_not_even_a_traceback(file: Path) -> None:
    secret("seoul", file, {})
    error = ConnectionError(f"http://host/{KEY}/")
    record = logging.LogRecord("n", logging.ERROR, "f", 1, "asked %s", (KEY,), (type(error), error, None))
    assert KEY not in Hiding(logging.Formatter()).format(record)


def test_every_handler_of_the_program_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = logging.StreamHandler()
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    hide_in_logs()
    hide_in_logs()
    assert isinstance(handler.formatter, Hiding)
