"""Network outputs -> how probable each was at each step, given the transcript and given any speech.

Lattice-free MMI: the gradient is the difference of the two. Both are sums over all alignments (forward-backward).
Source: Povey et al., "Purely sequence-trained neural networks for ASR based on lattice-free MMI", Interspeech 2016.
Shapes: B sentences, T steps of 30 ms, P outputs, S states of a transcript.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from voskmini.transcripts import NEVER, Packed

HALF = math.log(0.5)  # every state is left or kept with the same probability
FORBIDDEN = -1e4  # log probability of speech where there is certainly silence


@dataclass(frozen=True, slots=True)
class Spans:
    """Steps of each sentence (B,): how many, how many at first and after which there is certainly silence."""

    count: torch.Tensor
    lead: torch.Tensor
    tail: torch.Tensor

    def live(self, steps: int) -> torch.Tensor:
        """Bool (B, T): which steps belong to the sentence."""
        return torch.arange(steps)[None] < self.count[:, None]


def transitions(bigram: NDArray[np.float64]) -> torch.Tensor:
    """(P, P): from each output to the next, by a phone bigram."""
    count = len(bigram)
    table = np.zeros((2 * count, 2 * count), np.float32)
    for phone in range(count):
        for state in (2 * phone, 2 * phone + 1):
            table[state, 2 * phone + 1] = 0.5
            table[state, 0::2] = 0.5 * bigram[phone]
    return torch.tensor(table)


def of_any_speech(outputs: torch.Tensor, spans: Spans, table: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log likelihood (B,) and posteriors (B, T, P) over every sequence of phones; probabilities, scaled each step."""
    sentences, steps, count = outputs.shape
    highest = outputs.max(2, keepdim=True)[0]
    emitted = torch.exp(outputs - highest)
    live = spans.live(steps)
    forward, scales = torch.empty(sentences, steps, count), torch.ones(sentences, steps)
    current = torch.zeros(count)
    current[0] = 1.0  # every sentence begins in silence
    for step in range(steps):
        following = (current @ table if step else current) * emitted[:, step]
        scale = following.sum(1)
        now = live[:, step]
        current = torch.where(now[:, None], following / scale[:, None], current)
        forward[:, step] = current
        scales[:, step] = torch.where(now, scale, torch.ones(()))
    likelihood = (torch.log(scales) + highest[:, :, 0] * live).sum(1)
    backward = torch.empty(sentences, steps, count)
    current = torch.ones(sentences, count)
    back = table.t().contiguous()
    for step in range(steps - 1, -1, -1):
        backward[:, step] = current
        previous = (current * emitted[:, step]) @ back / scales[:, step][:, None]
        current = torch.where(live[:, step][:, None], previous, current)
    posteriors = forward * backward
    return likelihood, posteriors / posteriors.sum(2, keepdim=True) * live[:, :, None]


def of_the_transcript(outputs: torch.Tensor, spans: Spans, packed: Packed) -> tuple[torch.Tensor, torch.Tensor]:
    """Log likelihood (B,) and posteriors (B, T, P) over every way to say the transcript; logarithms."""
    steps = outputs.shape[1]
    emitted = _emitted(outputs, spans, packed)
    live = spans.live(steps)
    forward, backward = torch.empty_like(emitted), torch.empty_like(emitted)
    current = packed.start + emitted[:, 0]
    forward[:, 0] = current
    for step in range(1, steps):
        following = _summed(current, packed.before) + HALF + emitted[:, step]
        current = torch.where(live[:, step][:, None], following, current)
        forward[:, step] = current
    likelihood = torch.logsumexp(current + packed.final, 1)
    current = packed.final
    for step in range(steps - 1, -1, -1):
        backward[:, step] = current
        previous = _summed(current + emitted[:, step], packed.after) + HALF
        current = torch.where(live[:, step][:, None], previous, current)
    of_states = torch.softmax(forward + backward, 2) * live[:, :, None]
    posteriors = torch.zeros_like(outputs)
    posteriors.scatter_add_(2, packed.outputs[:, None].expand_as(of_states), of_states)
    return likelihood, posteriors


def _summed(scores: torch.Tensor, neighbours: torch.Tensor) -> torch.Tensor:
    """(B, S): the scores of each state's neighbours, added as probabilities."""
    sentences, states = scores.shape
    padded = torch.cat([scores, torch.full((sentences, 1), NEVER)], 1)
    return torch.logsumexp(torch.gather(padded, 1, neighbours.reshape(sentences, -1)).view(sentences, states, -1), 2)


def _emitted(outputs: torch.Tensor, spans: Spans, packed: Packed) -> torch.Tensor:
    """(B, T, S): the outputs of the transcript's states, both ends forced to silence."""
    sentences, steps, _ = outputs.shape
    states = packed.outputs.shape[1]
    emitted = torch.gather(outputs, 2, packed.outputs[:, None].expand(sentences, steps, states))
    step = torch.arange(steps)[None, :, None]
    is_first = (torch.arange(states) < 2)[None, None]  # noqa: PLR2004 - forward and self-loop of the first silence
    is_last = (packed.final > -1)[:, None]
    emitted = emitted.masked_fill((step < spans.lead[:, None, None]) & ~is_first, FORBIDDEN)
    return emitted.masked_fill((step >= spans.tail[:, None, None]) & ~is_last, FORBIDDEN)
