"""The application around the glass: its wake signal, its fonts, its pictures and its start without a display."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QColor, QFont, QFontDatabase, QImage, QRawFont

from kiosk.core.amounts import number
from kiosk.core.errors import ConfigError
from kiosk.core.frames import FrameRing
from kiosk.core.pack import Pack
from kiosk.core.text import LANGUAGES
from kiosk.screen import fonts
from kiosk.screen.application import Application, Wake, create
from tests.screen import sample, seen
from tests.screen.waiting import until, wait

Make = Callable[..., sample.World]
RED, BLUE = bytes((255, 0, 0)), bytes((0, 0, 255))
WIDTH, HEIGHT = 64, 48


def test_a_wall_nobody_can_see_does_not_start_by_mistake() -> None:
    with pytest.raises(ConfigError, match=r"no display.*--headless"):
        create(headless=False, environment={})


def test_this_machines_fonts_write_all_languages_of_the_wall(application: Application) -> None:
    assert application.fonts.missing == ()
    assert application.fonts.notice is None
    assert fonts.unwritable(application.fonts.family) == ()


def test_the_walls_font_has_every_sign_a_number_is_written_with(application: Application) -> None:
    """A sign of another font stands out by its weight and its height; a minus is half of what a number says."""
    signs = {sign for language in LANGUAGES for sign in number(-1_234_567.89, 2, language)}
    font = QRawFont.fromFont(QFont(application.fonts.family))
    assert {sign for sign in signs if not font.supportsCharacter(sign)} == set()


@pytest.mark.parametrize(("family", "lacks"), [("DejaVu Sans", ("Hangul",)), ("NanumBarunGothic", ("Cyrillic",))])
def test_a_font_that_lacks_a_script_or_has_it_only_in_squares_is_not_taken(
    application: Application, family: str, lacks: tuple[str, ...]
) -> None:
    if family not in QFontDatabase.families():
        pytest.skip(f"the font {family} is not installed")
    assert fonts.unwritable(family) == lacks
    assert fonts.found((family, application.fonts.family)).family == application.fonts.family


def test_a_missing_script_names_the_package_that_mends_it() -> None:
    notice = fonts.Fonts("DejaVu Sans", ("Hangul",)).notice
    assert notice is not None
    for text in (notice.en, notice.ko, notice.ru):
        assert "fonts-nanum" in text
        assert "Hangul" in text


def test_waking_from_another_thread_runs_in_this_one_and_many_calls_become_few(application: Application) -> None:
    ran: list[int] = []
    wake = Wake(lambda: ran.append(threading.get_ident()), application.qt)

    def often() -> None:
        for _ in range(200):
            wake.wake()

    thread = threading.Thread(target=often)
    thread.start()
    thread.join()
    until(lambda: ran, "it runs")
    wait(20)
    assert set(ran) == {threading.get_ident()}
    assert 1 <= len(ran) < 10
    before = len(ran)
    wake.wake()
    until(lambda: len(ran) > before, "it runs again")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_end_the_wall_in_good_order(application: Application, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), number))
    assert application.run() == 0
    assert signal.getsignal(number) is before


def halves(ring: FrameRing, left: bytes, right: bytes, at: float) -> None:
    ring.write((left * (WIDTH // 2) + right * (WIDTH // 2)) * HEIGHT, at)


@pytest.mark.usefixtures("quiet")
def test_the_cameras_picture_is_seen_as_in_a_mirror_and_the_newest_one_wins(
    wall: Make, pack: Pack, tmp_path: Path
) -> None:
    ring = FrameRing.create(WIDTH, HEIGHT)
    try:
        world = wall(sample.calm(pack, "en"), preview=ring)
        halves(ring, BLUE, RED, 1.0)
        wait(60)
        halves(ring, RED, BLUE, 2.0)
        wait(60)
        (tile,) = [i for i in seen.items(world.screen) if i.item.property("mirrored")]
        world.screen.grab(tmp_path / "wall.png")
        picture = QImage(str(tmp_path / "wall.png"))
        y = round(tile.place.center().y())
        left, right = (
            picture.pixelColor(round(tile.place.left() + share * tile.place.width()), y) for share in (0.25, 0.75)
        )
        assert (left.name(), right.name()) == (QColor("blue").name(), QColor("red").name())
        world.screen.close()
    finally:
        ring.close()


def test_the_first_frame_comes_soon(wall: Make, pack: Pack, capsys: pytest.CaptureFixture[str]) -> None:
    asked = time.monotonic()
    world = wall(sample.calm(pack, "en"))
    until(lambda: world.screen.first_frame_at is not None, "the first frame")
    with capsys.disabled():
        # how soon is the machine's matter: told, not asserted
        print(f"\nfirst frame {time.monotonic() - asked:.2f} s after the wall was made")  # noqa: T201


def test_frames_are_told_only_when_they_were_painted(
    wall: Make, pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    world = wall(sample.calm(pack, "en"))
    painted: list[float] = []
    world.screen.on_painted(painted.append)
    until(lambda: world.screen.first_frame_at is not None, "the first frame")
    assert world.screen.first_frame_at == sample.NOW
    until(lambda: painted_meanwhile(painted) <= 3, "nothing changes, yet it is painted")
    world.store.put(sample.heard(pack, "en"))
    until(lambda: painted, "what changes is painted")


def painted_meanwhile(painted: list[float]) -> int:
    """How many frames are painted in the next tenth of a second; they are forgotten."""
    painted.clear()
    wait(100)
    number = len(painted)
    painted.clear()
    return number


def test_a_picture_that_cannot_be_written_is_an_error(wall: Make, pack: Pack, tmp_path: Path) -> None:
    world = wall(sample.calm(pack, "en"))
    with pytest.raises(OSError, match="nowhere"):
        world.screen.grab(tmp_path / "nowhere" / "wall.png")


def test_the_wall_can_be_taken_away_while_the_state_goes_on(wall: Make, pack: Pack) -> None:
    world = wall(sample.calm(pack, "en"))
    world.screen.close()
    world.store.put(sample.connected(pack, "ko"))
    wait(20)
