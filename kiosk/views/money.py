"""Sums of a city's money -> how people say them: 29.8 trillion won, 29.8조 원, 29,8 трлн вон. Ends at the words."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kiosk.core.text import Language
from kiosk.views.tiles import number

MILLION = 10**6
STEPS: Mapping[Language, tuple[tuple[int, str], ...]] = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "ko": ((10**12, "조"), (10**8, "억"), (10**4, "만")),
    "ru": ((10**12, " трлн"), (10**9, " млрд"), (10**6, " млн")),
}  # largest first; what stands right behind the number


DIGITS: Mapping[Language, int] = {"en": 3, "ko": 4, "ru": 3}  # that count, so that no step is said a thousand times


def large(amount: float, language: Language) -> tuple[str, str]:
    """A number in the language's own steps and the step's name: `29.8` and ` trillion`."""
    exact = round(amount, DIGITS[language] - 1 - math.floor(math.log10(abs(amount)))) if amount else 0.0
    for step, name in STEPS[language]:
        if abs(exact) >= step:
            share = exact / step
            whole = abs(share) >= 100 or float(f"{share:.1f}").is_integer()  # noqa: PLR2004 - three digits stand then
            return number(share, 0 if whole else 1, language), name
    return number(exact, 0, language), ""


def sum_parts(millions: float, money: str, language: Language) -> tuple[str, str]:
    """A sum given in millions as its number and what stands behind it: `29.8` and `trillion won`."""
    written, name = large(millions * MILLION, language)
    return (f"{written}{name}", money) if language == "ko" else (written, f"{name} {money}".strip())


def sum_of(millions: float, money: str, language: Language) -> str:
    """A sum given in millions, in words: `29.8 trillion won`."""
    return " ".join(sum_parts(millions, money, language))


def price(amount: float, money: str, language: Language) -> str:
    """What one thing costs: `3,250 won`, `3,250원`."""
    digits = 0 if abs(amount) >= 100 else 2  # noqa: PLR2004 - money with cents
    return number(amount, digits, language) + ("" if language == "ko" else " ") + money
