"""What the wall sets up and orders of the eyes. The eyes answer with `HandsSeen`, `Gesture` and `DeviceState`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.core.frames import RingSpec
from kiosk.core.settings import EyesSettings


@dataclass(frozen=True, slots=True)
class EyesSetup:
    """What the eyes' process is started with."""

    settings: EyesSettings
    hand_model: Path | None  # `hand_landmarker.task`; None: not installed
    preview: RingSpec  # the ring the unmirrored RGB pictures go to, in its size
    scripted: bool = False  # no camera: an empty room, and what `Feed` plays


@dataclass(frozen=True, slots=True)
class OpenCamera:
    """Open the camera, or release the device itself."""

    on: bool


@dataclass(frozen=True, slots=True)
class Film:
    """Somebody at the far side of a call watches: the preview gets every picture, not only those looked at."""

    on: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """Play a video file into the line at its own rate, once; afterwards the camera or the empty room is back.

    Dropped while the camera is off. A file that cannot be read is named in the camera's `DeviceState`.
    """

    file: Path
