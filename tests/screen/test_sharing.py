"""What is on the wall, for the far side of a call: in its own shape, and nothing once it is over."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PyQt6.QtGui import QColor, QImage

from kiosk.core.frames import FrameRing
from kiosk.screen.application import Application
from kiosk.screen.sharing import HEIGHT, WIDTH, Sharing, fitted


def plain(width: int, height: int, colour: str) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_ARGB32)
    picture.fill(QColor(colour))
    return picture


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (2604, 1200), (3840, 2160), (1080, 1920)])
def test_a_wall_of_any_shape_is_seen_whole_and_undistorted(width: int, height: int) -> None:
    picture = np.frombuffer(fitted(plain(width, height, "#ff8040")), np.uint8).reshape(HEIGHT, WIDTH, 3)
    shown = (picture == (255, 128, 64)).all(axis=2)
    wide, tall = shown.any(axis=0).sum(), shown.any(axis=1).sum()
    assert wide == WIDTH or tall == HEIGHT
    assert wide / tall == pytest.approx(width / height, rel=0.01)
    assert not picture[~shown].any()


@pytest.fixture
def ring() -> Iterator[FrameRing]:
    made = FrameRing.create(WIDTH, HEIGHT)
    yield made
    made.close()


def test_nothing_is_grabbed_before_and_nothing_stays_after(application: Application, ring: FrameRing) -> None:
    grabbed: list[int] = []

    def grab() -> QImage:
        grabbed.append(1)
        return plain(1920, 1080, "white")

    sharing = Sharing(grab, ring)
    sharing.share(on=False)
    assert ring.newest() is None
    sharing.share(on=True)
    sharing.share(on=True)
    shown = ring.newest()
    assert shown is not None
    assert len(grabbed) == 1
    assert max(shown.pixels) == 255
    sharing.share(on=False)
    after = ring.newest()
    assert after is not None
    assert max(after.pixels) == 0
