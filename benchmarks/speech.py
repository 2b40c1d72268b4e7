"""Ours beside plain streaming with the engine's own end point, in one run: right, false, how long until it is decided.

    .venv/bin/python benchmarks/speech.py [folder of other people's recordings]

"Right": sentences of the tests' vocabulary spoken by espeak-ng in several voices. "False": real people's coffee orders
that become a command. Latency is audio time from the end of the voice to the block with which the decision fell, plus
the CPU time of that block; so it is the same on a busy machine.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
import pocketsphinx
import vosk

from kiosk.core import places
from kiosk.core.inputs import Intent
from kiosk.core.text import Language
from kiosk.voice import wav
from kiosk.voice.audio import BLOCK, RATE, SAMPLES, Block, Pcm
from kiosk.voice.engines import Engine, load
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.speech import spoken
from kiosk.voice.utterance import Utterances
from tests.shared import SHARED
from tests.voice.vocabulary import vocabulary

VOICES: dict[Language, tuple[str, ...]] = {
    "en": ("en-us", "en-us+f2", "en-us+m3"),
    "ko": ("ko", "ko+f3"),
    "ru": ("ru", "ru+f3"),
}
SENTENCES = 20  # of each language, spread over its phrases
PEER_BLOCK = 3_200  # samples: 0.2 s, as the engines' own examples feed them
LOUD = 600  # of 32768: the end of the voice in a clean recording

# (meaning or none, audio seconds of the decision, CPU seconds of the block that brought it)
Decide = Callable[[Pcm], Iterator[tuple[Intent | None, float, float]]]


@dataclass
class Score:
    """What one way of listening did."""

    right: int = 0
    said: int = 0
    waits: list[float] = field(default_factory=list)
    cpu: float = 0.0
    audio: float = 0.0
    false: int = 0


def ours(engine: Engine, language: Language) -> Decide:
    """Our end-pointing, rejection and matching over `engine`."""
    grammar = Grammar(vocabulary(language))
    line = Utterances(load(engine, grammar), grammar, Matcher(vocabulary(language)), VoiceActivity())

    def decide(samples: Pcm) -> Iterator[tuple[Intent | None, float, float]]:
        line.reset()
        for place in range(0, len(samples), SAMPLES):
            began = time.process_time()
            for words in line.hear(Block(samples[place : place + SAMPLES].tobytes(), place / RATE)):
                if words.final:
                    yield words.intent, place / RATE + BLOCK, time.process_time() - began
        last = line.commit()
        if last is not None:
            yield last.intent, len(samples) / RATE, 0.0

    return decide


def plain_vosk(language: Language) -> Decide:
    """Plain vosk as its examples use it: a grammar with `[unk]`, its own end point, exact text."""
    grammar = Grammar(vocabulary(language))
    meaning = {phrase.text: phrase.intent for phrase in grammar.phrases}
    model = vosk.Model(str(places.embedded_models() / f"vosk-mini-{language}"))
    listed = json.dumps([*sorted(meaning), "[unk]"], ensure_ascii=False)

    def decide(samples: Pcm) -> Iterator[tuple[Intent | None, float, float]]:
        recogniser = vosk.KaldiRecognizer(model, float(RATE), listed)
        for place in range(0, len(samples), PEER_BLOCK):
            began = time.process_time()
            if recogniser.AcceptWaveform(samples[place : place + PEER_BLOCK].tobytes()):
                text = json.loads(recogniser.Result())["text"]
                if text:
                    yield meaning.get(text), (place + PEER_BLOCK) / RATE, time.process_time() - began
        text = json.loads(recogniser.FinalResult())["text"]
        if text:
            yield meaning.get(text), len(samples) / RATE, 0.0

    return decide


def plain_pocketsphinx() -> Decide:
    """Plain pocketsphinx as its examples use it: its end-pointer, a JSGF, every hypothesis taken."""
    grammar = Grammar(vocabulary("en"))
    meaning = {phrase.text: phrase.intent for phrase in grammar.phrases}
    decoder = pocketsphinx.Decoder(lm=None, samprate=RATE, loglevel="FATAL")
    decoder.add_jsgf_string("s", grammar.jsgf())
    decoder.activate_search("s")

    def decide(samples: Pcm) -> Iterator[tuple[Intent | None, float, float]]:
        ends = pocketsphinx.Endpointer(sample_rate=RATE)
        hearing = False
        raw = samples.tobytes()
        for place in range(0, len(raw) - ends.frame_bytes + 1, ends.frame_bytes):
            began = time.process_time()
            speech = ends.process(raw[place : place + ends.frame_bytes])
            if speech is None:
                continue
            if not hearing:
                decoder.start_utt()
                hearing = True
            decoder.process_raw(speech)
            if not ends.in_speech:
                decoder.end_utt()
                hearing = False
                found = decoder.hyp()
                if found:
                    yield meaning.get(found.hypstr), (place + ends.frame_bytes) / 2 / RATE, time.process_time() - began
        if hearing:
            decoder.end_utt()
            found = decoder.hyp()
            if found:
                yield meaning.get(found.hypstr), len(samples) / RATE, 0.0

    return decide


def measure(decide: Decide, language: Language, folder: Path, others: list[Path]) -> Score:
    """One way of listening over everything."""
    score = Score()
    phrases = Grammar(vocabulary(language)).phrases
    for voice in VOICES[language]:
        for number in np.linspace(0, len(phrases) - 1, min(SENTENCES, len(phrases))).astype(int):
            phrase = phrases[number]
            samples = wav.read(spoken(phrase.text, language, voice, folder))
            end = np.flatnonzero(np.abs(samples.astype(int)) > LOUD)[-1] / RATE
            began = time.process_time()
            out = list(decide(samples))
            score.cpu += time.process_time() - began
            score.audio += len(samples) / RATE
            score.said += 1
            if [intent for intent, _, _ in out] == [phrase.intent]:
                score.right += 1
                score.waits.append(out[0][1] - end + out[0][2])
    for file in others:
        samples = wav.read(file)
        began = time.process_time()
        score.false += sum(intent is not None for intent, _, _ in decide(samples))
        score.cpu += time.process_time() - began
        score.audio += len(samples) / RATE
    return score


def main() -> None:
    vosk.SetLogLevel(-2)
    folder = places.cache_folder() / "speech"
    talk = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "speech" / "orders"
    others = sorted(talk.glob("*.wav"))
    if not others:
        print(f"no recordings of other talk in {talk}: false commands are not measured")
    rows: list[tuple[str, Language, Decide]] = []
    languages: tuple[Language, ...] = ("en", "ko", "ru")
    for language in languages:
        engine = Engine("vosk", places.embedded_models() / f"vosk-mini-{language}", demo=True)
        rows.append((f"ours, {engine.label}", language, ours(engine, language)))
        rows.append((f"plain vosk-mini-{language}", language, plain_vosk(language)))
    witness = places.embedded_models() / "vosk-mini-en"
    rows.insert(2, ("ours, pocketsphinx and its witness", "en", ours(Engine("pocketsphinx", witness=witness), "en")))
    rows.insert(3, ("ours, pocketsphinx alone", "en", ours(Engine("pocketsphinx"), "en")))
    rows.insert(4, ("plain pocketsphinx", "en", plain_pocketsphinx()))
    print(f"{'':38} {'right':>12} {'false':>9} {'median':>8} {'p95':>8} {'CPU per s':>10}")
    for name, language, decide in rows:
        score = measure(decide, language, folder, others)
        waits = sorted(score.waits) or [float("nan")]
        print(
            f"{name:38} {score.right:4}/{score.said:3} {score.right / score.said:4.0%} {score.false:4}/{len(others):3} "
            f"{median(waits) * 1000:5.0f} ms {waits[int(0.95 * (len(waits) - 1))] * 1000:5.0f} ms "
            f"{score.cpu / score.audio * 1000:7.1f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
