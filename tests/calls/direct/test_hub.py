"""Who speaks, by loudness."""

from __future__ import annotations

import numpy as np

from kiosk.calls.direct.hub import QUIET, Voices
from kiosk.calls.direct.sounds import Pcm

PACKET = 960  # samples: 20 ms


class Talk:
    """A conversation in packets of 20 ms, on a clock of its own."""

    def __init__(self) -> None:
        self.at = 0.0
        self.voices = Voices(lambda: self.at)

    def go(self, seconds: float, **loud: int) -> str:
        """So long everybody is so loud (root mean square); who speaks then."""
        random = np.random.default_rng(1)
        for _ in range(round(seconds * 50)):
            self.at += 0.02
            for who, level in loud.items():
                pcm: Pcm = (random.standard_normal(PACKET) * level).astype(np.int16)
                self.voices.heard(who, pcm)
        return self.voices.speaks


def test_nobody_speaks_in_a_quiet_room() -> None:
    assert Talk().go(3, one=100, two=200) == ""


def test_who_speaks_keeps_the_place_through_a_breath_and_loses_it_to_the_next() -> None:
    talk = Talk()
    assert talk.go(1, one=3000, two=20) == "one"
    assert talk.go(0.6, one=20, two=20) == "one"
    assert talk.go(0.5, one=20, two=3000) == "one"  # a breath is not over yet
    assert talk.go(QUIET, one=20, two=3000) == "two"
    assert talk.go(2, one=2000, two=3000) == "two"  # who interrupts does not take it


def test_who_left_speaks_no_more() -> None:
    talk = Talk()
    talk.go(1, one=3000)
    talk.voices.left("one")
    assert talk.voices.speaks == ""
    assert talk.go(0.5, two=3000) == "two"
