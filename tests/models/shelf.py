"""A publisher on this machine: a real HTTP server whose connection can be cut and whose manners can be chosen."""

from __future__ import annotations

import hashlib
import json
import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Shelf:
    """What the server has and how it behaves; may be changed between requests."""

    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    etag: str = '"first"'
    cut_after: int | None = None
    """Bytes of a body after which the connection ends."""
    reset: bool = False
    """Whether such an end is a reset, as from a router that was switched off."""
    claims: int | None = None
    """A Content-Length that is not the body's."""
    gate: threading.Event | None = None
    """What every file but the list waits for."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range of every request."""
    url: str = ""

    def offer(self, name: str, archive: bytes, wrong: Mapping[str, object] | None = None) -> str:
        """A model on the list; gives the list's address. `wrong` replaces keys of its entry."""
        self.files[f"/{name}.zip"] = archive
        entry = {
            "lang": "xx", "name": name, "url": f"{self.url}/{name}.zip", "size": len(archive),
            "md5": hashlib.md5(archive, usedforsecurity=False).hexdigest(), "obsolete": "false",
        }  # fmt: skip
        self.files["/list.json"] = json.dumps([entry | dict(wrong or {})]).encode()
        return f"{self.url}/list.json"


@contextmanager
def serving(shelf: Shelf) -> Iterator[Shelf]:
    """The shelf on a free port of the loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _answer(self, shelf)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    shelf.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield shelf
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(request: BaseHTTPRequestHandler, shelf: Shelf) -> None:
    asked_range = request.headers.get("Range")
    shelf.asked.append((request.path, asked_range))
    if shelf.gate and not request.path.endswith(".json"):
        shelf.gate.wait(20)
    body = shelf.files.get(request.path)
    if body is None:
        request.send_error(404)
        return
    start, whole = 0, len(body)
    same = request.headers.get("If-Range", shelf.etag) == shelf.etag
    if asked_range and shelf.ranges and same:
        start = int(asked_range.removeprefix("bytes=").removesuffix("-"))
        if start >= whole:
            request.send_error(416)
            return
        request.send_response(206)
        request.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
    else:
        request.send_response(200)
    request.send_header("Content-Length", str(shelf.claims or whole - start))
    if shelf.etag:
        request.send_header("ETag", shelf.etag)
    request.end_headers()
    end = whole if shelf.cut_after is None or request.path.endswith(".json") else start + shelf.cut_after
    request.wfile.write(body[start:end])
    request.close_connection = True
    if shelf.reset and end < whole:
        request.wfile.flush()
        # an abortive close (SO_LINGER with zero seconds) is a reset for the other side
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.connection.close()
