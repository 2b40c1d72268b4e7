"""`kiosk pack check FOLDER` -> what is wrong with a city pack, or what is in it. Ends where it is printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES, Language

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from kiosk.core.pack import Pack

EMBEDDED = "vosk-mini-{language}/graph/words.txt"  # one word and its number a line


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`pack` with its sub-command."""
    pack = subparsers.add_parser("pack", help="the city as data: check a folder before the doors open")
    actions = pack.add_subparsers(required=True, metavar="check")
    check = actions.add_parser("check", help="read a pack as the wall would; say what is wrong and how to mend it")
    check.add_argument("folder", type=Path, help="folder that holds city.toml")
    check.set_defaults(act=check_pack)


def check_pack(args: Namespace) -> int:
    """Prints what is in the pack and what could not be heard; 1 where it cannot be used."""
    from kiosk.core.pack import load  # noqa: PLC0415 - pydantic takes a third of a second, other commands do not need it

    try:
        pack = load(args.folder)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    for line in summary(pack):
        print(line)
    for language in LANGUAGES:
        for line in unheard(pack, language):
            print(f"warning: {line}")
    return 0


def summary(pack: Pack) -> Iterator[str]:
    """What is in the pack, one line for each kind of entry."""
    names = ", ".join(pack.name.text.to(language) for language in LANGUAGES)
    yield f"{pack.key}: {names} ({pack.timezone}, starts in {pack.language})"
    drawn = sum(bool(district.shape) for district in pack.districts)
    yield f"  districts   {len(pack.districts)} ({drawn} drawn, others as hexagons)"
    silent = sum(not contact.cast.answers for contact in pack.contacts)
    yield f"  contacts    {len(pack.contacts)} ({silent} do not answer in rehearsal)"
    yield f"  roads       {len(pack.roads)}"
    yield f"  lines       {len(pack.lines)}"
    yield f"  rivers      {len(pack.rivers)}"


def unheard(pack: Pack, language: Language) -> Iterator[str]:
    """Words of spoken forms that the embedded recogniser of `language` does not know: nobody could say them to it."""
    known = embedded_words(language)
    if not known:
        yield f"{language}: the embedded model is missing, so spoken words were not checked"
        return
    if language == "en":
        known |= {pronunciation.word for pronunciation in pack.pronunciations}
    for kind, named in (("contacts.toml", pack.contacts), ("districts.toml", pack.districts)):
        for part in named:
            for form in part.spoken.to(language):
                missing = [word for word in form.split() if word not in known]
                if missing:
                    yield (
                        f"{kind}: {part.key}.spoken.{language}: {form!r} holds {', '.join(missing)}, "
                        "which the embedded model does not know; use other words or install the official model"
                    )


def embedded_words(language: Language) -> set[str]:
    """Every word that the embedded model of `language` can hear; empty where it is not there."""
    file = places.embedded_models() / EMBEDDED.format(language=language)
    if not file.exists():
        return set()
    return {line.split()[0] for line in file.read_text(encoding="utf-8").splitlines() if line}
