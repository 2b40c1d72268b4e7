"""A Janus process of our own, from its start to its end. Ends where its socket takes requests."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from kiosk.calls.janus.config import Plan, installed, libraries, written
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

STARTS = 10.0  # seconds until its socket is there; measured 0.05
ENDS = 1.0  # seconds it may take to end before it is killed
NOTICED = 0.5  # seconds after its socket closed within which its end is known
PREFIX = "kiosk-janus-"
LOCK = "lock"
USUAL = "No remote candidates"  # it calls so an error what is meant: pages' addresses are not told to it
TAIL = 200  # characters of its last words that are shown


class Daemon:
    """One Janus process. asyncio loop's thread only."""

    def __init__(self, address: str, near: str, program: str = "janus", *, pages: bool = False) -> None:
        """`address` is of the interface SIP and its media use, `near` where the engine reaches it.

        With `pages` it has rooms only, which officers' pages may be in.

        Raises `SourceError` where Janus is not installed.
        """
        self._program = str(installed(program))
        self._shelf = libraries()
        sweep(Path(tempfile.gettempdir()))
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self._lock = locked(Path(self._folder.name))
        self._plan = Plan(Path(self._folder.name), secrets.token_urlsafe(24), address, near, pages=pages)
        self._process: asyncio.subprocess.Process | None = None

    @property
    def socket(self) -> Path:
        """Where it takes requests."""
        return self._plan.socket

    @property
    def secret(self) -> str:
        """What every request has to carry."""
        return self._plan.secret

    @property
    def pid(self) -> int | None:
        """Its process."""
        return self._process.pid if self._process else None

    async def ended(self) -> str:
        """How it ended, with its last words; empty while it runs."""
        if self._process is None:
            return ""
        try:
            async with asyncio.timeout(NOTICED):
                code = await self._process.wait()
        except TimeoutError:
            return ""
        how = f"it was killed by signal {-code}" if code < 0 else f"it ended with exit code {code}"
        words = self._last_words()
        return f"{how} ({words})" if words else how

    async def start(self) -> None:
        """Start it and wait until it takes requests. Raises `SourceError`."""
        main = written(self._plan, self._shelf)
        # without this a Janus would outlive an engine that is killed, and keep its SIP line
        tied = ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []
        with self._log.open("wb") as out:
            self._process = await asyncio.create_subprocess_exec(
                *tied, self._program, "-F", str(self._plan.folder), "-C", str(main),
                stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=asyncio.subprocess.STDOUT,
            )  # fmt: skip
        try:
            async with asyncio.timeout(STARTS):
                while not await self._listens():
                    if self._process.returncode is not None:
                        raise SourceError(
                            "calls", f"janus does not start: {await self.ended()}", "see `kiosk calls doctor`"
                        )
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise SourceError(
                "calls", f"janus is not ready after {STARTS:.0f} s", "see to the machine's load"
            ) from None
        log.info("janus runs as process %s", self._process.pid)

    async def _listens(self) -> bool:
        """Whether it takes requests: its socket can be seen a moment earlier."""
        try:
            _, writer = await asyncio.open_unix_connection(self.socket)
        except OSError:
            return False
        writer.close()
        return True

    async def stop(self) -> None:
        """End it and remove its files."""
        process = self._process
        if process is not None and process.returncode is None:
            process.terminate()
            try:
                async with asyncio.timeout(ENDS):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()
        self._folder.cleanup()
        if self._lock:
            self._lock.close()

    @property
    def _log(self) -> Path:
        return self._plan.folder / "janus.log"

    def _last_words(self) -> str:
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        told = [line for line in lines if ("[ERR]" in line or "[FATAL]" in line) and USUAL not in line]
        return told[-1][-TAIL:] if told else ""


def locked(folder: Path) -> BinaryIO | None:
    """A hold on `folder` that ends with this process, however it ends; None where another has it."""
    lock = (folder / LOCK).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def sweep(room: Path) -> None:
    """Remove what engines that were killed left in `room`: their secrets and logs."""
    for folder in room.glob(f"{PREFIX}*"):
        try:
            lock = locked(folder) if folder.stat().st_uid == os.getuid() and not folder.is_symlink() else None
        except OSError as error:
            log.debug("%s is left alone: %s", folder, error)
            continue
        if lock:
            shutil.rmtree(folder, ignore_errors=True)
            lock.close()
