"""What a scenario says and shows -> files to play, made before the rehearsal in processes of their own.

Drawing needs OpenCV, which must stay out of the wall's process: it redirects Qt's plugins.
"""

from __future__ import annotations

import ctypes
import logging
import multiprocessing
import signal
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kiosk.core.text import Language
from kiosk.stage.scenario import Scenario, Step

log = logging.getLogger(__name__)

HANDS = 2  # processes that draw at the same time
PR_SET_PDEATHSIG = 1  # of prctl(2)


def made(scenario: Scenario, file: Path, cache: Path) -> tuple[Path | None, ...]:
    """For every step the WAV of what is said or the video of what the hand does; None for the others.

    What was made before is found again in `cache`. Raises `ConfigError` naming `file` and the act, or `SourceError`
    where espeak-ng is missing.
    """
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(HANDS, mp_context=spawn, initializer=_end_with_parent) as pool:
        jobs = [pool.submit(make, step, str(file), number, cache) for number, step in enumerate(scenario.steps)]
        return tuple(job.result() for job in jobs)


def make(step: Step, file: str, number: int, cache: Path) -> Path | None:
    """The file of one step; runs in a process of the pool."""
    if step.say:
        return _said(step.say.text, step.say.language, step.say.voice, cache / "speech")
    if step.hand:
        return _shown({"acts": list(step.hand)}, f"{file}: step.{number}.hand", cache / "clips")
    return None


def _end_with_parent() -> None:
    """Let the kernel end this process when the wall's is killed: a pool's own processes would wait for ever."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _said(text: str, language: Language, voice: str, folder: Path) -> Path:
    from kiosk.voice.speech import spoken  # noqa: PLC0415 - numpy only in the pool's processes

    return spoken(text, language, voice, folder)


def _shown(script: Mapping[str, object], where: str, folder: Path) -> Path:
    from kiosk.drawn.cache import clip  # noqa: PLC0415 - OpenCV only in the pool's processes
    from kiosk.drawn.script import from_plain  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    return clip(from_plain(script, where), folder)
