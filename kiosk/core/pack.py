"""A city as data: one folder of TOML files, read and checked as a whole."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES, Language, Text

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Place = tuple[Degrees, Degrees]  # longitude, latitude, WGS84
Phrase = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(_Part):
    """A name in every language."""

    en: Phrase
    ko: Phrase
    ru: Phrase

    @property
    def text(self) -> Text:
        """The name as the rest of the program holds it."""
        return Text(en=self.en, ko=self.ko, ru=self.ru)


class Forms(_Part):
    """How a name may be spoken, per language, lower case, in the case that follows "show" or "call"."""

    en: tuple[Phrase, ...] = Field(min_length=1)
    ko: tuple[Phrase, ...] = Field(min_length=1)
    ru: tuple[Phrase, ...] = Field(min_length=1)

    def to(self, language: Language) -> tuple[str, ...]:
        """The forms in `language`."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms


class District(_Part):
    """A part of the city; `spoken` in Russian is the accusative (покажи …)."""

    key: Key
    name: Named
    spoken: Forms
    short: Named | None = None  # as the map writes it
    place: Place  # of its middle
    street: Named | None = None  # its main street, for simulated addresses
    shape: tuple[Place, ...] = ()  # its outline as the map draws it; schematic will do


class River(_Part):
    """A river on the map and the gauge that measures it; levels in metres."""

    key: Key
    name: Named
    gauge: Named
    line: tuple[Place, ...] = Field(min_length=2)
    ordinary: float
    warn: float
    danger: float

    @model_validator(mode="after")
    def _in_order(self) -> River:
        if not self.ordinary < self.warn < self.danger:
            msg = "the levels must rise: ordinary < warn < danger"
            raise ValueError(msg)
        return self


class Road(_Part):
    """A main road; `free` is the speed in km/h that it is driven at when empty."""

    key: Key
    name: Named
    free: float = Field(gt=0, le=200)


class Line(_Part):
    """A line of public transport, in its colour."""

    key: Key
    name: Named
    short: Annotated[str, Field(min_length=1, max_length=3)]  # as on its sign
    colour: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Cast(_Part):
    """How an actor plays a contact in rehearsal: who is seen, in which place, and what is done and said."""

    looks: Literal["fire", "police", "medic", "office"]
    seed: int = 0
    answers: bool = True
    rings_for: float = Field(default=2.0, gt=0, le=60)  # seconds until answered, or until it is given up
    says: tuple[Named, ...] = ()  # one after the other once connected, in the wall's language
    hangs_up: bool = False  # after the last line


class Group(_Part):
    """A section of the directory."""

    key: Key
    name: Named


class Contact(_Part):
    """Somebody who can be called; `spoken` in Russian is the dative (позвони …)."""

    key: Key
    name: Named
    role: Named
    unit: Named
    groups: tuple[Key, ...] = ()
    spoken: Forms
    cast: Cast


class Pronunciation(_Part):
    """An English word the embedded dictionary lacks, in ARPAbet phones without stress marks."""

    word: Annotated[str, Field(pattern=r"^[a-z']+$")]
    phones: tuple[Annotated[str, Field(pattern=r"^[A-Z]+( [A-Z]+)*$")], ...] = Field(min_length=1)


Part = TypeVar("Part", District, Contact)


class Pack(_Part):
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
    groups: tuple[Group, ...] = ()

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

    def district(self, key: str) -> District:
        """The district with this key. Raises `KeyError`."""
        return next_of(self.districts, key)

    @model_validator(mode="after")
    def _unambiguous(self) -> Pack:
        _once((river.key for river in self.rivers), "two rivers have the key")
        _once((road.key for road in self.roads), "two roads have the key")
        _once((line.key for line in self.lines), "two lines have the key")
        for kind, named in (("districts", self.districts), ("contacts", self.contacts)):
            _once((part.key for part in named), f"two {kind} have the key")
            for language in LANGUAGES:
                _once(
                    (form for part in named for form in dict.fromkeys(part.spoken.to(language))),
                    f"two {kind} are called alike in {language}:",
                )
        # what is opened is named by its key alone
        _once(
            (part.key for named in (self.districts, self.contacts) for part in named),
            "two contacts or districts have the key",
        )
        return self

    @model_validator(mode="after")
    def _grouped(self) -> Pack:
        declared = [group.key for group in self.groups]
        for contact in self.contacts:
            for group in contact.groups if declared else ():
                if group not in declared:
                    msg = f"contact {contact.key!r} is in {group!r}, but the groups are {declared}"
                    raise ValueError(msg)
        return self


def next_of(parts: Sequence[Part], key: str) -> Part:
    """The part with this key. Raises `KeyError`."""
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)


FILES: Mapping[str, tuple[str, ...]] = {
    "city.toml": ("key", "name", "timezone", "language", "rivers", "roads", "lines"),
    "districts.toml": ("districts",),
    "contacts.toml": ("contacts", "groups"),
    "pronunciations.toml": ("pronunciations",),
}


TOGETHER = ("contacts", "districts", "groups", "rivers", "roads", "lines")  # what is wrong only between two entries


def load(folder: Path) -> Pack:
    """The pack in `folder`. Raises `ConfigError` naming the file, the key and the mend."""
    if not folder.is_dir():
        raise ConfigError(
            folder, "", "there is no such city pack", "Name a folder that holds city.toml in `pack.folder`"
        )
    found: dict[str, object] = {}
    for name, allowed in FILES.items():
        part = read_toml(folder / name)
        for key in part:
            if key not in allowed:
                raise ConfigError(folder / name, key, "this key is unknown", f"Allowed here: {', '.join(allowed)}")
        found |= part
    try:
        return Pack.model_validate(found)
    except ValidationError as error:
        raise _named(folder, error) from error


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
    first = error.errors()[0]
    key = ".".join(str(step) for step in first["loc"])
    found = "" if isinstance(first["input"], dict | BaseModel) else f"found {first['input']!r}: "
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return key, f"{found}{first['msg']}{more}", str(first.get("ctx", {}).get("expected", ""))


def _named(folder: Path, error: ValidationError) -> ConfigError:
    key, problem, allowed = complaint(error)
    top = key.split(".")[0] or next((part for part in TOGETHER if part in problem), "")
    file = next((name for name, keys in FILES.items() if top in keys), "")
    mend = f"Allowed: {allowed}" if allowed else "Mend this entry"
    return ConfigError(folder / file if file else folder, key or top, problem, mend)


def _once(names: Iterable[str], complaint_: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            msg = f"{complaint_} {name!r}"
            raise ValueError(msg)
        seen.add(name)
