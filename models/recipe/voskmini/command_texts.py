"""A closed list of commands and a list of other words -> sentences to be spoken (Korean and Russian)."""

# ruff: noqa: S311 - chance is for variety here, not for secrets

from __future__ import annotations

import random
from collections.abc import Sequence

from voskmini.engines import ESPEAK_HELD_OUT, ESPEAK_VARIANTS, Espeak
from voskmini.language import Corpus

# shares of the training sentences, summed up; the rest is random text
COMMANDS, SHUFFLED = 0.35, 0.5
GAPS = [0, 0, 0, 1, 3]  # 10 ms between words


def texts(commands: Sequence[str], all_words: set[str], count: int, seed: int, corpus: Corpus) -> list[str]:
    """`count` sentences: training text, the commands shuffled, or random words that are no commands'."""
    rng = random.Random(seed)
    of_commands = {word for command in commands for word in command.split()}
    if corpus == "training":
        return [_training(commands, sorted(of_commands), sorted(all_words), rng) for _ in range(count)]
    if corpus == "held-out":
        shuffled = list(commands)
        rng.shuffle(shuffled)
        return (shuffled * (1 + count // len(shuffled)))[:count]
    others = sorted(all_words - of_commands)
    return [" ".join(rng.choice(others) for _ in range(rng.randint(2, 5))) for _ in range(count)]


def espeak(text: str, spoken: str, language: str, rng: random.Random, *, held_out: bool) -> Espeak:
    """A voice of espeak-ng by chance, with its pace and pitch."""
    variant = rng.choice(ESPEAK_HELD_OUT if held_out else [*ESPEAK_VARIANTS, "", "", "", ""])
    voice = f"{language}+{variant}" if variant else language
    return Espeak(text, spoken, voice, rng.randint(115, 205), rng.randint(15, 85), rng.choice(GAPS))


def _training(commands: Sequence[str], of_commands: list[str], words: list[str], rng: random.Random) -> str:
    share = rng.random()
    if share < COMMANDS:
        return rng.choice(commands)
    if share < SHUFFLED:
        return " ".join(rng.choice(of_commands) for _ in range(rng.randint(1, 4)))
    return " ".join(rng.choice(words) for _ in range(rng.randint(2, 6)))
