"""A web address -> a file with the hash it should have. Ends where the hash agrees; a cut download goes on later."""

from __future__ import annotations

import http.client
import os
import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.models.disk import FreeBytes, free_bytes, require_room
from kiosk.models.hashes import Algorithm, file_hash
from kiosk.models.report import Report
from kiosk.models.web import FetchError, StatusError, open_url

CHUNK = 1 << 16  # bytes a read asks for: small enough for a bar that moves
RANGE_PAST_END = 416  # HTTP: nothing of the file lies behind what we have
AGAIN = "Run it again: it goes on from there"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file on a server, and how to know that it arrived."""

    model: str
    url: str
    size: int
    """Bytes, exactly."""
    algorithm: Algorithm
    digest: str


def fetch(wanted: Wanted, to: Path, report: Report, free: FreeBytes = free_bytes) -> None:
    """`to`, whole and checked; nothing is fetched where it lies there already.

    What has arrived stays in `<to>.part` when the connection, the disk or the operator stops it; the next call goes on
    from there if the server's file is still the same, else from the start.
    Raises FetchError (network, server, wrong size, wrong hash), InstallError (no room), OSError (disk).
    """
    if to.is_file() and file_hash(to, wanted.algorithm) == wanted.digest:
        return
    part, tag = beside(to)
    if _size(part) > wanted.size:
        part.unlink()
    require_room(wanted.model, to.parent, missing_bytes(wanted, to), free)
    if _size(part) < wanted.size:
        try:
            _receive(wanted, part, tag, report)
        except StatusError as error:
            if error.status != RANGE_PAST_END:
                raise
            part.unlink()
            _receive(wanted, part, tag, report)
    found = file_hash(part, wanted.algorithm)
    if found != wanted.digest:
        part.unlink()
        tag.unlink(missing_ok=True)
        problem = f"what arrived has {wanted.algorithm} {found}, not {wanted.digest}; it was deleted"
        raise FetchError(
            wanted.model, problem, "Run it again; if it stays so, something between here and there alters it"
        )
    part.replace(to)
    tag.unlink(missing_ok=True)


def beside(to: Path) -> tuple[Path, Path]:
    """Where an unfinished download of `to` lies, and the server's mark of the version it belongs to."""
    return to.with_name(f"{to.name}.part"), to.with_name(f"{to.name}.part.tag")


def missing_bytes(wanted: Wanted, to: Path) -> int:
    """How much of a file has yet to arrive."""
    part, _ = beside(to)
    return max(0, wanted.size - max(_size(part), _size(to)))


def _receive(wanted: Wanted, part: Path, tag: Path, report: Report) -> None:
    have = _size(part)
    with open_url(wanted.model, wanted.url, _asking_for_the_rest(have, tag)) as answer:
        start = _start_of(answer)
        if start not in (0, have):
            raise FetchError(wanted.model, f"asked from byte {have}, the server sends from {start}", "Try again later")
        if have and not start:
            report.say(f"{wanted.model}: the server does not go on from where it stopped, from the start again")
        announced = answer.length
        if announced is not None and start + announced != wanted.size:
            problem = f"{wanted.url} has {start + announced} bytes, not {wanted.size}"
            raise FetchError(wanted.model, problem, "Try again later; the publisher may be changing it")
        tag.write_text(_version_of(answer), encoding="utf-8")
        _copy(wanted, answer, part, start, report)


def _copy(wanted: Wanted, answer: http.client.HTTPResponse, part: Path, start: int, report: Report) -> None:
    done = start
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        while done < wanted.size and (piece := _read(wanted, answer, done)):
            file.write(piece[: wanted.size - done])
            done = min(done + len(piece), wanted.size)
            if done < wanted.size:
                report.progress(wanted.model, done, wanted.size)
        file.flush()
        os.fsync(file.fileno())
    if done < wanted.size:
        raise FetchError(wanted.model, f"the connection ended after {done} of {wanted.size} bytes", AGAIN)
    report.progress(wanted.model, done, wanted.size)


def _read(wanted: Wanted, answer: http.client.HTTPResponse, done: int) -> bytes:
    try:
        return answer.read1(CHUNK)
    except (OSError, http.client.HTTPException) as error:
        problem = f"the connection broke after {done} of {wanted.size} bytes ({error or type(error).__name__})"
        raise FetchError(wanted.model, problem, AGAIN) from error


def _asking_for_the_rest(have: int, tag: Path) -> dict[str, str]:
    if not have:
        return {}
    version = tag.read_text(encoding="utf-8") if tag.is_file() else ""
    return {"Range": f"bytes={have}-"} | ({"If-Range": version} if version else {})


def _version_of(answer: http.client.HTTPResponse) -> str:
    """What If-Range takes: a strong ETag, else the date of change."""
    etag = answer.headers.get("ETag", "")
    return etag if etag and not etag.startswith("W/") else answer.headers.get("Last-Modified", "")


def _start_of(answer: http.client.HTTPResponse) -> int:
    if answer.status != http.client.PARTIAL_CONTENT:
        return 0
    match = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return int(match[1]) if match else -1


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
