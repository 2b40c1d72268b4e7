"""Real engines heard through the real end-pointing, with the sound handed over as fast as it is decoded."""

from __future__ import annotations

from functools import cache
from typing import Literal

from kiosk.core import places
from kiosk.core.inputs import Words
from kiosk.core.text import Language
from kiosk.voice.audio import RATE, SAMPLES, Block, Pcm
from kiosk.voice.engines import Engine, load
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.utterance import Utterances
from tests.voice.vocabulary import vocabulary

Library = Literal["vosk", "pocketsphinx"]
START = 1000.0  # monotonic seconds at which every recording begins


def fresh(library: Library, language: Language) -> Utterances:
    """An engine with the tests' vocabulary that has heard nothing yet: what it heard shapes what it hears next."""
    grammar = Grammar(vocabulary(language))
    model = places.embedded_models() / f"vosk-mini-{language}" if library == "vosk" else None
    witness = places.embedded_models() / "vosk-mini-en" if library == "pocketsphinx" else None
    engine = Engine(library, model, demo=library == "vosk", witness=witness)
    return Utterances(load(engine, grammar), grammar, Matcher(vocabulary(language)), VoiceActivity())


listener = cache(fresh)  # loaded once


def heard(utterances: Utterances, samples: Pcm, *, block: int = SAMPLES) -> list[tuple[Words, float]]:
    """Everything that came out, each with the audio moment (START + seconds) at which it did."""
    utterances.reset()
    out: list[tuple[Words, float]] = []
    for place in range(0, len(samples), block):
        part = samples[place : place + block]
        now = START + (place + len(part)) / RATE
        out += [(words, now) for words in utterances.hear(Block(part.tobytes(), START + place / RATE))]
    last = utterances.commit()
    if last is not None:
        out.append((last, START + len(samples) / RATE))
    return out


def finals(utterances: Utterances, samples: Pcm) -> list[Words]:
    """Only what was final."""
    return [words for words, _ in heard(utterances, samples) if words.final]
