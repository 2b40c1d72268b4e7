"""Stamped sound -> words with their intent: where a sentence begins, when it is over, what it means. All in audio time.

A sentence is over as soon as it is whole, no longer one begins like it, and the voice has been quiet for a moment;
waiting for silence alone is what makes voice control slow. Nothing ever follows from a partial hypothesis.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from typing import Protocol

from kiosk.core.inputs import Intent, Unmatched, Words
from kiosk.voice.audio import BLOCK, BYTES, SAMPLES, AudioClock, Block
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import UNKNOWN, Matcher
from kiosk.voice.recogniser import Hypothesis, Recogniser

PRE_ROLL = 0.30  # seconds before the onset that are heard too: a soft first consonant is no voice to the detector
ONSET = 3, 5  # voiced blocks among the last: 90 of 150 ms, so that a click is no beginning
READY = 0.24  # seconds of quiet after a whole sentence; 90 ms is measured to do, a stop consonant lasts longer
OPEN = 0.60  # seconds of quiet where a longer sentence begins like this one
OVER = 0.90  # seconds of quiet after which an unfinished sentence is given up
APART = 0.6  # seconds of quiet that part a command from talk before it: words out of other people's sentences are none
LONGEST = 12.0  # seconds: nothing that can be said here lasts as long
FRAME = SAMPLES * BYTES  # bytes the detector takes at once


class Activity(Protocol):
    """Tells voice from other sound."""

    def voiced(self, pcm: bytes) -> bool:
        """For one block of `BLOCK` seconds."""
        ...


class Utterances:
    """One recogniser, its sentences, and the sound it is fed. One thread only."""

    def __init__(self, recogniser: Recogniser, grammar: Grammar, matcher: Matcher, activity: Activity) -> None:
        self._recogniser = recogniser
        self._grammar = grammar
        self._matcher = matcher
        self._activity = activity
        self._clock = AudioClock()
        self._rest = b""
        self._before: deque[tuple[bytes, bool, float]] = deque(maxlen=round(PRE_ROLL / BLOCK))
        self._speaking = False
        self._quiet = 0.0
        self._length = 0.0
        self._last: Hypothesis | None = None
        self._voice = 0.0  # monotonic seconds at which a voice was heard last
        self._talk = -math.inf  # monotonic seconds at which the last sentence ended that meant nothing
        self._follows_talk = False

    @property
    def engine(self) -> str:
        """The recogniser's engine and model."""
        return self._recogniser.engine

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words of the sentences that the engine cannot hear."""
        return self._recogniser.unknown

    def hear(self, block: Block) -> Iterator[Words]:
        """What becomes known with this block: partial words, and final ones when a sentence is over."""
        pcm, at = self._rest + block.pcm, block.at - len(self._rest) / FRAME * BLOCK
        whole = len(pcm) // FRAME * FRAME
        self._rest = pcm[whole:]
        for place in range(0, whole, FRAME):
            yield from self._frame(pcm[place : place + FRAME], at + place / FRAME * BLOCK)

    def commit(self) -> Words | None:
        """End the sentence now, if one is being said."""
        if not self._speaking:
            self.reset()
            return None
        return next(self._final(self._recogniser.commit()), None)

    def reset(self) -> None:
        """Forget the sentence being said, and the ones before."""
        self._clear()
        self._talk = -math.inf

    def _clear(self) -> None:
        if self._speaking:
            self._recogniser.reset()
        self._rest = b""
        self._before.clear()
        self._speaking, self._last, self._quiet, self._length = False, None, 0.0, 0.0

    def _frame(self, pcm: bytes, at: float) -> Iterator[Words]:
        voiced = self._activity.voiced(pcm)
        if self._speaking:
            yield from self._go_on(pcm, at, voiced)
            return
        self._before.append((pcm, voiced, at))
        most, among = ONSET
        if sum(was for _, was, _ in list(self._before)[-among:]) >= most:
            self._speaking = True
            onset = next(when for _, was, when in self._before if was)
            self._follows_talk = onset - self._talk < APART
            for earlier, was, when in list(self._before):
                yield from self._go_on(earlier, when, was)

    def _go_on(self, pcm: bytes, at: float, voiced: bool) -> Iterator[Words]:
        self._clock.stamp(BLOCK, at)
        self._quiet = 0.0 if voiced else self._quiet + BLOCK
        if voiced:
            self._voice = at + BLOCK
        self._length += BLOCK
        news = self._recogniser.feed(pcm)
        if news is not None and news.final:
            yield from self._final(news)
        elif news is not None:
            self._last = news
            if news.words:
                yield self._as_words(news, final=False)
        if self._speaking and self._over():
            yield from self._final(self._recogniser.commit())

    def _over(self) -> bool:
        if self._quiet >= OVER or self._length >= LONGEST:
            return True
        if self._last is None or not self._grammar.finished(self._last.text):
            return False
        # in steady noise the detector hears a voice for ever; the engine itself knows when the last word ended
        quiet = max(self._quiet, self._clock.fed - self._last.words[-1].ended - READY)
        return quiet >= (OPEN if self._grammar.goes_on(self._last.text) else READY)

    def _final(self, hypothesis: Hypothesis) -> Iterator[Words]:
        """The end of this sentence; nothing where neither now nor before a word was heard: that was no speech."""
        shown = self._last is not None and bool(self._last.words)
        words = self._as_words(hypothesis, final=True)
        if words.intent is None:
            self._talk = self._voice
        self._speaking = False  # the recogniser has ended this sentence itself
        self._clear()
        if shown or hypothesis.words:
            yield words

    def _as_words(self, hypothesis: Hypothesis, *, final: bool) -> Words:
        said = [word for word in hypothesis.words if word.text != UNKNOWN] or list(hypothesis.words)
        intent, unmatched = self._meaning(hypothesis) if final else (None, None)
        return Words(
            text=hypothesis.text.replace(UNKNOWN, "…"),
            language=self._recogniser.language,
            final=final,
            started=self._clock.moment(said[0].started if said else self._clock.fed - self._length),
            # pocketsphinx stretches the last word into the quiet: a late end would flatter the latency counted from it
            ended=min(self._clock.moment(said[-1].ended), self._voice) if said else self._voice,
            confidence=hypothesis.confidence,
            engine=self._recogniser.engine,
            intent=intent,
            unmatched=unmatched,
        )

    def _meaning(self, hypothesis: Hypothesis) -> tuple[Intent | None, Unmatched | None]:
        meant = self._matcher.match(hypothesis.text)
        if isinstance(meant, Unmatched):
            return None, meant
        return (meant, None) if hypothesis.probable and not self._follows_talk else (None, Unmatched.IMPROBABLE)
