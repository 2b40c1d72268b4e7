"""Pictures pass between processes whole or not at all."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kiosk.core.frames import HEAD, SLOTS, FrameRing


@pytest.fixture
def ring() -> Iterator[FrameRing]:
    made = FrameRing.create(8, 4)
    yield made
    made.close()


def picture(shade: int) -> bytes:
    return bytes([shade]) * (8 * 4 * 3)


def test_an_empty_ring_shows_nothing(ring: FrameRing) -> None:
    assert ring.newest() is None


def test_a_reader_gets_the_newest_picture_once(ring: FrameRing) -> None:
    reader = FrameRing.attach(ring.spec)
    for shade in range(1, 8):
        ring.write(picture(shade), at=float(shade))
    frame = reader.newest()
    assert frame is not None
    assert (frame.pixels, frame.at, frame.width, frame.height) == (picture(7), 7.0, 8, 4)
    assert reader.newest(after=frame.sequence) is None
    reader.close()


def test_a_picture_that_is_being_overwritten_is_not_shown(ring: FrameRing) -> None:
    sequence = ring.write(picture(1), at=1.0)
    HEAD.pack_into(ring._bytes, ring._offset(sequence), -(sequence + SLOTS), 2.0)
    assert ring.newest() is None


def test_a_picture_of_the_wrong_size_is_refused(ring: FrameRing) -> None:
    with pytest.raises(ValueError, match="96 bytes, not 5"):
        ring.write(b"12345", at=1.0)


def test_a_ring_that_nobody_closed_goes_without_a_complaint(ring: FrameRing, monkeypatch: pytest.MonkeyPatch) -> None:
    complaints: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", complaints.append)
    reader = FrameRing.attach(ring.spec)
    ring.write(picture(1), at=1.0)
    assert reader.newest() is not None
    del reader
    gc.collect()
    assert complaints == []
