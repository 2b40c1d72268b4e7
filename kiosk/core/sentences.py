"""What can be said, as plain values: sentence templates of all commands and the forms that fill their slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.command import SLOT
from kiosk.core.inputs import Intent
from kiosk.core.registry import Commands
from kiosk.core.text import LANGUAGES, Language

Forms = tuple[tuple[str, str], ...]  # (as spoken, value of the slot)
Lists = Mapping[Language, Mapping[str, Forms]]  # by language and list name


@dataclass(frozen=True, slots=True)
class Sentences:
    """Everything that can be said in one language; travels to the recogniser's process."""

    language: Language
    templates: tuple[tuple[str, tuple[str, ...]], ...]  # (command, its templates in hassil's notation)
    lists: tuple[tuple[str, Forms], ...]  # (list name, its forms)
    pronunciations: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (English word, its ARPAbet phones)


def sentences(
    commands: Commands, lists: Lists, pronunciations: tuple[tuple[str, tuple[str, ...]], ...] = ()
) -> dict[Language, Sentences]:
    """The sentences of every language; what needs a list that this city leaves empty cannot be said there."""
    return {
        language: Sentences(
            language,
            tuple(
                (name, fillable)
                for name, cls in commands.items()
                if cls.spec.say and (fillable := _fillable(cls.spec.say.to(language), lists[language]))
            ),
            tuple((name, forms) for name, forms in lists[language].items() if forms),
            pronunciations if language == "en" else (),
        )
        for language in LANGUAGES
    }


def _fillable(templates: tuple[str, ...], lists: Mapping[str, Forms]) -> tuple[str, ...]:
    return tuple(one for one in templates if all(lists.get(slot["list"]) != () for slot in SLOT.finditer(one)))


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be said now: the words and what they mean; touching it does the same."""

    text: str
    intent: Intent
