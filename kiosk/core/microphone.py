"""One microphone, two processes: ears hold it outside of calls, a call's engine in one, and then lends them its sound.

All that passes between the two is in shared memory, so that either may die at any moment and the other notices by
itself: an engine that lives says so several times a second, and for ears that died nobody waits long.
"""

from __future__ import annotations

import math
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

from kiosk.core.sound_ring import SoundRing, SoundSpec

DEAD = 0.6  # seconds without a sign of life; both loops turn every 15 ms, and the ears have to hear again within 1 s
LETS_GO = 1.0  # seconds a device needs to be closed, PulseAudio on a busy machine included
LOOK = 0.005  # seconds between two looks whether it is free
CALLS, EARS, LISTENS = range(3)  # who claims: the engine holds it; the ears hold it; the ears listen at all
NOT = -math.inf  # seconds a claim that was given up is good for
CLAIM = struct.Struct("<d")  # good until then, in monotonic seconds


@dataclass(frozen=True, slots=True)
class MicrophoneSpec:
    """What ears and engine need to share the microphone."""

    claims: str
    sound: SoundSpec


class SharedMicrophone:
    """The wall creates it; the engine and the ears attach. Each of them uses its own half from one thread."""

    def __init__(self, claims: SharedMemory, sound: SoundRing, *, owner: bool, now: Callable[[], float]) -> None:
        self.sound = sound
        self._claims = claims
        self._owner = owner
        self._now = now
        self.spec = MicrophoneSpec(claims.name, sound.spec)

    @classmethod
    def create(cls) -> SharedMicrophone:
        """One that nobody holds."""
        claims = SharedMemory(create=True, size=3 * CLAIM.size)  # zeros: everything ended long ago
        return cls(claims, SoundRing.create(), owner=True, now=time.monotonic)

    @classmethod
    def attach(cls, spec: MicrophoneSpec, now: Callable[[], float] = time.monotonic) -> SharedMicrophone:
        """The one the wall created. `now` gives monotonic seconds, the same in all processes."""
        return cls(SharedMemory(spec.claims), SoundRing.attach(spec.sound), owner=False, now=now)

    # ------------------------------------------------------------------ for the engine

    def take(self) -> None:
        """The call is about to open the device: when this returns the ears have closed theirs, or are not to be had."""
        end = self._now() + LETS_GO
        self.keep()
        while self._claimed(EARS) and self._now() < end:
            self.keep()
            time.sleep(LOOK)

    def keep(self) -> None:
        """The call still holds it: several times a second."""
        self._claim(CALLS, DEAD)

    def give_back(self) -> None:
        """The call has closed the device; or, as the wall may say sooner than a claim ends, its engine died."""
        self._claim(CALLS, NOT)

    @property
    def wanted(self) -> bool:
        """Whether the ears listen to what the call's microphone gives."""
        return self._claimed(LISTENS)

    # ------------------------------------------------------------------ for the ears

    @property
    def taken(self) -> bool:
        """Whether a call that lives holds the device."""
        return self._claimed(CALLS)

    def hold(self, *, own: bool, listening: bool) -> None:
        """Say, in every turn, whether the ears have the device open themselves and whether they listen at all."""
        self._claim(EARS, math.inf if own else NOT)  # opening a device may take them longer than a sign of life
        self._claim(LISTENS, DEAD if listening else NOT)

    # ------------------------------------------------------------------ for all

    def close(self) -> None:
        """Let go of the blocks; the wall also removes them."""
        self.sound.close()
        self._claims.close()
        if self._owner:
            self._claims.unlink()

    def _claim(self, whose: int, seconds: float) -> None:
        view = self._claims.buf
        assert view is not None, "the microphone is closed"
        CLAIM.pack_into(view, whose * CLAIM.size, self._now() + seconds)

    def _claimed(self, whose: int) -> bool:
        view = self._claims.buf
        assert view is not None, "the microphone is closed"
        until: float = CLAIM.unpack_from(view, whose * CLAIM.size)[0]
        return self._now() < until
