"""Text -> speech of Debian's synthesisers. Ends at 16 kHz samples and, where the engine tells, the phones it said."""

# ruff: noqa: SIM905 - lists of words are read and mended as text

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voskmini.audio import Samples, read_wav, to_16k, trim

ESPEAK_VARIANTS = (
    "m1 m2 m3 m4 m5 m6 m8 f1 f2 f3 f5 klatt klatt2 klatt3 klatt5 Alex Annie Denis Diogo Gene Hugo Jacky Lee Linda "
    "Mario Michael Pablo Steph Zac adam aunty belinda benjamin caleb david ed edward iven john norbert paul pedro "
    "quincy rob robert sandro travis victor anika grandma grandpa shelby"
).split()
ESPEAK_HELD_OUT = "f4 m7 klatt4 Andrea Mike Alicia".split()  # voices no training ever hears
ESPEAK_RATE = 22050  # Hz
WAV_HEADER = 44  # bytes; espeak-ng streams, so the length in its header is not the true one
SHORTEST = 2000  # samples: what is shorter is no word
ENGINE_TIMEOUT = 60.0  # seconds for one sentence
FESTIVAL_TIMEOUT = 580.0  # seconds for a batch of a hundred sentences
SEGMENT_FIELDS = 3  # end time, label number, phone


@dataclass(frozen=True, slots=True)
class Utterance:
    """One spoken sentence: who said it, what, and the phones the engine reported (else "")."""

    audio: Samples
    engine: str
    voice: str
    text: str
    phones: str = ""


@dataclass(frozen=True, slots=True)
class Espeak:
    """A sentence for espeak-ng: `spoken` is what it reads (may hold phonemes), `text` what that means."""

    text: str
    spoken: str
    voice: str
    rate: int
    """Words per minute."""
    pitch: int
    """0..99."""
    gap: int = 0
    """Between words, in 10 ms."""

    def samples(self) -> Samples | None:
        """What espeak-ng says, or None where it says nothing."""
        options = ["-v", self.voice, "-s", str(self.rate), "-p", str(self.pitch), "-g", str(self.gap)]
        data = _output(["espeak-ng", *options, "--stdin", "--stdout"], self.spoken)
        if len(data) < 2 * WAV_HEADER:
            return None
        end = WAV_HEADER + (len(data) - WAV_HEADER) // 2 * 2
        return to_16k(ESPEAK_RATE, np.frombuffer(data[WAV_HEADER:end], np.int16))


@dataclass(frozen=True, slots=True)
class Flite:
    """A sentence for flite, which tells the phones it said."""

    text: str
    voice: str
    stretch: float
    """1 is the voice's own pace, more is slower."""
    pitch: int
    """Mean pitch in Hz; 0 is the voice's own."""

    def utterance(self) -> Utterance | None:
        """What flite says, or None where it failed."""
        command = ["flite", "-voice", self.voice, "--setf", f"duration_stretch={self.stretch:.2f}"]
        if self.pitch:
            command += ["--setf", f"int_f0_target_mean={self.pitch}"]
        try:
            with tempfile.NamedTemporaryFile(suffix=".wav") as file:
                phones = _output([*command, "-ps", "-t", self.text, "-o", file.name]).decode().split()
                audio = to_16k(*read_wav(Path(file.name).read_bytes()))
        except (OSError, wave.Error, EOFError, subprocess.TimeoutExpired):
            return None
        return Utterance(audio, "flite", self.voice, self.text, " ".join(phones))


@dataclass(frozen=True, slots=True)
class Festival:
    """A sentence for festival, which speaks them by the batch."""

    text: str
    voice: str
    stretch: float
    """1 is the voice's own pace, more is slower."""


Saying = Espeak | Flite | Festival


def say(sayings: Sequence[Saying], addenda: Sequence[str], *, tells_phones: bool) -> list[Utterance]:
    """All sentences spoken and trimmed; festival's come last, by voice; failures and clicks are left out.

    `addenda` are festival's lexicon entries; without `tells_phones` festival's own phone names are dropped.
    """
    spoken: list[Utterance | None] = []
    for saying in sayings:
        if isinstance(saying, Espeak):
            audio = saying.samples()
            spoken.append(None if audio is None else Utterance(audio, "espeak", saying.voice, saying.text))
        elif isinstance(saying, Flite):
            spoken.append(saying.utterance())
    batch = sorted((saying for saying in sayings if isinstance(saying, Festival)), key=lambda saying: saying.voice)
    spoken += _festival(batch, addenda, tells_phones=tells_phones) if batch else []
    return [
        Utterance(trim(one.audio), one.engine, one.voice, one.text, one.phones)
        for one in spoken
        if one is not None and len(one.audio) > SHORTEST
    ]


def _output(command: Sequence[str], text: str | None = None) -> bytes:
    sent = text.encode() if text else None
    return subprocess.run(command, input=sent, capture_output=True, check=False, timeout=ENGINE_TIMEOUT).stdout


def _festival(sayings: Sequence[Festival], addenda: Sequence[str], *, tells_phones: bool) -> list[Utterance | None]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "say.scm"
        script.write_text(_festival_script(sayings, addenda, folder), encoding="utf8")
        subprocess.run(["festival", "-b", str(script)], capture_output=True, check=False, timeout=FESTIVAL_TIMEOUT)
        return [
            _festival_result(saying, folder / str(number), tells_phones=tells_phones)
            for number, saying in enumerate(sayings)
        ]


def _festival_script(sayings: Sequence[Festival], addenda: Sequence[str], folder: Path) -> str:
    lines: list[str] = []
    voice = ""
    for number, saying in enumerate(sayings):
        if saying.voice != voice:
            voice = saying.voice
            lines += [f"(voice_{voice})", *addenda]
        lines.append(f"(Parameter.set 'Duration_Stretch {saying.stretch:.2f})")
        lines.append(f'(set! u (utt.synth (Utterance Text "{saying.text}")))')
        lines.append(f'(utt.save.wave u "{folder}/{number}.wav" \'riff)')
        lines.append(f'(utt.save.segs u "{folder}/{number}.seg")')
    return "\n".join([*lines, "(quit)", ""])


def _festival_result(saying: Festival, stem: Path, *, tells_phones: bool) -> Utterance | None:
    try:
        audio = to_16k(*read_wav(stem.with_suffix(".wav").read_bytes()))
        segments = [line.split() for line in stem.with_suffix(".seg").read_text("utf8").splitlines()]
    except (OSError, wave.Error, EOFError):
        return None
    phones = [fields[2] for fields in segments if len(fields) == SEGMENT_FIELDS]
    return Utterance(audio, "festival", saying.voice, saying.text, " ".join(phones) if tells_phones else "")
