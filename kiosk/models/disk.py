"""A writable folder -> room, a lock and names that are whole or absent. Ends where the file system agrees."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.core.errors import InstallError
from kiosk.models.report import Report, megabytes

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
UNWRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.EIO})
RESERVE = 8_000_000  # bytes that stay free: a disk filled to the last byte stops the journal too

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """The bytes an ordinary user may still write where `folder` lies."""
    return shutil.disk_usage(folder).free


@contextmanager
def writing(model: str, folder: Path) -> Iterator[None]:
    """A folder that is there and can be written; a full or closed disk inside raises InstallError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        if error.errno in FULL:
            raise InstallError(
                model, f"the disk of {folder} is full ({error.strerror})", "Free some room, then run it again"
            ) from error
        if error.errno in UNWRITABLE:
            raise InstallError(
                model, f"{folder} cannot be written ({error.strerror})", "Point KIOSK_MODELS at a folder that can"
            ) from error
        raise


def require_room(model: str, folder: Path, needed: int, free: FreeBytes) -> None:
    """Raises InstallError where `needed` bytes would leave less than the reserve."""
    there = free(folder)
    if there < needed + RESERVE:
        problem = f"needs {megabytes(needed + RESERVE)} in {folder}, where {megabytes(there)} are free"
        raise InstallError(model, problem, "Free some room, or point KIOSK_MODELS at another disk")


@contextmanager
def locked(model: str, folder: Path, report: Report) -> Iterator[None]:
    """One installation of a model at a time; a second one waits and finds it done."""
    with (folder / f".{model}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report.say(f"{model}: another installation is at it, waiting")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def put_file(content: bytes, target: Path) -> None:
    """A file that is there whole or not at all, also after a power cut."""
    beside = target.with_name(f".{target.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)


def put_folder(made: Path, target: Path) -> None:
    """A finished folder under its final name; one that lies there is taken away first."""
    for folder in (*(path for path in made.rglob("*") if path.is_dir()), made):
        sync_folder(folder)
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    made.rename(target)
    sync_folder(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """The folder's names on the disk, not only in memory."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
