"""The models of `models/recipe`, asked by the stock vosk wheel in a process of its own: do they load, know and hear?"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kiosk.core.text import LANGUAGES, Language

MODELS = Path(__file__).resolve().parents[2] / "models"
NO_WORD = "zzyzx"  # in no word list: a model that says it has this word has every word
VOICES: dict[Language, str] = {"en": "en-us+m7", "ko": "ko+f4", "ru": "ru+m7"}  # variants the training never heard
COMMANDS: dict[Language, tuple[str, ...]] = {
    "en": ("show disasters", "call fire command vehicle two", "hang up", "where does this come from"),
    "ko": ("재난안전 보여줘", "소방 지휘차 이호 연결해", "전화 끊어줘", "출처 보여줘"),
    "ru": ("покажи аварии", "позвони пожарной машине два", "повесь трубку", "откуда данные"),
}
OTHER: dict[Language, str] = {
    "en": "the garden was quiet in the afternoon",
    "ko": "고양이가 우유를 마셨습니다",
    "ru": "вечером мы долго гуляли в саду",
}
SILENCE = 0.5  # seconds before and after the speech

# vosk writes to stderr below Python and may abort the process, so it never runs inside pytest.
ASK = """
import json, sys, wave
import vosk

asked = json.load(sys.stdin)
vosk.SetLogLevel(-2)
model = vosk.Model(asked["model"])
missing = [word for word in asked["words"] if model.vosk_model_find_word(word) < 0]
heard = []
for path in asked["sounds"]:
    with wave.open(path) as sound:
        rate, data = sound.getframerate(), sound.readframes(sound.getnframes())
    grammar = json.dumps([*asked["sentences"], "[unk]"], ensure_ascii=False)
    recogniser = vosk.KaldiRecognizer(model, rate, grammar)
    silence = bytes(2 * int(rate * asked["silence"]))
    recogniser.AcceptWaveform(silence + data + silence)
    heard.append(json.loads(recogniser.FinalResult())["text"])
json.dump({"missing": missing, "heard": heard}, sys.stdout)
"""

speaks = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said: the words it lacks, and what it heard of each sound."""

    missing: list[str]
    heard: list[str]


def ask(language: Language, words: list[str], sounds: list[Path]) -> Answer:
    """One process of vosk with the language's model and its commands for a grammar."""
    asked = {
        "model": str(MODELS / f"vosk-mini-{language}"),
        "words": words,
        "sounds": [str(sound) for sound in sounds],
        "sentences": COMMANDS[language],
        "silence": SILENCE,
    }
    process = subprocess.run(
        [sys.executable, "-c", ASK], input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=60
    )
    return Answer(**json.loads(process.stdout))


def spoken(language: Language, text: str, file: Path) -> Path:
    """`text` as espeak-ng says it, in a WAV file."""
    command = ["espeak-ng", "-v", VOICES[language], "-s", "150", "-w", str(file), text]
    subprocess.run(command, check=True, timeout=30)
    with wave.open(str(file)) as sound:
        assert sound.getnframes() > sound.getframerate() / 4
    return file


@cache
def listed(language: Language) -> tuple[str, ...]:
    """The words of the recipe's list, without their phones."""
    lines = (MODELS / "recipe" / "words" / f"{language}.txt").read_text("utf8").splitlines()
    words = (line.split("#")[0].split()[:1] for line in lines)
    return tuple(dict.fromkeys(word for first in words for word in first))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_word_is_in_the_model_and_an_unlisted_one_is_not(language: Language) -> None:
    assert len(listed(language)) > 300
    assert ask(language, [*listed(language), NO_WORD], []).missing == [NO_WORD]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_commands_tried_here_are_listed(language: Language) -> None:
    assert {word for command in COMMANDS[language] for word in command.split()} <= set(listed(language))


@speaks
@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_spoken_by_a_voice_the_training_never_heard_are_understood(language: Language, tmp_path: Path) -> None:
    said = COMMANDS[language]
    sounds = [spoken(language, text, tmp_path / f"{number}.wav") for number, text in enumerate(said)]
    assert tuple(ask(language, [], sounds).heard) == said


@speaks
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_is_no_command_is_not_heard_as_one(language: Language, tmp_path: Path) -> None:
    sound = spoken(language, OTHER[language], tmp_path / "other.wav")
    (heard,) = ask(language, [], [sound]).heard
    assert heard
    assert heard not in COMMANDS[language]
