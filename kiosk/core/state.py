"""Everything the wall shows, as one immutable value; only the bus replaces it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType

from kiosk.core.alarm import Alarm
from kiosk.core.call import Address, Call, Invitation, Presence
from kiosk.core.camera import CameraLook, CameraSeen
from kiosk.core.draft import Draft
from kiosk.core.inputs import DeviceMode, DeviceState, HandsSeen, Modality, Words
from kiosk.core.order import Order
from kiosk.core.reading import Incident, Message, Reading
from kiosk.core.text import Language, Text

NOTHING: Mapping[str, Reading] = MappingProxyType({})
NOBODY: Mapping[str, Presence] = MappingProxyType({})
NO_CAMERAS: Mapping[str, CameraSeen] = MappingProxyType({})


class Verdict(Enum):
    """What became of the last command or sentence."""

    DONE = "done"
    PROPOSED = "proposed"
    REFUSED = "refused"
    FAILED = "failed"  # a bug: logged with its traceback


@dataclass(frozen=True, slots=True)
class Feedback:
    """The last command and its verdict, as the heads-up display shows it."""

    at: float
    verdict: Verdict
    text: Text
    modality: Modality
    said: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """Something that waits for a yes by another modality than the one that asked for it, or by a touch."""

    id: str
    prompt: Text
    proposed_by: Modality
    asked: float
    expires: float


@dataclass(frozen=True, slots=True)
class MapLook:
    """What part of the city's map is seen: `middle` in the map's own units (x 0..aspect, y 0..1)."""

    zoom: float = 1.0  # 1: the whole city
    middle: tuple[float, float] | None = None  # None: the city's own
    of: str = ""  # the district or incident that was open when it was left so, by key: another is looked at anew


@dataclass(frozen=True, slots=True)
class State:
    """The wall at one moment."""

    language: Language = "en"
    view: str = "overview"
    views: tuple[str, ...] = ()  # all there are, in their order
    trail: tuple[str, ...] = ()  # views before this one, oldest first
    opened: str = ""  # the tile, incident, place, camera, project or document that is open, by key
    page: int = 0  # of the open document, from 0
    asked: str = ""  # the number whose source was asked for, by key: its provenance is in front; "" if none
    compared: str = ""  # the district that stands beside the opened one, by key; "" if none
    layer: str = ""  # what the map shows, by key of `kiosk/views/layers.py`; "" is safety
    look: MapLook = MapLook()
    back: float = 0.0  # hours the time machine is turned back; 0 is now
    talking: bool = False  # push-to-talk is held or toggled
    resting: bool = False  # nobody is there: the wall walks through its views by itself
    microphone: DeviceState = DeviceState(DeviceMode.STARTING)
    camera: DeviceState = DeviceState(DeviceMode.STARTING)
    caller: DeviceState = DeviceState(DeviceMode.STARTING)  # the call engine
    words: Words | None = None  # last heard, partial or final
    hands: HandsSeen | None = None
    feedback: Feedback | None = None
    question: Question | None = None
    call: Call | None = None  # the one in progress, or the last one until it is dismissed
    calls: tuple[Call, ...] = ()  # that are over, newest first
    address: Address | None = None  # what the wall says live to a group
    muted: bool = False  # the far side does not hear the wall
    covered: bool = False  # the far side does not see the wall
    sharing: bool = False  # the far side sees what is on the wall
    enlarged: bool = False  # of several in a call whoever speaks is shown large
    invitation: Invitation | None = None  # the link whose QR code is shown
    presence: Mapping[str, Presence] = field(default_factory=lambda: NOBODY)  # of contacts' devices, by key
    draft: Draft = field(default_factory=Draft)  # the order that is being put together
    orders: tuple[Order, ...] = ()  # of the last day and all that are open, newest first
    readings: Mapping[str, Reading] = field(default_factory=lambda: NOTHING)
    incidents: tuple[Incident, ...] = ()
    bygone: tuple[Incident, ...] = ()  # of the last 24 h, no longer in `incidents`
    messages: tuple[Message, ...] = ()
    cameras: Mapping[str, CameraSeen] = field(default_factory=lambda: NO_CAMERAS)  # watched now or before, by key
    cctv: CameraLook = field(default_factory=CameraLook)  # which of them the camera wall shows
    alarms: tuple[Alarm, ...] = ()  # the most pressing first
    surfaced: str = ""  # key of the alarm that came up by itself and is still in front
    notices: tuple[Text, ...] = ()  # what is missing on this machine, for as long as it is


# what a visitor leaves behind: how the wall is looked at, not what is known
VISITORS = (
    "view",
    "trail",
    "opened",
    "page",
    "asked",
    "compared",
    "layer",
    "look",
    "back",
    "cctv",
    "invitation",
    "draft",
    "talking",
    "words",
    "feedback",
)


def without_visitor(state: State) -> State:
    """`state` as the next visitor should find it: what the last one opened, said and asked is gone."""
    fresh = State()
    left = {name: getattr(fresh, name) for name in VISITORS}
    home = state.views[0] if state.views else fresh.view
    call = None if state.call and state.call.over else state.call
    return replace(state, **left | {"view": home, "call": call})
