"""The life of one call as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.calls.machine import LIVE, TABLE, Step, Waits, WrongStep, captioned, overdue, step
from kiosk.core.call import Call, CallState, EndReason
from kiosk.core.text import same

PROPOSED = Call("call-1", "chief", same("Chief"), same("Officer"), True, CallState.PROPOSED, 100.0)
WAITS = Waits(proposal=10.0, dialling=8.0, ringing=45.0)
TO_TALK = (Step.CONFIRMED, Step.RINGING, Step.ANSWERED)


def after(*steps: Step, at: float = 100.0) -> Call:
    call = PROPOSED
    for what in steps:
        at += 1.0
        call = step(call, what, at)
    return call


def test_a_call_goes_from_proposal_to_talk_and_every_state_has_its_time() -> None:
    call = after(*TO_TALK)
    assert (call.state, call.since, call.connected_at) == (CallState.CONNECTED, 103.0, 103.0)


def test_a_hold_keeps_the_time_of_the_answer() -> None:
    call = after(*TO_TALK, Step.HELD, Step.RESUMED)
    assert (call.state, call.since, call.connected_at) == (CallState.CONNECTED, 105.0, 103.0)


def test_a_line_that_was_on_hold_comes_back_on_hold_and_one_that_was_resumed_does_not() -> None:
    assert after(*TO_TALK, Step.HELD, Step.LOST, Step.RESTORED).state is CallState.HELD
    assert after(*TO_TALK, Step.HELD, Step.RESUMED, Step.LOST, Step.RESTORED).state is CallState.CONNECTED


@pytest.mark.parametrize(
    ("steps", "state", "reason"),
    [
        ((Step.WITHDRAWN,), CallState.ENDED, EndReason.NOT_CONFIRMED),
        ((Step.CONFIRMED, Step.HUNG_UP_HERE), CallState.ENDED, EndReason.HUNG_UP_HERE),
        ((Step.CONFIRMED, Step.NO_BACKEND), CallState.FAILED, EndReason.NO_BACKEND),
        ((Step.CONFIRMED, Step.RINGING, Step.DECLINED), CallState.ENDED, EndReason.DECLINED),
        ((Step.CONFIRMED, Step.RINGING, Step.NOT_ANSWERED), CallState.FAILED, EndReason.NO_ANSWER),
        ((Step.CONFIRMED, Step.BUSY), CallState.FAILED, EndReason.BUSY),
        ((Step.CONFIRMED, Step.LINE_BUSY), CallState.FAILED, EndReason.LINE_BUSY),
        ((*TO_TALK, Step.HUNG_UP_THERE), CallState.ENDED, EndReason.HUNG_UP_THERE),
        ((*TO_TALK, Step.HELD, Step.HUNG_UP_THERE), CallState.ENDED, EndReason.HUNG_UP_THERE),
        ((*TO_TALK, Step.ENGINE_LOST), CallState.FAILED, EndReason.ENGINE_LOST),
        ((*TO_TALK, Step.LOST, Step.GIVEN_UP), CallState.FAILED, EndReason.CONNECTION_LOST),
        ((*TO_TALK, Step.LOST, Step.RESTORED, Step.HUNG_UP_THERE), CallState.ENDED, EndReason.HUNG_UP_THERE),
    ],
)
def test_every_end_has_its_reason(steps: tuple[Step, ...], state: CallState, reason: EndReason) -> None:
    call = after(*steps)
    assert (call.state, call.ended_for) == (state, reason)


RUNG = replace(PROPOSED, state=CallState.INCOMING, incoming=True)


@pytest.mark.parametrize(
    ("steps", "state", "reason"),
    [
        ((Step.DECLINED_HERE,), CallState.ENDED, EndReason.DECLINED_HERE),
        ((Step.MISSED,), CallState.FAILED, EndReason.MISSED),
        ((Step.ACCEPTED, Step.ANSWERED), CallState.CONNECTED, None),
        ((Step.ACCEPTED, Step.HUNG_UP_THERE), CallState.ENDED, EndReason.HUNG_UP_THERE),
    ],
)
def test_a_call_that_comes_in_is_taken_or_has_a_reason(
    steps: tuple[Step, ...], state: CallState, reason: EndReason | None
) -> None:
    call = RUNG
    for what in steps:
        call = step(call, what, 101.0)
    assert (call.state, call.ended_for) == (state, reason)


def test_nothing_that_comes_in_talks_before_it_is_accepted() -> None:
    with pytest.raises(WrongStep):
        step(RUNG, Step.ANSWERED, 101.0)


@given(st.lists(st.sampled_from(Step), max_size=30), st.lists(st.floats(0, 500), min_size=30, max_size=30))
def test_nothing_rings_unconfirmed_and_over_is_over(steps: list[Step], times: list[float]) -> None:
    call, been = PROPOSED, [CallState.PROPOSED]
    for what, at in zip(steps, times, strict=False):
        try:
            now = step(call, what, at)
        except WrongStep:
            assert call.state not in TABLE[what][0]
            continue
        assert not call.over
        assert now.since >= call.since
        assert (now.ended_for is not None) is now.over
        call = now
        been.append(now.state)
    if CallState.RINGING in been:
        assert been.index(CallState.CONFIRMED) < been.index(CallState.RINGING)
    assert (call.connected_at is not None) is (CallState.CONNECTED in been)


def test_only_a_confirmed_call_can_begin_to_ring() -> None:
    leading_to_ringing = {state for allowed, to, _ in TABLE.values() if to is CallState.RINGING for state in allowed}
    assert leading_to_ringing == {CallState.CONFIRMED}


@pytest.mark.parametrize("what", Step)
@pytest.mark.parametrize("end", [Step.HUNG_UP_HERE, Step.ENGINE_LOST])
def test_nothing_follows_an_end(what: Step, end: Step) -> None:
    with pytest.raises(WrongStep, match=r"call-1 to chief is (ended|failed)"):
        step(after(*TO_TALK, end), what, 200.0)


def test_every_call_with_an_engine_behind_it_can_lose_it_and_be_hung_up() -> None:
    assert TABLE[Step.ENGINE_LOST][0] == TABLE[Step.HUNG_UP_HERE][0] == LIVE


def test_words_are_shown_only_while_connected() -> None:
    call = captioned(after(*TO_TALK), "Hello")
    assert call.caption == "Hello"
    assert step(call, Step.HELD, 200.0).caption == ""
    with pytest.raises(WrongStep):
        captioned(after(Step.CONFIRMED), "Hello")


@pytest.mark.parametrize(
    ("call", "waited", "what"),
    [
        (PROPOSED, 10.0, None),
        (PROPOSED, 10.1, Step.WITHDRAWN),
        (after(Step.CONFIRMED), 8.0, None),
        (after(Step.CONFIRMED), 8.1, Step.ENGINE_LOST),
        (after(Step.CONFIRMED, Step.RINGING), 45.0, None),
        (after(Step.CONFIRMED, Step.RINGING), 45.1, Step.NOT_ANSWERED),
        (after(*TO_TALK), 86_400.0, None),
        (after(*TO_TALK, Step.HELD), 86_400.0, None),
        (after(Step.WITHDRAWN), 86_400.0, None),
        (replace(PROPOSED, state=CallState.INCOMING), 45.1, Step.MISSED),
        (replace(PROPOSED, state=CallState.ACCEPTED), 8.1, Step.ENGINE_LOST),
        (after(*TO_TALK, Step.LOST), 30.0, None),
        (after(*TO_TALK, Step.LOST), 30.1, Step.GIVEN_UP),
    ],
)
def test_a_state_that_lasts_too_long_ends_the_call(call: Call, waited: float, what: Step | None) -> None:
    assert overdue(call, WAITS, call.since + waited) is what
