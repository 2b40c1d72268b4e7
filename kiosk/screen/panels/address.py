"""The state -> the card of a live announcement: to whom the wall speaks, who of them hears it, and its end."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.screen import texts, wording
from kiosk.screen.panels.call import Action

NAMED = 4  # who does not hear it, by name


@dataclass(frozen=True, slots=True)
class AddressCard:
    """The card."""

    shown: bool = False
    title: str = ""
    to: str = ""
    duration: str = ""
    count: str = ""
    share: float = 0.0  # 0..1, of those who were asked
    complete: bool = False
    missing: str = ""  # who does not hear it; empty: everybody does
    microphone: str = ""  # why nothing may be heard at all; empty: it is open
    actions: tuple[Action, ...] = ()


def address(state: State, pack: Pack, now: float) -> AddressCard:
    """The card in `state` at `now` (monotonic seconds)."""
    of, language = state.address, state.language
    if of is None:
        return AddressCard()
    names = {contact.key: contact.name.text.to(language) for contact in pack.contacts}
    deaf = [names.get(key, key) for key in of.asked if key not in of.hear]
    listed = ", ".join(deaf[:NAMED]) + (f" +{len(deaf) - NAMED}" if len(deaf) > NAMED else "")
    mute = (
        Action(texts.UNMUTE.to(language), "microphone_off", "call.mute", {"on": "off"}, "warn")
        if state.muted
        else Action(texts.MUTE.to(language), "microphone", "call.mute", {"on": "on"})
    )
    return AddressCard(
        shown=True,
        title=texts.ON_AIR.to(language),
        to=of.to.to(language),
        duration=wording.duration(now - of.since),
        count=texts.HEAR.filled(n=len(of.hear), of=len(of.asked)).to(language),
        share=len(of.hear) / len(of.asked) if of.asked else 0.0,
        complete=not deaf,
        missing=texts.DEAF.filled(names=listed).to(language) if deaf else "",
        microphone=texts.MUTED_HERE.to(language) if state.muted else "",
        actions=(mute, Action(texts.END_ADDRESS.to(language), "close", "call.hang_up", {}, "bad")),
    )
