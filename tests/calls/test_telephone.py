"""One call at a time, whatever comes late or at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.calls.backend import (
    Answered,
    Busy,
    CallEvent,
    Captioned,
    Declined,
    EngineLost,
    FarHungUp,
    Incoming,
    Lost,
    PresenceTold,
    QualityTold,
    Restored,
    Ringing,
    Unreachable,
)
from kiosk.calls.machine import LIVE, Waits
from kiosk.calls.telephone import RINGS, Telephone
from kiosk.core.call import Call, CallState, EndReason, Presence, Quality
from kiosk.core.city.parts import Contact
from kiosk.core.clock import SetClock
from kiosk.core.errors import Refused
from kiosk.core.fact import CallChanged, Fact, told
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, same
from tests.calls.people import ABSENT, CHIEF, CITY, LEAVER, QUIET, STRANGER
from tests.calls.switchboard import Switchboard


class Desk:
    """A telephone on a switchboard, and what it reported and noted."""

    def __init__(self, auto_answer: Collection[str] = ()) -> None:
        self.clock = SetClock()
        self.board = Switchboard()
        self.facts: list[Fact] = []
        self.notes: list[tuple[str, dict[str, Any]]] = []
        self.woken = threading.Event()
        self.telephone = Telephone(
            self.board,
            CITY.contacts,
            clock=self.clock,
            waits=Waits(proposal=10.0),
            report=self.facts.append,
            note=self.note,
            wake=self.woken.set,
            auto_answer=auto_answer,
        )
        self.board.start(self.telephone.announce, lambda _answer: None)

    def note(self, kind: str, **data: object) -> None:
        """Keep an entry of the black box."""
        self.notes.append((kind, data))

    @property
    def call(self) -> Call:
        """The call there must be."""
        assert self.telephone.call
        return self.telephone.call

    def happens(self, *events: CallEvent) -> None:
        """Let the backend announce and the telephone listen."""
        for event in events:
            self.board.happens(event)
        self.telephone.turn()

    def wait(self, seconds: float) -> None:
        """So long nothing happens."""
        self.clock.move(seconds)
        self.telephone.turn()

    def ring(self) -> str:
        """Call the chief until it rings there."""
        self.telephone.propose(CHIEF, video=True)
        self.telephone.dial(CHIEF, video=True)
        self.happens(Ringing(self.call.id))
        return self.call.id

    def talk(self) -> str:
        """Call the chief until she answers."""
        call_id = self.ring()
        self.happens(Answered(call_id))
        return call_id

    def states(self) -> list[CallState]:
        """What was reported, oldest first."""
        return [fact.call.state for fact in self.facts if isinstance(fact, CallChanged) and fact.call]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        action()
    reason = caught.value.reason
    assert len({reason.to(language) for language in LANGUAGES}) == len(LANGUAGES)
    return reason.en


def known(desk: Desk) -> State:
    """What the wall knows after everything that was reported."""
    return told(State(), desk.facts)


def test_somebody_rings_and_is_answered(desk: Desk) -> None:
    desk.happens(Incoming("in-1", CHIEF.key, video=True))
    assert desk.board.orders == []  # nothing is ever answered by itself
    desk.telephone.accept(video=True)
    desk.happens(Answered("in-1"))
    assert desk.states() == [CallState.INCOMING, CallState.ACCEPTED, CallState.CONNECTED]
    assert desk.board.orders == [("accept by video", "in-1")]


def test_who_rings_and_is_not_answered_is_listed_as_missed(desk: Desk) -> None:
    desk.happens(Incoming("in-1", CHIEF.key, video=False), FarHungUp("in-1"))
    (listed,) = known(desk).calls
    assert (listed.contact, listed.incoming, listed.ended_for) == (CHIEF.key, True, EndReason.MISSED)
    assert listed.over_at == desk.clock.wall()


def test_a_proposal_nobody_confirmed_is_no_call_that_was_not_answered(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.withdraw()
    assert known(desk).calls == ()


def test_who_rings_for_too_long_is_missed_and_told(desk: Desk) -> None:
    desk.happens(Incoming("in-1", CHIEF.key, video=False))
    desk.clock.move(45.1)
    desk.telephone.turn()
    assert desk.call.ended_for is EndReason.MISSED
    assert desk.board.orders == [("hang up", "in-1")]


def test_who_rings_is_declined_by_hanging_up(desk: Desk) -> None:
    desk.happens(Incoming("in-1", CHIEF.key, video=False))
    desk.telephone.hang_up()
    assert desk.call.ended_for is EndReason.DECLINED_HERE
    assert desk.board.orders == [("hang up", "in-1")]


@pytest.mark.parametrize("open_", ["a call", "a question"])
def test_who_rings_meanwhile_never_takes_the_screen(desk: Desk, open_: str) -> None:
    if open_ == "a call":
        desk.talk()
    else:
        desk.telephone.propose(CHIEF, video=True)
    before = desk.call
    desk.happens(Incoming("in-1", QUIET.key, video=True))
    assert desk.call == before
    assert desk.board.orders[-1] == ("hang up", "in-1")
    assert [(call.contact, call.ended_for) for call in known(desk).calls] == [(QUIET.key, EndReason.MISSED)]


def test_a_stranger_cannot_ring(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.happens(Incoming("in-1", STRANGER.key, video=True))
    assert desk.telephone.call is None
    assert desk.board.orders == [("hang up", "in-1")]
    assert "outside the directory" in caplog.text
    caplog.clear()


def test_a_lost_connection_comes_back_or_is_given_up(desk: Desk) -> None:
    call = desk.talk()
    desk.happens(Lost(call), Restored(call), Lost(call))
    assert desk.states()[-3:] == [CallState.LOST, CallState.CONNECTED, CallState.LOST]
    desk.clock.move(30.1)
    desk.telephone.turn()
    assert desk.call.ended_for is EndReason.CONNECTION_LOST
    assert desk.board.orders[-1] == ("hang up", call)


def test_nobody_starts_a_call_muted_by_the_last_one(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.telephone.mute(microphone=True, camera=False)
    desk.talk()
    desk.telephone.mute(microphone=True, camera=True)
    assert (known(desk).muted, known(desk).covered) == (True, True)
    desk.telephone.hang_up()
    assert [order for order in desk.board.orders if order[0] == "mute"] == [
        ("mute", "True True"),
        ("mute", "False False"),
    ]
    assert (known(desk).muted, known(desk).covered) == (False, False)


def test_a_code_for_a_phone_is_shown_until_it_was_used_or_for_two_minutes(desk: Desk) -> None:
    desk.telephone.invite(CHIEF)
    desk.telephone.turn()
    shown = known(desk).invitation
    assert shown
    assert shown.url == "https://wall/#chief"
    assert "wall" not in repr(shown)
    desk.happens(PresenceTold(QUIET.key, Presence(reachable=True)))
    assert known(desk).invitation
    desk.happens(PresenceTold(CHIEF.key, Presence(reachable=True)))
    assert known(desk).invitation is None
    desk.telephone.invite(CHIEF)
    desk.telephone.turn()
    desk.clock.move(120.1)
    desk.telephone.turn()
    assert known(desk).invitation is None
    assert "https" not in str(desk.notes)


def test_the_wall_is_shown_in_a_video_call_only_and_no_longer_than_it(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.telephone.show(wall=True)
    desk.talk()
    desk.telephone.show(wall=True)
    assert known(desk).sharing
    desk.telephone.hang_up()
    assert not known(desk).sharing
    assert [order for order in desk.board.orders if order[0] == "show"] == [("show", "wall"), ("show", "camera")]


def test_who_covers_the_camera_shows_the_wall_all_the_same_and_never_the_camera_in_between(desk: Desk) -> None:
    desk.talk()
    desk.telephone.mute(microphone=False, camera=True)
    desk.telephone.show(wall=True)
    desk.telephone.show(wall=False)
    assert (known(desk).covered, known(desk).sharing) == (True, False)
    desk.telephone.show(wall=True)
    desk.telephone.mute(microphone=True, camera=True)
    assert [order for order in desk.board.orders if order[0] in ("mute", "show")] == [
        ("mute", "False True"),
        ("show", "wall"),
        ("mute", "False False"),
        ("mute", "False True"),  # before the camera is what they see
        ("show", "camera"),
        ("show", "wall"),
        ("mute", "False False"),
        ("mute", "True False"),
    ]
    assert known(desk).covered


def test_on_hold_nobody_sees_the_wall(desk: Desk) -> None:
    desk.talk()
    desk.telephone.hold()
    with pytest.raises(Refused):
        desk.telephone.show(wall=True)


def test_quality_and_presence_are_known(desk: Desk) -> None:
    call = desk.talk()
    desk.happens(QualityTold(call, Quality(0.04, 0.2, 14.0)), PresenceTold(QUIET.key, Presence(reachable=False)))
    state = known(desk)
    assert state.call
    assert state.call.quality == Quality(0.04, 0.2, 14.0)
    assert not state.presence[QUIET.key].reachable
    desk.telephone.hang_up()
    assert desk.call.quality is None


def test_a_proposal_rings_nobody(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    assert desk.states() == [CallState.PROPOSED]
    assert desk.board.orders == []


def test_a_confirmed_call_rings_is_answered_and_is_hung_up(desk: Desk) -> None:
    call_id = desk.talk()
    desk.happens(Captioned(call_id, "Hello"))
    assert desk.call.caption == "Hello"
    desk.telephone.hang_up()
    assert desk.states() == [
        CallState.PROPOSED,
        CallState.CONFIRMED,
        CallState.RINGING,
        CallState.CONNECTED,
        CallState.CONNECTED,
        CallState.ENDED,
    ]
    assert desk.board.orders == [("dial", call_id), ("hang up", call_id)]


def test_the_black_box_holds_every_change_with_its_time(desk: Desk) -> None:
    desk.ring()
    desk.clock.move(2.0)
    desk.happens(Answered(desk.call.id), Captioned(desk.call.id, "Hello"))
    kinds = [(kind, data.get("state"), data.get("because"), data.get("said")) for kind, data in desk.notes]
    assert kinds == [
        ("call", "proposed", "proposed", None),
        ("call", "confirmed", "confirmed", None),
        ("call", "ringing", "ringing", None),
        ("call", "connected", "answered", None),
        ("caption", None, None, "Hello"),
    ]
    assert [data["since"] for kind, data in desk.notes if kind == "call"] == [1000.0, 1000.0, 1000.0, 1002.0]


def test_what_a_recogniser_believes_a_person_said_is_shown_and_not_kept(desk: Desk) -> None:
    call_id = desk.talk()
    desk.happens(Captioned(call_id, "Hello", "vosk small"))
    assert (desk.call.caption, desk.call.caption_by) == ("Hello", "vosk small")
    assert "caption" not in [kind for kind, _ in desk.notes]


def test_what_was_not_proposed_cannot_be_dialled(desk: Desk) -> None:
    assert "Nobody confirmed" in refusal(lambda: desk.telephone.dial(CHIEF, video=True))
    desk.telephone.propose(CHIEF, video=True)
    refusal(lambda: desk.telephone.dial(QUIET, video=True))
    refusal(lambda: desk.telephone.dial(CHIEF, video=False))
    assert desk.board.orders == []


def test_who_is_not_in_the_directory_cannot_be_proposed(desk: Desk) -> None:
    assert "Not in the directory" in refusal(lambda: desk.telephone.propose(STRANGER, video=True))


def test_a_second_call_is_refused_and_the_first_goes_on(desk: Desk) -> None:
    call_id = desk.talk()
    assert "A call is on: Chief" in refusal(lambda: desk.telephone.propose(QUIET, video=True))
    refusal(lambda: desk.telephone.dial(QUIET, video=True))
    assert (desk.call.id, desk.call.state) == (call_id, CallState.CONNECTED)


def test_a_new_proposal_takes_the_place_of_the_open_one(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.propose(QUIET, video=False)
    assert desk.states() == [CallState.PROPOSED, CallState.ENDED, CallState.PROPOSED]
    refusal(lambda: desk.telephone.dial(CHIEF, video=True))
    desk.telephone.dial(QUIET, video=False)
    assert desk.call.contact == "quiet"


def test_a_withdrawn_proposal_is_over_and_withdrawing_again_is_harmless(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.withdraw()
    desk.telephone.withdraw()
    assert desk.call.ended_for is EndReason.NOT_CONFIRMED
    refusal(lambda: desk.telephone.dial(CHIEF, video=True))


def test_withdrawing_does_not_touch_a_call_that_was_confirmed(desk: Desk) -> None:
    desk.ring()
    desk.telephone.withdraw()
    assert desk.call.state is CallState.RINGING


def test_a_proposal_nobody_confirms_runs_out(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.clock.move(10.1)
    desk.telephone.turn()
    assert desk.call.ended_for is EndReason.NOT_CONFIRMED
    assert desk.board.orders == []


def test_a_call_nobody_answers_ends_and_stops_ringing_there(desk: Desk) -> None:
    call_id = desk.ring()
    desk.clock.move(45.1)
    desk.telephone.turn()
    assert (desk.call.state, desk.call.ended_for) == (CallState.FAILED, EndReason.NO_ANSWER)
    assert desk.board.orders[-1] == ("hang up", call_id)


def test_an_engine_that_never_rings_is_given_up(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.dial(CHIEF, video=True)
    desk.clock.move(10.1)
    desk.telephone.turn()
    assert desk.call.ended_for is EndReason.ENGINE_LOST
    assert desk.board.orders[-1] == ("hang up", desk.call.id)


def test_a_backend_that_cannot_dial_fails_the_call_and_says_so(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.board.broken = True
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.dial(CHIEF, video=True)
    assert (desk.call.state, desk.call.ended_for) == (CallState.FAILED, EndReason.NO_BACKEND)
    assert "no line" in caplog.text


@pytest.mark.parametrize(
    ("event", "reason"),
    [(Declined, EndReason.DECLINED), (Busy, EndReason.BUSY), (Unreachable, EndReason.NO_ANSWER)],
)
def test_the_far_side_may_not_take_the_call(desk: Desk, event: Callable[[str], CallEvent], reason: EndReason) -> None:
    call_id = desk.ring()
    desk.happens(event(call_id))
    assert desk.call.ended_for is reason


def test_hold_and_resume_reach_the_far_side_once(desk: Desk) -> None:
    call_id = desk.talk()
    assert "Nobody is on hold" in refusal(desk.telephone.resume)
    desk.telephone.hold()
    assert "Already on hold: Chief" in refusal(desk.telephone.hold)
    desk.telephone.resume()
    assert desk.call.state is CallState.CONNECTED
    assert desk.board.orders[1:] == [("hold", call_id), ("resume", call_id)]


def test_nothing_can_be_hung_up_or_held_where_nobody_is_called(desk: Desk) -> None:
    assert "no call to end" in refusal(desk.telephone.hang_up)
    assert "Nobody is on the line" in refusal(desk.telephone.hold)
    desk.telephone.propose(CHIEF, video=True)
    refusal(desk.telephone.hang_up)
    assert desk.board.orders == []


def test_an_answer_that_comes_after_the_hang_up_changes_nothing(desk: Desk) -> None:
    call_id = desk.ring()
    desk.telephone.hang_up()
    desk.happens(Answered(call_id), Captioned(call_id, "Hello?"))
    assert (desk.call.state, desk.call.ended_for) == (CallState.ENDED, EndReason.HUNG_UP_HERE)


def test_an_answer_that_came_just_before_the_hang_up_counts(desk: Desk) -> None:
    call_id = desk.ring()
    desk.board.happens(Answered(call_id))
    desk.telephone.hang_up()
    assert desk.call.connected_at is not None
    assert desk.call.ended_for is EndReason.HUNG_UP_HERE


def test_events_of_a_dead_call_do_not_touch_the_next_one(desk: Desk) -> None:
    dead = desk.talk()
    desk.telephone.hang_up()
    living = desk.ring()
    desk.happens(Answered(dead), Captioned(dead, "ghost"), FarHungUp(dead), Declined(dead))
    assert living != dead
    assert (desk.call.id, desk.call.state, desk.call.caption) == (living, CallState.RINGING, "")


def test_words_under_way_when_the_call_is_held_are_dropped(desk: Desk) -> None:
    call_id = desk.talk()
    desk.telephone.hold()
    desk.happens(Captioned(call_id, "and then"))
    assert (desk.call.state, desk.call.caption) == (CallState.HELD, "")


def test_a_lost_engine_fails_the_call_and_takes_its_order_back(desk: Desk) -> None:
    call_id = desk.talk()
    desk.happens(EngineLost("killed by signal 9"))
    assert (desk.call.state, desk.call.ended_for) == (CallState.FAILED, EndReason.ENGINE_LOST)
    assert desk.board.orders[-1] == ("hang up", call_id)
    assert desk.notes[-1][1]["detail"] == "killed by signal 9"
    desk.ring()
    assert desk.call.state is CallState.RINGING


def test_a_lost_engine_leaves_a_proposal_alone(desk: Desk) -> None:
    desk.telephone.propose(CHIEF, video=True)
    desk.happens(EngineLost())
    assert desk.call.state is CallState.PROPOSED


def test_an_engine_lost_under_the_last_call_does_not_fail_a_call_dialled_after_it(desk: Desk) -> None:
    desk.talk()
    desk.board.happens(EngineLost())
    desk.telephone.propose(CHIEF, video=True)
    desk.telephone.dial(CHIEF, video=True)
    assert desk.call.state is CallState.CONFIRMED


def test_a_backend_that_answers_twice_does_not_end_the_talk(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    call_id = desk.talk()
    desk.happens(Answered(call_id))
    assert desk.call.state is CallState.CONNECTED
    assert "the backend announced Answered" in caplog.text


def test_an_event_from_another_thread_waits_for_the_turn(desk: Desk) -> None:
    call_id = desk.ring()
    announcer = threading.Thread(target=desk.board.happens, args=(Answered(call_id),))
    desk.woken.clear()
    announcer.start()
    announcer.join()
    assert desk.woken.is_set()
    assert desk.states()[-1] is CallState.RINGING
    desk.telephone.turn()
    assert desk.states()[-1] is CallState.CONNECTED


class AnythingAtAnyTime(RuleBasedStateMachine):
    """Orders and events in any order, of living, dead and unknown calls."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()

    @rule(who=st.sampled_from([CHIEF, QUIET]), video=st.booleans())
    def propose(self, who: Contact, video: bool) -> None:
        """Somebody asks."""
        self.order(lambda: self.desk.telephone.propose(who, video=video))

    @rule(who=st.sampled_from([CHIEF, QUIET]), video=st.booleans())
    def dial(self, who: Contact, video: bool) -> None:
        """Somebody confirmed, or did not."""
        self.order(lambda: self.desk.telephone.dial(who, video=video))

    @rule(who=st.sampled_from([CHIEF, QUIET]))
    def propose_more(self, who: Contact) -> None:
        """Somebody wants one more in the call."""
        self.order(lambda: self.desk.telephone.propose_more(who))

    @rule(who=st.sampled_from([CHIEF, QUIET]))
    def add(self, who: Contact) -> None:
        """Somebody confirmed that, or did not."""
        self.order(lambda: self.desk.telephone.add(who))

    @rule(who=st.lists(st.sampled_from([CHIEF, QUIET, LEAVER, ABSENT]), max_size=4, unique=True), video=st.booleans())
    def propose_all(self, who: list[Contact], video: bool) -> None:
        """Somebody wants several at once."""
        self.order(lambda: self.desk.telephone.propose_all(who, same("the crew"), video=video))

    @rule()
    def dial_all(self) -> None:
        """Somebody confirmed that, or did not."""
        self.order(self.desk.telephone.dial_all)

    @rule(who=st.sampled_from([CHIEF, QUIET]))
    def remove(self, who: Contact) -> None:
        """One of them is to go."""
        self.order(lambda: self.desk.telephone.remove(who))

    @rule(name=st.sampled_from(["withdraw", "hang_up", "hold", "resume", "turn"]))
    def press(self, name: str) -> None:
        """A button."""
        self.order(getattr(self.desk.telephone, name))

    @rule(
        event=st.sampled_from([Ringing, Answered, FarHungUp, Declined, Busy, Unreachable, Lost, Restored]),
        number=st.integers(1, 6),
    )
    def happens(self, event: Callable[[str], CallEvent], number: int) -> None:
        """The far side, of whichever call."""
        self.desk.board.happens(event(f"call-{number}"))

    @rule()
    def engine_dies(self) -> None:
        """All calls at once."""
        self.desk.board.happens(EngineLost())

    @rule(seconds=st.floats(0.0, 20.0))
    def wait(self, seconds: float) -> None:
        """Time."""
        self.desk.clock.move(seconds)

    def order(self, action: Callable[[], object]) -> None:
        """Do it, or be refused; nothing else may be raised."""
        try:
            action()
        except Refused:
            return

    def rung(self) -> set[str]:
        """The calls that were dialled, alone or together."""
        return {call for order, calls in self.desk.board.orders if order.startswith("dial") for call in calls.split()}

    @invariant()
    def every_reported_call_follows_from_the_one_before(self) -> None:
        """Over is over, and ringing needs a confirmation."""
        by_id: dict[str, list[CallState]] = {}
        for kind, noted in self.desk.notes:
            assert kind == "call"
            by_id.setdefault(noted["call"], []).append(CallState(noted["state"]))
        for states in by_id.values():
            assert states[0] is CallState.PROPOSED
            assert CallState.RINGING not in states or states[:3] == [
                CallState.PROPOSED,
                CallState.CONFIRMED,
                CallState.RINGING,
            ]
            assert not {CallState.ENDED, CallState.FAILED} & set(states[:-1])

    @invariant()
    def the_wall_shows_a_live_call_while_there_is_one(self) -> None:
        """The last word on every call is the journal's; what is shown agrees with it."""
        last = {noted["call"]: CallState(noted["state"]) for _, noted in self.desk.notes}
        shown = self.desk.telephone.call
        living = {call for call, state in last.items() if state in LIVE}
        assert bool(living) is (shown is not None and shown.state in LIVE)
        if shown is None:
            return
        assert living <= {shown.id, *(member.id for member in shown.members)}
        assert all(member.state is last[member.id] for member in shown.members)
        talking = {call for call, state in last.items() if state in (CallState.CONNECTED, CallState.HELD)}
        assert not talking or shown.id in talking
        assert len({last[call] for call in talking}) < 2

    @invariant()
    def nobody_is_in_it_twice_and_never_more_than_fit(self) -> None:
        """Whoever was proposed when, and with whom."""
        last = {noted["call"]: noted for _, noted in self.desk.notes}
        living = [noted["contact"] for noted in last.values() if CallState(noted["state"]) in LIVE]
        assert len(living) == len(set(living)) <= self.desk.board.most
        open_ = [noted["since"] for noted in last.values() if noted["state"] == CallState.PROPOSED.value]
        assert len(set(open_)) < 2  # one question at a time

    @invariant()
    def over_for_the_wall_is_over_for_the_board(self) -> None:
        """Nobody is left ringing or talking behind the wall's back."""
        last = {noted["call"]: CallState(noted["state"]) for _, noted in self.desk.notes}
        hung_up = {call for order, call in self.desk.board.orders if order == "hang up"}
        rung = self.rung()
        assert not any(last[call] in LIVE for call in hung_up)
        assert all(call in rung for call in hung_up)

    @invariant()
    def nobody_is_rung_who_was_not_confirmed(self) -> None:
        """Every dialled call was confirmed, every live call was dialled."""
        rung = self.rung()
        confirmed = {noted["call"] for _, noted in self.desk.notes if noted["state"] == CallState.CONFIRMED.value}
        assert rung == confirmed
        alive = self.desk.telephone.call
        assert alive is None or (alive.state in LIVE) <= (alive.id in rung)


AnythingAtAnyTime.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnythingAtAnyTime = AnythingAtAnyTime.TestCase


def test_only_whose_key_is_listed_is_answered_by_itself_and_not_before_three_rings() -> None:
    desk = Desk(auto_answer=("chief",))
    desk.happens(Incoming("in-1", "quiet", video=True))
    desk.wait(RINGS + 1)
    assert desk.call.state is CallState.INCOMING
    desk.happens(FarHungUp("in-1"))
    desk.happens(Incoming("in-2", "chief", video=True))
    assert desk.call.auto
    desk.wait(RINGS - 1)
    assert desk.states()[-1] is CallState.INCOMING
    desk.wait(1)
    assert desk.states()[-1] is CallState.ACCEPTED
    assert desk.board.orders[-1] == ("accept by video", "in-2")
    assert ("call", "itself") in [(kind, data.get("by")) for kind, data in desk.notes]


def test_who_is_listed_may_be_answered_by_hand_and_the_journal_says_no_other() -> None:
    desk = Desk(auto_answer=("chief",))
    desk.happens(Incoming("in-1", "chief", video=True))
    desk.telephone.accept(video=True)
    assert "itself" not in [data.get("by") for _, data in desk.notes]


def test_who_is_listed_can_still_be_declined() -> None:
    desk = Desk(auto_answer=("chief",))
    desk.happens(Incoming("in-1", "chief", video=True))
    desk.telephone.hang_up()
    desk.wait(RINGS + 1)
    assert desk.call.ended_for is EndReason.DECLINED_HERE
