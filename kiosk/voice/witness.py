"""A recogniser and a witness -> only sentences both heard something of. Ends where a sentence is probable or not.

Two engines that were made of different things err differently: a clatter or small talk that one bends into a sentence
of the grammar, the other hears as something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.core.inputs import Intent
from kiosk.core.text import Language
from kiosk.voice.recogniser import Hypothesis, Recogniser

SHARE = 0.5  # of the sentence's words the witness must have heard too


class Witnessed:
    """Implements `Recogniser`: what `first` hears, where `witness` agrees.

    Heard alike to the last word, a sentence may fit worse. Where the witness heard another one, of another
    meaning, none was said plainly: two districts that sound alike are asked for again, and not taken for each other.
    """

    def __init__(self, first: Recogniser, witness: Recogniser, meanings: Mapping[str, Intent]) -> None:
        """`meanings`: of each whole sentence."""
        self.language: Language = first.language
        self.engine = first.engine
        self.unknown = first.unknown
        self._first = first
        self._witness = witness
        self._meanings = meanings
        self._testimony: list[str] = []  # words of the sentence being heard

    def feed(self, pcm: bytes) -> Hypothesis | None:
        """See `Recogniser`; the end point is the first engine's."""
        also = self._witness.feed(pcm)
        if also and also.final:
            self._note(also)
        return self._first.feed(pcm)

    def commit(self) -> Hypothesis:
        """See `Recogniser`."""
        self._note(self._witness.commit())
        heard, self._testimony = self._testimony, []
        hypothesis = self._first.commit()
        told = " ".join(heard)
        if told == hypothesis.text:
            return replace(hypothesis, probable=hypothesis.probable or hypothesis.passable)
        shared = sum(word.text in heard for word in hypothesis.words)
        meant = self._meanings.get(told)
        another = meant is not None and meant != self._meanings.get(hypothesis.text)
        agreed = shared >= SHARE * len(hypothesis.words) and not another
        return replace(hypothesis, probable=hypothesis.probable and agreed)

    def reset(self) -> None:
        """See `Recogniser`."""
        self._first.reset()
        self._witness.reset()
        self._testimony = []

    def _note(self, hypothesis: Hypothesis) -> None:
        self._testimony += [word.text for word in hypothesis.words]
