"""`kiosk pack check FOLDER` -> what is wrong with a city pack, or what is in it. Ends where it is printed."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import pack_map, pack_new
from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES, Language

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from kiosk.core.pack import Pack

MOST = 40  # problems that are named; the others are counted
EMBEDDED = "vosk-mini-{language}/graph/words.txt"  # one word and its number a line


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`pack` with its sub-command."""
    pack = subparsers.add_parser("pack", help="the city as data: check a folder before the doors open")
    actions = pack.add_subparsers(required=True, metavar="new|check|map")
    pack_new.add_to(actions)
    pack_map.add_to(actions)
    check = actions.add_parser("check", help="read a pack as the wall would; say what is wrong and how to mend it")
    check.add_argument("folder", type=Path, help="folder that holds city.toml")
    check.set_defaults(act=check_pack)


def check_pack(args: Namespace) -> int:
    """Prints what is in the pack and what could not be heard or found; 1 where it cannot be used."""
    from kiosk.core.pack import load, problems  # noqa: PLC0415 - pydantic takes a third of a second to import

    wrong = problems(args.folder)
    if not wrong:
        pack = load(args.folder)
        wrong = [*lost(pack), *feed_problems(pack)]
    if wrong:
        for error in wrong[:MOST]:
            print(error, file=sys.stderr)
        if len(wrong) > MOST:
            print(f"and {len(wrong) - MOST} more of {len(wrong)}", file=sys.stderr)
        return 1
    for line in summary(pack):
        print(line)
    for language in LANGUAGES:
        for line in unheard(pack, language):
            print(f"warning: {line}")
    return 0


def feed_problems(pack: Pack) -> Iterator[ConfigError]:
    """What is wrong with each feed that cannot be made; nothing is connected to."""
    from kiosk.core.settings import CitySettings  # noqa: PLC0415 - pydantic again
    from kiosk.feeds.kind import Surroundings, declared  # noqa: PLC0415

    for spec in pack.feeds:
        alone = pack.model_copy(update={"feeds": (spec,)})
        try:
            feeds = declared(Surroundings(alone, CitySettings(), datetime.now(UTC)))
        except ConfigError as error:
            yield error
            continue
        for feed in feeds:
            feed.close()


def lost(pack: Pack) -> Iterator[ConfigError]:
    """Files that the pack names and that are not in its folder, or cannot be shown."""
    from kiosk.core.city.documents import pages  # noqa: PLC0415 - pydantic again

    mend = "Add the file, or take its name out"
    for camera in pack.cameras:
        if camera.source.file and not (pack.folder / camera.source.file).is_file():
            missing = f"there is no file {camera.source.file}"
            yield ConfigError(pack.folder / "cameras.toml", f"cameras.{camera.key}.source.file", missing, mend)
    for project in pack.projects.projects if pack.projects else ():
        for document in project.documents:
            for language in LANGUAGES:
                try:
                    pages(document.path(pack.folder, language))
                except ConfigError as error:
                    yield ConfigError(error.file, f"{project.key}.{document.key}", error.problem, error.mend)


def summary(pack: Pack) -> Iterator[str]:
    """What is in the pack, one line for each kind of entry."""
    names = ", ".join(pack.name.text.to(language) for language in LANGUAGES)
    yield f"{pack.key}: {names} ({pack.timezone}, starts in {pack.language})"
    drawn = sum(bool(district.shape) for district in pack.districts)
    yield f"  districts   {len(pack.districts)} ({drawn} drawn, others as hexagons)"
    silent = sum(not contact.cast.answers for contact in pack.contacts)
    yield f"  contacts    {len(pack.contacts)} ({silent} do not answer in rehearsal)"
    kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(site.kind for site in pack.sites).items())
    yield f"  sites       {len(pack.sites)}" + (f" ({kinds})" if kinds else "")
    simulated = sum(camera.source.kind == "simulated" for camera in pack.cameras)
    yield f"  cameras     {len(pack.cameras)} ({simulated} simulated)"
    for what, count in (
        ("roads", len(pack.roads)),
        ("lines", len(pack.lines)),
        ("rivers", len(pack.rivers)),
        ("projects", len(pack.projects.projects) if pack.projects else 0),
        ("indicators", len(pack.indicators.indicators) if pack.indicators else 0),
        ("orders", len(pack.orders.templates) if pack.orders else 0),
        ("limits", len(pack.alarms.limits) if pack.alarms else 0),
    ):
        yield f"  {what:<11} {count}"
    feeds = ", ".join(f"{feed.name} ({feed.kind}{', simulated' if feed.simulated else ''})" for feed in pack.feeds)
    yield f"  feeds       {feeds or 'none: a simulated city'}"


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
