"""PCM -> hypotheses by vosk 0.3.45, bound to the phrases of a grammar. The only importer of vosk."""

from __future__ import annotations

import json
import logging
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypedDict

import vosk

from kiosk.core.errors import SourceError
from kiosk.core.text import Language
from kiosk.voice.audio import BYTES, RATE
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import UNKNOWN
from kiosk.voice.recogniser import NOTHING, Hypothesis, Word

log = logging.getLogger(__name__)

UNSURE = 0.5  # confidence of a partial hypothesis: there is none yet
AGREES = 0.6  # of the letters that a model without grammar has to hear alike, where the model has no `[unk]`
ERRORS_ONLY = -2  # vosk's log level; at its usual -1 it still writes a warning for every partial result

vosk.SetLogLevel(ERRORS_ONLY)


class _Result(TypedDict, total=False):
    result: list[dict[str, float | str]]
    partial: str
    text: str


class VoskRecogniser:
    """A model folder and a grammar.

    The grammar is a bigram model: texts that are no sentence come out, so the caller matches them. Words the model
    lacks are dropped silently by vosk, so they are looked up here and their phrases left out. A model without `[unk]`
    (vosk-model-small-ko-0.22) makes a command of any speech: there a second recogniser without grammar has to agree.

    Raises `SourceError` where the folder is no model or knows no sentence at all.
    """

    def __init__(self, folder: Path, grammar: Grammar, engine: str, *, compete: bool | None = None) -> None:
        """`compete`: ask for the second recogniser's agreement; None: where the model has no `[unk]`."""
        self.language: Language = grammar.language
        self.engine = engine
        self._model = _loaded(folder)
        self.unknown = tuple(sorted(word for word in grammar.words if not self._knows(word)))
        missing = frozenset(self.unknown)
        phrases = [text for text in sorted(grammar.texts) if missing.isdisjoint(text.split())]
        if not phrases:
            raise SourceError(str(folder), "knows none of the sentences", "choose the model of another language")
        if self.unknown:
            log.warning("%s does not know: %s", folder.name, ", ".join(self.unknown))
        rejects = self._knows(UNKNOWN)
        listed = json.dumps([*phrases, UNKNOWN] if rejects else phrases, ensure_ascii=False)
        self._bound = vosk.KaldiRecognizer(self._model, float(RATE), listed)
        self._bound.SetWords(True)
        self._free = (
            vosk.KaldiRecognizer(self._model, float(RATE)) if (not rejects if compete is None else compete) else None
        )
        self._heard = ""  # the last partial
        self._fed = 0.0  # seconds since this was made
        self._began = 0.0  # when the sentence being heard did
        self._free_heard = ""  # what the free one ended meanwhile

    def feed(self, pcm: bytes) -> Hypothesis | None:
        """See `Recogniser`; vosk itself works in steps of 0.2 s.

        Words of a partial hypothesis have no times of their own: with them vosk holds the last word back.
        """
        self._fed += len(pcm) / BYTES / RATE
        if self._free is not None and self._free.AcceptWaveform(pcm):
            self._free_heard += _parsed(self._free.Result())["text"]
        if self._bound.AcceptWaveform(pcm):
            # the end point may lie inside this block, so the text can be empty: then there is nothing to say
            hypothesis = self._judged(_words(_parsed(self._bound.Result()).get("result", [])))
            return hypothesis if hypothesis.words else None
        text = _parsed(self._bound.PartialResult()).get("partial", "")
        if text == self._heard:
            return None
        self._heard = text
        return Hypothesis(tuple(Word(word, self._began, self._fed, UNSURE) for word in text.split()), final=False)

    def commit(self) -> Hypothesis:
        """See `Recogniser`. The next block starts a new feature pipeline, so nothing of this sentence leaks into it."""
        return self._judged(_words(_parsed(self._bound.FinalResult()).get("result", [])))

    def reset(self) -> None:
        """See `Recogniser`."""
        self.commit()

    def _judged(self, words: tuple[Word, ...]) -> Hypothesis:
        self._heard, self._began = "", self._fed
        if self._free is None:
            return Hypothesis(words, final=True) if words else NOTHING
        free = self._free_heard + _parsed(self._free.FinalResult())["text"]
        self._free_heard = ""
        bound = "".join(word.text for word in words)
        alike = SequenceMatcher(None, bound, free.replace(" ", ""), autojunk=False).ratio()
        return Hypothesis(words, final=True, probable=alike >= AGREES)

    def _knows(self, word: str) -> bool:
        return bool(self._model.vosk_model_find_word(word) >= 0)


class Dictation:
    """A model folder without a grammar: whatever is said, as far as the model knows the words.

    Raises `SourceError` where the folder is no model.
    """

    def __init__(self, folder: Path) -> None:
        self._recogniser = vosk.KaldiRecognizer(_loaded(folder), float(RATE))
        self._recogniser.SetWords(True)

    def feed(self, pcm: bytes) -> Hypothesis:
        """Hear int16 mono 16 kHz of any length: what was said in this sentence so far, final at its end."""
        if self._recogniser.AcceptWaveform(pcm):
            return Hypothesis(_words(_parsed(self._recogniser.Result()).get("result", [])), final=True)
        text = _parsed(self._recogniser.PartialResult()).get("partial", "")
        return Hypothesis(tuple(Word(word, 0.0, 0.0, UNSURE) for word in text.split()), final=False)

    def commit(self) -> Hypothesis:
        """End the sentence now."""
        return Hypothesis(_words(_parsed(self._recogniser.FinalResult()).get("result", [])), final=True)


def _loaded(folder: Path) -> vosk.Model:
    if not (folder / "am" / "final.mdl").is_file():
        raise SourceError(str(folder), "is no vosk model (am/final.mdl is missing)", "`kiosk models verify` says more")
    try:
        return vosk.Model(str(folder))
    except Exception as error:  # vosk raises nothing narrower
        log.exception("vosk could not load %s", folder)
        raise SourceError(str(folder), "vosk cannot load this model", "`kiosk models verify` says more") from error


def _parsed(answer: str) -> _Result:
    found: _Result = json.loads(answer)
    return found


def _words(found: list[dict[str, float | str]]) -> tuple[Word, ...]:
    return tuple(
        Word(str(word["word"]), float(word["start"]), float(word["end"]), min(1.0, float(word["conf"])))
        for word in found
    )
