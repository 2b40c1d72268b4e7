"""Which engine is chosen for a language, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core import places
from kiosk.core.sentences import Sentences
from kiosk.core.text import Language
from kiosk.voice.engines import Engine, Wanted, candidates, first_that_loads
from kiosk.voice.grammar import Grammar
from kiosk.voice.messages import ModelChoice
from tests.voice.vocabulary import vocabulary

OFFICIAL, DEMO = Engine("vosk", Path("official")), Engine("vosk", Path("demo"), demo=True)
SPHINX = Engine("pocketsphinx", witness=Path("demo"))
BOTH = ModelChoice(Path("official"), Path("demo"))


@pytest.mark.parametrize(
    ("language", "wanted", "models", "expected"),
    [
        ("en", "auto", BOTH, (OFFICIAL, SPHINX, DEMO)),
        ("ko", "auto", BOTH, (OFFICIAL, DEMO)),
        ("en", "auto", ModelChoice(demo=Path("demo")), (SPHINX, DEMO)),
        ("ru", "auto", ModelChoice(demo=Path("demo")), (DEMO,)),
        ("ru", "auto", ModelChoice(), ()),
        ("ko", "vosk", ModelChoice(demo=Path("demo")), ()),
        ("en", "vosk", BOTH, (OFFICIAL,)),
        ("en", "pocketsphinx", BOTH, (SPHINX,)),
        ("ko", "pocketsphinx", BOTH, (OFFICIAL, DEMO)),
        ("en", "demo", BOTH, (DEMO,)),
    ],
)
def test_the_best_engine_there_is_comes_first(
    language: Language, wanted: Wanted, models: ModelChoice, expected: tuple[Engine, ...]
) -> None:
    assert candidates(language, wanted, models) == expected


def test_a_demo_model_says_that_it_is_one() -> None:
    assert Engine("vosk", Path("/x/vosk-mini-ko"), demo=True).label == "vosk vosk-mini-ko (DEMO MODEL)"
    assert "DEMO" not in Engine("vosk", Path("/x/vosk-model-small-ko-0.22")).label


def test_a_broken_official_model_leaves_the_next_best_and_says_so(tmp_path: Path) -> None:
    models = ModelChoice(tmp_path, places.embedded_models() / "vosk-mini-ko")
    recogniser, problems = first_that_loads(Grammar(vocabulary("ko")), "auto", models)
    assert recogniser is not None
    assert "DEMO MODEL" in recogniser.engine
    assert "is no vosk model" in problems[0]


def test_without_any_model_the_language_is_deaf_and_the_mend_is_named() -> None:
    recogniser, problems = first_that_loads(Grammar(vocabulary("ko")), "auto", ModelChoice())
    assert recogniser is None
    assert "kiosk models install ko" in problems[0]


def test_a_missing_pronunciation_falls_back_to_the_demo_model() -> None:
    grammar = Grammar(Sentences("en", (("view.show", ("show {v}",)),), (("v", (("gangnam", "g"), ("traffic", "t"))),)))
    recogniser, problems = first_that_loads(
        grammar, "auto", ModelChoice(demo=places.embedded_models() / "vosk-mini-en")
    )
    assert recogniser is not None
    assert "vosk-mini-en" in recogniser.engine
    assert "gangnam" in problems[0]


def test_a_broken_witness_leaves_the_engine_and_is_told(tmp_path: Path) -> None:
    recogniser, problems = first_that_loads(Grammar(vocabulary("en")), "pocketsphinx", ModelChoice(demo=tmp_path))
    assert recogniser is not None
    assert recogniser.engine == "pocketsphinx en-us"
    assert any("without its witness" in problem for problem in problems)
