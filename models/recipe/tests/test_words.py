"""Word lists become lexicons, and what cannot be said stops the build."""

# ruff: noqa: D103 - a test's name is its sentence

from __future__ import annotations

from pathlib import Path

import pytest
from voskmini.build import Costs, vocabulary
from voskmini.languages import LANGUAGES
from voskmini.word_list import FOLDER, read_words


def test_a_list_gives_words_phones_and_second_pronunciations(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# names\nmapo M AA P OW\nmapo M AE P OW  # visitors\n\nshow\n", "utf8")
    assert read_words(file) == {"mapo": ["M AA P OW", "M AE P OW"], "show": []}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_our_lists_has_phones_the_model_knows(code: str) -> None:
    language, words = LANGUAGES[code], read_words(FOLDER / f"{code}.txt")
    lexicon = language.lexicon(word for word in words if not words[word]) | {w: p for w, p in words.items() if p}
    assert lexicon.keys() == words.keys()
    said = {phone for pronunciations in lexicon.values() for phone in " ".join(pronunciations).split()}
    assert said <= set(language.phones.names)


def test_a_phone_that_does_not_exist_stops_the_build() -> None:
    korean = LANGUAGES["ko"]
    even = [1.0] * len(korean.phones.names)
    with pytest.raises(KeyError, match="ZZ"):
        vocabulary(korean, even, {"소방": ["S OW ZZ"]}, Costs(), 0)


def test_an_english_word_without_phones_is_named() -> None:
    with pytest.raises(KeyError, match="zzyzx"):
        LANGUAGES["en"].lexicon(["zzyzx"])


def test_the_probabilities_of_all_words_stay_below_one() -> None:
    korean = LANGUAGES["ko"]
    known = vocabulary(korean, [1.0] * len(korean.phones.names), {}, Costs(), 0)
    assert all(logarithm < 0 for logarithm in known.word_logs.values())
    assert known.word_logs.keys() == known.lexicon.keys()
