"""Citizens' voice: what the call centre sorts complaints by, and the words that are counted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.core.city.parts import About, Key, Named, Part


class Topic(Part):
    """What complaints are about; how many came today is the reading `voice.topic.<key>`."""

    key: Key
    name: Named
    share: Annotated[float, Field(gt=0)] = 1.0  # of all, relative to the others; for the simulator


class Keyword(Part):
    """A word that is counted; how often today is the reading `voice.keyword.<key>`."""

    key: Key
    name: Named
    share: Annotated[float, Field(gt=0)] = 1.0


class Citizens(Part):
    """All of it."""

    about: About
    topics: tuple[Topic, ...] = Field(min_length=1)
    keywords: tuple[Keyword, ...] = ()
