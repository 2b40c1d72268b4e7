"""One wall at a time: the second one is told so. Ends where the name is held until the process ends."""

from __future__ import annotations

import socket
from pathlib import Path

from kiosk.core.errors import KioskError


class AlreadyRunning(KioskError):
    """Another wall with the same journal runs on this machine."""


def hold(state: Path) -> socket.socket:
    """Keep the name of the wall whose state lies in `state`; keep the result alive. Raises `AlreadyRunning`.

    An abstract Unix socket: the kernel frees it when the process ends in whatever way, and no file is written.
    """
    name = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        name.bind(f"\0kiosk:{state.resolve()}"[:107])
    except OSError as error:
        name.close()
        msg = (
            f"a wall is already running here (its state is in {state}); end it first, or set XDG_STATE_HOME for another"
        )
        raise AlreadyRunning(msg) from error
    return name
