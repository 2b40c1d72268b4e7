"""What travels between the wall and its ears. Imports nothing heavy: both processes read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.draft import Lack
from kiosk.core.microphone import MicrophoneSpec
from kiosk.core.sentences import Sentences
from kiosk.core.settings import EarsSettings
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.text import Language


@dataclass(frozen=True, slots=True)
class Listen:
    """Order: use what the microphone delivers, or throw it away. Off also ends the sentence being said."""

    on: bool


@dataclass(frozen=True, slots=True)
class Outshout:
    """Order: the wall's own loudspeaker sounds (or no longer does): nothing is a command meanwhile, in any mode.

    Not so where the sound is lent by a call's engine, which has taken the loudspeaker out of it.
    """

    on: bool


@dataclass(frozen=True, slots=True)
class OpenMicrophone:
    """Order: open the microphone's stream, or close it so that it does not exist (mute)."""

    on: bool


@dataclass(frozen=True, slots=True)
class Speak:
    """Order: expect this language from now on."""

    language: Language


@dataclass(frozen=True, slots=True)
class Feed:
    """Order: play a 16-bit mono WAV file into the line as if it were said now, in audio time."""

    file: Path


@dataclass(frozen=True, slots=True)
class Dictate:
    """Order: write down the next thing that is said, whatever it is, instead of looking for a command in it.

    `take` is its number; the same once more changes nothing, 0 ends it.
    """

    take: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Message: what was dictated so far; `failed`: why nothing could be written."""

    take: int
    words: str
    engine: str
    final: bool
    failed: Lack | None = None


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The vosk models of one language that lie on this machine."""

    official: Path | None = None
    demo: Path | None = None


@dataclass(frozen=True, slots=True)
class EarsSetup:
    """Everything the ears need to start."""

    settings: EarsSettings
    sentences: Mapping[Language, Sentences]
    language: Language  # at start
    models: Mapping[Language, ModelChoice] = field(default_factory=dict)
    shared: MicrophoneSpec | None = None  # the microphone that a call's engine has in a call; None: no engine does
    scripted: bool = False  # no microphone: silence in real time, and what `Feed` gives


@dataclass(frozen=True, slots=True)
class Dictated:
    """A model that writes down free speech of one language."""

    folder: Path
    label: str  # as the screen names it


@dataclass(frozen=True, slots=True)
class CaptionSetup:
    """Everything the captioner needs to start."""

    voices: SoundSpec  # the far sides' sound
    models: Mapping[Language, Dictated]


@dataclass(frozen=True, slots=True)
class Follow:
    """Order: write down what is said in this call from now on; "" in none."""

    call_id: str
    language: Language


@dataclass(frozen=True, slots=True)
class Caption:
    """Message: what the far side says now, as far as it was understood; empty when it is silent."""

    call_id: str
    words: str
    engine: str
