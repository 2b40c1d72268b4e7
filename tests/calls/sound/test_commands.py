"""Twenty commands over a far end that talks and is turned down: either engine hears at least eighteen."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.calls.sound.desk import DUCKED, on_floor
from kiosk.calls.sound.frame import FRAME, RATE
from kiosk.core import places
from kiosk.core.inputs import Intent
from kiosk.voice import wav
from kiosk.voice.audio import RATE as EARS_RATE
from kiosk.voice.audio import SAMPLES, Block
from kiosk.voice.audio import Pcm as EarsPcm
from kiosk.voice.engines import Engine, load
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.resample import Resampler
from kiosk.voice.speech import spoken
from kiosk.voice.utterance import Utterances
from tests.calls.sound.commands import ALONE, COMMANDS, Decide, Recording, Said, said_in_room, understood
from tests.voice.vocabulary import vocabulary

MODEL = places.embedded_models() / "vosk-mini-en"
ENOUGH = 18
TRACK = "AEC, on the desk's floor of noise"  # what the wall's recogniser gets
OFFICERS = (
    ("en-us+m3", "we have moved all the residents to the school and the fire on the third floor is under control now"),
    ("en-us+f4", "the second crew is at the river bank and asks for sand bags before the water comes over the road"),
    ("en-us+m7", "two people were hurt when the wall of the old market came down and are on their way to the hospital"),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[Recording, Said]:
    """The room's sound, cleaned by the real canceller; the officers talk without a pause."""
    folder = tmp_path_factory.mktemp("officers")
    voices = [
        Resampler(EARS_RATE, RATE).push(wav.read(spoken(words, "en", voice, folder))) for voice, words in OFFICERS
    ]
    far = np.concatenate(voices)
    record, said = said_in_room(far[: len(far) // FRAME * FRAME], DUCKED)
    random = np.random.default_rng(0)
    record.tracks[TRACK] = [on_floor(frame, random) for frame in record.tracks["AEC"]]
    return record, said


def ears(engine: Engine) -> Decide:
    """Our end-pointing, rejection and matching over `engine`."""
    grammar = Grammar(vocabulary("en"))
    line = Utterances(load(engine, grammar), grammar, Matcher(vocabulary("en")), VoiceActivity())

    def decide(samples: EarsPcm) -> Iterator[tuple[Intent | None, float, float]]:
        line.reset()
        for place in range(0, len(samples), SAMPLES):
            for words in line.hear(Block(samples[place : place + SAMPLES].tobytes(), place / EARS_RATE)):
                if words.final:
                    yield words.intent, 0.0, 0.0
        if (last := line.commit()) is not None:
            yield last.intent, 0.0, 0.0

    return decide


@pytest.mark.parametrize(
    "engine", [Engine("pocketsphinx", witness=MODEL), Engine("vosk", MODEL, demo=True)], ids=["pocketsphinx", "vosk"]
)
def test_commands_over_an_officer_who_talks_are_heard(room: tuple[Recording, Said], engine: Engine) -> None:
    record, said = room
    assert len(said) == COMMANDS
    assert record.erle("AEC", ALONE // 2, ALONE) > 15, "the officers are heard in the room, and taken out"
    decide = ears(engine)
    right, false = understood(record, TRACK, said, decide)
    assert right >= ENOUGH  # of the microphone's own sound 13 and 4
    assert false <= 1
