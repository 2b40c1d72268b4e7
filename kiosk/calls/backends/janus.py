"""Officers' phones, and SIP numbers through a Janus, behind the `CallBackend` protocol. Ends at the engine's door."""

from __future__ import annotations

from kiosk.calls.backend import BackendKind, Surroundings
from kiosk.calls.backends.direct import DirectBackend, setup_of
from kiosk.calls.janus.messages import ENGINE, Account, JanusSetup, Number, enter


class JanusBackend(DirectBackend):
    """All that the direct backend does; who has a SIP number and no page open is rung there."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, ENGINE, enter, janus_setup_of(surroundings))


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
