"""`kiosk pack new FOLDER` -> a small city that runs at once, to be changed into one's own. Ends where it is written."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core import places
from kiosk.core.text import LANGUAGES

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

TEMPLATE = "pack-template"
APART = 0.04  # degrees between the two districts a new city begins with


def add_to(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`pack new`."""
    new = actions.add_parser("new", help="write a small city that runs at once, to be changed into yours")
    new.add_argument("folder", type=Path, help="folder to write; its last part is the city's key unless --key")
    new.add_argument("--key", help="lower-case letters, digits and _")
    new.add_argument("--name", nargs=3, metavar=("EN", "KO", "RU"), help="the city's name in the three languages")
    new.add_argument("--timezone", default="Etc/UTC", help="as in Asia/Seoul")
    new.add_argument("--language", default="en", choices=LANGUAGES, help="language the wall starts in")
    new.add_argument(
        "--place", nargs=2, type=float, metavar=("LON", "LAT"), default=(0.0, 51.48), help="middle of the city, degrees"
    )
    new.set_defaults(act=new_pack)


def new_pack(args: Namespace) -> int:
    """Writes the files, checks them as the wall would and says what to do next; 1 where that cannot be."""
    folder: Path = args.folder
    key = args.key or re.sub(r"[^a-z0-9_]+", "_", folder.name.lower()).strip("_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        print(f"kiosk: {key!r} is no key: name one with --key (lower-case letters, digits, _)", file=sys.stderr)
        return 1
    if folder.exists() and any(folder.iterdir()):
        print(f"kiosk: {folder} is not empty: nothing was written. Name another folder", file=sys.stderr)
        return 1
    names = args.name or [folder.name] * 3
    lon, lat = args.place
    values = {
        "KEY": key,
        **dict(zip(("EN", "KO", "RU"), (_quoted(name) for name in names), strict=True)),
        "TIMEZONE": _quoted(args.timezone),
        "LANGUAGE": args.language,
        "LON": f"{lon:.5f}",
        "LAT": f"{lat:.5f}",
        "LAT_NORTH": f"{lat + APART / 2:.5f}",
        "LAT_SOUTH": f"{lat - APART / 2:.5f}",
    }
    try:
        _written(folder, values)
    except OSError as error:
        print(f"kiosk: {folder} cannot be written ({error}). Name another folder", file=sys.stderr)
        return 1
    return _checked(folder)


def _written(folder: Path, values: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((places.assets() / TEMPLATE).glob("*.toml")):
        text = re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], file.read_text(encoding="utf-8"))
        (folder / file.name).write_text(text, encoding="utf-8")


def _checked(folder: Path) -> int:
    from kiosk.core.errors import ConfigError  # noqa: PLC0415 - pydantic takes a third of a second to import
    from kiosk.core.pack import load  # noqa: PLC0415

    try:
        load(folder)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{folder}: a city of two districts. See it with  KIOSK__PACK__FOLDER={folder} kiosk run")
    print("Change its files, take its borders with `kiosk pack map`, and check it with `kiosk pack check`.")
    return 0


def _quoted(words: str) -> str:
    """As it stands inside a TOML string."""
    return words.replace("\\", "\\\\").replace('"', '\\"')
