"""The engine's process where a Janus is used: the direct engine, and beside it the SIP line.

Where Janus ends, the process ends too and says why: its supervisor tells the wall that every call is gone, and starts
both anew.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_network
from urllib.parse import urlsplit

from kiosk.calls.backend import Busy, Unreachable
from kiosk.calls.direct.engine import ICE_LOGS, TURN, Message, networks_of
from kiosk.calls.direct.engine import Engine as DirectEngine
from kiosk.calls.direct.messages import Accept, Arrange, Dial, DialAll, HangUp, Hold, Mute, Resume
from kiosk.calls.direct.sounds import Sounds
from kiosk.calls.direct.switchboard import Switchboard
from kiosk.calls.janus.daemon import Daemon
from kiosk.calls.janus.line import Line
from kiosk.calls.janus.messages import ENGINE, EnterRoom, InRoom, JanusSetup
from kiosk.calls.janus.place import Place, near
from kiosk.calls.janus.room import Room
from kiosk.calls.janus.session import JanusGone, JanusRefused, Session
from kiosk.core.errors import ConfigError, SourceError
from kiosk.core.inputs import DeviceState
from kiosk.core.worker import Link, WallGone

log = logging.getLogger(__name__)


class Exchange(Switchboard):
    """All calls there are, whichever way they go: one at a time is connected or rings."""

    line: Line
    room: Room | None = None

    @property
    def active(self) -> bool:
        """Whether somebody talks or a phone rings."""
        return super().active or self.line.active or self.room is not None

    @property
    def elsewhere(self) -> bool:
        """Whether somebody talks through a page, a page rings, or the wall is in a room."""
        return super().active or self.room is not None

    def order(self, order: Dial | DialAll | Accept | HangUp | Hold | Resume | Mute | Arrange) -> None:
        """Follow the wall: an officer's page first, for it shows and takes orders; a number where no page is there."""
        match order:
            case Dial() if self.line.reaches(order.contact) and not self._around.reachable(order.contact):
                self.line.dial(order)
            case Dial() if self.line.active or self.room:
                self._around.emit(Busy(order.call_id))
            case Mute():
                super().order(order)
                self.line.order(order)
                if self.room:
                    self.room.take(order)
            case Dial() | DialAll() | Arrange():
                super().order(order)
            case HangUp() | Hold() | Resume() if self.room and order.call_id == self.room.call_id:
                self.room.take(order)
            case _ if not self.line.order(order):
                super().order(order)


class Engine(DirectEngine):
    """Everything of calls between `open` and `close`. asyncio loop's thread only."""

    def __init__(
        self, setup: JanusSetup, emit: Callable[[Message | InRoom], None], sounds: Sounds | None = None
    ) -> None:
        """`emit` is called in the loop's thread and must not block. Raises `ConfigError`, `SourceError`."""

        def named(message: Message) -> None:
            emit(replace(message, engine=ENGINE) if isinstance(message, DeviceState) else message)

        # before anything is opened: it may not be installed
        place = far(setup) if setup.url else near(setup.direct.host)
        self._daemon = None if setup.url else Daemon(setup.direct.host, place.host, setup.program)
        super().__init__(setup.direct, named, sounds)
        self._emit_room = emit
        self._session: Session | None = None
        exchange = Exchange(self._around, self._people, self._blank, self.hall)
        exchange.line = self.line = Line(
            self._around,
            place,
            [number for number in setup.numbers if number.contact in self._people],
            setup.account,
            busy=lambda: exchange.elsewhere,
            tell=self._problem_is,
            over=self._blank,
        )
        self.switchboard: Exchange = exchange
        self._janus = setup
        self._place = place
        self._in_room: asyncio.Task[None] | None = None

    def take(self, order: object) -> None:
        """Follow an order of the wall."""
        if isinstance(order, EnterRoom):
            self._enter(order)
        else:
            super().take(order)

    async def open(self) -> None:
        """Listen, and be a phone. Raises `SourceError`."""
        if self._daemon:
            await self._daemon.start()
            self._session = Session("", self._daemon.secret, self._daemon.socket)
        else:
            self._session = Session(self._janus.url, self._janus.secret)
        await self._session.open()
        try:
            await self.line.open(self._session)
        except (JanusGone, JanusRefused) as error:
            raise SourceError("calls", f"janus gives no SIP line ({error})", "see calls.janus") from error
        await super().open()

    async def check(self) -> None:
        """Raises `SourceError` once Janus is gone: no call of it can go on."""
        if self._session is None or not self._session.gone:
            return
        why = (await self._daemon.ended() if self._daemon else "") or self._session.gone
        raise SourceError("calls", f"the Janus server is gone: {why}", "it is started anew")

    async def close(self) -> None:
        """End every call and let go of everything."""
        await self.line.close()
        if self.switchboard.room and self._in_room:
            self.switchboard.room.take(HangUp(self.switchboard.room.call_id))
            _, late = await asyncio.wait([self._in_room], timeout=1.0)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await super().close()
        if self._session:
            await self._session.close()
        if self._daemon:
            await self._daemon.stop()

    # ------------------------------------------------------------------ within

    def _enter(self, order: EnterRoom) -> None:
        if self._session is None or self.switchboard.active:
            self._emit(Busy(order.call_id))
            return
        room = self.switchboard.room = Room(self._around, self._place, self._session, order, self._emit_room)
        self._in_room = asyncio.get_running_loop().create_task(self._stays(room), name=order.call_id)

    async def _stays(self, room: Room) -> None:
        try:
            await room.run()
        except JanusGone:
            log.debug("the room ended with janus")  # the engine ends too
        except Exception:
            # without this the wall would wait in a room that no longer exists
            log.exception("room of %s failed", room.call_id)
            self._emit(Unreachable(room.call_id))
        finally:
            self.switchboard.room = None
            self._blank()


def far(setup: JanusSetup) -> Place:
    """With a Janus of another machine: media goes to that address, and where it may go anyway. Raises `SourceError`."""
    name = urlsplit(setup.url).hostname or ""
    try:
        address = ip_network(socket.gethostbyname(name))
    except OSError as error:
        raise SourceError("calls", f"there is no machine {name} ({error})", "see calls.janus.url") from error
    if address.is_loopback:
        return near(setup.direct.host)
    return Place(setup.direct.host, (address, *networks_of(setup.direct)))


def work(link: Link, setup: JanusSetup) -> None:
    """Serve until the wall or Janus goes."""
    for name in ICE_LOGS:
        logging.getLogger(name).setLevel(logging.WARNING)
    asyncio.run(_work(link, setup))


async def _work(link: Link, setup: JanusSetup) -> None:
    gone = asyncio.Event()

    def emit(message: Message | InRoom) -> None:
        try:
            link.send(message)
        except WallGone:
            gone.set()

    try:
        engine = Engine(setup, emit)
    except ConfigError as error:
        raise SourceError("calls", error.problem, error.mend) from error
    try:
        await engine.open()
        link.ready()
        while not gone.is_set():
            for order in link.orders():
                engine.take(order)
            engine.tell()
            await engine.check()
            link.beat()
            await asyncio.sleep(TURN)
    finally:
        await engine.close()
