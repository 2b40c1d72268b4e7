"""What stands in for hardware: ears, eyes, a telephone line and a glass that only note what they are told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kiosk.core.city.parts import Contact
from kiosk.core.errors import Refused
from kiosk.core.inputs import Origin, Point
from kiosk.core.order import Errand
from kiosk.core.text import Language, Text, same


@dataclass
class Line:
    """A telephone line that is free unless `busy`."""

    told: list[str] = field(default_factory=list)
    busy: bool = False
    dead: bool = False  # the engine can ring nobody
    meant: Sequence[str] = ()

    def propose(self, contact: Contact, *, video: bool) -> None:
        if self.busy:
            raise Refused(same("busy"))
        self.told.append(f"propose {contact.key} {'video' if video else 'voice'}")

    def dial(self, contact: Contact, *, video: bool) -> None:
        self.told.append(f"dial {contact.key} {'video' if video else 'voice'}")

    def propose_more(self, contact: Contact) -> None:
        self.told.append(f"propose more {contact.key}")

    def add(self, contact: Contact) -> None:
        self.told.append(f"add {contact.key}")

    def propose_all(self, contacts: Sequence[Contact], to: Text, *, video: bool) -> None:
        how = "video" if video else "voice"
        self.meant = [contact.key for contact in contacts]
        self.told.append(f"propose all {to.en} {how}: {' '.join(contact.key for contact in contacts)}")

    def dial_all(self) -> Collection[str]:
        self.told.append("dial all")
        return () if self.dead else self.meant

    def remove(self, contact: Contact) -> None:
        self.told.append(f"remove {contact.key}")

    def withdraw(self) -> None:
        self.told.append("withdraw")

    def hang_up(self) -> None:
        self.told.append("hang up")

    def invite(self, contact: Contact) -> None:
        self.told.append(f"invite {contact.key}")

    def hide_invitation(self) -> None:
        self.told.append("hide invitation")

    def show(self, *, wall: bool) -> None:
        self.told.append(f"show {'wall' if wall else 'camera'}")

    def propose_address(self, contacts: Sequence[Contact], to: Text) -> None:
        self.told.append(f"propose address {to.en}: {' '.join(contact.key for contact in contacts)}")

    def withdraw_address(self) -> None:
        self.told.append("withdraw address")

    def address(self) -> None:
        self.told.append("address")

    def arrange(self, *, large: bool) -> None:
        self.told.append(f"arrange {'large' if large else 'alike'}")

    def accept(self, *, video: bool) -> None:
        self.told.append(f"accept {'video' if video else 'voice'}")

    def mute(self, *, microphone: bool, camera: bool) -> None:
        self.told.append(f"mute {microphone} {camera}")

    def hold(self) -> None:
        self.told.append("hold")

    def resume(self) -> None:
        self.told.append("resume")


@dataclass
class Post:
    """Keeps what would travel to officers' devices."""

    errands: list[Errand] = field(default_factory=list)


@dataclass
class Microphone:
    """Notes what the ears are told."""

    told: list[str] = field(default_factory=list)

    def listen(self, on: bool) -> None:
        self.told.append(f"listen {on}")

    def open(self, on: bool) -> None:
        self.told.append(f"open {on}")

    def speak(self, language: Language) -> None:
        self.told.append(f"speak {language}")

    def dictates(self, language: Language) -> str:
        return "a recogniser" if language == "en" else ""


@dataclass
class Camera:
    """Notes what the eyes are told."""

    told: list[str] = field(default_factory=list)

    def open(self, on: bool) -> None:
        self.told.append(f"open {on}")


@dataclass
class Glass:
    """A screen with something to point at in its left half."""

    told: list[Point] = field(default_factory=list)

    def activate(self, point: Point, origin: Origin) -> bool:
        self.told.append(point)
        return point[0] < 0.5
