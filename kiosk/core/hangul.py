"""Keys of the two-set Korean keyboard -> syllables, put together and taken apart as they are typed. Pure.

Source: Unicode standard, 3.12 "Conjoining Jamo Behavior"; KS X 5002 for the two-set layout.
"""

from __future__ import annotations

from itertools import product

FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
LAST = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
TOGETHER = {
    "ㅗㅏ": "ㅘ",
    "ㅗㅐ": "ㅙ",
    "ㅗㅣ": "ㅚ",
    "ㅜㅓ": "ㅝ",
    "ㅜㅔ": "ㅞ",
    "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
    "ㄱㅅ": "ㄳ",
    "ㄴㅈ": "ㄵ",
    "ㄴㅎ": "ㄶ",
    "ㄹㄱ": "ㄺ",
    "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ",
    "ㄹㅍ": "ㄿ",
    "ㄹㅎ": "ㅀ",
    "ㅂㅅ": "ㅄ",
}
APART = {both: (pair[0], pair[1]) for pair, both in TOGETHER.items()}
SYLLABLES = 0xAC00  # the first of them, "가"
_WHOLE = {
    chr(SYLLABLES + place): parts for place, parts in enumerate(product(FIRST, VOWELS, LAST))
}  # syllable -> (first, vowel, last)
_MADE = {parts: syllable for syllable, parts in _WHOLE.items()}


def longer(text: str, key: str) -> str:
    """`text` with `key` typed after it."""
    before, end = text[:-1], text[-1:]
    whole = _WHOLE.get(end)
    if key in VOWELS:
        return before + _with_vowel(end, key)
    if whole and key in FIRST:
        first, vowel, last = whole
        grown = TOGETHER.get(last + key, "") if last else key
        if grown in LAST and grown:
            return before + _MADE[first, vowel, grown]
    return text + key


def shorter(text: str) -> str:
    """`text` with the last key taken back."""
    before, end = text[:-1], text[-1:]
    whole = _WHOLE.get(end)
    if not whole:
        return before + APART[end][0] if end in APART else before
    first, vowel, last = whole
    if last:
        return before + _MADE[first, vowel, APART[last][0] if last in APART else ""]
    return before + (_MADE[first, APART[vowel][0], ""] if vowel in APART else first)


def _with_vowel(end: str, key: str) -> str:
    whole = _WHOLE.get(end)
    if not whole:
        if end and end in FIRST:
            return _MADE[end, key, ""]
        return TOGETHER.get(end + key, end + key)
    first, vowel, last = whole
    if not last:
        both = TOGETHER.get(vowel + key)
        return _MADE[first, both, ""] if both else end + key
    left, moved = APART.get(last, ("", last))  # the last consonant begins the next syllable
    return _MADE[first, vowel, left] + _MADE[moved, key, ""]
