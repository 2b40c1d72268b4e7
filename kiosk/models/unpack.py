"""A zip archive -> the one folder inside it. Ends where every file is on the disk; never writes beside its target."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from kiosk.core.errors import InstallError

MOST_FILES = 1000  # members; our demo models have 9
GROWTH = 10  # times the archive's size; our demo models grow 1.2-2.1 times, a bomb a thousand times
CHUNK = 1 << 20  # bytes
REFUSED = "Nothing was unpacked and the archive was deleted: tell the publisher"


class ArchiveError(InstallError):
    """An archive that must not or cannot be unpacked."""


def unpacked_size(model: str, archive: Path) -> int:
    """The bytes the archive says it unpacks to. Raises ArchiveError where it is no archive of one plain folder."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return sum(member.file_size for member in _members(model, opened, archive.stat().st_size).values())
    except zipfile.BadZipFile as error:
        raise ArchiveError(model, f"{archive.name} is no zip archive ({error})", REFUSED) from error


def unpack(model: str, archive: Path, into: Path) -> dict[str, str]:
    """The archive's one folder as `into` (made here); gives each file's sha256 by its path.

    Raises ArchiveError for a path that leads outside, a link, several top folders, damage, or more bytes than the
    archive can honestly hold; OSError from the disk.
    """
    hashes = {}
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _members(model, opened, archive.stat().st_size)
            into.mkdir()
            for path, member in members.items():
                target = into / path
                target.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(member) as packed, target.open("xb") as file:
                    hashes[path] = _write(model, packed, file, member)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, NotImplementedError) as error:
        raise ArchiveError(model, f"{archive.name} is damaged ({error})", "Run it again to fetch it anew") from error
    return hashes


def _write(model: str, packed: IO[bytes], file: IO[bytes], member: zipfile.ZipInfo) -> str:
    digest, written = hashlib.sha256(), 0
    while piece := packed.read(CHUNK):
        written += len(piece)
        if written > member.file_size:
            raise ArchiveError(model, f"{member.filename} is larger than the archive says", REFUSED)
        digest.update(piece)
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()


def _members(model: str, opened: zipfile.ZipFile, archive_size: int) -> Mapping[str, zipfile.ZipInfo]:
    """The files by their path below the one top folder."""
    listed = opened.infolist()
    total = sum(member.file_size for member in listed)
    if len(listed) > MOST_FILES:
        raise ArchiveError(model, f"the archive has {len(listed)} members, more than {MOST_FILES}", REFUSED)
    if total > GROWTH * archive_size:
        problem = f"the archive has {archive_size} bytes and would unpack to {total}, more than {GROWTH} times as much"
        raise ArchiveError(model, problem, REFUSED)
    paths = {member.filename: _safe_path(model, member) for member in listed}
    tops = {path.parts[0] for path in paths.values()}
    if len(tops) != 1:
        raise ArchiveError(
            model, f"the archive has {len(tops)} top folders, not one: {', '.join(sorted(tops))}", REFUSED
        )
    files = {str(PurePosixPath(*paths[m.filename].parts[1:])): m for m in listed if not m.is_dir()}
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents} | {"."}
    if folders & files.keys() or len(files) != sum(not member.is_dir() for member in listed):
        raise ArchiveError(model, "the archive names something twice, or a file outside of a folder", REFUSED)
    return files


def _safe_path(model: str, member: zipfile.ZipInfo) -> PurePosixPath:
    # orig_filename: zipfile cuts a name at a NUL before anyone sees it
    name = member.orig_filename
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or any(sign in name for sign in "\\:\0"):
        raise ArchiveError(model, f"the archive has a path that leads outside: {name!r}", REFUSED)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveError(model, f"the archive has something that is neither file nor folder: {name!r}", REFUSED)
    return path
