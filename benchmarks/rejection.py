"""How often the wall hears a command where none was said: all that can be said beside the views alone, in one run.

    .venv/bin/python -m benchmarks.rejection [RECORDINGS] [SEED]

Real people's talk (English coffee orders: a wall that listens in Korean or Russian hears guests like these too) and the
noise of a kitchen, by the engines a wall without official models takes, each recording as if the microphone had just
been opened: at its beginning, and once more in the middle of the talk. RECORDINGS of them (75, which takes three
minutes of CPU; 0: all) are drawn by SEED. The intervals hold 95 %: of the rate if false commands come by themselves
(exact Poisson), of the share of recordings Wilson's. Behind them, what was heard, in which recording.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from kiosk import commands, views
from kiosk.core import pack as packs
from kiosk.core import places
from kiosk.core.registry import Commands, instances
from kiosk.core.sentences import Sentences, sentences
from kiosk.core.text import LANGUAGES
from kiosk.core.view import View
from kiosk.vocabulary import lists, spelled
from kiosk.voice import wav
from kiosk.voice.audio import RATE, Pcm
from kiosk.voice.engines import first_that_loads
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.messages import ModelChoice
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.utterance import Utterances
from tests.shared import SHARED
from tests.voice.listening import finals

RECORDINGS = 75
SMALL = ("view.", "answer.")  # commands of the small grammar: walking through the views, yes and no
OPENED = 0.25, 0.6  # of a recording: where in its middle the microphone is opened
STRETCH = 15.0  # seconds of noise that count as one recording
Z = 1.96  # standard deviations that hold 95 %
TAIL = 0.025


@dataclass
class Count:
    """What one grammar made of one kind of sound."""

    seconds: float = 0.0
    recordings: int = 0
    wrong: int = 0  # recordings of which something became a command
    heard: list[tuple[str, str, str]] = field(default_factory=list)  # (recording, words, command)

    def __str__(self) -> str:
        hours, false = self.seconds / 3600, len(self.heard)
        low, high = (bound / hours for bound in poisson(false))
        least, greatest = wilson(self.wrong, self.recordings)
        return (
            f"{self.seconds / 60:7.1f} {false:6} {false / hours:5.1f} ({low:4.1f}-{high:4.1f}) "
            f"{self.wrong:4}/{self.recordings:3} ({least:5.1%}-{greatest:5.1%})"
        )


def poisson(events: int) -> tuple[float, float]:
    """The expected counts for which `events` or fewer, or `events` or more, are just not too rare (Garwood)."""

    def at_most(n: int, mean: float) -> float:
        return math.exp(-mean) * sum(mean**k / math.factorial(k) for k in range(n + 1))

    low = _root(lambda mean: 1 - at_most(events - 1, mean) - TAIL) if events else 0.0
    return low, _root(lambda mean: TAIL - at_most(events, mean))


def _root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 200.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return high


def wilson(wrong: int, of: int) -> tuple[float, float]:
    """The shares that `wrong` of `of` may stand for."""
    share, square = wrong / of, Z * Z / of
    middle, half = share + square / 2, Z * math.sqrt(share * (1 - share) / of + square / (4 * of))
    return max(0.0, middle - half) / (1 + square), min(1.0, (middle + half) / (1 + square))


def listener(said: Sentences) -> Utterances:
    """The ears of a wall without official models."""
    grammar = Grammar(said)
    models = ModelChoice(demo=places.embedded_models() / f"vosk-mini-{said.language}")
    recogniser, problems = first_that_loads(grammar, "auto", models)
    if recogniser is None or problems:
        raise SystemExit(f"{said.language} is not heard as the wall hears it: {'; '.join(problems)}")
    return Utterances(recogniser, grammar, Matcher(said), VoiceActivity())


def small(said: Sentences) -> Sentences:
    """Only walking through the views."""
    return replace(said, templates=tuple(one for one in said.templates if one[0].startswith(SMALL)))


def count(ears: Utterances, sounds: Iterable[tuple[str, Pcm]]) -> Count:
    """What becomes of each sound, heard by itself."""
    found = Count()
    for name, samples in sounds:
        false = [(name, one.text, one.intent.name) for one in finals(ears, samples) if one.intent]
        found.seconds += len(samples) / RATE
        found.recordings += 1
        found.wrong += bool(false)
        found.heard += false
    return found


def together(counts: Iterable[Count]) -> Count:
    """All of them as one."""
    found = Count()
    for one in counts:
        found.seconds += one.seconds
        found.recordings += one.recordings
        found.wrong += one.wrong
        found.heard += one.heard
    return found


def sounds(folder: Path, most: int, seed: int) -> dict[str, list[tuple[str, Pcm]]]:
    """By kind: (name, samples) of each recording."""
    drawn = random.Random(seed)  # noqa: S311 - a sample, no secret
    files = sorted((folder / "orders").glob("*.wav"))
    if not files:
        raise SystemExit(f"no recordings of talk in {folder}: nothing is measured")
    chosen = drawn.sample(files, min(most or len(files), len(files)))
    talk = [(file.stem[:8], wav.read(file)) for file in chosen]
    noise = wav.read(folder / "kitchen.wav")
    stretches = [*range(0, len(noise), round(STRETCH * RATE)), len(noise)]
    return {
        "talk": talk,
        "in the middle of it": [(name, pcm[round(drawn.uniform(*OPENED) * len(pcm)) :]) for name, pcm in talk],
        "kitchen": [(f"{start / RATE:.0f} s", noise[start:end]) for start, end in pairwise(stretches)],
    }


def main() -> None:
    most, seed = (int(given) for given in (*sys.argv[1:3], *(str(RECORDINGS), "1")[len(sys.argv) - 1 :]))
    pack = packs.load(places.assets() / "packs" / "seoul")
    said = sentences(Commands.found_in(commands), lists(instances(views, View), pack), spelled(pack))
    kinds = sounds(SHARED / "data" / "speech", most, seed)
    print(f"{'':2} {'can be said':>12} {'sound':20} {'minutes':>7} {'false':>6} {'an hour':>17} {'of recordings':>24}")
    heard: list[str] = []
    for language in LANGUAGES:
        for grammar in (said[language], small(said[language])):
            ears = listener(grammar)
            size = len(Grammar(grammar).texts)
            counts = {kind: count(ears, recordings) for kind, recordings in kinds.items()}
            for kind, found in {**counts, "all of it": together(counts.values())}.items():
                print(f"{language} {size:12} {kind:20} {found}", flush=True)
            for kind, found in counts.items():
                heard += [
                    f"{language} {size:5} {kind:20} {name:9} {what}: {words}" for name, words, what in found.heard
                ]
    print("\n".join(heard))


if __name__ == "__main__":
    main()
