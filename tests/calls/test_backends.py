"""Every way to reach people that is there: an addition is tested before its author writes a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.calls.backend import BackendKind, Surroundings
from kiosk.calls.office import Office, kinds
from kiosk.core.clock import SetClock
from kiosk.core.errors import ConfigError
from kiosk.core.frames import RingSpec
from kiosk.core.settings import CallsSettings
from tests.calls.people import CITY

BACKENDS = kinds()


def nothing(*_: object, **__: object) -> None:
    """Whoever listens does not care."""


def test_the_usual_backend_is_there() -> None:
    assert CallsSettings().backend in [kind.name for kind in BACKENDS]


@pytest.mark.parametrize("kind", BACKENDS, ids=lambda kind: kind.name)
def test_a_backend_that_was_never_started_takes_orders_and_stops(kind: BackendKind) -> None:
    backend = kind.make(
        Surroundings(
            CallsSettings(),
            SetClock(),
            "en",
            RingSpec("nothing", 640, 360),
            None,
            device=nothing,
            speaking=nothing,
        )
    )
    assert isinstance(backend.simulated, bool)
    backend.hang_up("call-1")
    backend.speak("ru")
    backend.stop()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (CallsSettings(backend="pigeon"), r"calls\.backend: found 'pigeon'.*actor"),
        (CallsSettings(auto_answer=("stranger",)), r"calls\.auto_answer: 'stranger' is nobody's key.*chief"),
    ],
)
def test_what_there_is_not_is_named_with_what_is_allowed(settings: CallsSettings, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        Office(
            settings,
            CITY,
            SetClock(),
            language=lambda: "en",
            report=nothing,
            note=nothing,
            wake=nothing,
            speaking=nothing,
            speech=None,
            answered=nothing,
        )


def test_the_wall_never_loads_what_draws_or_plays() -> None:
    heavy = "('sounddevice', 'cv2', 'mediapipe', 'PyQt6')"
    program = (
        "import sys, kiosk.calls.office, kiosk.calls.backends.actor;"
        f"print([m for m in sys.modules if m.split('.')[0] in {heavy} or m.startswith('kiosk.drawn')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
