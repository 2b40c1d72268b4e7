"""What is put together at the wall: words of one's own as data, Korean keys, dictations that overtake one another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import hangul
from kiosk.core.draft import BACKSPACE, CLEAR, LONGEST, SPACE, Draft, plain

KEYS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"


@given(st.text())
def test_whatever_is_dictated_is_one_line_of_printable_characters(words: str) -> None:
    said = plain(words)
    assert len(said) <= LONGEST
    assert plain(said) == said
    assert not [one for one in said if unicodedata.category(one).startswith("C")]
    assert "\n" not in said
    assert "  " not in said


def test_marks_that_turn_text_round_and_controls_are_gone() -> None:
    assert plain("close\x00 the\u202e egdirb\u2066\n\tnow\u200b {place} <b>") == "close the egdirb now {place} <b>"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ㄷㅏㄹㅣㄹㅡㄹ", "다리를"),
        ("ㅅㅣㅂㅅㅣㅇㅗ", "십시오"),
        ("ㄱㅏㅂㅅㅇㅣ", "값이"),
        ("ㄱㅏㅂㅅㅣ", "갑시"),
        ("ㅇㅗㅐ", "왜"),
        ("ㅇㅜㅣ", "위"),
        ("ㄲㅗㅊ", "꽃"),
        ("ㄷㅏㄸㅏ", "다따"),
        ("ㅏㄱ", "ㅏㄱ"),
        ("ㄱㄱ", "ㄱㄱ"),
    ],
)
def test_korean_keys_become_syllables_as_they_are_typed(keys: str, text: str) -> None:
    typed = ""
    for key in keys:
        typed = hangul.longer(typed, key)
    assert typed == text


@given(st.text(KEYS, max_size=12))
def test_every_korean_key_can_be_taken_back_to_nothing(keys: str) -> None:
    typed = ""
    for key in keys:
        typed = hangul.longer(typed, key)
    for _ in range(2 * len(keys)):
        typed = hangul.shorter(typed)
    assert typed == ""


def test_the_last_key_is_taken_back_and_no_more() -> None:
    assert [hangul.shorter(text) for text in ("값", "왜", "가", "ㄱ", "a가", "ab")] == [
        "갑",
        "오",
        "ㄱ",
        "",
        "aㄱ",
        "a",
    ]


def test_what_was_dictated_stays_dictated_when_it_is_mended_by_hand() -> None:
    draft = Draft().listening().wrote(1, "close the fridge", "e", None, final=True)
    assert (draft.words, draft.heard, draft.wording, draft.take) == (
        "close the fridge",
        "close the fridge",
        "dictated",
        0,
    )
    for _ in range(6):
        draft = draft.typed(BACKSPACE, "en")
    for key in "bridge":
        draft = draft.typed(key, "en")
    assert (draft.words, draft.heard, draft.wording) == ("close the bridge", "close the fridge", "dictated")
    anew = draft.typed(CLEAR, "en").typed("a", "en").typed(SPACE, "en")
    assert (anew.words, anew.heard, anew.wording) == ("a ", "", "written")
    for _ in range(16):
        draft = draft.typed(BACKSPACE, "en")
    assert (draft.words, draft.heard, draft.engine) == ("", "", "")  # no machine wrote what is typed next


def test_a_dictation_that_is_awaited_no_longer_changes_nothing() -> None:
    draft = Draft().listening().listening()
    assert draft.take == 2
    assert draft.wrote(1, "the one before", "e", None, final=True) == draft
    heard = draft.wrote(2, "close", "e", None, final=False)
    assert (heard.partial, heard.words) == ("close", "")


def test_a_dictation_in_which_nothing_was_understood_leaves_the_words_before_it() -> None:
    draft = Draft().listening().wrote(1, "close the bridge", "e", None, final=True).listening()
    empty = draft.wrote(2, "", "e", None, final=True)
    assert (empty.words, empty.failed, empty.take) == ("close the bridge", "", 0)
    assert draft.wrote(2, "", "e", "no model", final=True).failed == "no model"


def test_no_more_is_typed_than_can_be_read_back() -> None:
    draft = Draft(words="a" * LONGEST)
    assert draft.typed("b", "en").words == draft.words
