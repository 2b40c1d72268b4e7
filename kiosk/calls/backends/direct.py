"""Officers' own phones behind the `CallBackend` protocol. Ends at the door of the engine's process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiosk.calls.backend import (
    BackendKind,
    PresenceTold,
    Surroundings,
)
from kiosk.calls.direct.messages import (
    ENGINE,
    MOST,
    Accept,
    Arrange,
    Dial,
    DialAll,
    DirectSetup,
    Duck,
    IceServer,
    Invitation,
    Invite,
    Mute,
    Person,
    Revoke,
    Speak,
    Watch,
    enter,
)
from kiosk.calls.engine_backend import EngineBackend
from kiosk.calls.janus.config import seats
from kiosk.core.call import Presence
from kiosk.core.city.parts import Contact
from kiosk.core.worker import Link


class DirectBackend(EngineBackend):
    """A phone's browser rings, over the city's own network, without any other server."""

    simulated = False

    def __init__(
        self,
        surroundings: Surroundings,
        engine: str = ENGINE,
        main: Callable[[Link, object], None] = enter,
        setup: object | None = None,
    ) -> None:
        """Another engine that can do all of this has its own name, main function and setup."""
        self.most = max(MOST, seats()) if surroundings.settings.rooms != "off" else MOST
        self._invited: Callable[[Invitation], None] = lambda invitation: None  # noqa: ARG005 - until somebody asks
        self._there: dict[str, Presence] = {}
        super().__init__(surroundings, engine, main, setup or setup_of(surroundings))

    def expect(self, contact: Contact) -> None:
        """Nothing: a ring needs no preparation."""

    def dial(self, calls: Mapping[str, Contact], *, video: bool, joins: str = "") -> None:
        """Ring the contacts' phones."""
        dials = tuple(Dial(call_id, contact.key, video, joins) for call_id, contact in calls.items())
        self._worker.send(dials[0] if len(dials) == 1 else DialAll(dials))

    def accept(self, call_id: str, *, video: bool) -> None:
        """Take a call that came in."""
        self._worker.send(Accept(call_id, video))

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
            case Invitation():
                self._invited(message)
            case PresenceTold(contact, presence):
                self._there[contact] = presence
                super()._hear(message)
            case _:
                super()._hear(message)

    def _gone(self) -> None:
        if self._around.microphone:
            self._around.microphone.give_back()  # the ears need not wait until a dead engine's claim is void
        super()._gone()
        for contact, presence in self._there.items():
            if presence.reachable:  # nobody can be reached through an engine that is gone
                self._there[contact] = replace(presence, reachable=False)
                self._announce(PresenceTold(contact, self._there[contact]))


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
        rooms=settings.rooms,
    )


BACKEND = BackendKind("direct", DirectBackend)
