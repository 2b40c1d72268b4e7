"""A script -> its rendered clip on disk, rendered once and found again by content."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

import numpy as np

from kiosk.drawn.script import Script
from kiosk.drawn.video import write

_NOT_IN_CLIPS = ("cache.py",)  # modules of this folder that decide no byte of a clip
_LETTERS = 16  # of the hash in the file's name


def clip(script: Script, folder: Path) -> Path:
    """The mp4 of `script` in `folder`, its truth JSON beside it; rendered only when it is not there yet."""
    path = folder / f"{key(script)}.mp4"
    if not (path.is_file() and path.with_suffix(".json").is_file()):
        about = {"seed": int(script.seed), "noise": script.noise, "script": script.plain()}
        write(script.frames(), path, events=script.scene().events, about=about)
    return path


def key(script: Script) -> str:
    """A name that changes with the script and with the code that draws it."""
    told = json.dumps(script.plain(), sort_keys=True)
    return hashlib.sha256(f"{_drawing()} {np.__version__} {told}".encode()).hexdigest()[:_LETTERS]


@functools.cache
def _drawing() -> str:
    whole = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        if module.name not in _NOT_IN_CLIPS and not module.name.startswith("officer"):
            whole.update(module.read_bytes())
    return whole.hexdigest()
