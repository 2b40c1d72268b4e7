"""Features of a corpus -> batches of few distinct shapes (the CPU's kernels are compiled per shape)."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from voskmini.network import CONTEXT
from voskmini.posteriors import Spans

GRAIN = 10  # steps of 30 ms; every length is rounded up to it
LEVEL_SPREAD = 6.0  # of the first coefficient, for a little more variety of loudness


class Copy:
    """One noisy copy of the corpus, as `prep` wrote it."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self.features: NDArray[np.float16] = arrays["feats"]
            self.ends: NDArray[np.int64] = arrays["ends"]
            self.lead: NDArray[np.int64] = arrays["lead"]
            self.tail: NDArray[np.int64] = arrays["tail"]
        self.steps: list[int] = (np.diff(np.concatenate([[0], self.ends])) // 3).tolist()

    def sentence(self, number: int) -> NDArray[np.float32]:
        """float32 (frames, 40)."""
        start = self.ends[number - 1] if number else 0
        return self.features[start : self.ends[number]].astype(np.float32)

    def sample(self) -> NDArray[np.float32]:
        """About 200,000 frames of all, for mean and spread."""
        return self.features[:: max(1, len(self.features) // 200_000)].astype(np.float32)

    def spans(self, numbers: Sequence[int]) -> Spans:
        """Where the sentences end, and where they are certainly silent."""
        return Spans(
            torch.tensor([self.steps[number] for number in numbers]),
            torch.from_numpy(self.lead[list(numbers)].astype(np.int64)),
            torch.from_numpy(self.tail[list(numbers)].astype(np.int64)),
        )


def grouped(numbers: Iterable[int], steps: Sequence[int], size: int) -> list[list[int]]:
    """Sentences of like length together, about `size` steps a batch; a few left over are not in any."""
    by_length: dict[int, list[int]] = {}
    for number in numbers:
        by_length.setdefault(_rounded(steps[number]), []).append(number)
    batches: list[list[int]] = []
    rest: list[int] = []
    for length in sorted(by_length):
        group = rest + by_length[length]
        count = max(1, size // length)
        whole = len(group) // count * count
        batches += [group[start : start + count] for start in range(0, whole, count)]
        rest = group[whole:]
    return batches


def padded(copy: Copy, numbers: Sequence[int], rng: random.Random) -> torch.Tensor:
    """float32 (sentences, longest + 2 CONTEXT, 40): the ends repeated, the level a little changed."""
    sentences = [copy.sentence(number) for number in numbers]
    longest = 3 * _rounded(max(len(sentence) for sentence in sentences) // 3)
    table = np.empty((len(sentences), longest + 2 * CONTEXT, sentences[0].shape[1]), np.float32)
    for place, sentence in enumerate(sentences):
        before = np.repeat(sentence[:1], CONTEXT, 0)
        after = np.repeat(sentence[-1:], longest - len(sentence) + CONTEXT, 0)
        table[place] = np.concatenate([before, sentence, after])
        table[place, :, 0] += rng.gauss(0, LEVEL_SPREAD)
    return torch.from_numpy(table)


def _rounded(steps: int) -> int:
    return -(-steps // GRAIN) * GRAIN
