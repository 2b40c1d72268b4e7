"""TCP and TLS on one interface -> connections, of each stranger so many and so long. Ends where HTTP begins.

asyncio loop's thread only. A stranger is whoever has not said hello yet.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from ssl import SSLContext

log = logging.getLogger(__name__)

HANDSHAKE = 5.0  # seconds for TLS
STRANGER = 15.0  # seconds a stranger's connection lives: a page is loaded in one
BEHIND_ONE = 12  # officers one address may stand for: a router's, an access point's
PER_PHONE = 10  # connections of a page that is loaded and at once loaded anew; Chromium 156 held up to 10, idle 7
PER_PARTY = BEHIND_ONE * PER_PHONE  # of strangers
CONNECTIONS = 480  # in all: of four such parties, and well below the 1,024 files a process may open
SWEEP = 0.5  # seconds between looks for who overstays
CLOSES = 1.0  # seconds the connections may take to go with the gate; what is cut off goes in the loop's next turn
NETWORK = 64  # bits of an IPv6 address that a host does not choose itself (RFC 4291, section 2.5.1)


def party(address: str) -> str:
    """Who counts as one: an IPv4 address; the network of an IPv6 one, for a host has as many of these as it likes."""
    try:
        one = ip_address(address.partition("%")[0])  # link-local addresses name their interface
    except ValueError:
        return address  # of somebody who was gone before they were asked
    if not isinstance(one, IPv6Address):
        return str(one)
    return str(one.ipv4_mapped or ip_network((one, NETWORK), strict=False))


@dataclass(frozen=True, slots=True)
class Connection:
    """Somebody's, TLS done."""

    party: str
    since: float
    socket: socket.socket


class Gate:
    """The listening socket and every connection until it is closed."""

    def __init__(self, context: SSLContext, now: Callable[[], float]) -> None:
        """`now` gives seconds of a clock that only goes on."""
        self._context = context
        self._now = now
        self._sockets: set[socket.socket] = set()  # from before TLS
        self._connections: dict[asyncio.Transport, Connection] = {}
        self._opening: Counter[str] = Counter()
        self._welcome: set[asyncio.Transport] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._handshakes: set[asyncio.Task[None]] = set()
        self._listening: socket.socket | None = None

    def open(self, host: str, port: int, protocol: Callable[[], asyncio.BaseProtocol]) -> int:
        """Listen; the port. `protocol` is made for each connection. Raises `OSError`."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listening = socket.create_server((host, port), family=family, backlog=PER_PARTY)
        self._listening.setblocking(False)
        _start(self._tasks, self._accept(self._listening, protocol))
        _start(self._tasks, self._sweep())
        return int(self._listening.getsockname()[1])

    @property
    def held(self) -> int:
        """How many connections there are, those whose TLS is under way among them."""
        return len(self._connections) + self._opening.total()

    def welcome(self, transport: asyncio.Transport) -> None:
        """Whoever has this connection is no stranger any more."""
        self._welcome.add(transport)

    def cut(self, transport: asyncio.Transport) -> None:
        """End a connection now."""
        connection = self._connections.get(transport)
        with contextlib.suppress(AttributeError):  # Python 3.11.2, which Debian 12 has, loses a transport closed twice
            transport.abort()
        if connection:  # and Python 3.11.7 aborts no transport that was closed twice: it waits for the far side
            with contextlib.suppress(OSError):  # it is closed
                connection.socket.shutdown(socket.SHUT_RDWR)

    async def shut(self) -> None:
        """Let nobody in any more; who is in stays."""
        for work in (self._tasks, self._handshakes):  # one that never began would leave its socket open
            for task in list(work):
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
        if self._listening:
            self._listening.close()

    async def empty(self) -> None:
        """End every connection and wait: a transport that its loop leaves half closed keeps its socket."""
        for transport in list(self._connections):
            self.cut(transport)
        end = self._now() + CLOSES
        while True:
            self._forget_closed()
            if not self._sockets:
                return
            if self._now() > end:
                break
            await asyncio.sleep(0.001)
        log.warning("%d connections do not close", len(self._sockets))

    # ------------------------------------------------------------------ within

    async def _accept(self, listening: socket.socket, protocol: Callable[[], asyncio.BaseProtocol]) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, peer = await loop.sock_accept(listening)
            except OSError as error:
                log.warning("a connection could not be taken: %s", error)
                await asyncio.sleep(0.2)  # too many open files: some will be closed
                continue
            whose = party(str(peer[0]))
            if self._crowded(whose):
                connection.close()
                continue
            self._opening[whose] += 1
            self._sockets.add(connection)
            _start(self._handshakes, self._shake_hands(connection, whose, protocol))

    def _crowded(self, whose: str) -> bool:
        self._forget_closed()
        strangers = sum(
            one.party == whose for transport, one in self._connections.items() if transport not in self._welcome
        )
        return strangers + self._opening[whose] >= PER_PARTY or self.held >= CONNECTIONS

    async def _shake_hands(
        self, connection: socket.socket, whose: str, protocol: Callable[[], asyncio.BaseProtocol]
    ) -> None:
        loop = asyncio.get_running_loop()
        try:
            transport, _ = await loop.connect_accepted_socket(
                protocol,
                connection,
                ssl=self._context,
                ssl_handshake_timeout=HANDSHAKE,
                ssl_shutdown_timeout=1.0,
            )
        except (OSError, TimeoutError) as error:
            log.debug("no TLS with %s: %s", whose, type(error).__name__)  # the loop closes it
        else:
            assert isinstance(transport, asyncio.Transport)
            self._connections[transport] = Connection(whose, self._now(), connection)
        finally:
            self._opening[whose] -= 1
            if self._opening[whose] <= 0:
                del self._opening[whose]

    def _forget_closed(self) -> None:
        """One that is closing still counts: until its TLS has ended it holds a file."""
        self._sockets = {one for one in self._sockets if one.fileno() >= 0}
        for transport, connection in list(self._connections.items()):
            if connection.socket not in self._sockets:
                del self._connections[transport]
        self._welcome &= self._connections.keys()

    async def _sweep(self) -> None:
        """Close what overstays: a connection that only stays open, or feeds its request byte by byte."""
        while True:
            await asyncio.sleep(SWEEP)
            self._forget_closed()
            for transport, connection in list(self._connections.items()):
                if transport not in self._welcome and self._now() - connection.since > STRANGER:
                    self.cut(transport)


def _start(tasks: set[asyncio.Task[None]], work: Coroutine[None, None, None]) -> None:
    task = asyncio.get_running_loop().create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
