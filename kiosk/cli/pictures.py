"""`kiosk pictures`: the wall's views as files, in every language and size: to be looked at before people do."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from kiosk.core.clock import SystemClock
from kiosk.core.settings import load
from kiosk.core.text import LANGUAGES

SIZES = ("1920x1080", "2604x1200", "3840x2160")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("pictures", help="write pictures of the views, in every language and size")
    parser.add_argument("--out", type=Path, default=Path("build/pictures"), metavar="FOLDER", help="where they go")
    parser.add_argument("--view", action="append", default=[], metavar="NAME", help="only this view; may be repeated")
    parser.add_argument("--language", action="append", default=[], choices=LANGUAGES, help="only this language")
    parser.add_argument("--size", action="append", default=[], type=_size, metavar="WxH", help="only this size")
    parser.add_argument("--open", default="", metavar="KEY", help="what is opened in them: a district, a number, …")
    parser.add_argument("--layer", default="", metavar="NAME", help="the map's layer")
    parser.add_argument("--talk", action="store_true", help="as while somebody speaks: with the numbers to be said")
    parser.set_defaults(act=pictures)


def pictures(options: argparse.Namespace) -> int:
    """Write them; 0."""
    settings = load(options.config)
    # imported late: a wrong setting is refused before Qt is loaded
    from kiosk.pictures import take  # noqa: PLC0415
    from kiosk.screen.application import create  # noqa: PLC0415

    taken = take(
        settings,
        SystemClock(),
        create(headless=True),
        options.out,
        views=options.view,
        languages=options.language or LANGUAGES,
        sizes=options.size or [_size(size) for size in SIZES],
        opened=options.open,
        layer=options.layer,
        talking=options.talk,
    )
    print(f"{taken} pictures in {options.out}")
    return 0


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no size: write it like 1920x1080")
    return int(match[1]), int(match[2])
