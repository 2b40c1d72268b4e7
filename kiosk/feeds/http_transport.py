"""An address -> what is there, over HTTP, within the bounds that `web.py` sets. Ends at the bytes."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx

from kiosk.feeds.web import (
    CUT_OFF,
    ELSEWHERE,
    MOST_BYTES,
    REFUSED,
    STATUS,
    TOO_LARGE,
    TOO_SLOW,
    UNREACHABLE,
    FeedError,
)

REDIRECTS = 3
CHUNK = 65_536
OK = range(200, 300)
MOVED = (301, 302, 303, 307, 308)
REFUSES = (401, 403)


class HttpTransport:
    """Over HTTP or HTTPS; certificates are always checked, proxies of the environment are not used."""

    def __init__(self) -> None:
        self._client: httpx.Client | None = None  # made in the first look: TLS takes a moment to load

    def get(self, url: str, *, patience: float, headers: Mapping[str, str] | None = None) -> bytes:
        """The body. Raises `FeedError`."""
        if self._client is None:
            self._client = httpx.Client(trust_env=False, follow_redirects=False)
        until = time.monotonic() + patience
        try:
            return self._got(self._client, httpx.URL(url), until, headers or {})
        except httpx.TimeoutException as error:
            raise FeedError(TOO_SLOW, type(error).__name__) from None
        except httpx.RemoteProtocolError as error:
            raise FeedError(CUT_OFF, str(error)) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            # httpx's own text may hold the address, and the address a key: `FeedError` hides it
            raise FeedError(UNREACHABLE, str(error) or type(error).__name__) from None

    def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _got(self, client: httpx.Client, url: httpx.URL, until: float, headers: Mapping[str, str]) -> bytes:
        for _ in range(REDIRECTS + 1):
            timeout = max(0.05, until - time.monotonic())
            with client.stream("GET", url, headers=dict(headers), timeout=timeout) as reply:
                if reply.status_code not in MOVED:
                    return _body(reply, until)
                onward = url.join(reply.headers.get("location", ""))
            if (onward.scheme, onward.host, onward.port) != (url.scheme, url.host, url.port):
                raise FeedError(ELSEWHERE, f"from {url.host} to {onward.host}")
            url = onward
        raise FeedError(ELSEWHERE, f"more than {REDIRECTS} times")


def _body(reply: httpx.Response, until: float) -> bytes:
    if reply.status_code in REFUSES:
        raise FeedError(REFUSED, f"status {reply.status_code}")
    if reply.status_code not in OK:
        raise FeedError(STATUS.filled(code=reply.status_code))
    found = bytearray()
    for chunk in reply.iter_bytes(CHUNK):
        found += chunk
        if len(found) > MOST_BYTES:
            raise FeedError(TOO_LARGE, f"more than {MOST_BYTES} bytes")
        if time.monotonic() > until:
            raise FeedError(TOO_SLOW, "the body did not end")
    return bytes(found)
