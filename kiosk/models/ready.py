"""The hand model's file -> is it whole? Ends before anything slow is imported: every `make` asks this."""

from __future__ import annotations

import tomllib

from kiosk.models.folders import ModelFolders
from kiosk.models.hashes import file_hash


def hand_model_ready(folders: ModelFolders) -> bool:
    """Whether the installed hand model has one of the manifest's hashes.

    The manifest is read unchecked, because checking it costs the 0.2 s of importing pydantic; a broken one gives False,
    and whoever then installs reads it properly and says what is wrong.
    """
    try:
        hands = tomllib.loads(folders.manifest.read_text(encoding="utf-8"))["hands"]
        accepted = {hands["sha256"], hands["wheel"]["sha256"]}
        return file_hash(folders.installed / hands["name"]) in accepted
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError):
        return False
