"""Real people who say something else: how much of it becomes a command, under a bound measured and rounded up."""

from __future__ import annotations

import pytest

from kiosk.voice import wav
from tests.shared import SHARED, needs_shared
from tests.voice.listening import Library, finals, listener

ORDERS = SHARED / "data" / "speech" / "orders"
MOST = {"vosk": 2, "pocketsphinx": 2}  # false commands of the 150 recordings


@needs_shared
@pytest.mark.parametrize("library", ["vosk", "pocketsphinx"])
def test_coffee_orders_are_no_commands(library: Library) -> None:
    false = [
        (file.name, words.text, round(words.confidence, 2))
        for file in sorted(ORDERS.glob("*.wav"))
        for words in finals(listener(library, "en"), wav.read(file))
        if words.intent is not None
    ]
    assert len(false) <= MOST[library], false


@needs_shared
@pytest.mark.parametrize("library", ["vosk", "pocketsphinx"])
def test_two_minutes_of_kitchen_noise_are_no_commands(library: Library) -> None:
    samples = wav.read(SHARED / "data" / "speech" / "kitchen.wav")
    false = [words.text for words in finals(listener(library, "en"), samples) if words.intent is not None]
    assert false == []
