"""What a device, a worker or a feed reports: no wish, only a change of what is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from kiosk.core.alarm import Alarm
from kiosk.core.call import Address, Call, EndReason, Invitation, Presence
from kiosk.core.camera import CameraMode, CameraSeen
from kiosk.core.draft import Lack
from kiosk.core.inputs import DeviceState, Gesture, HandsSeen, Words
from kiosk.core.order import Order
from kiosk.core.reading import Incident, Message, Reading
from kiosk.core.state import State
from kiosk.core.text import Text

CALLS_LISTED = 30  # the last ones; the journal holds all


class Fact:
    """Something that became known; `change` is pure."""

    def change(self, state: State) -> State:
        """The state with this known."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DeviceChanged(Fact):
    """A microphone, a camera or the call engine is in another state than before."""

    device: Literal["microphone", "camera", "caller"]
    now: DeviceState

    def change(self, state: State) -> State:
        """The state with the device as it is now."""
        match self.device:
            case "microphone":
                return replace(state, microphone=self.now)
            case "camera":
                return replace(state, camera=self.now)
            case "caller":
                return replace(state, caller=self.now)


@dataclass(frozen=True, slots=True)
class WordsHeard(Fact):
    """A partial or final hypothesis of the recogniser."""

    words: Words

    def change(self, state: State) -> State:
        """The state with these words as the last ones."""
        return replace(state, words=self.words)


@dataclass(frozen=True, slots=True)
class DictationHeard(Fact):
    """What a recogniser without a grammar wrote of one dictation so far; `failed`: why it wrote nothing."""

    take: int
    words: str
    engine: str
    final: bool
    failed: Lack | None = None

    def change(self, state: State) -> State:
        """The state with it in the draft that awaits it."""
        draft = state.draft.wrote(self.take, self.words, self.engine, self.failed, final=self.final)
        return state if draft == state.draft else replace(state, draft=draft)


@dataclass(frozen=True, slots=True)
class GestureSeen(Fact):
    """A finished gesture, the presenter's or a bystander's."""

    gesture: Gesture

    def change(self, state: State) -> State:
        """The same state: what a gesture means is decided by the senses."""
        return state


@dataclass(frozen=True, slots=True)
class HandsChanged(Fact):
    """What the camera sees of hands, up to 30 times a second."""

    hands: HandsSeen

    def change(self, state: State) -> State:
        """The state with these hands."""
        return replace(state, hands=self.hands)


@dataclass(frozen=True, slots=True)
class ReadingsTaken(Fact):
    """New numbers of one feed; others stay as they were."""

    readings: tuple[Reading, ...]

    def change(self, state: State) -> State:
        """The state with these numbers in place of older ones of the same keys."""
        return replace(
            state, readings=MappingProxyType({**state.readings, **{reading.key: reading for reading in self.readings}})
        )


@dataclass(frozen=True, slots=True)
class IncidentsTaken(Fact):
    """All incidents that are known now, most severe first, and those of the last day that are no longer."""

    incidents: tuple[Incident, ...]
    bygone: tuple[Incident, ...] = ()

    def change(self, state: State) -> State:
        """The state with these incidents and no others."""
        return replace(state, incidents=self.incidents, bygone=self.bygone)


@dataclass(frozen=True, slots=True)
class MessagesTaken(Fact):
    """All published messages that still count, newest first."""

    messages: tuple[Message, ...]

    def change(self, state: State) -> State:
        """The state with these messages and no others."""
        return replace(state, messages=self.messages)


@dataclass(frozen=True, slots=True)
class AlarmsJudged(Fact):
    """The alarms there are, and the one that comes up by itself, if any."""

    alarms: tuple[Alarm, ...]
    surfaced: str = ""

    def change(self, state: State) -> State:
        """The state with these alarms and no others."""
        return replace(state, alarms=self.alarms, surfaced=self.surfaced)


@dataclass(frozen=True, slots=True)
class CameraWatched(Fact):
    """How far a watched camera's picture can be believed."""

    seen: CameraSeen

    def change(self, state: State) -> State:
        """The state with this camera as it is now."""
        return replace(state, cameras=MappingProxyType({**state.cameras, self.seen.key: self.seen}))


@dataclass(frozen=True, slots=True)
class CamerasLost(Fact):
    """Nobody watches the cameras: what their pictures show may be old."""

    detail: str

    def change(self, state: State) -> State:
        """The state without a picture that could pass for a new one."""
        lost = {
            key: replace(seen, mode=CameraMode.UNAVAILABLE, detail=self.detail) for key, seen in state.cameras.items()
        }
        return replace(state, cameras=MappingProxyType(lost))


@dataclass(frozen=True, slots=True)
class CamerasChosen(Fact):
    """Other cameras are watched now, each in the slot of its place: what was known of another slot is forgotten."""

    keys: tuple[str, ...]

    def change(self, state: State) -> State:
        """The state with what still holds."""
        kept = {
            key: seen for slot, key in enumerate(self.keys) if (seen := state.cameras.get(key)) and seen.slot == slot
        }
        return replace(state, cameras=MappingProxyType(kept))


@dataclass(frozen=True, slots=True)
class CallChanged(Fact):
    """The call in progress went on, or is gone (`None`)."""

    call: Call | None

    def change(self, state: State) -> State:
        """The state with the call as it is now; one that ended, and not as a mere proposal, is in the list too."""
        state = replace(state, call=self.call)
        if self.call is None or not self.call.over or self.call.ended_for is EndReason.NOT_CONFIRMED:
            return state
        return _listed(state, self.call)


@dataclass(frozen=True, slots=True)
class CallMissed(Fact):
    """Somebody rang while another call went on."""

    call: Call

    def change(self, state: State) -> State:
        """The state with it in the list of calls."""
        return _listed(state, self.call)


@dataclass(frozen=True, slots=True)
class MemberLeft(Fact):
    """The call with one of several is over; with the others it goes on."""

    call: Call

    def change(self, state: State) -> State:
        """The state with it in the list of calls."""
        return _listed(state, self.call)


@dataclass(frozen=True, slots=True)
class MutedChanged(Fact):
    """What of the wall is held back from the far side."""

    microphone: bool
    camera: bool

    def change(self, state: State) -> State:
        """The state with that."""
        return replace(state, muted=self.microphone, covered=self.camera)


@dataclass(frozen=True, slots=True)
class SharingChanged(Fact):
    """The far side sees what is on the wall, or no more."""

    wall: bool

    def change(self, state: State) -> State:
        """The state with that."""
        return replace(state, sharing=self.wall)


@dataclass(frozen=True, slots=True)
class AddressChanged(Fact):
    """The wall speaks to a group, somebody of it came or went, or it speaks no more."""

    address: Address | None

    def change(self, state: State) -> State:
        """The state with that."""
        return replace(state, address=self.address)


@dataclass(frozen=True, slots=True)
class LayoutChanged(Fact):
    """Of several in a call whoever speaks is shown large, or everybody alike."""

    large: bool

    def change(self, state: State) -> State:
        """The state with that."""
        return replace(state, enlarged=self.large)


@dataclass(frozen=True, slots=True)
class InvitationShown(Fact):
    """A link for somebody's phone is to be seen, or no more."""

    invitation: Invitation | None

    def change(self, state: State) -> State:
        """The state with this one or none."""
        return replace(state, invitation=self.invitation)


@dataclass(frozen=True, slots=True)
class PresenceChanged(Fact):
    """A contact's device came or went."""

    contact: str
    presence: Presence

    def change(self, state: State) -> State:
        """The state with this presence in place of an older one."""
        return replace(state, presence=MappingProxyType({**state.presence, self.contact: self.presence}))


@dataclass(frozen=True, slots=True)
class OrdersChanged(Fact):
    """Orders were given or answered."""

    orders: tuple[Order, ...]

    def change(self, state: State) -> State:
        """The state with these orders and no others."""
        return replace(state, orders=self.orders)


@dataclass(frozen=True, slots=True)
class NoticesChanged(Fact):
    """What is missing on this machine."""

    notices: tuple[Text, ...]

    def change(self, state: State) -> State:
        """The state with these notices."""
        return replace(state, notices=self.notices)


def _listed(state: State, call: Call) -> State:
    others = tuple(one for one in state.calls if one.id != call.id)
    return replace(state, calls=(call, *others)[:CALLS_LISTED])


def told(state: State, facts: Iterable[Fact]) -> State:
    """`state` after all `facts`, in their order."""
    for fact in facts:
        state = fact.change(state)
    return state
