"""What a view shows -> the things on it by number: what can be said as "number three". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

MOST = 20  # numbers that can be said


def numbered(shown: object) -> dict[str, int]:
    """Key -> number of everything in `shown` that can be opened and has a name, in the order it is told in."""
    keys = dict.fromkeys(_keys(shown))
    return {key: number for number, key in enumerate(keys, 1) if number <= MOST}


def first_number(shown: object) -> str:
    """The key of the first measured number in `shown`; "" where there is none."""
    return next((str(part["key"]) for part in _parts(shown) if "raw" in part and part.get("key")), "")


def label_of(shown: object, key: str) -> str:
    """What the part of `shown` with this key, no measured number, is called; "" where there is none."""
    found = (part for part in _parts(shown) if part.get("key") == key and "label" in part and "raw" not in part)
    return next((str(part["label"]) for part in found), "")


def _keys(shown: object) -> Iterator[str]:
    for part in _parts(shown):
        key = part.get("open") or part.get("key")  # several things at one place are opened as one
        # districts of a map are said by their names
        if isinstance(key, str) and key and ("label" in part or "title" in part) and "points" not in part:
            yield key


def _parts(shown: object) -> Iterator[Mapping[str, object]]:
    if isinstance(shown, Mapping):
        yield shown
        for value in shown.values():
            yield from _parts(value)
    elif isinstance(shown, list | tuple):
        for value in shown:
            yield from _parts(value)
