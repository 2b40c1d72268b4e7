"""What goes between the wall and the engine of direct calls: setup, orders, messages. Light: for the wall too."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.calls.engine_orders import HangUp as HangUp  # noqa: PLC0414
from kiosk.calls.engine_orders import Hold as Hold  # noqa: PLC0414
from kiosk.calls.engine_orders import Resume as Resume  # noqa: PLC0414
from kiosk.calls.engine_orders import SpeakIn as SpeakIn  # noqa: PLC0414
from kiosk.calls.engine_orders import Speaking as Speaking  # noqa: PLC0414
from kiosk.core.call import Invitation as Invitation  # noqa: PLC0414 - a message of the engine too
from kiosk.core.frames import RingSpec
from kiosk.core.microphone import MicrophoneSpec
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.text import Language, Text
from kiosk.core.worker import Link

ENGINE = "direct (WebRTC)"  # as the operator reads it
MOST = 3  # phones in one talk, four people with the wall: a picture encoded once reaches no more on two cores


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the directory as the engine knows them: nobody else can ring or be rung."""

    key: str
    name: Text
    role: Text


@dataclass(frozen=True, slots=True)
class IceServer:
    """A STUN or TURN server of the city's own; without one only the local network is reached."""

    url: str  # stun:host:port, turn:host:port?transport=udp
    username: str = ""
    credential: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DirectSetup:
    """What the engine is started with; picklable."""

    frames: RingSpec  # where the far side's pictures go
    camera: RingSpec | None  # the wall's own camera; None: none is shown
    language: Language
    wall: Text  # the city's name, as the officer reads who rings
    people: tuple[Person, ...]
    folder: Path  # field.sqlite and the certificates
    host: str = "127.0.0.1"  # the address of the one interface that is served
    port: int = 8443  # 0: any free one
    name: str = ""  # the host name in links where a certificate of the city's own has one; empty: the address
    ice_servers: tuple[IceServer, ...] = ()
    allowed_networks: tuple[str, ...] = ()  # CIDR; media goes nowhere else; empty: the interface's own network
    certificate: Path | None = None  # PEM of the city's own; None: our own authority signs one
    key: Path | None = None
    microphone: str = ""  # part of its name
    speaker: str = ""
    sound: bool = True  # False: neither microphone nor loudspeaker is touched
    shared: MicrophoneSpec | None = None  # the microphone that the ears have outside of calls; None: nobody else does
    voices: SoundSpec | None = None  # where the far sides' voices go for captions
    rooms: Literal["auto", "always", "off"] = "auto"  # as `calls.rooms`


@dataclass(frozen=True, slots=True)
class Dial:
    """Order: ring this contact."""

    call_id: str
    contact: str
    video: bool
    joins: str = ""  # a call that goes on: who answers is brought into it


@dataclass(frozen=True, slots=True)
class DialAll:
    """Order: ring these contacts at once, into one talk."""

    dials: tuple[Dial, ...]


@dataclass(frozen=True, slots=True)
class Accept:
    """Order: the wall takes a call that came in."""

    call_id: str
    video: bool


@dataclass(frozen=True, slots=True)
class Mute:
    """Order: what of the wall the far side gets; holds for this call and the next ones."""

    microphone: bool  # True: nothing is heard
    camera: bool  # True: nothing is seen


@dataclass(frozen=True, slots=True)
class Duck:
    """Order: the wall listens for a command, so the far side is turned down; or does no more."""

    on: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """Order: these are the pictures of the wall's own camera from now on."""

    camera: RingSpec | None
    dashboard: bool = False  # they are of what is on the wall


@dataclass(frozen=True, slots=True)
class Arrange:
    """Order: of several people show whoever speaks large, or everybody alike."""

    large: bool


@dataclass(frozen=True, slots=True)
class Speak:
    """Order: these hear the wall's microphone until it hangs up."""

    call_id: str
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invite:
    """Order: make a one-time link for this contact's phone."""

    contact: str


@dataclass(frozen=True, slots=True)
class Revoke:
    """Order: this contact's phone and open invitations are good for nothing from now on."""

    contact: str


def enter(link: Link, setup: object) -> None:
    """The main function of the engine's process."""
    from kiosk.calls.direct.engine import work  # noqa: PLC0415 - media libraries: never loaded by the wall

    if not isinstance(setup, DirectSetup):
        msg = f"the engine is set up by DirectSetup, not {type(setup).__name__}"
        raise TypeError(msg)
    work(link, setup)
