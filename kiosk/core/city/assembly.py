"""An assembly of cities on the wall: members on a world map, agenda, elections, awards."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from kiosk.core.city.parts import About, Key, Named, Part, Place


def _known(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        msg = "this time zone is unknown; write it as in Asia/Seoul"
        raise ValueError(msg) from error
    return zone


Zone = Annotated[str, AfterValidator(_known)]


class Member(Part):
    """A member city; `zone` is its time zone, for the time it is there."""

    key: Key
    name: Named
    country: Named
    place: Place
    zone: Zone
    office: Literal["", "president", "vice", "executive", "host"] = ""


class AgendaItem(Part):
    """A point of the programme, at a time of the venue's clock on the assembly's first, second, ... day."""

    key: Key
    day: Annotated[int, Field(ge=1)] = 1
    at: time
    minutes: int = Field(gt=0)
    title: Named
    by: Named | None = None


class Election(Part):
    """An office that was voted on, and who got it."""

    key: Key
    office: Named
    elected: tuple[Key, ...]  # members
    term: str = ""  # "2017–2019"


class Award(Part):
    """A prize."""

    key: Key
    prize: Named
    category: Named
    city: Named
    work: Named


class Assembly(Part):
    """The assembly as a whole; without a date in `opens` its first day is played every day."""

    about: About
    name: Named
    venue: Named
    zone: Zone  # of the venue
    opens: date | None = None
    members: tuple[Member, ...] = Field(min_length=1)
    agenda: tuple[AgendaItem, ...] = ()
    elections: tuple[Election, ...] = ()
    awards: tuple[Award, ...] = ()

    @model_validator(mode="after")
    def _elected(self) -> Assembly:
        members = [member.key for member in self.members]
        for election in self.elections:
            for key in election.elected:
                if key not in members:
                    msg = f"election {election.key!r} names {key!r}, but the members are {members}"
                    raise ValueError(msg)
        return self
