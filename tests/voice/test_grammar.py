"""Templates become phrases, JSGF and shown words that agree with each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import ConfigError
from kiosk.core.inputs import Intent, Unmatched
from kiosk.core.sentences import Sentences
from kiosk.core.text import LANGUAGES, Language
from kiosk.voice.grammar import MOST_PHRASES, Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.phrases import Phrasebook, prefixes
from tests.voice.vocabulary import vocabulary

GRAMMARS = {language: Grammar(vocabulary(language)) for language in LANGUAGES}
MATCHERS = {language: Matcher(vocabulary(language)) for language in LANGUAGES}
BOOKS = {language: Phrasebook(vocabulary(language)) for language in LANGUAGES}


def small(*templates: tuple[str, tuple[str, ...]], **lists: tuple[tuple[str, str], ...]) -> Sentences:
    return Sentences("en", templates, tuple(lists.items()))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_every_phrase_means_its_own_command_and_slots(language: Language, data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(GRAMMARS[language].phrases))
    assert MATCHERS[language].match(phrase.text) == phrase.intent


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_the_shown_words_of_an_intent_can_be_said_and_mean_it(language: Language, data: st.DataObject) -> None:
    intent = data.draw(st.sampled_from(GRAMMARS[language].phrases)).intent
    words = BOOKS[language].phrase(intent)
    assert GRAMMARS[language].finished(words)
    assert MATCHERS[language].match(words) == intent


@given(st.lists(st.sampled_from(sorted(GRAMMARS["en"].words)), min_size=1, max_size=6))
def test_words_in_any_order_are_a_command_only_if_they_are_a_sentence(words: list[str]) -> None:
    text = " ".join(words)
    understood = isinstance(MATCHERS["en"].match(text), Intent)
    assert understood == GRAMMARS["en"].finished(text)


def test_the_shown_words_are_the_first_template_without_optional_words_in_the_first_form() -> None:
    assert BOOKS["en"].phrase(Intent("call.video", (("contact", "fire_1"),))) == "call fire engine one"
    assert BOOKS["ru"].phrase(Intent("call.voice", (("contact", "fire_1"),))) == "позвони первой пожарной машине"
    assert BOOKS["ko"].phrase(Intent("view.show", (("view", "overview"),))) == "종합 현황 보여줘"


def test_an_intent_nobody_can_say_has_no_words() -> None:
    unsaid = Intent("undo")
    assert not BOOKS["en"].says(unsaid)
    with pytest.raises(KeyError):
        BOOKS["en"].phrase(unsaid)


def test_the_order_of_slots_does_not_matter_for_the_words() -> None:
    book = Phrasebook(small(("move", ("move {a} to {b}",)), a=(("one", "1"),), b=(("two", "2"),)))
    assert book.phrase(Intent("move", (("b", "2"), ("a", "1")))) == "move one to two"


def test_a_sentence_that_begins_like_a_longer_one_is_found() -> None:
    assert prefixes(vocabulary("en")) == [("next", "next view")]
    assert prefixes(vocabulary("ko")) == []
    assert prefixes(vocabulary("ru")) == []


def test_two_commands_with_one_sentence_are_ambiguous() -> None:
    matcher = Matcher(small(("call", ("go {x}",)), ("show", ("go {x}",)), x=(("home", "home"),)))
    assert matcher.match("go home") is Unmatched.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("show", Unmatched.NO_SENTENCE),
        ("call traffic", Unmatched.NO_SENTENCE),
        ("show traffic hold", Unmatched.NO_SENTENCE),
        ("show [unk]", Unmatched.UNKNOWN_WORDS),
        ("", Unmatched.UNKNOWN_WORDS),
    ],
)
def test_what_is_no_whole_sentence_says_why(text: str, reason: Unmatched) -> None:
    assert MATCHERS["en"].match(text) is reason


def test_capital_letters_and_spaces_do_not_matter() -> None:
    assert MATCHERS["en"].match(" Show  TRAFFIC ") == Intent("view.show", (("view", "traffic"),))


def test_too_many_phrases_name_the_template() -> None:
    many = tuple((f"thing {number}", str(number)) for number in range(200))
    with pytest.raises(ConfigError, match=r"from \{a\} to \{b\}.*" + str(MOST_PHRASES)):
        Grammar(small(("move", ("from {a} to {b}",)), a=many, b=many))


@pytest.mark.parametrize("template", ["show {nothing}", "show (this", "show <rule>"])
def test_a_template_that_cannot_be_used_is_named(template: str) -> None:
    with pytest.raises(ConfigError) as error:
        Grammar(small(("view.show", (template,))))
    assert repr(template) in str(error.value)
    assert "view.show" in str(error.value)


def test_the_jsgf_keeps_lists_as_rules() -> None:
    jsgf = Grammar(small(("show", ("[please] show {view}",)), view=(("The Map", "map"), ("calls", "calls")))).jsgf()
    assert "public <sentence> = please show <view> | show <view>;" in jsgf
    assert "<view> = the map | calls;" in jsgf
