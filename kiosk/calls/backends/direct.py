"""Officers' own phones behind the `CallBackend` protocol. Ends at the door of the engine's process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.calls.backend import (
    Addressed,
    Announce,
    Answer,
    Answered,
    BackendKind,
    Busy,
    Declined,
    EngineLost,
    FarHungUp,
    Incoming,
    Lost,
    PresenceTold,
    QualityTold,
    Restored,
    Ringing,
    Seated,
    Surroundings,
    Unreachable,
)
from kiosk.calls.direct.messages import (
    ENGINE,
    MOST,
    Accept,
    Arrange,
    Dial,
    DirectSetup,
    Duck,
    HangUp,
    Hold,
    IceServer,
    Invitation,
    Invite,
    Mute,
    Person,
    Resume,
    Revoke,
    Speak,
    SpeakIn,
    Speaking,
    Watch,
    enter,
)
from kiosk.calls.janus.config import seats
from kiosk.core.call import Presence
from kiosk.core.city.parts import Contact
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.order import Errand, ErrandAnswered
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.text import Language

MODES = {
    Health.STARTING: DeviceMode.STARTING,
    Health.DEGRADED: DeviceMode.DEGRADED,
    Health.STOPPED: DeviceMode.OFF,
}


class DirectBackend:
    """A phone's browser rings, over the city's own network, without any other server."""

    simulated = False

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings
        self.most = max(MOST, seats()) if surroundings.settings.rooms == "auto" else MOST
        self._announce: Announce = lambda event: None  # noqa: ARG005 - until `start`
        self._answer: Answer = lambda answer: None  # noqa: ARG005 - the same
        self._invited: Callable[[Invitation], None] = lambda invitation: None  # noqa: ARG005 - until somebody asks
        self._sounds = False
        self._there: dict[str, Presence] = {}
        self._health = WorkerState(Health.STARTING)
        self._device = DeviceState(DeviceMode.STARTING, engine=ENGINE)
        self._worker = Supervisor(
            "caller",
            enter,
            setup_of(surroundings),
            clock=surroundings.clock,
            on_message=self._hear,
            on_state=self._watch,
        )

    @property
    def pid(self) -> int | None:
        """The process the engine is in."""
        return self._worker.pid

    def start(self, announce: Announce, answer: Answer) -> None:
        """Start the engine's process; returns at once."""
        self._announce = announce
        self._answer = answer
        self._worker.start()

    def stop(self) -> None:
        """End the engine's process; at most 3 s."""
        self._worker.stop()

    def expect(self, contact: Contact) -> None:
        """Nothing: a ring needs no preparation."""

    def dial(self, call_id: str, contact: Contact, *, video: bool, joins: str = "") -> None:
        """Ring the contact's phone."""
        self._worker.send(Dial(call_id, contact.key, video, joins))

    def accept(self, call_id: str, *, video: bool) -> None:
        """Take a call that came in."""
        self._worker.send(Accept(call_id, video))

    def hang_up(self, call_id: str) -> None:
        """End a call, or decline it."""
        self._worker.send(HangUp(call_id))

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """Send silence, or darkness; a restarted engine does too."""
        self._worker.send(Mute(microphone, camera), keep=True)

    def show(self, *, wall: bool) -> None:
        """Send the wall's pictures, or its camera's; a restarted engine does too."""
        self._worker.send(Watch(self._around.dashboard if wall else self._around.camera, dashboard=wall), keep=True)

    def arrange(self, *, large: bool) -> None:
        """Show whoever speaks large; a restarted engine does too."""
        self._worker.send(Arrange(large), keep=True)

    def speak_to(self, call_id: str, contacts: Sequence[Contact]) -> None:
        """Let these hear the wall."""
        self._worker.send(Speak(call_id, tuple(contact.key for contact in contacts)))

    def duck(self, *, on: bool) -> None:
        """Turn the far side down while a command is expected; a restarted engine does too."""
        self._worker.send(Duck(on), keep=True)

    def deliver(self, errand: Errand) -> None:
        """Show it on the contact's phone, if that is connected."""
        self._worker.send(errand)

    def hold(self, call_id: str) -> None:
        """Neither hear nor be heard."""
        self._worker.send(Hold(call_id))

    def resume(self, call_id: str) -> None:
        """Go on."""
        self._worker.send(Resume(call_id))

    def speak(self, language: Language) -> None:
        """The wall's language; officers' pages have their own."""
        self._worker.send(SpeakIn(language), keep=True)

    def invite(self, contact: Contact, then: Callable[[Invitation], None]) -> None:
        """Make a one-time link for the contact's phone; `then` gets it, in another thread. It is a secret."""
        self._invited = then
        self._worker.send(Invite(contact.key))

    def revoke(self, contact: Contact) -> None:
        """Let the contact's phone in no more."""
        self._worker.send(Revoke(contact.key))

    # ------------------------------------------------------------------ the supervisor's thread

    def _hear(self, message: object) -> None:
        match message:
            case PresenceTold(contact, presence):
                self._there[contact] = presence
                self._announce(message)
            case (
                Ringing() | Answered() | FarHungUp() | Declined() | Busy() | Unreachable()
                | Incoming() | Lost() | Restored() | QualityTold() | Seated() | Addressed()
            ):  # fmt: skip
                self._announce(message)
            case ErrandAnswered():
                self._answer(message)
            case Speaking(on):
                self._sound(on)
            case Invitation():
                self._invited(message)
            case DeviceState():
                self._device = message
                self._tell()

    def _watch(self, health: WorkerState) -> None:
        died = health.restarts > self._health.restarts
        self._health = health
        self._tell()
        if died or health.health is Health.STOPPED:
            if self._around.microphone:
                self._around.microphone.give_back()  # the ears need not wait until a dead engine's claim is void
            self._sound(False)  # or the ears would stay closed after an engine that died while somebody spoke
            for contact, presence in self._there.items():
                if presence.reachable:  # nobody can be reached through an engine that is gone
                    self._there[contact] = replace(presence, reachable=False)
                    self._announce(PresenceTold(contact, self._there[contact]))
        if died:
            self._announce(EngineLost(health.detail))

    def _sound(self, on: bool) -> None:
        if on is not self._sounds:
            self._sounds = on
            self._around.speaking(on)

    def _tell(self) -> None:
        health = self._health
        device = replace(self._device, restarts=health.restarts)
        if mode := MODES.get(health.health):
            device = replace(device, mode=mode, detail=health.detail or device.detail)
        self._around.device(device)


def setup_of(around: Surroundings) -> DirectSetup:
    """What the engine is started with."""
    settings = around.settings
    return DirectSetup(
        frames=around.frames,
        camera=around.camera,
        language=around.language,
        wall=around.wall,
        people=tuple(Person(one.key, one.name.text, one.role.text) for one in around.people),
        folder=settings.folder,
        host=settings.host,
        port=settings.port,
        name=settings.name,
        ice_servers=tuple(IceServer(one.url, one.username, one.credential) for one in settings.ice_servers),
        allowed_networks=settings.allowed_networks,
        certificate=settings.certificate,
        key=settings.key,
        microphone=settings.microphone,
        speaker=settings.speaker,
        sound=settings.sound,
        shared=around.microphone.spec if around.microphone else None,
        voices=around.voices,
        rooms=settings.rooms == "auto",
    )


BACKEND = BackendKind("direct", DirectBackend)
