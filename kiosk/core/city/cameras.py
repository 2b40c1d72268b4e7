"""The city's cameras: where each stands and how its picture is had."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from kiosk.core.city.parts import Key, Named, Part, Place

SCHEMES = {"mjpeg": ("http", "https"), "snapshot": ("http", "https"), "rtsp": ("rtsp", "rtsps")}
SourceKind = Literal["simulated", "file", "mjpeg", "rtsp", "snapshot"]


class CameraSource(Part):
    """Where a camera's pictures come from. `login` names an environment variable or key-file entry `user:password`."""

    kind: SourceKind
    url: str = ""  # mjpeg, rtsp, snapshot
    file: Path | None = None  # file; relative to the pack's folder
    scene: Literal["road", "crossing", "river", "alley", "square", "tunnel"] = "road"  # simulated
    login: str = ""
    every: Annotated[float, Field(gt=0, le=3600)] = 1.0  # snapshot: seconds between two pictures
    stale_after: Annotated[float, Field(gt=0, le=600)] = 5.0  # seconds without a new picture until it says so

    @model_validator(mode="after")
    def _complete(self) -> CameraSource:
        if self.kind == "file" and self.file is None:
            msg = "a camera of kind file needs `file`"
            raise ValueError(msg)
        if self.kind in ("mjpeg", "rtsp", "snapshot") and not self.url:
            msg = f"a camera of kind {self.kind} needs `url`"
            raise ValueError(msg)
        if self.kind in SCHEMES:
            self._reached(SCHEMES[self.kind])
        return self

    def _reached(self, schemes: tuple[str, ...]) -> None:
        address = urlsplit(self.url)
        if address.scheme not in schemes or not address.hostname:
            msg = f"the `url` of a camera of kind {self.kind} begins with {' or '.join(f'{one}://' for one in schemes)}"
            raise ValueError(msg)
        if "@" in address.netloc:
            msg = "no login stands in a pack: name it in `login`, and write it into keys.toml"
            raise ValueError(msg)


class Camera(Part):
    """One camera."""

    key: Key
    name: Named
    place: Place
    district: Key
    source: CameraSource
