"""`kiosk pictures` writes the real wall's views as files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PyQt6.QtGui import QImage

from kiosk.core.clock import SetClock
from kiosk.core.state import State
from kiosk.core.store import Store
from kiosk.pictures import SETTLE, TICK, WARM_UP, Pictures, Wanted
from tests.packs.cities import SEOUL
from tests.views.test_views import city


def pictures(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "pictures", *options], capture_output=True, text=True, check=False, timeout=90
    )


def test_it_writes_each_view_in_each_size(tmp_path: Path) -> None:
    sizes = ["--size", "1280x720", "--size", "1300x600"]
    ended = pictures("--view", "disaster", "--language", "ko", *sizes, "--out", str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["disaster-ko-1280x720.png", "disaster-ko-1300x600.png"]
    for file in tmp_path.iterdir():
        picture = QImage(str(file))
        width, _, height = file.stem.rpartition("-")[2].partition("x")
        assert (picture.width(), picture.height()) == (int(width), int(height))
        assert len({picture.pixel(x, y) for x in range(0, 1280, 8) for y in range(0, 600, 8)}) > 50  # not one colour


def test_a_view_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = pictures("--view", "nowhere", "--out", str(tmp_path))
    assert ended.returncode == 2
    assert "nowhere: there is no such view" in ended.stderr
    assert "overview" in ended.stderr


def taking(state: State) -> tuple[Pictures, SetClock, Store, list[str]]:
    """Pictures of one view from a wall without a glass, and the names of those that were taken."""
    clock, store, taken = SetClock(), Store(state), []
    screen = SimpleNamespace(window=SimpleNamespace(resize=lambda *_: None), grab=lambda file: taken.append(file.name))
    app: Any = SimpleNamespace(clock=clock, store=store, screen=screen, bus=SimpleNamespace(issue=lambda *_: None))
    return Pictures(app, [Wanted("traffic", "en", (800, 600))], Path(), ()), clock, store, taken


def run(pictures: Pictures, clock: SetClock, seconds: float, step: float = TICK) -> None:
    for _ in range(round(seconds / step)):
        clock.move(step)
        pictures.tick()


def test_no_picture_is_taken_before_numbers_arrived() -> None:
    pictures, clock, store, taken = taking(State())
    run(pictures, clock, WARM_UP + 4 * SETTLE)
    assert taken == []
    store.put(city(SEOUL))
    run(pictures, clock, 2 * SETTLE)
    assert taken == ["traffic-en-800x600.png"]


def test_a_picture_is_taken_though_nothing_ever_arrives() -> None:
    pictures, clock, _, taken = taking(State())
    run(pictures, clock, 60 + 2 * SETTLE)
    assert taken == ["traffic-en-800x600.png"]


def test_time_in_which_the_machine_stood_is_not_time_in_which_a_view_slid_in() -> None:
    pictures, clock, _, taken = taking(city(SEOUL))
    run(pictures, clock, WARM_UP + 2 * TICK)
    run(pictures, clock, 3 * SETTLE, step=3 * SETTLE)
    assert taken == []
    run(pictures, clock, SETTLE + 2 * TICK)
    assert taken == ["traffic-en-800x600.png"]
