"""What it costs to show the wall to several phones: one film encoded for all, beside aiortc's way of one encoder each.

    .venv/bin/python -m benchmarks.conference [SECONDS]

Both send the same moving picture of 640x480 at 20 pictures a second, in turns; no network, no far side. Cores are CPU
seconds by seconds; the ratio is ours by aiortc's, with the least and the most of the turns.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time
from collections.abc import Awaitable, Callable

import numpy as np
from aiortc.codecs.vpx import Vp8Encoder

from kiosk.calls.direct.film import FPS, Film, Pictures
from kiosk.calls.picture import Picture

TURNS = 5
PHONES = (1, 2, 3)


class Moving:
    """A camera whose picture moves as a person before a wall does: a part of it."""

    def __init__(self) -> None:
        self._wall = np.random.RandomState(1).randint(0, 255, (60, 80, 3), np.uint8).repeat(8, 0).repeat(8, 1)

    def newest(self, after: int) -> tuple[int, Picture] | None:
        """See `Camera`."""
        now = int(time.monotonic() * FPS)
        if now <= after:
            return None
        picture = self._wall.copy()
        left = 40 * (now % 10)
        picture[120:420, left : left + 180] = np.roll(self._wall[120:420, 200:380], now, 0)
        return now, picture


async def ours(phones: int, seconds: float) -> int:
    """One film for so many; the pictures that each got, the fewest."""
    film = Film(Moving())
    sender = Vp8Encoder()
    got = await _all(phones, seconds, lambda: film.copy().recv, sender.pack)
    await film.close()
    return got


async def aiortcs(phones: int, seconds: float) -> int:
    """A track and an encoder for each."""
    loop = asyncio.get_running_loop()

    def makes() -> Callable[[], Awaitable[object]]:
        track, encoder = Pictures(Moving()), Vp8Encoder()

        async def sent() -> object:
            frame = await track.recv()
            return await loop.run_in_executor(None, encoder.encode, frame, False)

        return sent

    return await _all(phones, seconds, makes, lambda _: None)


async def _all(
    phones: int, seconds: float, makes: Callable[[], Callable[[], Awaitable[object]]], send: Callable[..., object]
) -> int:
    counts = [0] * phones

    async def one(number: int) -> None:
        receive = makes()
        while True:
            send(await receive())
            counts[number] += 1

    tasks = [asyncio.get_running_loop().create_task(one(number)) for number in range(phones)]
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return min(counts)


def cores(work: Awaitable[int], seconds: float) -> tuple[float, float]:
    """(cores, pictures a second)."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()

    async def run() -> int:
        return await work

    got = asyncio.run(run())
    after, took = resource.getrusage(resource.RUSAGE_SELF), time.monotonic() - began
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used / took, got / seconds


def main() -> None:
    """Print a line for each number of phones."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    print("phones   ours: cores  pictures/s   aiortc: cores  pictures/s   ratio (least .. most)")
    for phones in PHONES:
        turns = [
            (cores(ours(phones, seconds), seconds), cores(aiortcs(phones, seconds), seconds)) for _ in range(TURNS)
        ]
        ratios = sorted(mine / theirs for (mine, _), (theirs, _) in turns)
        (mine, shown), (theirs, seen) = np.median([one for one, _ in turns], 0), np.median([two for _, two in turns], 0)
        print(
            f"{phones:6}   {mine:11.2f} {shown:11.1f}   {theirs:13.2f} {seen:11.1f}"
            f"   {ratios[TURNS // 2]:.2f} ({ratios[0]:.2f} .. {ratios[-1]:.2f})"
        )


if __name__ == "__main__":
    main()
