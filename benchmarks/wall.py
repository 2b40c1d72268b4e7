"""The whole wall, headless at 1080p: first picture, frames while ears and eyes work, its cost when nobody is there.

    python -m benchmarks.wall [seconds of each part]

Frames: "work" is the time from Qt's start of a frame to its end, "interval" the time between two painted frames (the
hand moves 30 times a second, so 33 ms is nothing lost). CPU is that of all processes of the wall, in cores, from /proc.
"""

from __future__ import annotations

import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PyQt6.QtCore import QEventLoop, Qt, QTimer

from kiosk.app import App
from kiosk.core import places
from kiosk.core.clock import SystemClock
from kiosk.core.settings import Settings
from kiosk.props import make
from kiosk.screen.application import create
from kiosk.stage.scenario import Scenario
from kiosk.vision import messages as seen
from kiosk.voice import messages as heard
from tests.running import AT_WORK

SCENARIO = Scenario.model_validate(
    {
        "name": "benchmark",
        "step": [
            {
                "title": "a finger draws",
                "at": 0,
                "hand": [
                    {"act": "idle", "seconds": 0.5},
                    {"act": "raise", "pose": "palm", "hold": 1.5, "at": [0.35, 0.55]},
                    {
                        "act": "point",
                        "at": [0.30, 0.50],
                        "via": [[0.40, 0.45], [0.25, 0.42], [0.33, 0.6]],
                        "takes": 4.0,
                        "hold": 0.5,
                    },
                    {"act": "lower"},
                ],
                "expect": {"nothing": True},
            },
            {"title": "there", "at": 0, "say": {"text": "show traffic", "language": "en"}, "expect": {"nothing": True}},
            {"title": "back", "at": 0, "say": {"text": "show overview", "language": "en"}, "expect": {"nothing": True}},
        ],
    }
)


@dataclass
class Frames:
    """What the window and the Qt thread did, in seconds."""

    painted: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    pulse: list[float] = field(default_factory=list)
    began: float = 0.0

    def begin(self) -> None:
        self.began = time.monotonic()

    def end(self) -> None:
        self.work.append(time.monotonic() - self.began)

    def tick(self) -> None:
        self.pulse.append(time.monotonic())

    def clear(self) -> None:
        for times in (self.painted, self.work, self.pulse):
            times.clear()


def turn(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def main(started: float, seconds: float) -> None:
    began = time.monotonic()
    clips = [make(step, "benchmark", number, places.cache_folder()) for number, step in enumerate(SCENARIO.steps)]
    making = time.monotonic() - began  # what is said and shown is no part of the wall
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_validate({"journal": Path(folder) / "journal.sqlite", "ears": {"mode": "always"}})
        app = App(settings, SystemClock(), create(headless=True), scripted=True)
        frames = Frames()
        app.screen.window.beforeFrameBegin.connect(frames.begin)
        app.screen.window.afterFrameEnd.connect(frames.end)
        app.screen.on_painted(frames.painted.append)
        app.start()
        wait_for_engines(app)
        print(f"first picture        {frames.painted[0] - started - making:6.2f} s after the start, imports included")
        print(f"everything at work   {time.monotonic() - started - making:6.2f} s")
        turn(5)
        before, at = cpu(), time.monotonic()
        turn(seconds)
        report("nobody there", before, time.monotonic() - at)
        work(app, frames, [clip for clip in clips if clip], seconds)
        app.stop()


def wait_for_engines(app: App) -> None:
    while True:
        turn(0.1)
        state = app.store.state
        if all(device.mode in AT_WORK for device in (state.microphone, state.camera, state.caller)):
            return


def work(app: App, frames: Frames, clips: list[Path], seconds: float) -> None:
    hand, there, back = clips
    pulse = QTimer()
    pulse.setTimerType(Qt.TimerType.PreciseTimer)
    pulse.timeout.connect(frames.tick)
    pulse.start(16)
    frames.clear()
    before, at = cpu(), time.monotonic()
    while time.monotonic() < at + seconds:
        app.eyes_worker.send(seen.Feed(hand))
        for word in (there, back):
            app.ears_worker.send(heard.Feed(word))
            turn(4)
    spent = time.monotonic() - at
    report("hand and voice", before, spent)
    print(f"frames painted       {len(frames.painted)} ({len(frames.painted) / spent:.0f} a second)")
    show("frame work", frames.work)
    show("frame interval", gaps(frames.painted))
    show("16 ms timer's gap", gaps(frames.pulse))
    print(f"memory (RSS)         {', '.join(f'{name} {mb:.0f} MB' for name, mb in memory())}")


def gaps(times: list[float]) -> list[float]:
    return [after - before for before, after in itertools.pairwise(times)]


def show(name: str, values: list[float]) -> None:
    print(f"{name:20} median {1000 * statistics.median(values):5.1f} ms, p95 {1000 * p95(values):5.1f} ms")


def process_start() -> float:
    """When this process began, in monotonic seconds."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    return float(fields[19]) / os.sysconf("SC_CLK_TCK")


def p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def processes() -> Iterator[tuple[str, int]]:
    yield "wall", os.getpid()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and b"spawn_main" in command:
            yield "worker", int(stat.parent.name)


def cpu() -> dict[int, float]:
    ticks = os.sysconf("SC_CLK_TCK")
    used = {}
    for _, pid in processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used[pid] = (int(fields[11]) + int(fields[12])) / ticks
    return used


def report(what: str, before: dict[int, float], seconds: float) -> None:
    after = cpu()
    each = [(after[pid] - before.get(pid, 0.0)) / seconds for pid in after]
    workers = ", ".join(f"{100 * share:.1f}" for share in each[1:])
    print(f"{what:20} {100 * sum(each):6.1f} % of a core (wall {100 * each[0]:.1f}, workers {workers})")


def memory() -> Iterator[tuple[str, float]]:
    for name, pid in processes():
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        yield name, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(process_start(), float(sys.argv[1]) if len(sys.argv) > 1 else 24.0)
