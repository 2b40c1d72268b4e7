"""Words -> a line: sound, length and the movement of the mouth, made while the telephone still rings."""

from __future__ import annotations

import logging
import math
import subprocess
import wave
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.backend import SpeechMaker
from kiosk.core.errors import KioskError
from kiosk.core.text import Language

log = logging.getLogger(__name__)

WINDOW = 0.04  # seconds of sound per position of the mouth; a picture at 25 a second
LOUD = 95  # percentile of the loudness that opens the mouth fully; the maximum would be one plosive
QUIET = 330  # of 32768: 1 % of full scale
EDGE = 0.05  # seconds of quiet left at either end
READING = 14.0  # characters a second of a line without sound: the upper end of subtitling guidelines is 17
SHORTEST = 1.0  # seconds; a shorter caption is a flash
SYLLABLES = 4.5  # a second, of a silent mouth; conversational speech has 4-5


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit mono sound: int16 (samples,), `rate` samples a second."""

    pcm: NDArray[np.int16]
    rate: int

    @property
    def lasts(self) -> float:
        """Seconds."""
        return len(self.pcm) / self.rate


@dataclass(frozen=True, slots=True)
class Line:
    """Something an actor says: the words, how long they last (seconds) and, if there is a voice, their sound."""

    words: str
    lasts: float
    sound: Sound | None = None
    mouth: tuple[float, ...] = ()  # 0..1, every WINDOW seconds

    def mouth_at(self, since: float) -> float:
        """How far the mouth is open, 0..1, `since` seconds after the line began."""
        if not 0 <= since < self.lasts:
            return 0.0
        if not self.mouth:
            return 0.5 - 0.5 * math.cos(2 * math.pi * SYLLABLES * since)
        return self.mouth[min(int(since / WINDOW), len(self.mouth) - 1)]


def silent(words: str) -> Line:
    """`words` for a caption alone, lasting as long as it takes to read them."""
    return Line(words, max(SHORTEST, len(words) / READING))


def trimmed(sound: Sound) -> Sound:
    """`sound` without the quiet at its ends, which would keep the ears closed and the far side waiting."""
    loud = np.flatnonzero(np.abs(sound.pcm.astype(np.int32)) > QUIET)
    if not loud.size:
        return sound
    edge = round(EDGE * sound.rate)
    return Sound(sound.pcm[max(loud[0] - edge, 0) : loud[-1] + edge], sound.rate)


def voiced(words: str, sound: Sound) -> Line:
    """`words` with their sound and the mouth that follows its loudness."""
    step = max(1, round(sound.rate * WINDOW))
    padded = np.append(sound.pcm, np.zeros(-len(sound.pcm) % step, np.int16)).reshape(-1, step)
    loudness = np.sqrt(np.mean(padded.astype(np.float64) ** 2, axis=1))
    full = float(np.percentile(loudness, LOUD)) if len(loudness) else 0.0
    mouth = np.clip(loudness / full, 0.0, 1.0) if full > 0 else np.zeros_like(loudness)
    return Line(words, sound.lasts, sound, tuple(float(opening) for opening in mouth))


def read(file: Path) -> Sound:
    """The sound of a 16-bit WAV file, its channels mixed. Raises `OSError` where it is none."""
    try:
        with wave.open(str(file), "rb") as clip:
            if clip.getsampwidth() != 2:  # noqa: PLR2004 - bytes of a 16-bit sample
                raise OSError(f"{file} is not a 16-bit WAV file")
            samples = np.frombuffer(clip.readframes(clip.getnframes()), np.int16).reshape(-1, clip.getnchannels())
            return Sound(samples.mean(axis=1).astype(np.int16), clip.getframerate())
    except (wave.Error, EOFError) as error:
        raise OSError(f"{file}: {error}") from error


class Prompter:
    """Makes lines in a thread ahead of their turn, so that the pictures never wait for a voice."""

    def __init__(self, speech: SpeechMaker | None) -> None:
        self.problem = "" if speech else "nothing can speak here: captions only"
        self._speech = speech
        self._made: dict[tuple[str, Language, str], Future[Line]] = {}
        self._maker = ThreadPoolExecutor(1, "prompter")

    def prepare(self, words: str, language: Language, voice: str) -> None:
        """Begin to make a line; never blocks."""
        key = (words, language, voice)
        if key not in self._made:
            self._made[key] = self._maker.submit(self._make, *key)

    def line(self, words: str, language: Language, voice: str) -> Line | None:
        """The line, or None while it is still being made; never blocks."""
        self.prepare(words, language, voice)
        future = self._made[words, language, voice]
        return future.result() if future.done() else None

    def close(self) -> None:
        """Drop what is not made yet."""
        self._maker.shutdown(wait=False, cancel_futures=True)

    def _make(self, words: str, language: Language, voice: str) -> Line:
        if self._speech is None:
            return silent(words)
        try:
            line = voiced(words, trimmed(read(self._speech(words, language, voice))))
        except (KioskError, OSError, subprocess.SubprocessError) as error:
            log.info("no voice for a line: %s", error)
            self.problem = f"nothing can speak here: captions only ({error})"
            return silent(words)
        self.problem = ""
        return line
