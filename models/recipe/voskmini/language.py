"""What a language must tell so that the recipe can make it a model."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from voskmini.engines import Saying
from voskmini.phones import Lexicon, Phones

Corpus = Literal["training", "held-out", "other"]
"""Sentences to train with; commands by voices training never hears; sentences that are no commands, by them."""


class Language(Protocol):
    """One language: its phones, words, sentences and voices."""

    @property
    def phones(self) -> Phones:
        """The phones words are made of."""
        ...

    @property
    def tells_phones(self) -> bool:
        """Whether the engines' own phone names can be turned into `phones`."""
        ...

    @property
    def festival_addenda(self) -> Sequence[str]:
        """Lexicon entries festival needs."""
        ...

    def commands(self) -> list[str]:
        """The sentences the model is tuned for; also the grammar it is measured with."""
        ...

    def frequent_words(self, count: int) -> list[str]:
        """At most `count` words for free recognition, the most frequent first; empty where nobody counted them."""
        ...

    def all_words(self) -> set[str]:
        """The words of the commands and of the training sentences."""
        ...

    def lexicon(self, words: Iterable[str]) -> Lexicon:
        """The pronunciations of `words`; raises KeyError naming a word that has none."""
        ...

    def texts(self, count: int, seed: int, corpus: Corpus) -> list[str]:
        """`count` sentences to be spoken."""
        ...

    def saying(self, text: str, rng: random.Random, *, held_out: bool) -> Saying:
        """Which voice says `text`, and how."""
        ...
