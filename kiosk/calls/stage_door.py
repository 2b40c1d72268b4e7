"""What goes between the wall and the actors' process: setup, orders, messages. Light: the wall imports it too."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.calls.backend import SpeechMaker
from kiosk.core.city.parts import Cast
from kiosk.core.frames import RingSpec
from kiosk.core.text import Language
from kiosk.core.worker import Link

ENGINE = "actors (REHEARSAL)"  # as the operator reads it

WIDTH, HEIGHT = 640, 360  # pixels of an actor's picture


@dataclass(frozen=True, slots=True)
class ActorSetup:
    """What the actors' process is started with; picklable."""

    frames: RingSpec
    language: Language
    speaker: str  # part of the loudspeaker's name; "" is the system's default
    voice: SpeechMaker | None


@dataclass(frozen=True, slots=True)
class Expect:
    """Order: this actor may be called soon."""

    cast: Cast


@dataclass(frozen=True, slots=True)
class Ring:
    """Order: let this actor be called."""

    call_id: str
    cast: Cast
    video: bool


@dataclass(frozen=True, slots=True)
class HangUp:
    """Order: the wall ended the call."""

    call_id: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Order: the wall put the actor on hold."""

    call_id: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Order: the wall is back."""

    call_id: str


@dataclass(frozen=True, slots=True)
class SpeakIn:
    """Order: this is the wall's language now."""

    language: Language


@dataclass(frozen=True, slots=True)
class Speaking:
    """Message: a real loudspeaker sounds, or is silent again; while it sounds the microphone would hear the actor."""

    on: bool


def enter(link: Link, setup: object) -> None:
    """The main function of the actors' process."""
    from kiosk.calls.cast import perform  # noqa: PLC0415 - draws and plays: never loaded by the wall

    if not isinstance(setup, ActorSetup):
        msg = f"the actors are set up by ActorSetup, not {type(setup).__name__}"
        raise TypeError(msg)
    perform(link, setup)
