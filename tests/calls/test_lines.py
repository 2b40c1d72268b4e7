"""Words become lines with a sound, a length and a mouth."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from kiosk.calls.backend import SpeechMaker
from kiosk.calls.lines import EDGE, READING, SHORTEST, WINDOW, Line, Prompter, Sound, read, silent, trimmed, voiced
from tests.calls.people import mute, tone

RATE = 16_000


def made(speech: SpeechMaker | None, words: str = "Hello there") -> tuple[Line, str]:
    """The line once it is made, and the problem there was."""
    prompter = Prompter(speech)
    prompter.prepare(words, "en", "m1")
    prompter._made[words, "en", "m1"].result(5.0)
    line = prompter.line(words, "en", "m1")
    prompter.close()
    assert line
    return line, prompter.problem


def test_a_line_lasts_as_long_as_its_sound() -> None:
    line, problem = made(tone)
    assert line.sound
    assert line.lasts == pytest.approx(0.5, abs=0.05)
    assert problem == ""


def test_the_quiet_around_a_voice_is_cut() -> None:
    quiet, voice = np.zeros(RATE, np.int16), np.full(RATE, 900, np.int16)
    assert trimmed(Sound(np.concatenate([quiet, voice, quiet]), RATE)).lasts == pytest.approx(1.0 + 2 * EDGE, abs=0.01)
    assert trimmed(Sound(quiet, RATE)).lasts == pytest.approx(1.0)


def test_the_mouth_follows_the_loudness() -> None:
    loud = (8000 * np.sin(np.arange(RATE) / 5)).astype(np.int16)
    line = voiced("Ah", Sound(np.concatenate([loud, np.zeros(RATE, np.int16)]), RATE))
    assert len(line.mouth) == pytest.approx(2.0 / WINDOW, abs=1)
    assert line.mouth_at(0.5) > 0.9
    assert line.mouth_at(1.5) < 0.05
    assert line.mouth_at(2.5) == 0.0


@pytest.mark.parametrize("samples", [0, 1, 639, 640, 641])
def test_a_sound_of_any_length_has_a_mouth(samples: int) -> None:
    line = voiced("", Sound(np.full(samples, 900, np.int16), RATE))
    assert all(0.0 <= opening <= 1.0 for opening in line.mouth)


@pytest.mark.parametrize("speech", [None, mute])
def test_without_a_voice_the_words_stay_readable_and_the_reason_is_kept(speech: SpeechMaker | None) -> None:
    words = "The fire in the market hall is under control."
    line, problem = made(speech, words)
    assert line.sound is None
    assert line.lasts == pytest.approx(len(words) / READING)
    assert "captions only" in problem


def test_a_short_caption_is_no_flash() -> None:
    assert silent("No.").lasts == SHORTEST


def test_two_channels_become_one(tmp_path: Path) -> None:
    file = tmp_path / "two.wav"
    with wave.open(str(file), "wb") as clip:
        clip.setnchannels(2)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(np.array([[100, 300]] * 50, np.int16).tobytes())
    assert read(file).pcm.tolist() == [200] * 50


@pytest.mark.parametrize("content", [b"", b"no sound at all, but some bytes of text"])
def test_a_file_that_is_no_sound_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.wav"
    file.write_bytes(content)
    with pytest.raises(OSError, match=r"broken\.wav"):
        read(file)
