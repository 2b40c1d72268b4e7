"""Laws that hold for every command, found by the registry: an addition is tested before its author writes a test."""

from __future__ import annotations

import inspect
import pickle

import pytest

from kiosk import commands, views
from kiosk.core import pack as packs
from kiosk.core import places
from kiosk.core.command import SLOT, Command
from kiosk.core.filling import DIRECTIONS
from kiosk.core.inputs import Intent
from kiosk.core.registry import Commands, instances
from kiosk.core.sentences import sentences
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import View
from kiosk.vocabulary import DIRECTION_FORMS, lists
from kiosk.voice.grammar import Grammar
from kiosk.voice.phrases import Phrasebook
from tests.city import PACK, VIEWS

ALL = Commands.found_in(commands)
LISTS = lists(VIEWS, PACK)


@pytest.mark.parametrize("cls", ALL.values(), ids=list(ALL))
def test_a_command_says_what_it_is_in_every_language(cls: type[Command]) -> None:
    assert all(cls.spec.title.to(language) for language in LANGUAGES)
    assert inspect.getdoc(cls)
    if cls.spec.say:
        assert all(cls.spec.say.to(language) for language in LANGUAGES)


@pytest.mark.parametrize("cls", [cls for cls in ALL.values() if cls.spec.say], ids=lambda cls: str(cls.spec.name))
def test_the_slots_of_a_sentence_have_lists_in_every_language(cls: type[Command]) -> None:
    assert cls.spec.say
    for language in LANGUAGES:
        for template in cls.spec.say.to(language):
            for match in SLOT.finditer(template):
                assert LISTS[language][match["list"]], (template, match["list"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_means_two_commands(language: Language) -> None:
    meanings: dict[str, set[Intent]] = {}
    for phrase in Grammar(sentences(ALL, LISTS)[language]).phrases:
        meanings.setdefault(phrase.text, set()).add(phrase.intent)
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_travels_to_the_ears(language: Language) -> None:
    spoken = sentences(ALL, LISTS)[language]
    assert pickle.loads(pickle.dumps(spoken)) == spoken  # noqa: S301 - our own bytes
    assert Phrasebook(spoken).phrase(Intent("view.show", (("view", "traffic"),)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_direction_can_be_said(language: Language) -> None:
    assert {value for _, value in DIRECTION_FORMS[language]} == set(DIRECTIONS)


def test_an_intent_with_a_wrong_slot_is_named() -> None:
    with pytest.raises(TypeError, match=r"view.show takes the slots \['view'\], not \['vue'\]"):
        ALL.make(Intent("view.show", (("vue", "traffic"),)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_model_knows_every_word_that_can_be_said_in_seoul(language: Language) -> None:
    pack = packs.load(places.assets() / "packs" / "seoul")
    spoken = sentences(ALL, lists(instances(views, View), pack))[language]
    listed = (places.embedded_models() / f"vosk-mini-{language}" / "graph" / "words.txt").read_text(encoding="utf-8")
    known = {line.split()[0] for line in listed.splitlines()}
    assert Grammar(spoken).words - known == set()
