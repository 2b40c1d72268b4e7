"""Who hears whom, one tick of 10 ms after the other: far ends -> loudspeaker, microphone -> far ends and recogniser.

Knows no device. `tick` is for the sound card's thread and does little; `serve` does the heavy part in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from kiosk.calls.sound.frame import FRAME, SILENCE, Frame, rounded
from kiosk.calls.sound.mixer import limited, mixed
from kiosk.calls.sound.playout import Playout

DUCKED = 10 ** (-12 / 20)  # what is left of the far end while somebody gives a command: still understood
RAMP = 3  # frames from loud to ducked: shorter is heard as a click
LINE = 0.020  # seconds the microphone's sound waits for its sender: two packets of 10 ms, a frame of the sender's pace
LONGEST_LINE = 0.200  # seconds
# Standard deviation of the noise the recogniser gets, of 32768: between words a canceller closes to silence. Of 20
# commands over a ducked far end pocketsphinx heard 19 with it, not 15, in a room of 0.25 s reverberation, 18 either
# way in one of 0.16 s; vosk all 20 with and without
FLOOR = 25.0

Heard = Callable[[Frame, float], None]  # for a recogniser: a frame and the monotonic seconds of its first sample


class Cleaned(Protocol):
    """One frame of the microphone: for the recogniser, and for the call."""

    @property
    def heard(self) -> Frame:
        """Without the echo."""
        ...

    @property
    def spoken(self) -> Frame:
        """Also without noise, and evenly loud."""
        ...


class Cleans(Protocol):
    """What takes the loudspeaker out of the microphone."""

    def clean(self, near: Frame, far: Frame, delay: float) -> Cleaned:
        """`near` was captured while `far` was given to the loudspeaker, which comes back after `delay` seconds."""
        ...


@dataclass(frozen=True, eq=False)
class Party:
    """One far end: what it says goes in by `put`, what it is to hear comes out by `read`."""

    says: Playout = field(default_factory=Playout)
    hears: Playout = field(default_factory=lambda: Playout(LINE, LINE, LONGEST_LINE))


@dataclass(frozen=True)
class Tick:
    """10 ms of everything."""

    near: Frame | None  # None: there is no microphone
    played: Frame  # what the loudspeaker was given
    said: Mapping[Party, Frame]
    at: float  # monotonic seconds at which the first sample of `near` was captured


class Desk:
    """The sound of all calls there are."""

    def __init__(self, heard: Heard | None = None, said: Heard | None = None) -> None:
        """`heard` gets the microphone without echo, `said` all far ends together at full loudness."""
        self._heard = heard
        self._said = said
        self._muted = False
        self._parties: tuple[Party, ...] = ()  # replaced as a whole: the sound's thread takes one look at it
        self._gain = self._aim = 1.0
        self._served = 0  # samples
        self._random = np.random.default_rng(0)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who takes part."""
        return self._parties

    def join(self) -> Party:
        """One more far end; everybody hears it, it hears everybody."""
        party = Party()
        self._parties = (*self._parties, party)
        return party

    def leave(self, party: Party) -> None:
        """It is heard no more."""
        self._parties = tuple(one for one in self._parties if one is not party)

    def duck(self, on: bool) -> None:
        """Turn the far ends down while a command is expected; any thread."""
        self._aim = DUCKED if on else 1.0

    def mute(self, on: bool) -> None:
        """Let the far ends hear silence of the microphone; the recogniser goes on hearing it. Any thread."""
        self._muted = on

    def tick(self, near: Frame | None, at: float) -> Tick:
        """What to play now; never waits."""
        said = {party: party.says.read() for party in self._parties}
        return Tick(near, self._turned(_together(said) if said else SILENCE), said, at)

    def serve(self, tick: Tick, echo: Cleans | None, delay: float) -> None:
        """Give everybody what they are to hear of it."""
        spoken = SILENCE
        if tick.near is not None and echo is not None:
            cleaned = echo.clean(tick.near, tick.played, delay)
            spoken = SILENCE if self._muted else cleaned.spoken
            if self._heard is not None:
                self._heard(on_floor(cleaned.heard, self._random), tick.at)
        if self._said is not None and tick.said:
            self._said(_together(tick.said), tick.at)
        everybody: dict[Party | None, Frame] = {None: spoken}
        everybody.update(tick.said.items())
        for party, frame in mixed(everybody).items():
            if party is not None:
                party.hears.put(self._served, frame)
        self._served += FRAME

    def _turned(self, frame: Frame) -> Frame:
        before = self._gain
        step = (1 - DUCKED) / RAMP
        self._gain += min(step, max(-step, self._aim - before))
        if before == self._gain == 1.0:
            return frame
        return rounded(frame * np.linspace(before, self._gain, FRAME))


def _together(said: Mapping[Party, Frame]) -> Frame:
    return limited(np.sum(list(said.values()), axis=0, dtype=np.int32))


def on_floor(frame: Frame, random: np.random.Generator) -> Frame:
    """The frame with the steady noise of a quiet room in it."""
    return rounded(frame + random.normal(0.0, FLOOR, FRAME))
