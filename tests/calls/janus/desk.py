"""An engine with a Janus of its own, at work in a thread of this process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.calls.direct.engine import Message
from kiosk.calls.direct.messages import DirectSetup, Person
from kiosk.calls.direct.sounds import Pcm, Sounds
from kiosk.calls.janus.engine import Engine
from kiosk.calls.janus.messages import JanusSetup, Number
from kiosk.core.frames import FrameRing
from tests.calls.direct.desk import CHIEF, MEDIC, PATIENCE, WALL, Desk
from tests.calls.janus.handset import need

E_ = TypeVar("E_")


class JanusDesk(Desk):
    """The wall's side of the pipe."""

    engine: Engine

    def __init__(
        self, setup: JanusSetup, pictures: FrameRing, camera: FrameRing | None, sounds: Sounds | None = None
    ) -> None:
        self.janus = setup
        super().__init__(setup.direct, pictures, camera, sounds)

    def close(self) -> None:
        """End the engine, unless it ended by itself."""
        if self._failed:
            self._thread.join(5)
            self._film.join(2)
        else:
            super().close()

    def _hear(self, message: Message) -> None:
        self.events.append((time.monotonic(), message))

    async def _work(self) -> None:
        try:
            self.engine = Engine(self.janus, self._hear, self._sounds)
        except Exception as error:  # noqa: BLE001 - raised again in the test's thread
            self._failed.append(error)
            return
        try:
            await self.engine.open()
            self._ready.set()
            while not self._done.is_set():
                self.engine.tell()
                await self.engine.check()
                await asyncio.sleep(0.01)
        except Exception as error:  # noqa: BLE001 - the same
            self._failed.append(error)
        finally:
            await self.engine.close()

    def run(self, work: Coroutine[None, None, E_]) -> E_:
        """What `work` gives, in the engine's thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)


@contextmanager
def desk(
    folder: Path,
    *numbers: Number,
    camera: bool = False,
    sounds: Sounds | None = None,
    people: Sequence[Person] = (CHIEF, MEDIC),
    **changes: object,
) -> Iterator[JanusDesk]:
    """An engine on free ports of this machine."""
    need("janus")
    pictures = FrameRing.create(640, 360)
    film = FrameRing.create(640, 480) if camera else None
    direct = DirectSetup(
        frames=pictures.spec,
        camera=film.spec if film else None,
        language="en",
        wall=WALL,
        people=tuple(people),
        folder=folder,
        port=0,
        sound=False,
    )
    made = JanusDesk(replace(JanusSetup(direct, numbers), **changes), pictures, film, sounds)  # type: ignore[arg-type]
    try:
        yield made
    finally:
        made.close()
        pictures.close()
        if film:
            film.close()


def newly_heard(wall: JanusDesk) -> Pcm:
    """What the wall hears in the next moment."""
    wall.sounds.ear._heard.clear()
    time.sleep(0.2)
    return wall.sounds.ear.all()
