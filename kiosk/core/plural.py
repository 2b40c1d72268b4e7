"""A number and what is counted, in the form that the language asks for. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.text import Language


@dataclass(frozen=True, slots=True)
class Counted:
    """Texts with `{n}`. Source of the rules: Unicode CLDR 46, plural rules of whole numbers."""

    en: tuple[str, str]  # one, other
    ko: str
    ru: tuple[str, str, str]  # one (1, 21), few (2, 23), many (5, 11, 0)

    def to(self, n: int, language: Language) -> str:
        """`n` of it, in words."""
        forms = {"en": self.en[n != 1], "ko": self.ko, "ru": self.ru[_russian(n)]}
        return forms[language].format(n=n)


def _russian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004 - the rule itself
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2  # noqa: PLR2004 - the same
