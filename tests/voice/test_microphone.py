"""A real PulseAudio without hardware: what is played into it is heard, and its death is noticed and survived."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.inputs import DeviceMode, Intent, Words
from kiosk.core.settings import EarsSettings
from kiosk.core.text import Language
from kiosk.voice import wav
from kiosk.voice.audio import RATE
from kiosk.voice.messages import EarsSetup, Listen, ModelChoice, OpenMicrophone
from tests.voice.conftest import Say
from tests.voice.vocabulary import vocabulary
from tests.voice.worker import PATIENCE, Worker, working

needs_pulse = pytest.mark.skipif(
    shutil.which("pulseaudio") is None or shutil.which("paplay") is None,
    reason="pulseaudio and pulseaudio-utils are not installed (apt-get install pulseaudio pulseaudio-utils)",
)


class SoundServer:
    """A PulseAudio whose only loudspeaker leads straight into its only microphone, with a little noise in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            **os.environ,
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_RUNTIME_PATH": str(folder),
            "HOME": str(folder),
        }
        self._noise_file = folder / "noise.wav"
        noise = np.random.default_rng(1).normal(0, 12, RATE * 60).astype(np.int16)
        wav.write(self._noise_file, noise)
        self._daemon: subprocess.Popen[bytes] | None = None
        self._noise: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        (self._folder / "socket").unlink(missing_ok=True)
        self._daemon = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "-L", f"module-native-protocol-unix socket={self._folder}/socket auth-anonymous=1",
                "-L", f"module-null-sink sink_name=speaker rate={RATE} channels=1",
            ],
            env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while self._ask("pactl", "set-default-source", "speaker.monitor") != 0:
            assert time.monotonic() < deadline, "PulseAudio never answered"
            time.sleep(0.05)
        self._noise = subprocess.Popen(["paplay", str(self._noise_file)], env=self._environment)

    def play(self, file: Path) -> None:
        """Play it to the end."""
        subprocess.run(["paplay", str(file)], env=self._environment, check=True, timeout=PATIENCE)

    def kill(self) -> None:
        """As a crash would end it."""
        for process in (self._daemon, self._noise):
            if process is not None:
                process.kill()
                process.wait(5)

    def _ask(self, *words: str) -> int:
        return subprocess.run(
            words, env=self._environment, capture_output=True, timeout=PATIENCE, check=False
        ).returncode


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    server = SoundServer(tmp_path)
    server.start()
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/socket")
    yield server
    server.kill()


def _setup(models: dict[Language, ModelChoice]) -> EarsSetup:
    return EarsSetup(EarsSettings(microphone="pulse", engine="demo"), {"en": vocabulary("en")}, "en", models)


@needs_pulse
def test_a_command_played_into_the_microphone_is_heard(
    server: SoundServer, models: dict[Language, ModelChoice], say: Say
) -> None:
    with working(_setup(models)) as worker:
        assert worker.until_mode(DeviceMode.STANDBY).name == "pulse"
        worker.send(Listen(True))
        worker.until_mode(DeviceMode.ACTIVE)
        began = time.monotonic()
        words = _said(server, worker, say("show traffic", "en"))
        assert words.intent == Intent("view.show", (("view", "traffic"),))
        assert began < words.started < words.ended < time.monotonic()


@needs_pulse
def test_a_muted_microphone_is_closed_in_the_system_too(
    server: SoundServer, models: dict[Language, ModelChoice]
) -> None:
    with working(_setup(models)) as worker:
        worker.until_mode(DeviceMode.STANDBY)
        worker.until(lambda: _recording(server) == 1, "it is not open")
        worker.send(OpenMicrophone(False))
        worker.until_mode(DeviceMode.OFF)
        off = time.monotonic()
        worker.until(lambda: _recording(server) == 0, "it is still open")
        assert time.monotonic() - off < 3.0  # PulseAudio lists one that was closed for a moment


@needs_pulse
def test_a_dead_sound_server_is_told_within_two_seconds_and_its_return_is_noticed(
    server: SoundServer, models: dict[Language, ModelChoice], say: Say
) -> None:
    with working(_setup(models)) as worker:
        worker.send(Listen(True))
        worker.until_mode(DeviceMode.ACTIVE)
        server.kill()
        killed = time.monotonic()
        worker.until_mode(DeviceMode.DEGRADED)
        # the moment it came is the test's own: a second on a quiet machine, two are promised
        assert worker.devices[-1][0] - killed < 3 * 2.0
        assert _restarts(worker) == 0
        server.start()
        worker.until_mode(DeviceMode.ACTIVE)
        assert _said(server, worker, say("hang up", "en")).text == "hang up"
        assert _restarts(worker) == 0


def _said(server: SoundServer, worker: Worker, file: Path) -> Words:
    """What is heard of a file, played again where a busy machine tore the sound: as a presenter would say it again."""
    for _ in range(3):
        server.play(file)
        end = time.monotonic() + 4.0
        while time.monotonic() < end:
            if meant := [words for words in worker.finals if words.intent is not None]:
                return meant[0]
            time.sleep(0.1)
    pytest.fail(f"nothing is understood: {worker.words[-5:]}")


def _recording(server: SoundServer) -> int:
    listed = subprocess.run(
        ["pactl", "list", "short", "source-outputs"],
        env=server._environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return len(listed.stdout.splitlines())


def _restarts(worker: Worker) -> int:
    return max(state.restarts for state in worker.health)
