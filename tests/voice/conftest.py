"""Spoken sentences, made once a session, and recognisers loaded once a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core import places
from kiosk.core.text import LANGUAGES, Language
from kiosk.voice.grammar import Grammar
from kiosk.voice.messages import ModelChoice
from kiosk.voice.speech import spoken
from tests.voice.vocabulary import vocabulary

Say = Callable[[str, Language], Path]


@pytest.fixture(scope="session")
def models() -> dict[Language, ModelChoice]:
    return {language: ModelChoice(demo=places.embedded_models() / f"vosk-mini-{language}") for language in LANGUAGES}


@pytest.fixture(scope="session")
def say(tmp_path_factory: pytest.TempPathFactory) -> Say:
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed (apt-get install espeak-ng)")
    folder = tmp_path_factory.mktemp("spoken")
    return lambda text, language: spoken(text, language, "", folder)


@pytest.fixture(scope="session")
def grammars() -> dict[Language, Grammar]:
    return {language: Grammar(vocabulary(language)) for language in LANGUAGES}
