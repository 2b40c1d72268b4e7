"""What a conference of many costs the wall: a real Janus, and guests who show 320x240 pictures and say a tone each.

    .venv/bin/python -m benchmarks.rooms [GUESTS ...]

Shares are of one core. "Wall" is the engine with its own camera of 640x480, everybody's sound and the picture of all;
the guests, in a process of their own, encode one picture for all of them. "Came" is the least that came of anybody,
"shown" how often the wall's picture changed, both in pictures a second.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

import numpy as np

from kiosk.calls.direct.film import Film
from kiosk.calls.direct.messages import Mute
from kiosk.calls.direct.peer import Figures, Window
from kiosk.calls.direct.sounds import Kept, Tone
from kiosk.calls.direct.speech import Voice
from kiosk.calls.direct.venue import Venue
from kiosk.calls.janus.peer import JanusPeer
from kiosk.calls.janus.place import near
from kiosk.calls.janus.session import Session
from kiosk.calls.picture import Picture
from tests.calls.direct.desk import Desk, desk

SETTLES = 3.0  # seconds until everybody is seen
MEASURED = 6.0  # seconds
STAYS = SETTLES + MEASURED + 10.0  # seconds the guests stay
FPS = 15  # as officers' pages send
E_ = TypeVar("E_")


class Moving:
    """A camera whose picture moves."""

    def __init__(self) -> None:
        self._picture = np.random.RandomState(1).randint(0, 255, (60, 80, 3), np.uint8).repeat(4, 0).repeat(4, 1)

    def newest(self, after: int) -> tuple[int, Picture] | None:
        """See `Camera`."""
        now = int(time.monotonic() * FPS)
        return (now, np.roll(self._picture, 4 * now, 1).copy()) if now > after else None


async def guests(socket: Path, secret: str, room: int, pin: str, people: int) -> None:
    """So many people in the room, for a while."""
    session, place, film = Session("", secret, socket), near("127.0.0.1"), Film(Moving())
    await session.open()
    peers = []
    for number in range(people):
        handle = await session.attach("videoroom")
        await handle.ask({"request": "join", "ptype": "publisher", "room": room, "pin": pin, "id": 100 + number})
        peer = JanusPeer(
            host=place.host,
            networks=place.networks,
            ice_servers=(),
            video=True,
            pictures=film.copy(),
            sound=Voice(Tone(500 + 50 * number, 2000)),
            ear=Kept(),
            window=Window(lambda picture: None, (160, 120)),  # noqa: ARG005 - nobody sends to them
        )
        await peer.accept((await handle.ask({"request": "publish"}, offer=await peer.offer())).sdp)
        peers.append(peer)
    print("there", flush=True)
    await asyncio.sleep(STAYS)
    for peer in peers:
        await peer.close()
    await film.close()
    await session.close()


def measured(people: int) -> str:
    """One line of figures."""
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder)) as wall:
        venue = _do(wall, _opened(wall))
        try:
            return _with_guests(wall, venue, people)
        finally:
            _do(wall, venue.close())


def _with_guests(wall: Desk, venue: Venue, people: int) -> str:
    daemon, room = venue._daemon, venue.place  # noqa: SLF001 - only here somebody else than a page comes in
    words = [str(daemon.socket), daemon.secret, str(room["room"]), str(room["pin"]), str(people)]
    with subprocess.Popen([sys.executable, "-m", "benchmarks.rooms", "guests", *words], stdout=subprocess.PIPE) as come:
        assert come.stdout
        come.stdout.readline()
        time.sleep(SETTLES)
        assert daemon.pid
        pids = (os.getpid(), daemon.pid, come.pid)
        before, figures, began = [_used(pid) for pid in pids], _do(wall, _figures(venue, people)), time.monotonic()
        shown = len(wall.films(MEASURED))
        seconds = time.monotonic() - began
        after = _do(wall, _figures(venue, people))
        shares = [100 * (_used(pid) - then) / seconds for pid, then in zip(pids, before, strict=True)]
        come.terminate()
    came = min(now.pictures - then.pictures for now, then in zip(after, figures, strict=True)) / seconds
    lost = sum(now.lost - then.lost for now, then in zip(after, figures, strict=True))
    costs = " ".join(f"{share:6.0f} %" for share in shares)
    return f"{people:6} {costs} {came:6.1f} {shown / seconds:6.1f} {lost:6}"


async def _opened(wall: Desk) -> Venue:
    venue = Venue(wall.engine._around, "janus", lambda: None, lambda venue: print(venue.why))  # noqa: SLF001 - as above
    await venue.open()
    venue.take(Mute(microphone=False, camera=False))
    return venue


async def _figures(venue: Venue, people: int) -> list[Figures]:
    found = [await venue.figures(100 + number) for number in range(people)]
    return [one for one in found if one]


def _do(wall: Desk, work: Coroutine[None, None, E_]) -> E_:
    return asyncio.run_coroutine_threadsafe(work, wall._loop).result(30)  # noqa: SLF001 - the engine's own


def _used(pid: int) -> float:
    """Seconds of a processor so far."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def main(words: list[str]) -> None:
    """Print a line for each number of guests."""
    if words and words[0] == "guests":
        socket, secret, room, pin, people = words[1:]
        asyncio.run(guests(Path(socket), secret, int(room), pin, int(people)))
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("guests     wall    janus   guests   came  shown   lost")
    for many in [int(word) for word in words] or [4, 8, 11]:
        print(measured(many), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
