"""The wall speaks live to a group -> who of them hears it. Ends where `AddressChanged` is reported. Qt thread only."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from kiosk.calls.backend import Addressed, CallBackend
from kiosk.core.call import Address
from kiosk.core.city.parts import Contact
from kiosk.core.clock import Clock
from kiosk.core.errors import Refused
from kiosk.core.fact import AddressChanged, Fact
from kiosk.core.text import Text

NOT_PROPOSED = Text(
    en="Nobody confirmed this announcement", ko="확인되지 않은 방송입니다", ru="Это объявление не подтверждено"
)


class Note(Protocol):
    """Writes into the black box."""

    def __call__(self, kind: str, **data: object) -> None:
        """Append one entry."""
        ...


class Megaphone:
    """At most one address; begun, heard by this one and that one, ended."""

    def __init__(self, backend: CallBackend, clock: Clock, report: Callable[[Fact], None], note: Note) -> None:
        self._backend = backend
        self._clock = clock
        self._report = report
        self._note = note
        self._ids = itertools.count(1)
        self._address: Address | None = None
        self._proposed: tuple[Sequence[Contact], Text] | None = None

    @property
    def address(self) -> Address | None:
        """The one that goes on."""
        return self._address

    def propose(self, contacts: Sequence[Contact], to: Text) -> None:
        """These, who are called `to`, are meant, whoever is ticked later; nobody hears anything yet."""
        self._proposed = contacts, to

    def withdraw(self) -> None:
        """Nobody is meant."""
        self._proposed = None

    def begin(self) -> None:
        """Speak to those who were proposed. Raises `Refused` unless somebody was, and where nobody has a phone."""
        if self._proposed is None:
            raise Refused(NOT_PROPOSED)
        (contacts, to), self._proposed = self._proposed, None
        call_id = f"address-{next(self._ids)}"
        self._backend.speak_to(call_id, contacts)
        keys = tuple(contact.key for contact in contacts)
        self._note("address", call=call_id, state="begun", contacts=keys)
        self._put(Address(call_id, to, keys, (), self._clock.now()))

    def end(self, why: str = "ended here") -> None:
        """Speak no more."""
        if self._address:
            self._backend.hang_up(self._address.id)
            self._over(why)

    def heard(self, event: Addressed) -> None:
        """Somebody hears it, or no more."""
        address = self._address
        if address is None or event.call_id != address.id or event.hears is (event.contact in address.hear):
            return
        self._note("address", call=address.id, contact=event.contact, hears=event.hears)
        there = {*address.hear, event.contact} if event.hears else {*address.hear} - {event.contact}
        self._put(replace(address, hear=tuple(key for key in address.asked if key in there)))

    def has(self, call_id: str) -> bool:
        """Whether it goes by this name."""
        return self._address is not None and self._address.id == call_id

    def lost(self, why: str) -> bool:
        """The engine is gone, or in a call that the wall does not know of any more; whether an address ended."""
        if self._address is None:
            return False
        self._backend.hang_up(self._address.id)  # or an order still queued would let a restarted engine speak
        self._over(why)
        return True

    def _over(self, why: str) -> None:
        assert self._address
        self._note("address", call=self._address.id, state="over", because=why, heard=self._address.hear)
        self._put(None)

    def _put(self, address: Address | None) -> None:
        self._address = address
        self._report(AddressChanged(address))
