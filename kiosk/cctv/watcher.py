"""The watcher's process: cameras the wall shows -> its rings. Light to import: only the child loads what is heavy."""

from __future__ import annotations

import functools
import logging
import time
from typing import TYPE_CHECKING

from kiosk.cctv.messages import HEIGHT, WIDTH, CctvSetup, Watch
from kiosk.core.camera import CameraSeen
from kiosk.core.frames import FrameRing
from kiosk.core.keys import hide, hide_in_logs
from kiosk.core.worker import Link

if TYPE_CHECKING:
    from kiosk.cctv.pump import Pump

log = logging.getLogger(__name__)

TURN = 0.04  # seconds between two looks at the pictures
TELL = 0.5  # seconds between two words about a camera whose state did not change
BLACK = bytes(3 * WIDTH * HEIGHT)


def cctv(link: Link, setup: object) -> None:
    """Watch until the wall goes; `setup` is a `CctvSetup`."""
    assert isinstance(setup, CctvSetup)
    for _, login in setup.logins:
        hide(login)
    hide_in_logs()
    watcher = Watcher(link, setup)
    link.ready()
    try:
        while True:
            for order in link.orders(TURN):
                if isinstance(order, Watch):
                    watcher.watch(order)
            link.beat()
            watcher.turn(time.monotonic())
    finally:
        watcher.close()


class Watcher:
    """The cameras that are watched, each in its slot."""

    def __init__(self, link: Link, setup: CctvSetup) -> None:
        self._link = link
        self._setup = setup
        self._cameras = {camera.key: camera for camera in setup.cameras}
        self._logins = dict(setup.logins)
        self._rings = [FrameRing.attach(spec) for spec in setup.slots]
        self._pumps: dict[int, Pump] = {}
        self._told: dict[int, tuple[CameraSeen, float]] = {}

    def watch(self, order: Watch) -> None:
        """Watch what is ordered and nothing else; a camera that stays in its slot goes on."""
        wanted = dict(enumerate(key for key in order.keys[: len(self._rings)] if key in self._cameras))
        for slot, pump in list(self._pumps.items()):
            if wanted.get(slot) != pump.camera.key:
                pump.stop()
                del self._pumps[slot]
                self._told.pop(slot, None)
        for slot, key in wanted.items():
            if slot not in self._pumps:
                self._pumps[slot] = self._opened(slot, key)
            self._pumps[slot].fire.on = key in order.fires

    def turn(self, now: float) -> None:
        """Hand new pictures to the wall, and say how far each camera can be believed."""
        for slot, pump in self._pumps.items():
            picture = pump.newest()
            if picture is not None:
                self._rings[slot].write(picture.tobytes(), now)
            mode, since, detail = pump.state(now)
            before = self._told.get(slot)
            if before is None or (before[0].mode, before[0].detail) != (mode, detail) or now - before[1] > TELL:
                seen = CameraSeen(pump.camera.key, slot, mode, since, detail, pump.came())
                if detail and (before is None or before[0].detail != detail):
                    log.warning("camera %s is %s: %s", seen.key, mode.value, detail)
                self._told[slot] = (seen, now)
                self._link.send(seen)

    def close(self) -> None:
        """Let all cameras go."""
        for pump in self._pumps.values():
            pump.stop()
        for ring in self._rings:
            ring.close()

    def _opened(self, slot: int, key: str) -> Pump:
        # cv2 must stay out of the wall's process: it redirects Qt's plugins
        from kiosk.cctv.pump import Pump  # noqa: PLC0415
        from kiosk.cctv.sources import Fire, pictures  # noqa: PLC0415

        camera, fire = self._cameras[key], Fire()
        self._rings[slot].write(BLACK, time.monotonic())
        login = self._logins.get(key, "")
        opened = functools.partial(pictures, camera, self._setup.folder, self._setup.timezone, login, fire)
        return Pump(camera, opened, fire)
