"""A call to a phone's browser: how long until both see each other, how many pictures, how soon an order is there.

    python -m benchmarks.ringing [calls] [stun] [cold] [wall] [long] [WIDTHxHEIGHT]    (without a name: calls and wall)

calls   the engine alone: set-up times, pictures a second, orders.
stun    the same set-up times where a STUN server is named that never answers.
cold    the set-up time of the very first call of an engine and of a browser, several times over.
long    half an hour of one call: resident set, pictures a second and delay, minute by minute.
wall    the whole wall: the longest frame gap of every turn of the page, with a video call on and without, in turns.
        WIDTHxHEIGHT is what the wall's camera and the phone's send in it, else 640x480.

The engine in a thread of this process, Debian's Chromium as the phone (fake camera and microphone), everything on this
machine: two browsers' worth of work on the same cores, so the times are upper bounds for a wall and a phone apart.
"""

from __future__ import annotations

import itertools
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.city import turned, wall
from benchmarks.wall import p95, turn
from kiosk.calls.backend import QualityTold
from kiosk.core.call import CallState
from kiosk.core.frames import FrameRing, RingSpec
from kiosk.core.order import Errand, ErrandAnswered, SlipState
from kiosk.core.text import same
from tests.calls.direct.desk import Desk, desk
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.direct.test_servers import udp

CALLS = 12  # the first one is cold
ORDERS = 20
TALK = 10.0  # seconds
COLD = 6  # engines and browsers
SIZE = "640x480"
ROUNDS = 4  # over all views, with a call and without
MINUTES = 30  # of the long call
WARM = 5  # minutes after which nothing should grow any more
PATIENCE = 40.0  # seconds
CAMERA = """(() => { const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async wish => {
  const stream = await open(wish.video ? {...wish,
    video: {width: {exact: %d}, height: {exact: %d}, frameRate: {ideal: 24, max: 30}}} : wish);
  // on busy cores a browser sends smaller pictures, unless they are said to have details: it then sends fewer
  for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
  return stream; }; })();"""
RATES = """async () => { const out = {};
for (const one of (await window.peers.at(-1).getStats()).values()) if (one.kind === 'video')
  if (one.type === 'inbound-rtp') out.in = `${one.frameWidth}x${one.frameHeight}, ${one.framesPerSecond}`;
  else if (one.type === 'outbound-rtp') out.out = `${one.frameWidth}x${one.frameHeight}, ${one.framesPerSecond}`;
return out; }"""


def main() -> None:
    sizes = [word for word in sys.argv[1:] if word[0].isdigit()]
    width, height = (int(number) for number in (sizes or [SIZE])[0].split("x"))
    parts = {
        "calls": engine_alone,
        "stun": silent_server,
        "cold": first_calls,
        "wall": lambda: whole_wall(width, height),
        "long": long_call,
    }
    for part in [word for word in sys.argv[1:] if word not in sizes] or ("calls", "wall"):
        parts[part]()


def silent_server() -> None:
    with tempfile.TemporaryDirectory() as folder, udp(answers=False) as server:
        browser = Browsing(Path(folder))
        with desk(Path(folder) / "field", ice_servers=(server,)) as engine:
            phone = Phone(browser)
            phone.enrol(engine.invited("chief"))
            print("a STUN server that never answers:")
            calls(engine, phone)
            phone.close()
        browser.close()


def first_calls() -> None:
    times: list[tuple[float, float]] = []
    for _ in range(COLD):
        with tempfile.TemporaryDirectory() as folder:
            browser = Browsing(Path(folder))
            with desk(Path(folder) / "field") as engine:
                phone = Phone(browser)
                phone.enrol(engine.invited("chief"))
                _, here, there = one_call(engine, phone)
                times.append((here, there))
                phone.close()
            browser.close()
    print(f"{'first call: tapped -> first picture, wall':44} {spread([here for here, _ in times])}")
    print(f"{'first call: tapped -> first picture, phone':44} {spread([there for _, there in times])}")


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


def film(spec: RingSpec) -> None:
    """The wall's camera, in a process of its own as on the wall: twenty noisy pictures a second."""
    ring = FrameRing.attach(spec)
    random = np.random.default_rng(3)
    shape = spec.height, spec.width, 3
    still = random.integers(60, 200, shape, np.uint8)
    pictures = [np.roll(still, 16 * number, 1).tobytes() for number in range(20)]
    for number in itertools.count():
        ring.write(pictures[number % len(pictures)], time.monotonic())
        time.sleep(1 / 20)


def whole_wall(width: int, height: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        browser = Browsing(Path(folder))
        direct = {"backend": "direct", "port": free_port(), "folder": Path(folder) / "field", "sound": False}
        with wall(calls=direct, eyes={"width": width, "height": height}) as app:
            camera = get_context("spawn").Process(target=film, args=(app.preview.spec,), daemon=True)
            camera.start()
            backend = app.office.backend
            contact = app.pack.contacts[0]
            links: list[str] = []
            backend.invite(contact, lambda invitation: links.append(invitation.url))
            until(lambda: links)
            phone = Phone(browser)
            browser.do(phone.page.add_init_script(CAMERA % (width, height)))
            phone.enrol(links[0])
            until(lambda: contact.key in app.store.state.presence and app.store.state.presence[contact.key].reachable)
            painted: list[float] = []
            app.screen.on_painted(painted.append)
            names = [view.name for view in app.views]
            for name in names:
                turned(app, painted, name)
            gaps: dict[str, list[float]] = {"without": [], "with": []}
            rates: list[dict[str, str]] = []
            for _ in range(ROUNDS):
                gaps["without"] += [turned(app, painted, name)[1] for name in names]
                app.office.telephone.propose(contact, video=True)
                app.office.telephone.dial(contact, video=True)
                until(lambda: phone.shows("answer"))
                phone.press("answer")
                until(lambda: app.store.state.call and app.store.state.call.state is CallState.CONNECTED)
                turn(2.0)
                gaps["with"] += [turned(app, painted, name)[1] for name in names]
                rates.append(dict(phone.evaluate(RATES)))
                app.office.telephone.hang_up()
                until(lambda: phone.shows("home"))
            phone.close()
            camera.terminate()
        browser.close()
    for name, times in gaps.items():
        print(
            f"longest frame gap of a turn {name:7} a call: median {1000 * statistics.median(times):.0f} ms, "
            f"p95 {1000 * p95(times):.0f} ms (n = {len(times)})"
        )
    for rate in rates:
        print(f"the phone sent {rate['out']} and got {rate['in']} a second")
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
        times = one_call(engine, phone, then=pictures if number == CALLS - 1 else None)
        for kept, took in zip((rung, here, there), times, strict=True):
            kept.append(took)
    for what, times in (
        ("dialled -> the phone rings", rung),
        ("answer tapped -> first picture at the phone", there),
        ("answer tapped -> first picture at the wall", here),
    ):
        print(f"{what:44} cold {1000 * times[0]:.0f} ms; then {spread(times[1:])}")


def one_call(
    engine: Desk, phone: Phone, then: Callable[[Desk, Phone], None] | None = None
) -> tuple[float, float, float]:
    """Seconds until it rings; from the touch to the first picture at the wall, and at the phone."""
    dialled = time.monotonic()
    call = engine.dial()
    phone.until(lambda: phone.shows("answer"))
    rung = time.monotonic() - dialled
    newest = engine.pictures.newest()
    seen = newest.sequence if newest else 0
    tapped = time.monotonic()
    phone.press("answer")
    here = there = 0.0
    while not here or not there:
        if not here and (frame := engine.pictures.newest(seen)):
            here = frame.at - tapped
        if not there and phone.frames():
            there = time.monotonic() - tapped
        if time.monotonic() - tapped > PATIENCE:
            sys.exit("no picture came")
    if then:
        then(engine, phone)
    engine.hang_up(call)
    phone.until(lambda: phone.shows("home"))
    engine.until(lambda: not engine.ask(lambda one: one.switchboard.active))
    return rung, here, there


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
