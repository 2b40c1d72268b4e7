"""Twenty commands said in a simulated room while a far end talks there: what a recogniser gets of them.

In audio time, so that a busy machine changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np

from kiosk.calls.sound.doctor import erle
from kiosk.calls.sound.echo import Cleaned, Echo
from kiosk.calls.sound.frame import FRAME, RATE, SILENCE, Frame, Pcm, rounded
from kiosk.core import places
from kiosk.core.inputs import Intent
from kiosk.voice import wav
from kiosk.voice.grammar import Grammar, Phrase
from kiosk.voice.resample import Resampler
from kiosk.voice.speech import spoken
from tests.calls.sound.room import Room
from tests.voice.vocabulary import vocabulary

COMMANDS = 20
NEAR = 10.0  # dB by which the near voice is louder than the echo
ROOM_DELAY, ROOM_LOSS = 0.02, 6.0  # seconds, dB
ALONE = 1000  # ticks the far end talks before the first command
LATER = 30  # ticks between two commands
STRONG = 600  # of 32768: where somebody speaks

Said = list[tuple[Phrase, int, int]]  # what was said from one tick to another
Decide = Callable[[Pcm], Iterable[tuple[Intent | None, float, float]]]  # see benchmarks/speech.py


class Recording:
    """The real canceller, all it gets and gives kept."""

    def __init__(self) -> None:
        self._echo = Echo()
        self.tracks: dict[str, list[Frame]] = {"raw": [], "AEC": [], "AEC + NS + AGC": []}
        self.played: list[Frame] = []
        self.after: Callable[[], None] | None = None  # called after every frame
        self.cpu = 0.0

    def clean(self, near: Frame, far: Frame, delay: float) -> Cleaned:
        began = time.thread_time()
        out = self._echo.clean(near, far, delay)
        self.cpu += time.thread_time() - began
        self.played.append(far)
        for track, frame in zip(self.tracks.values(), (near, out.heard, out.spoken), strict=True):
            track.append(frame)
        if self.after is not None:
            self.after()
        return out

    @property
    def ticks(self) -> int:
        return len(self.played)

    def track(self, name: str, first: int, last: int) -> Pcm:
        return np.concatenate(self.tracks[name][first:last])

    def erle(self, name: str, first: int, last: int) -> float:
        return erle(self.track("raw", first, last), self.track(name, first, last))


def said_in_room(far: Pcm, gain: float) -> tuple[Recording, Said]:
    """Ten seconds of the far end, then the commands over it; `gain` is the far end's from then on."""
    record, room = Recording(), Room(ROOM_DELAY, ROOM_LOSS)
    loud = float(np.std(far)) * 10 ** (-ROOM_LOSS / 20)

    def hear(near: Frame, gain: float) -> None:
        at = record.ticks * FRAME % (len(far) - FRAME)
        played = rounded(np.multiply(far[at : at + FRAME], gain, dtype=np.float64))
        record.clean(room.microphone(played, near), played, ROOM_DELAY)

    for _ in range(ALONE):
        hear(SILENCE, 1.0)
    said = []
    phrases = Grammar(vocabulary("en")).phrases
    for number in np.linspace(0, len(phrases) - 1, COMMANDS).astype(int):
        dry = wav.read(spoken(phrases[number].text, "en", "", places.cache_folder() / "speech"))
        voice = Resampler(16_000, RATE).push(dry).astype(np.float64)
        strong = np.abs(voice) > STRONG
        voice *= loud * 10 ** (NEAR / 20) / np.sqrt(np.mean(voice[strong] ** 2))
        first = record.ticks
        for frame in rounded(np.pad(voice, (0, -len(voice) % FRAME))).reshape(-1, FRAME):
            hear(frame, gain)
        for _ in range(LATER):
            hear(SILENCE, gain)
        said.append((phrases[number], first, record.ticks))
    return record, said


def understood(record: Recording, name: str, said: Said, decide: Decide) -> tuple[int, int]:
    right = false = 0
    for phrase, first, last in said:
        sound = Resampler(RATE, 16_000).push(record.track(name, first, last))
        meant = [intent for intent, _, _ in decide(sound) if intent is not None]
        right += meant == [phrase.intent]
        false += sum(intent != phrase.intent for intent in meant)
    return right, false
