"""The wall speaks live to a group, as the wall sees it."""

from __future__ import annotations

import pytest

from kiosk.calls.backend import Addressed, Busy, EngineLost, Incoming
from kiosk.core.call import Address
from kiosk.core.fact import AddressChanged, CallMissed
from kiosk.core.text import same
from tests.calls.people import CHIEF, QUIET
from tests.calls.test_telephone import Desk, refusal

CREW = same("the crew")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def begun(desk: Desk) -> str:
    desk.telephone.propose_address((CHIEF, QUIET), CREW)
    desk.telephone.address()
    order, call_id = desk.board.orders[-1]
    assert order == "speak to chief quiet"
    return call_id


def address(desk: Desk) -> Address | None:
    return [fact for fact in desk.facts if isinstance(fact, AddressChanged)][-1].address


def hear(desk: Desk) -> tuple[str, ...]:
    now = address(desk)
    assert now
    return now.hear


def test_it_is_told_who_of_those_who_were_asked_hears_it(desk: Desk) -> None:
    call_id = begun(desk)
    assert hear(desk) == ()
    desk.happens(Addressed(call_id, "quiet", hears=True))
    desk.happens(Addressed(call_id, "chief", hears=True))
    assert hear(desk) == ("chief", "quiet")
    desk.happens(Addressed(call_id, "quiet", hears=False))
    desk.happens(Addressed(call_id, "quiet", hears=False))
    desk.happens(Addressed("address-of-yesterday", "chief", hears=False))
    assert hear(desk) == ("chief",)


def test_nobody_hears_what_nobody_confirmed(desk: Desk) -> None:
    assert refusal(desk.telephone.address)
    desk.telephone.propose_address((CHIEF, QUIET), CREW)
    desk.telephone.withdraw_address()
    assert refusal(desk.telephone.address)
    begun(desk)
    desk.telephone.hang_up()
    assert refusal(desk.telephone.address)  # a yes is good once


def test_hanging_up_ends_it_and_nothing_stays_muted(desk: Desk) -> None:
    call_id = begun(desk)
    desk.telephone.mute(microphone=True, camera=False)
    desk.telephone.hang_up()
    assert ("hang up", call_id) in desk.board.orders
    assert address(desk) is None
    assert desk.board.orders[-1][0].startswith("mute")
    desk.happens(Addressed(call_id, "chief", hears=True))  # too late
    assert address(desk) is None
    assert refusal(desk.telephone.hang_up) is not None


def test_there_is_no_call_beside_it_and_it_is_none_beside_a_call(desk: Desk) -> None:
    begun(desk)
    said = refusal(lambda: desk.telephone.propose(CHIEF, video=True))
    assert "the crew" in said
    assert refusal(lambda: desk.telephone.propose_address((CHIEF,), CREW)) is not None
    desk.happens(Incoming("in-1", "chief", video=True))
    assert ("hang up", "in-1") in desk.board.orders
    assert any(isinstance(fact, CallMissed) for fact in desk.facts)
    desk.telephone.hang_up()
    desk.talk()
    assert refusal(lambda: desk.telephone.propose_address((CHIEF,), CREW)) is not None


@pytest.mark.parametrize("lost", [True, False])
def test_an_engine_that_dies_or_refuses_ends_it(desk: Desk, lost: bool) -> None:
    call_id = begun(desk)
    desk.happens(EngineLost("killed") if lost else Busy(call_id))
    assert address(desk) is None
    assert ("hang up", call_id) in desk.board.orders  # it may still wait for an engine that is started anew
    desk.telephone.propose(CHIEF, video=True)


def test_an_address_that_was_lost_leaves_nothing_muted(desk: Desk) -> None:
    begun(desk)
    desk.telephone.mute(microphone=True, camera=False)
    desk.happens(EngineLost("killed"))
    assert desk.board.orders[-1] == ("mute", "False False")


def test_the_journal_says_who_was_to_hear_it_and_who_did(desk: Desk) -> None:
    call_id = begun(desk)
    desk.happens(Addressed(call_id, "chief", hears=True))
    desk.telephone.hang_up()
    told = [data for kind, data in desk.notes if kind == "address"]
    assert told[0] == {"call": call_id, "state": "begun", "contacts": ("chief", "quiet")}
    assert told[-1] == {"call": call_id, "state": "over", "because": "ended here", "heard": ("chief",)}
