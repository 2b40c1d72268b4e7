"""Microphone -> words -> intent: the main loop of the ears' process. Ends where `Words` and `DeviceState` are sent."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.core.errors import ConfigError, SourceError
from kiosk.core.inputs import DeviceMode, DeviceState, Unmatched
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.text import Language
from kiosk.core.worker import Link
from kiosk.voice import wav
from kiosk.voice.audio import Block, loudness
from kiosk.voice.dictation import DictationTaker
from kiosk.voice.engines import Engine, dictation, first_that_loads, writer
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.memory import Memory
from kiosk.voice.messages import Dictate, EarsSetup, Feed, Listen, ModelChoice, OpenMicrophone, Outshout, Speak, Taken
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.recogniser import Writer
from kiosk.voice.shared import SharedSource
from kiosk.voice.sources import Paced, Source, file_source, silence
from kiosk.voice.utterance import Utterances

log = logging.getLogger(__name__)

TURN = 0.015  # seconds the loop waits for an order: half a block
TAIL = 0.3  # seconds still heard after the button is let go: people let go while they say the last syllable
TAIL_AT_MOST = 1.0  # seconds after which it ends although the microphone stopped delivering
LEVEL_EVERY = 0.125  # seconds between two levels


@dataclass(frozen=True, slots=True)
class Hearing:
    """What hears one language, or why nothing does."""

    utterances: Utterances | None
    detail: str = ""


class Loading:
    """A writer that is loaded in a thread of its own: it takes longer than the wall waits for a sign of life."""

    def __init__(self, engine: Engine) -> None:
        self._writer: Writer | None = None
        self.error: SourceError | None = None
        threading.Thread(target=self._load, args=(engine,), name="load-dictation", daemon=True).start()

    def ready(self) -> Writer | None:
        """See `kiosk.voice.dictation.Loading`."""
        if self.error is not None:
            raise self.error
        return self._writer

    def _load(self, engine: Engine) -> None:
        try:
            self._writer = writer(engine)
        except SourceError as error:
            log.warning("%s cannot be dictated to: %s", engine.label, error)
            self.error = error
        except Exception as error:
            # without this whoever dictates would be waited for for ever
            log.exception("%s cannot be dictated to", engine.label)
            self.error = SourceError(engine.label, f"cannot be loaded: {error}", "`kiosk models verify` says more")


def ears(link: Link, setup: EarsSetup) -> None:
    """The worker's main function. Ready as soon as the language at start can be heard; loads the others after that."""
    Ears(link, setup, time.monotonic).run()


class Ears:
    """The state of the line: gate, source, languages."""

    def __init__(self, link: Link, setup: EarsSetup, now: Callable[[], float]) -> None:
        self._link = link
        self._setup = setup
        self._now = now
        self._language: Language = setup.language
        self._hearing: dict[Language, Hearing] = {}
        self._loading = threading.Lock()
        shared = SharedMicrophone.attach(setup.shared) if setup.shared else None
        self._source = SharedSource(_source(setup), shared)
        self._open = setup.settings.open_at_start
        self._always = setup.settings.mode == "always"
        self._listening = False
        self._source_opened = False
        self._outshouted = False  # the wall's own loudspeaker sounds
        self._tail = 0.0  # seconds of sound still to hear after the gate was closed
        self._tail_by = 0.0  # monotonic seconds at which it ends even if no sound comes
        self._played: Paced | None = None  # what `Feed` gave
        self._take_number = 0  # of the last dictation that was asked for
        self._taker: DictationTaker | None = None  # what is said goes to it, and not to the sentences
        self._writers: dict[Language, Loading] = {}
        self._complaint = ""  # about the last file that was fed
        self._level = 0.0
        self._said: DeviceState | None = None
        self._said_at = 0.0
        self._memory = Memory()

    def run(self) -> None:
        """Until the wall goes. Raises `WallGone`."""
        self._say(DeviceState(DeviceMode.STARTING))
        self._load(self._language)
        for order in self._link.orders():  # what a worker before this one was told last: a mute stays a mute
            self._obey(order)
        if self._open and not self._source_opened:  # only now: a stream that nobody reads while a model loads overflows
            self._open_now()
        self._link.ready()
        threading.Thread(target=self._load_others, name="load-languages", daemon=True).start()
        while True:
            for order in self._link.orders(TURN):
                self._obey(order)
            self._take_sound()
            self._look_at_dictation()
            self._link.beat()
            self._report()
            if not self._gate:
                self._memory.check(self._now())

    # ------------------------------------------------------------------ orders

    def _obey(self, order: object) -> None:
        match order:
            case Listen(on):
                self._listen(on)
            case Outshout(on):
                self._outshout(on)
            case OpenMicrophone(on):
                self._open_source(on)
            case Speak(language):
                self._speak(language)
            case Dictate(take):
                self._dictate(take)
            case Feed(file):
                self._feed(file)
            case _:
                log.error("the ears were given an order they do not know: %r", order)

    def _listen(self, on: bool) -> None:
        if self._listening and not on:
            self._tail, self._tail_by = TAIL, self._now() + TAIL_AT_MOST
        elif on and not self._listening:
            if self._tail > 0:  # let go and pressed again at once: what was said is still a sentence
                self._tail = 0.0
                self._end_sentence()
            self._forget()
        self._listening = on

    def _open_source(self, on: bool) -> None:
        if on == self._open:
            return
        self._open = on
        if on:
            self._open_now()
        else:
            self._source.close()
            self._source_opened = False
            self._played = None
            self._tail = 0.0
            self._end_sentence(muted=True)

    def _open_now(self) -> None:
        self._source.open(self._now())
        self._source_opened = True

    def _outshout(self, on: bool) -> None:
        if on and not self._outshouted and not self._source.lent:
            self._tail = 0.0
            self._forget()  # the end of it would be the loudspeaker's words
        self._outshouted = on

    def _speak(self, language: Language) -> None:
        if language == self._language:
            return
        self._end_sentence()
        if self._taker:  # nothing was said yet: what is said next is in another language
            self._wrote((self._taker.give_up(),))
            self._taker = None
        self._language = language
        self._load(language)

    def _feed(self, file: Path) -> None:
        try:
            self._played = Paced(wav.read(file), file.name, endless=False)
        except SourceError as error:
            log.warning("%s", error)
            self._complaint = str(error)
            return
        self._complaint = ""
        self._played.open(self._now())

    # ------------------------------------------------------------------ dictation

    def _dictate(self, take: int) -> None:
        if take == self._take_number:
            return
        self._take_number = take
        if self._taker and not self._taker.over:
            self._taker.give_up()  # whoever asked for it awaits it no longer
        self._taker = None
        if not take:
            return
        self._forget()
        engine = dictation(self._language, self._setup.settings.engine, self._models(self._language))
        if engine is None:
            self._link.send(Taken(take, "", "", final=True, failed="no model"))
            return
        loading = self._writers.get(self._language)
        if loading is None or loading.error is not None:  # what was missing may have been installed since
            loading = self._writers[self._language] = Loading(engine)
        self._taker = DictationTaker(take, engine.label, loading, VoiceActivity())

    def _look_at_dictation(self) -> None:
        if self._taker:
            self._wrote(self._taker.look())

    def _wrote(self, taken: Iterable[Taken]) -> None:
        for one in taken:
            self._link.send(one)
        if self._taker and self._taker.over and not self._taker.swallows:
            self._taker = None

    # ------------------------------------------------------------------ sound

    def _take_sound(self) -> None:
        now = self._now()
        live = list(self._source.blocks(now))
        played = self._played
        if played is not None:
            live = list(played.blocks(now)) if self._open else []
            if played.ended:
                self._played = None
        for block in live:
            self._take(block)
        if self._tail > 0 and now > self._tail_by:
            self._tail = 0.0
            self._end_sentence()

    def _take(self, block: Block) -> None:
        if not self._gate:
            self._level = 0.0
            if self._taker and self._taker.over:
                self._taker = None
            return
        self._level = loudness(block.pcm)
        hearing = self._hearing[self._language].utterances
        if self._taker:
            self._wrote(self._taker.hear(block.pcm))
        elif hearing is not None:
            for words in hearing.hear(block):
                self._link.send(words)
        if not self._listening and not self._always:
            self._tail -= block.seconds
            if self._tail <= 0:
                self._end_sentence()

    @property
    def _gate(self) -> bool:
        outshouted = self._outshouted and not self._source.lent  # what is lent is free of the loudspeaker
        return not outshouted and (self._always or self._listening or self._tail > 0)

    def _end_sentence(self, *, muted: bool = False) -> None:
        if self._taker:
            if not self._taker.over:
                self._wrote((self._taker.give_up(),) if muted else self._taker.commit())
            if self._taker and self._taker.over:
                self._taker = None
            return
        hearing = self._hearing[self._language].utterances
        words = hearing.commit() if hearing else None
        if words and muted:  # whoever closes the microphone while speaking wants nothing of it to happen
            words = replace(words, intent=None, unmatched=Unmatched.NOT_LISTENING)
        if words:
            self._link.send(words)

    def _forget(self) -> None:
        hearing = self._hearing[self._language].utterances
        if hearing:
            hearing.reset()

    # ------------------------------------------------------------------ languages

    def _load_others(self) -> None:
        """In a thread of its own: loading may take longer than the wall waits for a sign of life."""
        for language in self._setup.sentences:
            self._load(language)

    def _load(self, language: Language) -> None:
        with self._loading:
            if language not in self._hearing:
                self._hearing[language] = self._loaded(language)

    def _loaded(self, language: Language) -> Hearing:
        began = self._now()
        sentences = self._setup.sentences[language]
        try:
            grammar = Grammar(sentences)
        except ConfigError as error:
            log.exception("the sentences in %s cannot be used", language)
            return Hearing(None, f"deaf in {language}: {error}")
        models = self._models(language)
        recogniser, problems = first_that_loads(grammar, self._setup.settings.engine, models)
        if recogniser is None:
            return Hearing(None, f"deaf in {language}: {'; '.join(problems)}")
        if recogniser.unknown:
            problems = (*problems, f"{recogniser.engine} does not know: {', '.join(recogniser.unknown)}")
        utterances = Utterances(recogniser, grammar, Matcher(sentences), VoiceActivity())
        log.info("%s hears %s after %.2f s", recogniser.engine, language, self._now() - began)
        return Hearing(utterances, "; ".join(problems))

    def _models(self, language: Language) -> ModelChoice:
        return self._setup.models.get(language, ModelChoice())

    # ------------------------------------------------------------------ what it says of itself

    def _report(self) -> None:
        source, hearing = self._source.state(), self._hearing[self._language]
        mode = source.mode
        if not self._open:
            mode = DeviceMode.OFF
        elif mode is DeviceMode.ACTIVE and not self._gate:
            mode = DeviceMode.STANDBY
        self._say(
            DeviceState(
                mode,
                source.name,
                hearing.utterances.engine if hearing.utterances else "",
                "; ".join(part for part in (source.detail, hearing.detail, self._complaint) if part),
                self._level if mode is DeviceMode.ACTIVE else 0.0,
            )
        )

    def _say(self, state: DeviceState) -> None:
        now = self._now()
        if state == self._said:
            return
        only_level = self._said is not None and replace(state, level=self._said.level) == self._said
        if only_level and now - self._said_at < LEVEL_EVERY:
            return
        self._said, self._said_at = state, now
        self._link.send(state)


def _source(setup: EarsSetup) -> Source:
    if setup.scripted:
        return silence()
    if setup.settings.file is not None:
        return file_source(setup.settings.file)
    from kiosk.voice.microphone import Microphone  # noqa: PLC0415 - without a microphone PortAudio is not needed

    return Microphone(setup.settings.microphone)
