"""Packets as a network gives them -> sound: nothing twice, nothing out of order, no click, and never too far behind."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.calls.sound.frame import FRAME, RATE, SECONDS, Pcm
from kiosk.calls.sound.playout import LEAST, MOST, WRAP, Playout

PACKET = 960  # samples: 20 ms
CHUNK = 60  # samples of noise that are found nowhere else


def noise(number: int) -> Pcm:
    """A packet that can be told from all others, piece by piece."""
    return np.random.default_rng(number).integers(-9000, 9000, PACKET).astype(np.int16)


def listened(playout: Playout, arrivals: list[tuple[int, int, Pcm]], ticks: int) -> tuple[Pcm, list[float]]:
    """What is heard in `ticks` frames, and the delay at each; arrivals: (tick, time stamp, samples)."""
    at = defaultdict(list)
    for tick, pts, pcm in arrivals:
        at[tick].append((pts, pcm))
    heard, delays = [], []
    for tick in range(ticks):
        for pts, pcm in at[tick]:
            playout.put(pts, pcm)
        heard.append(playout.read())
        delays.append(playout.delay)
    return np.concatenate(heard), delays


def tone(seconds: float, hertz: float = 200.0) -> Pcm:
    return (8000 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.int16)


def cut(sound: Pcm, first: int = 0, stretch: float = 1.0) -> list[tuple[int, int, Pcm]]:
    """Packets of 20 ms that arrive when they are spoken; `stretch`: a second of the sender's clock in ours."""
    return [
        (int(stretch * (place + PACKET) / FRAME), first + place, sound[place : place + PACKET])
        for place in range(0, len(sound) - PACKET + 1, PACKET)
    ]


def loudest_step(heard: Pcm) -> int:
    return int(np.abs(np.diff(heard.astype(int))).max())


packets = st.lists(
    st.tuples(
        st.floats(0, 1).map(lambda chance: chance < 0.15),  # lost
        st.sampled_from([0, 0, 0, 1, 2, 3, 5, 9, 30]),  # frames too late
        st.floats(0, 1).map(lambda chance: chance < 0.1),  # comes twice
    ),
    min_size=20,
    max_size=120,
)


@settings(max_examples=25, deadline=None)
@given(packets, st.sampled_from([0, 5_000, WRAP - 20_000]))
def test_nothing_is_heard_twice_or_out_of_order_and_the_delay_stays_bounded(
    way: list[tuple[bool, int, bool]], first: int
) -> None:
    arrivals = []
    for number, (lost, late, twice) in enumerate(way):
        if not lost:
            arrivals.append((2 * number + late, (first + number * PACKET) % WRAP, noise(number)))
            if twice:
                arrivals.append((2 * number + late + 1, (first + number * PACKET) % WRAP, noise(number)))
    heard, delays = listened(Playout(), arrivals, 2 * len(way) + 60)
    stream, last = heard.tobytes(), -1
    for number in range(len(way)):
        chunks = noise(number).reshape(-1, CHUNK)
        places = [stream.find(chunk.tobytes()) for chunk in chunks]
        assert all(stream.count(chunk.tobytes()) <= 1 for chunk in chunks)
        for place in places:
            assert place < 0 or place > last
            last = max(place, last)
    assert max(delays) <= MOST + SECONDS


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(-(1 << 33), 1 << 33), st.integers(0, 6000)), min_size=1, max_size=60
    )
)
def test_any_time_stamps_and_any_lengths_give_a_frame_each_time(line: list[tuple[int, int, int]]) -> None:
    playout = Playout()
    sent = 0
    for reads, pts, length in line:
        playout.put(pts, np.full(length, 500, np.int16))
        sent += length
        for _ in range(reads):
            assert playout.read().shape == (FRAME,)
    figures = playout.figures
    assert figures.played + figures.left_out + figures.late <= sent


def test_a_perfect_line_is_heard_sample_by_sample() -> None:
    sound = tone(3)
    playout = Playout()
    heard, delays = listened(playout, cut(sound), 320)
    assert sound.tobytes() in heard.tobytes()
    assert delays[300] <= LEAST + 0.015


def test_packets_of_any_length_join_without_a_seam() -> None:
    sound, random, arrivals, place = tone(2), np.random.default_rng(3), [], 0
    while place < len(sound):
        length = int(random.integers(1, 2880))
        arrivals.append((place // FRAME, place, sound[place : place + length]))
        place += length
    heard, _ = listened(Playout(), arrivals, 230)
    assert sound.tobytes() in heard.tobytes()


def test_packets_that_overtake_each_other_are_put_in_order() -> None:
    sound = tone(2)
    arrivals = [(tick + (3 if pts // PACKET % 4 == 1 else 0), pts, pcm) for tick, pts, pcm in cut(sound)]
    playout = Playout()
    heard, _ = listened(playout, arrivals, 230)
    assert playout.figures.late == 0
    assert sound.tobytes() in heard.tobytes()


def test_a_lost_packet_leaves_the_rest_untouched_and_does_not_click() -> None:
    sound = tone(2)
    kept = [packet for packet in cut(sound) if packet[1] != 40 * PACKET]
    heard, _ = listened(Playout(), kept, 230)
    before, after = sound[: 40 * PACKET], sound[41 * PACKET :]
    assert before.tobytes() in heard.tobytes()
    assert after.tobytes() in heard.tobytes()
    hole = heard.tobytes().index(after.tobytes()) // 2 - heard.tobytes().index(before.tobytes()) // 2 - len(before)
    assert 0 < hole <= PACKET  # shorter where the line had more delay than it needs
    assert loudest_step(heard) <= 1.1 * loudest_step(sound)


def test_a_line_that_stops_and_goes_on_does_not_click() -> None:
    sound = tone(3)
    kept = [packet for packet in cut(sound) if not 48_000 <= packet[1] < 96_000]
    heard, delays = listened(Playout(), kept, 340)
    assert loudest_step(heard) <= 1.1 * loudest_step(sound)
    assert delays[300] <= LEAST + 0.015, "the pause must not have made the line slower"


def test_late_packets_make_the_delay_grow_and_a_calm_line_makes_it_shrink() -> None:
    random = np.random.default_rng(5)
    voice = np.concatenate([np.concatenate([tone(0.4), np.zeros(RATE // 5, np.int16)]) for _ in range(40)])
    arrivals = [
        (tick + (int(random.integers(0, 13)) if 2 * RATE < pts < 8 * RATE else 0), pts, pcm)
        for tick, pts, pcm in cut(voice)
    ]
    playout = Playout()
    _, delays = listened(playout, arrivals, 2450)
    assert delays[190] < 0.06  # at these ticks
    assert delays[790] > 0.11
    assert playout.figures.late < 0.02 * len(voice)
    assert delays[2390] <= LEAST + 0.02


@pytest.mark.parametrize("ppm", [100, -100, 400])
def test_a_clock_that_runs_otherwise_is_absorbed_without_growing_delay(ppm: int) -> None:
    voice = np.concatenate([np.concatenate([tone(0.4), np.zeros(RATE // 5, np.int16)]) for _ in range(100)])
    playout = Playout()
    _, delays = listened(playout, cut(voice, stretch=1 + ppm / 1e6), 6000)
    assert max(delays) <= LEAST + 0.04
    figures = playout.figures
    assert figures.played + figures.left_out >= 0.99 * len(voice)
    assert figures.resets == 0


def test_a_line_that_begins_again_elsewhere_is_followed_at_once() -> None:
    sound = tone(1)
    again = [(tick + 110, pts, pcm) for tick, pts, pcm in cut(sound, first=987_654_321)]
    playout = Playout()
    heard, _ = listened(playout, cut(sound) + again, 230)
    assert heard.tobytes().count(sound.tobytes()) == 2
    assert playout.figures.resets == 1


def test_one_stray_packet_changes_nothing() -> None:
    sound = tone(1)
    stray = [(40, 3_000_000_000, noise(9))]
    playout = Playout()
    heard, _ = listened(playout, cut(sound) + stray, 120)
    assert sound.tobytes() in heard.tobytes()
    assert playout.figures.resets == 0


def test_a_way_that_becomes_half_a_second_longer_is_silent_for_less_than_a_second() -> None:
    sound = tone(6)
    arrivals = [(tick + (50 if pts >= 2 * RATE else 0), pts, pcm) for tick, pts, pcm in cut(sound)]
    heard, _ = listened(Playout(), arrivals, 660)
    quiet = max(len(list(run)) for value, run in groupby((np.abs(heard) < 2).tolist()) if value)
    assert quiet < RATE


def test_nobody_reading_costs_no_memory() -> None:
    playout = Playout()
    for _, pts, pcm in cut(tone(60, 50)):
        playout.put(pts, pcm)
    assert len(playout._arrived) <= 512
    playout.read()
    assert playout.delay <= MOST + SECONDS
