"""A file or silence -> stamped blocks, and what the ears ask of any source. Ends where the blocks are heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode
from kiosk.voice import wav
from kiosk.voice.audio import BLOCK, RATE, SAMPLES, Block, Pcm


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source is; `ACTIVE` means that it delivers."""

    mode: DeviceMode
    name: str = ""
    detail: str = ""


class Source(Protocol):
    """A line of sound. One thread only; nothing blocks longer than opening a device does."""

    def open(self, now: float) -> None:
        """Start delivering, or go on trying to."""
        ...

    def close(self) -> None:
        """Stop; a device is released."""
        ...

    def blocks(self, now: float) -> Iterator[Block]:
        """What arrived since the last time."""
        ...

    def state(self) -> SourceState:
        """How it is now."""
        ...


class Paced:
    """Samples given out in real time, block by block; a late reader gets all of them, so none is ever lost."""

    def __init__(self, samples: Pcm, name: str, *, endless: bool) -> None:
        """`endless`: silence follows for ever; otherwise it ends."""
        self.name = name
        self._samples = samples
        self._endless = endless
        self._started: float | None = None
        self._given = 0

    def open(self, now: float) -> None:
        """See `Source`; every opening starts from the beginning."""
        self._started, self._given = now, 0

    def close(self) -> None:
        """See `Source`."""
        self._started = None

    @property
    def ended(self) -> bool:
        """Whether everything was given out."""
        return not self._endless and self._given >= len(self._samples)

    def blocks(self, now: float) -> Iterator[Block]:
        """See `Source`."""
        while self._started is not None and not self.ended:
            at = self._started + self._given / RATE
            if at + BLOCK > now:
                return
            part = self._samples[self._given : self._given + SAMPLES]
            self._given += SAMPLES
            yield Block(np.pad(part, (0, SAMPLES - len(part))).tobytes(), at)

    def state(self) -> SourceState:
        """See `Source`."""
        return SourceState(DeviceMode.OFF if self._started is None else DeviceMode.ACTIVE, self.name)


class Unusable:
    """A file that cannot be played: absent, and says why."""

    def __init__(self, error: SourceError) -> None:
        self._state = SourceState(DeviceMode.ABSENT, error.source, str(error))

    def open(self, now: float) -> None:
        """See `Source`."""

    def close(self) -> None:
        """See `Source`."""

    def blocks(self, now: float) -> Iterator[Block]:  # noqa: ARG002 - the protocol's
        """See `Source`."""
        return iter(())

    def state(self) -> SourceState:
        """See `Source`."""
        return self._state


def silence() -> Source:
    """Silence for ever."""
    return Paced(np.zeros(0, np.int16), "scripted", endless=True)


def file_source(file: Path) -> Source:
    """A WAV file and then silence; a file that cannot be played is an absent microphone."""
    try:
        return Paced(wav.read(file), file.name, endless=True)
    except SourceError as error:
        return Unusable(error)
