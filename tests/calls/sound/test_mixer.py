"""What each of several people hears: everybody else, never herself, and nothing wrapped around."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.calls.sound.frame import FRAME, SILENCE, Frame
from kiosk.calls.sound.mixer import KNEE, limited, mixed


def level(value: int) -> Frame:
    return np.full(FRAME, value, np.int16)


def test_alone_one_hears_silence() -> None:
    assert not mixed({"wall": level(5000)})["wall"].any()


def test_everybody_hears_the_others_and_not_oneself() -> None:
    heard = mixed({"wall": level(100), "one": level(20), "two": level(3)})
    assert {who: int(frame[0]) for who, frame in heard.items()} == {"wall": 23, "one": 103, "two": 120}


def test_one_voice_passes_unchanged() -> None:
    voice = np.random.default_rng(1).integers(-19_000, 19_000, FRAME).astype(np.int16)
    assert (mixed({"wall": SILENCE, "one": voice})["wall"] == voice).all()


@given(st.lists(st.integers(-32768, 32767), min_size=2, max_size=6))
def test_loud_people_together_keep_their_sign_and_never_wrap(levels: list[int]) -> None:
    for member, frame in mixed({number: level(value) for number, value in enumerate(levels)}).items():
        true = sum(levels) - levels[member]
        assert abs(int(frame[0])) <= min(abs(true), 32767)
        assert np.sign(int(frame[0])) == np.sign(true)


def test_the_limiter_is_monotonic_and_bends_only_above_the_knee() -> None:
    total = np.linspace(-200_000, 200_000, FRAME * 20).astype(np.int32).reshape(-1, FRAME)
    out = np.concatenate([limited(row) for row in total]).astype(int)
    assert (np.diff(out) >= 0).all()
    below = np.abs(total.ravel()) <= KNEE * 32767
    assert (out[below] == total.ravel()[below]).all()
