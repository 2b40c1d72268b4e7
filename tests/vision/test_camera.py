"""Video files and the names of cameras, without a camera."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.settings import EyesSettings
from kiosk.vision.camera import PATIENCE as TAKEN
from kiosk.vision.camera import SPARSE, Capture, cameras, fitted, found, opened
from kiosk.vision.picture import Picture
from tests.vision.films import FPS, animation, film

PATIENCE = 20.0  # seconds; a busy machine is slow
TRIES = 5  # one that runs other tests beside this one leaves out the last pictures now and then


@contextmanager
def capture(target: int | Path) -> Iterator[Capture]:
    source = Capture(str(target), target, 640, 480)
    yield source
    source.close()
    until(lambda: not source.hangs)


def until(reached: Callable[[], object], within: float = PATIENCE) -> None:
    """Wait; fails after `within`."""
    end = time.monotonic() + within
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.01)


def pictures(source: Capture) -> Iterator[Picture]:
    last = 0
    while not source.ended or source.newest(last, 0):
        if picture := source.newest(last, 0.5):
            last = picture.number
            yield picture


@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_a_file_is_played_once_at_its_own_rate(kind: str, tmp_path: Path) -> None:
    file = (film if kind == "mp4" else animation)(tmp_path / f"clip.{kind}", 20)
    last = []
    for _ in range(TRIES):
        began = time.monotonic()
        with capture(file) as source:
            seen = list(pictures(source))
            took = time.monotonic() - began
        assert source.problem == ""
        assert took >= 19 / FPS - 0.05
        assert {picture.pixels.shape for picture in seen} <= {(48, 64, 3)}
        assert {picture.pixels.dtype for picture in seen} <= {np.dtype(np.uint8)}
        for earlier, later in pairwise(seen):
            assert later.at - earlier.at == pytest.approx((later.number - earlier.number) / FPS)
        last.append(seen[-1].number if seen else 0)
        if last[-1] > 15:
            break
    assert 15 < last[-1] <= 20, last


def test_late_frames_are_skipped_not_queued(tmp_path: Path) -> None:
    with capture(film(tmp_path / "clip.mp4", 30)) as source:
        assert source.newest(0, PATIENCE) is not None
        # the reader is busy elsewhere while the film goes on
        until(lambda: source._picture is not None and source._picture.number > 8)
        picture = source.newest(1, 0)
    assert picture is not None
    assert picture.number > 8
    assert picture.pixels.mean() == pytest.approx((picture.number - 1) * 8, abs=6)


def test_a_slow_reader_misses_little_of_a_film_that_is_played_whole(tmp_path: Path) -> None:
    source = Capture("whole", film(tmp_path / "clip.mp4", 15), whole=True)
    seen = []
    for picture in pictures(source):
        time.sleep(0.1)  # the film has a picture each 0.033 s
        seen.append(picture)
    source.close()
    assert seen[0].number == 1
    assert seen[-1].number >= 14
    for earlier, later in pairwise(seen):
        assert later.at - earlier.at == pytest.approx((later.number - earlier.number) / FPS)
        assert later.at - earlier.at < SPARSE + 1 / FPS


def test_closing_does_not_wait_for_a_picture_to_be_taken(tmp_path: Path) -> None:
    source = Capture("whole", film(tmp_path / "clip.mp4", 15), whole=True)
    assert source.newest(0, PATIENCE)
    time.sleep(0.3)  # the next one waits to be taken
    source.close()
    until(lambda: not source.hangs, TAKEN / 2)  # at once on a quiet machine; else it lets go TAKEN after it was taken


def test_pixels_are_red_green_blue(tmp_path: Path) -> None:
    import cv2  # noqa: PLC0415 - only here

    file = tmp_path / "red.png"
    cv2.imwrite(str(file), np.full((48, 64, 3), (0, 0, 255), np.uint8))
    with capture(file) as source:
        picture = source.newest(0, PATIENCE)
    assert picture is not None
    assert tuple(picture.pixels[0, 0]) == (255, 0, 0)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with capture(tmp_path / "nothing.mp4") as source:
        assert source.newest(0, PATIENCE) is None
        assert source.ended
    assert "nothing.mp4: there is no such file" in source.problem


def test_a_file_that_is_no_video_is_named_with_the_mend(tmp_path: Path) -> None:
    file = tmp_path / "garbage.mp4"
    file.write_bytes(bytes(range(256)) * 40)
    with capture(file) as source:
        assert source.newest(0, PATIENCE) is None
        assert source.ended
    assert "garbage.mp4: no video" in source.problem
    assert "mp4" in source.problem


def test_a_camera_that_is_not_there_says_so_at_once() -> None:
    with capture(97) as source:
        assert source.newest(0, PATIENCE) is None
        assert source.ended
    assert "97 cannot be opened" in source.problem


def test_closing_in_the_middle_of_a_film_does_not_wait_for_its_end(tmp_path: Path) -> None:
    with capture(film(tmp_path / "slow.mp4", 10, fps=1)) as source:
        source.newest(0, PATIENCE)
        began = time.monotonic()
    assert time.monotonic() - began < 5  # the film goes on for 10 s


def test_a_device_that_hangs_while_it_is_opened_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "hangs.mp4"
    os.mkfifo(pipe)  # opening it blocks until somebody writes
    source = Capture("hangs", pipe)
    began = time.monotonic()
    assert source.newest(0, 0.1) is None
    source.close()
    assert time.monotonic() - began < PATIENCE  # 1.1 s on a quiet machine; the device hangs for ever
    assert source.hangs

    def let_go() -> bool:
        with suppress(OSError):
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        return not source.hangs

    until(let_go)  # OpenCV tries one backend after the other


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    for number, (name, index) in {
        0: ("Integrated Camera: Integrated C", 0),
        1: ("Integrated Camera: Integrated C", 1),
        2: ("Logitech BRIO", 0),
        10: ("시연용 카메라", 0),
    }.items():
        folder = tmp_path / f"video{number}"
        folder.mkdir()
        (folder / "name").write_text(f"{name}\n", encoding="utf-8")
        (folder / "index").write_text(f"{index}\n", encoding="utf-8")
    return tmp_path


def test_cameras_are_listed_in_their_order_without_metadata_nodes(devices: Path) -> None:
    assert list(cameras(devices)) == [0, 2, 10]


@pytest.mark.parametrize(
    ("wanted", "index"), [("", 0), ("brio", 2), ("BRIO", 2), ("시연", 10), ("2", 2), ("5", 5), ("elgato", None)]
)
def test_a_camera_is_found_by_number_or_part_of_its_name(devices: Path, wanted: str, index: int | None) -> None:
    camera = found(wanted, devices)
    assert (camera[0] if camera else None) == index


def test_without_cameras_there_is_no_first_one(tmp_path: Path) -> None:
    assert found("", tmp_path / "none") is None
    assert opened(EyesSettings(camera="no camera has this name")) is None


def test_a_picture_is_fitted_to_the_preview() -> None:
    pixels = np.zeros((48, 64, 3), np.uint8)
    assert fitted(pixels, 64, 48) is pixels
    assert fitted(pixels, 32, 20).shape == (20, 32, 3)
