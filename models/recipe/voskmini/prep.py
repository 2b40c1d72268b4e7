"""Corpora -> features of several noisy copies, and what was said. Ends where training can read them."""

# ruff: noqa: S311 - chance is for variety here, not for secrets

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voskmini import corpus, mfcc, noise
from voskmini.audio import Samples
from voskmini.engines import Utterance
from voskmini.english import phones_said
from voskmini.language import Language
from voskmini.languages import LANGUAGES
from voskmini.phones import Lexicon
from voskmini.transcripts import SILENCE, Label

SILENT_SHARE = 40  # one moment without speech for so many sentences
BABBLERS = 500  # sentences that babble is mixed from
FIRST_SEED = 1000  # of copy 0
FRAMES_AN_HOUR = 360_000
MARGIN = 25  # frames after the last sample that may still be speech


@dataclass(frozen=True, slots=True)
class Prepared:
    """Features float16 (frames, 40), and the 30 ms steps before and after which there is certainly silence."""

    features: NDArray[np.float16]
    lead: int
    tail: int


def prepared(item: tuple[int, Samples | None], voices: Sequence[Samples], seed: int) -> Prepared:
    """One noisy hearing of a numbered sentence, or of nobody speaking where it is None."""
    number, samples = item
    rng = np.random.default_rng([seed, number])
    if samples is None:
        sound = noise.silence(rng)
        start = end = len(sound)
    else:
        sound, start, end = noise.augmented(samples, rng, voices)
    features = mfcc.mfcc(sound)
    steps = len(features) // 3
    lead = max(0, int((start / mfcc.HOP - 1) / 3))
    tail = max(lead, min(steps - 1, ceil((end / mfcc.HOP + MARGIN) / 3)))
    return Prepared(features[: steps * 3].astype(np.float16), lead, tail)


def label(language: Language, said: Utterance, lexicon: Lexicon) -> Label:
    """What the engine says it said where it tells, else each word with its pronunciations."""
    if language.tells_phones and said.phones:
        return [SILENCE if phone == SILENCE else [phone] for phone in phones_said(said.phones)]
    return [lexicon[word] for word in said.text.split()]


def write_copy(path: Path, hearings: Sequence[Prepared]) -> None:
    """One copy of the corpus; it appears under its name only when it is whole."""
    begun = path.with_suffix(".tmp.npz")
    np.savez(
        begun,
        feats=np.concatenate([one.features for one in hearings]),
        ends=np.cumsum([len(one.features) for one in hearings]),
        lead=np.array([one.lead for one in hearings]),
        tail=np.array([one.tail for one in hearings]),
    )
    begun.rename(path)
    print(f"{path.name}: {sum(len(one.features) for one in hearings) / FRAMES_AN_HOUR:.2f} h", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    language = LANGUAGES[asked.language]
    spoken = [one for folder in asked.corpora for one in corpus.read(folder)]
    lexicon = language.lexicon(sorted({word for one in spoken for word in one.text.split()}))
    silent = len(spoken) // SILENT_SHARE
    labels = [label(language, one, lexicon) for one in spoken] + [[] for _ in range(silent)]
    (asked.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf8")
    items = [*(one.audio for one in spoken), *(None for _ in range(silent))]
    babblers = random.Random(1).sample(range(len(spoken)), min(BABBLERS, len(spoken)))
    voices = [spoken[number].audio for number in babblers]
    with multiprocessing.Pool(asked.jobs) as pool:
        for copy in range(asked.copies):
            hear = partial(prepared, voices=voices, seed=FIRST_SEED + copy)
            write_copy(asked.out / f"copy{copy}.npz", pool.map(hear, list(enumerate(items)), chunksize=50))


if __name__ == "__main__":
    main()
