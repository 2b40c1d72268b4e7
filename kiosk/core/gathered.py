"""Several things at one place of the map -> one key that can be opened like a thing's own, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

PREFIX = "near:"


def gathered(keys: Iterable[str]) -> str:
    """One key for all of them, in their order."""
    return PREFIX + ",".join(quote(key, safe="") for key in keys)


def apart(key: str) -> tuple[str, ...]:
    """The keys that were gathered; none where `key` is a single thing's own."""
    return tuple(unquote(part) for part in key.removeprefix(PREFIX).split(",")) if key.startswith(PREFIX) else ()
