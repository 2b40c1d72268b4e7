"""Rules that part a command from the talk around it."""

from __future__ import annotations

import numpy as np

from kiosk.core.inputs import Intent, Unmatched
from kiosk.voice import wav
from kiosk.voice.audio import RATE, Pcm
from tests.voice.conftest import Say
from tests.voice.listening import finals, listener


def _trimmed(samples: Pcm) -> Pcm:
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 600)
    return samples[loud[0] : loud[-1] + 1]


def _joined(first: Pcm, pause: float, second: Pcm) -> Pcm:
    room = np.random.default_rng(0).normal(0, 12, int(RATE * 2)).astype(np.int16)
    gap = room[: int(RATE * pause)]
    return np.concatenate([room[: RATE // 2], _trimmed(first), gap, _trimmed(second), room])


def test_a_command_right_after_other_talk_is_part_of_it_and_after_a_pause_it_is_a_command(say: Say) -> None:
    talk, command = wav.read(say("what a lovely afternoon", "en")), wav.read(say("hang up", "en"))
    line = listener("vosk", "en")
    close = finals(line, _joined(talk, 0.45, command))
    assert all(words.intent is None for words in close)
    apart = finals(line, _joined(talk, 1.8, command))
    assert apart[0].unmatched is not None
    assert apart[-1].intent == Intent("call.hang_up")


def test_a_refused_sentence_still_says_what_was_heard(say: Say) -> None:
    (words,) = finals(listener("vosk", "en"), wav.read(say("show the elephants", "en")))
    assert words.intent is None
    assert words.unmatched in (Unmatched.UNKNOWN_WORDS, Unmatched.NO_SENTENCE)
    assert "[unk]" not in words.text
    assert words.ended > words.started
