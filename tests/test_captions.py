"""Whose call is written down, by which model and in which language; one sentence through the real process."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.captions import Captions, models
from kiosk.core import places
from kiosk.core.call import Call, CallState, Presence
from kiosk.core.clock import SystemClock
from kiosk.core.settings import CallsSettings
from kiosk.core.sound_ring import FRAME, SoundRing
from kiosk.core.state import State
from kiosk.core.supervisor import Health
from kiosk.core.text import Language, same
from kiosk.models.folders import ModelFolders, default_folders
from kiosk.voice import wav
from kiosk.voice.audio import RATE
from kiosk.voice.captioner import QUIET
from kiosk.voice.messages import Caption
from kiosk.voice.resample import Resampler
from kiosk.voice.speech import spoken

SAID = "all residents have been moved to the school"
UNDERSTOOD = "residents have been moved"  # our small model stumbles over the rest now and then
PATIENCE = 60.0  # seconds
CALL = Call("call-1", "chief", same("Chief"), same("Chief"), video=False, state=CallState.CONNECTED, since=0.0)
TALKS = State(language="ko", call=CALL, presence={"chief": Presence(reachable=True, language="en")})


@pytest.fixture
def folders(tmp_path: Path) -> ModelFolders:
    """No official model is installed."""
    return replace(default_folders(), installed=tmp_path)


@pytest.fixture
def voices() -> Iterator[SoundRing]:
    ring = SoundRing.create()
    yield ring
    ring.close()


def made(
    folders: ModelFolders, voices: SoundRing, said: list[Caption], captions: str = "demo", city: Language = "ko"
) -> Captions:
    settings = CallsSettings.model_validate({"captions": captions})
    return Captions(settings, folders, voices.spec, SystemClock(), said.append, city=city, talks=True)


def test_our_own_small_models_write_only_where_the_setting_asks_for_them(folders: ModelFolders) -> None:
    assert models(CallsSettings(), folders) == {}
    found = models(CallsSettings(captions="demo"), folders)
    assert [model.label for model in found.values()] == [
        f"vosk-mini-{language} (DEMO MODEL)" for language in ("en", "ko", "ru")
    ]


def test_an_installed_official_model_writes_by_default(folders: ModelFolders, tmp_path: Path) -> None:
    shutil.copytree(places.embedded_models() / "vosk-mini-ko", tmp_path / "vosk-model-small-ko-0.22")
    found = models(CallsSettings(), folders)
    assert {language: model.label for language, model in found.items()} == {"ko": "vosk-model-small-ko-0.22"}


def test_the_operator_reads_what_captions_would_need(folders: ModelFolders, voices: SoundRing) -> None:
    missing = made(folders, voices, [], "auto").missing
    assert missing is not None
    assert "kiosk models install ko" in missing.en
    assert made(folders, voices, [], "off").missing is None
    assert made(folders, voices, [], "demo").missing is None
    rehearsal = Captions(CallsSettings(), folders, voices.spec, SystemClock(), lambda _: None, city="ko", talks=False)
    assert rehearsal.missing is None


def test_what_the_officer_says_is_written_down_in_the_officers_language(
    folders: ModelFolders, voices: SoundRing, tmp_path: Path
) -> None:
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed (apt-get install espeak-ng)")
    said: list[Caption] = []
    captions = made(folders, voices, said)
    sound = Resampler(RATE, 48_000).push(wav.read(spoken(SAID, "en", "", tmp_path))).tobytes()
    sound += bytes(FRAME) * round(100 * QUIET)  # or one time would run into the next
    end = time.monotonic() + PATIENCE
    captions.look(TALKS)
    try:
        while captions._worker._state.health is not Health.WORKING:
            assert time.monotonic() < end
            time.sleep(0.02)
        while not any(UNDERSTOOD in caption.words for caption in said):
            assert time.monotonic() < end, said
            _speak(voices, sound)
        assert {(caption.call_id, caption.engine) for caption in said} == {("call-1", "vosk-mini-en (DEMO MODEL)")}
        captions.look(replace(TALKS, call=None))
        end = time.monotonic() + PATIENCE
        while True:  # the order travels
            said.clear()
            _speak(voices, sound)
            if not said:
                break
            assert time.monotonic() < end, said
    finally:
        captions.stop()


def _speak(voices: SoundRing, sound: bytes) -> None:
    """At the pace of a call."""
    due = time.monotonic()
    for place in range(0, len(sound) - FRAME, FRAME):
        voices.write(sound[place : place + FRAME], time.monotonic())
        due += 0.01
        time.sleep(max(0.0, due - time.monotonic()))


def test_actors_and_calls_that_are_not_connected_start_nothing(folders: ModelFolders, voices: SoundRing) -> None:
    captions = made(folders, voices, [])
    for state in (
        State(),
        replace(TALKS, call=replace(CALL, simulated=True)),
        replace(TALKS, call=replace(CALL, state=CallState.RINGING)),
    ):
        captions.look(state)
    assert captions._worker.pid is None
    captions.stop()
