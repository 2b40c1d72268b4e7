"""Where this program's own files lie, in a checkout and in an installed wheel, and where it may write."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def _own(name: str) -> Path:
    beside = PACKAGE.parent / name
    return beside if beside.is_dir() else PACKAGE / f"_{name}"


def assets() -> Path:
    """The folder of packs, icons, sounds and scenarios."""
    return _own("assets")


def embedded_models() -> Path:
    """The folder of the models that come with the program."""
    return _own("models")


def _xdg(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / fallback) / "kiosk"


def config_file() -> Path:
    """`kiosk.toml` of this user."""
    return _xdg("XDG_CONFIG_HOME", ".config") / "kiosk.toml"


def state_folder() -> Path:
    """Where the journal and the lock of the running instance lie."""
    return _xdg("XDG_STATE_HOME", ".local/state")


def cache_folder() -> Path:
    """What can be made again: rendered clips, spoken sentences."""
    return _xdg("XDG_CACHE_HOME", ".cache")
