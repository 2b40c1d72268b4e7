"""A text in every language of the wall: a new language is one more field; the type checker lists what is missing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args

Language = Literal["en", "ko", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English, Korean and Russian."""

    en: str
    ko: str
    ru: str

    def to(self, language: Language) -> str:
        """The words in `language`."""
        words: str = getattr(self, language)
        return words

    def filled(self, **values: object) -> Text:
        """Each language with `{name}` replaced by `values[name]`; a `Text` value is replaced by its own language."""
        return Text(
            **{
                field.name: getattr(self, field.name).format(
                    **{k: getattr(v, field.name) if isinstance(v, Text) else v for k, v in values.items()}
                )
                for field in fields(self)
            }
        )


def same(words: str) -> Text:
    """Words that are written alike in every language (a number plate, a product name)."""
    return Text(en=words, ko=words, ru=words)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How something is named in a sentence, per language; the first form is the one shown to people."""

    en: tuple[str, ...]
    ko: tuple[str, ...]
    ru: tuple[str, ...]

    def to(self, language: Language) -> tuple[str, ...]:
        """The forms in `language`."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms
