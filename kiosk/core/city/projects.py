"""The city's great projects: where, what, how far, with which papers, and who answers for it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from kiosk.core.city.parts import About, Key, Named, Part, Place


class Document(Part):
    """A paper of a project; `file` is a text in the pack's folder, shown on the wall."""

    title: Named
    file: str = ""
    dated: date | None = None


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
    documents: tuple[Document, ...] = ()


class Projects(Part):
    """All of them."""

    about: About
    projects: tuple[Project, ...] = Field(min_length=1)
