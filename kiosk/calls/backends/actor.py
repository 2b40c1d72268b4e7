"""Actors of the rehearsal behind the `CallBackend` protocol. Ends at the door of their process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.calls.backend import (
    Announce,
    Answer,
    Answered,
    BackendKind,
    Busy,
    Captioned,
    Declined,
    EngineLost,
    FarHungUp,
    Ringing,
    Surroundings,
    Unreachable,
)
from kiosk.calls.stage_door import ENGINE, ActorSetup, Expect, HangUp, Hold, Resume, Ring, SpeakIn, Speaking, enter
from kiosk.core.call import Invitation
from kiosk.core.city.parts import Contact
from kiosk.core.errors import Refused
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.order import Errand, ErrandAnswered
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.text import Language, Text

NO_PHONES = Text(
    en="In rehearsal actors answer, no phones", ko="리허설에서는 배우가 응답합니다", ru="На репетиции отвечают актёры"
)
MODES = {
    Health.STARTING: DeviceMode.STARTING,
    Health.DEGRADED: DeviceMode.DEGRADED,
    Health.STOPPED: DeviceMode.OFF,
}


class ActorBackend:
    """Nobody real is called: an actor rings, answers, is seen and speaks, in a process of its own."""

    simulated = True
    most = 1  # actors hear nothing, and so cannot talk with one another

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings
        self._announce: Announce = lambda event: None  # noqa: ARG005 - until `start`
        self._answer: Answer = lambda answer: None  # noqa: ARG005 - the same
        self._health = WorkerState(Health.STARTING)
        self._device = DeviceState(DeviceMode.STARTING, engine=ENGINE)
        self._sounds = False
        setup = ActorSetup(
            surroundings.frames, surroundings.language, surroundings.settings.speaker, surroundings.voice
        )
        self._worker = Supervisor(
            "caller",
            enter,
            setup,
            clock=surroundings.clock,
            on_message=self._hear,
            on_state=self._watch,
        )

    @property
    def pid(self) -> int | None:
        """The process the actors are in."""
        return self._worker.pid

    def start(self, announce: Announce, answer: Answer) -> None:
        """Start the actors' process; returns at once."""
        self._announce = announce
        self._answer = answer
        self._worker.start()

    def stop(self) -> None:
        """End the actors' process; at most 3 s."""
        self._worker.stop()

    def expect(self, contact: Contact) -> None:
        """Let the contact's actor dress and learn the lines."""
        self._worker.send(Expect(contact.cast))

    def dial(self, call_id: str, contact: Contact, *, video: bool, joins: str = "") -> None:  # noqa: ARG002 - see `most`
        """Let the contact's actor be called."""
        self._worker.send(Ring(call_id, contact.cast, video))

    def accept(self, call_id: str, *, video: bool) -> None:
        """No actor ever rings the wall."""

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """No actor sees or hears the wall."""

    def hang_up(self, call_id: str) -> None:
        """Send the actor off."""
        self._worker.send(HangUp(call_id))

    def hold(self, call_id: str) -> None:
        """Let the actor wait in silence."""
        self._worker.send(Hold(call_id))

    def resume(self, call_id: str) -> None:
        """Let the actor go on."""
        self._worker.send(Resume(call_id))

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

    def deliver(self, errand: Errand) -> None:
        """Let the contact's actor have it."""
        self._worker.send(errand)

    def speak(self, language: Language) -> None:
        """From the next line on the actors speak `language`; a restarted process does too."""
        self._worker.send(SpeakIn(language), keep=True)

    # ------------------------------------------------------------------ the supervisor's thread

    def _hear(self, message: object) -> None:
        match message:
            case Ringing() | Answered() | Captioned() | FarHungUp() | Declined() | Busy() | Unreachable():
                self._announce(message)
            case ErrandAnswered():
                self._answer(message)
            case DeviceState():
                self._device = message
                self._tell()
            case Speaking(on):
                self._sound(on)

    def _watch(self, health: WorkerState) -> None:
        died = health.restarts > self._health.restarts
        self._health = health
        if died or health.health is Health.STOPPED:
            self._sound(False)  # or the ears would stay closed after an actor who died while speaking
        self._tell()
        if died:
            self._announce(EngineLost(health.detail))

    def _tell(self) -> None:
        health = self._health
        device = replace(self._device, restarts=health.restarts)
        if mode := MODES.get(health.health):
            device = replace(device, mode=mode, detail=health.detail or device.detail)
        self._around.device(device)

    def _sound(self, on: bool) -> None:
        if on is not self._sounds:
            self._sounds = on
            self._around.speaking(on)


BACKEND = BackendKind("actor", ActorBackend)
