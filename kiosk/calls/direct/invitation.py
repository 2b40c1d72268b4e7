"""A contact -> a link for their phone, and the link as a QR code. Works while the wall runs and while it does not."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import segno

from kiosk.calls.direct.doors import Doors
from kiosk.calls.direct.messages import Invitation
from kiosk.core.errors import ConfigError, SourceError
from kiosk.core.settings import CallsSettings

QUIET = 4  # modules of light around the code: scanners need them (ISO/IEC 18004)


def name_in_links(name: str, host: str) -> str:
    """How a URL names the wall."""
    return name or (f"[{host}]" if ":" in host else host)


def link(name: str, port: int, token: str) -> str:
    """The personal link: the token stands behind the #, which no browser sends and no server logs."""
    return f"https://{name}:{port}/#{token}"


def invited(settings: CallsSettings, contact: str) -> Invitation:
    """A one-time link for `contact`. Raises `ConfigError`, or `SourceError` where the file cannot be used."""
    if settings.port == 0:
        raise ConfigError("kiosk.toml", "calls.port", "found 0", "A link needs a port that stays the same")
    with _doors(settings) as doors:
        token, expires = doors.invite(contact)
    return Invitation(contact, link(name_in_links(settings.name, settings.host), settings.port, token), expires)


def revoked(settings: CallsSettings, contact: str) -> None:
    """Let the phone and the open invitations of `contact` in no more. Raises `SourceError`."""
    with _doors(settings) as doors:
        doors.revoke(contact)


def enrolled(settings: CallsSettings) -> set[str]:
    """Whose phone may come in. Raises `SourceError`."""
    with _doors(settings) as doors:
        return doors.enrolled()


@contextmanager
def _doors(settings: CallsSettings) -> Iterator[Doors]:
    try:
        doors = Doors(settings.folder / "field.sqlite", time.time)
        try:
            yield doors
        finally:
            doors.close()
    except (OSError, sqlite3.Error) as error:
        raise SourceError("calls", f"{settings.folder} cannot be used ({error})", "see to disk and rights") from error


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """`text` as a QR code with its quiet zone: rows of modules, True is dark."""
    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=QUIET))


def drawn(text: str) -> Iterator[str]:
    """The code in lines of a terminal, two modules in one character, light on dark ground."""
    rows = squares(text)
    for upper, lower in zip(rows[::2], (*rows[1::2], (True,) * len(rows[0])), strict=False):
        yield "".join(" ▄▀█"[2 * (not above) + (not below)] for above, below in zip(upper, lower, strict=True))


def write_png(text: str, file: Path, module: int) -> None:
    """The code as a picture only its owner can read, `module` pixels a module. Raises `OSError`."""
    with open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        segno.make(text, error="m", micro=False).save(out, kind="png", scale=module, border=QUIET)
