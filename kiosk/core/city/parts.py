"""The parts every city has: names, districts, rivers, roads, lines, contacts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from kiosk.core.text import Language, Text

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Place = tuple[Degrees, Degrees]  # longitude, latitude, WGS84
Phrase = Annotated[str, Field(min_length=1)]

# fire, police, ambulance and the like of nearly every country: a wall on show must never ring there
EMERGENCY = re.compile(r"1\d|[019]\d\d")
OUTSIDE = ("0", "9", "00", "99")  # what an exchange may want before a number outside the house
COUNTRY = (2, 3, 4)  # characters of "+" and a country's code
SIP = re.compile(r"sip:([A-Za-z0-9._+-]{1,64})@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)(?::(\d{1,5}))?")
HIGHEST_PORT = 65_535


def dialable(address: str) -> str:
    """`address` if it is sip:user@host[:port] and no emergency number, or empty. Raises `ValueError` saying why not."""
    if not address:
        return address
    found = SIP.fullmatch(address)
    if found is None or not 0 < int(found[3] or 1) <= HIGHEST_PORT:
        msg = "a SIP number is written sip:user@host or sip:user@host:port"
        raise ValueError(msg)
    if _emergency(re.sub(r"[._-]", "", found[1])):
        msg = f"{found[1]} is, or may become, an emergency number: the wall never dials those"
        raise ValueError(msg)
    return address


def _emergency(number: str) -> bool:
    inside = {number, *(number.removeprefix(first) for first in OUTSIDE)}
    if number.startswith("+"):
        inside = {number[code:] for code in COUNTRY}
    return any(EMERGENCY.fullmatch(one) for one in inside)


SipNumber = Annotated[str, AfterValidator(dialable)]


class Part(BaseModel):
    """What every entry of a pack is: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Part):
    """A name in every language."""

    en: Phrase
    ko: Phrase
    ru: Phrase

    @property
    def text(self) -> Text:
        """The name as the rest of the program holds it."""
        return Text(en=self.en, ko=self.ko, ru=self.ru)


class Forms(Part):
    """How a name may be spoken, per language, lower case, in the case that follows "show" or "call"."""

    en: tuple[Phrase, ...] = Field(min_length=1)
    ko: tuple[Phrase, ...] = Field(min_length=1)
    ru: tuple[Phrase, ...] = Field(min_length=1)

    def to(self, language: Language) -> tuple[str, ...]:
        """The forms in `language`."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms


class District(Part):
    """A part of the city; `spoken` in Russian is the accusative (покажи …)."""

    key: Key
    name: Named
    spoken: Forms
    short: Named | None = None  # as the map writes it
    place: Place  # of its middle
    street: Named | None = None  # its main street, for simulated addresses
    shape: tuple[Place, ...] = ()  # its outline as the map draws it; schematic will do


class River(Part):
    """A river and the gauge that measures it; levels in metres. Without a `line` the map does not draw it."""

    key: Key
    name: Named
    gauge: Named
    line: tuple[Place, ...] = ()
    ordinary: float
    warn: float
    danger: float

    @model_validator(mode="after")
    def _in_order(self) -> River:
        if not self.ordinary < self.warn < self.danger:
            msg = "the levels must rise: ordinary < warn < danger"
            raise ValueError(msg)
        if len(self.line) == 1:
            msg = "a line needs two places; leave `line` out where the map need not draw the river"
            raise ValueError(msg)
        return self


class Road(Part):
    """A main road; `free` is the speed in km/h that it is driven at when empty."""

    key: Key
    name: Named
    free: float = Field(gt=0, le=200)
    links: tuple[str, ...] = ()  # what feeds call its pieces; the first is asked for


class Line(Part):
    """A line of public transport, in its colour."""

    key: Key
    name: Named
    short: Annotated[str, Field(min_length=1, max_length=3)]  # as on its sign
    colour: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Cast(Part):
    """How an actor plays a contact in rehearsal: who is seen, in which place, and what is done and said."""

    looks: Literal["fire", "police", "medic", "office"]
    seed: int = 0
    answers: bool = True
    rings_for: float = Field(default=2.0, gt=0, le=60)  # seconds until answered, or until it is given up
    says: tuple[Named, ...] = ()  # one after the other once connected, in the wall's language
    hangs_up: bool = False  # after the last line


class Group(Part):
    """A section of the directory; `spoken` (Russian: dative) is how calls, orders and announcements name it."""

    key: Key
    name: Named
    spoken: Forms | None = None


class Contact(Part):
    """Somebody who can be called; `spoken` in Russian is the dative (позвони …)."""

    key: Key
    name: Named
    role: Named
    unit: Named
    groups: tuple[Key, ...] = ()
    place: Place | None = None  # where the unit stands when nothing happens
    spoken: Forms
    cast: Cast
    sip: SipNumber = ""  # sip:user@host[:port], rung through a Janus where no page of theirs is there


class Pronunciation(Part):
    """An English word the embedded dictionary lacks, in ARPAbet phones without stress marks."""

    word: Annotated[str, Field(pattern=r"^[a-z']+$")]
    phones: tuple[Annotated[str, Field(pattern=r"^[A-Z]+( [A-Z]+)*$")], ...] = Field(min_length=1)


class About(Part):
    """Where a file's content comes from: what stands beside everything that is shown from it."""

    source: Named
    as_of: date
    simulated: bool = False
