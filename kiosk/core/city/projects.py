"""The city's great projects: where, what, how far, with which papers, and who answers for it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from kiosk.core.city.documents import Document
from kiosk.core.city.parts import About, Key, Named, Part, Place


class Project(Part):
    """One project; its progress in % is the reading `project.progress.<key>`."""

    key: Key
    name: Named
    outline: Named
    place: Place
    district: Key
    chief: Key  # the contact who answers for it
    motif: Literal["bridge", "park", "housing", "rail", "river", "tower", "hall", "street", "energy", "water"]
    started: date
    due: date
    budget: Annotated[float, Field(gt=0)]  # in the money of `Life.money`, millions
    progress: Annotated[float, Field(ge=0, le=100)]  # % when the file was written
    documents: Annotated[tuple[Document, ...], Field(max_length=4)] = ()  # as many as stand on its card


class Projects(Part):
    """All of them."""

    about: About
    projects: tuple[Project, ...] = Field(min_length=1)
