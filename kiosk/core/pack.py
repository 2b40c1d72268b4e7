"""A city as data: one folder of TOML files, read and checked as a whole."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol, TypeVar, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from kiosk.core.city.alarms import Alarms
from kiosk.core.city.assembly import Assembly
from kiosk.core.city.cameras import Camera
from kiosk.core.city.citizens import Citizens
from kiosk.core.city.documents import Document
from kiosk.core.city.indicators import Indicators
from kiosk.core.city.iot import Iot
from kiosk.core.city.life import Life
from kiosk.core.city.orders import Orders
from kiosk.core.city.parts import Contact, District, Group, Key, Line, Named, Part, Phrase, Pronunciation, River, Road
from kiosk.core.city.projects import Projects
from kiosk.core.city.scenario import Scenario
from kiosk.core.city.sites import Site, SiteKind
from kiosk.core.city.sources import FeedSpec
from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES, Language, Text

Of = Literal[
    "city",
    "district",
    "road",
    "river",
    "line",
    "site",
    "good",
    "spending",
    "project",
    "indicator",
    "topic",
    "keyword",
    "truck",
]  # what a number can be measured of

EVERYBODY = "everybody"  # whom an announcement is for where nobody is named
One = TypeVar("One", District, Contact)


class Measured(Protocol):
    """A part of a pack that numbers are measured of."""

    @property
    def key(self) -> Key:
        """Its key, the last part of a reading's."""
        ...

    @property
    def name(self) -> Named:
        """Its name."""
        ...


class Pack(Part):
    """Everything the wall knows of one city."""

    key: Key
    name: Named
    timezone: str
    language: Language = "en"
    districts: tuple[District, ...] = Field(min_length=1)
    contacts: tuple[Contact, ...] = Field(min_length=1)
    pronunciations: tuple[Pronunciation, ...] = ()
    rivers: tuple[River, ...] = ()
    roads: tuple[Road, ...] = ()
    lines: tuple[Line, ...] = ()
    stations: tuple[Phrase, ...] = ()  # where arrivals are asked for, by the names the subway's own service has
    groups: tuple[Group, ...] = ()
    sites: tuple[Site, ...] = ()
    cameras: tuple[Camera, ...] = ()
    feeds: tuple[FeedSpec, ...] = ()
    projects: Projects | None = None
    indicators: Indicators | None = None
    life: Life | None = None
    citizens: Citizens | None = None
    iot: Iot | None = None
    assembly: Assembly | None = None
    alarms: Alarms | None = None
    orders: Orders | None = None
    scenario: Scenario | None = None
    folder: Path = Path()  # where it was read from: pictures and papers are named relative to it

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            msg = "this time zone is unknown; write it as in Asia/Seoul"
            raise ValueError(msg) from error
        return name

    def contact(self, key: str) -> Contact:
        """The contact with this key. Raises `KeyError`."""
        return next_of(self.contacts, key)

    def addressed(self, key: str) -> tuple[Contact, ...]:
        """The contact with this key, or those of the group with it, or everybody (`EVERYBODY`). Raises `KeyError`."""
        if key == EVERYBODY:
            return self.contacts
        in_group = tuple(contact for contact in self.contacts if key in contact.groups)
        return in_group or (self.contact(key),)

    def district(self, key: str) -> District:
        """The district with this key. Raises `KeyError`."""
        return next_of(self.districts, key)

    def sites_of(self, *kinds: SiteKind) -> tuple[Site, ...]:
        """The sites of these kinds, in their order."""
        return tuple(site for site in self.sites if site.kind in kinds)

    @cached_property
    def named(self) -> Mapping[Of, Mapping[str, Text]]:
        """What everything that numbers are measured of is called, by key."""
        return {of: {part.key: part.name.text for part in self.measured(of)} for of in get_args(Of)}

    def measured(self, of: Of) -> Sequence[Measured]:
        """What the city has of one kind of thing that is measured; the city itself has no key and is not among them."""
        found: Mapping[Of, Sequence[Measured]] = {
            "city": (),
            "district": self.districts,
            "road": self.roads,
            "river": self.rivers,
            "line": self.lines,
            "site": self.sites,
            "good": self.life.goods if self.life else (),
            "spending": self.life.spending if self.life else (),
            "project": self.projects.projects if self.projects else (),
            "indicator": self.indicators.indicators if self.indicators else (),
            "topic": self.citizens.topics if self.citizens else (),
            "keyword": self.citizens.keywords if self.citizens else (),
            "truck": self.iot.trucks if self.iot else (),
        }
        return found[of]

    @model_validator(mode="after")
    def _unambiguous(self) -> Pack:
        _once((river.key for river in self.rivers), "two rivers have the key")
        _once((road.key for road in self.roads), "two roads have the key")
        _once((line.key for line in self.lines), "two lines have the key")
        _once((feed.name for feed in self.feeds), "two feeds have the name")
        for kind, named in (("districts", self.districts), ("contacts", self.contacts)):
            _once((part.key for part in named), f"two {kind} have the key")
            for language in LANGUAGES:
                _once(
                    (form for part in named for form in dict.fromkeys(part.spoken.to(language))),
                    f"two {kind} are called alike in {language}:",
                )
        self._opened_once()
        return self

    def document(self, key: str) -> Document | None:
        """The project's document with this key; None where there is none."""
        return next((document for _, document in self._documents() if document.key == key), None)

    def within(self, key: str) -> str:
        """What is open again when the thing with this key is closed: a document's project; else nothing, ""."""
        return next((project for project, document in self._documents() if document.key == key), "")

    def _documents(self) -> Iterator[tuple[Key, Document]]:
        for project in self.projects.projects if self.projects else ():
            for document in project.documents:
                yield project.key, document

    def openable(self) -> Iterator[Measured]:
        """Everything that can be opened by its key: people, places, documents."""
        return itertools.chain.from_iterable(self._openable().values())

    def _openable(self) -> Mapping[str, Sequence[Measured]]:
        return {
            "contacts": self.contacts,
            "districts": self.districts,
            "sites": self.sites,
            "cameras": self.cameras,
            "projects": self.projects.projects if self.projects else (),
            "documents": tuple(document for _, document in self._documents()),
            "assembly": self.assembly.members if self.assembly else (),
        }

    def _opened_once(self) -> None:
        """What is opened is named by its key alone: no two parts may share one. Raises `ValueError`."""
        owner: dict[str, str] = {}
        for kind, named in self._openable().items():
            for part in named:
                if part.key in owner:
                    first = owner[part.key]
                    msg = f"{kind} and {first} both have" if first != kind else f"two {kind} have"
                    msg += f" the key {part.key!r}: what is opened is named by its key alone"
                    raise ValueError(msg)
                owner[part.key] = kind

    @model_validator(mode="after")
    def _placed(self) -> Pack:
        districts = {district.key for district in self.districts}
        contacts = {contact.key for contact in self.contacts}
        projects = self.projects.projects if self.projects else ()
        for what, parts in (("site", self.sites), ("camera", self.cameras), ("project", projects)):
            for part in parts:
                if part.district not in districts:
                    msg = (
                        f"{what} {part.key!r} is in the district {part.district!r}, which districts.toml does not have"
                    )
                    raise ValueError(msg)
        for site in self.sites:
            for served in site.serves:
                if served not in districts:
                    msg = f"site {site.key!r} serves the district {served!r}, which districts.toml does not have"
                    raise ValueError(msg)
        _once((served for site in self.sites for served in site.serves), "two sites serve the district")
        for project in projects:
            if project.chief not in contacts:
                msg = f"project {project.key!r} names the chief {project.chief!r}, whom contacts.toml does not have"
                raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _planned(self) -> Pack:
        wrong = self.misplaced(self.scenario) if self.scenario else ""
        if wrong:
            raise ValueError(wrong)
        return self

    def misplaced(self, scenario: Scenario) -> str:
        """What in a scenario names a place that this city does not have, as a sentence; "" where nothing does."""
        spots = frozenset(site.key for site in self.sites_of("spot"))
        return scenario.misplaced(frozenset(part.key for part in self.districts), spots)

    @model_validator(mode="after")
    def _grouped(self) -> Pack:
        declared = [group.key for group in self.groups]
        people = {contact.key for contact in self.contacts}
        if EVERYBODY in people:
            msg = f"contacts: {EVERYBODY!r} means all of them; give this one another key"
            raise ValueError(msg)
        for key in (*declared, *(group for contact in self.contacts for group in contact.groups)):
            if key == EVERYBODY or key in people:
                whose = "means everybody" if key == EVERYBODY else "is a person's too"
                msg = f"groups: the key {key!r} {whose}; give the group another, for orders go to a group by its key"
                raise ValueError(msg)
        for contact in self.contacts:
            for group in contact.groups if declared else ():
                if group not in declared:
                    msg = f"contact {contact.key!r} is in {group!r}, but the groups are {declared}"
                    raise ValueError(msg)
        in_use = {group for contact in self.contacts for group in contact.groups}
        if wrong := self.orders.without_units(in_use) if self.orders else "":
            raise ValueError(wrong)
        return self


def next_of(parts: Sequence[One], key: str) -> One:
    """The part with this key. Raises `KeyError`."""
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)


FILES: Mapping[str, tuple[str, ...]] = {
    "city.toml": ("key", "name", "timezone", "language", "rivers", "roads", "lines", "stations"),
    "districts.toml": ("districts",),
    "contacts.toml": ("contacts", "groups"),
    "pronunciations.toml": ("pronunciations",),
}
# files a pack may leave out: a list each …
LISTS: Mapping[str, tuple[str, ...]] = {
    "sites.toml": ("sites",),
    "cameras.toml": ("cameras",),
    "feeds.toml": ("feeds",),
}
# … or a part of the city each
REGISTERS: Mapping[str, str] = {
    "projects.toml": "projects",
    "indicators.toml": "indicators",
    "life.toml": "life",
    "citizens.toml": "citizens",
    "iot.toml": "iot",
    "assembly.toml": "assembly",
    "alarms.toml": "alarms",
    "orders.toml": "orders",
    "scenario.toml": "scenario",
}


TOGETHER = (
    "contacts",
    "districts",
    "groups",
    "rivers",
    "roads",
    "lines",
    "sites",
    "cameras",
    "feeds",
    *REGISTERS.values(),
)  # what is wrong only between two entries


def load(folder: Path) -> Pack:
    """The pack in `folder`. Raises `ConfigError` naming the file, the key and the mend."""
    found, wrong = _read(folder)
    if wrong:
        raise wrong[0]
    try:
        return Pack.model_validate(found)
    except ValidationError as error:
        raise _named(folder, *complaint(error)) from error


def problems(folder: Path) -> list[ConfigError]:
    """Everything that is wrong with the pack in `folder`, each naming the file, the key and the mend."""
    found, wrong = _read(folder)
    if wrong:  # what is in a file that cannot be read would be told as missing
        return wrong
    try:
        Pack.model_validate(found)
    except ValidationError as error:
        return [_named(folder, *_told(one)) for one in error.errors()]
    return []


def _read(folder: Path) -> tuple[dict[str, object], list[ConfigError]]:
    """What stands in the files, and what is wrong with the files themselves."""
    if not folder.is_dir():
        mend = "Name a folder that holds city.toml in `pack.folder`"
        return {}, [ConfigError(folder, "", "there is no such city pack", mend)]
    found: dict[str, object] = {"folder": folder}
    wrong: list[ConfigError] = []
    optional = (name for name in (*REGISTERS, *LISTS) if (folder / name).exists())
    for name in (*FILES, *optional):
        try:
            part = read_toml(folder / name)
        except ConfigError as error:
            wrong.append(error)
            continue
        if name in REGISTERS:
            found[REGISTERS[name]] = part
            continue
        allowed = {**FILES, **LISTS}[name]
        mend = f"Allowed here: {', '.join(allowed)}"
        wrong += [ConfigError(folder / name, key, "this key is unknown", mend) for key in part if key not in allowed]
        found |= part
    return found, wrong


def read_toml(file: Path) -> dict[str, object]:
    """A TOML file's content. Raises `ConfigError` naming file and line."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(file, "", "this file is missing", "Add it, or point to a folder that has it") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(file, "", f"cannot be read ({error})", "It must be a readable UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file, "", f"is not valid TOML: {error}", "Mend the line that is named") from error


def complaint(error: ValidationError) -> tuple[str, str, str]:
    """The first thing wrong as (key, problem with what was found, what is allowed)."""
    key, problem, allowed = _told(error.errors()[0])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return key, f"{problem}{more}", allowed


def _told(wrong: ErrorDetails) -> tuple[str, str, str]:
    key = ".".join(str(step) for step in wrong["loc"])
    found = "" if isinstance(wrong["input"], dict | BaseModel) else f"found {wrong['input']!r}: "
    return key, f"{found}{wrong['msg']}", str(wrong.get("ctx", {}).get("expected", ""))


def _named(folder: Path, key: str, problem: str, allowed: str) -> ConfigError:
    top = key.split(".", maxsplit=1)[0] or next((part for part in TOGETHER if part in problem), "")
    if top in REGISTERS.values():
        file = next(name for name, register in REGISTERS.items() if register == top)
        key = key.removeprefix(f"{top}.")
    else:
        file = next((name for name, keys in (*FILES.items(), *LISTS.items()) if top in keys), "")
    mend = f"Allowed: {allowed}" if allowed else "Mend this entry"
    return ConfigError(folder / file if file else folder, key or top, problem, mend)


def _once(names: Iterable[str], complaint_: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            msg = f"{complaint_} {name!r}"
            raise ValueError(msg)
        seen.add(name)
