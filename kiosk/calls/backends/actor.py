"""Actors of the rehearsal behind the `CallBackend` protocol. Ends at the door of their process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kiosk.calls.backend import (
    BackendKind,
    Surroundings,
)
from kiosk.calls.engine_backend import EngineBackend
from kiosk.calls.stage_door import ENGINE, ActorSetup, Expect, Ring, enter
from kiosk.core.call import Invitation
from kiosk.core.city.parts import Contact
from kiosk.core.errors import Refused
from kiosk.core.text import Text

NO_PHONES = Text(
    en="In rehearsal actors answer, no phones", ko="리허설에서는 배우가 응답합니다", ru="На репетиции отвечают актёры"
)


class ActorBackend(EngineBackend):
    """Nobody real is called: an actor rings, answers, is seen and speaks, in a process of its own."""

    simulated = True
    most = 1  # actors hear nothing, and so cannot talk with one another

    def __init__(self, surroundings: Surroundings) -> None:
        setup = ActorSetup(
            surroundings.frames, surroundings.language, surroundings.settings.speaker, surroundings.voice
        )
        super().__init__(surroundings, ENGINE, enter, setup)

    def expect(self, contact: Contact) -> None:
        """Let the contact's actor dress and learn the lines."""
        self._worker.send(Expect(contact.cast))

    def dial(self, calls: Mapping[str, Contact], *, video: bool, joins: str = "") -> None:  # noqa: ARG002 - see `most`
        """Let the contact's actor be called."""
        for call_id, contact in calls.items():
            self._worker.send(Ring(call_id, contact.cast, video))

    def accept(self, call_id: str, *, video: bool) -> None:
        """No actor ever rings the wall."""

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """No actor sees or hears the wall."""

    def duck(self, *, on: bool) -> None:
        """Nothing: while an actor speaks the ears are closed."""

    def show(self, *, wall: bool) -> None:
        """No actor looks."""

    def speak_to(self, call_id: str, contacts: Sequence[Contact]) -> None:  # noqa: ARG002
        """Actors have no phones."""
        raise Refused(NO_PHONES)

    def arrange(self, *, large: bool) -> None:
        """There is never more than one."""

    def invite(self, contact: Contact, then: Callable[[Invitation], None]) -> None:  # noqa: ARG002
        """Actors have no phones."""
        raise Refused(NO_PHONES)


BACKEND = BackendKind("actor", ActorBackend)
