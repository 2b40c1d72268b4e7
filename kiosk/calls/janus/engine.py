"""The engine's process where a Janus is used: the direct engine, and beside it the SIP line.

Where Janus ends, the process ends too and says why: its supervisor tells the wall that every call is gone, and starts
both anew.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from ipaddress import ip_network
from urllib.parse import urlsplit

from kiosk.calls.backend import Busy, LineBusy
from kiosk.calls.direct.engine import ICE_LOGS, TURN, Message, networks_of
from kiosk.calls.direct.engine import Engine as DirectEngine
from kiosk.calls.direct.hall import Hall
from kiosk.calls.direct.messages import Dial, Person
from kiosk.calls.direct.party import Around
from kiosk.calls.direct.sounds import Sounds
from kiosk.calls.direct.switchboard import Switchboard
from kiosk.calls.janus.daemon import Daemon
from kiosk.calls.janus.line import Line
from kiosk.calls.janus.messages import ENGINE, Account, JanusSetup, Number
from kiosk.calls.janus.place import Place, near
from kiosk.calls.janus.session import JanusGone, JanusRefused, Session
from kiosk.core.errors import ConfigError, SourceError
from kiosk.core.inputs import DeviceState
from kiosk.core.worker import Link, WallGone

log = logging.getLogger(__name__)


class Exchange(Switchboard):
    """All calls there are, whichever way they go: an officer's page first, for it shows and takes orders."""

    def __init__(
        self,
        around: Around,
        people: Mapping[str, Person],
        blank: Callable[[], None],
        hall: Hall,
        *,
        place: Place,
        numbers: Sequence[Number],
        account: Account,
    ) -> None:
        """As a switchboard, with the line of the wall's number."""
        super().__init__(around, people, blank, hall)
        self.line = Line(
            around,
            self._hub,
            place,
            numbers,
            account,
            begins=self._begin,
            busy=lambda: self.active,
            tell=around.tell,
        )

    def _refuses(self, order: Dial) -> bool:
        refuses = bool(order.joins) and self._by_telephone(order.contact) and self.line.taken
        if refuses:
            self._around.emit(LineBusy(order.call_id))
        return refuses

    def _ring(self, order: Dial) -> None:
        if not self._by_telephone(order.contact):
            super()._ring(order)
        elif talk := self.line.dialled(order):
            self._begin(talk)

    def _ring_in_hall(self, order: Dial) -> None:
        if not self._by_telephone(order.contact):
            super()._ring_in_hall(order)
        elif self._hall.full or self._hall.knows(order.contact):
            self._around.emit(Busy(order.call_id))
        elif talk := self.line.dialled(order):
            self._begin(talk)
            self._lodge(talk)

    def _by_telephone(self, contact: str) -> bool:
        return self.line.reaches(contact) and not self._around.reachable(contact)


class Engine(DirectEngine):
    """Everything of calls between `open` and `close`. asyncio loop's thread only."""

    def __init__(self, setup: JanusSetup, emit: Callable[[Message], None], sounds: Sounds | None = None) -> None:
        """`emit` is called in the loop's thread and must not block. Raises `ConfigError`, `SourceError`."""

        def named(message: Message) -> None:
            emit(replace(message, engine=ENGINE) if isinstance(message, DeviceState) else message)

        # before anything is opened: it may not be installed
        place = far(setup) if setup.url else near(setup.direct.host)
        self._daemon = None if setup.url else Daemon(setup.direct.host, place.host, setup.program)
        super().__init__(setup.direct, named, sounds)
        self._session: Session | None = None
        exchange = Exchange(
            self._around,
            self._people,
            self._blank,
            self.hall,
            place=place,
            numbers=[number for number in setup.numbers if number.contact in self._people],
            account=setup.account,
        )
        self.switchboard: Exchange = exchange
        self.line = exchange.line
        self._janus = setup

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
        await super().close()
        await self.line.close()
        if self._session:
            await self._session.close()
        if self._daemon:
            await self._daemon.stop()


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

    def emit(message: Message) -> None:
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
