"""PCM -> hypotheses: what the ears ask of an engine. Ends where the text is matched with the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.core.text import Language


@dataclass(frozen=True, slots=True)
class Word:
    """A word and when it was said, in seconds of the audio the recogniser was fed since it was made."""

    text: str
    started: float
    ended: float
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the engine believes was said; `final` when it ended the sentence by its own end point or was told to."""

    words: tuple[Word, ...]
    final: bool
    probable: bool = True  # False: the sound fits it badly, or a competing model without grammar explains it better
    passable: bool = False  # not probable, but what another engine that heard exactly the same may vouch for

    @property
    def text(self) -> str:
        """The words with single spaces between."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean of the words', 0 without any."""
        return sum(word.confidence for word in self.words) / len(self.words) if self.words else 0.0


NOTHING = Hypothesis((), final=True)


class Recogniser(Protocol):
    """An engine loaded with the sentences of one language. One thread only."""

    @property
    def language(self) -> Language:
        """What it expects."""
        ...

    @property
    def engine(self) -> str:
        """The engine and its model, as the screen names them."""
        ...

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words of the sentences that the model lacks: sentences with them cannot be heard."""
        ...

    def feed(self, pcm: bytes) -> Hypothesis | None:
        """Hear int16 mono 16 kHz of any length; the new hypothesis, or None where there is no news."""
        ...

    def commit(self) -> Hypothesis:
        """End the sentence now: the final hypothesis of what was fed since the last one."""
        ...

    def reset(self) -> None:
        """Forget what was fed since the last final hypothesis."""
        ...


class Writer(Protocol):
    """An engine that writes down free speech. One thread only."""

    def feed(self, pcm: bytes) -> Hypothesis:
        """Hear int16 mono 16 kHz of any length: what was said in this sentence so far, final at its end."""
        ...

    def commit(self) -> Hypothesis:
        """End the sentence now."""
        ...
