"""A jittering number -> a calm one that still keeps up with a quick hand (1 Euro filter).

Source: Casiez, Roussel, Vogel: "1 € Filter: A Simple Speed-based Low-pass Filter for Noisy Input", CHI 2012.
"""

from __future__ import annotations

from math import pi

SPEED_CUTOFF = 1.0  # hertz, for the speed itself; the paper's value


class OneEuro:
    """One axis. `min_cutoff` in hertz sets the calm at rest, `beta` how quickly speed loosens it."""

    def __init__(self, min_cutoff: float, beta: float) -> None:
        self._min_cutoff = min_cutoff
        self._beta = beta
        self._value: float | None = None
        self._raw = self._speed = self._at = 0.0

    def step(self, value: float, at: float) -> float:
        """The calm value at `at` seconds; equal times give the last one again."""
        if self._value is None:
            self._value, self._raw, self._at = value, value, at
            return value
        passed = at - self._at
        if passed <= 0:
            return self._value
        self._speed += _share(SPEED_CUTOFF, passed) * ((value - self._raw) / passed - self._speed)
        cutoff = self._min_cutoff + self._beta * abs(self._speed)
        self._value += _share(cutoff, passed) * (value - self._value)
        self._raw, self._at = value, at
        return self._value


def _share(cutoff: float, passed: float) -> float:
    """How much of a new value a low-pass of `cutoff` hertz takes in after `passed` seconds."""
    return 1 / (1 + 1 / (2 * pi * cutoff * passed))
