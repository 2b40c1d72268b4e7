"""What can be ordered and announced in this city: `orders.toml` of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Literal, get_args

from pydantic import Field, model_validator

from kiosk.core.city.parts import Forms, Key, Named, Part
from kiosk.core.text import LANGUAGES

Slot = Literal["place", "unit", "minutes", "number", "direction"]
SLOTS: tuple[Slot, ...] = get_args(Slot)
SAID = re.compile(r"\{([a-z]+)\}")  # a slot in a spoken form


class Template(Part):
    """Words that are ready to be sent, once their slots are filled.

    `{place}` is the open incident's address, or else the city's name, or a district; `{unit}` somebody of the group
    `units`, by itself the incident's unit; `{minutes}` and `{number}` are chosen, by themselves the first of their
    choices; `{direction}` is always chosen. A form that is spoken may say any of them but the place.
    """

    key: Key
    kind: Literal["order", "announcement"] = "order"
    title: Named
    words: Named
    spoken: Forms
    expires_min: float = Field(default=30, gt=0, le=1440)  # minutes until it counts as not answered
    minutes: tuple[int, ...] = ()  # choices
    numbers: tuple[int, ...] = ()
    units: str = ""  # key of the group

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What can be chosen, in the order of the English words."""
        named = tuple(dict.fromkeys(_named(self.words.en)))
        return tuple(slot for one in named for slot in SLOTS if slot == one)

    @model_validator(mode="after")
    def _fillable(self) -> Template:
        found = {language: set(_named(getattr(self.words, language))) for language in LANGUAGES}
        for language, named in found.items():
            if unknown := named - set(SLOTS):
                msg = f"{language}: {{{min(unknown)}}} cannot be filled in, only {', '.join(f'{{{s}}}' for s in SLOTS)}"
                raise ValueError(msg)
            if named != found["en"]:
                msg = f"{language}: fills {sorted(named)}, English fills {sorted(found['en'])}"
                raise ValueError(msg)
            for form in self.spoken.to(language):
                if wrong := set(SAID.findall(form)) - (named - {"place"}):
                    msg = f"{language}: {form!r} says {{{min(wrong)}}}, which these words do not have or cannot be said"
                    raise ValueError(msg)
        for slot, has in (("minutes", self.minutes), ("number", self.numbers), ("unit", self.units)):
            if (slot in found["en"]) is not bool(has):
                key = {"minutes": "minutes", "number": "numbers", "unit": "units"}[slot]
                msg = f"{{{slot}}} in the words needs its choices in `{key}`, and the other way round"
                raise ValueError(msg)
        if any(one < 1 for one in (*self.minutes, *self.numbers)):
            msg = "minutes and numbers are counted from 1"
            raise ValueError(msg)
        return self


class Orders(Part):
    """All templates, in their order."""

    templates: tuple[Template, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Orders:
        keys = [template.key for template in self.templates]
        for key in keys:
            if keys.count(key) > 1:
                msg = f"two templates have the key {key!r}"
                raise ValueError(msg)
        return self

    def without_units(self, groups: Iterable[str]) -> str:
        """What names a group of units that is none of `groups`, as a sentence; "" where nothing does."""
        known = set(groups)
        for template in self.templates:
            if template.units and template.units not in known:
                return f"orders: {template.key!r} takes its units from {template.units!r}, where nobody is"
        return ""


def _named(words: str) -> Iterator[str]:
    """The slots in `words`. Raises `ValueError` where the braces are wrong."""
    for _, slot, form, conversion in Formatter().parse(words):
        if slot is not None:
            if form or conversion:
                msg = f"write {{{slot}}} without anything behind the name"
                raise ValueError(msg)
            yield slot
