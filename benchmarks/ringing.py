"""A call to a phone's browser: how long until both see each other, how many pictures, how soon an order is there.

    python -m benchmarks.ringing [calls] [wall] [long]     (without a name: calls and wall)

calls   the engine alone: set-up times, pictures a second, orders.
long    half an hour of one call: resident set, pictures a second and delay, minute by minute.
wall    the whole wall: the longest frame gap of every turn of the page, with a video call on and without, in turns.

The engine in a thread of this process, Debian's Chromium as the phone (fake camera and microphone), everything on this
machine: two browsers' worth of work on the same cores, so the times are upper bounds for a wall and a phone apart.
"""

from __future__ import annotations

import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.city import turned, wall
from benchmarks.wall import p95, turn
from kiosk.calls.backend import QualityTold
from kiosk.core.call import CallState
from kiosk.core.order import Errand, ErrandAnswered, SlipState
from kiosk.core.text import same
from tests.calls.direct.desk import Desk, desk
from tests.calls.direct.phone import Browsing, Phone

CALLS = 12  # the first one is cold
ORDERS = 20
TALK = 10.0  # seconds
ROUNDS = 4  # over all views, with a call and without
MINUTES = 30  # of the long call
WARM = 5  # minutes after which nothing should grow any more
PATIENCE = 40.0  # seconds


def main() -> None:
    parts = {"calls": engine_alone, "wall": whole_wall, "long": long_call}
    for part in sys.argv[1:] or ("calls", "wall"):
        parts[part]()


def long_call() -> None:
    with tempfile.TemporaryDirectory() as folder:
        browser = Browsing(Path(folder))
        with desk(Path(folder) / "field") as engine:
            phone = Phone(browser)
            phone.enrol(engine.invited("chief"))
            call = engine.dial()
            phone.until(lambda: phone.shows("answer"))
            phone.press("answer")
            engine.until(lambda: "Answered" in engine.story(call))
            minutes: list[tuple[float, float, float]] = []
            for minute in range(MINUTES):
                newest = engine.pictures.newest()
                before, told = newest.sequence if newest else 0, len(engine.all(QualityTold))
                time.sleep(60)
                newest = engine.pictures.newest()
                rate = ((newest.sequence if newest else 0) - before) / 60
                delay = statistics.median(each.quality.delay for each in engine.all(QualityTold)[told:])
                minutes.append((resident(), rate, delay))
                print(
                    f"minute {minute + 1:2}: RSS {minutes[-1][0]:.1f} MB, {rate:.1f} pictures/s, {1000 * delay:.0f} ms",
                    flush=True,
                )
            engine.hang_up(call)
            phone.close()
        browser.close()
    warm = minutes[WARM:]
    slope = statistics.linear_regression(range(len(warm)), [rss for rss, _, _ in warm]).slope
    early, late = (statistics.median(delay for _, _, delay in part) for part in (warm[:WARM], warm[-WARM:]))
    print(f"RSS {slope:+.2f} MB a minute; delay {1000 * early:.0f} ms at first, {1000 * late:.0f} ms at the end")


def resident() -> float:
    """Megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def whole_wall() -> None:
    with tempfile.TemporaryDirectory() as folder:
        browser = Browsing(Path(folder))
        direct = {"backend": "direct", "port": free_port(), "folder": Path(folder) / "field", "sound": False}
        with wall(calls=direct) as app:
            backend = app.office.backend
            contact = app.pack.contacts[0]
            links: list[str] = []
            backend.invite(contact, lambda invitation: links.append(invitation.url))
            until(lambda: links)
            phone = Phone(browser)
            phone.enrol(links[0])
            until(lambda: contact.key in app.store.state.presence and app.store.state.presence[contact.key].reachable)
            painted: list[float] = []
            app.screen.on_painted(painted.append)
            names = [view.name for view in app.views]
            for name in names:
                turned(app, painted, name)
            gaps: dict[str, list[float]] = {"without": [], "with": []}
            for _ in range(ROUNDS):
                gaps["without"] += [turned(app, painted, name)[1] for name in names]
                app.office.telephone.propose(contact, video=True)
                app.office.telephone.dial(contact, video=True)
                until(lambda: phone.shows("answer"))
                phone.press("answer")
                until(lambda: app.store.state.call and app.store.state.call.state is CallState.CONNECTED)
                turn(2.0)
                gaps["with"] += [turned(app, painted, name)[1] for name in names]
                app.office.telephone.hang_up()
                until(lambda: phone.shows("home"))
            phone.close()
        browser.close()
    for name, times in gaps.items():
        print(
            f"longest frame gap of a turn {name:7} a call: median {1000 * statistics.median(times):.0f} ms, "
            f"p95 {1000 * p95(times):.0f} ms (n = {len(times)})"
        )
    print(f"p95 with a call : without = {p95(gaps['with']) / p95(gaps['without']):.2f}")


def until(reached: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            sys.exit("what was waited for never came")
        turn(0.05)


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def engine_alone() -> None:
    with tempfile.TemporaryDirectory() as folder:
        browser = Browsing(Path(folder))
        with desk(Path(folder) / "field") as engine:
            phone = Phone(browser)
            phone.enrol(engine.invited("chief"))
            calls(engine, phone)
            orders(engine)
            phone.close()
        browser.close()


def calls(engine: Desk, phone: Phone) -> None:
    rung, here, there = [], [], []
    for number in range(CALLS):
        dialled = time.monotonic()
        call = engine.dial()
        phone.until(lambda: phone.shows("answer"))
        rung.append(time.monotonic() - dialled)
        newest = engine.pictures.newest()
        seen = newest.sequence if newest else 0
        tapped = time.monotonic()
        phone.press("answer")
        phone.until(lambda: phone.frames() > 0)
        there.append(time.monotonic() - tapped)
        engine.until(lambda seen=seen: (engine.pictures.newest(seen + 1)) is not None)
        here.append(time.monotonic() - tapped)
        if number == CALLS - 1:
            pictures(engine, phone)
        engine.hang_up(call)
        phone.until(lambda: phone.shows("home"))
    for what, times in (
        ("dialled -> the phone rings", rung),
        ("answer tapped -> first picture at the phone", there),
        ("answer tapped -> first picture at the wall", here),
    ):
        print(f"{what:44} cold {1000 * times[0]:.0f} ms; then {spread(times[1:])}")


def pictures(engine: Desk, phone: Phone) -> None:
    newest = engine.pictures.newest()
    before = (newest.sequence if newest else 0, phone.frames(), sum(os.times()[:2]), time.monotonic())
    time.sleep(TALK)
    newest = engine.pictures.newest()
    after = (newest.sequence if newest else 0, phone.frames(), sum(os.times()[:2]), time.monotonic())
    here, there, cpu, lasted = (b - a for a, b in zip(before, after, strict=True))
    print(
        f"640x480, {TALK:.0f} s: {there / lasted:.1f} pictures/s at the phone, {here / lasted:.1f} at the wall,"
        f" engine and rig {100 * cpu / lasted:.0f} % of a core"
    )


def orders(engine: Desk) -> None:
    times = []
    for number in range(ORDERS):
        order = f"bench-{number}"
        given = time.monotonic()
        engine.take(Errand(order, "chief", "order", same("Evacuate"), datetime.now(UTC)))
        engine.until(
            lambda order=order: any(
                answer.order == order and answer.state is SlipState.DELIVERED for answer in engine.all(ErrandAnswered)
            )
        )
        times.append(
            next(
                at - given
                for at, event in engine.events
                if isinstance(event, ErrandAnswered) and event.order == order and event.state is SlipState.DELIVERED
            )
        )
    print(f"{'order -> on the phone, and said so':44} {spread(times)}")


def spread(seconds: Sequence[float]) -> str:
    """Median and maximum in milliseconds."""
    return f"median {1000 * statistics.median(seconds):.0f} ms, max {1000 * max(seconds):.0f} ms (n = {len(seconds)})"


if __name__ == "__main__":
    main()
