"""`kiosk demo`: a scenario played through the real recognisers, with its time line, screenshots and verdict."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.core import places
from kiosk.core.clock import SystemClock
from kiosk.core.settings import load

FIRST = "first.toml"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("demo", help="play a scenario through the real recognisers and judge every step")
    parser.add_argument("--headless", action="store_true", help="without a display")
    parser.add_argument("--out", type=Path, default=Path("build/demo"), metavar="FOLDER", help="where the record goes")
    parser.add_argument("--scenario", type=Path, metavar="FILE", help="another scenario than the first one")
    parser.add_argument("--size", default="", metavar="WxH", help="size of the wall in pixels")
    parser.set_defaults(act=demo)


def demo(options: argparse.Namespace) -> int:
    """Play it; 0 when every step went as expected, else 1."""
    return play(
        options.config, headless=options.headless, out=options.out, scenario=options.scenario, size=options.size
    )


def play(config: Path | None, *, headless: bool, out: Path, scenario: Path | None, size: str) -> int:
    """Play `scenario` (default: the first one) and print its time line."""
    environment = dict(os.environ)
    if size:
        environment["KIOSK__SCREEN__WINDOWED"] = size
    settings = load(config, environment)
    # imported late: a wrong setting is refused before Qt is loaded
    from kiosk.rehearsal import play as rehearse  # noqa: PLC0415
    from kiosk.screen.application import create  # noqa: PLC0415

    application = create(headless=headless)
    file = scenario or places.assets() / "scenarios" / FIRST
    record = rehearse(settings, SystemClock(), application, file, out)
    print(*record.lines(), sep="\n")
    met = sum(step.met for step in record.steps)
    print(f"{met} of {len(record.steps)} steps as expected; time line, screenshots and contact sheet in {out}")
    return 0 if record.met else 1
