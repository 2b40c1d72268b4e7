"""What the engine asks of sound: a line that is pulled, a line that is fed. Sources of silence and of a tone for tests.

The unit is int16 (480,): 10 ms, mono, 48 kHz.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from typing import NoReturn, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.calls.sound.duplex import Duplex
from kiosk.calls.sound.playout import Playout
from kiosk.core.errors import SourceError

RATE = 48_000  # samples a second
FRAME = 480  # samples

Pcm = NDArray[np.int16]


class Reads(Protocol):
    """A line of sound that is pulled."""

    def read(self) -> Pcm:
        """The next 10 ms, int16 (480,). Never blocks."""
        ...


class Hears(Protocol):
    """A line of sound that is fed."""

    def put(self, pts: int, pcm: Pcm) -> None:
        """A decoded packet: its time stamp in samples, int16 mono of any length. Never blocks."""
        ...


class Sounds(Protocol):
    """The sound of the machine, as one call after the other uses it."""

    @property
    def problem(self) -> str:
        """What is wrong with it and the mend; empty: nothing."""
        ...

    @property
    def names(self) -> str:
        """The devices that are used."""
        ...

    def talk(self) -> tuple[Reads, Hears]:
        """A talk begins: what the far side hears, and where its sound goes. Opens the devices."""
        ...

    def leave(self, says: Hears) -> None:
        """The talk whose sound goes there is over; after the last one the devices are closed. May block."""
        ...

    def mute(self, on: bool) -> None:
        """Let no far side hear the microphone, or let them again. Never blocks."""
        ...

    def duck(self, on: bool) -> None:
        """Turn the far sides down, or up again. Never blocks."""
        ...


class Overheard:
    """Sound that is watched for what comes out of the loudspeaker: the wall's ears would hear it too."""

    LOUD = 330  # root mean square of int16: -40 dB, below quiet speech and above a phone's noise
    LINGERS = 0.5  # seconds it counts as sounding: playout waits up to 0.3 s, a room echoes

    def __init__(self, sounds: Sounds, now: Callable[[], float]) -> None:
        self._sounds = sounds
        self._now = now
        self._loud = -math.inf

    @property
    def problem(self) -> str:
        """See `Sounds`."""
        return self._sounds.problem

    @property
    def names(self) -> str:
        """See `Sounds`."""
        return self._sounds.names

    @property
    def sounding(self) -> bool:
        """Whether a far side is to be heard in the room now."""
        return bool(self.names) and self._now() - self._loud < self.LINGERS

    def talk(self) -> tuple[Reads, Hears]:
        """See `Sounds`."""
        reads, hears = self._sounds.talk()
        return reads, _Ear(hears, self._note)

    def leave(self, says: Hears) -> None:
        """See `Sounds`."""
        self._sounds.leave(says.inner if isinstance(says, _Ear) else says)

    def mute(self, on: bool) -> None:
        """See `Sounds`."""
        self._sounds.mute(on)

    def duck(self, on: bool) -> None:
        """See `Sounds`."""
        self._sounds.duck(on)

    def _note(self, pcm: Pcm) -> None:
        if len(pcm) and np.sqrt(np.mean(np.square(pcm, dtype=np.float64))) > self.LOUD:
            self._loud = self._now()


class _Ear:
    def __init__(self, inner: Hears, note: Callable[[Pcm], None]) -> None:
        self.inner = inner
        self._note = note

    def put(self, pts: int, pcm: Pcm) -> None:
        """Look at it and pass it on."""
        self._note(pcm)
        self.inner.put(pts, pcm)


class Silence:
    """A microphone that hears nothing."""

    def read(self) -> Pcm:
        """10 ms of nothing."""
        return np.zeros(FRAME, np.int16)


class Tone:
    """A microphone that hears one tone."""

    def __init__(self, hertz: float, loudness: int = 8000) -> None:
        self._step = 2 * math.pi * hertz / RATE
        self._loudness = loudness
        self._at = 0

    def read(self) -> Pcm:
        """The next 10 ms of it."""
        at = np.arange(self._at, self._at + FRAME)
        self._at += FRAME
        tone: Pcm = (self._loudness * np.sin(at * self._step)).astype(np.int16)
        return tone


class Kept:
    """An ear that keeps the last seconds."""

    def __init__(self, seconds: float = 2.0) -> None:
        self._heard: deque[Pcm] = deque(maxlen=round(seconds * RATE / 960))

    def put(self, pts: int, pcm: Pcm) -> None:  # noqa: ARG002 - in the order of arrival is enough here
        """Keep it."""
        self._heard.append(pcm)

    def all(self) -> Pcm:
        """What was heard, oldest first."""
        return np.concatenate(list(self._heard)) if self._heard else np.zeros(0, np.int16)


class NoSound:
    """A machine without microphone and loudspeaker: calls are seen here, and whoever is in them hears the others."""

    names = ""

    def __init__(self, problem: str = "no sound of calls is wanted (calls.sound)") -> None:
        self.problem = problem
        self._duplex = Duplex(self._none, self._none)

    def talk(self) -> tuple[Reads, Hears]:
        """One more far end."""
        return self._duplex.talk()

    def leave(self, says: Hears) -> None:
        """One less."""
        assert isinstance(says, Playout)  # `talk` gave it
        self._duplex.leave(says)

    def mute(self, on: bool) -> None:
        """Nothing is open."""

    def duck(self, on: bool) -> None:
        """Nothing is to be heard."""

    def _none(self, *_: object, **__: object) -> NoReturn:
        raise SourceError("sound of calls", self.problem)
