"""A WAV file <-> 16 kHz mono int16. Ends where the samples are paced."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from kiosk.core.errors import SourceError
from kiosk.voice.audio import BYTES, RATE, Pcm
from kiosk.voice.resample import Resampler

MEND = "give a PCM WAV file, 16 bit, mono, such as `sox in.wav -c 1 -b 16 -r 16000 out.wav` makes"
LOWEST = 8_000  # samples a second: below it a voice cannot be understood


def read(file: Path) -> Pcm:
    """The samples at RATE. Raises `SourceError` naming the file, what was found and the mend."""
    try:
        with wave.open(str(file), "rb") as wav:
            channels, width, rate = wav.getnchannels(), wav.getsampwidth(), wav.getframerate()
            frames = wav.readframes(wav.getnframes())
    except FileNotFoundError as error:
        raise SourceError(str(file), "there is no such file", MEND) from error
    except (OSError, EOFError, wave.Error) as error:
        raise SourceError(str(file), f"it is no WAV file that can be read: {error}", MEND) from error
    if (channels, width) != (1, BYTES) or rate < LOWEST:
        found = f"it has {channels} channel(s) of {8 * width} bit at {rate} Hz"
        raise SourceError(str(file), found, MEND)
    samples = np.frombuffer(frames[: len(frames) // BYTES * BYTES], np.int16)
    if rate == RATE:
        return samples
    resampler = Resampler(rate, RATE)
    return np.concatenate([resampler.push(samples), resampler.flush()])


def write(file: Path, samples: Pcm) -> None:
    """Write `samples` at RATE."""
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(BYTES)
        wav.setframerate(RATE)
        wav.writeframes(samples.tobytes())
