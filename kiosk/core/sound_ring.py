"""Sound from one process to another through shared memory: nothing is lost within a second, and what is lost is told.

One writer, one reader. The unit is 10 ms: int16 (480,), mono, 48 kHz, with the moment its first sample was captured.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

FRAME = 960  # bytes: 10 ms of int16 at 48 kHz
RATE = 48_000  # samples a second
SLOTS = 128  # frames: a second, and what a reader needs to notice that it was later
HEAD = struct.Struct("<qd")  # sequence number (negative = being written), capture time in monotonic seconds
LAST = struct.Struct("<q")  # the newest sequence number, at the very start


@dataclass(frozen=True, slots=True)
class SoundSpec:
    """What a child needs to attach."""

    name: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What came since the last look: `(capture time in monotonic seconds, 960 bytes)` each, and how many were lost."""

    frames: Sequence[tuple[float, bytes]] = ()
    lost: int = 0


class SoundRing:
    """The parent creates and removes it; one child writes, another reads. Where a writer died, the next goes on."""

    def __init__(self, block: SharedMemory, *, owner: bool) -> None:
        self._block = block
        self._owner = owner
        self._read = LAST.unpack_from(self._bytes, 0)[0]  # a reader begins with what is said now
        self.spec = SoundSpec(block.name)

    @classmethod
    def create(cls) -> SoundRing:
        """A new ring, empty."""
        return cls(SharedMemory(create=True, size=LAST.size + SLOTS * (HEAD.size + FRAME)), owner=True)

    @classmethod
    def attach(cls, spec: SoundSpec) -> SoundRing:
        """The ring a parent created."""
        return cls(SharedMemory(spec.name), owner=False)

    def write(self, pcm: bytes | memoryview, at: float) -> None:
        """Add 10 ms. Never waits. One writer only."""
        if len(pcm) != FRAME:
            msg = f"10 ms of sound have {FRAME} bytes, not {len(pcm)}"
            raise ValueError(msg)
        sequence = LAST.unpack_from(self._bytes, 0)[0] + 1
        offset = _offset(sequence)
        HEAD.pack_into(self._bytes, offset, -sequence, at)
        self._bytes[offset + HEAD.size : offset + HEAD.size + FRAME] = pcm
        HEAD.pack_into(self._bytes, offset, sequence, at)
        LAST.pack_into(self._bytes, 0, sequence)

    def read(self) -> Heard:
        """All that was added since the last look, oldest first. One reader only."""
        last = LAST.unpack_from(self._bytes, 0)[0]
        first = max(self._read + 1, last - SLOTS + 2)  # the slot after the newest may be written into just now
        frames = []
        for sequence in range(first, last + 1):
            offset = _offset(sequence)
            _, at = HEAD.unpack_from(self._bytes, offset)
            pcm = bytes(self._bytes[offset + HEAD.size : offset + HEAD.size + FRAME])
            if HEAD.unpack_from(self._bytes, offset)[0] == sequence:
                frames.append((at, pcm))
        lost = last - self._read - len(frames)
        self._read = last
        return Heard(frames, lost)

    def skip(self) -> None:
        """Whatever was added until now is not read."""
        self._read = LAST.unpack_from(self._bytes, 0)[0]

    def close(self) -> None:
        """Let go of the block; the parent also removes it."""
        self._block.close()
        if self._owner:
            self._block.unlink()

    @property
    def _bytes(self) -> memoryview:
        """The block's own view: a second one would keep a ring that nobody closed from going quietly."""
        view = self._block.buf
        assert view is not None, "the ring is closed"
        return view


def _offset(sequence: int) -> int:
    return LAST.size + (sequence % SLOTS) * (HEAD.size + FRAME)
