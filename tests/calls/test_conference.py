"""Several people in one talk, as the wall sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.calls.backend import (
    Answered,
    Busy,
    CallEvent,
    Captioned,
    Declined,
    EngineLost,
    FarHungUp,
    LineBusy,
    Lost,
    QualityTold,
    Restored,
    Ringing,
    Seated,
    Unreachable,
)
from kiosk.core.call import CallState, EndReason, Quality, Seat
from kiosk.core.city.parts import Contact
from kiosk.core.fact import LayoutChanged, MemberLeft
from tests.calls.people import ABSENT, CHIEF, LEAVER, QUIET, STRANGER
from tests.calls.test_telephone import Desk, known, refusal


@pytest.fixture
def desk() -> Desk:
    return Desk()


def added(desk: Desk, who: Contact = QUIET) -> str:
    """Ring one more; the id of the call with them."""
    desk.telephone.propose_more(who)
    desk.telephone.add(who)
    order, call_id = desk.board.orders[-1]
    assert order.startswith("dial into ")
    desk.happens(Ringing(call_id))
    return call_id


def three(desk: Desk) -> tuple[str, str]:
    """The chief, and one more beside her."""
    first = desk.talk()
    second = added(desk)
    desk.happens(Answered(second))
    return first, second


def members(desk: Desk) -> dict[str, CallState]:
    return {member.contact: member.state for member in desk.call.members}


def test_one_more_is_rung_while_the_talk_goes_on_and_then_all_are_in_it(desk: Desk) -> None:
    first = desk.talk()
    began = desk.call.connected_at
    second = added(desk)
    assert desk.board.orders[-1] == (f"dial into {first}", second)
    assert (desk.call.id, desk.call.state) == (first, CallState.CONNECTED)
    assert members(desk) == {"chief": CallState.CONNECTED, "quiet": CallState.RINGING}
    desk.clock.move(5)
    desk.happens(Answered(second))
    assert members(desk) == {"chief": CallState.CONNECTED, "quiet": CallState.CONNECTED}
    assert (desk.call.id, desk.call.connected_at) == (first, began)


def test_nobody_is_brought_in_without_a_yes(desk: Desk) -> None:
    desk.talk()
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.add(QUIET))
    desk.telephone.propose_more(QUIET)
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.add(LEAVER))
    desk.telephone.withdraw()
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.add(QUIET))
    assert [order for order, _ in desk.board.orders] == ["dial"]
    assert desk.call.members == ()
    assert desk.call.state is CallState.CONNECTED


def test_a_proposal_to_bring_somebody_in_runs_out_and_the_talk_goes_on(desk: Desk) -> None:
    desk.talk()
    desk.telephone.propose_more(QUIET)
    desk.clock.move(10.1)
    desk.telephone.turn()
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.add(QUIET))
    assert desk.call.state is CallState.CONNECTED


def test_who_may_not_be_brought_in_is_told_why(desk: Desk) -> None:
    assert "call somebody first" in refusal(lambda: desk.telephone.propose_more(QUIET))
    desk.ring()
    assert "call somebody first" in refusal(lambda: desk.telephone.propose_more(QUIET))
    desk.happens(Answered(desk.call.id))
    assert "Not in the directory" in refusal(lambda: desk.telephone.propose_more(STRANGER))
    assert "Already in this call" in refusal(lambda: desk.telephone.propose_more(CHIEF))
    added(desk)
    assert "Already in this call" in refusal(lambda: desk.telephone.propose_more(QUIET))
    added(desk, LEAVER)
    assert "full: 4 with the wall" in refusal(lambda: desk.telephone.propose_more(ABSENT))
    assert "Not in this call" in refusal(lambda: desk.telephone.remove(ABSENT))
    desk.telephone.hold()
    assert "on hold" in refusal(lambda: desk.telephone.propose_more(ABSENT))


def test_where_only_one_can_be_reached_nobody_is_even_asked_about(desk: Desk) -> None:
    desk.board.most = 1
    desk.talk()
    assert "one at a time" in refusal(lambda: desk.telephone.propose_more(QUIET))


@pytest.mark.parametrize(
    ("event", "reason"),
    [(Declined, EndReason.DECLINED), (Busy, EndReason.BUSY), (Unreachable, EndReason.NO_ANSWER)],
)
def test_who_does_not_come_leaves_the_talk_untouched(
    desk: Desk, event: Callable[[str], CallEvent], reason: EndReason
) -> None:
    first = desk.talk()
    second = added(desk)
    desk.happens(event(second))
    assert (desk.call.id, desk.call.state, desk.call.ended_for) == (first, CallState.CONNECTED, None)
    assert desk.call.members[1].ended_for is reason
    assert [fact.call.contact for fact in desk.facts if isinstance(fact, MemberLeft)] == ["quiet"]
    assert ("hang up", first) not in desk.board.orders


def test_who_does_not_answer_in_time_is_rung_no_more(desk: Desk) -> None:
    desk.talk()
    second = added(desk)
    desk.clock.move(45.1)
    desk.telephone.turn()
    assert desk.board.orders[-1] == ("hang up", second)
    assert desk.call.state is CallState.CONNECTED


def test_when_the_first_hangs_up_the_others_stay_and_the_last_one_ends_it(desk: Desk) -> None:
    first, second = three(desk)
    began = desk.call.connected_at
    desk.clock.move(60)
    desk.happens(FarHungUp(first))
    assert (desk.call.id, desk.call.contact, desk.call.state) == (second, "quiet", CallState.CONNECTED)
    assert desk.call.connected_at == began  # the talk is as old as it is
    assert members(desk) == {"chief": CallState.ENDED, "quiet": CallState.CONNECTED}
    desk.happens(FarHungUp(second))
    assert (desk.call.state, desk.call.ended_for) == (CallState.ENDED, EndReason.HUNG_UP_THERE)
    assert [call.contact for call in known(desk).calls] == ["quiet", "chief"]


def test_hanging_up_ends_it_for_all_who_talk_ring_or_are_only_proposed(desk: Desk) -> None:
    first, second = three(desk)
    third = added(desk, LEAVER)
    desk.telephone.hang_up()
    assert {call for order, call in desk.board.orders if order == "hang up"} == {first, second, third}
    assert set(members(desk).values()) == {CallState.ENDED}
    assert (desk.call.id, desk.call.ended_for) == (first, EndReason.HUNG_UP_HERE)
    again = desk.talk()
    desk.telephone.propose_more(QUIET)
    desk.happens(FarHungUp(again))
    refusal(lambda: desk.telephone.add(QUIET))


def test_one_is_removed_and_the_others_go_on(desk: Desk) -> None:
    first, second = three(desk)
    desk.telephone.remove(CHIEF)
    assert desk.board.orders[-1] == ("hang up", first)
    assert (desk.call.id, desk.call.state) == (second, CallState.CONNECTED)
    desk.telephone.remove(QUIET)
    assert desk.call.over


def test_a_hold_is_for_everybody_and_for_whoever_comes_meanwhile(desk: Desk) -> None:
    first, second = three(desk)
    third = added(desk, LEAVER)
    desk.telephone.hold()
    assert {call for order, call in desk.board.orders if order == "hold"} == {first, second}
    desk.happens(Answered(third))
    assert desk.board.orders[-1] == ("hold", third)
    desk.telephone.resume()
    assert {call for order, call in desk.board.orders if order == "resume"} == {first, second, third}
    assert set(members(desk).values()) == {CallState.CONNECTED}


def test_who_is_lost_is_shown_as_lost_while_the_others_talk(desk: Desk) -> None:
    first, second = three(desk)
    desk.happens(Lost(first))
    assert (desk.call.id, desk.call.state) == (second, CallState.CONNECTED)
    assert members(desk)["chief"] is CallState.LOST
    desk.happens(Restored(first))
    assert members(desk)["chief"] is CallState.CONNECTED
    desk.happens(Lost(first))
    desk.clock.move(30.1)
    desk.telephone.turn()
    assert desk.board.orders[-1] == ("hang up", first)
    assert desk.call.members[0].ended_for is EndReason.CONNECTION_LOST
    assert desk.call.state is CallState.CONNECTED


def test_a_lost_engine_ends_the_call_with_each(desk: Desk) -> None:
    first, second = three(desk)
    desk.happens(EngineLost("killed"))
    assert {call for order, call in desk.board.orders if order == "hang up"} == {first, second}
    assert (desk.call.state, desk.call.ended_for) == (CallState.FAILED, EndReason.ENGINE_LOST)


def test_the_worst_line_is_the_one_that_is_told_and_words_are_those_of_whom_they_are(desk: Desk) -> None:
    first, second = three(desk)
    poor, good = Quality(0.2, 0.05, 12.0), Quality(0.0, 0.02, 20.0)
    desk.happens(QualityTold(first, good), QualityTold(second, poor), Captioned(first, "Hello"))
    assert (desk.call.quality, desk.call.caption) == (poor, "Hello")


def test_everybody_has_a_place_in_the_picture_of_all(desk: Desk) -> None:
    first, second = three(desk)
    left, right = Seat(0, 0.25, 0.5, 0.5), Seat(0.5, 0.25, 0.5, 0.5)
    desk.happens(Seated(((first, left), (second, right)), speaks=second))
    assert [member.seat for member in desk.call.members] == [left, right]
    assert [member.speaks for member in desk.call.members] == [False, True]
    desk.happens(FarHungUp(second), Seated(()))
    assert [member.seat for member in desk.call.members] == [None, None]


def test_each_step_of_each_stands_in_the_journal(desk: Desk) -> None:
    first, second = three(desk)
    desk.telephone.hang_up()
    steps = [(note["call"], note["because"], note.get("joins")) for kind, note in desk.notes if kind == "call"]
    assert [one for one in steps if one[0] == second] == [
        (second, "proposed", first),
        (second, "confirmed", first),
        (second, "ringing", None),
        (second, "answered", None),
        (second, "hung up here", None),
    ]


def test_of_several_whoever_speaks_may_be_shown_large_until_the_talk_is_over(desk: Desk) -> None:
    assert refusal(lambda: desk.telephone.arrange(large=True)) is not None
    first, second = three(desk)
    desk.telephone.arrange(large=True)
    assert desk.board.orders[-1] == ("arrange", "large")
    assert LayoutChanged(large=True) in desk.facts
    desk.happens(FarHungUp(first))
    desk.happens(FarHungUp(second))
    assert desk.board.orders[-1] == ("arrange", "alike")
    assert desk.facts.count(LayoutChanged(large=False)) == 1


def test_a_hold_outlives_a_line_that_is_lost_and_comes_back(desk: Desk) -> None:
    first, second = three(desk)
    desk.telephone.hold()
    desk.happens(Lost(first), Restored(first))
    assert members(desk) == {"chief": CallState.HELD, "quiet": CallState.HELD}
    desk.happens(Lost(second))
    desk.telephone.resume()
    assert desk.board.orders[-1] == ("resume", second)  # it is waited for no more
    desk.happens(Restored(second))
    assert members(desk) == {"chief": CallState.CONNECTED, "quiet": CallState.CONNECTED}


def test_who_comes_to_a_talk_on_hold_waits_also_while_the_others_are_lost(desk: Desk) -> None:
    first = desk.talk()
    second = added(desk)
    desk.telephone.hold()
    desk.happens(Lost(first), Answered(second))
    assert members(desk) == {"chief": CallState.LOST, "quiet": CallState.HELD}
    desk.happens(Restored(first))
    assert members(desk) == {"chief": CallState.HELD, "quiet": CallState.HELD}


def test_a_second_telephone_finds_the_walls_own_line_in_use(desk: Desk) -> None:
    desk.talk()
    desk.telephone.propose_more(QUIET)
    desk.telephone.add(QUIET)
    desk.happens(LineBusy(desk.board.orders[-1][1]))
    assert [member.ended_for for member in desk.call.members] == [None, EndReason.LINE_BUSY]
    assert desk.call.state is CallState.CONNECTED
