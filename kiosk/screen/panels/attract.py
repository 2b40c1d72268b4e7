"""The state -> what invites a passer-by while nobody is there, in every language at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.commands.wall import NAMES
from kiosk.core.inputs import DeviceMode
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Text

# by what works here: (whoever speaks is heard, a raised hand is seen)
INVITATIONS: Mapping[tuple[bool, bool], Text] = {
    (True, True): Text(
        en="Touch, speak or raise a hand to begin",
        ko="터치하거나 말하거나 손을 들면 시작합니다",
        ru="Коснитесь, скажите или поднимите руку",
    ),
    (True, False): Text(en="Touch or speak to begin", ko="터치하거나 말하면 시작합니다", ru="Коснитесь или скажите"),
    (False, True): Text(
        en="Touch or raise a hand to begin", ko="터치하거나 손을 들면 시작합니다", ru="Коснитесь или поднимите руку"
    ),
    (False, False): Text(en="Touch to begin", ko="터치하면 시작합니다", ru="Коснитесь, чтобы начать"),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """The invitation in one language; touching it begins in that language."""

    language: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Attract:
    """What lies over the wall while it shows its views by itself."""

    shown: bool = False
    invitations: tuple[Invitation, ...] = ()


def attract(state: State) -> Attract:
    """What invites in `state`."""
    hears = state.microphone.mode is DeviceMode.ACTIVE
    sees = state.camera.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE)
    text = INVITATIONS[hears, sees]
    return Attract(
        shown=state.resting,
        invitations=tuple(Invitation(one, NAMES[one], text.to(one)) for one in LANGUAGES),
    )
