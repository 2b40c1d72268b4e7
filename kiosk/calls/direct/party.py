"""One contact's call, wherever it is held: what comes to it, what it says to the page and to the wall.

asyncio loop's thread only. Ends where it is decided how a call goes: in `talk`, `stay`, and beside Janus' `line`.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from kiosk.calls.backend import CallEvent, FarHungUp, Ringing, Unreachable
from kiosk.calls.direct.film import Camera
from kiosk.calls.direct.hub import Hub
from kiosk.calls.direct.messages import HangUp, Hold, IceServer, Mute, Resume
from kiosk.calls.direct.peer import Figures
from kiosk.calls.direct.sdp import Network
from kiosk.calls.direct.sounds import Hears, Reads, Sounds
from kiosk.calls.direct.speech import Voice
from kiosk.calls.direct.wire import (
    BusyHere,
    Cancelled,
    Decline,
    HangsUp,
    Held,
    IceServers,
    MutedHere,
    ToPage,
    Words,
)
from kiosk.calls.picture import Picture
from kiosk.core.call import Quality
from kiosk.core.text import Text

COMES_BACK = 3.0  # seconds a page that is just reloading may take before nobody can be reached there
RINGS_WITHIN = 5.0  # seconds until the page says that it rings; what does not say so does not ring
RINGS = 60.0  # seconds; the wall's own patience of 45 s comes first
CONNECTS = 10.0  # seconds from the answer to the first packet; a cold phone needs 0.9
SILENT = 2.0  # seconds without a packet after which the line is lost; ICE itself would need about 30
LOOK = 0.25  # seconds between looks at the line
TOLD = 1.0  # seconds between figures for the wall
CLOSES = 3.0  # seconds a line may need to end
REDIAL = 30.0  # seconds a lost officer is waited for
WAITS = 45.0  # seconds who calls waits for the wall


@dataclass(slots=True)
class Around:
    """What a call uses of the engine."""

    host: str
    networks: Sequence[Network]
    ice_servers: Sequence[IceServer]
    wall: Text
    camera: Camera
    sounds: Sounds
    show: Callable[[Picture], None]
    size: tuple[int, int]  # of the wall's picture
    emit: Callable[[CallEvent], None]
    send: Callable[[str, ToPage], bool]  # to a contact's page; whether there is one
    reachable: Callable[[str], bool]  # whether a contact's page is connected
    tell: Callable[[str], None]  # the operator should read this; empty: all is well
    now: Callable[[], float]  # monotonic seconds
    muted: Mute = field(default_factory=lambda: Mute(microphone=False, camera=False))


@dataclass(frozen=True, slots=True)
class Here:
    """The contact's page is connected; `call` is what rings, is wished for or talks there."""

    call: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """The contact's page is connected no more."""


class Stage(Enum):
    """How far a call got, as the wall was told."""

    CALLS = "calls"
    RINGS = "rings"  # or came in
    TALKS = "talks"
    AWAY = "away"  # lost


class Outcome(Enum):
    """How one connection ended."""

    OVER = "over"  # whoever had to be told was told
    LOST = "lost"


I_ = TypeVar("I_")


class Party(ABC, Generic[I_]):
    """One contact's call."""

    by_page = True  # whether it is held with a page, which shows orders and can go on in a hall; else by telephone

    def __init__(self, around: Around, call_id: str, contact: str, *, video: bool, stage: Stage) -> None:
        self.call_id = call_id
        self.contact = contact
        self.video = video
        self.stage = stage
        self.held = False  # by the wall; only a talk is
        self.over = False  # nothing comes of it any more; its line may take a while to close
        self._around = around
        self._inbox: asyncio.Queue[I_] = asyncio.Queue()

    @abstractmethod
    async def run(self) -> None:
        """The whole call, from ring to end."""

    def take(self, what: I_) -> None:
        """An order of the wall, or what the far side says."""
        if isinstance(what, Hold | Resume) and self.talked:
            self.held = isinstance(what, Hold)  # at once: the talk may move before it comes to it
        if isinstance(what, HangUp | HangsUp) or (isinstance(what, Decline | BusyHere) and not self.talked):
            self.over = True
        self._inbox.put_nowait(what)

    def say(self, message: ToPage) -> None:
        """Tell the contact's page."""
        self._around.send(self.contact, message)

    @property
    def talked(self) -> bool:
        """Whether the wall was told of a talk."""
        return self.stage in (Stage.TALKS, Stage.AWAY)

    def gone(self) -> None:
        """Say that nobody is there: of a talk that was, that is its end."""
        self._emit(FarHungUp(self.call_id) if self.talked else Unreachable(self.call_id))

    # ------------------------------------------------------------------ for its kinds

    async def _next(self, until: float) -> I_ | None:
        """The next thing said or ordered, or None at that time."""
        left = until - self._around.now()
        try:
            async with asyncio.timeout(max(0.0, left)):
                return await self._inbox.get()
        except TimeoutError:
            return None

    def _ended(self, what: I_) -> bool:
        """Whether `what` ends the call; who has to know is told."""
        match what:
            case HangUp():
                self.say(Cancelled(call=self.call_id, why="hung_up"))
                return True
            case HangsUp() | Decline() | BusyHere():
                self._emit(FarHungUp(self.call_id))
                return True
        return False

    async def _directed(self, what: I_) -> None:
        """Follow the wall in a talk."""
        match what:
            case Hold() | Resume():
                await self._hold(on=isinstance(what, Hold))
            case Mute():
                self._say_muted()

    async def _hold(self, *, on: bool) -> None:
        """Wait, or go on."""
        self._say_held(on=on)

    def _say_ringing(self) -> None:
        if self.stage is Stage.CALLS:
            self.stage = Stage.RINGS
            self._emit(Ringing(self.call_id, self.by_page))

    def _say_held(self, *, on: bool) -> None:
        self.say(Held(call=self.call_id, on=on))

    def _say_muted(self) -> None:
        muted = self._around.muted
        self.say(MutedHere(call=self.call_id, microphone=muted.microphone, camera=muted.camera))

    def _emit(self, event: CallEvent) -> None:
        self._around.emit(event)


class Member(Party[I_]):
    """Whose sound and pictures the wall itself puts together with those of the others."""

    def __init__(self, around: Around, hub: Hub, call_id: str, contact: str, *, video: bool, incoming: bool) -> None:
        super().__init__(around, call_id, contact, video=video, stage=Stage.RINGS if incoming else Stage.CALLS)
        self._hub = hub
        self._place = hub.place(call_id)
        self.incoming = incoming
        self.waiting = incoming  # for the wall to decide
        self._sound: tuple[Reads, Hears] | None = None

    def gone(self) -> None:
        """See `Party`."""
        self._emit(FarHungUp(self.call_id) if self.talked or self.incoming else Unreachable(self.call_id))

    def _hears_and_says(self) -> tuple[Voice, Hears]:
        """What the far side is to hear, and where its sound goes; of each line that it comes by."""
        if self._sound is None:
            self._sound = self._around.sounds.talk()
        microphone, ear = self._sound
        return Voice(microphone), self._place.overheard(ear)

    async def _hush(self) -> None:
        """It is heard no more."""
        self.over = True
        if self._sound:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, self._around.sounds.leave, self._sound[1])  # it waits for the device


def quality(before: Figures, after: Figures, delay: float, seconds: float) -> Quality:
    """How a line was in between; where Janus passes the sound on, its loss is that of the whole way."""
    came, missed = after.received - before.received, max(0, after.lost - before.lost)
    fps = max(0, after.pictures - before.pictures) / seconds
    return Quality(missed / (came + missed) if came + missed else 1.0, delay, fps)


def words(text: Text) -> Words:
    """A text as it travels."""
    return Words(en=text.en, ko=text.ko, ru=text.ru)


def helpers(servers: Sequence[IceServer]) -> tuple[IceServers, ...]:
    """The STUN and TURN servers as they travel."""
    return tuple(
        IceServers(urls=server.url, username=server.username, credential=server.credential) for server in servers
    )
