"""The microphone as the ears have it -> stamped blocks: their own device, or, in a call, what the call's engine lends.

The engine has the device in a call: two openings would fight, and it alone can take the far side's voice out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np

from kiosk.core.inputs import DeviceMode
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.sound_ring import RATE as LENT_RATE
from kiosk.voice.audio import RATE, Block
from kiosk.voice.resample import Resampler
from kiosk.voice.sources import Source, SourceState

log = logging.getLogger(__name__)

NAME = "the call's microphone"
STARTS = 3.0  # seconds an idle PulseAudio needs to give the first sound, with one to spare
DUMB = 1.0  # seconds without sound after that: frames come every 10 ms
TOLD = 5.0  # seconds it stays told that sound was lost


class SharedSource:
    """A source that changes over by itself within a turn; satisfies `Source`."""

    def __init__(self, own: Source, shared: SharedMicrophone | None) -> None:
        """`shared`: None where no engine ever asks for the device."""
        self._own = own
        self._shared = shared
        self._open = False
        self._lent: Resampler | None = None  # while the sound is the engine's
        self._due = 0.0  # monotonic seconds until which the engine's sound is waited for
        self._delivered = False
        self._state = SourceState(DeviceMode.STARTING, NAME)
        self._lost = 0.0  # seconds of sound
        self._lost_at = 0.0

    @property
    def lent(self) -> bool:
        """Whether the sound comes from a call's engine, free of what the loudspeaker says."""
        return self._lent is not None

    def open(self, now: float) -> None:
        """See `Source`."""
        self._open = True
        if self._taken:
            self._borrow(now)
        else:
            self._use_own(now)

    def close(self) -> None:
        """See `Source`."""
        self._open = False
        self._lent = None
        self._own.close()
        self._hold(own=False)

    def blocks(self, now: float) -> Iterator[Block]:
        """See `Source`."""
        if not self._open:
            return
        if self._taken and self._lent is None:
            self._own.close()
            self._borrow(now)
        elif self._lent is not None and not self._taken:
            self._use_own(now)
        self._hold(own=self._lent is None)
        if self._lent is None:
            yield from self._own.blocks(now)
        else:
            yield from self._borrowed(self._lent, now)

    def state(self) -> SourceState:
        """See `Source`."""
        return self._own.state() if self._lent is None else self._state

    # ------------------------------------------------------------------ within

    @property
    def _taken(self) -> bool:
        return self._shared is not None and self._shared.taken

    def _hold(self, *, own: bool) -> None:
        if self._shared is not None:
            self._shared.hold(own=own, listening=self._open)

    def _use_own(self, now: float) -> None:
        self._lent = None
        self._hold(own=True)  # said before it is done: an engine that looks in between waits
        self._own.open(now)

    def _borrow(self, now: float) -> None:
        assert self._shared is not None
        self._lent = Resampler(LENT_RATE, RATE)
        self._due, self._delivered = now + STARTS, False
        self._state = SourceState(DeviceMode.STARTING, NAME)
        self._shared.sound.skip()
        self._hold(own=False)

    def _borrowed(self, resampler: Resampler, now: float) -> Iterator[Block]:
        assert self._shared is not None
        came = self._shared.sound.read()
        if came.lost:
            self._lost, self._lost_at = came.lost / 100, now
            log.warning("%.2f s of the call's sound came too fast for the ears", self._lost)
        if came.frames:
            self._due, self._delivered = now + DUMB, True
        self._state = self._judged(now)
        if came.frames:
            sound = np.frombuffer(b"".join(pcm for _, pcm in came.frames), np.int16)
            yield Block(resampler.push(sound).tobytes(), came.frames[0][0])

    def _judged(self, now: float) -> SourceState:
        if now > self._due:
            return SourceState(DeviceMode.DEGRADED, NAME, "the call gives no sound")
        if not self._delivered:
            return SourceState(DeviceMode.STARTING, NAME)
        late = f"{self._lost:.2f} s of sound were lost" if self._lost and now - self._lost_at < TOLD else ""
        return SourceState(DeviceMode.ACTIVE, NAME, late)
