"""What goes between the wall and the actors' process: setup, orders, messages. Light: the wall imports it too."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.calls.backend import SpeechMaker
from kiosk.calls.engine_orders import HangUp as HangUp  # noqa: PLC0414
from kiosk.calls.engine_orders import Hold as Hold  # noqa: PLC0414
from kiosk.calls.engine_orders import Resume as Resume  # noqa: PLC0414
from kiosk.calls.engine_orders import SpeakIn as SpeakIn  # noqa: PLC0414
from kiosk.calls.engine_orders import Speaking as Speaking  # noqa: PLC0414
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


def enter(link: Link, setup: object) -> None:
    """The main function of the actors' process."""
    from kiosk.calls.cast import perform  # noqa: PLC0415 - draws and plays: never loaded by the wall

    if not isinstance(setup, ActorSetup):
        msg = f"the actors are set up by ActorSetup, not {type(setup).__name__}"
        raise TypeError(msg)
    perform(link, setup)
