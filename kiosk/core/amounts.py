"""A bare number -> how a language writes it: its marks, its large steps, its money. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kiosk.core.text import Language

THOUSANDS: Mapping[Language, str] = {"en": ",", "ko": ",", "ru": "\u00a0"}
DECIMAL: Mapping[Language, str] = {"en": ".", "ko": ".", "ru": ","}
MILLION = 10**6
STEPS: Mapping[Language, tuple[tuple[int, str], ...]] = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "ko": ((10**12, "조"), (10**8, "억"), (10**4, "만")),
    "ru": ((10**12, " трлн"), (10**9, " млрд"), (10**6, " млн"), (10**3, " тыс.")),
}  # largest first; what stands right behind the number
COUNTING: Mapping[Language, int] = {"en": 3, "ko": 4, "ru": 3}  # digits that count: no step is said a thousand times
IN_FULL = 100  # from here on a tenth says nothing
MINUS = "-"  # the Nanum fonts lack U+2212, and a line may be broken behind a dash, never between this and a digit


def number(value: float, digits: int, language: Language) -> str:
    """`1,234.5` as `language` writes it."""
    written = f"{value:,.{digits}f}"
    if not written.strip(f"{MINUS}0.,"):
        written = written.removeprefix(MINUS)  # there is no minus nought
    return written.translate({ord(","): THOUSANDS[language], ord("."): DECIMAL[language]})


def large(amount: float, language: Language) -> tuple[str, str]:
    """A number in the language's own steps and the step's name: `29.8` and ` trillion`."""
    exact = round(amount, COUNTING[language] - 1 - math.floor(math.log10(abs(amount)))) if amount else 0.0
    for step, name in STEPS[language]:
        if abs(exact) >= step:
            share = exact / step
            whole = abs(share) >= IN_FULL or float(f"{share:.1f}").is_integer()
            return number(share, 0 if whole else 1, language), name
    return number(exact, 0, language), ""


def counted(amount: float, of: str, language: Language) -> tuple[str, str]:
    """A large number of something as its number and what stands behind it: `29.8` and `trillion won`."""
    written, name = large(amount, language)
    return (f"{written}{name}", of) if language == "ko" else (written, f"{name} {of}".strip())


def price(amount: float, language: Language) -> str:
    """What one thing costs, without the money's name: `3,250`, `2.75`."""
    return number(amount, 0 if abs(amount) >= IN_FULL else 2, language)
