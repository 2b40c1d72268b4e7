"""The ears' process from sound to intent, under its real supervisor."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.inputs import DeviceMode, Intent
from kiosk.core.settings import EarsSettings
from kiosk.core.supervisor import Health
from kiosk.core.text import LANGUAGES, Language
from kiosk.voice.messages import EarsSetup, Feed, Listen, ModelChoice, OpenMicrophone, Outshout, Speak
from tests.voice.conftest import Say
from tests.voice.vocabulary import vocabulary
from tests.voice.worker import Worker, working

TRAFFIC = Intent("view.show", (("view", "traffic"),))


def scripted(models: dict[Language, ModelChoice], settings: EarsSettings | None = None) -> EarsSetup:
    sentences = {language: vocabulary(language) for language in LANGUAGES}
    return EarsSetup(settings or EarsSettings(), sentences, "en", models, scripted=True)


@pytest.fixture(scope="module")
def worker(models: dict[Language, ModelChoice]) -> Iterator[Worker]:
    with working(scripted(models)) as worker:
        yield worker


@pytest.fixture(autouse=True)
def _quiet(worker: Worker) -> None:
    worker.send(OpenMicrophone(True))
    worker.send(Listen(False))
    worker.until_mode(DeviceMode.STANDBY)
    worker.words.clear()


@pytest.mark.parametrize(
    ("language", "text", "engine"),
    [
        ("en", "show traffic", "pocketsphinx en-us"),
        ("ko", "교통 보여줘", "vosk vosk-mini-ko (DEMO MODEL)"),
        ("ru", "покажи пробки", "vosk vosk-mini-ru (DEMO MODEL)"),
    ],
)
def test_what_is_said_becomes_an_intent_in_every_language(
    worker: Worker, say: Say, language: Language, text: str, engine: str
) -> None:
    worker.send(Speak(language))
    worker.send(Listen(True))
    fed = time.monotonic()
    worker.send(Feed(say(text, language)))
    worker.until(lambda: bool(worker.finals), "nothing final")
    (words,) = worker.finals
    assert (words.text, words.intent, words.language, words.engine) == (text, TRAFFIC, language, engine)
    assert fed < words.started < words.ended < time.monotonic()
    assert any(not heard.final for heard in worker.words)
    assert worker.device is not None
    assert worker.device.engine == engine
    worker.send(Speak("en"))


def test_what_is_said_while_the_button_is_up_is_thrown_away(worker: Worker, say: Say) -> None:
    worker.send(Feed(say("show traffic", "en")))
    time.sleep(2.5)  # the sentence is that long: there is nothing to wait for
    assert worker.words == []
    worker.send(Listen(True))
    worker.send(Feed(say("hang up", "en")))
    worker.until(lambda: bool(worker.finals), "nothing final")
    assert [words.text for words in worker.finals] == ["hang up"]


def test_what_the_walls_own_loudspeaker_says_is_no_command_in_any_mode(
    worker: Worker, models: dict[Language, ModelChoice], say: Say
) -> None:
    worker.send(Listen(True))
    worker.send(Outshout(True))
    worker.send(Feed(say("hang up", "en")))
    time.sleep(2.5)  # the sentence is that long: there is nothing to wait for
    assert worker.words == []
    worker.send(Outshout(False))
    worker.send(Feed(say("show traffic", "en")))
    worker.until(lambda: bool(worker.finals), "nothing final")
    assert [words.text for words in worker.finals] == ["show traffic"]


def test_a_muted_microphone_stays_closed_when_its_worker_is_started_anew(
    models: dict[Language, ModelChoice],
) -> None:
    with working(scripted(models)) as worker:
        worker.supervisor.send(OpenMicrophone(False), keep=True)
        worker.until_mode(DeviceMode.OFF)
        pid = worker.supervisor.pid
        assert pid
        told = len(worker.devices)
        os.kill(pid, signal.SIGKILL)
        worker.until(lambda: len(worker.devices) > told and worker.device_is(DeviceMode.OFF), "never off again")
        modes = [state.mode for _, state in worker.devices[told:]]
        assert set(modes) <= {DeviceMode.STARTING, DeviceMode.OFF}


def test_letting_the_button_go_ends_the_sentence(worker: Worker, say: Say) -> None:
    worker.send(Listen(True))
    worker.send(Feed(say("show traffic", "en")))
    worker.until(lambda: any(words.text == "show traffic" for words in worker.words), "no partial")
    worker.send(Listen(False))
    worker.until(lambda: bool(worker.finals), "nothing final")
    assert worker.finals[0].intent == TRAFFIC
    worker.until_mode(DeviceMode.STANDBY)


def test_a_muted_microphone_is_off_and_hears_nothing(worker: Worker, say: Say) -> None:
    worker.send(Listen(True))
    worker.until_mode(DeviceMode.ACTIVE)
    worker.send(OpenMicrophone(False))
    worker.until_mode(DeviceMode.OFF)
    worker.send(Feed(say("show traffic", "en")))
    time.sleep(2.5)  # as long as the sentence
    assert worker.words == []
    worker.send(OpenMicrophone(True))
    worker.until_mode(DeviceMode.ACTIVE)


def test_the_level_is_told_at_most_eight_times_a_second_and_rests_at_standby(worker: Worker, say: Say) -> None:
    worker.devices.clear()
    worker.send(Listen(True))
    worker.send(Feed(say("where does this come from", "en")))
    worker.until(lambda: bool(worker.finals), "nothing final")
    levels = [(at, state.level) for at, state in worker.devices if state.mode is DeviceMode.ACTIVE]
    assert max(level for _, level in levels) > 0.3
    assert len(levels) <= (levels[-1][0] - levels[0][0]) * 8 + 10  # some come late, and the next ones not
    worker.send(Listen(False))
    assert worker.until_mode(DeviceMode.STANDBY).level == 0


def test_a_file_that_cannot_be_fed_is_told_and_the_worker_lives(worker: Worker, tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF nothing")
    worker.send(Feed(bad))
    worker.until(lambda: worker.device is not None and "bad.wav: it is no WAV file" in worker.device.detail, "untold")
    assert worker.health[-1].health is Health.WORKING


def test_a_wav_file_stands_in_for_the_microphone(models: dict[Language, ModelChoice], say: Say) -> None:
    settings = EarsSettings(file=say("show traffic", "en"), mode="always", engine="demo")
    with working(replace(scripted(models, settings), scripted=False)) as worker:
        worker.until(lambda: bool(worker.finals), "nothing final")
        assert worker.finals[0].intent == TRAFFIC
        assert worker.until_mode(DeviceMode.ACTIVE).engine == "vosk vosk-mini-en (DEMO MODEL)"


def test_a_machine_without_microphone_and_models_says_both_and_goes_on() -> None:
    setup = EarsSetup(
        EarsSettings(microphone="no such microphone"), {"ko": vocabulary("ko")}, "ko", {"ko": ModelChoice()}
    )
    with working(setup) as worker:
        state = worker.until_mode(DeviceMode.ABSENT)
        assert "kiosk devices" in state.detail
        assert "deaf in ko" in state.detail
        assert "kiosk models install ko" in state.detail
        assert state.engine == ""
        time.sleep(3.0)  # longer than the pause between two tries
        assert worker.health[-1].health is Health.WORKING
