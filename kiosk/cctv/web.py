"""A camera's address -> its pictures as bytes, over HTTP: single snapshots, or a stream of them. Ends before decoding.

Not FFmpeg's work: here a login is in no address, a redirect leads nowhere else, every wait and every size has an end.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from kiosk.core.errors import SourceError

PATIENCE = 4.0  # seconds to open a stream and to wait for its next picture
MOST_BYTES = 12_000_000  # of one picture
MOST_HEAD = 4_096  # of the lines before a picture of a stream: a camera's have some hundred
CHUNK = 65_536
MEND = "check the address, the login and the network"
SMALLER = "set a smaller picture"
REFUSES = (401, 403)


def snapshot(url: str, login: str) -> bytes:
    """What is at `url` now. Raises `SourceError`."""
    try:
        with _opened(url, login) as reply:
            body = _within(reply, PATIENCE)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SourceError(public(url), f"no snapshot ({_told(error)})", MEND) from None
    if len(body) > MOST_BYTES:
        raise SourceError(public(url), f"a snapshot has more than {MOST_BYTES} bytes", SMALLER)
    return body


def stream(url: str, login: str) -> Iterator[bytes]:
    """One picture after the other, of a `multipart/x-mixed-replace` reply. Raises `SourceError`, also at its end."""
    try:
        with _opened(url, login) as reply:
            kind = reply.headers.get_content_maintype()
            if kind != "multipart":
                found = reply.headers.get_content_type()
                raise SourceError(public(url), f"sends {found}, no stream of pictures", "check the address")
            boundary = (reply.headers.get_boundary() or "").encode("latin-1", "replace").removeprefix(b"--")
            yield from _parts(reply, boundary, url)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SourceError(public(url), f"the stream broke ({_told(error)})", MEND) from None
    raise SourceError(public(url), "the stream ended", MEND)


def _parts(reply: http.client.HTTPResponse, boundary: bytes, url: str) -> Iterator[bytes]:
    """The bodies of a multipart reply; with or without a length of their own."""
    lines = _Lines(reply, url)
    marker = b"--" + boundary
    while True:
        until = time.monotonic() + PATIENCE
        if not lines.skip_to(marker, until):
            return
        length = lines.head(until)
        body = lines.exactly(length, until) if length else lines.until(b"\r\n" + marker, until)
        if body is None:
            return
        yield body


class _Lines:
    """Bytes of a reply, taken by line, by length or up to a mark; never more than `MOST_BYTES` are held."""

    def __init__(self, reply: http.client.HTTPResponse, url: str) -> None:
        self._reply = reply
        self._url = url
        self._held = bytearray()

    def skip_to(self, marker: bytes, until: float) -> bool:
        """Throw away up to and with the line that begins with `marker`; False at the end of the stream."""
        while (line := self._line(until)) is not None:
            if line.startswith(marker):
                return not line.startswith(marker + b"--")
        return False

    def head(self, until: float) -> int:
        """The length that the lines before a picture tell, 0 where they tell none. Raises `SourceError`."""
        length = taken = 0
        while line := self._line(until):
            taken += len(line)
            if taken > MOST_HEAD:
                raise SourceError(public(self._url), "the stream is no stream of pictures", "check the address")
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                length = int(value)
        if length > MOST_BYTES:
            raise SourceError(public(self._url), f"a picture has more than {MOST_BYTES} bytes", SMALLER)
        return length

    def exactly(self, length: int, until: float) -> bytes | None:
        """So many bytes; None where the stream ended in the middle: a part of a picture is none."""
        while len(self._held) < length:
            if not self._more(until):
                return None
        return self._take(length)

    def until(self, mark: bytes, until: float) -> bytes | None:
        """Everything before `mark`, which stays; None where the stream ended before it came."""
        seen = 0
        while (at := self._held.find(mark, max(0, seen - len(mark)))) < 0:
            seen = len(self._held)
            if not self._more(until):
                return None
        return self._take(at)

    def _line(self, until: float) -> bytes | None:
        while (at := self._held.find(b"\n")) < 0:
            if len(self._held) > MOST_HEAD:
                del self._held[:-MOST_HEAD]
            if not self._more(until):
                return None
        return self._take(at + 1).rstrip(b"\r\n")

    def _more(self, until: float) -> bool:
        if len(self._held) > MOST_BYTES:
            raise SourceError(public(self._url), f"a picture has more than {MOST_BYTES} bytes", SMALLER)
        if time.monotonic() > until:
            raise TimeoutError
        got = self._reply.read1(CHUNK)
        self._held += got
        return bool(got)

    def _take(self, length: int) -> bytes:
        taken = bytes(self._held[:length])
        del self._held[:length]
        return taken


class _Home(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to the host that was asked: a login must not travel."""

    def redirect_request(  # noqa: PLR0917 - the library's own signature
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        there, here = urlsplit(newurl), urlsplit(req.full_url)
        if (there.scheme, there.hostname, there.port) != (here.scheme, here.hostname, here.port):
            fp.close()
            raise SourceError(public(req.full_url), "leads to another host", "name that address itself")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # its stubs know only HTTPMessage


class _Quiet(urllib.request.BaseHandler):
    """Closes the reply that asked for a login, after it was answered with one: urllib leaves it to the collector."""

    handler_order = 480  # before those that answer

    def http_error_401(self, _: urllib.request.Request, fp: IO[bytes], *__: object) -> None:
        """Close it; its headers stay to be read."""
        fp.close()


def _opened(url: str, login: str) -> http.client.HTTPResponse:
    plain = public(url)
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({}), _Home(), _Quiet()]
    if login:
        user, _, password = login.partition(":")
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, urlunsplit(urlsplit(plain)._replace(path="/", query="")), user, password)
        handlers += [urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)]
    opener = urllib.request.build_opener(*handlers)
    request = urllib.request.Request(plain)  # noqa: S310 - http and https only, by the pack's own check
    reply = opener.open(request, timeout=PATIENCE)
    assert isinstance(reply, http.client.HTTPResponse)
    return reply


def _within(reply: http.client.HTTPResponse, patience: float) -> bytes:
    """The body, at most a byte more than is allowed. Raises `TimeoutError` for one that trickles."""
    until = time.monotonic() + patience
    found = bytearray()
    while len(found) <= MOST_BYTES and (got := reply.read1(CHUNK)):
        found += got
        if time.monotonic() > until:
            raise TimeoutError
    if reply.length and len(found) <= MOST_BYTES:  # read1, unlike read, is silent about an early end
        raise http.client.IncompleteRead(b"", reply.length)
    return bytes(found)


def _told(error: Exception) -> str:
    """What is wrong, without an address: the library's own words may hold one."""
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        return f"the login is refused, {error.code}" if error.code in REFUSES else f"error {error.code}"
    if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
        return "too slow"
    return type(error).__name__


def public(url: str) -> str:
    """The address without its login."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def private(url: str, login: str) -> str:
    """The address with the login in it, as FFmpeg wants it."""
    if not login:
        return url
    user, _, password = login.partition(":")
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{host}"))
