"""Sums of a city's money -> how people say them: 29.8 trillion won, 29.8조 원, 29,8 трлн вон. Ends at the words."""

from __future__ import annotations

from kiosk.core import amounts
from kiosk.core.text import Language


def sum_parts(millions: float, money: str, language: Language) -> tuple[str, str]:
    """A sum given in millions as its number and what stands behind it: `29.8` and `trillion won`."""
    return amounts.counted(millions * amounts.MILLION, money, language)


def sum_of(millions: float, money: str, language: Language) -> str:
    """A sum given in millions, in words: `29.8 trillion won`."""
    return " ".join(sum_parts(millions, money, language))


def price(amount: float, money: str, language: Language) -> str:
    """What one thing costs: `3,250 won`, `3,250원`."""
    return amounts.price(amount, language) + ("" if language == "ko" else " ") + money
