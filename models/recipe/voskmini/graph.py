"""Lexicon -> the decoding graph: words as a tree of phones, `[unk]` as a loop of phones, and word probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voskmini.fst import Fst, to_lookahead
from voskmini.kaldi import forward_transition, loop_transition
from voskmini.phones import POSITIONS, Lexicon, Phones

UNKNOWN = "[unk]"
SILENCE = 1  # its phone id
SILENCE_PROBABILITY = 0.5  # between two words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a model knows: pronunciations, how probable each word is, and how probable each phone in `[unk]`."""

    lexicon: Lexicon
    word_logs: Mapping[str, float]
    """Log probability of each word in free recognition."""
    unknown_logs: Mapping[str, float]
    """Log probability of each phone in the loop of `[unk]`."""
    word_cost: float
    """Cost of every word, against words inserted in noise."""
    unknown_start: float
    """Extra cost of entering `[unk]`."""


class _Words:
    """The word graph being written (Kaldi's HCL): reads transition ids, writes word numbers.

    A phone is its forward transition first, then its self-loops ("reordered", as Kaldi expects by default).
    """

    def __init__(self, vocabulary: Vocabulary, phones: Phones, numbers: Mapping[str, int]) -> None:
        self.vocabulary, self.phones, self.numbers = vocabulary, phones, numbers
        self.fst = Fst()
        self.between, self.begin = self.fst.state(), self.fst.state()
        self.ends: dict[int, int] = {}
        self.tree: dict[tuple[int, int], int] = {}

    def written(self) -> Fst:
        self._silence()
        for word, pronunciations in self.vocabulary.lexicon.items():
            for pronunciation in dict.fromkeys(pronunciations):
                self._word(word, pronunciation.split())
        self._unknown()
        return self.fst

    def _silence(self) -> None:
        silence = self.fst.state()
        self.fst.finals = {self.between: 0.0, silence: 0.0}
        self.fst.arc(self.between, self.begin, 0, 0, -math.log(1 - SILENCE_PROBABILITY))
        self.fst.arc(self.between, silence, forward_transition(SILENCE), 0, -math.log(SILENCE_PROBABILITY))
        self.fst.arc(silence, silence, loop_transition(SILENCE), 0)
        self.fst.arc(silence, self.begin, 0, 0)

    def _word(self, word: str, pronunciation: list[str]) -> None:
        state = self.begin
        for place, phone in enumerate(pronunciation[:-1]):
            phone_id = self.phones.id(phone, "I" if place else "B")
            if (state, phone_id) not in self.tree:
                self.tree[state, phone_id] = self._phone(phone_id)
                self.fst.arc(state, self.tree[state, phone_id], forward_transition(phone_id), 0)
            state = self.tree[state, phone_id]
        last = self.phones.id(pronunciation[-1], "E" if len(pronunciation) > 1 else "S")
        end = self._end(last)
        self.fst.arc(state, end, forward_transition(last), self.numbers[word], self.vocabulary.word_cost)

    def _unknown(self) -> None:
        hub = self.fst.state()
        for phone in self.phones.names:
            cost = -self.vocabulary.unknown_logs[phone]
            begins, inside, ends, _ = (self.phones.id(phone, position) for position in POSITIONS)
            first, middle = self._phone(begins), self._phone(inside)
            entry = cost + self.vocabulary.unknown_start
            self.fst.arc(self.begin, first, forward_transition(begins), self.numbers[UNKNOWN], entry)
            self.fst.arc(first, hub, 0, 0)
            self.fst.arc(hub, middle, forward_transition(inside), 0, cost)
            self.fst.arc(middle, hub, 0, 0)
            self.fst.arc(hub, self._end(ends), forward_transition(ends), 0, cost)

    def _phone(self, phone_id: int) -> int:
        state = self.fst.state()
        self.fst.arc(state, state, loop_transition(phone_id), 0)
        return state

    def _end(self, phone_id: int) -> int:
        """The state of a word's last phone; words that end alike share it."""
        if phone_id not in self.ends:
            self.ends[phone_id] = self._phone(phone_id)
            self.fst.arc(self.ends[phone_id], self.between, 0, 0)
        return self.ends[phone_id]


def write_graph(folder: Path, vocabulary: Vocabulary, phones: Phones) -> None:
    """The model's `graph/`."""
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    words = ["<eps>", UNKNOWN, *sorted(vocabulary.lexicon)]
    numbers = {word: number for number, word in enumerate(words)}
    plain = folder / "HCL.tmp"
    _Words(vocabulary, phones, numbers).written().compile(plain, "olabel")
    relabelled = to_lookahead(plain, folder / "HCLr.fst")
    plain.unlink()
    numbers = {word: relabelled[number] if number else 0 for word, number in numbers.items()}
    _free(vocabulary, numbers).compile(folder / "Gr.fst", "ilabel")
    lines = [f"{word} {number}\n" for word, number in sorted(numbers.items(), key=lambda item: item[1])]
    (folder / "words.txt").write_text("".join(lines), encoding="utf8")
    no_disambiguation = 10 * len(phones.outputs())  # a transition id beyond all that are used
    (folder / "disambig_tid.int").write_text(f"{no_disambiguation}\n")
    (folder / "phones" / "word_boundary.int").write_text(phones.word_boundary_text())
    (folder / "phones.txt").write_text(phones.table_text())


def _free(vocabulary: Vocabulary, numbers: Mapping[str, int]) -> Fst:
    """The grammar of free recognition: any word after any word."""
    fst = Fst()
    state = fst.state()
    fst.finals[state] = 0.0
    for word, probability in vocabulary.word_logs.items():
        fst.arc(state, state, numbers[word], numbers[word], -probability)
    return fst
