"""A word list and a model -> the words it mistakes, each spoken alone by three voices, all others being possible."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from voskmini import word_list
from voskmini.audio import trim
from voskmini.engines import Espeak
from voskmini.hearing import Ear, in_noise
from voskmini.languages import LANGUAGES

VOICES = {  # held-out variants, so no training heard them
    "en": ["en-us+m7", "en-gb-x-rp+f4", "en-us+Mike"],
    "ko": ["ko+f4", "ko+m7", "ko+Mike"],
    "ru": ["ru+f4", "ru+m7", "ru+Mike"],
}
RATE, PITCH = 150, 50  # words per minute; espeak-ng's middle pitch
MOST_MISTAKES = 1  # of the voices; more and the word is named


def mistaken(ear: Ear, word: str, language: str) -> list[str]:
    """What was heard instead of `word`, one for each voice that was not understood."""
    rng = np.random.default_rng(3)
    wrong = []
    for voice in VOICES[language]:
        samples = Espeak(word, word, voice, RATE, PITCH).samples()
        heard = "" if samples is None else ear.hear(in_noise(trim(samples), None, "", rng)).text
        if heard != word:
            wrong.append(heard)
    return wrong


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("model", type=Path)
    parser.add_argument("--words", type=Path, help="the list (default: words/LANGUAGE.txt of the recipe)")
    asked = parser.parse_args()
    words = list(word_list.read_words(asked.words or word_list.FOLDER / f"{asked.language}.txt"))
    ear = Ear(asked.model, words)
    wrong = {word: mistaken(ear, word, asked.language) for word in words}
    all_said = len(words) * len(VOICES[asked.language])
    print(f"{asked.language}: right {all_said - sum(map(len, wrong.values()))}/{all_said}")
    for word, heard in wrong.items():
        if len(heard) > MOST_MISTAKES:
            print(f"   {word} -> {', '.join(heard)}")


if __name__ == "__main__":
    main()
