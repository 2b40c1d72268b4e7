"""The state -> what can be said now, and the button that lets it be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.inputs import DeviceMode
from kiosk.core.sentences import Offer
from kiosk.core.state import State
from kiosk.screen import texts


@dataclass(frozen=True, slots=True)
class OfferShown:
    """One sentence that can be said or touched."""

    text: str
    intent_name: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Strip:
    """The "say this now" strip."""

    title: str = ""
    offers: tuple[OfferShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """The push-to-talk button."""

    label: str = ""
    talking: bool = False
    possible: bool = False  # there is a microphone that can listen


def strip(state: State, offers: Sequence[Offer]) -> Strip:
    """The strip with `offers`, best first."""
    return Strip(
        title=texts.SAY_NOW.to(state.language),
        offers=tuple(OfferShown(offer.text, offer.intent.name, offer.intent.values()) for offer in offers),
    )


def talk(state: State) -> Talk:
    """The button in `state`."""
    return Talk(
        label=(texts.TALKING if state.talking else texts.TALK).to(state.language),
        talking=state.talking,
        possible=state.microphone.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE),
    )
