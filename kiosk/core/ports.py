"""What a command may reach of the world: ports, filled by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from kiosk.core.city.parts import Contact
from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.inputs import Modality, Origin, Point
from kiosk.core.order import Wanted
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.core.view import View


class Calls(Protocol):
    """The telephone. Every method may be called in the Qt thread and never blocks; all raise `Refused`."""

    def propose(self, contact: Contact, *, video: bool) -> None:
        """Show whom and how; nothing rings."""
        ...

    def dial(self, contact: Contact, *, video: bool) -> None:
        """Ring `contact`: its proposal was confirmed."""
        ...

    def propose_more(self, contact: Contact) -> None:
        """Show who is to be brought into the call there is; nothing rings."""
        ...

    def add(self, contact: Contact) -> None:
        """Ring `contact` while the call goes on: it was confirmed."""
        ...

    def propose_all(self, contacts: Sequence[Contact], to: Text, *, video: bool) -> None:
        """Fix who is to be rung at once, into one talk or the one there is, and how they are called; nothing rings."""
        ...

    def dial_all(self) -> Collection[str]:
        """Ring all who were proposed together: it was confirmed. Say whom, by key; nobody where none can be rung."""
        ...

    def remove(self, contact: Contact) -> None:
        """End the call with one of several."""
        ...

    def withdraw(self) -> None:
        """The proposal was declined or ran out."""
        ...

    def hang_up(self) -> None:
        """End the call."""
        ...

    def invite(self, contact: Contact) -> None:
        """Show a one-time link for the contact's phone as a QR code."""
        ...

    def hide_invitation(self) -> None:
        """Show it no more."""
        ...

    def show(self, *, wall: bool) -> None:
        """Let the far side see what is on the wall, or the camera again."""
        ...

    def propose_address(self, contacts: Sequence[Contact], to: Text) -> None:
        """Fix who is to hear the wall, and how they are called; nobody does yet."""
        ...

    def withdraw_address(self) -> None:
        """The proposal was declined or ran out."""
        ...

    def address(self) -> None:
        """Speak live to those who were proposed until `hang_up`: it was confirmed."""
        ...

    def arrange(self, *, large: bool) -> None:
        """Of several in the call show whoever speaks large, or everybody alike."""
        ...

    def accept(self, *, video: bool) -> None:
        """Take the call that rings here."""
        ...

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """What of the wall the far side does not get."""
        ...

    def hold(self) -> None:
        """Put the far side on hold."""
        ...

    def resume(self) -> None:
        """Go on after a hold."""
        ...


class Orders(Protocol):
    """Orders and announcements. Qt thread only, never blocks longer than a disk takes; all raise `Refused`."""

    def propose(self, wanted: Wanted, by: Modality) -> None:
        """Draft it; nothing is sent."""
        ...

    def withdraw(self) -> None:
        """The draft was declined or ran out."""
        ...

    def send(self, template: str, by: Modality) -> None:
        """Send the draft of `template`, which was confirmed."""
        ...


class Confirmation(Protocol):
    """The question on the screen."""

    def confirm(self, by: Origin) -> None:
        """Let happen what was proposed. Raises `Refused` where nothing waits or the modality is the proposer's."""
        ...

    def decline(self, by: Origin) -> None:
        """Drop what was proposed. Any modality may. Raises `Refused` where nothing waits."""
        ...


class Ears(Protocol):
    """The recogniser's process."""

    def listen(self, on: bool) -> None:
        """Use what the microphone delivers, or throw it away."""
        ...

    def open(self, on: bool) -> None:
        """Open or close the microphone's stream itself."""
        ...

    def speak(self, language: Language) -> None:
        """Expect this language from now on."""
        ...

    def dictates(self, language: Language) -> str:
        """The engine that writes down free speech of this language; "" where there is none on this machine."""
        ...


class Eyes(Protocol):
    """The camera's process."""

    def open(self, on: bool) -> None:
        """Open or release the camera itself."""
        ...


class Glass(Protocol):
    """The screen as a hand in the air reaches it."""

    def activate(self, point: Point, origin: Origin) -> bool:
        """Do what touching the screen at `point` would do, if that can be pointed at; whether there was something."""
        ...


class Kiosk(Protocol):
    """What `Command.run` gets. Qt thread only."""

    @property
    def state(self) -> State:
        """The wall now."""
        ...

    def put(self, state: State) -> None:
        """Replace the wall's state."""
        ...

    @property
    def asked_by(self) -> Origin:
        """Who or what gave the command that is running."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def pack(self) -> Pack:
        """The city."""
        ...

    @property
    def views(self) -> Sequence[View]:
        """The dashboard views in their order."""
        ...

    @property
    def calls(self) -> Calls:
        """The telephone."""
        ...

    @property
    def orders(self) -> Orders:
        """Orders and announcements."""
        ...

    @property
    def confirmation(self) -> Confirmation:
        """The question on the screen."""
        ...

    @property
    def ears(self) -> Ears:
        """The recogniser's process."""
        ...

    @property
    def eyes(self) -> Eyes:
        """The camera's process."""
        ...

    @property
    def glass(self) -> Glass:
        """The screen under a pointing hand."""
        ...

    def forget(self) -> None:
        """What was done can be taken back no more: whoever did it has left."""
        ...

    def undo_last(self) -> None:
        """Take back the last undoable command. Raises `Refused` where there is none."""
        ...

    def leave(self) -> None:
        """End the program, in good order."""
        ...


Issue = Callable[[Command, Origin], object]
