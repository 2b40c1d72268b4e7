"""A file or a folder -> its hash. Ends where the hex digits are given."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

Algorithm = Literal["md5", "sha256"]


def file_hash(path: Path, algorithm: Algorithm = "sha256") -> str:
    """The hex digits of a file's hash.

    md5 is what the speech models' publisher gives: it finds damage, the https connection keeps strangers out.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()


def tree_sha256(folder: Path) -> str:
    r"""One hash of every file's path and content, what this prints inside the folder.

    find . -type f -printf '%P\n' | LC_ALL=C sort | xargs sha256sum | sha256sum
    """
    names = sorted(file.relative_to(folder).as_posix().encode() for file in folder.rglob("*") if file.is_file())
    lines = (f"{file_hash(folder / name.decode())}  {name.decode()}\n" for name in names)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def tree_size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
