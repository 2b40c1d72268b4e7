"""A camera of the pack -> its pictures, one after the other. Ends at RGB arrays of the wall's size.

A source may block for seconds: each is read in a thread of its own. Whatever goes wrong is a `SourceError`.
"""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

import cv2
import numpy as np

from kiosk.cctv.messages import HEIGHT, WIDTH
from kiosk.core.city.cameras import Camera
from kiosk.core.errors import SourceError
from kiosk.drawn.arrays import Rgb
from kiosk.drawn.streets import street

FPS = 10.0  # pictures a second at most: a wall of six is watched, not measured
PATIENCE = 4000  # milliseconds to open a stream and to wait for its next picture
MOST_PIXELS = 8_500_000  # of one picture: 4K and a little
MOST_BYTES = 12_000_000  # of a snapshot
MEND = "check the address, the login and the network"

# RTSP over TCP: over UDP lost packets smear the picture for seconds
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp")


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
            return _snapshots(_with(source.url, login), source.every)
        case _:
            return _streamed(_with(source.url, login))


class Fire:
    """Whether a camera sees a fire, told from outside."""

    def __init__(self) -> None:
        self.on = False


def fitted(picture: Rgb) -> Rgb:
    """The picture cut and scaled to fill the wall's size. Raises `SourceError` for one that is too large."""
    height, width = picture.shape[:2]
    if width * height > MOST_PIXELS:
        raise SourceError("camera", f"a picture of {width}x{height} is too large", "set the camera to 4K or less")
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


def _streamed(url: str) -> Iterator[Rgb]:
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, PATIENCE, cv2.CAP_PROP_READ_TIMEOUT_MSEC, PATIENCE]
    video = cv2.VideoCapture(url, cv2.CAP_FFMPEG, limits)
    try:
        if not video.isOpened():
            raise SourceError(_public(url), "the stream cannot be opened", MEND)
        shown = float("-inf")
        while True:
            if not video.grab():
                raise SourceError(_public(url), "the stream ended", MEND)
            if time.monotonic() - shown >= 1 / FPS:  # frames between are grabbed, so that none is old, and thrown away
                got, picture = video.retrieve()
                if got:
                    shown = time.monotonic()
                    yield fitted(_rgb(picture))
    finally:
        video.release()


def _snapshots(url: str, every: float) -> Iterator[Rgb]:
    while True:
        at = time.monotonic()
        request = urllib.request.Request(_public(url))  # noqa: S310 - http and https only, by the pack's own check
        user = urlsplit(url)
        if user.username:
            manager = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            manager.add_password(None, _public(url), user.username, user.password or "")
            basic = urllib.request.HTTPBasicAuthHandler(manager)
            digest = urllib.request.HTTPDigestAuthHandler(manager)
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), basic, digest)
        else:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=PATIENCE / 1000) as reply:
                body = reply.read(MOST_BYTES + 1)
        except (OSError, urllib.error.URLError, ValueError) as error:
            raise SourceError(_public(url), f"no snapshot ({type(error).__name__})", MEND) from None
        if len(body) > MOST_BYTES:
            raise SourceError(_public(url), f"a snapshot has more than {MOST_BYTES} bytes", "set a smaller picture")
        picture = cv2.imdecode(np.frombuffer(body, np.uint8), cv2.IMREAD_COLOR)
        if picture is None:
            raise SourceError(_public(url), "a snapshot is no picture", "check the address")
        yield fitted(_rgb(picture))
        _wait(at, every)


def _rgb(picture: object) -> Rgb:
    turned: Rgb = cv2.cvtColor(np.asarray(picture), cv2.COLOR_BGR2RGB).astype(np.uint8)
    return turned


def _wait(since: float, every: float = 1 / FPS) -> None:
    time.sleep(max(0.0, since + every - time.monotonic()))


def _with(url: str, login: str) -> str:
    """The address with the login in it."""
    if not login:
        return url
    user, _, password = login.partition(":")
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{parts.netloc}"))


def _public(url: str) -> str:
    """The address without its login."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
