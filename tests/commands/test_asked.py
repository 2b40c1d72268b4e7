"""Numbers are asked for by name: what is said opens them, or tells where they come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from kiosk import commands, views
from kiosk.core import asked, places
from kiosk.core import pack as packs
from kiosk.core.inputs import Intent
from kiosk.core.quantities import QUANTITIES
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.registry import Commands, instances
from kiosk.core.sentences import sentences
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.core.view import View
from kiosk.vocabulary import lists
from kiosk.voice.grammar import Grammar
from kiosk.voice.phrases import prefixes
from tests.city import PACK
from tests.conftest import Rig

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SEOUL = packs.load(places.assets() / "packs" / "seoul")
SPOKEN = sentences(Commands.found_in(commands), lists(instances(views, View), SEOUL))


@pytest.mark.parametrize(
    ("language", "said", "command", "key"),
    [
        ("en", "how is the air", "tile.open", "air.index"),
        ("en", "show quality index", "tile.open", "air.index"),
        ("en", "show fine dust", "tile.open", "air.pm25"),
        ("en", "open average road speed", "tile.open", "traffic.speed"),
        ("en", "where does the city debt come from", "source.of", "economy.debt"),
        ("ko", "공기 알려줘", "tile.open", "air.index"),
        ("ko", "미세먼지 보여줘", "tile.open", "air.pm10"),
        ("ko", "물가 출처 보여줘", "source.of", "economy.prices"),
        ("ru", "как воздух", "tile.open", "air.index"),
        ("ru", "покажи пыль", "tile.open", "air.pm25"),
        ("ru", "откуда долг", "source.of", "economy.debt"),
    ],
)
def test_what_is_said_means_this_number(language: Language, said: str, command: str, key: str) -> None:
    meant = [phrase.intent for phrase in Grammar(SPOKEN[language]).phrases if phrase.text == said]
    assert meant == [Intent(command, (("key", key),))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_number_means_something_else_in_seoul(language: Language) -> None:
    meanings: dict[str, set[Intent]] = {}
    for phrase in Grammar(SPOKEN[language]).phrases:
        meanings.setdefault(phrase.text, set()).add(phrase.intent)
    forms = {form for form, _ in asked.asked(SEOUL, language)}
    assert {t: m for t, m in meanings.items() if len(m) > 1 and any(form in t for form in forms)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_makes_a_shorter_sentence_wait(language: Language) -> None:
    forms = [form for form, _ in asked.asked(SEOUL, language)]
    assert [pair for pair in prefixes(SPOKEN[language]) if any(form in pair[0] for form in forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_models_know_every_word_of_a_name(language: Language) -> None:
    listed = (places.embedded_models() / f"vosk-mini-{language}" / "graph" / "words.txt").read_text(encoding="utf-8")
    known = {line.split()[0] for line in listed.splitlines()}
    assert {word for form, _ in asked.asked(SEOUL, language) for word in form.split()} - known == set()


def test_every_named_number_is_one_the_city_has_and_most_of_its_own_have_a_name() -> None:
    named = set(asked.SHOWN)
    assert named <= {kind for kind, what in QUANTITIES.items() if "city" in what.of}
    assert {kind for kind, what in QUANTITIES.items() if "city" in what.of} - named == UNSAYABLE


def test_a_city_without_sums_is_not_asked_for_them() -> None:
    assert not any(kind.startswith("economy.") for _, kind in asked.asked(PACK, "en"))


def test_a_number_that_is_not_there_is_refused_by_its_name(rig: Rig) -> None:
    assert "Air quality index" in rig.give("tile.open", key="air.index").text.en
    there = Reading("air.index", 62.0, "", Provenance(same("test"), Status.LIVE, NOON, NOON))
    rig.store.put(replace(rig.store.state, readings=MappingProxyType({there.key: there})))
    assert rig.give("source.of", key="air.index").verdict is Verdict.DONE
    assert rig.store.state.asked == "air.index"


UNSAYABLE = {"water.chlorine", "water.ph", "voice.answered"}  # the models know no word for them
