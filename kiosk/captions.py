"""Captions as the wall has them: whose call is written down, by which model, and why not where it is not."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.core.call import CallState
from kiosk.core.clock import Clock
from kiosk.core.settings import CallsSettings
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.state import State
from kiosk.core.supervisor import Supervisor, WorkerState
from kiosk.core.text import LANGUAGES, Language, Text
from kiosk.models.folders import ModelFolders
from kiosk.models.installed import demo_model, vosk_model
from kiosk.voice.messages import Caption, CaptionSetup, Dictated, Follow

log = logging.getLogger(__name__)

NOBODY = Follow("", "en")
MISSING = Text(
    en="Calls have no captions: run “kiosk models install {language}”",
    ko="통화 자막 없음: “kiosk models install {language}” 실행",
    ru="Нет субтитров разговора: выполните «kiosk models install {language}»",
)


class Captions:
    """The captioner's process, started with the first call that needs it. Qt thread only."""

    def __init__(
        self,
        settings: CallsSettings,
        folders: ModelFolders,
        voices: SoundSpec,
        clock: Clock,
        said: Callable[[Caption], None],
        *,
        city: Language,
        talks: bool,
    ) -> None:
        """`voices` is what is written down; `said` is called in a thread of this.

        `city`: what an officer of whom nothing else is known speaks. `talks`: whether a person is ever on the line.
        """
        self._wanted = settings.captions != "off" and settings.sound and talks
        self._said = said
        self._city = city
        self._models = models(settings, folders) if self._wanted else {}
        self._follow = NOBODY
        self._started = False
        self._worker = Supervisor(
            "captions",
            "kiosk.voice.captioner:captions",
            CaptionSetup(voices, self._models),
            clock=clock,
            on_message=self._hear,
            on_state=self._watch,
        )

    def look(self, state: State) -> None:
        """Follow the call there is, or none."""
        call = state.call
        there = state.presence.get(call.contact) if call else None
        language = (there.language if there else None) or self._city  # a visitor's language is not the officer's
        if call and call.state is CallState.CONNECTED and not call.simulated and language in self._models:
            self._turn_to(Follow(call.id, language))
        elif self._started:
            self._turn_to(NOBODY)

    @property
    def missing(self) -> Text | None:
        """What the operator should do for captions in the city's language; None: nothing."""
        if not self._wanted or self._city in self._models:
            return None
        return MISSING.filled(language=self._city)

    def stop(self) -> None:
        """End the process; at most 3 s."""
        self._worker.stop()

    # ------------------------------------------------------------------ within

    def _turn_to(self, follow: Follow) -> None:
        if follow == self._follow:
            return
        self._follow = follow
        self._worker.send(follow, keep=True)
        if not self._started:
            self._started = True
            self._worker.start()

    def _hear(self, message: object) -> None:
        if isinstance(message, Caption):
            self._said(message)
        else:
            log.error("the captioner said something unknown: %r", message)

    def _watch(self, state: WorkerState) -> None:
        """Nothing: a call goes on without captions, and the supervisor has logged why."""


def models(settings: CallsSettings, folders: ModelFolders) -> Mapping[Language, Dictated]:
    """What can write down free speech, by language.

    Our own small models know little but commands: of what 150 real people said in English one heard 14 % of the words,
    and wrote commands in place of the others. So they are taken where the setting asks for them only.
    """
    found = {language: _official(language, folders) for language in LANGUAGES}
    if settings.captions == "demo":
        found = {language: found[language] or _demo(language, folders) for language in LANGUAGES}
    return {language: model for language, model in found.items() if model}


def _official(language: Language, folders: ModelFolders) -> Dictated | None:
    return _labelled(vosk_model(language, folders), "")


def _demo(language: Language, folders: ModelFolders) -> Dictated | None:
    return _labelled(demo_model(language, folders), " (DEMO MODEL)")


def _labelled(folder: Path | None, mark: str) -> Dictated | None:
    return Dictated(folder, f"{folder.name}{mark}") if folder else None
