"""The city on the wall, headless at 1080p with the software renderer: turning to a view, feeds that never rest, memory.

    python -m benchmarks.city [switch] [feeds] [memory]      (without a name: all three)

switch  command -> the first frame painted after it, for every view, the first time (its QML is loaded) and again; and
        the longest gap between two frames while the page slides.
feeds   20 feeds that bring 25 x 30 numbers every second: CPU of the wall's process beside the same wall without them.
memory  two hours of the simulated city at 60 times its speed, a view turned each second: growth of the resident set.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from benchmarks.wall import cpu, gaps, memory, p95, turn, wait_for_engines
from kiosk.app import App
from kiosk.commands.navigate import ShowView
from kiosk.core.clock import SystemClock
from kiosk.core.inputs import Modality, Origin
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.settings import Settings
from kiosk.core.text import Text, same
from kiosk.feeds.feed import Feed, FeedNews
from kiosk.feeds.runner import Runner
from kiosk.screen.application import create

ROUNDS = 4  # over all views
SLIDE = 0.6  # seconds between two turns of the page
MOVES = 0.26  # seconds the page slides (Theme.motion); afterwards nothing has to be painted
FEEDS, PLACES, KINDS = 20, 25, 30
SPAN = 30.0  # seconds each CPU figure is taken over
SPEED = 60.0
SIMULATED = 2 * 3600.0  # seconds


@dataclass(frozen=True)
class Restless:
    """A feed whose numbers change at every look."""

    name: str
    promises: Mapping[str, str]
    source: Text = field(default_factory=lambda: same("benchmark"))
    every: float = 1.0
    patience: float = 5.0

    def read(self, now: datetime) -> FeedNews:
        of = Provenance(self.source, Status.SIMULATED, now, now)
        return FeedNews(
            tuple(
                Reading(key, now.timestamp() % 1000 + n, unit, of)
                for n, (key, unit) in enumerate(self.promises.items())
            )
        )

    def close(self) -> None:
        pass


def restless() -> list[Feed]:
    keys = [f"bench.q{kind}.p{place}" for kind in range(KINDS) for place in range(PLACES)]
    return [Restless(f"feed{n}", dict.fromkeys(keys[n::FEEDS], "m")) for n in range(FEEDS)]


@contextmanager
def wall(feeds: Sequence[Feed] | None = None, **sections: object) -> Iterator[App]:
    """A wall at work; `feeds` instead of the city's own where given."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"journal": Path(folder) / "journal.sqlite", "history": Path(folder) / "history.sqlite"}
        settings = Settings.model_validate({**files, **sections})
        app = App(settings, SystemClock(), create(headless=True), scripted=True)
        if feeds is not None:
            app.feeds = Runner(feeds, app.bus.report, app.clock)
        app.start()
        wait_for_engines(app)
        turn(4)
        try:
            yield app
        finally:
            app.stop()


def switch() -> None:
    with wall() as app:
        painted: list[float] = []
        app.screen.on_painted(painted.append)
        names = [view.name for view in app.views]
        first = [turned(app, painted, name) for name in names[1:]]
        again = [turned(app, painted, name) for _ in range(ROUNDS) for name in names]
    for what, times in (("the first time", first), ("again", again)):
        took, slides = [latency for latency, _ in times], [gap for _, gap in times]
        print(
            f"switch {what:15} first frame {spread(took)}; longest frame gap {spread(slides)} ({len(times)} switches)"
        )


def spread(seconds: Sequence[float]) -> str:
    """Median, 95th percentile and maximum in milliseconds."""
    of = (statistics.median(seconds), p95(list(seconds)), max(seconds))
    return "median {:.1f} ms, p95 {:.1f}, max {:.1f}".format(*(1000 * value for value in of))


def turned(app: App, painted: list[float], name: str) -> tuple[float, float]:
    """Seconds from the command to the first frame after it, and the longest gap while the page slides."""
    painted.clear()
    now = app.clock.now()
    app.bus.issue(ShowView(name), Origin(Modality.TOUCH, "benchmark", now, now))
    turn(SLIDE)
    # a frame that began before the command was carried out does not show it
    after = [at for at in painted if at - now > 0.001]
    sliding = [at for at in after if at - now < MOVES]
    return (after[0] - now if after else float("inf")), max(gaps(sliding), default=0.0)


def feeds() -> None:
    shares = {}
    for name, some in (("without", []), ("with", restless())):
        with wall(some) as app:
            before, at = cpu(), time.monotonic()
            turn(SPAN)
            own = next(iter(before))
            shares[name] = (cpu()[own] - before[own]) / (time.monotonic() - at)
            assert name == "without" or len(app.store.state.readings) > PLACES * KINDS
    cost = shares["with"] - shares["without"]
    print(
        f"feeds  {FEEDS} feeds, {PLACES * KINDS} numbers a second: {100 * cost:.1f} % of a core"
        f" (wall {100 * shares['with']:.1f} %, without feeds {100 * shares['without']:.1f} %)"
    )


def memory_growth() -> None:
    with wall(city={"speed": SPEED}) as app:
        names = [view.name for view in app.views]
        samples: list[float] = []
        steps = int(SIMULATED / SPEED)
        for second in range(steps):
            now = app.clock.now()
            app.bus.issue(ShowView(names[second % len(names)]), Origin(Modality.TOUCH, "benchmark", now, now))
            turn(1.0)
            samples.append(next(iter(memory()))[1])
    warm = len(names) * 2  # by then every view was there twice
    print(
        f"memory {steps} s at {SPEED:.0f} times: RSS {samples[warm]:.0f} MB after {warm} s, {samples[-1]:.0f} MB later:"
        f" {samples[-1] - samples[warm]:+.1f} MB"
    )


PARTS: Mapping[str, Callable[[], None]] = {"switch": switch, "feeds": feeds, "memory": memory_growth}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
