"""A real Mosquitto on a free loopback port, for tests that need one."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
WAIT = 30.0  # seconds: for a broker that starts, a message that arrives

needs_mosquitto = pytest.mark.skipif(MOSQUITTO is None, reason="Debian's mosquitto is not installed")


class Mosquitto:
    """One broker over its files in `folder`; `settings` are lines of mosquitto.conf."""

    def __init__(self, folder: Path, *settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._config = folder / "mosquitto.conf"
        own = (
            f"listener {self.port} 127.0.0.1",
            "persistence true",
            f"persistence_location {folder}/",
            "autosave_on_changes true",
            "autosave_interval 1",
            "user root",
        )
        anonymous = () if any(line.startswith("password_file") for line in settings) else ("allow_anonymous true",)
        self._config.write_text("\n".join((*own, *anonymous, *settings)) + "\n", encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        assert MOSQUITTO
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(self._config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        pytest.fail("mosquitto did not start")

    def kill(self) -> None:
        """As a power cut does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(WAIT)
            self._process = None

    def publish(self, messages: Mapping[str, str | bytes], *, retain: bool = True, login: str = "") -> None:
        """Say each message and wait until the broker has it."""
        client = Client(CallbackAPIVersion.VERSION2)
        if login:
            client.username_pw_set(*login.split(":"))
        client.connect("127.0.0.1", self.port)
        client.loop_start()
        for topic, payload in messages.items():
            client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(WAIT)
        client.disconnect()
        client.loop_stop()
