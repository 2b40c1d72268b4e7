"""What a kind of feed is. Ends where `declared` made the feeds that a pack names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.core import registry
from kiosk.core.city.parts import Named
from kiosk.core.city.sources import FeedSpec
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack, complaint
from kiosk.core.quantities import QUANTITIES, keys
from kiosk.core.settings import CitySettings
from kiosk.feeds import kinds
from kiosk.feeds.feed import Feed

Options = TypeVar("Options", bound=BaseModel)

SIMULATED_CITY = FeedSpec(
    name="simulator",
    kind="simulator",
    source=Named(en="City simulator", ko="도시 시뮬레이터", ru="Симулятор города"),
    simulated=True,
)  # of a pack that declares no feeds


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a feed may know besides its own options."""

    pack: Pack
    settings: CitySettings
    epoch: datetime  # when the wall was started


@dataclass(frozen=True, slots=True)
class FeedKind(Generic[Options]):
    """One kind, by the name that `kind` has in feeds.toml; `options` checks what stands under `[feeds.options]`.

    `make` may raise `ConfigError` (a key that is not there, a file that cannot be) and connects to nothing.
    """

    name: str
    options: type[Options]
    make: Callable[[FeedSpec, Options, Surroundings], Sequence[Feed]]

    def made(self, spec: FeedSpec, around: Surroundings) -> Sequence[Feed]:
        """The feeds of one entry. Raises `ConfigError`."""
        try:
            options = self.options.model_validate(spec.options)
        except ValidationError as error:
            key, problem, allowed = complaint(error)
            mend = f"Allowed: {allowed}" if allowed else f"Known here: {', '.join(self.options.model_fields)}"
            raise ConfigError(feeds_file(around), f"feeds.{spec.name}.options.{key}", problem, mend) from error
        return self.make(spec, options, around)


def declared(around: Surroundings) -> list[Feed]:
    """Every feed that the pack declares; the simulated city where it declares none. Raises `ConfigError`."""
    known = {kind.name: kind for kind in registry.instances(kinds, FeedKind)}
    feeds: list[Feed] = []
    for spec in around.pack.feeds or (SIMULATED_CITY,):
        if spec.kind not in known:
            problem = f"found {spec.kind!r}: there is no such kind of feed"
            raise ConfigError(feeds_file(around), f"feeds.{spec.name}.kind", problem, f"Allowed: {', '.join(known)}")
        feeds += known[spec.kind].made(spec, around)
    return feeds


def promised(kinds_and_keys: Sequence[str], spec: FeedSpec, around: Surroundings) -> dict[str, str]:
    """Key and unit of what a feed promises; a whole kind (`bin.fill`) stands for all its keys. Raises `ConfigError`."""
    units: dict[str, str] = {}
    for name in kinds_and_keys:
        kind = ".".join(name.split(".")[:2])
        found = keys(kind, around.pack) if kind in QUANTITIES else ()
        some = [key for key in found if name in (kind, key)]
        if not some:
            where = f"feeds.{spec.name}.options.promises"
            problem = f"found {name!r}, which the pack has nothing of"
            raise ConfigError(feeds_file(around), where, problem, f"Kinds are: {', '.join(QUANTITIES)}")
        units |= dict.fromkeys(some, QUANTITIES[kind].unit)
    return units


def feeds_file(around: Surroundings) -> str:
    """The file that an error about a feed names."""
    return str(around.pack.folder / "feeds.toml")
