"""Posteriors are probabilities, and a transcript's graph allows what was said."""

# ruff: noqa: D103, PLR2004 - a test's name is its sentence, expected numbers are the test

from __future__ import annotations

import torch
from voskmini.phones import Phones
from voskmini.posteriors import Spans, of_any_speech, of_the_transcript, transitions
from voskmini.transcripts import Label, packed, phone_bigram, transcript

PHONES = Phones(("A", "B", "C"))
LABELS: list[Label] = [[["A B", "A C"], ["B"]], [["C"]]]
STEPS = 12


def spans() -> Spans:
    return Spans(torch.tensor([STEPS, STEPS - 3]), torch.tensor([1, 1]), torch.tensor([STEPS - 1, STEPS - 4]))


def test_posteriors_of_every_live_step_sum_to_one_and_dead_steps_have_none() -> None:
    torch.manual_seed(0)
    outputs = torch.randn(2, STEPS, PHONES.class_count)
    bigram, _ = phone_bigram(LABELS, PHONES)
    graphs = packed([transcript(label, PHONES) for label in LABELS])
    live = spans().live(STEPS).float()
    _, any_speech = of_any_speech(outputs, spans(), transitions(bigram))
    _, said = of_the_transcript(outputs, spans(), graphs)
    torch.testing.assert_close(any_speech.sum(2), live)
    torch.testing.assert_close(said.sum(2), live)


def test_the_transcript_has_no_phone_that_was_not_said() -> None:
    torch.manual_seed(0)
    outputs = torch.randn(2, STEPS, PHONES.class_count)
    _, said = of_the_transcript(outputs, spans(), packed([transcript(label, PHONES) for label in LABELS]))
    first_of_a = PHONES.output("A")
    assert said[1, :, first_of_a : first_of_a + 4].sum() == 0
    assert said[0, :, first_of_a : first_of_a + 4].sum() > 0


def test_both_ends_are_silence() -> None:
    torch.manual_seed(0)
    outputs = torch.randn(2, STEPS, PHONES.class_count)
    _, said = of_the_transcript(outputs, spans(), packed([transcript(label, PHONES) for label in LABELS]))
    torch.testing.assert_close(said[:, 0, :2].sum(1), torch.ones(2))
    torch.testing.assert_close(said[0, -1, :2].sum(), torch.ones(()))


def test_the_bigram_s_rows_are_probabilities() -> None:
    bigram, unigram = phone_bigram(LABELS, PHONES)
    assert abs(bigram.sum(1) - 1).max() < 1e-9
    assert abs(unigram.sum() - 1) < 1e-9
