"""A real PulseAudio without hardware: its loudspeaker is heard by its microphone through a simulated room."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections import deque
from pathlib import Path

import numpy as np
import pytest

from kiosk.calls.sound.frame import FRAME, RATE, SILENCE, Frame, Pcm
from tests.calls.sound.room import Room

needs_pulse = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("pulseaudio", "parec", "pacat", "pactl")),
    reason="pulseaudio and pulseaudio-utils are not installed (apt-get install pulseaudio pulseaudio-utils)",
)
PATIENCE = 30.0  # seconds; a busy machine is slow
FORM = ("--format=s16le", f"--rate={RATE}", "--channels=1", "--raw")


class Rig:
    """Two null sinks and, between them, the air; `environment` is what a program needs to use them."""

    def __init__(self, folder: Path, room: Room) -> None:
        self._folder = folder
        self._room = room
        self.environment = {
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_SINK": "loudspeaker",
            "PULSE_SOURCE": "microphone.monitor",
        }
        self._all = {**os.environ, **self.environment, "HOME": str(folder)}
        self._near: deque[Frame] = deque()
        self._said = threading.Event()
        self._stop = threading.Event()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._thread = threading.Thread(target=self._air, name="room", daemon=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        modules = [
            f"module-native-protocol-unix socket={self._folder}/socket auth-anonymous=1",
            f"module-null-sink sink_name=loudspeaker rate={RATE} channels=1",
            f"module-null-sink sink_name=microphone rate={RATE} channels=1",
        ]
        loads = [word for module in modules for word in ("-L", module)]
        self._run("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *loads)
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(["pactl", "info"], env=self._all, capture_output=True, check=False).returncode != 0:
            assert time.monotonic() < deadline, "PulseAudio never answered"
            time.sleep(0.05)
        self._ears = self._run("parec", "--device=loudspeaker.monitor", "--latency-msec=10", *FORM)
        self._mouth = self._run(
            "pacat", "--device=microphone", "--latency-msec=80", *FORM
        )  # less runs dry on a busy machine
        self._thread.start()

    def say(self, sound: Pcm) -> None:
        """Somebody near the microphone says this; returns when it is over."""
        self._said.clear()
        whole = np.pad(sound, (0, -len(sound) % FRAME))
        self._near.extend(whole.reshape(-1, FRAME))
        assert self._said.wait(len(whole) / RATE + PATIENCE), "the room stands still"

    def kill_server(self) -> None:
        """As a crash would end it."""
        self._processes[0].kill()

    def stop(self) -> None:
        """End everything."""
        self._stop.set()
        for process in self._processes:
            process.kill()
            process.wait(5)
        self._thread.join(5)
        for process in self._processes:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except BrokenPipeError:
                        continue

    def _run(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            words, env=self._all, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def _air(self) -> None:
        assert self._ears.stdout is not None
        assert self._mouth.stdin is not None
        while not self._stop.is_set():
            played = self._ears.stdout.read(2 * FRAME)
            if len(played) < 2 * FRAME:
                return
            near = SILENCE
            if self._near:
                near = self._near.popleft()
                if not self._near:
                    self._said.set()
            captured = self._room.microphone(np.frombuffer(played, np.int16), near)
            try:
                self._mouth.stdin.write(captured.tobytes())
                self._mouth.stdin.flush()
            except BrokenPipeError:
                return
