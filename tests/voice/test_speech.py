"""Speech made by espeak-ng, as the recognisers need it."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.errors import SourceError
from kiosk.voice import wav
from kiosk.voice.audio import RATE
from kiosk.voice.speech import AFTER, BEFORE, spoken
from tests.voice.conftest import Say


def test_speech_is_16_khz_mono_with_its_silences(say: Say) -> None:
    file = say("show traffic", "en")
    with wave.open(str(file)) as found:
        assert (found.getframerate(), found.getnchannels(), found.getsampwidth()) == (RATE, 1, 2)
    loud = np.flatnonzero(np.abs(wav.read(file).astype(int)) > 300)
    assert loud[0] / RATE == pytest.approx(BEFORE, abs=0.03)
    assert len(wav.read(file)) / RATE - loud[-1] / RATE == pytest.approx(AFTER, abs=0.03)


def test_the_same_words_are_rendered_once_and_another_voice_anew(say: Say, tmp_path: Path) -> None:
    first = spoken("hold", "en", "", tmp_path)
    made = first.stat().st_mtime_ns
    assert spoken("hold", "en", "", tmp_path) == first
    assert first.stat().st_mtime_ns == made
    assert spoken("hold", "en", "en-us+m3", tmp_path) != first
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".wav", ".wav"]


def test_a_missing_program_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="apt-get install espeak-ng"):
        spoken("hold", "en", "", tmp_path)
