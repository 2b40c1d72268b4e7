"""`kiosk devices` lists what the settings take, on any machine."""

from __future__ import annotations

import argparse

import pytest

from kiosk.cli import devices


def test_devices_are_listed_or_said_to_be_missing(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    devices.add(parser.add_subparsers())
    args = parser.parse_args(["devices"])
    assert args.act(args) == 0
    printed = capsys.readouterr().out
    assert "microphones" in printed
    assert "loudspeakers" in printed
