"""Sound passes between processes in order and whole, and what does not pass is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.core.sound_ring import FRAME, HEAD, SLOTS, SoundRing, _offset


@pytest.fixture
def ring() -> Iterator[SoundRing]:
    made = SoundRing.create()
    yield made
    made.close()


@pytest.fixture
def reader(ring: SoundRing) -> Iterator[SoundRing]:
    made = SoundRing.attach(ring.spec)
    yield made
    made.close()


def said(number: int) -> bytes:
    return number.to_bytes(2, "little") * (FRAME // 2)


def test_frames_come_in_order_with_the_moment_of_each_and_once(ring: SoundRing, reader: SoundRing) -> None:
    for number in range(3):
        ring.write(said(number), at=number / 100)
    came = reader.read()
    assert came.frames == [(number / 100, said(number)) for number in range(3)]
    assert came.lost == 0
    assert not reader.read().frames


def test_a_reader_that_is_a_second_late_has_lost_nothing(ring: SoundRing, reader: SoundRing) -> None:
    for turn in range(5):
        for number in range(100):
            ring.write(said(100 * turn + number), at=0.0)
        came = reader.read()
        assert [pcm for _, pcm in came.frames] == [said(100 * turn + number) for number in range(100)]
        assert came.lost == 0


def test_what_a_reader_came_too_late_for_is_counted(ring: SoundRing, reader: SoundRing) -> None:
    for number in range(300):
        ring.write(said(number), at=0.0)
    came = reader.read()
    assert came.frames[-1][1] == said(299)
    assert came.lost + len(came.frames) == 300
    assert len(came.frames) > 100, "a second of it is still there"
    ring.write(said(300), at=0.0)
    assert reader.read().lost == 0


def test_a_frame_that_is_overwritten_while_it_is_read_is_lost_and_not_torn(ring: SoundRing, reader: SoundRing) -> None:
    ring.write(said(1), at=0.0)
    ring.write(said(2), at=0.0)
    HEAD.pack_into(ring._bytes, _offset(1), -(1 + SLOTS), 0.0)
    came = reader.read()
    assert [pcm for _, pcm in came.frames] == [said(2)]
    assert came.lost == 1


def test_a_writer_that_died_within_a_frame_is_followed_by_the_next(ring: SoundRing, reader: SoundRing) -> None:
    ring.write(said(1), at=0.0)
    HEAD.pack_into(ring._bytes, _offset(2), -2, 0.0)  # it had begun
    following = SoundRing.attach(ring.spec)
    following.write(said(3), at=0.0)
    following.close()
    assert [pcm for _, pcm in reader.read().frames] == [said(1), said(3)]


def test_a_reader_begins_with_what_is_said_now(ring: SoundRing, reader: SoundRing) -> None:
    ring.write(said(1), at=0.0)
    late = SoundRing.attach(ring.spec)
    reader.skip()
    ring.write(said(2), at=0.0)
    assert [pcm for _, pcm in late.read().frames] == [pcm for _, pcm in reader.read().frames] == [said(2)]
    late.close()


def test_a_frame_of_another_length_is_refused(ring: SoundRing) -> None:
    with pytest.raises(ValueError, match="960 bytes, not 5"):
        ring.write(b"12345", at=0.0)
