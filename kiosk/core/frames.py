"""Pictures from one process to another through shared memory, without a copy that could tear.

A ring of slots; the writer fills the slot after the last one and then publishes its number, so a reader that copies at
once never meets a slot being written unless it is a whole ring late, which the sequence numbers tell.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

SLOTS = 4
HEAD = struct.Struct(
    "<qd"
)  # sequence number (0 = never written, negative = being written), capture time in monotonic seconds
LAST = struct.Struct("<q")  # the newest sequence number, at the very start


@dataclass(frozen=True, slots=True)
class RingSpec:
    """What a child needs to attach: the name of the block and the frames' size in pixels (RGB, 3 bytes each)."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A copy of one picture: `pixels` are RGB rows of `width * 3` bytes without padding."""

    sequence: int
    at: float
    width: int
    height: int
    pixels: bytes


class FrameRing:
    """One writer, any number of readers. The parent creates and unlinks; children attach and close."""

    def __init__(self, block: SharedMemory, spec: RingSpec, *, owner: bool) -> None:
        self._block = block
        self._owner = owner
        self.spec = spec
        self._size = spec.width * spec.height * 3

    @classmethod
    def create(cls, width: int, height: int) -> FrameRing:
        """A new ring for frames of this size in pixels."""
        block = SharedMemory(create=True, size=LAST.size + SLOTS * (HEAD.size + width * height * 3))
        return cls(block, RingSpec(block.name, width, height), owner=True)

    @classmethod
    def attach(cls, spec: RingSpec) -> FrameRing:
        """The ring a parent created."""
        return cls(SharedMemory(spec.name), spec, owner=False)

    def write(self, pixels: bytes | memoryview, at: float) -> int:
        """Publish one picture (RGB rows without padding); its sequence number. One writer only."""
        if len(pixels) != self._size:
            msg = f"a frame of {self.spec.width}x{self.spec.height} RGB has {self._size} bytes, not {len(pixels)}"
            raise ValueError(msg)
        sequence = LAST.unpack_from(self._bytes, 0)[0] + 1
        offset = self._offset(sequence)
        HEAD.pack_into(self._bytes, offset, -sequence, at)
        self._bytes[offset + HEAD.size : offset + HEAD.size + self._size] = pixels
        HEAD.pack_into(self._bytes, offset, sequence, at)
        LAST.pack_into(self._bytes, 0, sequence)
        return int(sequence)

    def newest(self, after: int = 0) -> Frame | None:
        """The newest picture if it is newer than number `after` and was not overwritten while copied."""
        sequence = LAST.unpack_from(self._bytes, 0)[0]
        if sequence <= after:
            return None
        offset = self._offset(sequence)
        _, at = HEAD.unpack_from(self._bytes, offset)
        pixels = bytes(self._bytes[offset + HEAD.size : offset + HEAD.size + self._size])
        if HEAD.unpack_from(self._bytes, offset)[0] != sequence:
            return None
        return Frame(sequence, at, self.spec.width, self.spec.height, pixels)

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

    def _offset(self, sequence: int) -> int:
        return LAST.size + (sequence % SLOTS) * (HEAD.size + self._size)
