"""What the wall sets up and orders of the camera watcher. It answers with `CameraSeen`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.city.cameras import Camera
from kiosk.core.frames import RingSpec

PANES = 10  # pictures at once: nine on the camera wall, and the one that an alarm brings up
WIDTH, HEIGHT = 640, 360  # pixels of each


@dataclass(frozen=True, slots=True)
class CctvSetup:
    """What the watcher's process is started with; `logins` are `user:password` by camera."""

    cameras: tuple[Camera, ...]
    folder: Path  # of the pack
    timezone: str
    slots: tuple[RingSpec, ...]
    logins: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Watch:
    """Watch these cameras and no others, each in the slot of its place; `fires` are those that see one."""

    keys: tuple[str, ...]
    fires: tuple[str, ...] = ()
