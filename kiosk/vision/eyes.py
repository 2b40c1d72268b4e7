"""The eyes' process: camera -> hands -> gestures -> the wall. Light to import: only the child loads what is heavy."""

from __future__ import annotations

from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.worker import Link
from kiosk.vision.messages import EyesSetup


def eyes(link: Link, setup: object) -> None:
    """Watch until the wall goes; `setup` is an `EyesSetup`. Raises `SourceError` for a new start."""
    assert isinstance(setup, EyesSetup)
    link.send(DeviceState(DeviceMode.STARTING))
    # cv2 and mediapipe must stay out of the wall's process: cv2 redirects Qt's plugins, mediapipe takes seconds
    from kiosk.vision.looking import Looking  # noqa: PLC0415

    looking = Looking(link, setup)
    link.ready()
    looking.run()
