"""What carries a call: the orders it takes and the events it announces, whichever way the far side is reached.

A new backend is one file under `kiosk/calls/backends/` that defines `BACKEND = BackendKind(name, make)`; the setting
`calls.backend` names it. Nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from kiosk.calls.machine import Step
from kiosk.core.call import Invitation, Presence, Quality, Seat
from kiosk.core.city.parts import Contact
from kiosk.core.clock import Clock
from kiosk.core.frames import RingSpec
from kiosk.core.inputs import DeviceState
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.order import Errand, ErrandAnswered
from kiosk.core.settings import CallsSettings
from kiosk.core.sound_ring import SoundSpec
from kiosk.core.text import Language, Text


@dataclass(frozen=True, slots=True)
class Ringing:
    """It rings there: on their page, which shows orders, or at their telephone."""

    call_id: str
    by_page: bool = True
    step: ClassVar[Step] = Step.RINGING


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody took the call; sound and pictures follow."""

    call_id: str
    step: ClassVar[Step] = Step.ANSWERED


@dataclass(frozen=True, slots=True)
class Captioned:
    """What the far side says now, in words; empty when it is silent."""

    call_id: str
    words: str
    engine: str = ""  # the recogniser that wrote it, which may be wrong; empty: they are an actor's own lines


@dataclass(frozen=True, slots=True)
class FarHungUp:
    """The far side ended the talk."""

    call_id: str
    step: ClassVar[Step] = Step.HUNG_UP_THERE


@dataclass(frozen=True, slots=True)
class Declined:
    """The far side refused the call."""

    call_id: str
    step: ClassVar[Step] = Step.DECLINED


@dataclass(frozen=True, slots=True)
class Busy:
    """The far side, or the only line there is, is in another call."""

    call_id: str
    step: ClassVar[Step] = Step.BUSY


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody answered, or nobody can be reached there now."""

    call_id: str
    step: ClassVar[Step] = Step.NOT_ANSWERED


@dataclass(frozen=True, slots=True)
class LineBusy:
    """Nobody was rung: the wall's own telephone line carries another call."""

    call_id: str
    step: ClassVar[Step] = Step.LINE_BUSY


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Nobody was rung: the engine cannot hold the talk they were wanted for."""

    call_id: str
    step: ClassVar[Step] = Step.NO_BACKEND


@dataclass(frozen=True, slots=True)
class Incoming:
    """A device of the directory rings the wall; the wall answers by `accept` or `hang_up`."""

    call_id: str  # the backend's own, unlike any the wall gives
    contact: str  # key in the directory
    video: bool
    by_page: bool = True  # as of `Ringing`


@dataclass(frozen=True, slots=True)
class Lost:
    """Nothing comes from there any more; the backend tries to get them back."""

    call_id: str
    step: ClassVar[Step] = Step.LOST


@dataclass(frozen=True, slots=True)
class Restored:
    """They are back."""

    call_id: str
    step: ClassVar[Step] = Step.RESTORED


@dataclass(frozen=True, slots=True)
class QualityTold:
    """How the call goes; about once a second."""

    call_id: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class Seated:
    """Where everybody is in the picture of all from now on; nobody: it shows one person, or none."""

    seats: tuple[tuple[str, Seat], ...]  # the id of the call with each
    speaks: str = ""  # the call with the one who is shown large


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody hears what the wall says to a group, or hears it no more."""

    call_id: str
    contact: str
    hears: bool


@dataclass(frozen=True, slots=True)
class PresenceTold:
    """A contact's device came or went."""

    contact: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class EngineLost:
    """The engine died or was restarted: every call it carried is gone."""

    detail: str = ""


Passing = Ringing | Answered | FarHungUp | Declined | Busy | Unreachable | LineBusy | NotHeld | Lost | Restored
CallEvent = Passing | Captioned | QualityTold | Incoming | PresenceTold | Seated | Addressed | EngineLost
Answer = Callable[[ErrandAnswered], None]
Announce = Callable[[CallEvent], None]
SpeechMaker = Callable[[str, Language, str], Path]
"""(text, language, voice) -> a 16-bit WAV file; picklable, for it travels to another process: a module-level function
or a `partial` of one. `voice` is named as espeak-ng does ("en-us+f3"). May block. Raises `KioskError` or `OSError`
where nothing can speak."""


UNNAMED = Text(en="Command wall", ko="지휘 상황판", ru="Стена управления")


class CallBackend(Protocol):
    """One way to reach people. Orders may be given in any thread and never block; each call is named by its id.

    Announces `Ringing` before `Answered`, nothing for a call after its end, and ignores an id it does not know.
    """

    @property
    def simulated(self) -> bool:
        """Whether an actor plays the far side; said on the screen."""
        ...

    @property
    def most(self) -> int:
        """How many there may be in one call beside the wall."""
        ...

    def start(self, announce: Announce, answer: Answer) -> None:
        """Begin to work; events go to `announce`, what devices say of errands to `answer`, both from any thread."""
        ...

    def stop(self) -> None:
        """End every call and all threads and processes; at most 3 s."""
        ...

    def expect(self, contact: Contact) -> None:
        """`contact` may be called soon: get ready; nobody is rung and nothing announced."""
        ...

    def dial(self, calls: Mapping[str, Contact], *, video: bool, joins: str = "") -> None:
        """Ring these at once, each by the id of the call: who answers is in one talk with the others who do.

        With `joins`, a call that goes on, they come into that talk. Never more than `most` in all. Raises `SourceError`
        where this backend cannot reach anybody at all.
        """
        ...

    def accept(self, call_id: str, *, video: bool) -> None:
        """Take the call that came in, with the wall's picture or without; `Answered` follows."""
        ...

    def hang_up(self, call_id: str) -> None:
        """End the call, in whatever state it is; one that came in and was not accepted is declined."""
        ...

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """What of the wall is held back from the far side, in this call and the next ones."""
        ...

    def speak_to(self, call_id: str, contacts: Sequence[Contact]) -> None:
        """Let these hear the wall's microphone, one way and without a ring, until `hang_up`.

        Raises `Refused` where nobody has a phone.
        """
        ...

    def duck(self, *, on: bool) -> None:
        """Turn the far side's voice down while a command is expected, or up again."""
        ...

    def show(self, *, wall: bool) -> None:
        """Let the far side see what is on the wall instead of its camera, or the camera again."""
        ...

    def arrange(self, *, large: bool) -> None:
        """Of several in the call show whoever speaks large, or everybody alike."""
        ...

    def invite(self, contact: Contact, then: Callable[[Invitation], None]) -> None:
        """Make a one-time link for the contact's phone; `then` gets it, from any thread.

        Raises `Refused` where nobody has a phone.
        """
        ...

    def deliver(self, errand: Errand) -> None:
        """Take an order or announcement to its contact's device; nothing while that is out of reach: it comes again."""
        ...

    def hold(self, call_id: str) -> None:
        """Neither hear nor be heard until `resume`."""
        ...

    def resume(self, call_id: str) -> None:
        """Hear and be heard again."""
        ...

    def speak(self, language: Language) -> None:
        """The wall's language from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a backend may use of the wall it works for."""

    settings: CallsSettings
    clock: Clock
    language: Language  # at start
    frames: RingSpec  # where the far side's pictures go
    voice: SpeechMaker | None  # what gives an actor a voice; None: captions only
    device: Callable[[DeviceState], None]  # how the engine is; any thread
    speaking: Callable[[bool], None]  # a loudspeaker of this machine sounds (the ears must not listen); any thread
    people: tuple[Contact, ...] = ()  # the directory: nobody else can be rung, or ring
    wall: Text = UNNAMED  # who rings, as the far side reads it
    camera: RingSpec | None = None  # the wall's own pictures; None: it has no camera
    dashboard: RingSpec | None = None  # what is on the wall, while it is shown to the far side
    microphone: SharedMicrophone | None = None  # shared with the wall's ears; None: nobody else uses it
    voices: SoundSpec | None = None  # where the far sides' voices go for captions; None: nobody reads them


@dataclass(frozen=True, slots=True)
class BackendKind:
    """A backend as the registry knows it."""

    name: str  # in `calls.backend`
    make: Callable[[Surroundings], CallBackend]
