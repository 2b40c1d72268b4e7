"""Metres -> how far that is, as people write it."""

from __future__ import annotations

from kiosk.core.text import Language, Text
from kiosk.views.tiles import number

KILOMETRE = 1000.0
METRES = Text(en="{n} m", ko="{n} m", ru="{n} м")
KILOMETRES = Text(en="{n} km", ko="{n} km", ru="{n} км")


def far(metres: float, language: Language) -> str:
    """`850 m`, `2.4 km`: no finer than anybody wants to know."""
    if metres < KILOMETRE:
        return METRES.filled(n=number(round(metres, -1), 0, language)).to(language)
    return KILOMETRES.filled(n=number(metres / KILOMETRE, 1, language)).to(language)
