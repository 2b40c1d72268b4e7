"""A web address -> an open answer. Ends before its body is read."""

from __future__ import annotations

import http.client
import ipaddress
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from kiosk.core.errors import InstallError

CONNECT = 5.0  # seconds; a publisher that cannot be reached must not hold up what comes instead
SILENCE = 30.0  # seconds without a byte before a connection counts as dead
AGENT = "kiosk-models/1"
OFFLINE = "Connect to the network and run it again, or copy the model from a machine that has it"


class FetchError(InstallError):
    """The network or the publisher failed, this machine did not: another source may help."""


class _Http(http.client.HTTPConnection):
    """Connects within CONNECT, then waits up to SILENCE for each piece."""

    def connect(self) -> None:
        super().connect()
        self.sock.settimeout(SILENCE)


class _Https(http.client.HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        self.sock.settimeout(SILENCE)


class _HttpHandler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Http, req)


class _HttpsHandler(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Https, req)


_opener = urllib.request.build_opener(_HttpHandler, _HttpsHandler)


def open_url(model: str, url: str, headers: Mapping[str, str] | None = None) -> http.client.HTTPResponse:
    """The answer to a GET, closed by the caller. Raises FetchError, which has the status where there was an answer.

    Only https, and http on this very machine: a size or a hash that came unprotected proves nothing.
    """
    refuse_unprotected(model, url)
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **(headers or {})})  # noqa: S310 - checked above
    try:
        answer: http.client.HTTPResponse = _opener.open(request, timeout=CONNECT)
    except urllib.error.HTTPError as error:
        error.close()
        raise StatusError(model, url, error.code, error.reason) from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError(model, f"{urlsplit(url).netloc} cannot be reached ({reason})", OFFLINE) from error
    try:
        refuse_unprotected(model, answer.url)  # a redirection may have led elsewhere
    except InstallError:
        answer.close()
        raise
    return answer


class StatusError(FetchError):
    """The server answered, but not with what was asked for."""

    def __init__(self, model: str, url: str, status: int, reason: str) -> None:
        super().__init__(model, f"{url} answers {status} {reason}", "Try again later; the publisher may have moved it")
        self.status = status


def refuse_unprotected(model: str, url: str) -> None:
    """Raises InstallError for an address that is neither https nor on this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or "")):
        return
    raise InstallError(model, f"{url} is neither https nor on this machine", "Give an https address")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
