"""Officers' phones, and SIP numbers through a Janus, behind the `CallBackend` protocol. Ends at the engine's door."""

from __future__ import annotations

from kiosk.calls.backend import BackendKind, Surroundings
from kiosk.calls.backends.direct import DirectBackend, setup_of
from kiosk.calls.janus.messages import ENGINE, Account, EnterRoom, Guest, InRoom, JanusSetup, Number, enter


class JanusBackend(DirectBackend):
    """All that the direct backend does; who has a SIP number and no page open is rung there."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, ENGINE, enter, janus_setup_of(surroundings))
        self.guests: tuple[Guest, ...] = ()

    def enter_room(self, call_id: str, room: int, pin: str, *, make: bool) -> None:
        """Be in a room of many people; `make` it first. `hang_up`, `hold` and `resume` mean it like a call."""
        self._worker.send(EnterRoom(call_id, room, pin, make))

    def _hear(self, message: object) -> None:
        if isinstance(message, InRoom):
            self.guests = message.guests
        else:
            super()._hear(message)


def janus_setup_of(around: Surroundings) -> JanusSetup:
    """What the engine is started with."""
    settings = around.settings.janus
    return JanusSetup(
        direct=setup_of(around),
        numbers=tuple(Number(one.key, one.sip) for one in around.people if one.sip),
        account=Account(settings.account, settings.password, settings.exchange),
        url=settings.url,
        secret=settings.secret,
    )


BACKEND = BackendKind("janus", JanusBackend)
