"""`kiosk clips`: the drawn presenter's named clips as files, for development and tests."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import ConfigError
from kiosk.drawn.clips import CLIPS
from kiosk.drawn.skin import TONE_NAMES
from kiosk.drawn.studio import Camera, Studio
from kiosk.drawn.video import write

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  (argparse names it no other way)


def add(subparsers: Parsers) -> None:
    """Registers the command."""
    parser = subparsers.add_parser("clips", help="camera clips of a drawn presenter, with their ground truth")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for NAME.mp4 and NAME.json")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all, or any of {', '.join(CLIPS)}")
    parser.add_argument("--seed", type=int, default=1, help="decides room, cloth and noise (1)")
    parser.add_argument("--tone", default="light", choices=TONE_NAMES, help="skin (light)")
    parser.add_argument("--size", default="640x480", help="WIDTHxHEIGHT in pixels (640x480)")
    parser.add_argument("--no-figure", action="store_true", help="hands without a body")
    parser.set_defaults(act=_act)


def _act(args: argparse.Namespace) -> int:
    names: list[str] = args.names or list(CLIPS)
    for name in names:
        if name not in CLIPS:
            raise ConfigError("clips", name, "there is no such clip", f"Clips are {', '.join(CLIPS)}")
    size = re.fullmatch(r"(\d{3,4})x(\d{3,4})", args.size)
    if size is None:
        raise ConfigError("clips", "--size", f"{args.size!r} is no size", "Write it such as 640x480")
    camera = Camera(int(size[1]), int(size[2]), args.seed, args.tone, not args.no_figure)
    for name in names:
        scene = CLIPS[name]()
        about = {"seed": camera.seed, "noise": camera.noise}
        count = write(Studio(camera).frames(scene), args.out / f"{name}.mp4", events=scene.events, about=about)
        print(f"{name}: {count} frames", flush=True)
    return 0
