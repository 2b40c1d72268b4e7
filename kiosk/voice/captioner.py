"""The far side's voice -> captions: the main loop of the captioner's process. Ends where `Caption` is sent.

What is written here is never a command and is not kept; it is as often wrong as its model is.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator

import numpy as np

from kiosk.core.errors import SourceError
from kiosk.core.sound_ring import RATE as VOICES_RATE
from kiosk.core.sound_ring import SoundRing
from kiosk.core.text import Language
from kiosk.core.worker import Link
from kiosk.voice.audio import RATE, Pcm
from kiosk.voice.messages import Caption, CaptionSetup, Follow
from kiosk.voice.recogniser import Hypothesis
from kiosk.voice.resample import Resampler
from kiosk.voice.vosk_recogniser import Dictation

log = logging.getLogger(__name__)

NICE = 10  # steps below everything else: a caption may be late, a command and a picture may not
TURN = 0.1  # seconds between two looks; vosk itself works in steps of 0.2 s
LOUD = 330  # root mean square of int16: -40 dB, below quiet speech and above a phone's noise
BEFORE = 3  # looks that are heard from before it became loud
QUIET = 1.5  # seconds without a voice after which a sentence is over and nothing is decoded
STAYS = 5.0  # seconds a caption is left to be read after the last word
LONGEST = 110  # letters: two lines of the card
FLOOR = (
    25.0  # standard deviation of the noise added, of 32768: lines between words are dead, and recognisers lose there
)
DOUBTFUL = 0.5  # confidence below which a word of a finished sentence is not shown


class Captioner:
    """One call's words at a time. One thread only."""

    def __init__(self, setup: CaptionSetup, now: Callable[[], float]) -> None:
        self._models = setup.models
        self._now = now
        self._loaded: dict[Language, Dictation | None] = {}
        self._follow = Follow("", "en")
        self._resampler = Resampler(VOICES_RATE, RATE)
        self._before: deque[Pcm] = deque(maxlen=BEFORE)
        self._random = np.random.default_rng(0)
        self._speaking = False
        self._voiced_at = 0.0
        self._shown = ""
        self._shown_at = 0.0

    def follow(self, order: Follow) -> None:
        """Write down this call; loads its language's model where that was not needed before."""
        if order == self._follow:
            return
        if self._speaking and (dictation := self._loaded.get(self._follow.language)):
            dictation.commit()
        self._speaking = False
        self._shown = ""
        self._before.clear()
        self._follow = order
        if order.call_id and order.language not in self._loaded:
            self._loaded[order.language] = self._load(order.language)

    def hear(self, sound: Pcm) -> Iterator[Caption]:
        """The next stretch at 48 kHz, and what is to be shown anew because of it; call it for silence too."""
        dictation = self._loaded.get(self._follow.language) if self._follow.call_id else None
        if dictation is None:
            return
        now = self._now()
        words = self._heard(dictation, sound, now)
        if words is None and self._shown and now - self._shown_at > STAYS:
            words = ""
        if words is not None and words != self._shown:
            self._shown, self._shown_at = words, now
            yield Caption(self._follow.call_id, words, self._models[self._follow.language].label)

    # ------------------------------------------------------------------ within

    def _heard(self, dictation: Dictation, sound: Pcm, now: float) -> str | None:
        """What was said so far; None: nothing new."""
        if len(sound) and np.sqrt(np.mean(np.square(sound, dtype=np.float64))) > LOUD:
            self._voiced_at = now
        pcm = self._on_floor(self._resampler.push(sound))
        if now - self._voiced_at > QUIET:
            self._before.append(pcm)
            was, self._speaking = self._speaking, False
            return lines(sure(dictation.commit())) or None if was else None
        if not self._speaking:
            self._speaking = True
            pcm = np.concatenate([*self._before, pcm])
            self._before.clear()
        hypothesis = dictation.feed(pcm.tobytes())
        return lines(sure(hypothesis) if hypothesis.final else hypothesis.text) or None

    def _on_floor(self, pcm: Pcm) -> Pcm:
        noisy: Pcm = np.clip(np.rint(pcm + self._random.normal(0.0, FLOOR, len(pcm))), -32768, 32767).astype(np.int16)
        return noisy

    def _load(self, language: Language) -> Dictation | None:
        model = self._models.get(language)
        if model is None:
            return None
        try:
            return Dictation(model.folder)
        except SourceError as error:
            log.warning("no captions in %s: %s", language, error)
            return None


def sure(hypothesis: Hypothesis) -> str:
    """The text with … for words that were hardly understood."""
    said: list[str] = []
    for word in hypothesis.words:
        text = word.text if word.confidence >= DOUBTFUL and word.text != "[unk]" else "…"
        if text != "…" or said[-1:] != ["…"]:
            said.append(text)
    return "" if said == ["…"] else " ".join(said)


def lines(text: str) -> str:
    """The end of it that can be read at a glance."""
    if len(text) <= LONGEST:
        return text
    return "… " + text[-LONGEST:].partition(" ")[2]


def captions(link: Link, setup: CaptionSetup) -> None:
    """The worker's main function. Ready as soon as the language of the call it was started for is loaded."""
    os.nice(NICE)
    voices = SoundRing.attach(setup.voices)
    captioner = Captioner(setup, time.monotonic)
    for order in link.orders():  # what it was started for
        _obey(captioner, order)
    voices.skip()
    link.ready()
    while True:
        for order in link.orders(TURN):
            _obey(captioner, order)
        heard = voices.read()
        if heard.lost:
            log.warning("%.1f s of the far side were not written down: the machine is too slow", heard.lost / 100)
        sound = np.frombuffer(b"".join(pcm for _, pcm in heard.frames), np.int16)
        for caption in captioner.hear(sound):
            link.send(caption)
        link.beat()


def _obey(captioner: Captioner, order: object) -> None:
    if isinstance(order, Follow):
        captioner.follow(order)
    else:
        log.error("the captioner was given an order it does not know: %r", order)
