"""Clock, level, resampling and WAV files."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode
from kiosk.voice import wav
from kiosk.voice.audio import BLOCK, RATE, SAMPLES, AudioClock, Pcm, loudness
from kiosk.voice.resample import Resampler
from kiosk.voice.sources import Paced, file_source


def tone(hertz: float, rate: int, seconds: float = 0.5) -> Pcm:
    samples: Pcm = np.rint(10_000 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)).astype(np.int16)
    return samples


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_a_tone_keeps_its_height_loudness_and_place(rate: int) -> None:
    resampler = Resampler(rate, RATE)
    out = np.concatenate([resampler.push(tone(1_000, rate)), resampler.flush()])
    assert len(out) == RATE // 2
    assert np.abs(out[200:-200].astype(int) - tone(1_000, RATE)[200:-200]).max() <= 3


def test_what_is_too_high_for_16_khz_does_not_come_down_as_another_tone() -> None:
    out = Resampler(48_000, RATE).push(tone(10_000, 48_000))
    assert np.abs(out[200:]).max() < 20


@given(st.lists(st.integers(1, 900), min_size=1, max_size=40), st.sampled_from([22_050, 44_100, 48_000]))
def test_pieces_resample_like_the_whole(sizes: list[int], rate: int) -> None:
    samples = tone(700, rate)[: sum(sizes)]
    pieces, whole = Resampler(rate, RATE), Resampler(rate, RATE)
    cuts = np.cumsum(sizes)[:-1]
    assert np.array_equal(np.concatenate([pieces.push(part) for part in np.split(samples, cuts)]), whole.push(samples))


def test_the_clock_knows_when_sound_was_captured_across_a_gap() -> None:
    clock = AudioClock()
    clock.stamp(1.0, 100.0)
    clock.stamp(1.0, 250.0)
    assert clock.moment(0.5) == pytest.approx(100.5)
    assert clock.moment(1.5) == pytest.approx(250.5)
    assert clock.moment(9.0) == pytest.approx(251.0)


def test_loudness_runs_from_silence_to_a_close_voice() -> None:
    assert loudness(bytes(960)) == 0
    assert loudness(b"") == 0
    quiet, loud = (tone(300, RATE) // part for part in (100, 1))
    assert 0 < loudness(quiet.tobytes()) < loudness(loud.tobytes()) <= 1


def test_a_paced_file_gives_every_block_once_and_not_before_its_time() -> None:
    samples = np.arange(SAMPLES * 3 + 10, dtype=np.int16)
    source = Paced(samples, "x.wav", endless=False)
    source.open(50.0)
    assert list(source.blocks(50.0 + BLOCK / 2)) == []
    first = list(source.blocks(50.0 + BLOCK * 1.5))
    rest = list(source.blocks(60.0))
    assert [block.at for block in first + rest] == pytest.approx([50.0 + BLOCK * n for n in range(4)])
    assert np.frombuffer(b"".join(b.pcm for b in first + rest), np.int16)[: len(samples)].tolist() == samples.tolist()
    assert source.ended


def test_a_closed_file_gives_nothing() -> None:
    source = Paced(np.ones(RATE, np.int16), "x.wav", endless=True)
    source.open(50.0)
    source.close()
    assert list(source.blocks(60.0)) == []
    assert source.state().mode is DeviceMode.OFF


def _wav(file: Path, *, channels: int = 1, width: int = 2, rate: int = RATE) -> Path:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(bytes(rate))
    return file


def test_a_wav_at_another_rate_is_read_at_ours(tmp_path: Path) -> None:
    assert len(wav.read(_wav(tmp_path / "a.wav", rate=22_050))) == pytest.approx(RATE / 2, abs=2)


def test_a_wav_that_cannot_be_used_names_itself_what_it_is_and_the_mend(tmp_path: Path) -> None:
    stereo = _wav(tmp_path / "stereo.wav", channels=2)
    with pytest.raises(SourceError, match=r"stereo\.wav: it has 2 channel\(s\) of 16 bit at 16000 Hz \(.*16 bit, mono"):
        wav.read(stereo)
    text = tmp_path / "text.wav"
    text.write_text("not a sound", encoding="utf-8")
    with pytest.raises(SourceError, match=r"text\.wav: it is no WAV file"):
        wav.read(text)


def test_a_bad_file_is_an_absent_microphone_that_says_why(tmp_path: Path) -> None:
    state = file_source(tmp_path / "missing.wav").state()
    assert state.mode is DeviceMode.ABSENT
    assert "missing.wav: there is no such file" in state.detail
