"""Growth of the process is noticed."""

from __future__ import annotations

import pytest

from kiosk.core.errors import SourceError
from kiosk.voice import memory
from kiosk.voice.memory import EVERY, SETTLED, Memory, resident


def test_a_process_that_does_not_grow_goes_on() -> None:
    watch = Memory()
    for look in range(10):
        watch.check(100.0 + SETTLED + look * EVERY)


def test_growth_ends_the_process_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Memory()
    watch.check(0.0)
    watch.check(SETTLED)
    monkeypatch.setattr(memory, "GROWTH", -resident())
    with pytest.raises(SourceError, match=r"memory grew to \d+ MB"):
        watch.check(SETTLED + EVERY)
