"""`kiosk calls`: is everything there that a call needs, and what was called and ordered, for whoever has to check."""

from __future__ import annotations

import argparse
import csv
import json
import os
import socket
import sqlite3
import ssl
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from kiosk.calls.janus import config as janus
from kiosk.core.errors import ConfigError, KioskError, SourceError
from kiosk.core.settings import CallsSettings, Settings, load

ANSWERS = 2.0  # seconds a port may take to answer
SOON = 30  # days before its end from which a certificate is worth a word
KINDS = (
    "call",
    "caption",
    "invited",
    "muted",
    "dictated",
    "drafted",
    "order",
    "slip",
    "proposed",
    "confirmed",
    "dropped",
)
MARKS = {"good": "ok  ", "note": "note", "bad": "BAD "}

Verdict = Literal["good", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at."""

    verdict: Verdict
    what: str
    mend: str = ""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("calls", help="look after calls: doctor, export")
    steps = parser.add_subparsers(title="what to do", metavar="DO", required=True)
    doctor = steps.add_parser("doctor", help="look at address, port, certificate, files and, with --sound, the echo")
    doctor.add_argument("--sound", action="store_true", help="play a chirp and a voice for ten seconds and measure")
    doctor.set_defaults(act=examine)
    export = steps.add_parser("export", help="write what was called and ordered as CSV or, named .jsonl, JSON lines")
    export.add_argument("file", type=Path, metavar="FILE", help="where to; must not exist yet")
    export.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="from this day on")
    export.set_defaults(act=exported)


def examine(options: argparse.Namespace) -> int:
    """Print every finding; 1 where one is bad."""
    settings = load(options.config)
    worst = 0
    for found in (*findings(settings), *(_sound(settings) if options.sound else ())):
        print(f"{MARKS[found.verdict]}  {found.what}" + (f"\n      mend: {found.mend}" if found.mend else ""))
        worst = max(worst, int(found.verdict == "bad"))
    return worst


def findings(settings: Settings) -> Iterator[Found]:
    """What can be seen without making a sound."""
    calls = settings.calls
    if calls.backend == "janus":
        yield _janus(calls)
    elif calls.backend != "direct":
        yield Found("note", f'calls.backend is "{calls.backend}": no phone rings', 'set calls.backend = "direct"')
    yield _address(calls)
    yield _port(calls)
    yield from _certificate(calls)
    yield _folder(calls)
    if calls.backend in ("direct", "janus"):
        yield _rooms(calls)
    if not calls.ice_servers:
        yield Found("good", "no STUN or TURN server is asked: media stays in the local network")
    for server in calls.ice_servers:
        yield Found("note", f"{server.url} is asked for every call; one that is silent is left out after half a second")


def _address(calls: CallsSettings) -> Found:
    family = socket.AF_INET6 if ":" in calls.host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_DGRAM)) as probe:
        try:
            probe.bind((calls.host, 0))
        except OSError as error:
            mend = "set calls.host to an address of this machine (`ip address` lists them)"
            return Found("bad", f"calls.host {calls.host} is no address of this machine ({error})", mend)
    if calls.host.startswith("127.") or calls.host == "::1":
        return Found("note", f"{calls.host} is reached by this machine alone", "set calls.host to what phones reach")
    return Found("good", f"{calls.host} is an address of this machine; nothing else is served")


def _janus(calls: CallsSettings) -> Found:
    if calls.janus.url:
        return Found("note", f"SIP numbers go through the janus at {calls.janus.url}; it is asked when the wall starts")
    try:
        found = janus.installed()
    except SourceError as error:
        return Found("bad", error.problem, error.mend)
    return Found("good", f"{found} is started by the wall, for SIP numbers")


def _rooms(calls: CallsSettings) -> Found:
    if calls.rooms == "off":
        return Found("note", "calls.rooms is off: four in one talk, with the wall, and no more")
    try:
        found = janus.installed()
    except SourceError as error:
        verdict: Verdict = "bad" if calls.rooms == "always" else "note"
        return Found(verdict, f"four in one talk, with the wall, and no more: {error.problem}", error.mend)
    when = "each conference" if calls.rooms == "always" else "more than four"
    return Found("good", f"{janus.MOST} in one talk, with the wall: {found} is started for {when}")


def _port(calls: CallsSettings) -> Found:
    where = f"port {calls.port} of {calls.host}"
    if calls.port == 0:
        return Found("bad", "calls.port is 0: links change at every start", "set calls.port, for example 8443")
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE  # only asks whether it is a wall that answers; no secret is sent
    try:
        with (
            closing(socket.create_connection((calls.host, calls.port), ANSWERS)) as plain,
            trusting.wrap_socket(plain, server_hostname=calls.host) as line,
        ):
            line.sendall(f"GET / HTTP/1.1\r\nHost: {calls.host}:{calls.port}\r\nConnection: close\r\n\r\n".encode())
            answer = line.recv(4096)
    except ConnectionRefusedError:
        return Found("good", f"{where} is free; no wall is running")
    except (OSError, ssl.SSLError) as error:
        return Found("bad", f"{where} is used by something that is no wall ({error})", "end it, or change calls.port")
    if b"default-src 'none'" in answer:
        return Found("good", f"{where}: the wall answers")
    return Found("bad", f"{where} is used by another web server", "end it, or change calls.port")


def _certificate(calls: CallsSettings) -> Iterator[Found]:
    from cryptography import x509  # noqa: PLC0415 - for this command only

    from kiosk.calls.direct import certificate  # noqa: PLC0415 - the same

    try:
        if calls.certificate:
            certificate.own(calls.certificate, calls.key)
            file = calls.certificate
        else:
            certificate.made(calls.folder, calls.host)
            file = calls.folder / "leaf.pem"
        leaf = x509.load_pem_x509_certificate(file.read_bytes())
    except (KioskError, OSError, ValueError) as error:
        yield Found("bad", f"certificate: {error}", getattr(error, "mend", ""))
        return
    left = (leaf.not_valid_after_utc - datetime.now(UTC)).days
    verdict: Verdict = "bad" if left < 0 else "note" if left < SOON and calls.certificate else "good"
    mend = "have a new one signed" if verdict != "good" else ""
    yield Found(verdict, f"{file}: {left} days left", mend)
    if not calls.certificate:
        yield Found("note", "signed by the wall itself: a phone trusts it after /authority.crt was installed once")


def _folder(calls: CallsSettings) -> Found:
    file = calls.folder / "field.sqlite"
    if not file.exists():
        return Found("note", "nobody was ever invited", "kiosk contacts invite NAME")
    if file.stat().st_mode & 0o077:
        return Found("bad", f"{file} can be read by others", f"chmod 600 {file}")
    if not os.access(file, os.W_OK):
        return Found("bad", f"{file} cannot be written", "see to its owner and rights")
    return Found("good", f"{file} is there, and its owner's alone")


def _sound(settings: Settings) -> Iterator[Found]:
    from kiosk.calls.sound import doctor  # noqa: PLC0415 - PortAudio, for this command only
    from kiosk.calls.sound.card import opened  # noqa: PLC0415 - the same
    from kiosk.calls.sound.echo import Echo  # noqa: PLC0415 - the same

    def opens(turn: object, *, muted: bool) -> object:
        return opened(settings.calls.speaker, settings.ears.microphone, turn, muted=muted)  # type: ignore[arg-type]

    print("ten seconds of a chirp and a voice …", file=sys.stderr)
    try:
        finding = doctor.run(opens, Echo())  # type: ignore[arg-type]
    except SourceError as error:
        yield Found("bad", str(error), error.mend)
        return
    if finding.loop is None:
        yield Found("note", "the microphone does not hear the loudspeaker: a headset, or one of them is off")
        return
    heard = f"echo comes back after {1000 * finding.loop.delay:.0f} ms, {finding.loop.gain:+.0f} dB"
    verdict: Literal["good", "bad"] = "good" if finding.good else "bad"
    mend = "" if finding.good else "turn the loudspeaker down or away from the microphone"
    yield Found(verdict, f"{heard}; {finding.erle:.0f} dB of it are taken out", mend)


def exported(options: argparse.Namespace) -> int:
    """Write the journal's rows about calls and orders, oldest first."""
    settings = load(options.config)
    rows = list(_rows(settings.journal, options.since))
    try:
        with open(options.file, "x", encoding="utf-8", newline="", opener=_private) as out:
            if options.file.suffix == ".jsonl":
                out.writelines(
                    json.dumps({"at": at, "run": run, "kind": kind, **json.loads(data)}, ensure_ascii=False) + "\n"
                    for run, at, kind, data in rows
                )
            else:
                table = csv.writer(out)
                table.writerow(("at", "run", "kind", "data"))
                table.writerows((at, run, kind, data) for run, at, kind, data in rows)  # data begins with {: no formula
    except FileExistsError as error:
        raise ConfigError(options.file, "", "is there already", "Name a new file: nothing is written over") from error
    except OSError as error:
        raise ConfigError(options.file, "", f"cannot be written ({error})", "Name another file") from error
    print(f"{len(rows)} rows in {options.file}")
    return 0


def _rows(journal: Path, since: datetime | None) -> Iterator[tuple[str, str, str, str]]:
    if not journal.exists():
        raise ConfigError(journal, "journal", "there is no journal yet", "Start the wall once")
    marks = ", ".join("?" * len(KINDS))
    query = f"SELECT run, wall, kind, data FROM entry WHERE kind IN ({marks}) ORDER BY id"  # noqa: S608 - ? only
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as base:
            for run, at, kind, data in base.execute(query, KINDS):
                if since is None or datetime.fromisoformat(at) >= since:
                    yield run, at, kind, data
    except sqlite3.Error as error:
        raise ConfigError(journal, "journal", f"cannot be read ({error})", "Name the journal in kiosk.toml") from error


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day: write it like 2026-05-04") from None
