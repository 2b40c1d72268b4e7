"""Samples and a vosk model -> what it hears, as a kiosk would ask it. The only module that imports vosk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import vosk

from voskmini.audio import SAMPLE_RATE, Samples
from voskmini.graph import UNKNOWN
from voskmini.noise import Sound, noise

CHUNK = 1600  # samples (0.1 s) the recogniser is fed at a time
LEVEL = 3000.0  # root mean square of the speech, int16 steps
HISS = 2.0  # the same of a clean line's noise
BEFORE, AROUND = 4800, 20800  # samples of quiet before the speech, and in all: an end point needs its silence


@dataclass(slots=True)
class Heard:
    """What became of one sentence."""

    text: str = ""
    confidence: float = 0.0
    """Of the least sure word, 0..1."""
    end_point: bool = False
    """Whether the engine found the end by itself."""
    events: list[str] = field(default_factory=list)
    """Partial and final results as they came, with their time."""


class Ear:
    """One model with a grammar of sentences, or without (free recognition)."""

    def __init__(self, model: Path, sentences: Sequence[str] = ()) -> None:
        vosk.SetLogLevel(-1)
        grammar = [json.dumps([*sentences, UNKNOWN], ensure_ascii=False)] if sentences else []
        self._recogniser = vosk.KaldiRecognizer(vosk.Model(str(model)), SAMPLE_RATE, *grammar)
        self._recogniser.SetWords(True)

    def hear(self, samples: Samples) -> Heard:
        """One sentence with quiet around it, fed by tenths of a second."""
        heard, partial = Heard(), ""
        texts: list[str] = []
        confidences: list[float] = []

        def take(result: str, at: float) -> None:
            told = json.loads(result)
            if told.get("text"):
                texts.append(told["text"])
                confidences.extend(word["conf"] for word in told.get("result", []))
                heard.events.append(f"{at:.1f} s final    {told['text']}")

        for start in range(0, len(samples), CHUNK):
            at = (start + CHUNK) / SAMPLE_RATE
            if self._recogniser.AcceptWaveform(samples[start : start + CHUNK].tobytes()):
                take(self._recogniser.Result(), at)
                heard.end_point = True
            elif (now := json.loads(self._recogniser.PartialResult())["partial"]) != partial:
                partial = now
                heard.events.append(f"{at:.1f} s partial  {partial}")
        take(self._recogniser.FinalResult(), len(samples) / SAMPLE_RATE)
        heard.text, heard.confidence = " ".join(texts), min(confidences, default=0.0)
        return heard


def in_noise(
    samples: Samples, decibels: float | None, kind: str, rng: np.random.Generator, voices: Sequence[Samples] = ()
) -> Samples:
    """The sentence at a fixed level with quiet around it, in noise `decibels` below it (None: a clean line)."""
    heard: Sound = np.zeros(len(samples) + AROUND, np.float32)
    loudness = float(np.sqrt((samples.astype(np.float32) ** 2).mean()))
    heard[BEFORE : BEFORE + len(samples)] = samples * (LEVEL / (loudness + 1))
    if decibels is None:
        heard += rng.standard_normal(len(heard)).astype(np.float32) * HISS
    else:
        added = noise(rng, voices, len(heard), kind)
        heard += added * LEVEL / (np.sqrt((added**2).mean()) + 1e-9) * 10 ** (-decibels / 20)
    return np.clip(heard, -32768, 32767).astype(np.int16)
