"""`kiosk run`: the wall. Without a display it says so and plays the rehearsal headless instead."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.cli import demo
from kiosk.core.clock import SystemClock
from kiosk.core.instance import hold
from kiosk.core.settings import load


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("run", help="open the wall (without a display: play the rehearsal headless)")
    parser.add_argument("--windowed", metavar="WxH", help="a window of this size in pixels instead of the full screen")
    parser.add_argument("--out", type=Path, default=Path("build/demo"), help="where a headless run leaves its record")
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> int:
    """Open the wall and stay until it is left."""
    if not has_display():
        print("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).")
        print("The rehearsal is played headless instead: real recognisers, recorded voices, a drawn presenter.")
        return demo.play(options.config, headless=True, out=options.out, scenario=None, size="")
    environment = dict(os.environ)
    if options.windowed:
        environment["KIOSK__SCREEN__WINDOWED"] = options.windowed
    settings = load(options.config, environment)
    name = hold(settings.journal)
    # Qt takes a tenth of a second to import: the refusals above should not wait for it
    from kiosk.app import App  # noqa: PLC0415
    from kiosk.screen.application import create  # noqa: PLC0415

    clock = SystemClock()
    application = create()
    app = App(settings, clock, application)
    app.start()
    try:
        return application.run()
    finally:
        app.stop()
        name.close()


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:  # eglfs and linuxfb need no server
        return platform != "offscreen"
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
