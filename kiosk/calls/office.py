"""Settings and pack -> a telephone that works. Ends where the composition root starts, turns and stops it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kiosk.calls import backends
from kiosk.calls.backend import BackendKind, CallBackend, SpeechMaker, Surroundings
from kiosk.calls.circle import Note
from kiosk.calls.machine import Waits
from kiosk.calls.stage_door import HEIGHT, WIDTH
from kiosk.calls.telephone import Telephone
from kiosk.core.clock import Clock
from kiosk.core.errors import ConfigError, Refused
from kiosk.core.fact import DeviceChanged, Fact
from kiosk.core.frames import FrameRing, RingSpec
from kiosk.core.inputs import DeviceState
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.order import ErrandAnswered
from kiosk.core.pack import Pack
from kiosk.core.registry import instances
from kiosk.core.settings import CallsSettings
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.text import Language

GRACE = 2.0  # seconds a proposal outlives its question, whose time-out comes first


class Office:
    """The telephone, its backend and the pictures of the far side. Qt thread only."""

    def __init__(
        self,
        settings: CallsSettings,
        pack: Pack,
        clock: Clock,
        *,
        language: Callable[[], Language],
        report: Callable[[Fact], None],
        note: Note,
        wake: Callable[[], None],
        speaking: Callable[[bool], None],
        speech: SpeechMaker | None,
        answered: Callable[[ErrandAnswered], None],
        camera: RingSpec | None = None,
        dashboard: RingSpec | None = None,
        microphone: SharedMicrophone | None = None,
        voices: SoundSpec | None = None,
    ) -> None:
        """Raises `ConfigError` where `calls.backend` names none.

        `language` gives the wall's language (Qt thread). `report`, `wake`, `speaking` and `answered` (what devices say
        of errands) are called in any thread and must not block; `note` in the Qt thread only. `wake` asks the Qt
        thread for a `turn` soon. `camera` is where the wall's own pictures are found, `dashboard` where what is on it.
        `microphone` is shared with the ears, `voices` is where the far sides' voices go.
        """
        kind = _kind(settings.backend)
        self.pictures = FrameRing.create(WIDTH, HEIGHT)
        self._language = language
        self._answered = answered
        self._spoken = language()
        self._ducked = False

        def device(now: DeviceState) -> None:
            report(DeviceChanged("caller", now))

        self.backend: CallBackend = kind.make(
            Surroundings(
                settings,
                clock,
                self._spoken,
                self.pictures.spec,
                speech,
                device,
                speaking,
                people=pack.contacts,
                wall=pack.name.text,
                camera=camera,
                dashboard=dashboard,
                microphone=microphone,
                voices=voices,
            )
        )
        self.telephone = Telephone(
            self.backend,
            pack.contacts,
            clock=clock,
            waits=Waits(settings.confirm_within + GRACE),
            report=report,
            note=note,
            wake=wake,
            auto_answer=_listed(settings.auto_answer, pack),
        )

    def start(self) -> None:
        """Start the engine; returns at once."""
        self.backend.start(self.telephone.announce, self._answered)

    def turn(self) -> None:
        """What is due: events of the engine, time-outs, a change of language. Several times a second and when woken."""
        if (now := self._language()) != self._spoken:
            self._spoken = now
            self.backend.speak(now)
        self.telephone.turn()

    def duck(self, *, on: bool) -> None:
        """A command is expected, or no more: the far side is turned down meanwhile."""
        if on is not self._ducked:
            self._ducked = on
            self.backend.duck(on=on)

    def stop(self) -> None:
        """Hang up, end the engine and remove the pictures, which nobody may read any more; at most 3 s."""
        try:
            self.telephone.hang_up()
        except Refused:
            self.telephone.withdraw()
        self.backend.stop()
        self.pictures.close()


def kinds() -> tuple[BackendKind, ...]:
    """Every backend there is."""
    return instances(backends, BackendKind)


def _kind(name: str) -> BackendKind:
    for kind in kinds():
        if kind.name == name:
            return kind
    known = ", ".join(kind.name for kind in kinds())
    raise ConfigError("kiosk.toml", "calls.backend", f"found {name!r}", f"Allowed: {known}")


def _listed(keys: Collection[str], pack: Pack) -> Collection[str]:
    """The same, where each is in the directory. Raises `ConfigError`."""
    known = {contact.key for contact in pack.contacts}
    for key in keys:
        if key not in known:
            raise ConfigError(
                "kiosk.toml",
                "calls.auto_answer",
                f"{key!r} is nobody's key",
                f"it may be one of: {', '.join(sorted(known))}",
            )
    return keys
