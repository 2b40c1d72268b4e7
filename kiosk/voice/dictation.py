"""Stamped sound -> what was dictated: one stretch of free speech, until it is quiet or too long. All in audio time.

What is written here is never a command: somebody reads it, and it is sent after a yes by another sense.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Protocol

from kiosk.core.errors import SourceError
from kiosk.voice.audio import BLOCK, BYTES, SAMPLES
from kiosk.voice.messages import Taken
from kiosk.voice.recogniser import Hypothesis, Writer
from kiosk.voice.utterance import APART, ONSET, PRE_ROLL, Activity

QUIET = 1.8  # seconds of quiet after which it is over: who dictates pauses to think
WAITS = 12.0  # seconds of open microphone in which nobody says a word, after which it is over too
LONGEST = 45.0  # seconds: longer than what fits into an order takes to say
UNHEARD = "[unk]"  # vosk's word for what it does not know
FRAME = SAMPLES * BYTES  # bytes the detector takes at once


class Loading(Protocol):
    """Something that becomes a writer in a thread of its own."""

    def ready(self) -> Writer | None:
        """The writer, or None while it loads. Raises `SourceError` where it cannot be loaded."""
        ...


class DictationTaker:
    """One dictation at a time. One thread only."""

    def __init__(self, take: int, engine: str, loading: Loading, activity: Activity) -> None:
        """`take` is its number, `engine` how the screen names who writes."""
        self.take = take
        self.over = False
        self._engine = engine
        self._loading = loading
        self._activity = activity
        self._rest = b""
        self._before: deque[tuple[bytes, bool]] = deque(maxlen=round(PRE_ROLL / BLOCK))
        self._waiting: list[bytes] = []  # said while the model still loads
        self._sentences: list[str] = []  # that an engine with its own end points has ended
        self._fed: Writer | None = None  # what has to be told that the sentence is over
        self._speaking = False
        self._ending = False  # it is over, and the engine that should write it still loads
        self._quiet = 0.0
        self._length = 0.0
        self._shown = ""

    @property
    def swallows(self) -> bool:
        """Whether what is heard is still the speech that was cut off: the rest of it is no command."""
        return self.over and self._speaking and self._quiet < APART

    def hear(self, pcm: bytes) -> Iterator[Taken]:
        """What becomes known with this sound."""
        heard = self._rest + pcm
        whole = len(heard) // FRAME * FRAME
        self._rest = heard[whole:]
        for place in range(0, whole, FRAME):
            frame = heard[place : place + FRAME]
            voiced = self._activity.voiced(frame)
            self._quiet = 0.0 if voiced else self._quiet + BLOCK
            if not self.over and not self._ending:
                yield from self._frame(frame, voiced=voiced)

    def commit(self) -> Iterator[Taken]:
        """The gate was shut: what was said so far is all of it; where nothing was, it goes on with the next opening."""
        self._quiet = APART
        if self._speaking and not self.over:
            yield from self._end()

    def look(self) -> Iterator[Taken]:
        """What becomes known without sound: an engine may have loaded meanwhile. Several times a second."""
        if self._ending and not self.over:
            yield from self._end()

    def give_up(self) -> Taken:
        """Nobody wants it any more: nothing is written, and nothing of it is left for the next one."""
        self.over = True
        if self._fed is not None:
            self._fed.commit()
        return Taken(self.take, "", self._engine, final=True)

    # ------------------------------------------------------------------ within

    def _frame(self, pcm: bytes, *, voiced: bool) -> Iterator[Taken]:
        self._length += BLOCK
        if not self._speaking:
            self._before.append((pcm, voiced))
            most, among = ONSET
            if sum(was for _, was in list(self._before)[-among:]) >= most:
                self._speaking = True
                self._waiting = [earlier for earlier, _ in self._before]
                self._length = 0.0
            elif self._length >= WAITS:
                yield self.give_up()
            return
        self._waiting.append(pcm)
        try:
            writer = self._loading.ready()
        except SourceError:
            self.over = True
            yield Taken(self.take, "", self._engine, final=True, failed="broken model")
            return
        if writer is not None:
            yield from self._written(writer)
        if self._quiet >= QUIET or self._length >= LONGEST:
            yield from self._end()

    def _written(self, writer: Writer) -> Iterator[Taken]:
        self._fed = writer
        hypothesis = writer.feed(b"".join(self._waiting))
        self._waiting.clear()
        words = self._so_far(hypothesis)
        if words != self._shown:
            self._shown = words
            yield Taken(self.take, words, self._engine, final=False)

    def _so_far(self, hypothesis: Hypothesis) -> str:
        said = " ".join(word.text for word in hypothesis.words if word.text != UNHEARD)
        if hypothesis.final:
            self._sentences.append(said)
            return " ".join(filter(None, self._sentences))
        return " ".join(filter(None, (*self._sentences, said)))

    def _end(self) -> Iterator[Taken]:
        """The last word, or nothing while the engine still loads."""
        self._ending = True
        try:
            writer = self._loading.ready()
        except SourceError:
            self.over = True
            yield Taken(self.take, "", self._engine, final=True, failed="broken model")
            return
        if writer is not None:
            self.over = True
            if self._waiting:
                self._so_far(writer.feed(b"".join(self._waiting)))  # a sentence may end with it
            yield Taken(self.take, self._so_far(writer.commit()), self._engine, final=True)
