"""Free speech, written down when it was asked for: until it is quiet, in audio time, and never taken for a command."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode, Words
from kiosk.core.settings import EarsSettings
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.worker import WallGone
from kiosk.voice import ears, wav
from kiosk.voice.audio import BLOCK, SAMPLES
from kiosk.voice.dictation import LONGEST, QUIET, WAITS, DictationTaker
from kiosk.voice.engines import Engine, dictation, writer
from kiosk.voice.messages import Dictate, EarsSetup, Feed, Listen, ModelChoice, OpenMicrophone, Speak, Taken
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.recogniser import Hypothesis, Word, Writer
from kiosk.voice.utterance import APART
from tests.voice.conftest import Say
from tests.voice.vocabulary import vocabulary
from tests.voice.worker import Worker, working

VOICE = np.full(SAMPLES, 1000, np.int16).tobytes()
SILENCE = bytes(2 * SAMPLES)


class Counts:
    """Writes one word for each block of voice; ends a sentence of its own accord after `ends` blocks."""

    def __init__(self, ends: int = 10_000) -> None:
        self.heard = 0
        self._ends = ends

    def feed(self, pcm: bytes) -> Hypothesis:
        self.heard += pcm.count(VOICE[:2]) // SAMPLES
        if self.heard >= self._ends:
            return self.commit()
        return self._hypothesis(final=False)

    def commit(self) -> Hypothesis:
        said = self._hypothesis(final=True)
        self.heard = 0
        return said

    def _hypothesis(self, *, final: bool) -> Hypothesis:
        words = tuple(Word(f"w{n}", 0.0, 0.0, 1.0) for n in range(self.heard)) or (Word("[unk]", 0.0, 0.0, 1.0),)
        return Hypothesis(words, final=final)


@dataclass
class Loaded:
    """A writer that is there from the beginning, later, or never."""

    writer: Writer | None = field(default_factory=Counts)
    error: SourceError | None = None

    def ready(self) -> Writer | None:
        if self.error:
            raise self.error
        return self.writer


class Loud:
    """A detector that hears a voice in `VOICE` alone."""

    def voiced(self, pcm: bytes) -> bool:
        return pcm == VOICE


def taker(loaded: Loaded | None = None) -> DictationTaker:
    return DictationTaker(7, "counts", loaded or Loaded(), Loud())


def said(to: DictationTaker, *sound: tuple[bytes, float]) -> list[Taken]:
    return [taken for pcm, seconds in sound for _ in range(round(seconds / BLOCK)) for taken in to.hear(pcm)]


def test_it_is_over_when_it_is_quiet_and_not_before() -> None:
    one = taker()
    taken = said(one, (SILENCE, 1.0), (VOICE, 0.3), (SILENCE, QUIET - 0.1))
    assert [one.final for one in taken] == [False] * len(taken)
    assert taken[-1].words.split()[-1] == "w9"
    (last,) = said(one, (SILENCE, 0.2))
    assert last == Taken(7, taken[-1].words, "counts", final=True)
    assert one.over
    assert said(one, (VOICE, 1.0)) == []


def test_who_says_nothing_is_waited_for_and_no_longer() -> None:
    one = taker()
    assert said(one, (SILENCE, WAITS - 0.1)) == []
    assert said(one, (SILENCE, 0.2)) == [Taken(7, "", "counts", final=True)]


def test_in_noise_that_never_ends_it_ends_too() -> None:
    one = taker()
    assert said(one, (VOICE, LONGEST + 1.0))[-1].final


def test_the_button_let_go_ends_it_but_only_once_something_was_said() -> None:
    one = taker()
    assert list(one.commit()) == []
    assert not one.over
    said(one, (VOICE, 0.3))
    (last,) = one.commit()
    assert last.final
    assert last.words


def test_what_is_said_while_the_model_loads_is_not_lost() -> None:
    loaded = Loaded(writer=None)
    one = taker(loaded)
    assert said(one, (VOICE, 0.3)) == []
    assert list(one.commit()) == []
    assert list(one.look()) == []
    loaded.writer = Counts()
    (last,) = one.look()
    assert last.final
    assert len(last.words.split()) == 10


def test_a_model_that_cannot_be_loaded_is_named() -> None:
    one = taker(Loaded(error=SourceError("model", "is broken", "mend it")))
    assert [(taken.final, taken.failed) for taken in said(one, (VOICE, 0.3))] == [(True, "broken model")]


@pytest.mark.parametrize(
    "error", [SourceError("model", "is broken", "mend it"), ImportError("no vosk"), RuntimeError()]
)
def test_whatever_keeps_a_model_from_loading_ends_the_dictation(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(engine: Engine) -> Writer:
        raise error

    monkeypatch.setattr(ears, "writer", broken)
    loading = ears.Loading(Engine("vosk", Path("m")))
    for thread in threading.enumerate():
        if thread.name == "load-dictation":
            thread.join(5.0)
    with pytest.raises(SourceError):
        loading.ready()
    assert "cannot be dictated to" in caplog.text


@pytest.mark.parametrize("cut", ["too long", "broken model"])
def test_the_rest_of_a_speech_that_was_cut_off_is_swallowed_until_it_is_quiet(cut: str) -> None:
    loaded = Loaded()
    one = taker(loaded)
    said(one, (VOICE, LONGEST - 0.1))
    if cut == "broken model":
        loaded.error = SourceError("model", "is broken", "mend it")
    assert said(one, (VOICE, 0.3))[-1].final
    assert one.swallows
    assert said(one, (VOICE, 3.0), (SILENCE, 0.3), (VOICE, 0.3)) == []
    assert one.swallows
    said(one, (SILENCE, APART))
    assert not one.swallows


def test_a_gate_that_was_shut_ends_the_swallowing() -> None:
    one = taker()
    said(one, (VOICE, 0.3))
    list(one.commit())
    assert one.over
    assert not one.swallows


def test_what_was_said_of_a_dictation_that_was_given_up_is_not_in_the_next(say: Say) -> None:
    writes = Loaded(writer(Engine("pocketsphinx")))
    given_up = DictationTaker(1, "e", writes, VoiceActivity())
    heard = wav.read(say("the road is open and the bridge is closed", "en"))
    middle = len(heard) // 2  # nobody waits until it is quiet
    said_so_far = [taken.words for taken in given_up.hear(heard[:middle].tobytes())]
    assert "road" in said_so_far[-1]
    assert not given_up.over
    assert given_up.give_up().words == ""
    following = DictationTaker(2, "e", writes, VoiceActivity())
    taken = list(following.hear(wav.read(say("show traffic", "en")).tobytes()))
    taken += following.commit()
    assert taken[-1].final
    assert taken[-1].words
    assert "road" not in taken[-1].words


def test_sentences_the_engine_ends_itself_are_put_together() -> None:
    one = taker(Loaded(Counts(ends=4)))
    taken = said(one, (VOICE, 0.3), (SILENCE, QUIET + 0.1))
    assert taken[-1].words == "w0 w1 w2 w3 w0 w1 w2 w3 w0 w1"


OFFICIAL, DEMO = ModelChoice(official=Path("official"), demo=Path("demo")), ModelChoice(demo=Path("demo"))


@pytest.mark.parametrize(
    ("language", "wanted", "models", "engine"),
    [
        ("en", "auto", OFFICIAL, Engine("vosk", Path("official"))),
        ("en", "auto", DEMO, Engine("pocketsphinx")),
        ("ko", "auto", OFFICIAL, Engine("vosk", Path("official"))),
        ("ko", "auto", DEMO, None),
        ("ru", "pocketsphinx", DEMO, None),
        ("ru", "demo", OFFICIAL, Engine("vosk", Path("demo"), demo=True)),
    ],
)
def test_our_own_small_models_write_nothing_down_unless_they_are_asked_for(
    language: Language, wanted: str, models: ModelChoice, engine: Engine | None
) -> None:
    assert dictation(language, wanted, models) == engine  # type: ignore[arg-type]


def test_the_embedded_english_model_writes_words_that_no_command_has(say: Say) -> None:
    writes = writer(Engine("pocketsphinx"))
    sound = wav.read(say("the road is open", "en")).tobytes()
    for place in range(0, len(sound), 2 * SAMPLES):
        writes.feed(sound[place : place + 2 * SAMPLES])
    assert "road is" in writes.commit().text
    assert writes.commit().words == ()


def test_a_small_model_that_was_asked_for_writes_its_own_words(say: Say, models: dict[Language, ModelChoice]) -> None:
    engine = dictation("ko", "demo", models["ko"])
    assert engine
    assert "DEMO MODEL" in engine.label
    writes = writer(engine)
    ended = writes.feed(wav.read(say("교통 보여줘", "ko")).tobytes())
    assert "교통" in f"{ended.text} {writes.commit().text}"


# ---------------------------------------------------------------- in the ears


class Wire:
    """The wall's end of the ears, in a time of its own: each turn gives the orders that are due by then."""

    def __init__(self, *due: tuple[float, object]) -> None:
        self.now = 0.0
        self.said: list[object] = []
        self._due = list(due)

    def orders(self, wait: float = 0.0) -> Iterator[object]:
        self.now += wait
        if not self._due:
            raise WallGone
        while self._due and self._due[0][0] <= self.now:
            yield self._due.pop(0)[1]

    def send(self, message: object) -> None:
        self.said.append(message)

    def ready(self) -> None:
        pass

    def beat(self) -> None:
        pass


def test_the_rest_of_an_overlong_dictation_is_no_command_and_what_is_said_after_it_is(
    say: Say, models: dict[Language, ModelChoice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ears, "Loading", lambda engine: Loaded())  # noqa: ARG005
    monkeypatch.setattr("kiosk.voice.dictation.LONGEST", 0.6)
    setup = EarsSetup(EarsSettings(), {"en": vocabulary("en")}, "en", models, scripted=True)
    long, command = say("show the traffic map and then show the traffic map", "en"), say("show traffic", "en")
    wire = Wire((0, Listen(True)), (0, Dictate(1)), (0, Feed(long)), (5, Feed(command)), (8, Listen(False)))
    with pytest.raises(WallGone):
        ears.Ears(wire, setup, lambda: wire.now).run()  # type: ignore[arg-type]  # a link without a process
    taken = [one for one in wire.said if isinstance(one, Taken) and one.final]
    assert [one.take for one in taken] == [1]
    words = [one for one in wire.said if isinstance(one, Words) and one.final]
    assert [one.text for one in words] == ["show traffic"]
    assert words[0].intent is not None


# ---------------------------------------------------------------- in the ears' own process


@pytest.fixture(scope="module")
def worker(models: dict[Language, ModelChoice]) -> Iterator[Worker]:
    sentences = {language: vocabulary(language) for language in LANGUAGES}
    with working(EarsSetup(EarsSettings(), sentences, "en", models, scripted=True)) as worker:
        yield worker


def test_a_command_said_while_it_is_dictated_is_no_command_and_one_after_it_is(worker: Worker, say: Say) -> None:
    worker.send(Dictate(1))
    worker.send(Dictate(1))  # the same once more changes nothing
    worker.send(Listen(True))
    worker.send(Feed(say("show traffic", "en")))
    worker.until(lambda: any(taken.final for taken in worker.taken), "nothing taken")
    assert worker.words == []
    (last,) = [taken for taken in worker.taken if taken.final]
    assert (last.take, last.engine, last.failed) == (1, "pocketsphinx en-us", None)
    assert last.words
    worker.send(Feed(say("show traffic", "en")))
    worker.until(lambda: bool(worker.finals), "no command after it")
    assert worker.finals[-1].intent is not None
    worker.send(Listen(False))
    worker.until_mode(DeviceMode.STANDBY)


def test_a_language_nothing_writes_down_says_so(worker: Worker) -> None:
    worker.taken.clear()
    worker.send(Speak("ko"))
    worker.send(Dictate(2))
    worker.until(lambda: bool(worker.taken), "no answer")
    assert worker.taken[0].failed == "no model"
    worker.send(Speak("en"))


def test_a_mute_or_another_language_takes_nothing_of_it(worker: Worker, say: Say) -> None:
    worker.taken.clear()
    worker.send(Dictate(3))
    worker.send(Listen(True))
    worker.send(Feed(say("the road is open and the bridge is closed", "en")))
    worker.until(lambda: bool(worker.taken), "nothing heard")
    worker.send(OpenMicrophone(False))
    worker.until(lambda: any(taken.final for taken in worker.taken), "never ended")
    assert worker.taken[-1].words == ""
    worker.send(OpenMicrophone(True))
    worker.send(Dictate(4))
    worker.send(Speak("ru"))
    worker.until(lambda: worker.taken[-1].take == 4, "never given up")
    assert (worker.taken[-1].final, worker.taken[-1].words) == (True, "")
