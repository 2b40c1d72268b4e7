"""`kiosk pictures` writes the real wall's views as files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PyQt6.QtGui import QImage


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
