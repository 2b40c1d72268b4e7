"""The keyboard on the screen, in the language of the wall: rows of keys as they stand on a desk's."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.draft import BACKSPACE, CLEAR, SPACE
from kiosk.core.text import Language, Text

DIGITS = "1234567890"
ROWS: Mapping[Language, tuple[str, ...]] = {
    "en": (DIGITS, "qwertyuiop", "asdfghjkl’", "zxcvbnm-:?"),
    "ko": (DIGITS, "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣㅒㅖ", "ㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆ"),
    "ru": (DIGITS, "йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю-:?"),
}
WIDE = 3  # keys that a named one is as wide as
NAMES: Mapping[str, Text] = {
    CLEAR: Text(en="Clear", ko="모두 지움", ru="Очистить"),
    SPACE: Text(en="Space", ko="띄어쓰기", ru="Пробел"),
    BACKSPACE: Text(en="Delete", ko="지움", ru="Стереть"),
}


def rows(language: Language) -> list[list[dict[str, object]]]:
    """{key, label, wide} of each key; `wide` in widths of a letter."""
    letters = [[{"key": key, "label": key, "wide": 1} for key in row] for row in ROWS[language]]
    last = [
        _named(CLEAR, WIDE, language),
        {"key": ",", "label": ",", "wide": 1},
        _named(SPACE, 2 * WIDE, language),
        {"key": ".", "label": ".", "wide": 1},
        _named(BACKSPACE, WIDE, language),
    ]
    return [*letters, last]


def _named(key: str, wide: int, language: Language) -> dict[str, object]:
    return {"key": key, "label": NAMES[key].to(language), "wide": wide}
