"""Names -> the secrets of an installation, which stand in no setting, no log and no error. Ends where a feed gets one.

A key comes from the environment (`KIOSK_KEY_SEOUL` for the name `seoul`) or from `keys.toml` beside `kiosk.toml`, which
only its owner may read.
"""

from __future__ import annotations

import logging
import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from kiosk.core import places
from kiosk.core.errors import ConfigError

PREFIX = "KIOSK_KEY_"
HIDDEN = "•••"  # what stands in a log instead of a key
SHORTEST = 4  # letters: hiding "a" wherever it stands would hide everything

_known: set[str] = set()  # every secret this process was given, as it may be written


def keys_file() -> Path:
    """`keys.toml` of this user."""
    return places.config_file().with_name("keys.toml")


def secret(name: str, file: Path | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The secret called `name`, hidden from now on. Raises `ConfigError` naming where it should stand."""
    variable, given = f"{PREFIX}{name.upper()}", file or keys_file()
    found = environment.get(variable) or _in_file(given, name)
    if not found:
        mend = f'Set the environment variable {variable}, or write {name} = "…" into this file (chmod 600)'
        raise ConfigError(given, name, "there is no such key", mend)
    hide(found)
    return found


def hide(words: str) -> None:
    """Let no log and no error show `words` any more, nor as part of an address."""
    for part in (words, *words.split(":")):
        if len(part) >= SHORTEST:
            _known.update((part, quote(part, safe="")))


def hidden(text: str) -> str:
    """`text` without any secret this process was given."""
    for words in sorted(_known, key=len, reverse=True):
        text = text.replace(words, HIDDEN)
    return text


class Hiding(logging.Formatter):
    """Formats as another formatter does, and hides secrets in all of it, tracebacks included."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """The finished line or lines."""
        return hidden(self._inner.format(record))


def hide_in_logs() -> None:
    """Make every handler of the root logger hide secrets; again changes nothing."""
    for handler in logging.getLogger().handlers:
        if not isinstance(handler.formatter, Hiding):
            handler.setFormatter(Hiding(handler.formatter or logging.Formatter()))


def _in_file(file: Path, name: str) -> str:
    if not file.exists():
        return ""
    others = stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    if others:
        raise ConfigError(file, name, "others may read this file", f"Run: chmod 600 {file}")
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8")).get(name, "")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        # the error's own text could quote the line that holds the key
        raise ConfigError(file, name, f"cannot be read ({type(error).__name__})", "It must be valid TOML") from None
    if not isinstance(found, str):
        raise ConfigError(file, name, f"found a {type(found).__name__}", f'Write it as {name} = "…"')
    return found
