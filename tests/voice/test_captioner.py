"""What a far side says is written down as far as it was understood, and taken away again."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core import places
from kiosk.core.clock import SetClock
from kiosk.core.sound_ring import SoundSpec
from kiosk.voice import wav
from kiosk.voice.audio import RATE, Pcm
from kiosk.voice.captioner import LONGEST, STAYS, TURN, Captioner, lines, sure
from kiosk.voice.messages import Caption, CaptionSetup, Dictated, Follow
from kiosk.voice.recogniser import Hypothesis, Word
from kiosk.voice.resample import Resampler
from tests.voice.conftest import Say

WIDE = 48_000  # samples a second, as calls have it
SAID = "all residents have been moved to the school"
UNDERSTOOD = "residents have been moved"  # our small model stumbles over the rest now and then
MODEL = Dictated(places.embedded_models() / "vosk-mini-en", "vosk-mini-en (DEMO MODEL)")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def captioner(clock: SetClock) -> Captioner:
    return Captioner(CaptionSetup(SoundSpec("nothing"), {"en": MODEL}), clock.now)


def shown(captioner: Captioner, clock: SetClock, sound: Pcm) -> list[Caption]:
    """What appears while `sound` (16 kHz) is said."""
    wide = Resampler(RATE, WIDE).push(sound)
    out: list[Caption] = []
    for place in range(0, len(wide), round(TURN * WIDE)):
        clock.move(TURN)
        out += captioner.hear(wide[place : place + round(TURN * WIDE)])
    return out


def quiet(seconds: float) -> Pcm:
    return np.zeros(round(seconds * RATE), np.int16)


def test_a_sentence_appears_while_it_is_said_and_goes_when_it_was_read(
    captioner: Captioner, clock: SetClock, say: Say
) -> None:
    captioner.follow(Follow("call-1", "en"))
    captions = shown(captioner, clock, wav.read(say(SAID, "en")))
    assert len(captions) > 2, "word by word"
    captions += shown(captioner, clock, quiet(3.0))
    assert UNDERSTOOD in captions[-1].words
    assert (captions[-1].call_id, captions[-1].engine) == ("call-1", MODEL.label)
    assert [caption.words for caption in shown(captioner, clock, quiet(STAYS))] == [""]
    assert shown(captioner, clock, quiet(5.0)) == []


def test_nothing_is_written_down_where_nobody_is_followed_or_nothing_knows_the_language(
    captioner: Captioner, clock: SetClock, say: Say
) -> None:
    sound = wav.read(say(SAID, "en"))
    assert shown(captioner, clock, sound) == []
    captioner.follow(Follow("call-1", "ko"))
    assert shown(captioner, clock, sound) == []


def test_one_calls_words_do_not_run_into_the_next(captioner: Captioner, clock: SetClock, say: Say) -> None:
    sound = wav.read(say(SAID, "en"))
    captioner.follow(Follow("call-1", "en"))
    shown(captioner, clock, sound[: len(sound) // 2])
    captioner.follow(Follow("call-2", "en"))
    captions = shown(captioner, clock, wav.read(say("show traffic", "en"))) + shown(captioner, clock, quiet(3.0))
    assert captions[-1] == Caption("call-2", "show traffic", MODEL.label)
    assert not any("residents" in caption.words for caption in captions)


def test_a_model_that_is_broken_is_logged_and_the_call_goes_on(
    clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Captioner(CaptionSetup(SoundSpec("nothing"), {"en": Dictated(places.assets(), "broken")}), clock.now)
    broken.follow(Follow("call-1", "en"))
    assert "no captions in en" in caplog.text
    caplog.clear()
    assert shown(broken, clock, quiet(1.0)) == []


def said(*words: tuple[str, float]) -> Hypothesis:
    return Hypothesis(tuple(Word(text, 0.0, 0.0, confidence) for text, confidence in words), final=True)


@pytest.mark.parametrize(
    ("hypothesis", "text"),
    [
        (said(("the", 1.0), ("fire", 0.9)), "the fire"),
        (said(("the", 1.0), ("fair", 0.4), ("tyre", 0.3), ("is", 0.7)), "the … is"),
        (said(("[unk]", 1.0), ("out", 0.6)), "… out"),
        (said(("fair", 0.2)), ""),
        (said(), ""),
    ],
)
def test_what_was_hardly_understood_is_not_written_down(hypothesis: Hypothesis, text: str) -> None:
    assert sure(hypothesis) == text


def test_of_a_long_speech_the_end_is_shown_from_a_whole_word_on() -> None:
    speech = " ".join(f"word{number}" for number in range(100))
    end = lines(speech)
    assert len(end) <= LONGEST + 2
    assert speech.endswith(end.removeprefix("… "))
    assert end.startswith("… word")
    assert lines("short") == "short"
