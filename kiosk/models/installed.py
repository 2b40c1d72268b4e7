"""A language -> the folder of the model that hears it. Ends where the path is given."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kiosk.core.text import Language
from kiosk.models.folders import ModelFolders
from kiosk.models.manifest import Manifest, load_manifest
from kiosk.models.shape import missing_files


@lru_cache(maxsize=4)
def manifest_of(folders: ModelFolders) -> Manifest:
    """The manifest of these folders, read once. Raises ConfigError."""
    return load_manifest(folders.manifest)


def vosk_model(language: Language, folders: ModelFolders) -> Path | None:
    """The publisher's vosk model of a language, or None where it is not installed whole. Raises ConfigError."""
    return _vosk(manifest_of(folders).official_in(language).name, folders)


def demo_model(language: Language, folders: ModelFolders) -> Path | None:
    """Our own small vosk model (to be shown as DEMO MODEL), or None where it is missing. Raises ConfigError."""
    return _vosk(manifest_of(folders).demo_in(language).name, folders)


def hand_model(folders: ModelFolders) -> Path | None:
    """The hand landmark model's file, or None where it is not installed. Raises ConfigError.

    Only its presence is looked at: it is put in place whole or not at all, and `verify` compares its hash.
    """
    return folders.find(manifest_of(folders).hands.name)


def _vosk(name: str, folders: ModelFolders) -> Path | None:
    place = folders.find(name)
    return place if place is not None and not missing_files(place) else None
