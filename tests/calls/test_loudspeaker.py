"""A real sound server with a loudspeaker of its own, listened to at its monitor."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.calls.lines import Sound
from kiosk.core.call import CallState
from kiosk.core.errors import SourceError
from kiosk.core.settings import CallsSettings
from tests.calls.people import LEAVER
from tests.calls.test_actor import PATIENCE, opened

RATE = 16_000
PROGRAMS = ("pulseaudio", "pactl", "parec")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(program) for program in PROGRAMS), reason="pulseaudio and pulseaudio-utils are not installed"
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A sound server whose only loudspeaker is recorded into the file that is given."""
    socket, heard = tmp_path / "socket", tmp_path / "heard.raw"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_COOKIE", str(tmp_path / "cookie"))
    modules = (
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        f"module-null-sink sink_name=speaker rate={RATE} channels=1",
    )
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        + [word for module in modules for word in ("-L", module)],
        env={**os.environ, "HOME": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    try:
        end = time.monotonic() + PATIENCE
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode != 0:
            if server.poll() is not None:
                pytest.skip("pulseaudio does not start here")
            assert time.monotonic() < end, "PulseAudio never answered"
            time.sleep(0.05)
        with heard.open("wb") as file:
            recorder = subprocess.Popen(
                [
                    "parec",
                    "--device=speaker.monitor",
                    f"--rate={RATE}",
                    "--channels=1",
                    "--format=s16le",
                    "--latency-msec=50",
                ],
                stdout=file,
            )
        try:
            yield heard
        finally:
            recorder.kill()
            recorder.wait()
    finally:
        server.kill()
        server.wait()


def loudness(heard: Path) -> float:
    """The loudest tenth of a second, as root mean square of 16-bit samples."""
    pcm = np.fromfile(heard, np.int16).astype(np.float64)
    blocks = pcm[: len(pcm) // 1600 * 1600].reshape(-1, 1600)
    return float(np.sqrt((blocks**2).mean(axis=1)).max(initial=0.0))


def test_a_line_is_heard_and_the_ears_are_told_before_and_after(room: Path) -> None:
    with opened(settings=CallsSettings()) as exchange:
        if not exchange.device.name:
            pytest.skip(f"PortAudio does not reach the sound server: {exchange.device.detail}")
        exchange.dial(LEAVER, video=False)
        exchange.until_state(CallState.ENDED)
        exchange.until(lambda: exchange.speaking == [True, False])
        exchange.until(lambda: loudness(room) > 500)  # what is recorded is written down a moment later


def test_hanging_up_opens_the_ears_again(room: Path) -> None:
    with opened(settings=CallsSettings()) as exchange:
        if not exchange.device.name:
            pytest.skip(f"PortAudio does not reach the sound server: {exchange.device.detail}")
        exchange.dial(LEAVER, video=False)
        exchange.until(lambda: exchange.speaking == [True])
        exchange.office.telephone.hang_up()
        exchange.until(lambda: exchange.speaking == [True, False])


def test_a_loudspeaker_that_is_not_there_is_named_with_those_that_are(room: Path) -> None:
    from kiosk.calls.loudspeaker import found  # noqa: PLC0415 - needs PortAudio

    with pytest.raises(SourceError, match=r"none is called 'gramophone' \(calls\.speaker may name one of: "):
        found("gramophone")


def test_a_sound_at_another_rate_lasts_as_long() -> None:
    from kiosk.calls.loudspeaker import resampled  # noqa: PLC0415 - needs PortAudio

    sound = Sound((1000 * np.sin(np.arange(RATE) / 20)).astype(np.int16), RATE)
    other = resampled(sound, 44_100)
    assert other.lasts == pytest.approx(sound.lasts, abs=0.001)
    assert np.abs(other.pcm).max() == pytest.approx(1000, abs=5)
