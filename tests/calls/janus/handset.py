"""Debian's baresip as a SIP phone: says back what it hears or a tone, and is worked over its control port."""

from __future__ import annotations

import itertools
import json
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.calls.direct.sounds import Pcm

PHONES_TONE = 1000.0  # hertz
PATIENCE = 30.0  # seconds; a busy machine is slow
HEADER = 44  # bytes of a WAV file before its samples: two channels of 48 kHz
MODULES = "/usr/lib/baresip/modules"
CONFIG = """
sip_listen 127.0.0.1:{sip}
rtp_ports {rtp}-{last}
net_interface 127.0.0.1
module_path {modules}
{codecs}
module aubridge.so
module ausine.so
snd_path {folder}
module_app account.so
module_app menu.so
module ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{control}
audio_source {microphone}
audio_player aubridge,echo
video_source fakevideo,nil
video_size 320x240
video_fps 15
"""


def need(program: str) -> None:
    """Skip, and say so, where a program is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: apt install {program})")


def free_port() -> int:
    """A port nobody uses now, nor the next one; below those the system hands out and those Janus has for media."""
    while True:
        port = random.randrange(10_000, 19_000, 2)  # noqa: S311 - no secret
        try:
            for kind, number in itertools.product((socket.SOCK_DGRAM, socket.SOCK_STREAM), (port, port + 1)):
                with socket.socket(socket.AF_INET, kind) as asks:
                    asks.bind(("127.0.0.1", number))
        except OSError:
            continue
        return port


class Handset:
    """One phone on a desk."""

    def __init__(
        self, folder: Path, *, name: str = "officer", echoes: bool = True, modules: tuple[str, ...] = ("opus", "g711")
    ) -> None:
        need("baresip")
        self.name = name
        self.events: list[str] = []
        self._folder = folder
        # an echo of baresip 1.0 that calls itself, instead of being called, says nothing
        self._microphone = "aubridge,echo" if echoes else f"ausine,{PHONES_TONE:.0f}"
        self._modules = "\n".join(f"module {module}.so" for module in modules)
        (folder / "contacts").write_text("")
        self._said_in = folder / "said"
        self._said = self._said_in.open("wb")
        for _ in range(3):  # between choosing a port and using it somebody else may take it
            wire = self._started()
            if wire:
                break
        else:
            pytest.fail(f"the phone does not start: {self.trace()[-500:]}")
        self._wire = wire
        self._thread = threading.Thread(target=self._listen, name="handset")
        self._thread.start()

    @property
    def number(self) -> str:
        """What it is called by."""
        return f"sip:{self.name}@127.0.0.1:{self.sip}"

    def do(self, command: str, words: str = "") -> None:
        """Press something."""
        text = json.dumps({"command": command, "params": words}).encode()
        self._wire.sendall(b"%d:%s," % (len(text), text))

    def until(self, event: str, within: float = PATIENCE, times: int = 1) -> None:
        """Wait until the phone says so."""
        wait(lambda: self.events.count(event) >= times, within, f"{event} of {self.events}")

    def hears(self) -> Pcm:
        """What it plays in the next moment; only with the module "sndfile", which writes it down until a hold."""
        heard = sorted(self._folder.glob("dump-*-dec.wav"))
        if not heard:
            return np.zeros(0, np.int16)
        before = heard[-1].stat().st_size
        time.sleep(0.4)
        with heard[-1].open("rb") as file:
            file.seek(max(before, HEADER))
            pcm = np.frombuffer(file.read(), np.uint8)
        return pcm[: len(pcm) // 4 * 4].view(np.int16)[::2]

    @property
    def comes(self) -> int:
        """How much sound comes in, bits a second, over the last half second or so."""
        rates = re.findall(r"audio=\d+/(\d+)", self.trace())
        return int(rates[-1]) if rates else 0

    def trace(self) -> str:
        """Every SIP message so far."""
        return self._said_in.read_text(errors="replace")

    def freeze(self) -> None:
        """Let it hang: it neither sends nor answers."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def unplug(self) -> None:
        """Break it in the middle of whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """Put it away."""
        self._process.terminate()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(3)
        self._thread.join(3)
        self._wire.close()
        self._said.close()

    def _started(self) -> socket.socket | None:
        self.sip, control, rtp = free_port(), free_port(), free_port()
        (self._folder / "config").write_text(
            CONFIG.format(
                sip=self.sip,
                rtp=rtp,
                last=rtp + 90,
                modules=MODULES,
                codecs=self._modules,
                control=control,
                folder=self._folder,
                microphone=self._microphone,
            )
        )
        (self._folder / "accounts").write_text(f"<{self.number}>;regint=0;answermode=manual\n")
        self._process = subprocess.Popen(
            ["baresip", "-s", "-4", "-f", str(self._folder)],
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                return socket.create_connection(("127.0.0.1", control), 1)
            except OSError:
                time.sleep(0.05)
        self._process.kill()
        self._process.wait(3)
        return None

    def _listen(self) -> None:
        self._wire.settimeout(None)
        buffer = b""
        while True:
            try:
                more = self._wire.recv(65536)
            except OSError:
                return
            if not more:
                return
            buffer += more
            while b":" in buffer:
                length, _, rest = buffer.partition(b":")
                size = int(length)
                if len(rest) <= size:
                    break
                told = json.loads(rest[:size])
                buffer = rest[size + 1 :]
                if told.get("event"):
                    self.events.append(str(told["type"]))


def wait(reached: Callable[[], object], within: float = PATIENCE, what: str = "") -> float:
    """The seconds it took; fails after `within`."""
    began = time.monotonic()
    while not reached():
        assert time.monotonic() - began < within, what
        time.sleep(0.01)
    return time.monotonic() - began
