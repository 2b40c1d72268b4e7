"""A call backend a test works by hand: orders are kept, events come when the test says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kiosk.calls.backend import Announce, Answer, CallEvent
from kiosk.core.call import Invitation
from kiosk.core.city.parts import Contact
from kiosk.core.errors import SourceError
from kiosk.core.order import Errand
from kiosk.core.text import Language


class Switchboard:
    """Plugs and cords; `orders` holds what the telephone asked for, oldest first."""

    simulated = False
    most = 3

    def __init__(self) -> None:
        self.orders: list[tuple[str, str]] = []
        self.broken = False
        self._announce: Announce | None = None

    def start(self, announce: Announce, answer: Answer) -> None:
        """Plug in."""
        self._announce = announce

    def stop(self) -> None:
        """Unplug."""
        self._announce = None

    def expect(self, contact: Contact) -> None:
        """Needs no time to get ready."""

    def dial(self, calls: Mapping[str, Contact], *, video: bool, joins: str = "") -> None:
        """Keep the order, unless broken."""
        if self.broken:
            raise SourceError("switchboard", "no line")
        self.orders.append((f"dial into {joins}" if joins else "dial", " ".join(calls)))

    def accept(self, call_id: str, *, video: bool) -> None:
        """Keep the order."""
        self.orders.append(("accept by video" if video else "accept", call_id))

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """Keep the order."""
        self.orders.append(("mute", f"{microphone} {camera}"))

    def hang_up(self, call_id: str) -> None:
        """Keep the order."""
        self.orders.append(("hang up", call_id))

    def hold(self, call_id: str) -> None:
        """Keep the order."""
        self.orders.append(("hold", call_id))

    def resume(self, call_id: str) -> None:
        """Keep the order."""
        self.orders.append(("resume", call_id))

    def duck(self, *, on: bool) -> None:
        """Keep the order."""
        self.orders.append(("duck", "on" if on else "off"))

    def show(self, *, wall: bool) -> None:
        """Keep the order."""
        self.orders.append(("show", "wall" if wall else "camera"))

    def speak_to(self, call_id: str, contacts: Sequence[Contact]) -> None:
        """Keep the order."""
        self.orders.append((f"speak to {' '.join(contact.key for contact in contacts)}", call_id))

    def arrange(self, *, large: bool) -> None:
        """Keep the order."""
        self.orders.append(("arrange", "large" if large else "alike"))

    def invite(self, contact: Contact, then: Callable[[Invitation], None]) -> None:
        """Hand out a link at once."""
        then(Invitation(contact.key, f"https://wall/#{contact.key}", 1e9))

    def deliver(self, errand: Errand) -> None:
        """Keep the order."""
        self.orders.append(("deliver", errand.order))

    def speak(self, language: Language) -> None:
        """Keep the order."""
        self.orders.append(("speak", language))

    def happens(self, event: CallEvent) -> None:
        """Announce `event`, from whichever thread this is."""
        assert self._announce
        self._announce(event)
