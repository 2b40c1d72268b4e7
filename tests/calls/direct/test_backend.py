"""`calls.backend = "direct"`: the wall's telephone on the real engine in its own process."""

from __future__ import annotations

import os
import signal
import socket
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kiosk.calls.backends.direct import DirectBackend
from kiosk.calls.direct.messages import Invitation
from kiosk.core.call import CallState, EndReason
from kiosk.core.city.parts import Contact
from kiosk.core.errors import Refused
from kiosk.core.inputs import DeviceMode
from kiosk.core.order import Errand, SlipState
from kiosk.core.settings import CallsSettings
from kiosk.core.text import Text, same
from tests.calls.direct.phone import Browsing, Phone
from tests.calls.people import ABSENT, CHIEF, LEAVER, QUIET
from tests.calls.test_actor import PATIENCE, Exchange, opened

WORDS = Text(en="Evacuate the building", ko="건물에서 대피", ru="Эвакуируйте здание")


def direct(folder: Path, *, sound: bool = False) -> CallsSettings:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]  # the same one for an engine that is started anew
    return CallsSettings(backend="direct", port=port, sound=sound, folder=folder)


def backend_of(exchange: Exchange) -> DirectBackend:
    backend = exchange.office.backend
    assert isinstance(backend, DirectBackend)
    return backend


def invited(exchange: Exchange, contact: Contact = CHIEF) -> str:
    came: list[Invitation] = []
    there = threading.Event()

    def then(invitation: Invitation) -> None:
        came.append(invitation)
        there.set()

    backend_of(exchange).invite(contact, then)
    assert there.wait(PATIENCE)
    return came[0].url


def test_the_walls_telephone_rings_a_real_phone_and_outlives_the_engine(tmp_path: Path, browser: Browsing) -> None:
    with opened(settings=direct(tmp_path)) as exchange:
        phone = Phone(browser)
        phone.enrol(invited(exchange))
        _rings_and_talks(exchange, phone)
        _takes_orders(exchange, phone)
        _survives(exchange, phone)
        phone.close()


def _rings_and_talks(exchange: Exchange, phone: Phone) -> None:
    exchange.dial(CHIEF)
    exchange.until_state(CallState.RINGING)
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    assert not exchange.until_state(CallState.CONNECTED).simulated
    exchange.until(lambda: bool(exchange.pictures(0.1)))
    exchange.until(lambda: exchange.device.mode is DeviceMode.ACTIVE)
    phone.press("hangUp")
    assert exchange.until_state(CallState.ENDED).ended_for is EndReason.HUNG_UP_THERE


def _takes_orders(exchange: Exchange, phone: Phone) -> None:
    errand = Errand("order-1", "chief", "order", WORDS, datetime.now(UTC))
    exchange.office.backend.deliver(errand)
    phone.until(lambda: WORDS.en in phone.text("orders"))
    exchange.until(lambda: SlipState.READ in states(exchange))
    phone.tap(".acknowledge")
    exchange.until(lambda: SlipState.ACKNOWLEDGED in states(exchange))
    assert [answer.contact for answer in exchange.answers] == ["chief"] * 3


def states(exchange: Exchange) -> list[SlipState]:
    return [answer.state for answer in exchange.answers]


def _survives(exchange: Exchange, phone: Phone) -> None:
    """An engine that is killed in a call fails the call; the phone comes back by itself and the next call works."""
    exchange.dial(CHIEF, video=False)
    phone.until(lambda: phone.shows("answer"))
    pid = backend_of(exchange).pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert exchange.until_state(CallState.FAILED).ended_for is EndReason.ENGINE_LOST
    exchange.ready()
    phone.until(lambda: phone.shows("home"), what="the phone rings no more")
    phone.until(phone.there, what="the phone is back")
    exchange.dial(CHIEF, video=False)
    phone.until(lambda: phone.shows("answer"))
    phone.press("answer")
    exchange.until_state(CallState.CONNECTED)
    exchange.office.telephone.hang_up()


def test_the_walls_telephone_rings_several_phones_at_once_and_knows_who_came(tmp_path: Path, browser: Browsing) -> None:
    crew = (LEAVER, ABSENT, CHIEF, QUIET)
    phones = {contact.key: Phone(browser) for contact in crew if contact is not ABSENT}
    settings = direct(tmp_path).model_copy(update={"rooms": "off"})
    with opened(settings=settings) as exchange:
        telephone = exchange.office.telephone
        assert backend_of(exchange).most == 3
        for contact in crew:
            if contact is not ABSENT:
                phones[contact.key].enrol(invited(exchange, contact))
        with pytest.raises(Refused, match="3 fit"):
            telephone.propose_all(crew, same("The crew (4)"), video=True)
        telephone.propose_all(crew[:3], same("The crew (3)"), video=True)
        telephone.dial_all()
        for contact in (LEAVER, CHIEF):
            phones[contact.key].until(partial(phones[contact.key].shows, "answer"), what="it rings")
        assert set(standing(exchange).values()) <= {"confirmed", "ringing"}  # nobody is waited for
        phones[LEAVER.key].press("decline")
        phones[CHIEF.key].press("answer")
        came = {LEAVER.key: "declined", ABSENT.key: "not reached", CHIEF.key: "connected"}
        exchange.until(lambda: standing(exchange) == came)
        assert (exchange.call.contact, exchange.call.state) == (CHIEF.key, CallState.CONNECTED)
        telephone.propose_all((LEAVER, QUIET), same("2 people"), video=True)
        telephone.dial_all()
        for contact in (LEAVER, QUIET):
            phones[contact.key].until(partial(phones[contact.key].shows, "answer"), what="it rings")
            phones[contact.key].press("answer")
        exchange.until(lambda: sum(state == "connected" for state in standing(exchange).values()) == 3)
        telephone.hang_up()
        for phone in phones.values():
            phone.until(partial(phone.shows, "home"))
    for phone in phones.values():
        phone.close()


def standing(exchange: Exchange) -> dict[str, str]:
    """How it stands, or ended, with everybody, in a word of the journal."""
    return {
        member.contact: member.ended_for.value if member.ended_for else member.state.value
        for member in exchange.call.members
    }
