"""Several people are rung at once: whoever comes talks, who does not is told, whatever comes late or at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from kiosk.calls.backend import (
    Answered,
    Busy,
    CallEvent,
    Declined,
    EngineLost,
    FarHungUp,
    Incoming,
    Lost,
    NotHeld,
    Restored,
    Ringing,
    Unreachable,
)
from kiosk.core.call import CallState, EndReason
from kiosk.core.city.parts import Contact
from kiosk.core.text import same
from tests.calls.people import ABSENT, CHIEF, LEAVER, QUIET, SLEEPER, STRANGER
from tests.calls.test_telephone import Desk, known, refusal

CREW = (CHIEF, QUIET, LEAVER)
CREWS = same("The crew (3)")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def proposed(desk: Desk, contacts: Sequence[Contact] = CREW, *, video: bool = True) -> None:
    desk.telephone.propose_all(contacts, CREWS, video=video)


def rung(desk: Desk, contacts: Sequence[Contact] = CREW) -> list[str]:
    """Ring them all; the ids of the calls, in their order."""
    proposed(desk, contacts)
    desk.telephone.dial_all()
    ids = desk.board.orders[-1][1].split()
    desk.happens(*(Ringing(one) for one in ids))
    return ids


def members(desk: Desk) -> dict[str, CallState]:
    return {member.contact: member.state for member in desk.call.members}


def ends(desk: Desk) -> dict[str, EndReason | None]:
    return {member.contact: member.ended_for for member in desk.call.members}


def test_a_group_that_is_proposed_is_named_and_rings_nowhere(desk: Desk) -> None:
    proposed(desk)
    assert members(desk) == dict.fromkeys(("chief", "quiet", "leaver"), CallState.PROPOSED)
    assert (desk.call.state, desk.call.group) == (CallState.PROPOSED, CREWS)
    assert desk.board.orders == []


def test_all_are_rung_by_one_order_and_who_answers_first_talks_while_the_others_ring(desk: Desk) -> None:
    first, second, third = rung(desk)
    assert desk.board.orders == [("dial", f"{first} {second} {third}")]
    assert members(desk) == dict.fromkeys(("chief", "quiet", "leaver"), CallState.RINGING)
    desk.happens(Answered(second))
    assert (desk.call.id, desk.call.state) == (second, CallState.CONNECTED)
    assert members(desk) == {
        "chief": CallState.RINGING,
        "quiet": CallState.CONNECTED,
        "leaver": CallState.RINGING,
    }
    desk.happens(Answered(third), Answered(first))
    assert set(members(desk).values()) == {CallState.CONNECTED}
    assert desk.call.id == second  # who talked first goes on standing for all


@pytest.mark.parametrize(
    ("event", "reason"),
    [(Declined, EndReason.DECLINED), (Busy, EndReason.BUSY), (Unreachable, EndReason.NO_ANSWER)],
)
def test_the_first_does_not_come_and_the_others_are_rung_on(
    desk: Desk, event: Callable[[str], CallEvent], reason: EndReason
) -> None:
    first, second, third = rung(desk)
    desk.happens(event(first))
    assert (desk.call.id, desk.call.state) == (second, CallState.RINGING)
    assert ends(desk) == {"chief": reason, "quiet": None, "leaver": None}
    desk.happens(Answered(third))
    assert (desk.call.id, desk.call.state) == (third, CallState.CONNECTED)
    assert [(call.contact, call.ended_for) for call in known(desk).calls] == [("chief", reason)]


def test_nobody_comes_and_each_is_listed_with_the_reason(desk: Desk) -> None:
    first, second, third = rung(desk)
    desk.happens(Declined(first), Busy(second))
    desk.wait(45.1)
    assert desk.call.over
    assert ends(desk) == {"chief": EndReason.DECLINED, "quiet": EndReason.BUSY, "leaver": EndReason.NO_ANSWER}
    assert [(call.contact, call.ended_for) for call in known(desk).calls] == [
        ("leaver", EndReason.NO_ANSWER),
        ("quiet", EndReason.BUSY),
        ("chief", EndReason.DECLINED),
    ]
    assert desk.board.orders[1:] == [("hang up", third)]
    desk.ring()  # and the line is free


def test_whose_phone_is_off_is_told_from_who_does_not_answer(desk: Desk) -> None:
    proposed(desk)
    desk.telephone.dial_all()
    first, second, _ = desk.board.orders[-1][1].split()
    desk.happens(Unreachable(first), Ringing(second), Unreachable(second))
    assert ends(desk) == {"chief": EndReason.NOT_REACHED, "quiet": EndReason.NO_ANSWER, "leaver": None}


def test_hanging_up_while_it_rings_ends_it_everywhere(desk: Desk) -> None:
    ids = rung(desk)
    desk.telephone.hang_up()
    assert sorted(call for order, call in desk.board.orders if order == "hang up") == ids
    assert desk.call.over
    desk.happens(*(Answered(one) for one in ids))
    assert set(members(desk).values()) == {CallState.ENDED}


def test_an_answer_that_came_just_before_the_hang_up_rings_nobody_on(desk: Desk) -> None:
    first, second, third = rung(desk)
    desk.board.happens(Answered(second))
    desk.telephone.hang_up()
    assert {call for order, call in desk.board.orders if order == "hang up"} == {first, second, third}
    assert set(members(desk).values()) == {CallState.ENDED}


def test_the_talk_goes_on_with_whoever_is_left_and_the_last_one_ends_it(desk: Desk) -> None:
    first, second, third = rung(desk)
    desk.happens(Answered(first), Answered(second), FarHungUp(first))
    assert (desk.call.id, desk.call.state) == (second, CallState.CONNECTED)
    desk.happens(FarHungUp(second))
    assert (desk.call.id, desk.call.state) == (third, CallState.RINGING)  # it still rings there
    desk.happens(Declined(third))
    assert desk.call.over


def test_a_group_is_rung_by_a_confirmed_proposal_only(desk: Desk) -> None:
    assert "Nobody confirmed" in refusal(desk.telephone.dial_all)
    proposed(desk)
    desk.telephone.withdraw()
    assert "Nobody confirmed" in refusal(desk.telephone.dial_all)
    desk.telephone.propose(CHIEF, video=True)
    assert "Nobody confirmed" in refusal(desk.telephone.dial_all)  # she alone was asked about
    proposed(desk)
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.dial(CHIEF, video=True))  # and now not alone
    desk.wait(10.1)
    assert "Nobody confirmed" in refusal(desk.telephone.dial_all)
    assert desk.board.orders == []
    assert known(desk).calls == ()


def test_each_proposal_ends_once_when_it_is_withdrawn_or_runs_out(desk: Desk) -> None:
    for end in (desk.telephone.withdraw, lambda: desk.wait(10.1)):
        desk.notes.clear()
        proposed(desk)
        end()
        withdrawn = [note["call"] for _, note in desk.notes if note["because"] == "withdrawn"]
        assert len(withdrawn) == len(set(withdrawn)) == 3


def test_another_proposal_takes_the_place_of_the_whole_group(desk: Desk) -> None:
    proposed(desk)
    desk.telephone.propose(SLEEPER, video=False)
    desk.telephone.dial(SLEEPER, video=False)
    assert [order for order, _ in desk.board.orders] == ["dial"]
    assert (desk.call.contact, desk.call.members) == ("sleeper", ())


def test_who_may_not_be_rung_together_is_told_why(desk: Desk) -> None:
    assert "Nobody is in this group" in refusal(lambda: proposed(desk, ()))
    assert "Not in the directory" in refusal(lambda: proposed(desk, (CHIEF, STRANGER)))
    said = refusal(lambda: proposed(desk, (*CREW, ABSENT)))
    assert "4 are too many" in said
    assert "3 fit" in said
    assert "doctor" in said
    desk.ring()
    assert "A call is on: Chief" in refusal(lambda: proposed(desk, (QUIET, LEAVER)))
    assert desk.telephone.call
    assert not desk.telephone.call.members


def test_actors_are_not_rung_together_and_never_one_of_them_in_silence(desk: Desk) -> None:
    desk.board.most = 1
    assert "call one of them" in refusal(lambda: proposed(desk))
    assert desk.telephone.call is None
    proposed(desk, (CHIEF,))  # a group of one is a call
    desk.telephone.dial_all()
    assert desk.board.orders == [("dial", desk.call.id)]


def test_a_group_is_brought_into_the_talk_there_is(desk: Desk) -> None:
    first = desk.talk()
    proposed(desk, (QUIET, LEAVER), video=False)
    assert (desk.call.id, desk.call.state, desk.call.members) == (first, CallState.CONNECTED, ())
    desk.telephone.dial_all()
    order, calls = desk.board.orders[-1]
    assert order == f"dial into {first}"
    assert len(calls.split()) == 2
    assert {desk.call.video} == {True}  # as the talk is
    second, third = calls.split()
    desk.happens(Ringing(second), Ringing(third), Answered(second), Answered(third))
    assert set(members(desk).values()) == {CallState.CONNECTED}


def test_a_group_does_not_come_into_a_talk_without_room_or_that_is_over(desk: Desk) -> None:
    first = desk.talk()
    said = refusal(lambda: proposed(desk, (QUIET, LEAVER, ABSENT)))
    assert "room for 2" in said
    assert "Already in this call" in refusal(lambda: proposed(desk, (CHIEF, QUIET)))
    desk.telephone.hold()
    assert "on hold" in refusal(lambda: proposed(desk, (QUIET, LEAVER)))
    desk.telephone.resume()
    proposed(desk, (QUIET, LEAVER))
    desk.happens(FarHungUp(first))
    assert "Nobody confirmed" in refusal(desk.telephone.dial_all)
    assert [order for order, _ in desk.board.orders if order.startswith("dial")] == ["dial"]


def test_a_talk_on_hold_since_the_proposal_takes_nobody_in(desk: Desk) -> None:
    desk.talk()
    proposed(desk, (QUIET, LEAVER))
    desk.telephone.hold()
    assert "on hold" in refusal(desk.telephone.dial_all)


def test_a_backend_that_cannot_dial_fails_the_call_with_each(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.board.broken = True
    proposed(desk)
    assert not desk.telephone.dial_all()
    assert desk.call.over
    assert set(ends(desk).values()) == {EndReason.NO_BACKEND}
    assert "no line" in caplog.text


def test_a_room_that_cannot_be_opened_is_no_fault_of_who_was_wanted(desk: Desk) -> None:
    proposed(desk)
    desk.telephone.dial_all()
    desk.happens(*(NotHeld(one) for one in desk.board.orders[-1][1].split()))
    assert set(ends(desk).values()) == {EndReason.NO_BACKEND}


def test_the_journal_says_who_was_rung_together(desk: Desk) -> None:
    first, *_ = rung(desk)
    notes = [note for kind, note in desk.notes if kind == "call" and note["because"] == "proposed"]
    assert [(note["contact"], note["group"]) for note in notes] == [
        ("chief", "The crew (3)"),
        ("quiet", "The crew (3)"),
        ("leaver", "The crew (3)"),
    ]
    desk.happens(Declined(first))
    assert desk.notes[-1][1]["because"] == "declined"


def test_a_lost_engine_ends_what_rings_at_several_and_rings_for_nobody_when_it_is_back(desk: Desk) -> None:
    ids = rung(desk)
    desk.happens(EngineLost("killed"))
    assert sorted(call for order, call in desk.board.orders if order == "hang up") == ids
    assert set(ends(desk).values()) == {EndReason.ENGINE_LOST}


def test_who_is_rung_by_telephone_and_who_at_once_is_known_of_everybody_for_as_long_as_the_talk_is(desk: Desk) -> None:
    proposed(desk)
    assert list(desk.telephone.dial_all()) == [one.key for one in CREW]
    first, second, third = desk.board.orders[-1][1].split()
    assert {one.by_page for one in desk.call.members} == {None}  # nothing rings there yet
    desk.happens(Ringing(first), Ringing(second, by_page=False), Ringing(third))
    assert {one.contact: (one.by_page, one.at_once) for one in desk.call.members} == {
        "chief": (True, True),
        "quiet": (False, True),
        "leaver": (True, True),
    }
    desk.happens(Answered(second), Answered(first), Answered(third), Lost(second))
    assert [one.by_page for one in desk.call.members] == [True, False, True]
    talk = desk.call.talk
    desk.happens(FarHungUp(first))
    assert (desk.call.talk, desk.call.contact) == (talk, "leaver")  # the same talk, whoever has the floor
    desk.happens(Restored(second), FarHungUp(third))
    assert (desk.call.talk, desk.call.by_page) == (talk, False)
    desk.telephone.propose_more(SLEEPER)
    desk.telephone.add(SLEEPER)
    assert [one.at_once for one in desk.call.members] == [True, True, True, False]  # who is brought in alone


def test_who_rings_the_wall_by_telephone_is_there_by_telephone(desk: Desk) -> None:
    desk.happens(Incoming("in-1", CHIEF.key, video=False, by_page=False))
    assert not desk.call.by_page
    desk.telephone.accept(video=False)
    desk.happens(Answered("in-1"))
    assert not desk.call.by_page
