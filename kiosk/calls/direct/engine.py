"""The engine's process: the wall's orders -> server, switchboard and errands -> messages for the wall."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

import numpy as np

from kiosk.calls.backend import Answered, Busy, CallEvent, PresenceTold
from kiosk.calls.direct import certificate
from kiosk.calls.direct.address import PublicAddress
from kiosk.calls.direct.doors import Doors
from kiosk.calls.direct.hall import Hall
from kiosk.calls.direct.invitation import link, name_in_links
from kiosk.calls.direct.lent import Lent
from kiosk.calls.direct.messages import (
    ENGINE,
    MOST,
    Accept,
    Arrange,
    Dial,
    DialAll,
    DirectSetup,
    Duck,
    HangUp,
    Hold,
    Invitation,
    Invite,
    Mute,
    Resume,
    Revoke,
    Speak,
    SpeakIn,
    Speaking,
    Watch,
)
from kiosk.calls.direct.party import Around, words
from kiosk.calls.direct.sdp import Network
from kiosk.calls.direct.server import Calls, FieldServer
from kiosk.calls.direct.sounds import NoSound, Overheard, Sounds
from kiosk.calls.direct.switchboard import Switchboard
from kiosk.calls.direct.wire import (
    Answer,
    BusyHere,
    CallWall,
    Decline,
    HangsUp,
    Noted,
    OfCall,
    OfRoom,
    OrderState,
    Pong,
    RingsHere,
    RoomEnter,
    RoomLine,
    RoomTakes,
    Said,
    SpeaksNow,
    Task,
    ToPage,
    Welcome,
)
from kiosk.calls.picture import Picture, dark
from kiosk.core import places
from kiosk.core.call import Presence
from kiosk.core.errors import ConfigError, SourceError
from kiosk.core.frames import FrameRing, RingSpec
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.order import Errand, ErrandAnswered, SlipState
from kiosk.core.text import Language
from kiosk.core.worker import Link, WallGone

log = logging.getLogger(__name__)

ONLY_HERE = "only this machine can call the wall; set calls.host to the address that phones reach"
TURN = 0.01  # seconds between looks for orders of the wall
Message = CallEvent | DeviceState | Invitation | ErrandAnswered | Speaking
ICE_LOGS = ("aioice", "aiortc")  # they write addresses at info and what they decode at debug


class RingCamera:
    """The wall's own pictures out of shared memory."""

    def __init__(self, spec: RingSpec | None) -> None:
        self._ring: FrameRing | None = None
        self._before = self._last = 0  # numbers given out before this ring, and ever
        self.switch(spec)

    def switch(self, spec: RingSpec | None) -> None:
        """Give the pictures of another ring to whoever watches already; their numbers go on rising."""
        self.close()
        self._before = self._last
        self._ring = FrameRing.attach(spec) if spec else None

    def newest(self, after: int) -> tuple[int, Picture] | None:
        """The newest picture and its number if that is above `after`."""
        frame = self._ring.newest(max(after - self._before, 0)) if self._ring else None
        if frame is None:
            return None
        self._last = max(self._last, self._before + frame.sequence)
        return self._before + frame.sequence, np.frombuffer(frame.pixels, np.uint8).reshape(
            frame.height, frame.width, 3
        )

    def close(self) -> None:
        """Let go of the block."""
        if self._ring:
            self._ring.close()
            self._ring = None


class Engine:
    """Everything of direct calls between `open` and `close`. asyncio loop's thread only."""

    def __init__(self, setup: DirectSetup, emit: Callable[[Message], None], sounds: Sounds | None = None) -> None:
        """`emit` is called in the loop's thread and must not block. Raises `ConfigError`, `SourceError`."""
        self._setup = setup
        self._emit = emit
        self._people = {person.key: person for person in setup.people}
        self._lent = Lent(setup.shared, setup.voices)
        self._sounds = Overheard(sounds or sound_of(setup, self._lent), time.monotonic)
        self._speaking = False
        self._frames = FrameRing.attach(setup.frames)
        self._camera = RingCamera(setup.camera)
        self._problem = ""
        self._reach = ONLY_HERE if ip_address(setup.host).is_loopback else ""
        self._told: DeviceState | None = None
        try:
            self._doors = Doors(setup.folder / "field.sqlite", time.time)
            papers = (
                certificate.own(setup.certificate, setup.key)
                if setup.certificate
                else certificate.made(setup.folder / "tls", setup.host)
            )
        except (OSError, sqlite3.Error) as error:
            raise SourceError("calls", f"{setup.folder} cannot be used ({error})", "see to disk and rights") from error
        self.server = FieldServer(
            host=setup.host,
            port=setup.port,
            names=names_of(setup),
            papers=papers,
            doors=self._doors,
            known=self._people.keys(),
            assets=places.assets() / "field",
            calls=Calls(self._welcome, self._here, self._gone, self._said),
            now=time.monotonic,
        )
        self._around = Around(
            host=setup.host,
            networks=networks_of(setup),
            ice_servers=setup.ice_servers,
            wall=setup.wall,
            camera=self._camera,
            sounds=self._sounds,
            show=self._show,
            size=(setup.frames.width, setup.frames.height),
            emit=self._emit,
            send=self.server.send,
            reachable=self.server.reachable,
            tell=self._problem_is,
            now=time.monotonic,
        )
        self.hall = Hall(
            self._around,
            self._people,
            self._rests,
            "" if setup.rooms == "off" else "janus",
            begins=2 if setup.rooms == "always" else MOST + 1,
        )
        self.switchboard = Switchboard(self._around, self._people, self._blank, self.hall)
        self.address = PublicAddress(self._around)
        self._hushing: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Listen, and say who was there last. Raises `SourceError`."""
        await self.server.open()
        self._blank()
        seen = self._doors.last_seen()
        for contact in self._people:
            self._emit(_presence(contact, seen.get(contact), there=False))
        self.tell()

    async def close(self) -> None:
        """End every call and let go of everything."""
        await asyncio.gather(self.switchboard.close(), self.hall.close(), self.address.end())
        if self._hushing:
            await self._hushing
        await self.server.close()
        self._doors.close()
        self._frames.close()
        self._camera.close()
        self._lent.close()

    def take(self, order: object) -> None:
        """Follow an order of the wall."""
        match order:
            case Dial() | DialAll() | Accept() | HangUp() | Hold() | Resume() | Arrange() | Speak():
                self._connect(order)
            case Mute():
                self._sounds.mute(order.microphone)
                self.switchboard.order(order)
                self.hall.order(order)
            case Duck(on):
                self._sounds.duck(on)
            case Errand():
                self._deliver(order)
            case Invite(contact) if contact in self._people:
                token, expires = self._doors.invite(contact)
                url = link(name_in_links(self._setup.name, self._setup.host), self.server.port, token)
                self._emit(Invitation(contact, url, expires))
            case Revoke(contact):
                self._doors.revoke(contact)
                self.server.revoke(contact)
            case Watch(camera, dashboard):
                self._camera.switch(camera)
                self.switchboard.watch(dashboard=dashboard)
            case SpeakIn():
                pass  # pages speak their officers' own language

    def _connect(self, order: Dial | DialAll | Accept | HangUp | Hold | Resume | Arrange | Speak) -> None:
        """Whose business it is."""
        match order:
            case Speak():
                self._speak(order)
            case Dial(call_id) | Accept(call_id) if self.address.active:
                self._emit(Busy(call_id))
            case DialAll(dials) if self.address.active:
                for dial in dials:
                    self._emit(Busy(dial.call_id))
            case HangUp(call_id) if self.address.has(call_id):
                self._hush()
            case HangUp() | Hold() | Resume() if self.hall.order(order):
                pass
            case _:
                self.switchboard.order(order)

    def tell(self) -> None:
        """Say how the engine is, when that changed; to be called in every turn."""
        self._lent.keep()
        self.switchboard.look()
        problems = (self._sounds.problem, self._reach, self._problem, self.hall.problem)
        detail = "; ".join(problem for problem in problems if problem)
        busy = self.switchboard.active or self.hall.active or self.address.active
        mode = DeviceMode.ACTIVE if busy else DeviceMode.STANDBY
        state = DeviceState(mode, name=self._sounds.names, engine=ENGINE, detail=detail)
        if state != self._told:
            self._told = state
            self._emit(state)
        if (sounding := self._sounds.sounding) != self._speaking:
            self._speaking = sounding
            self._emit(Speaking(sounding))

    # ------------------------------------------------------------------ what pages do

    def _welcome(self, contact: str, token: str | None) -> ToPage:
        person = self._people[contact]
        return Welcome(name=words(person.name), role=words(person.role), wall=words(self._setup.wall), token=token)

    def _here(self, contact: str, call: str | None) -> None:
        self._tell_presence(contact)
        self.address.moved(contact)
        self.hall.here(contact, call)
        if not self.hall.has(call):
            self.switchboard.here(contact, call)

    def _gone(self, contact: str) -> None:
        self._emit(_presence(contact, self._doors.saw(contact), there=False))
        self.address.moved(contact)
        if contact in self._doors.enrolled():
            self.switchboard.gone(contact)
            self.hall.gone(contact)
        else:
            self.switchboard.withdrawn(contact)
            self.hall.withdrawn(contact)

    def _said(self, contact: str, said: Said) -> bool:
        match said:
            case Pong():
                return True
            case SpeaksNow():
                self._tell_presence(contact)
                return True
            case OrderState():
                self._emit(ErrandAnswered(said.order, contact, SlipState(said.state), said.reason))
                self.server.send(contact, Noted(id=said.id))
                return True
            case _:
                return self._said_of_call(contact, said)

    def _said_of_call(self, contact: str, said: OfCall | OfRoom | CallWall) -> bool:
        match said:
            case Answer() | BusyHere() if self.address.has(said.call):
                return self.address.said(contact, said)
            case RoomEnter() | RoomTakes() | RoomLine():
                return self.hall.said(contact, said)
            case RingsHere() | Decline() | BusyHere() | HangsUp() if self.hall.has(said.call):
                return self.hall.said(contact, said)
            case _:
                return self.switchboard.said(contact, said)

    # ------------------------------------------------------------------ within

    def _speak(self, order: Speak) -> None:
        if self.switchboard.active or self.address.active or (self._hushing and not self._hushing.done()):
            self._emit(Busy(order.call_id))
            return
        self.address.begin(order)
        self._emit(Answered(order.call_id))

    def _hush(self) -> None:
        self._hushing = asyncio.get_running_loop().create_task(self.address.end(), name="hush")

    def _deliver(self, errand: Errand) -> None:
        self.server.send(
            errand.contact,
            Task(type=errand.kind, order=errand.order, text=words(errand.text), at=errand.at.timestamp()),
        )

    def _tell_presence(self, contact: str) -> None:
        self._emit(_presence(contact, self._doors.saw(contact), there=True, language=self.server.language(contact)))

    def _problem_is(self, problem: str) -> None:
        self._problem = problem

    def _show(self, picture: Picture) -> None:
        self._frames.write(picture.tobytes(), time.monotonic())

    def _rests(self) -> None:
        """A conference is over, and another talk may have begun."""
        self.switchboard.back()

    def _blank(self) -> None:
        self._show(dark(self._setup.frames.width, self._setup.frames.height))


def work(link: Link, setup: DirectSetup) -> None:
    """Serve until the wall goes."""
    for name in ICE_LOGS:
        logging.getLogger(name).setLevel(logging.WARNING)
    asyncio.run(_work(link, setup))


async def _work(link: Link, setup: DirectSetup) -> None:
    gone = asyncio.Event()

    def emit(message: Message) -> None:
        try:
            link.send(message)
        except WallGone:
            gone.set()

    try:
        engine = Engine(setup, emit)
    except ConfigError as error:
        raise SourceError("calls", error.problem, error.mend) from error
    await engine.open()
    try:
        link.ready()
        while not gone.is_set():
            for order in link.orders():
                engine.take(order)
            engine.tell()
            link.beat()
            await asyncio.sleep(TURN)
    finally:
        await engine.close()


def _presence(contact: str, seen: float | None, *, there: bool, language: Language | None = None) -> PresenceTold:
    return PresenceTold(contact, Presence(there, datetime.fromtimestamp(seen, UTC) if seen else None, language))


def names_of(setup: DirectSetup) -> list[str]:
    """The names by which pages reach the wall."""
    return list(dict.fromkeys(name_in_links(name, setup.host) for name in (setup.name, "")))


def networks_of(setup: DirectSetup) -> tuple[Network, ...]:
    """Where media may go. Raises `ConfigError`."""
    try:
        if setup.allowed_networks:
            return tuple(ip_network(network, strict=False) for network in setup.allowed_networks)
        return (certificate.network_of(setup.host),)
    except ValueError as error:
        raise ConfigError(
            "kiosk.toml", "calls.allowed_networks", str(error), "Write networks as 192.168.1.0/24"
        ) from error


def sound_of(setup: DirectSetup, lent: Lent | None = None) -> Sounds:
    """The sound of this machine as the setup wants it."""
    if not setup.sound:
        return NoSound()
    try:
        from kiosk.calls.direct.devices import Devices  # noqa: PLC0415 - without PortAudio its import fails
    except OSError as error:
        return NoSound(f"no sound of calls ({error})")
    return Devices(setup.speaker, setup.microphone, lent or Lent(None, None))
