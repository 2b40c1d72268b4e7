"""Hangul is pronounced by the standard rules."""

# ruff: noqa: D103 - a test's name is its sentence

from __future__ import annotations

import pytest
from voskmini.korean import PHONES, pronunciation, respelled, syllables


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("끊어줘", "끄너줘"),  # H falls silent, N moves on
        ("닫아", "다다"),
        ("같이", "가치"),  # T before I
        ("굳이", "구지"),
        ("축하", "추카"),  # stop and H
        ("좋다", "조타"),
        ("독립", "동닙"),  # stop before R
        ("한국말", "한궁말"),
        ("종로", "종노"),
        ("관리", "괄리"),
        ("설날", "설랄"),
        ("끝내", "끈내"),
        ("속도", "속또"),  # stop before a plain consonant
        ("값", "갑"),
        ("없어", "업써"),
    ],
)
def test_a_word_is_said_as_the_standard_has_it(written: str, said: str) -> None:
    assert respelled(written) == said


@pytest.mark.parametrize(("written", "phones"), [("영어", "Y O NG O"), ("소방", "S OW B A NG"), ("값", "G A Pq")])
def test_the_phones_are_those_of_the_sound(written: str, phones: str) -> None:
    assert pronunciation(written) == phones


def test_every_pair_of_syllables_has_known_phones() -> None:
    codas = [chr(0xAC00 + coda) for coda in range(28)]
    onsets = [chr(0xAC00 + onset * 588 + vowel * 28) for onset in range(19) for vowel in range(21)]
    phones = {phone for coda in codas for onset in onsets for phone in pronunciation(coda + onset).split()}
    assert phones <= set(PHONES)


def test_what_is_not_hangul_is_refused() -> None:
    with pytest.raises(KeyError, match="abc"):
        syllables("abc")
