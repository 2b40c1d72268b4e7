"""One wall at a time: the second one is told so. Ends where the name is held until the process ends."""

from __future__ import annotations

import errno
import hashlib
import socket
from pathlib import Path

from kiosk.core.errors import KioskError


class AlreadyRunning(KioskError):
    """Another wall with the same journal runs on this machine."""


def hold(journal: Path) -> socket.socket:
    """Keep the name of the wall that writes `journal`; keep the result alive. Raises `AlreadyRunning`.

    An abstract Unix socket: the kernel frees it when the process ends in whatever way, and no file is written.
    """
    name = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        name.bind("\0kiosk:" + hashlib.sha256(str(journal.resolve()).encode()).hexdigest())
    except OSError as error:
        name.close()
        if error.errno != errno.EADDRINUSE:
            raise
        msg = f"a wall is already running here (it writes {journal}); end it first, or set another `journal`"
        raise AlreadyRunning(msg) from error
    return name
