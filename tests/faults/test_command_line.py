"""What is wrong with settings, pack or scenario stops the start, naming the file, the key and the mend."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core import places
from kiosk.core.instance import hold


def kiosk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("command", ["run", "demo"])
def test_a_broken_settings_file_stops_the_start(tmp_path: Path, command: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[ears]\nmode = "loud"\n')
    ended = kiosk("--config", str(file), command)
    assert ended.returncode == 2
    assert f"{file}: ears.mode: found 'loud'" in ended.stderr
    assert "push-to-talk" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_broken_pack_stops_the_start(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(places.assets() / "packs" / "seoul", pack)
    contacts = pack / "contacts.toml"
    contacts.write_text(contacts.read_text(encoding="utf-8").replace("[[contacts]]", "[[contacts]]\nshoe = 43", 1))
    ended = kiosk("demo", "--headless", "--out", str(tmp_path / "out"), KIOSK__PACK__FOLDER=str(pack))
    assert ended.returncode == 2
    assert str(contacts) in ended.stderr
    assert "contacts.0.shoe" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_broken_scenario_stops_the_start(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.toml"
    scenario.write_text('name = "x"\n[[step]]\ntitle = "y"\nat = 1\nexpect = {}\n')
    ended = kiosk("demo", "--headless", "--out", str(tmp_path / "out"), "--scenario", str(scenario))
    assert ended.returncode == 2
    assert f"{scenario}: step.0.expect" in ended.stderr
    assert "proves nothing" in ended.stderr


def test_a_second_wall_is_refused_clearly(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite"
    with hold(journal):
        ended = kiosk("run", DISPLAY=":77", QT_QPA_PLATFORM="xcb", KIOSK__JOURNAL=str(journal))
    assert ended.returncode == 2
    assert "already running" in ended.stderr


def test_a_demo_without_a_display_asks_for_headless(tmp_path: Path) -> None:
    ended = kiosk("demo", "--out", str(tmp_path), DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert ended.returncode == 2
    assert "--headless" in ended.stderr


def test_the_walls_own_process_loads_no_engine() -> None:
    program = (
        "import sys, kiosk.rehearsal;"
        "print(*sorted({'vosk', 'pocketsphinx', 'sounddevice', 'cv2', 'mediapipe', 'aiortc'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.split() == []


def test_every_setting_is_printed_with_its_meaning() -> None:
    ended = kiosk("config")
    assert ended.returncode == 0
    assert 'mode = "push-to-talk"' in ended.stdout
    assert "visible height of the screen in millimetres" in ended.stdout


def test_devices_are_listed_by_kind_even_where_there_are_none() -> None:
    ended = kiosk("devices")
    assert "Traceback" not in ended.stderr
    assert "cameras" in ended.stdout
    if ended.returncode == 0:
        assert "microphones" in ended.stdout
