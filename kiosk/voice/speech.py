"""Words -> a WAV file, spoken by the program espeak-ng. Ends where the file lies in the cache."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from kiosk.core.errors import SourceError
from kiosk.core.text import Language
from kiosk.voice.audio import RATE, Pcm
from kiosk.voice.wav import read, write

# espeak-ng's own names. English: of the voices tried, pocketsphinx hears this one best (37 of 37 sentences; en-us 36)
VOICES: dict[Language, str] = {"en": "en-us+f2", "ko": "ko", "ru": "ru"}
BEFORE, AFTER = 0.25, 0.9  # seconds of silence around: a recogniser needs the first, its end point the second
SILENT = 0.01  # of full scale: below it the edges are trimmed
ROOM = 12.0  # standard deviation of the noise added, of 32768: a quiet room. Exact zeros derail pocketsphinx: 23 of 37
SPEED = 150  # words a minute; espeak-ng's own 175 is hurried for a command
LONGEST = 20.0  # seconds a rendering may take
RECIPE = 2  # a new number makes cached files of an older way of rendering useless


def spoken(text: str, language: Language, voice: str, folder: Path) -> Path:
    """A 16 kHz mono int16 WAV in `folder` that says `text`, rendered once and then found again.

    `voice`: as espeak-ng names it ("en-us", "en-us+f3", "ko", "ru"); empty: the usual one of `language`.
    Raises `SourceError` where espeak-ng is missing; a voice it does not know it replaces by another without a word.
    """
    chosen = voice or VOICES[language]
    key = hashlib.sha256(f"{RECIPE}|{chosen}|{SPEED}|{text}".encode()).hexdigest()[:20]
    file = folder / f"{language}-{key}.wav"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            raw = Path(scratch) / "raw.wav"
            _render(text, chosen, raw)
            finished = Path(scratch) / "finished.wav"
            write(finished, _framed(read(raw)))
            finished.replace(file)  # at once, so that nobody ever reads half a file
    return file


def _render(text: str, voice: str, file: Path) -> None:
    command = ["espeak-ng", "-v", voice, "-s", str(SPEED), "-w", str(file), "--", text]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except FileNotFoundError as error:
        raise SourceError("espeak-ng", "is not installed", "apt-get install espeak-ng") from error
    except subprocess.TimeoutExpired as error:
        raise SourceError("espeak-ng", f"did not end within {LONGEST:.0f} s", "say less at once") from error
    if done.returncode != 0 or not file.exists():
        problem = f"cannot speak with the voice {voice!r}: {done.stderr.strip()}"
        raise SourceError("espeak-ng", problem, "`espeak-ng --voices` lists them")


def _framed(samples: Pcm) -> Pcm:
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENT * 32768)
    if not loud.size:
        raise SourceError("espeak-ng", "rendered silence", "give it words in the language of the voice")
    said = np.pad(samples[loud[0] : loud[-1] + 1], (int(RATE * BEFORE), int(RATE * AFTER))).astype(np.float64)
    room = np.random.default_rng(len(said)).normal(0.0, ROOM, len(said))
    return np.clip(np.rint(said + room), -32768, 32767).astype(np.int16)
