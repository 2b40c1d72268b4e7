"""The environment -> the two folders in which models lie. Ends before anything is read in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
MANIFEST = "manifest.toml"


@dataclass(frozen=True, slots=True)
class ModelFolders:
    """Where models are looked for; an installed one comes before an embedded one of the same name."""

    installed: Path
    """Writable; downloads go here. Need not exist yet."""
    embedded: Path
    """Comes with the program and is never written: the manifest and the demo models."""

    @property
    def manifest(self) -> Path:
        """The file that names every model."""
        return self.embedded / MANIFEST

    def find(self, name: str) -> Path | None:
        """The file or folder called `name`, or None where neither folder has it."""
        places = (self.installed / name, self.embedded / name)
        return next((place for place in places if place.exists()), None)


def default_folders(environ: Mapping[str, str] = os.environ, package: Path = PACKAGE) -> ModelFolders:
    """KIOSK_MODELS, else XDG_DATA_HOME/kiosk/models; and the models beside the package or, from a wheel, inside it."""
    data = Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    chosen = environ.get("KIOSK_MODELS")
    wheel = package / "_models"
    return ModelFolders(
        installed=Path(chosen).expanduser() if chosen else data / "kiosk" / "models",
        embedded=wheel if wheel.is_dir() else package.parent / "models",
    )
