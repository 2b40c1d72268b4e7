"""An engine at work in a thread of this process, with a tone for a microphone and a moving picture for a camera."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from kiosk.calls.direct.engine import Engine, Message
from kiosk.calls.direct.messages import Dial, DialAll, DirectSetup, HangUp, Invitation, Invite, Person
from kiosk.calls.direct.sounds import Hears, Kept, Pcm, Reads, Silence, Sounds, Tone
from kiosk.core.frames import Frame, FrameRing
from kiosk.core.text import Text, same

PATIENCE = 30.0  # seconds; a busy machine is slow
ROOM = 2.0  # times what is promised in seconds, where six programs want two cores
WALL = Text(en="City Hall", ko="시청", ru="Мэрия")
CHIEF = Person(
    "chief", Text(en="Kim Jun", ko="김준", ru="Ким Чун"), Text(en="Station chief", ko="서장", ru="Начальник")
)
MEDIC = Person("medic", Text(en="Lee Ha", ko="이하", ru="Ли Ха"), Text(en="Medic", ko="구급대원", ru="Медик"))
WALLS_TONE = 440.0  # hertz, as the phone hears the wall
E_ = TypeVar("E_")


class Tuned:
    """A machine whose microphone hears a tone and whose loudspeaker keeps what it got; its ear is the newest one's."""

    names = "tone"
    problem = ""

    def __init__(self) -> None:
        self.ear = Kept()
        self.ears: list[Hears] = []
        self.open = 0
        self.muted = False
        self.ducked = False

    def talk(self) -> tuple[Reads, Hears]:
        self.open += 1
        self.ear = Kept()
        self.ears.append(self.ear)
        return _Mouth(self), self.ear

    def leave(self, says: Hears) -> None:
        self.ears.remove(says)
        self.open -= 1

    def mute(self, on: bool) -> None:
        self.muted = on

    def duck(self, on: bool) -> None:
        self.ducked = on


class _Mouth:
    """What the tuned machine says."""

    def __init__(self, machine: Tuned) -> None:
        self._machine = machine
        self._tone = Tone(WALLS_TONE)

    def read(self) -> Pcm:
        spoken = self._tone.read()
        return Silence().read() if self._machine.muted else spoken


class Desk:
    """The wall's side of the pipe."""

    def __init__(
        self, setup: DirectSetup, pictures: FrameRing, camera: FrameRing | None, sounds: Sounds | None = None
    ) -> None:
        self.setup = setup
        self.pictures = pictures
        self.sounds = Tuned()
        self._sounds = sounds or self.sounds
        self.events: list[tuple[float, Message]] = []
        self._camera = camera
        self._woken = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._done = asyncio.Event()
        self._ids = itertools.count(1)
        self._failed: list[Exception] = []
        self._thread = threading.Thread(target=self._run, name="engine")
        self._film = threading.Thread(target=self._play, name="camera")
        self._thread.start()
        self._film.start()
        assert self._ready.wait(PATIENCE)
        if self._failed:
            self.close()
            raise self._failed[0]

    def close(self) -> None:
        """End the engine."""
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join(5)
        assert not self._thread.is_alive()
        self._film.join(2)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.engine.server.port

    @property
    def origin(self) -> str:
        """As a browser writes it."""
        return f"https://{self.setup.host}:{self.port}"

    def take(self, order: object) -> None:
        """Give an order."""
        self._loop.call_soon_threadsafe(self.engine.take, order)

    def ask(self, question: Callable[[Engine], E_]) -> E_:
        """What `question` says in the engine's thread."""

        async def asked() -> E_:
            return question(self.engine)

        return asyncio.run_coroutine_threadsafe(asked(), self._loop).result(PATIENCE)

    def until(self, reached: Callable[[], object], within: float = PATIENCE, what: str = "") -> float:
        """Wait; the seconds it took. Fails after `within`."""
        began = time.monotonic()
        while not reached():
            assert time.monotonic() - began < within, (what, [event for _, event in self.events[-8:]])
            time.sleep(0.01)
        return time.monotonic() - began

    def all(self, kind: type[E_]) -> list[E_]:
        """The events of one kind."""
        return [event for _, event in list(self.events) if isinstance(event, kind)]

    def story(self, call_id: str) -> list[str]:
        """What became of a call, in one word each."""
        return [
            type(event).__name__
            for _, event in list(self.events)
            if getattr(event, "call_id", None) == call_id and type(event).__name__ != "QualityTold"
        ]

    def told(self, kind: type[E_], within: float = PATIENCE, after: int = 0) -> E_:
        """The first event of a kind after the first `after` of them."""
        self.until(lambda: len(self.all(kind)) > after, within, kind.__name__)
        return self.all(kind)[after]

    def invited(self, contact: str) -> str:
        """A fresh link."""
        before = len(self.all(Invitation))
        self.take(Invite(contact))
        return self.told(Invitation, after=before).url

    def dial(self, contact: str = "chief", *, video: bool = True, joins: str = "") -> str:
        """Ring; the call's id."""
        call_id = f"call-{next(self._ids)}"
        self.take(Dial(call_id, contact, video, joins))
        return call_id

    def dial_all(self, *contacts: str, joins: str = "") -> list[str]:
        """Ring these at once, into one talk; the calls' ids."""
        calls = [f"call-{next(self._ids)}" for _ in contacts]
        dials = (Dial(call, contact, video=True, joins=joins) for call, contact in zip(calls, contacts, strict=True))
        self.take(DialAll(tuple(dials)))
        return calls

    def hang_up(self, call_id: str) -> None:
        """End it."""
        self.take(HangUp(call_id))

    def end_all(self) -> None:
        """Hang up whatever a failed test left behind."""
        for call_id in self.ask(lambda engine: list(engine.switchboard._talks)):
            self.hang_up(call_id)

    @property
    def given(self) -> int:
        """How many pictures the wall's own camera gave so far."""
        newest = self._camera.newest() if self._camera else None
        return newest.sequence if newest else 0

    def films(self, seconds: float) -> list[Frame]:
        """The far side's pictures of the next `seconds`."""
        newest = self.pictures.newest()
        last = newest.sequence if newest else 0
        seen = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if frame := self.pictures.newest(last):
                last = frame.sequence
                seen.append(frame)
            time.sleep(0.005)
        return seen

    def sees(self, pictures: int = 1, different: int = 1) -> None:
        """Wait until so many of the far side came, so many of them unlike each other, however slow the machine is."""
        newest = self.pictures.newest()
        last = newest.sequence if newest else 0
        seen: list[bytes] = []

        def enough() -> bool:
            nonlocal last
            if frame := self.pictures.newest(last):
                last = frame.sequence
                seen.append(frame.pixels)
            return len(seen) >= pictures and len(set(seen)) >= different

        self.until(enough, what="the far side is seen")

    def sees_nothing(self) -> None:
        """Wait until no picture comes for a moment."""
        self.until(lambda: self.films(0.3) == [], what="nothing is seen")

    def hears(self, hertz: float) -> None:
        """Wait until the last half second from the far side is that tone."""
        self.until(lambda: loudness(self.sounds.ear.all()[-24_000:], hertz) > 0.8, what=f"{hertz:.0f} Hz is heard")

    # ------------------------------------------------------------------ threads

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._work())
        finally:
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
            self._ready.set()

    async def _work(self) -> None:
        try:
            self.engine = Engine(self.setup, lambda event: self.events.append((time.monotonic(), event)), self._sounds)
            await self.engine.open()
        except Exception as error:  # noqa: BLE001 - raised again in the test's thread
            self._failed.append(error)
            return
        self._ready.set()
        while not self._done.is_set():
            self.engine.tell()
            await asyncio.sleep(0.01)
        await self.engine.close()

    def _play(self) -> None:
        if self._camera is None:
            return
        picture = np.zeros((self._camera.spec.height, self._camera.spec.width, 3), np.uint8)
        at = 0
        while self._thread.is_alive():
            picture[:] = (200, 30, 30)  # the phone looks for this red
            picture[:, at % 500 : at % 500 + 40] = 255  # never where the phone looks for the red
            at += 13
            self._camera.write(picture.tobytes(), time.monotonic())
            time.sleep(1 / 20)


@contextmanager
def desk(folder: Path, *, camera: bool = True, sounds: Sounds | None = None, **changes: object) -> Iterator[Desk]:
    """An engine on a free port of loopback."""
    pictures = FrameRing.create(640, 360)
    film = FrameRing.create(640, 480) if camera else None
    setup = DirectSetup(
        frames=pictures.spec,
        camera=film.spec if film else None,
        language="en",
        wall=WALL,
        people=(CHIEF, MEDIC),
        folder=folder,
        port=0,
        sound=False,
    )
    made = Desk(replace(setup, **changes), pictures, film, sounds)  # type: ignore[arg-type]
    try:
        yield made
    finally:
        made.close()
        pictures.close()
        if film:
            film.close()


def loudness(pcm: np.ndarray[tuple[int], np.dtype[np.int16]], hertz: float) -> float:
    """The share 0..1 of the sound's energy that lies within 20 Hz of `hertz`."""
    if not len(pcm):
        return 0.0
    energy = np.abs(np.fft.rfft(pcm.astype(np.float64) * np.hanning(len(pcm)))) ** 2
    at = np.fft.rfftfreq(len(pcm), 1 / 48_000)
    return float(energy[np.abs(at - hertz) < 20].sum() / max(energy.sum(), 1e-9))


def named(words: str) -> Text:
    """The same in each language."""
    return same(words)
