"""What is known of one of the city's cameras now: whether its picture is new, old or missing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

GRIDS = (1, 4, 6, 9)  # how many pictures the wall may show at once


class CameraMode(Enum):
    """How far a picture can be believed."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALE = "stale"  # there was a picture; no new one came for a while
    UNAVAILABLE = "unavailable"
    SIMULATED = "simulated"  # drawn by the wall
    NOT_KEPT = "not kept"  # the clock is turned back: nobody keeps pictures


@dataclass(frozen=True, slots=True)
class CameraSeen:
    """One watched camera; `slot` is the place in the wall's pictures that its frames go to."""

    key: str
    slot: int
    mode: CameraMode
    since: float  # monotonic seconds: when its last new picture came, or when it was first asked for
    detail: str = ""  # what is wrong, for the operator
    came: datetime | None = None  # when its last new picture came, on the clock; None: none came yet


@dataclass(frozen=True, slots=True)
class CameraLook:
    """Which cameras the camera wall shows."""

    panes: int = 6  # pictures at once, one of `GRIDS`
    page: int = 0  # from 0; beyond the last one it begins anew
    district: str = ""  # only cameras there, by key; "" is everywhere
