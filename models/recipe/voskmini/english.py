"""English: CMUdict and our own entries -> pronunciations, sentences and voices."""

# ruff: noqa: SIM905 - lists of words are read and mended as text

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pocketsphinx

from voskmini import english_sentences
from voskmini.engines import ESPEAK_HELD_OUT, ESPEAK_VARIANTS, Espeak, Festival, Flite, Saying
from voskmini.language import Corpus
from voskmini.phones import Lexicon, Phones

# Stress-less ARPAbet; the reduced vowel AH0 is not marked in the wheel's dictionary.
PHONES = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()
VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
ENGINE_PHONES = {  # flite's and festival's names that are not ours in capitals
    "ax": "AH",
    "axr": "ER",
    "dx": "T",
    "el": "AH L",
    "em": "AH M",
    "en": "AH N",
    "hv": "HH",
    "nx": "N",
    "pau": "SIL",
    "brth": "SIL",
    "h#": "SIL",
}
ESPEAK_PHONEMES = dict(  # ARPAbet -> espeak-ng's mnemonics, to make it say exactly our entries
    pair.split("=")
    for pair in (
        "AA=A: AE=a AH=V AO=O: AW=aU AY=aI B=b CH=tS D=d DH=D EH=E ER=3: EY=eI F=f G=g HH=h IH=I IY=i: JH=dZ K=k L=l "
        "M=m N=n NG=N OW=oU OY=OI P=p R=r S=s SH=S T=t TH=T UH=U UW=u: V=v W=w Y=j Z=z ZH=Z"
    ).split()
)
OWN_WORDS: Lexicon = {**english_sentences.DISTRICTS, "unmute": ["AH N M Y UW T"]}

MOST_PRONUNCIATIONS = 3  # a word; CMUdict's rare ones only confuse
TRAINING_WORDS = 3200  # the most frequent words are enough to hear every phone in every company
ACCENTS = "en-us en-us en-us en-us-nyc en-gb en-gb-scotland en-gb-x-gbclan en-gb-x-gbcwmd en-029".split()
FLITE_VOICES = "slt slt slt rms rms rms awb awb awb kal16".split()
FESTIVAL_VOICES = ["cmu_us_slt_arctic_hts", "kal_diphone"]
FESTIVAL_HELD_OUT = "ked_diphone"
GAPS = [0, 0, 0, 1, 3]  # 10 ms between words
# shares of the voices, summed up; the rest is festival's (training) or espeak-ng's other accents' (held out)
TRAINING_ESPEAK, TRAINING_FLITE = 0.40, 0.80
HELD_OUT_FESTIVAL, HELD_OUT_RECEIVED = 0.34, 0.67

MODEL = Path(pocketsphinx.__file__).parent / "model" / "en-us"


@cache
def cmudict() -> Lexicon:
    """CMUdict as it lies in the pocketsphinx wheel."""
    entries: Lexicon = {}
    for line in (MODEL / "cmudict-en-us.dict").read_text("utf8").splitlines():
        word, *phones = line.split()
        entries.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(" ".join(phones))
    return entries


def frequent_words(count: int) -> list[str]:
    """The plain words of CMUdict that the wheel's language model holds most probable, the first `count`."""
    model = pocketsphinx.NGramModel.readfile(str(MODEL / "en-us.lm.bin"))
    words = [word for word in cmudict() if re.fullmatch(r"[a-z]+('[a-z]+)?", word)]
    words = sorted(words, key=lambda word: (-model.prob([word]), word))[:count]
    return [word for word in words if len(word) > 1 or word in ("a", "i")]


def lexicon(words: Iterable[str]) -> Lexicon:
    """At most three pronunciations a word; raises KeyError for one that is neither ours nor CMUdict's."""
    found: Lexicon = {}
    for word in words:
        pronunciations = OWN_WORDS.get(word) or cmudict().get(word)
        if not pronunciations:
            raise KeyError(f"CMUdict lacks {word!r}: write its phones after it in words/en.txt")
        found[word] = list(dict.fromkeys(pronunciations))[:MOST_PRONUNCIATIONS]
    return found


def phones_said(label: str) -> list[str]:
    """The phones of an engine's label, ours or SIL."""
    return " ".join(ENGINE_PHONES.get(phone, phone.upper()) for phone in label.split()).split()


class English:
    """English as the recipe needs it."""

    phones = Phones(tuple(PHONES))
    tells_phones = True

    @property
    def festival_addenda(self) -> Sequence[str]:
        """Our own words for festival."""
        return [_festival_entry(word, pronunciations[0]) for word, pronunciations in OWN_WORDS.items()]

    def commands(self) -> list[str]:
        """The commands of the first wall, the tuning set."""
        return english_sentences.commands()

    def frequent_words(self, count: int) -> list[str]:
        """The most probable words of CMUdict."""
        return frequent_words(count)

    def all_words(self) -> set[str]:
        """The words of the commands."""
        return english_sentences.command_words()

    def lexicon(self, words: Iterable[str]) -> Lexicon:
        """Pronunciations out of CMUdict and our own entries."""
        return lexicon(words)

    def texts(self, count: int, seed: int, corpus: Corpus) -> list[str]:
        """Sentences to be spoken; held out: the commands in another order."""
        words = [word for word in frequent_words(TRAINING_WORDS) if word.isalpha()]
        return english_sentences.texts(count, words, seed, corpus)

    def saying(self, text: str, rng: random.Random, *, held_out: bool) -> Saying:
        """A voice by chance, of every engine."""
        return _held_out(text, rng) if held_out else _training(text, rng)


def _training(text: str, rng: random.Random) -> Saying:
    share = rng.random()
    if share < TRAINING_ESPEAK:
        return _espeak(text, rng.choice(ACCENTS), rng.choice([*ESPEAK_VARIANTS, "", "", "", ""]), rng)
    if share < TRAINING_FLITE:
        voice, pitch = rng.choice(FLITE_VOICES), rng.choice([0, 90, 120, 140])
        return Flite(text, voice, rng.uniform(0.75, 1.35), pitch if voice == "kal16" else 0)
    return Festival(text, rng.choice(FESTIVAL_VOICES), rng.uniform(0.8, 1.3))


def _held_out(text: str, rng: random.Random) -> Saying:
    share = rng.random()
    if share < HELD_OUT_FESTIVAL:
        return Festival(text, FESTIVAL_HELD_OUT, rng.uniform(0.9, 1.25))
    if share < HELD_OUT_RECEIVED:
        return _espeak(text, "en-gb-x-rp", rng.choice([*ESPEAK_HELD_OUT, ""]), rng)
    return _espeak(text, rng.choice(["en-us", "en-gb"]), rng.choice(ESPEAK_HELD_OUT), rng)


def _espeak(text: str, accent: str, variant: str, rng: random.Random) -> Espeak:
    spoken = " ".join(
        _espeak_phonemes(rng.choice(OWN_WORDS[word])) if word in OWN_WORDS else word for word in text.split()
    )
    voice = f"{accent}+{variant}" if variant else accent
    return Espeak(text, spoken, voice, rng.randint(125, 215), rng.randint(15, 85), rng.choice(GAPS))


def _espeak_phonemes(pronunciation: str) -> str:
    """`pronunciation` for espeak-ng, stressed on its first vowel."""
    said = ""
    for phone in pronunciation.split():
        if phone in VOWELS and "'" not in said:
            said += "'"
        said += ESPEAK_PHONEMES[phone]
    return f"[[{said}]]"


def _festival_entry(word: str, pronunciation: str) -> str:
    syllables: list[list[str]] = []
    begun: list[str] = []
    for phone in pronunciation.split():
        begun.append(phone.lower())
        if phone in VOWELS:
            syllables.append(begun)
            begun = []
    syllables[-1] += begun
    parts = [f"(({' '.join(syllable)}) {int(place == 0)})" for place, syllable in enumerate(syllables)]
    return f'(lex.add.entry \'("{word}" nil ({" ".join(parts)})))'
