"""PCM -> hypotheses by pocketsphinx 5.1.1, and its voice activity detector. The only importer of pocketsphinx."""

from __future__ import annotations

import math
import re
from itertools import takewhile

import numpy as np
import pocketsphinx

from kiosk.core.errors import SourceError
from kiosk.core.text import Language
from kiosk.voice.audio import BYTES, RATE
from kiosk.voice.grammar import Grammar
from kiosk.voice.recogniser import NOTHING, Hypothesis, Word

ENGINE = "pocketsphinx en-us"
FRAME = 0.01  # seconds a frame of its feature extraction
SHIFTED = 1024  # by which the scores of its segments are divided where no lattice was searched; SENSCR_SHIFT
# Wider than the defaults (1e-48, 1e-48, 7e-29): the last word of a sentence is lost less often, and what is no sentence
# fits worse.
BEAMS = {"beam": 1e-80, "pbeam": 1e-80, "wbeam": 1e-60}
# No search of the lattice: with these beams and all sentences of a city it takes many times as long as noise lasts, and
# nothing else is heard meanwhile; a test bounds that. The path that decoding found is there at once.
BESTPATH = False
DITHER = 8.0  # standard deviation of the noise added, of 32768: exact zeros (a muted line, a null sink) derail it
# A sentence is refused beyond these; `benchmarks/rejection.py` prints what passes of other talk, and a test asks that
# short commands do among all that can be said in a city
WORST_SENTENCE = -5.0  # nats a frame by which a sentence may lie below the sounds that fit each frame best
PASSABLE = -8.0  # the same where a witness heard exactly this: "hang up" fits as badly as other talk does
SHORT = 0.45, -4.0  # seconds of words up to which a sentence has to fit better, and how well: a clatter is short too
WORST_WORD = -10.0  # nats a frame by which one of its words may: an "a" in running speech often fits badly
LEAST = 0.12  # seconds of words below which there was none: a click
UNEXPLAINED = 30  # frames of phones, by the free loop, that the sentence takes for silence or noise
LONG_WORD = 0.65, 0.10  # seconds a word may last: so much, and more for each letter; drawn out further it is a sound
UNSURE = 0.5  # confidence of a word where nothing judges it
SURE = -1.5  # nats a frame at which confidence is 1; 0 at twice WORST_SENTENCE
ALTERNATE = re.compile(r"\(\d+\)$")  # the(2): the second pronunciation of "the"

Segment = tuple[str, int, int, float]  # (word, first frame, last frame, log likelihood in nats)


class PocketsphinxRecogniser:
    """The US English model inside the wheel, a JSGF of the sentences, and a free phone loop that competes with it.

    A closed grammar makes a command of any speech, and its confidence says nothing. So the acoustic log likelihood,
    which the engine counts from the best fitting sound of each frame, is judged over the sentence and over each word;
    and where the sentence hears silence and the free phone loop speech, there is more than the sentence says.

    Raises `SourceError` naming a word that neither the dictionary nor the pack's pronunciations hold.
    """

    language: Language = "en"
    engine = ENGINE
    unknown: tuple[str, ...] = ()

    def __init__(self, grammar: Grammar) -> None:
        self._bound = pocketsphinx.Decoder(lm=None, samprate=RATE, loglevel="FATAL", bestpath=BESTPATH, **BEAMS)
        for word, phones in grammar.sentences.pronunciations:
            self._teach(word, phones)
        missing = sorted(word for word in grammar.words if self._bound.lookup_word(word) is None)
        if missing:
            raise SourceError(
                "pocketsphinx",
                f"does not know how to say: {', '.join(missing)}",
                "give their phones in pronunciations.toml of the city pack",
            )
        self._bound.add_jsgf_string("sentences", grammar.jsgf())
        self._bound.activate_search("sentences")
        self._free = pocketsphinx.Decoder(
            lm=None,
            allphone=pocketsphinx.get_model_path("en-us/en-us-phone.lm.bin"),
            samprate=RATE,
            loglevel="FATAL",
        )
        self._fed = 0.0  # seconds since this was made
        self._began: float | None = None  # of the sentence being heard
        self._heard = ""
        self._sound = b""  # of the sentence being heard
        self._random = np.random.default_rng(0)

    def _teach(self, word: str, phones: tuple[str, ...]) -> None:
        """Add pronunciations beside those the dictionary has; it names the second one of a word "word(2)"."""
        entries = (word, *(f"{word}({number})" for number in range(2, 99)))
        free = (entry for entry in entries if self._bound.lookup_word(entry) is None)
        known = {self._bound.lookup_word(entry) for entry in entries}
        for pronunciation in phones:
            if pronunciation not in known:
                self._bound.add_word(next(free), pronunciation, False)

    def feed(self, pcm: bytes) -> Hypothesis | None:
        """See `Recogniser`; it has no end point of its own."""
        if self._began is None:
            self._began = self._fed
            self._random = np.random.default_rng(0)  # the same sentence is heard alike at any time
            self._bound.start_utt()
        heard = dithered(pcm, self._random)
        self._bound.process_raw(heard, False, False)
        self._sound += heard
        self._fed += len(pcm) / BYTES / RATE
        hypothesis = Hypothesis(_words(_segments(self._bound), self._began, UNSURE), final=False)
        if hypothesis.text == self._heard:
            return None
        self._heard = hypothesis.text
        return hypothesis

    def commit(self) -> Hypothesis:
        """See `Recogniser`."""
        if self._began is None:
            return NOTHING
        began, self._began, self._heard = self._began, None, ""
        self._bound.end_utt()
        sound, self._sound = self._sound, b""
        bound = _spoken(_whole(self._bound, sound))
        if not bound or _seconds(bound) < LEAST:
            return NOTHING
        fit = _fit(bound)
        passable = (
            fit >= PASSABLE
            and all(_plausible(word) for word in bound if not _filler(word))
            and _unexplained(bound, _whole(self._free, sound)) <= UNEXPLAINED
        )
        probable = passable and fit >= (SHORT[1] if _seconds(bound) <= SHORT[0] else WORST_SENTENCE)
        confidence = min(1.0, max(0.0, (fit - 2 * WORST_SENTENCE) / (SURE - 2 * WORST_SENTENCE)))
        words = _words(bound, began, confidence)
        return Hypothesis(words, final=True, probable=probable, passable=passable and not probable)

    def reset(self) -> None:
        """See `Recogniser`."""
        if self._began is not None:
            self._bound.end_utt()
        self._began, self._heard, self._sound = None, "", b""


class PocketsphinxDictation:
    """The same model with its own trigram language model of general English: whatever is said, and often wrongly.

    Loads in 0.6 s and takes 60 MB.
    """

    def __init__(self) -> None:
        self._decoder = pocketsphinx.Decoder(
            lm=pocketsphinx.get_model_path("en-us/en-us.lm.bin"), samprate=RATE, loglevel="FATAL"
        )
        self._began = False
        self._random = np.random.default_rng(0)

    def feed(self, pcm: bytes) -> Hypothesis:
        """See `Writer`; it has no end point of its own."""
        if not self._began:
            self._began = True
            self._random = np.random.default_rng(0)
            self._decoder.start_utt()
        self._decoder.process_raw(dithered(pcm, self._random), False, False)
        return Hypothesis(_words(_segments(self._decoder), 0.0, UNSURE), final=False)

    def commit(self) -> Hypothesis:
        """See `Writer`; not decoded once more in one piece as a sentence is: that takes 0.3 s for each second."""
        if not self._began:
            return NOTHING
        self._began = False
        self._decoder.end_utt()
        return Hypothesis(_words(_segments(self._decoder), 0.0, UNSURE), final=True)


class VoiceActivity:
    """WebRTC's detector: is there a voice in 30 ms of sound?"""

    def __init__(self) -> None:
        self._vad = pocketsphinx.Vad(pocketsphinx.Vad.STRICT, RATE, 0.03)

    def voiced(self, pcm: bytes) -> bool:
        """For exactly one block of 30 ms."""
        return bool(self._vad.is_speech(pcm))


def dithered(pcm: bytes, random: np.random.Generator) -> bytes:
    """`pcm` on a floor of noise."""
    samples = np.frombuffer(pcm, np.int16)
    noise = random.normal(0.0, DITHER, len(samples))
    return np.clip(np.rint(samples + noise), -32768, 32767).astype(np.int16).tobytes()


def _segments(decoder: pocketsphinx.Decoder) -> list[Segment]:
    return [
        (
            str(s.word),
            int(s.start_frame),
            int(s.end_frame),
            SHIFTED * math.log(s.ascore) if s.ascore > 0 else -math.inf,
        )
        for s in decoder.seg() or ()
    ]


def _whole(decoder: pocketsphinx.Decoder, sound: bytes) -> list[Segment]:
    """The sentence decoded once more in one piece.

    Streaming takes the channel's mean from the sentences before, so that the first ones of a day, and each one after a
    change of speaker, are heard worse; in one piece a sentence is heard alike at any time. Costs about 0.08 s for each
    second.
    """
    decoder.start_utt()
    decoder.process_raw(sound, False, True)
    decoder.end_utt()
    return _segments(decoder)


def _filler(segment: Segment) -> bool:
    return segment[0][0] in "<[("


def _spoken(segments: list[Segment]) -> list[Segment]:
    """From the first word to the last one."""
    lead = len(list(takewhile(_filler, segments)))
    trail = len(list(takewhile(_filler, reversed(segments))))
    return segments[lead : len(segments) - trail]


def _seconds(segments: list[Segment]) -> float:
    return (segments[-1][2] - segments[0][1] + 1) * FRAME


def _fit(segments: list[Segment]) -> float:
    """Nats a frame of what follows on each other: 0 where every frame is just what it should be, usually less."""
    return sum(score for *_, score in segments) / (segments[-1][2] - segments[0][1] + 1)


def _plausible(word: Segment) -> bool:
    text, first, last, _ = word
    least, each = LONG_WORD
    longest = least + each * len(ALTERNATE.sub("", text))
    return _fit([word]) >= WORST_WORD and (last - first + 1) * FRAME <= longest


def _unexplained(bound: list[Segment], free: list[Segment]) -> int:
    """Frames in which the phone loop hears phones and the sentence none of its words."""
    frames = 0
    for phone, start, end, _ in free:
        if phone != "SIL" and not phone.startswith("+"):
            words = sum(max(0, min(end, b) - max(start, a) + 1) for w, a, b, _ in bound if w[0] not in "<[(")
            frames += end - start + 1 - words
    return frames


def _words(segments: list[Segment], began: float, confidence: float) -> tuple[Word, ...]:
    return tuple(
        Word(ALTERNATE.sub("", word), began + start * FRAME, began + (end + 1) * FRAME, confidence)
        for word, start, end, _ in (s for s in segments if not _filler(s))
    )
