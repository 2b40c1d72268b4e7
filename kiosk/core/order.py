"""An order as everybody sees it: what is asked of whom, and how far it got with each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Literal

from kiosk.core.text import Text

OrderKind = Literal["order", "announcement"]
Wording = Literal["template", "dictated", "written"]  # where the words come from: the pack, a recogniser, a keyboard
Filled = tuple[tuple[str, str], ...]  # (slot, value) of a template, in the slots' order


class SlipState(Enum):
    """How far an order got with one of those it is for; `SLIP_STEPS` says which follows which."""

    CONFIRMED = "confirmed"  # a second modality said yes; on its way
    DELIVERED = "delivered"  # it is on the device
    READ = "read"  # it was seen, or an announcement was heard
    ACKNOWLEDGED = "acknowledged"  # will be done
    DONE = "done"
    REFUSED = "refused"  # cannot be done, with a reason
    EXPIRED = "expired"  # its time ran out before anybody acknowledged it, or heard it


_CONFIRMED, _DELIVERED, _READ = SlipState.CONFIRMED, SlipState.DELIVERED, SlipState.READ
_ACKNOWLEDGED, _DONE, _REFUSED = SlipState.ACKNOWLEDGED, SlipState.DONE, SlipState.REFUSED

FREE = ""  # what stands for a template where there is none

Steps = Mapping[SlipState, frozenset[SlipState]]  # each state -> those it may be reached from

# an answer may overtake the word that it arrived: later states may be reached from any earlier one
_OF_AN_ORDER: Steps = MappingProxyType(
    {
        _DELIVERED: frozenset({_CONFIRMED}),
        _READ: frozenset({_CONFIRMED, _DELIVERED}),
        _ACKNOWLEDGED: frozenset({_CONFIRMED, _DELIVERED, _READ, SlipState.EXPIRED}),
        _DONE: frozenset({_CONFIRMED, _DELIVERED, _READ, _ACKNOWLEDGED, SlipState.EXPIRED}),
        _REFUSED: frozenset({_CONFIRMED, _DELIVERED, _READ, _ACKNOWLEDGED, SlipState.EXPIRED}),
        SlipState.EXPIRED: frozenset({_CONFIRMED, _DELIVERED, _READ}),
    }
)
SLIP_STEPS: Mapping[OrderKind, Steps] = MappingProxyType(
    {
        "order": _OF_AN_ORDER,
        "announcement": MappingProxyType(  # to have heard it is the answer: late it counts too
            {
                **_OF_AN_ORDER,
                _READ: frozenset({_CONFIRMED, _DELIVERED, SlipState.EXPIRED}),
                SlipState.EXPIRED: frozenset({_CONFIRMED, _DELIVERED}),
            }
        ),
    }
)
OVER = frozenset({_DONE, _REFUSED, SlipState.EXPIRED})
UNANSWERED: Mapping[OrderKind, frozenset[SlipState]] = MappingProxyType(
    {
        "order": frozenset({_CONFIRMED, _DELIVERED, _READ}),
        "announcement": frozenset({_CONFIRMED, _DELIVERED}),  # once it is heard, nothing more is expected
    }
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One order in the hands of one contact; `times` are when each state was reached, in their order."""

    contact: str  # key in the directory
    state: SlipState
    times: tuple[tuple[SlipState, datetime], ...]
    reason: str = ""  # why it was refused, in the officer's own words: written as text, never as markup

    @property
    def since(self) -> datetime:
        """When this state was reached."""
        return self.times[-1][1]


@dataclass(frozen=True, slots=True)
class Order:
    """Something asked of one or several people. `id` is its own for ever: a repeated delivery shows it once."""

    id: str
    kind: OrderKind
    template: str  # key in the pack
    text: Text
    at: datetime  # confirmed
    expires: datetime
    proposed_by: str  # modality
    confirmed_by: str  # modality
    slips: tuple[Slip, ...]
    simulated: bool = False  # actors answer: said on the screen
    to: str = ""  # whom it was addressed to, as it was named: keys of contacts and groups with commas between
    filled: Filled = ()
    wording: Wording = "template"
    heard: str = ""  # what a recogniser wrote down, before anybody changed it
    engine: str = ""  # of that recogniser

    @property
    def over(self) -> bool:
        """Whether nothing more is expected of anybody."""
        over = OVER | {SlipState.READ} if self.kind == "announcement" else OVER
        return all(slip.state in over for slip in self.slips)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order before anybody confirmed it: what would be asked of whom."""

    kind: OrderKind
    template: str  # key in the pack; `FREE` for words of one's own
    text: Text
    contacts: tuple[str, ...]  # keys, each once
    expires_min: float
    to: str = ""
    filled: Filled = ()
    wording: Wording = "template"
    heard: str = ""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """What travels to a device: the order as one contact gets it; picklable."""

    order: str
    contact: str
    kind: OrderKind
    text: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ErrandAnswered:
    """What a device says of an errand; may come twice, late, or for an order nobody knows."""

    order: str
    contact: str
    state: SlipState
    reason: str = ""
