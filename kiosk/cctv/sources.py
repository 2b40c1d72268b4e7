"""A camera of the pack -> its pictures, one after the other. Ends at RGB arrays of the wall's size.

A source may block for seconds: each is read in a thread of its own. Whatever goes wrong is a `SourceError`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import cv2
import numpy as np

from kiosk.cctv import picture as pictured
from kiosk.cctv import web
from kiosk.cctv.messages import HEIGHT, WIDTH
from kiosk.core.city.cameras import Camera
from kiosk.core.errors import SourceError
from kiosk.drawn.arrays import Rgb
from kiosk.drawn.streets import street

FPS = 10.0  # pictures a second at most: a wall of nine is watched, not measured
PATIENCE = 4000  # milliseconds to open a stream and to wait for its next picture
MOST_PIXELS = 8_500_000  # of one picture: 4K and a little
FULL = cv2.IMREAD_COLOR
REDUCED = ((4, cv2.IMREAD_REDUCED_COLOR_4), (2, cv2.IMREAD_REDUCED_COLOR_2))  # by how many times it is too large
MEND = "check the address, the login and the network"

# RTSP over TCP: over UDP lost packets smear the picture for seconds
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp")
# FFmpeg and OpenCV write addresses to stderr, with the login in them: what is wrong is told by the wall itself
os.environ["OPENCV_FFMPEG_LOGLEVEL"] = "-8"
os.environ["OPENCV_LOG_LEVEL"] = "SILENT"


def pictures(camera: Camera, folder: Path, timezone: str, login: str, fire: Fire) -> Iterator[Rgb]:
    """The camera's pictures, as they come, at most `FPS` a second. Raises `SourceError` where there are none."""
    source = camera.source
    match source.kind:
        case "simulated":
            return _drawn(camera, timezone, fire)
        case "file":
            assert source.file
            return _played(folder / source.file)
        case "snapshot":
            return _snapshots(source.url, login, source.every)
        case "mjpeg":
            return _pushed(source.url, login)
        case "rtsp":
            return _streamed(source.url, login)


class Fire:
    """Whether a camera sees a fire, told from outside."""

    def __init__(self) -> None:
        self.on = False


def fitted(picture: Rgb) -> Rgb:
    """The picture cut and scaled to fill the wall's size. Raises `SourceError` for one that is too large."""
    height, width = picture.shape[:2]
    _bound("camera", width, height)
    wanted = WIDTH / HEIGHT
    if width / height > wanted:
        cut = round((width - height * wanted) / 2)
        picture = picture[:, cut : width - cut]
    else:
        cut = round((height - width / wanted) / 2)
        picture = picture[cut : height - cut]
    scaled: Rgb = cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.uint8)
    return scaled


def _drawn(camera: Camera, timezone: str, fire: Fire) -> Iterator[Rgb]:
    seed = sum(ord(letter) * (n + 1) for n, letter in enumerate(camera.key))
    smoke = 0.0
    zone = ZoneInfo(timezone)
    while True:
        at, now = time.monotonic(), datetime.now(zone)
        smoke += 0.02 if fire.on else -0.02
        smoke = min(1.0, max(0.0, smoke))
        yield fitted(street(camera.source.scene, seed, at, now.hour + now.minute / 60, smoke=smoke))
        _wait(at)


def _played(file: Path) -> Iterator[Rgb]:
    if not file.is_file():
        raise SourceError(str(file), "there is no such file", "add it to the pack's folder")
    while True:
        video = cv2.VideoCapture(str(file))
        try:
            rate = video.get(cv2.CAP_PROP_FPS) or FPS
            skip = max(1, round(rate / FPS))
            count = 0
            while True:
                at = time.monotonic()
                got, picture = video.read()
                if not got:
                    break
                count += 1
                if count % skip == 0:
                    yield fitted(_rgb(picture))
                    _wait(at, skip / rate)
            if not count:
                raise SourceError(str(file), "is no video that can be read", "write it as mp4")
        finally:
            video.release()


def _streamed(url: str, login: str) -> Iterator[Rgb]:
    public = web.public(url)
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, PATIENCE, cv2.CAP_PROP_READ_TIMEOUT_MSEC, PATIENCE]
    video = cv2.VideoCapture(web.private(url, login), cv2.CAP_FFMPEG, limits)
    try:
        if not video.isOpened():
            raise SourceError(public, "the stream cannot be opened", MEND)
        _bound(public, int(video.get(cv2.CAP_PROP_FRAME_WIDTH)), int(video.get(cv2.CAP_PROP_FRAME_HEIGHT)))
        shown = float("-inf")
        while True:
            if not video.grab():
                raise SourceError(public, "the stream ended", MEND)
            if time.monotonic() - shown >= 1 / FPS:  # frames between are grabbed, so that none is old, and thrown away
                got, picture = video.retrieve()
                if got:
                    shown = time.monotonic()
                    yield fitted(_rgb(picture))
    finally:
        video.release()


def _pushed(url: str, login: str) -> Iterator[Rgb]:
    shown = float("-inf")
    for body in web.stream(url, login):
        if time.monotonic() - shown >= 1 / FPS:  # those between are taken, so that none is old, and thrown away
            shown = time.monotonic()
            yield _decoded(body, web.public(url))


def _snapshots(url: str, login: str, every: float) -> Iterator[Rgb]:
    while True:
        at = time.monotonic()
        yield _decoded(web.snapshot(url, login), web.public(url))
        _wait(at, every)


def _decoded(body: bytes, public: str) -> Rgb:
    """The picture in `body`. Raises `SourceError`, for one that is too large before anything is decoded."""
    size = pictured.size(body)
    if size is None:
        raise SourceError(public, "what it sends is no picture (JPEG or PNG)", "check the address")
    _bound(public, *size)
    if not pictured.whole(body):
        raise SourceError(public, "a picture is cut off", MEND)
    # a JPEG decodes at a half or a quarter of its size for a fraction of the work
    smaller = next((how for times, how in REDUCED if size[0] >= times * WIDTH and size[1] >= times * HEIGHT), FULL)
    picture = cv2.imdecode(np.frombuffer(body, np.uint8), smaller)
    if picture is None:
        raise SourceError(public, "a picture cannot be read", "check the camera")
    return fitted(_rgb(picture))


def _bound(public: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise SourceError(public, f"a picture of {width}x{height} is too large", "set the camera to 4K or less")


def _rgb(picture: object) -> Rgb:
    turned: Rgb = cv2.cvtColor(np.asarray(picture), cv2.COLOR_BGR2RGB).astype(np.uint8)
    return turned


def _wait(since: float, every: float = 1 / FPS) -> None:
    time.sleep(max(0.0, since + every - time.monotonic()))
