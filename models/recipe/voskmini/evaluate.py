"""A model and corpora it never heard -> how many commands it gets right, and how many it invents, per noise."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from voskmini import corpus
from voskmini.engines import Utterance
from voskmini.hearing import Ear, in_noise
from voskmini.languages import LANGUAGES

CONDITIONS: list[tuple[str, float | None, str]] = [
    ("clean", None, ""),
    ("20 dB pink", 20.0, "pink"),
    ("10 dB pink", 10.0, "pink"),
    ("20 dB babble", 20.0, "babble"),
    ("10 dB babble", 10.0, "babble"),
]
SEED = 5
EXAMPLES = 12  # mistakes shown
SURE = 0.8  # a confidence some would accept


@dataclass(slots=True)
class Score:
    """Counts of one condition."""

    right: int = 0
    other_command: int = 0
    """Another command was heard than was said."""
    end_points: int = 0
    invented: int = 0
    """Other sentences heard as a command."""
    invented_surely: int = 0
    mistakes: list[str] = field(default_factory=list)


def score(
    ear: Ear, said: Sequence[Utterance], others: Sequence[Utterance], known: set[str], noise: tuple[float | None, str]
) -> Score:
    """The commands `said` and the `others`, heard in one `noise`: decibels below the speech, and its kind."""
    result, rng, voices = Score(), np.random.default_rng(SEED), [one.audio for one in said]
    for one in said:
        heard = ear.hear(in_noise(one.audio, *noise, rng, voices))
        result.end_points += heard.end_point
        if heard.text == one.text:
            result.right += 1
            continue
        result.other_command += heard.text in known
        result.mistakes.append(f"{one.text} -> {heard.text} ({heard.confidence:.2f})")
    for one in others:
        heard = ear.hear(in_noise(one.audio, *noise, rng, voices))
        if heard.text in known:
            result.invented += 1
            result.invented_surely += heard.confidence > SURE
    return result


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("model", type=Path)
    parser.add_argument("said", type=Path, help="corpus of held-out commands")
    parser.add_argument("others", type=Path, help="corpus of other sentences")
    parser.add_argument("--limit", type=int, help="sentences of each corpus")
    asked = parser.parse_args()
    commands = LANGUAGES[asked.language].commands()
    ear = Ear(asked.model, commands)
    said, others = corpus.read(asked.said)[: asked.limit], corpus.read(asked.others)[: asked.limit]
    for name, decibels, kind in CONDITIONS:
        result = score(ear, said, others, set(commands), (decibels, kind))
        right = 100 * result.right / len(said)
        print(f"{name}: right {result.right}/{len(said)} = {right:.1f} %, another command {result.other_command},")
        print(f"   end point found {result.end_points}, e.g. {result.mistakes[:EXAMPLES]}")
        sure = f"with confidence over {SURE}: {result.invented_surely}"
        print(f"   commands made of other sentences {result.invented}/{len(others)}, {sure}", flush=True)


if __name__ == "__main__":
    main()
