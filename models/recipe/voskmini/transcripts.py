"""What was said -> a graph of all ways to say it, and a phone bigram of all there is. Ends at arrays for training."""

# ruff: noqa: S311 - chance is for variety here, not for secrets

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray

from voskmini.phones import Phones

SILENCE: Literal["SIL"] = "SIL"
Label = list[list[str] | Literal["SIL"]]
"""One sentence: per word its pronunciations, or a pause the engine reported."""

NEVER = -1e30  # log probability
SMOOTHING = 0.3  # count of a phone pair nobody said
SILENCE_TWICE = 0.05  # count of silence after silence
PAUSE_SHARE = 0.15  # of the words end in a pause


@dataclass(frozen=True, slots=True)
class Transcript:
    """Per state its network output and the states before it, and the two last states."""

    outputs: list[int]
    before: list[list[int]]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Packed:
    """Transcripts of one batch. B sentences, S states; a missing neighbour is state S.

    `outputs` (B, S), `before` (B, S, most), `after` (B, S, most), `start` and `final` (B, S), log probabilities.
    """

    outputs: torch.Tensor
    before: torch.Tensor
    after: torch.Tensor
    start: torch.Tensor
    final: torch.Tensor


class _States:
    """A transcript being written: begins in silence, every phone is a forward and a self-loop state."""

    def __init__(self) -> None:
        self.outputs = [0, 1]
        self.before: list[list[int]] = [[], [0, 1]]

    def add(self, output: int, before: list[int]) -> list[int]:
        first = len(self.outputs)
        self.outputs += [output, output + 1]
        self.before += [list(before), [first, first + 1]]
        return [first, first + 1]

    def transcript(self) -> Transcript:
        count = len(self.outputs)
        return Transcript(self.outputs, self.before, (count - 2, count - 1))


def transcript(label: Label, phones: Phones) -> Transcript:
    """All ways to say `label`: where the engine told its pauses the one way it did, else words with optional pauses."""
    return _told(label, phones) if SILENCE in label else _words(label, phones)


def _words(label: Label, phones: Phones) -> Transcript:
    states = _States()
    ends = [0, 1]
    for pronunciations in label:
        said: list[int] = []
        for pronunciation in pronunciations:
            reached = ends
            for phone in pronunciation.split():
                reached = states.add(phones.output(phone), reached)
            said += reached
        ends = said + states.add(0, said)  # an optional pause; the last one is the trailing silence
    return states.transcript()


def _told(label: Label, phones: Phones) -> Transcript:
    sequence = [SILENCE if item == SILENCE else item[0] for item in label]
    while sequence and sequence[0] == SILENCE:
        sequence = sequence[1:]
    while sequence and sequence[-1] == SILENCE:
        sequence = sequence[:-1]
    states = _States()
    ends = [0, 1]
    for phone in [*sequence, SILENCE]:
        pause = phone == SILENCE
        reached = states.add(0 if pause else phones.output(phone), ends)
        ends = reached + (ends if pause else [])
    return states.transcript()


def phone_bigram(labels: Sequence[Label], phones: Phones) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(P(next | phone), P(phone)) over silence and the phones, in that order."""
    counts = np.full((1 + len(phones.names),) * 2, SMOOTHING)
    rng = random.Random(0)
    for label in labels:
        sequence = [0]
        for item in label:
            if item == SILENCE:
                sequence.append(0)
                continue
            said = [1 + phones.index[phone] for phone in item[0].split()]
            sequence += said
            if len(said) > 1 and rng.random() < PAUSE_SHARE:
                sequence.append(0)
        sequence.append(0)
        for one, following in pairwise(sequence):
            counts[one, following] += 1
    counts[0, 0] = SILENCE_TWICE
    return counts / counts.sum(1, keepdims=True), counts.sum(0) / counts.sum()


def packed(transcripts: Sequence[Transcript]) -> Packed:
    """The transcripts of one batch, padded to the longest."""
    shape = len(transcripts), max(len(one.outputs) for one in transcripts)
    after = [_after(one) for one in transcripts]
    outputs = np.zeros(shape, np.int64)
    start, final = np.full(shape, NEVER, np.float32), np.full(shape, NEVER, np.float32)
    for place, one in enumerate(transcripts):
        outputs[place, : len(one.outputs)] = one.outputs
        start[place, 0] = 0
        final[place, list(one.last)] = 0
    return Packed(
        torch.from_numpy(outputs),
        torch.from_numpy(_padded([one.before for one in transcripts], shape)),
        torch.from_numpy(_padded(after, shape)),
        torch.from_numpy(start),
        torch.from_numpy(final),
    )


def _after(one: Transcript) -> list[list[int]]:
    after: list[list[int]] = [[] for _ in one.outputs]
    for state, before in enumerate(one.before):
        for other in before:
            after[other].append(state)
    return after


def _padded(neighbours: Sequence[list[list[int]]], shape: tuple[int, int]) -> NDArray[np.int64]:
    most = max(len(states) for sentence in neighbours for states in sentence)
    table = np.full((*shape, most), shape[1], np.int64)
    for place, sentence in enumerate(neighbours):
        for state, states in enumerate(sentence):
            table[place, state, : len(states)] = states
    return table
