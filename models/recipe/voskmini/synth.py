"""Sentences of a language -> a corpus of synthetic speech."""

# ruff: noqa: S311 - chance is for variety here, not for secrets

from __future__ import annotations

import argparse
import multiprocessing
import random
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from voskmini import corpus
from voskmini.engines import Utterance, say
from voskmini.language import Corpus
from voskmini.languages import LANGUAGES

BATCH = 100  # sentences of one festival process
SEED_STEP = 100_003  # a prime, so that the batches of neighbouring seeds do not meet


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences to be spoken by one process."""

    language: str
    texts: tuple[str, ...]
    seed: int
    held_out: bool


def speak(batch: Batch) -> list[Utterance]:
    """The sentences of `batch`, spoken."""
    language, rng = LANGUAGES[batch.language], random.Random(batch.seed)
    sayings = [language.saying(text, rng, held_out=batch.held_out) for text in batch.texts]
    return say(sayings, language.festival_addenda, tells_phones=language.tells_phones)


def batches(language: str, count: int, seed: int, kind: Corpus) -> list[Batch]:
    """`count` sentences cut into batches."""
    texts = LANGUAGES[language].texts(count, seed, kind)
    return [
        Batch(language, tuple(texts[start : start + BATCH]), seed * SEED_STEP + start, kind != "training")
        for start in range(0, count, BATCH)
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, help="sentences")
    parser.add_argument("seed", type=int)
    parser.add_argument("--kind", choices=get_args(Corpus), default="training")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    asked = parser.parse_args()
    with multiprocessing.Pool(asked.jobs) as pool:
        corpus.write(asked.folder, pool.imap(speak, batches(asked.language, asked.count, asked.seed, asked.kind)))


if __name__ == "__main__":
    main()
