"""Russian: espeak-ng's phonemes -> pronunciation, and its voices with one of festival's."""

# ruff: noqa: SIM905 - lists of words are read and mended as text

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterable, Sequence

from voskmini import command_texts, russian_sentences
from voskmini.engines import Festival, Saying
from voskmini.language import Corpus
from voskmini.phones import Lexicon, Phones

PHONES = "@ E I S S; Z a b b; d d; f g i j k l l; m m; n n; o p p; r r; s s; t t; tS; ts u v v; x y z z;".split()
MERGED = {  # rare phonemes of espeak-ng -> the ones they sound like
    "@-": "",
    "A": "a",
    "V": "a",
    "a#": "a",
    "8": "@",
    'u"': "u",
    "u#": "u",
    "E#": "E",
    "E2": "E",
    "I^": "I",
    "I2": "I",
    "e": "E",
    "i:": "i",
    "ja": "j a",
    "ju": "j u",
    "k;": "k",
    "g;": "g",
    "f;": "f",
}
MARKS = "',%=|-:!"  # espeak-ng's stress and linking marks
FESTIVAL_SHARE = 0.35  # of the training sentences
FESTIVAL_VOICE = "msu_ru_nsh_clunits"


def phonemes(words: Sequence[str]) -> dict[str, str]:
    """Word -> what espeak-ng calls its phonemes; raises ValueError where it gives another number of lines."""
    command = ["espeak-ng", "-v", "ru", "-q", "-x", "--sep=_"]
    told = subprocess.run(command, input="\n\n".join(words).encode(), stdout=subprocess.PIPE, check=True)
    lines = [line.strip() for line in told.stdout.decode().split("\n") if line.strip()]
    if len(lines) != len(words):
        raise ValueError(f"espeak-ng gave {len(lines)} lines for {len(words)} words")
    return dict(zip(words, lines, strict=True))


def pronunciation(told: str) -> str:
    """The phones of espeak-ng's phonemes: no stress, the palatal mark beside its consonant, rare ones merged."""
    phones: list[str] = []
    for one in told.replace(" ", "_").split("_"):
        phone = one.strip(MARKS).replace(":", "")
        if phone == ";" and phones:
            phones[-1] += ";"
        else:
            phones += MERGED.get(phone, phone).split()
    return " ".join(MERGED.get(phone, phone) for phone in phones)


class Russian:
    """Russian as the recipe needs it."""

    phones = Phones(tuple(PHONES))
    tells_phones = False
    festival_addenda: Sequence[str] = ()

    def commands(self) -> list[str]:
        """The commands of the first wall."""
        return russian_sentences.commands()

    def frequent_words(self, count: int) -> list[str]:  # noqa: ARG002 - a closed vocabulary has no counts
        """None: the vocabulary is closed."""
        return []

    def all_words(self) -> set[str]:
        """The words of the commands and of the training text."""
        return russian_sentences.all_words()

    def lexicon(self, words: Iterable[str]) -> Lexicon:
        """One pronunciation a word, as espeak-ng says it."""
        return {word: [pronunciation(told)] for word, told in phonemes(list(words)).items()}

    def texts(self, count: int, seed: int, corpus: Corpus) -> list[str]:
        """Sentences to be spoken."""
        return command_texts.texts(self.commands(), self.all_words(), count, seed, corpus)

    def saying(self, text: str, rng: random.Random, *, held_out: bool) -> Saying:
        """espeak-ng, and in training festival's one Russian voice."""
        if not held_out and rng.random() < FESTIVAL_SHARE:
            return Festival(text, FESTIVAL_VOICE, rng.uniform(0.8, 1.25))
        return command_texts.espeak(text, text, "ru", rng, held_out=held_out)
