"""Whatever is missing, the wall starts, works by touch and says what is missing and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.inputs import DeviceMode, Intent
from kiosk.screen.finger import press
from tests.faults.conftest import Open
from tests.running import Running, settings


def touch_works(running: Running) -> None:
    running.until(lambda: running.app.store.state.readings, 10, "numbers have arrived")
    assert press(running.app.screen.window, Intent("view.show", (("view", "calls"),)))
    running.until(lambda: running.app.store.state.view == "calls", 2, "a touch changed the view")


@pytest.mark.skipif(any(Path("/dev").glob("video*")), reason="there is a camera here, so nothing is missing")
def test_without_a_microphone_and_a_camera_both_are_said_to_be_absent(wall: Open, tmp_path: Path) -> None:
    chosen = settings(tmp_path, ears={"microphone": "no such microphone"}, eyes={"camera": "no such camera"})
    running = wall(chosen, scripted=False)
    app = running.app
    for device in ("microphone", "camera"):
        running.until(
            lambda name=device: getattr(app.store.state, name).mode is DeviceMode.ABSENT,  # type: ignore[misc]  # bound now
            30,
            f"the {device} is absent",
        )
        assert getattr(app.store.state, device).detail
    touch_works(running)


def test_without_a_hand_model_the_wall_says_how_to_get_one(
    wall: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(tmp_path / "nothing"))
    running = wall(settings(tmp_path))
    app = running.app
    running.until(lambda: app.store.state.notices, 5, "there is a notice")
    assert any("kiosk models install hands" in notice.en for notice in app.store.state.notices)
    touch_works(running)


def test_where_the_journal_cannot_be_written_the_wall_says_so_and_goes_on(wall: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    running = wall(settings(tmp_path / "file"))
    app = running.app
    running.until(lambda: app.store.state.notices, 5, "there is a notice")
    assert any("journal cannot be written" in notice.en for notice in app.store.state.notices)
    touch_works(running)
    assert list(app.journal.entries("command"))


def test_without_the_wished_engine_the_wall_is_deaf_and_says_so(
    wall: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = settings(tmp_path, ears={"engine": "vosk"})
    running = wall(chosen)
    app = running.app
    running.until(lambda: app.store.state.microphone.detail, 60, "the ears say what is missing")
    assert "kiosk models install" in app.store.state.microphone.detail
    touch_works(running)
