"""HTTP and WebSocket on a gate's connections: the page, who may come in. Ends where a message is well formed.

asyncio loop's thread only. Whoever has not said who they are may do little, for a short time, and not often.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import WSCloseCode, WSMsgType, web

from kiosk.calls.direct.certificate import Papers
from kiosk.calls.direct.doors import Doors
from kiosk.calls.direct.gate import Gate, party
from kiosk.calls.direct.limits import Limit
from kiosk.calls.direct.wire import BadMessage, Hello, Ping, Replaced, Revoked, Said, SpeaksNow, ToPage, read
from kiosk.core.errors import SourceError
from kiosk.core.text import Language

log = logging.getLogger(__name__)

HELLO = 5.0  # seconds a socket may stay silent about who it is
HEARTBEAT = 10.0  # seconds between pings; half of it for the answer
MESSAGE = 64 * 1024  # bytes
IDLE = 3.0  # seconds a connection is kept for the next file: a page asks for all of them at once
FAILURES = 10, 60.0  # wrong tokens and broken messages of a party within seconds
MESSAGES = 60, 10.0  # of one page within seconds
OUTBOX = 256  # messages a slow page may be behind: more than an officer's open orders, which come at once
LOOKS = 0.5  # seconds between looks for who was withdrawn

BAD_MESSAGE, BAD_TOKEN, WITHDRAWN, TOO_LATE, TAKEN_OVER, TOO_MUCH = 4400, 4401, 4403, 4408, 4409, 4429

KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@dataclass(slots=True, eq=False)
class Page:
    """One connected page of a contact."""

    contact: str
    socket: web.WebSocketResponse
    transport: asyncio.Transport
    language: Language
    outbox: asyncio.Queue[ToPage | int] = field(default_factory=lambda: asyncio.Queue(OUTBOX))  # int: close with it
    leaving: bool = False  # it is being sent away


@dataclass(frozen=True, slots=True)
class Calls:
    """What the server tells the engine."""

    welcome: Callable[[str, str | None], ToPage]  # contact, fresh device token -> the first message
    here: Callable[[str, str | None], None]  # contact, what rings or talks on the page
    gone: Callable[[str], None]
    said: Callable[[str, Said], bool]  # whether they may say so


class FieldServer:
    """The server of one engine."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        names: Collection[str],
        papers: Papers,
        doors: Doors,
        known: Collection[str],
        assets: Path,
        calls: Calls,
        now: Callable[[], float],
    ) -> None:
        """`names` are the host names of the links; `known` the contacts there are."""
        self._host, self._port = host, port
        self._names = names
        self._authority_file = papers.authority
        self._gate = Gate(papers.context, now)
        self._doors = doors
        self._known = known
        self._calls = calls
        self._now = now
        self._files = {file.name: file.read_bytes() for file in sorted(assets.iterdir()) if file.suffix in KINDS}
        self._pages: dict[str, Page] = {}
        self._failures = Limit(*FAILURES)
        self._looking: asyncio.Task[None] | None = None
        self._talking: set[asyncio.Task[None]] = set()  # with a page each
        self._runner: web.AppRunner | None = None

    # ------------------------------------------------------------------ the engine

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._port

    async def open(self) -> None:
        """Listen. Raises `SourceError` where the address cannot be used."""
        app = web.Application(client_max_size=1024)
        app.router.add_get("/", self._index)
        app.router.add_get("/socket", self._socket)
        app.router.add_get("/authority.crt", self._authority)
        app.router.add_get("/{name}", self._file)
        app.on_response_prepare.append(self._harden)
        self._runner = web.AppRunner(app, access_log=None, keepalive_timeout=IDLE, handle_signals=False)
        await self._runner.setup()
        assert self._runner.server
        try:
            self._port = self._gate.open(self._host, self._port, self._runner.server)
        except OSError as error:
            await self._runner.cleanup()
            raise SourceError(
                "calls",
                f"cannot listen on {self._host}:{self._port} ({error.strerror})",
                "set calls.host to an address of this machine and calls.port to a free port",
            ) from error
        self._looking = asyncio.get_running_loop().create_task(self._look())

    async def close(self) -> None:
        """Send everybody off and stop listening."""
        for page in list(self._pages.values()):
            self._put(page, WSCloseCode.GOING_AWAY)
        await self._gate.shut()
        if self._looking:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        for page in list(self._pages.values()):
            with contextlib.suppress(ConnectionError, TimeoutError):
                await asyncio.wait_for(page.socket.close(code=WSCloseCode.GOING_AWAY), 0.5)
        if self._talking:
            await asyncio.wait(self._talking, timeout=1.0)
        if self._runner:
            self._runner._shutdown_timeout = 0.2  # noqa: SLF001 - aiohttp 3.14: a parameter of AppRunner only on paper
            await self._runner.cleanup()
        await self._gate.empty()

    def reachable(self, contact: str) -> bool:
        """Whether a page of `contact` is connected."""
        return contact in self._pages

    def language(self, contact: str) -> Language | None:
        """What is read on the contact's page; None: it is not there."""
        page = self._pages.get(contact)
        return page.language if page else None

    def send(self, contact: str, message: ToPage) -> bool:
        """Say something to the contact's page; whether there is one."""
        page = self._pages.get(contact)
        return page is not None and self._put(page, message)

    def revoke(self, contact: str) -> None:
        """Send the contact's page away: it may not come in any more."""
        if page := self._pages.get(contact):
            self._put(page, Revoked())
            self._put(page, WITHDRAWN)

    async def _look(self) -> None:
        """Send away whom another process withdrew."""
        while True:
            await asyncio.sleep(LOOKS)
            self._failures.sweep(self._now())
            try:
                enrolled = self._doors.enrolled()
            except sqlite3.Error:
                log.exception("who may still come in cannot be read")  # the next look is soon
            else:
                for contact in self._pages.keys() - enrolled:
                    self.revoke(contact)

    # ------------------------------------------------------------------ HTTP

    async def _harden(self, request: web.Request, response: web.StreamResponse) -> None:
        host = request.host if self._ours(request) else self._host
        response.headers.update(
            {
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
                    "manifest-src 'self'; "
                    f"connect-src 'self' wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                ),
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Permissions-Policy": "camera=(self), microphone=(self), screen-wake-lock=(self), geolocation=()",
                "Cache-Control": "no-store",
                "Server": "wall",
            }
        )

    def _ours(self, request: web.Request) -> bool:
        """Whether the request names this server: another name that leads here is somebody's trick (DNS rebinding)."""
        return request.host in {f"{name}:{self._port}" for name in self._names} | (
            set(self._names) if self._port == 443 else set()  # noqa: PLR2004 - HTTPS's own port is not named
        )

    async def _index(self, request: web.Request) -> web.Response:
        return self._served(request, "index.html")

    async def _file(self, request: web.Request) -> web.Response:
        return self._served(request, request.match_info["name"])

    def _served(self, request: web.Request, name: str) -> web.Response:
        if not self._ours(request):
            raise web.HTTPMisdirectedRequest
        content = self._files.get(name)
        if content is None:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type=KINDS[Path(name).suffix], charset="utf-8")

    async def _authority(self, request: web.Request) -> web.Response:
        if self._authority_file is None or not self._ours(request):
            raise web.HTTPNotFound
        return web.Response(body=self._authority_file, content_type="application/x-x509-ca-cert")

    # ------------------------------------------------------------------ the socket

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        whose = party(request.remote or "")
        if not self._ours(request) or request.headers.get("Origin") != f"https://{request.host}":
            log.warning("a page of another origin at %s is refused", request.remote)
            raise web.HTTPForbidden
        if self._failures.reached(whose, self._now()):
            raise web.HTTPTooManyRequests
        connection = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=MESSAGE, compress=False, timeout=2.0)
        await connection.prepare(request)
        talking = asyncio.get_running_loop().create_task(self._talk(connection, whose, request.transport))
        self._talking.add(talking)
        talking.add_done_callback(self._talking.discard)
        await talking
        return connection

    async def _talk(
        self, connection: web.WebSocketResponse, whose: str, transport: asyncio.BaseTransport | None
    ) -> None:
        if not isinstance(transport, asyncio.Transport):
            return  # it closed meanwhile
        page = await self._greeted(connection, whose, transport)
        if page is not None:
            self._gate.welcome(transport)
            await self._attend(page, whose)

    async def _greeted(
        self, connection: web.WebSocketResponse, whose: str, transport: asyncio.Transport
    ) -> Page | None:
        """Who says hello, or nobody."""
        try:
            message = await connection.receive(timeout=HELLO)
            hello = read(message.data) if message.type is WSMsgType.TEXT else None
        except TimeoutError:
            await connection.close(code=TOO_LATE)
            return None
        except BadMessage:
            hello = None
        entered = self._doors.enter(hello.token, self._known) if isinstance(hello, Hello) else None
        if entered is None or not isinstance(hello, Hello):
            self._failures.count(whose, self._now())
            log.warning("somebody at %s is refused: no valid token", whose)
            await connection.close(code=BAD_TOKEN)
            return None
        page = Page(entered.contact, connection, transport, hello.language)
        if before := self._pages.get(page.contact):
            self._put(before, Replaced())
            self._put(before, TAKEN_OVER)
        self._pages[page.contact] = page
        self._put(page, self._calls.welcome(page.contact, entered.device_token))
        self._calls.here(page.contact, hello.call)
        log.info("%s is there", page.contact)
        return page

    async def _attend(self, page: Page, whose: str) -> None:
        """Hear the page until it goes."""
        writer = asyncio.ensure_future(self._write(page))
        spoken = Limit(*MESSAGES)
        try:
            async for message in page.socket:
                if message.type is not WSMsgType.TEXT:
                    break
                if not spoken.take("", self._now()):
                    await self._shut(page, TOO_MUCH, "it says too much")
                    break
                try:
                    said = read(message.data)
                except BadMessage as error:
                    self._failures.count(whose, self._now())
                    await self._shut(page, BAD_MESSAGE, str(error))
                    break
                if isinstance(said, Hello) or self._pages.get(page.contact) is not page:
                    break
                if isinstance(said, SpeaksNow):
                    page.language = said.language
                if not self._calls.said(page.contact, said):
                    self._failures.count(whose, self._now())
                    await self._shut(page, BAD_MESSAGE, "the call is another's")
                    break
        finally:
            if self._pages.get(page.contact) is page:
                del self._pages[page.contact]
                self._calls.gone(page.contact)
                log.info("%s is gone", page.contact)
            if page.leaving:
                await asyncio.wait({writer}, timeout=0.5)  # the last words
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    async def _shut(self, page: Page, code: int, why: str) -> None:
        log.warning("%s is sent away: %s", page.contact, why)
        await page.socket.close(code=code)

    def _put(self, page: Page, message: ToPage | int) -> bool:
        try:
            page.outbox.put_nowait(message)
        except asyncio.QueueFull:
            if not page.transport.is_closing():
                log.warning("%s takes nothing any more and is cut off", page.contact)
                self._gate.cut(page.transport)  # it comes back by itself, and is told how things are
            return False
        return True

    async def _write(self, page: Page) -> None:
        try:
            while True:
                try:
                    message = await asyncio.wait_for(page.outbox.get(), HEARTBEAT)
                except TimeoutError:
                    message = Ping()
                if isinstance(message, int):
                    page.leaving = True
                    await page.socket.close(code=message)
                    return
                await page.socket.send_str(message.model_dump_json(exclude_none=True))
        except ConnectionError:
            return
