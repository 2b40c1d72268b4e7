"""Setup of the engine with a Janus, and what it takes and says beyond the direct one. Light: for the wall too."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.calls.direct.messages import DirectSetup
from kiosk.core.worker import Link

ENGINE = "direct (WebRTC) and Janus"  # as the operator reads it


@dataclass(frozen=True, slots=True)
class Number:
    """A contact who has a SIP number."""

    contact: str
    sip: str


@dataclass(frozen=True, slots=True)
class Account:
    """How the city's telephone exchange knows the wall."""

    address: str = ""  # sip:user@host; empty: it does not, the wall calls without registering
    password: str = ""
    exchange: str = ""  # sip:host:port where that is not the address's host

    def __repr__(self) -> str:
        """Without the password: a value may end in a log."""
        return f"Account(address={self.address!r})"


@dataclass(frozen=True, slots=True)
class JanusSetup:
    """What the engine is started with; picklable."""

    direct: DirectSetup  # officers' pages work as ever
    numbers: tuple[Number, ...] = ()
    account: Account = Account()
    url: str = ""  # of a Janus that is there already; empty: one is started
    secret: str = ""  # of that one
    program: str = "janus"

    def __repr__(self) -> str:
        """Without the secret: a value may end in a log."""
        return f"JanusSetup(url={self.url!r})"


def enter(link: Link, setup: object) -> None:
    """The main function of the engine's process."""
    from kiosk.calls.janus.engine import work  # noqa: PLC0415 - media libraries: never loaded by the wall

    if not isinstance(setup, JanusSetup):
        msg = f"the engine is set up by JanusSetup, not {type(setup).__name__}"
        raise TypeError(msg)
    work(link, setup)
