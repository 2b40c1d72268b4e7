"""An assembly of cities on the wall: members on a world map, agenda, elections, awards."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from kiosk.core.city.parts import About, Key, Named, Part, Place


class Member(Part):
    """A member city."""

    key: Key
    name: Named
    country: Named
    place: Place
    office: Literal["", "president", "vice", "executive", "host"] = ""


class AgendaItem(Part):
    """A point of the programme."""

    key: Key
    at: datetime  # with zone
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
    """The assembly as a whole."""

    about: About
    name: Named
    members: tuple[Member, ...] = Field(min_length=1)
    agenda: tuple[AgendaItem, ...] = ()
    elections: tuple[Election, ...] = ()
    awards: tuple[Award, ...] = ()
