"""The real landmarker finds the drawn hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.drawn.acts import Idle, Lower, Raise, Swipe
from kiosk.drawn.cache import clip
from kiosk.drawn.script import Script

_MODELS = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "kiosk/models"
_MODEL = Path(os.environ.get("KIOSK_HAND_MODEL", _MODELS / "hand_landmarker.task"))


@pytest.mark.skipif(
    not _MODEL.is_file(), reason=f"the hand model is not at {_MODEL} (kiosk install, or KIOSK_HAND_MODEL)"
)
def test_a_raised_and_swiping_hand_is_found_where_it_is_in_nearly_every_frame(tmp_path: Path) -> None:
    video = clip(Script((Idle(0.5), Raise("palm", hold=0.8), Swipe("left"), Lower(), Idle(0.5))), tmp_path)
    program = Path(__file__).with_name("landmarks.py")
    done = subprocess.run(
        [sys.executable, str(program), str(_MODEL), str(video)], capture_output=True, text=True, check=True, timeout=150
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    told = json.loads(video.with_suffix(".json").read_text("utf-8"))["frames"]
    assert len(found) == len(told)
    shown = [(hands, frame["hands"][0]) for hands, frame in zip(found, told, strict=True) if frame["hands"]]
    raised = [(hands, truth) for hands, truth in shown if truth["palm"][1] < 0.9]
    right = sum(
        any(abs(x - truth["palm"][0]) < 0.06 and abs(y - truth["palm"][1]) < 0.08 for x, y, _ in hands)
        for hands, truth in raised
    )
    assert right / len(raised) > 0.85
    sides = [side for hands, _ in raised for *_, side in hands]
    assert sides.count("Right") / len(sides) > 0.85
    assert sum(bool(hands) for hands, frame in zip(found, told, strict=True) if not frame["hands"]) <= 5
