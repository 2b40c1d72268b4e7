"""A pose held still -> progress 0..1, then once "held". Forgives flicker; the pose must be left before the next one."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.gestures.sight import Place, Sight

FLICKER = 0.15  # seconds a hold survives without its pose: four frames of blur or misreading at 30 fps


@dataclass(frozen=True, slots=True)
class Held:
    """How far a hold is after a frame."""

    progress: float = 0.0  # 0..1
    done: bool = False  # only in the frame in which it is complete
    started: float = 0.0  # monotonic seconds
    steadiness: float = 0.0  # 0..1 share of the frames since then that showed the pose


class Hold:
    """A hold of `seconds` within `palms` palm lengths of where it began."""

    def __init__(self, seconds: float, palms: float) -> None:
        self._seconds = seconds
        self._palms = palms
        self._place: Place | None = None
        self._started = self._shown = 0.0
        self._frames = self._with_pose = 0
        self._spent = False

    def step(self, at: float, sight: Sight | None, wanted: bool) -> Held:
        """Take in a frame: `wanted` says whether `sight` shows the pose."""
        if sight is None or not wanted:
            self._frames += 1
            if at - self._shown > FLICKER:
                self._place, self._spent = None, False
            return Held(self._progress(self._shown))
        if self._place is None or (not self._spent and sight.palms_from(self._place) > self._palms):
            self._place, self._started = sight.centre, at
            self._frames = self._with_pose = 0
        self._shown = at
        self._frames += 1
        self._with_pose += 1
        progress = self._progress(at)
        done = progress >= 1.0 and not self._spent
        self._spent = self._spent or done
        return Held(progress, done, self._started, self._with_pose / self._frames)

    def _progress(self, at: float) -> float:
        return 0.0 if self._place is None else min(1.0, (at - self._started) / self._seconds)
