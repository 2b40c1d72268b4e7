"""Korean: Hangul -> pronunciation by the standard rules (liaison, aspiration, tensing, nasals), and a voice."""

# ruff: noqa: SIM905 - lists of words are read and mended as text

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voskmini import command_texts, korean_sentences
from voskmini.engines import Saying
from voskmini.language import Corpus
from voskmini.phones import Lexicon, Phones

# Unicode's order of the 19 onsets, 21 vowels and 28 codas of a syllable block; Q is the empty onset.
ONSETS = "G KK N D TT R M B PP S SS Q J JJ CH K T P H".split()
VOWELS = "A,E,Y A,Y E,O,E,Y O,E,OW,W A,W E,W E,Y OW,U,W O,W E,W I,Y U,EU,EU I,I".split(",")
CODAS = ["", *"G KK GS N NJ NH D R RG RM RB RS RT RP RH M B BS S SS NG J CH K T P H".split()]
PLAIN_I = 20  # the vowel before which D and T turn into J and CH
FIRST_BLOCK, BLOCKS = 0xAC00, 11172  # the Unicode range of the syllable blocks

SPLIT = {  # double codas: what stays, what may move to the next syllable
    "GS": ("G", "S"),
    "NJ": ("N", "J"),
    "NH": ("N", "H"),
    "RG": ("R", "G"),
    "RM": ("R", "M"),
    "RB": ("R", "B"),
    "RS": ("R", "S"),
    "RT": ("R", "T"),
    "RP": ("R", "P"),
    "RH": ("R", "H"),
    "BS": ("B", "S"),
}
CLOSINGS = {  # how a coda closes its syllable -> the codas that do so
    "k": "G KK K GS RG",
    "t": "D S SS J CH T H",
    "p": "B P BS RP",
    "n": "N NJ NH",
    "l": "R RB RS RT RH",
    "m": "M RM",
    "ng": "NG",
}
CLOSED = {coda: closing for closing, codas in CLOSINGS.items() for coda in codas.split()}
CODA_PHONES = {"": "", "k": "Kq", "t": "Tq", "p": "Pq", "n": "N", "l": "L", "m": "M", "ng": "NG"}
CODA_BLOCKS = {"": 0, "k": 1, "t": 7, "p": 17, "n": 4, "l": 8, "m": 16, "ng": 21}
TENSE = {"G": "KK", "D": "TT", "B": "PP", "S": "SS", "J": "JJ"}
ASPIRATED = {"G": "K", "D": "T", "B": "P", "J": "CH"}
ASPIRATED_CODAS = {"G": "K", "D": "T", "B": "P", "J": "CH", "S": "T"}
NASALS = {"k": "ng", "t": "n", "p": "m"}
SIBILANT_CODAS = ("GS", "BS", "RS")

PHONES = "G KK N D TT R M B PP S SS J JJ CH K T P H A E O OW U EU I Y W Kq Tq Pq NG L".split()


@dataclass
class Syllable:
    """One syllable; `coda` is a letter of CODAS, after `pronounced` one of the seven closings."""

    onset: str
    vowel: int
    coda: str


def syllables(word: str) -> list[Syllable]:
    """The syllables as they are written; raises KeyError where `word` is not all Hangul."""
    found = []
    for letter in word:
        number = ord(letter) - FIRST_BLOCK
        if not 0 <= number < BLOCKS:
            raise KeyError(f"not Hangul: {word!r}")
        found.append(Syllable(ONSETS[number // 588], number % 588 // 28, CODAS[number % 28]))
    return found


def pronounced(word: str) -> list[Syllable]:
    """The syllables as they are said. Source: 표준 발음법 (the standard pronunciation), sections 8-23."""
    said = syllables(word)
    for place, this in enumerate(said):
        if not this.coda:
            continue
        if place + 1 == len(said):
            this.coda = CLOSED[this.coda]
            continue
        following = said[place + 1]
        if following.onset == "Q":
            _link(this, following)
        elif not _aspirate(this, following):
            _assimilate(this, following)
    return said


def pronunciation(word: str) -> str:
    """The phones of `word`."""
    phones: list[str] = []
    for syllable in pronounced(word):
        onset = "" if syllable.onset == "Q" else syllable.onset
        phones += [onset, VOWELS[syllable.vowel], CODA_PHONES[syllable.coda]]
    return " ".join(phone for phone in phones if phone)


def respelled(word: str) -> str:
    """`word` in Hangul as it is said, for the synthesiser."""
    return "".join(
        chr(FIRST_BLOCK + ONSETS.index(one.onset) * 588 + one.vowel * 28 + CODA_BLOCKS[one.coda])
        for one in pronounced(word)
    )


def _close(coda: str) -> str:
    return CLOSED[coda] if coda else ""


def _link(this: Syllable, following: Syllable) -> None:
    """Liaison: the coda moves into the empty onset."""
    if this.coda == "NG":
        this.coda = "ng"
        return
    stays, moves = SPLIT.get(this.coda, ("", this.coda))
    if moves == "H":
        stays, moves = "", stays or "Q"
    if following.vowel == PLAIN_I and moves in ("D", "T"):
        moves = {"D": "J", "T": "CH"}[moves]
    following.onset = "SS" if this.coda in SIBILANT_CODAS else moves
    this.coda = _close(stays)


def _aspirate(this: Syllable, following: Syllable) -> bool:
    """H beside a plain consonant makes it aspirated; False where there is no such pair."""
    stays, last = SPLIT.get(this.coda, ("", this.coda))
    if last == "H" and following.onset in ASPIRATED:
        following.onset = ASPIRATED[following.onset]
    elif following.onset == "H" and last in ASPIRATED_CODAS:
        following.onset = ASPIRATED_CODAS[last]
    else:
        return False
    this.coda = _close(stays)
    return True


def _assimilate(this: Syllable, following: Syllable) -> None:
    """Stops turn nasal or make the next consonant tense; N, L and R grow alike."""
    closing, onset = CLOSED[this.coda], following.onset
    if closing in NASALS:
        if onset in ("N", "M", "R"):
            closing = NASALS[closing]
            following.onset = "N" if onset == "R" else onset
        else:
            following.onset = TENSE.get(onset, onset)
    elif onset == "R" and closing in ("m", "ng"):
        following.onset = "N"
    elif onset == "R" and closing == "n":
        closing = "l"
    elif onset == "N" and closing == "l":
        following.onset = "R"
    elif onset == "S" and SPLIT.get(this.coda, ("", this.coda))[1] == "H":
        following.onset = "SS"
    this.coda = closing


class Korean:
    """Korean as the recipe needs it."""

    phones = Phones(tuple(PHONES))
    tells_phones = False
    festival_addenda: Sequence[str] = ()

    def commands(self) -> list[str]:
        """The commands of the first wall."""
        return korean_sentences.commands()

    def frequent_words(self, count: int) -> list[str]:  # noqa: ARG002 - a closed vocabulary has no counts
        """None: the vocabulary is closed."""
        return []

    def all_words(self) -> set[str]:
        """The words of the commands and of the training text."""
        return korean_sentences.all_words()

    def lexicon(self, words: Iterable[str]) -> Lexicon:
        """One pronunciation a word, by rule."""
        return {word: [pronunciation(word)] for word in words}

    def texts(self, count: int, seed: int, corpus: Corpus) -> list[str]:
        """Sentences to be spoken."""
        return command_texts.texts(self.commands(), self.all_words(), count, seed, corpus)

    def saying(self, text: str, rng: random.Random, *, held_out: bool) -> Saying:
        """espeak-ng, which reads what is said rather than what is written."""
        spoken = " ".join(respelled(word) for word in text.split())
        return command_texts.espeak(text, spoken, "ko", rng, held_out=held_out)
