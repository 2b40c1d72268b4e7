"""Requests to a Janus server and what it says, over one WebSocket. Ends at events of one handle each.

asyncio loop's thread only. Knows no plugin.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

ANSWERS = 5.0  # seconds a request may take; a Janus that hangs is found by it
ALIVE = 1.0  # seconds between signs of life
LONGEST = 256 * 1024  # bytes of one message; a room's list of twenty publishers has about 20 kB
PROTOCOL = "janus-protocol"


class JanusGone(Exception):
    """The server ended, or answers no more."""


class JanusRefused(Exception):
    """The server understood the request and does not follow it."""


class _Lax(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Sdp(_Lax):
    type: Literal["offer", "answer"]
    sdp: str


class _Problem(_Lax):
    code: int
    reason: str = ""


class _Made(_Lax):
    id: int


class _Plugin(_Lax):
    data: dict[str, object]


class _Message(_Lax):
    """Anything Janus says."""

    janus: str
    transaction: str = ""
    sender: int | None = None
    data: _Made | None = None
    error: _Problem | None = None
    plugindata: _Plugin | None = None
    jsep: _Sdp | None = None
    reason: str = ""
    type: str = ""  # of media: "audio", "video"
    receiving: bool = False  # whether that media comes in


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a handle: of its plugin ("event"), or of its media ("webrtcup", "media", "hangup")."""

    kind: str
    data: Mapping[str, object] = field(default_factory=dict)
    sdp: str = ""
    offers: bool = False  # the SDP is an offer


@dataclass(frozen=True, slots=True)
class _Asked:
    answer: asyncio.Future[_Message]
    acknowledged: bool  # "ack" is the answer


class Handle:
    """One use of one plugin, with at most one peer connection."""

    def __init__(self, session: Session, number: int) -> None:
        self._session = session
        self._number = number
        self.events: asyncio.Queue[Event] = asyncio.Queue()

    async def ask(self, body: Mapping[str, object], *, offer: str = "", answer: str = "") -> Event:
        """What the plugin answers to `body`. Raises `JanusRefused`, `JanusGone`."""
        event = _event(await self._session.ask(self._request(body, offer, answer)))
        if "error_code" in event.data:
            raise JanusRefused(f"{event.data.get('error', '')} ({event.data['error_code']})")
        return event

    async def tell(self, body: Mapping[str, object], *, answer: str = "") -> None:
        """Let the plugin do it, without waiting for what it says; that comes as an event. Raises `JanusGone`."""
        await self._session.send(self._request(body, "", answer), secrets.token_hex(8))

    def _request(self, body: Mapping[str, object], offer: str, answer: str) -> dict[str, object]:
        request: dict[str, object] = {"janus": "message", "handle_id": self._number, "body": body}
        if sdp := offer or answer:
            request["jsep"] = {"type": "offer" if offer else "answer", "sdp": sdp, "trickle": False}
        return request

    async def cut(self) -> None:
        """End its peer connection now; Janus itself would take up to a second. Raises `JanusRefused`, `JanusGone`."""
        await self._session.ask({"janus": "hangup", "handle_id": self._number})

    async def detach(self) -> None:
        """Let go of it; whatever it carried ends. Raises nothing."""
        try:
            await self._session.ask({"janus": "detach", "handle_id": self._number})
        except (JanusGone, JanusRefused) as error:
            log.debug("a handle was gone before it was given back: %s", error)
        self._session.forget(self._number)


class Session:
    """One connection to a Janus server."""

    def __init__(self, url: str, secret: str, socket: Path | None = None) -> None:
        """`socket` is a server's of this machine that takes requests by a file; `url` is then not looked at."""
        self._url = url
        self._secret = secret
        self._socket = socket
        self._client: aiohttp.ClientSession | None = None
        self._wire: aiohttp.ClientWebSocketResponse | None = None
        self._number: int | None = None
        self._handles: dict[int, Handle] = {}
        self._asked: dict[str, _Asked] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self.gone = ""  # why it is over; empty: it is not

    async def open(self) -> None:
        """Connect. Raises `SourceError`."""
        connector = aiohttp.UnixConnector(str(self._socket)) if self._socket else aiohttp.TCPConnector()
        self._client = aiohttp.ClientSession(connector=connector)
        url = "http://janus/" if self._socket else self._url
        try:
            async with asyncio.timeout(ANSWERS):
                self._wire = await self._client.ws_connect(url, protocols=(PROTOCOL,), max_msg_size=LONGEST)
            self._tasks.append(asyncio.create_task(self._listen(self._wire), name="janus hears"))
            made = await self.ask({"janus": "create"})
        except (aiohttp.ClientError, OSError, TimeoutError, JanusGone, JanusRefused) as error:
            await self.close()
            where = "our own janus" if self._socket else f"the janus at {self._url}"
            why = f"{error}" or type(error).__name__
            raise SourceError("calls", f"{where} does not take us ({why})", "see calls.janus") from error
        assert made.data is not None
        self._number = made.data.id
        self._tasks.append(asyncio.create_task(self._live(), name="janus lives"))

    async def close(self) -> None:
        """End every handle and the connection. Raises nothing."""
        if self._number is not None and not self.gone:
            try:
                await self.ask({"janus": "destroy"})
            except (JanusGone, JanusRefused) as error:
                log.debug("the session was gone before it was given back: %s", error)
        self._end("closed")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._wire:
            await self._wire.close()
        if self._client:
            await self._client.close()

    async def attach(self, plugin: str) -> Handle:
        """A handle of `plugin` ("sip", "videoroom"). Raises `JanusRefused`, `JanusGone`."""
        made = await self.ask({"janus": "attach", "plugin": f"janus.plugin.{plugin}"})
        assert made.data is not None
        handle = Handle(self, made.data.id)
        self._handles[made.data.id] = handle
        return handle

    def forget(self, number: int) -> None:
        """Events of this handle are of no interest any more."""
        self._handles.pop(number, None)

    async def ask(self, request: Mapping[str, object]) -> _Message:
        """The answer to a request. Raises `JanusRefused`, `JanusGone`."""
        name = secrets.token_hex(8)
        future: asyncio.Future[_Message] = asyncio.get_running_loop().create_future()
        # a request to a plugin is acknowledged first and answered by an event; a sign of life is acknowledged only
        self._asked[name] = _Asked(future, acknowledged=request["janus"] == "keepalive")
        try:
            async with asyncio.timeout(ANSWERS):
                await self.send(request, name)
                message = await future
        except TimeoutError:
            if request["janus"] != "message":  # a plugin may say nothing where there is nothing to do
                self._end("it does not answer")
                raise JanusGone(self.gone) from None
            raise JanusRefused("no answer") from None
        finally:
            self._asked.pop(name, None)
        if message.error:
            raise JanusRefused(f"{message.error.reason} ({message.error.code})")
        return message

    async def send(self, request: Mapping[str, object], name: str) -> None:
        """Send a request under this name. Raises `JanusGone`."""
        if self.gone or self._wire is None:
            raise JanusGone(self.gone or "not connected")
        full = {**request, "transaction": name, "apisecret": self._secret}
        if self._number is not None:
            full["session_id"] = self._number
        try:
            await self._wire.send_json(full)
        except (ConnectionError, aiohttp.ClientError) as error:
            self._end("it closed the connection")
            raise JanusGone(self.gone) from error

    # ------------------------------------------------------------------ within

    async def _listen(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        async for packet in wire:
            if packet.type is not aiohttp.WSMsgType.TEXT:
                continue
            try:
                self._hear(_Message.model_validate_json(packet.data))
            except ValidationError as error:
                log.warning("janus said what is not understood: %s", error.errors(include_input=False)[:1])
        self._end("it closed the connection")

    def _hear(self, message: _Message) -> None:
        asked = self._asked.get(message.transaction)
        if asked is not None and not asked.answer.done():
            if message.janus != "ack" or asked.acknowledged:
                asked.answer.set_result(message)
            return
        if message.janus == "timeout":
            self._end("it let the session run out")
        elif handle := self._handles.get(message.sender or 0):
            handle.events.put_nowait(_event(message))

    async def _live(self) -> None:
        while not self.gone:
            await asyncio.sleep(ALIVE)
            try:
                await self.ask({"janus": "keepalive"})
            except JanusGone:
                return
            except JanusRefused as error:
                self._end(str(error))

    def _end(self, why: str) -> None:
        if self.gone:
            return
        self.gone = why
        for asked in self._asked.values():
            if not asked.answer.done():
                asked.answer.set_exception(JanusGone(why))
        for handle in self._handles.values():
            handle.events.put_nowait(Event("gone"))


def _event(message: _Message) -> Event:
    told: dict[str, object] = {"reason": message.reason, "type": message.type, "receiving": message.receiving}
    return Event(
        kind=message.janus,
        data=message.plugindata.data if message.plugindata else told,
        sdp=message.jsep.sdp if message.jsep else "",
        offers=message.jsep is not None and message.jsep.type == "offer",
    )
