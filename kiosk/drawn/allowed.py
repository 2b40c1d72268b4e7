"""Type hints -> checked values, so that an act can be written in Python or as plain data with the same clear errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Protocol, get_args, get_origin

from kiosk.core.errors import ConfigError
from kiosk.drawn.arrays import Spot


class Check(Protocol):
    """What a field may hold."""

    def read(self, value: object) -> object:
        """The value as the field holds it; ValueError when it is not allowed."""

    def allowed(self) -> str:
        """What is allowed, in words."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`."""

    low: float
    high: float
    unit: str = ""

    def read(self, value: object) -> float:
        """The number as float; ValueError outside of the range."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise ValueError
        return float(value)

    def allowed(self) -> str:
        """The range in words."""
        return f"a number from {self.low:g} to {self.high:g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: object) -> str:
        """The word; ValueError for any other."""
        if not isinstance(value, str) or value not in self.words:
            raise ValueError
        return value

    def allowed(self) -> str:
        """The words."""
        return "one of " + ", ".join(self.words)


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value: object) -> bool:
        """The flag; ValueError for anything else."""
        if not isinstance(value, bool):
            raise ValueError  # noqa: TRY004  (one kind of refusal for every check)
        return value

    def allowed(self) -> str:
        """Both words."""
        return "true or false"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the picture; `needed` False: or none, for the usual place."""

    needed: bool = True

    def read(self, value: object) -> Spot | None:
        """The place as a tuple; ValueError when it is not two numbers in 0..1."""
        if value is None and not self.needed:
            return None
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:  # noqa: PLR2004  (x and y)
            raise ValueError
        inside = Number(0, 1)
        return inside.read(value[0]), inside.read(value[1])

    def allowed(self) -> str:
        """The form of a place."""
        return "[x, y] in 0..1 of the picture, unmirrored, origin top left"


@dataclass(frozen=True, slots=True)
class Path:
    """Places one after the other."""

    def read(self, value: object) -> tuple[Spot, ...]:
        """The places as tuples; ValueError when one is none."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise ValueError  # noqa: TRY004  (one kind of refusal for every check)
        places = (Place().read(item) for item in value)
        return tuple(place for place in places if place is not None)

    def allowed(self) -> str:
        """The form of a path."""
        return f"a list of places, each {Place().allowed()}"


Seconds = Annotated[float, Number(0, 120, "seconds")]
Brief = Annotated[float, Number(0.05, 60, "seconds")]
At = Annotated[Spot, Place()]
MaybeAt = Annotated[Spot | None, Place(needed=False)]
Via = Annotated[tuple[Spot, ...], Path()]


def check_of(hint: object) -> Check | None:
    """The check of a type hint: annotated, a Literal or bool; None when the hint carries none."""
    if get_origin(hint) is Annotated:
        found: Check = hint.__metadata__[0]  # type: ignore[attr-defined]
        return found
    if get_origin(hint) is Literal:
        return Choice(get_args(hint))
    return Flag() if hint is bool else None


def read(file: str, key: str, value: object, check: Check) -> Any:  # noqa: ANN401  (what the field's hint says)
    """`value` as `check` reads it; ConfigError naming file, key and what is allowed."""
    try:
        return check.read(value)
    except ValueError:
        raise ConfigError(file, key, f"{value!r} is not allowed", f"Write {check.allowed()}") from None
