"""What was installed -> a file that remembers each hash. Ends where a later look can compare."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.models.hashes import file_hash

NAME = ".kiosk-receipt.json"  # inside the model's folder, so that one rename puts both in place; vosk ignores it


class Receipt(BaseModel):
    """Where a model came from, and the sha256 of each of its files by their path."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    url: str
    archive_md5: str
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        """The receipt in the model's folder, on the disk."""
        with (folder / NAME).open("x", encoding="utf-8") as file:
            file.write(self.model_dump_json(indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())


def differences(folder: Path) -> tuple[str, ...] | None:
    """What no longer is as installed, () where all is; None for a folder that was put there by hand."""
    file = folder / NAME
    if not file.is_file():
        return None
    try:
        receipt = Receipt.model_validate_json(file.read_bytes())
    except ValidationError:
        return (f"{NAME} cannot be read",)
    return tuple(found for path, digest in receipt.files.items() if (found := _difference(folder, path, digest)))


def _difference(folder: Path, path: str, digest: str) -> str:
    file = folder / path
    if not file.is_file():
        return f"{path} is missing"
    return "" if file_hash(file) == digest else f"{path} is not what was installed"
