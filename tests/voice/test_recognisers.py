"""Real engines, real sound: what each hears, and what each says it cannot hear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.core import places
from kiosk.core.errors import SourceError
from kiosk.core.inputs import Intent, Unmatched
from kiosk.core.sentences import Sentences
from kiosk.core.text import Language
from kiosk.voice import wav
from kiosk.voice.audio import BLOCK, RATE
from kiosk.voice.engines import Engine, load
from kiosk.voice.grammar import Grammar
from kiosk.voice.pocketsphinx_recogniser import PocketsphinxRecogniser
from kiosk.voice.recogniser import Hypothesis, Recogniser, Word
from kiosk.voice.speech import spoken
from kiosk.voice.vosk_recogniser import VoskRecogniser
from kiosk.voice.witness import Witnessed
from tests.voice.conftest import Say
from tests.voice.listening import START, Library, finals, heard, listener
from tests.voice.vocabulary import vocabulary

SPOKEN: list[tuple[Library, Language, str, Intent]] = [
    ("vosk", "en", "show traffic", Intent("view.show", (("view", "traffic"),))),
    ("vosk", "en", "video call fire engine two", Intent("call.video", (("contact", "fire_2"),))),
    ("vosk", "en", "where does this come from", Intent("source.ask")),
    ("vosk", "en", "cancel", Intent("answer.no")),
    ("vosk", "ko", "교통 보여줘", Intent("view.show", (("view", "traffic"),))),
    ("vosk", "ko", "일호 소방차 연결해", Intent("call.video", (("contact", "fire_1"),))),
    ("vosk", "ko", "전화 끊어", Intent("call.hang_up")),
    ("vosk", "ko", "취소", Intent("answer.no")),
    ("vosk", "ru", "покажи аварии", Intent("view.show", (("view", "disaster"),))),
    ("vosk", "ru", "позвони первой пожарной машине", Intent("call.voice", (("contact", "fire_1"),))),
    ("vosk", "ru", "положить трубку", Intent("call.hang_up")),
    ("pocketsphinx", "en", "show traffic", Intent("view.show", (("view", "traffic"),))),
    ("pocketsphinx", "en", "video call fire engine two", Intent("call.video", (("contact", "fire_2"),))),
    ("pocketsphinx", "en", "where does this come from", Intent("source.ask")),
    ("pocketsphinx", "en", "cancel", Intent("answer.no")),
]
ENGLISH: tuple[Library, ...] = ("vosk", "pocketsphinx")


@pytest.mark.parametrize(("library", "language", "text", "intent"), SPOKEN)
def test_a_spoken_command_is_one_final_with_its_intent(
    library: Library, language: Language, text: str, intent: Intent, say: Say
) -> None:
    (words,) = finals(listener(library, language), wav.read(say(text, language)))
    assert (words.text, words.intent, words.unmatched) == (text, intent, None)
    assert words.language == language
    assert words.confidence > 0.3


@pytest.mark.parametrize("library", ENGLISH)
def test_words_carry_the_moment_they_were_said(library: Library, say: Say) -> None:
    samples = wav.read(say("show traffic", "en"))
    (words,) = finals(listener(library, "en"), samples)
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 600)
    assert words.started == pytest.approx(START + loud[0] / RATE, abs=0.15)
    assert words.ended == pytest.approx(START + loud[-1] / RATE, abs=0.25)


@pytest.mark.parametrize("library", ENGLISH)
def test_a_whole_sentence_is_decided_soon_after_its_end_and_an_open_one_waits(library: Library, say: Say) -> None:
    waits = {}
    for text in ("show traffic", "next"):
        samples = wav.read(say(text, "en"))
        end = START + np.flatnonzero(np.abs(samples.astype(int)) > 600)[-1] / RATE
        (decided,) = [at for words, at in heard(listener(library, "en"), samples) if words.final]
        waits[text] = decided - end
    assert waits["show traffic"] < 0.5
    assert 0.3 < waits["next"] < 1.0  # "next view" begins like it; vosk has an end point of its own


@pytest.mark.parametrize("library", ENGLISH)
def test_the_size_of_the_blocks_changes_nothing(library: Library, say: Say) -> None:
    samples = wav.read(say("voice call the hospital", "en"))
    small, large = (
        [w for w, _ in heard(listener(library, "en"), samples, block=size) if w.final] for size in (160, 4_000)
    )
    assert [words.intent for words in small] == [words.intent for words in large]
    assert [words.ended for words in small] == pytest.approx([words.ended for words in large], abs=BLOCK)


@pytest.mark.parametrize("library", ENGLISH)
def test_partials_come_first_and_mean_nothing(library: Library, say: Say) -> None:
    out = [words for words, _ in heard(listener(library, "en"), wav.read(say("go to the traffic map", "en")))]
    assert len(out) > 2
    assert [words.final for words in out] == [False] * (len(out) - 1) + [True]
    assert all(words.intent is None and words.unmatched is None for words in out[:-1])


@pytest.mark.parametrize("library", ENGLISH)
def test_a_command_after_a_command_is_heard_alike(library: Library, say: Say) -> None:
    texts = ("show traffic", "hang up", "speak korean")
    line = np.concatenate([wav.read(say(text, "en")) for text in texts])
    assert [words.text for words in finals(listener(library, "en"), line)] == list(texts)


@pytest.mark.parametrize("library", ENGLISH)
def test_other_talk_becomes_no_command(library: Library, say: Say) -> None:
    for text in ("the weather will be fine in the afternoon", "please tell my brother to buy some bread"):
        for words in finals(listener(library, "en"), wav.read(say(text, "en"))):
            assert words.intent is None, words.text
            assert words.unmatched in (Unmatched.UNKNOWN_WORDS, Unmatched.NO_SENTENCE, Unmatched.IMPROBABLE)


@pytest.mark.parametrize("library", ENGLISH)
def test_silence_and_a_click_say_nothing(library: Library) -> None:
    line = np.zeros(RATE * 3, np.int16)
    line[RATE : RATE + 80] = 20_000
    assert heard(listener(library, "en"), line) == []


@pytest.mark.parametrize("library", ENGLISH)
def test_a_sentence_cut_off_by_the_button_is_ended_at_once(library: Library, say: Say) -> None:
    samples = wav.read(say("show traffic", "en"))
    end = int(np.flatnonzero(np.abs(samples.astype(int)) > 600)[-1])
    (words,) = finals(listener(library, "en"), samples[: end + RATE // 10])
    assert words.intent == Intent("view.show", (("view", "traffic"),))


def test_vosk_names_the_words_it_lacks_and_still_hears_the_rest(say: Say) -> None:
    sentences = Sentences("ru", (("view.show", ("покажи {view}",)),), (("view", (("обзор", "o"), ("квазар", "q"))),))
    recogniser = load(Engine("vosk", places.embedded_models() / "vosk-mini-ru", demo=True), Grammar(sentences))
    assert recogniser.unknown == ("квазар",)
    assert _batch(recogniser, wav.read(say("покажи обзор", "ru")).tobytes()).text == "покажи обзор"


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is no vosk model"):
        VoskRecogniser(tmp_path, Grammar(vocabulary("ko")), "vosk")


def test_a_model_that_knows_none_of_the_sentences_is_named() -> None:
    with pytest.raises(SourceError, match="vosk-mini-ko: knows none of the sentences"):
        load(Engine("vosk", places.embedded_models() / "vosk-mini-ko"), Grammar(vocabulary("en")))


def test_pocketsphinx_names_a_word_without_pronunciation_and_the_file_to_mend() -> None:
    templates, lists = (("view.show", ("show {view}",)),), (("view", (("yeouido", "y"),)),)
    with pytest.raises(SourceError, match=r"how to say: yeouido \(.*pronunciations\.toml"):
        load(Engine("pocketsphinx"), Grammar(Sentences("en", templates, lists)))


def test_a_pronunciation_of_the_pack_makes_a_word_heard(say: Say) -> None:
    sentences = Sentences(
        "en",
        (("view.show", ("show {view}",)),),
        (("view", (("yeouido", "y"), ("traffic", "t"))),),
        (("yeouido", ("Y AH UW IY D OW", "Y OW IY D OW")),),
    )
    recogniser = load(Engine("pocketsphinx"), Grammar(sentences))
    assert _batch(recogniser, wav.read(say("show yo-ee-doh", "en")).tobytes()).text == "show yeouido"


def test_where_a_model_cannot_reject_a_free_one_has_to_agree(say: Say) -> None:
    """vosk-model-small-ko-0.22 has no `[unk]`; its place is taken here by a model that is asked to compete."""
    grammar = Grammar(Sentences("en", (("view.show", ("show traffic",)), ("call.hold", ("hold",))), ()))
    recogniser = VoskRecogniser(places.embedded_models() / "vosk-mini-en", grammar, "vosk", compete=True)
    assert _batch(recogniser, wav.read(say("show traffic", "en")).tobytes()).probable
    assert not _batch(recogniser, wav.read(say("my brother likes to sleep", "en")).tobytes()).probable


def _batch(recogniser: Recogniser, pcm: bytes) -> Hypothesis:
    step = 9_600
    for place in range(0, len(pcm), step):
        news = recogniser.feed(pcm[place : place + step])
        if news is not None and news.final:
            return news
    return recogniser.commit()


class Says:
    """An engine that hears this, whatever is said."""

    language: Language = "en"
    engine = "one that says"
    unknown: tuple[str, ...] = ()

    def __init__(self, text: str, *, probable: bool = True, passable: bool = False) -> None:
        words = tuple(Word(word, 0.0, 1.0, 1.0) for word in text.split())
        self._heard = Hypothesis(words, final=True, probable=probable, passable=passable)

    def feed(self, _: bytes) -> None:
        """Hear nothing yet."""

    def commit(self) -> Hypothesis:
        return self._heard

    def reset(self) -> None:
        """Forget nothing."""


@pytest.mark.parametrize(
    ("first", "of_witness", "believed"),
    [
        (Says("hang up", probable=False, passable=True), "hang up", True),
        (Says("hang up", probable=False, passable=True), "hang [unk]", False),
        (Says("hang up", probable=False), "hang up", False),  # fits too badly
        (Says("place dobong"), "place gangdong", False),  # another whole sentence
        (Says("place dobong district"), "place dobong", True),  # the same in other words
        (Says("place dobong"), "place [unk]", True),  # half of it
        (Says("place dobong"), "[unk]", False),
    ],
)
def test_a_witness_may_vouch_for_a_sentence_and_speaks_against_another_one(
    first: Says, of_witness: str, believed: bool
) -> None:
    dobong, gangdong = (Intent("order.place", (("place", where),)) for where in ("dobong", "gangdong"))
    meanings = {"hang up": Intent("call.hang_up"), "place dobong": dobong, "place gangdong": gangdong}
    meanings["place dobong district"] = dobong
    heard = Witnessed(first, Says(of_witness), meanings).commit()
    assert heard.probable is believed


def test_the_witness_keeps_what_both_heard_and_vetoes_what_only_one_did(tmp_path: Path) -> None:
    said = wav.read(spoken("show traffic", "en", "", tmp_path))
    silent = np.zeros(RATE, np.int16)
    grammar = Grammar(vocabulary("en"))
    first, witness = PocketsphinxRecogniser(grammar), PocketsphinxRecogniser(grammar)
    witnessed = Witnessed(first, witness, {phrase.text: phrase.intent for phrase in grammar.phrases})
    for of_witness, probable in ((said, True), (silent, False)):
        first.feed(said.tobytes())
        witness.feed(of_witness.tobytes())
        heard = witnessed.commit()
        assert (heard.text, heard.probable) == ("show traffic", probable)
