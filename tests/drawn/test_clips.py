"""The drawn presenter: same seed, same bytes; what is drawn is where the truth says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.drawn.clips import CLIPS
from kiosk.drawn.sprite import Look, sprite
from kiosk.drawn.studio import Camera, Studio

_SMALL = Camera(width=320, height=240, seed=3)


def _digest(name: str) -> str:
    whole = hashlib.sha256()
    for picture, _ in Studio(_SMALL).frames(CLIPS[name]()):
        whole.update(picture.tobytes())
    return whole.hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert _digest("swipe_left") == _digest("swipe_left")


def test_nobody_and_somebody_idle_show_no_hand() -> None:
    for name in ("nobody", "idle"):
        assert all(not truth.hands for _, truth in Studio(_SMALL).frames(CLIPS[name]()))


@pytest.mark.parametrize("name", sorted(CLIPS))
def test_every_clip_tells_events_inside_its_time(name: str) -> None:
    scene = CLIPS[name]()
    assert all(0 <= event.start < event.end <= scene.seconds for event in scene.events)
    assert bool(scene.events) == (name not in {"nobody", "idle"})


def test_a_left_hand_is_the_mirror_image_of_a_right_one() -> None:
    right, left = sprite(Look("palm")), sprite(Look("palm", side="Left"))
    width = right.picture.shape[1]
    assert np.allclose(width - right.joints[:, 0], left.joints[:, 0], atol=1.5)
    assert right.joints[4, 0] > right.joints[20, 0]  # the thumb is to the picture's right


def test_the_palm_is_drawn_where_the_truth_says() -> None:
    frames = list(Studio(_SMALL).frames(CLIPS["hold_palm"]()))
    empty, (shown, truth) = frames[0][0], frames[60]
    x, y = truth.hands[0].palm()
    column, row = int(x * 320), int(y * 240)
    patch = (slice(row - 4, row + 4), slice(column - 4, column + 4))
    assert np.abs(shown[patch].astype(int) - empty[patch]).mean() > 10


def test_the_command_line_writes_a_clip_that_can_be_read(tmp_path: Path) -> None:
    import argparse  # noqa: PLC0415  (only here)

    from kiosk.cli import clips  # noqa: PLC0415  (only here)

    parser = argparse.ArgumentParser()
    clips.add(parser.add_subparsers())
    args = parser.parse_args(["clips", str(tmp_path), "idle", "--size", "320x240"])
    assert args.act(args) == 0
    video = cv2.VideoCapture(str(tmp_path / "idle.mp4"))
    assert int(video.get(cv2.CAP_PROP_FRAME_COUNT)) == 90
    video.release()
