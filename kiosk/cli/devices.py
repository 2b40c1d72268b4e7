"""`kiosk devices` -> the cameras, microphones and loudspeakers by name. Ends where they are printed."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

ASKING = 15.0  # seconds PortAudio may take: a dead sound server makes it wait


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`devices`."""
    devices = subparsers.add_parser("devices", help="cameras, microphones, loudspeakers as kiosk.toml names them")
    devices.set_defaults(act=lambda _: list_all())


def list_all() -> int:
    """Prints every device; 1 where the sound system cannot be asked."""
    list_cameras()
    return list_audio()


def list_cameras() -> None:
    """Prints the cameras as the system names them."""
    from kiosk.vision.camera import cameras  # noqa: PLC0415 - OpenCV, for this command only

    found = cameras()
    print("cameras (an index or any part of a name for eyes.camera):" if found else "cameras: none")
    for index, name in found.items():
        print(f"  {index}: {name}")


def list_audio() -> int:
    """Prints the audio devices; 1 where they cannot be asked for.

    A child process asks: PortAudio keeps the list of its first look, and ALSA writes a page about every missing card.
    """
    try:
        asked = subprocess.run(
            [sys.executable, "-m", "kiosk.voice.microphone"],
            capture_output=True,
            text=True,
            timeout=ASKING,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"the sound system did not answer within {ASKING:.0f} s: restart it", file=sys.stderr)
        return 1
    if asked.returncode != 0:
        last = asked.stderr.strip().splitlines()[-1:] or ["no reason given"]
        print(f"the sound system cannot be asked: {last[0]} (apt-get install libportaudio2)", file=sys.stderr)
        return 1
    found = json.loads(asked.stdout)
    for title, channels, default, setting in (
        ("microphones", "inputs", "default_input", "ears.microphone"),
        ("loudspeakers", "outputs", "default_output", "calls.speaker"),
    ):
        names = [(device["name"], device[default]) for device in found if device[channels] > 0]
        print(f"{title} (any part of a name for {setting}):" if names else f"{title}: none")
        for name, is_default in names:
            print(f"  {name}" + ("  (default)" if is_default else ""))
    return 0
