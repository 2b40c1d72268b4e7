"""What one modality proposes, another has to confirm."""

from __future__ import annotations

import itertools

import pytest

from kiosk.core.inputs import Modality, Origin
from kiosk.core.state import Verdict
from kiosk.fusion.confirmation import may_confirm
from tests.conftest import Rig

VOICE, GESTURE, TOUCH, SYSTEM = Modality.VOICE, Modality.GESTURE, Modality.TOUCH, Modality.SYSTEM


@pytest.mark.parametrize(("proposer", "answerer"), list(itertools.product((VOICE, GESTURE, TOUCH), repeat=2)))
def test_only_another_modality_or_a_touch_dials(rig: Rig, proposer: Modality, answerer: Modality) -> None:
    assert rig.give("call.video", proposer, contact="brigade").verdict is Verdict.PROPOSED
    answer = rig.give("answer.yes", answerer)
    dials = answerer is TOUCH or answerer is not proposer
    assert (answer.verdict is Verdict.DONE) == dials
    assert ("dial brigade video" in rig.line.told) == dials
    assert (rig.store.state.question is None) == dials


def test_nothing_automatic_ever_confirms() -> None:
    assert not any(may_confirm(proposer, SYSTEM) for proposer in Modality)


def test_a_refused_yes_leaves_the_question_for_a_better_one(rig: Rig) -> None:
    rig.give("call.voice", VOICE, contact="mayor")
    assert rig.give("answer.yes", VOICE).verdict is Verdict.REFUSED
    assert rig.give("answer.yes", GESTURE).verdict is Verdict.DONE
    assert rig.line.told == ["propose mayor voice", "dial mayor voice"]


def test_an_unanswered_question_is_withdrawn_and_the_answer_then_is_refused(rig: Rig) -> None:
    rig.give("call.video", VOICE, contact="brigade")
    rig.clock.move(8.1)
    assert rig.give("answer.yes", TOUCH).verdict is Verdict.REFUSED
    assert rig.line.told == ["propose brigade video", "withdraw"]
    assert rig.store.state.question is None


def test_an_answer_that_began_before_the_question_does_not_dial(rig: Rig) -> None:
    rig.give("call.video", VOICE, contact="brigade")
    rig.give("answer.no")
    asked = rig.clock.now()
    rig.give("call.video", VOICE, contact="mayor")
    for modality, source in ((GESTURE, "camera"), (TOUCH, "glass")):
        early = Origin(modality, source, asked - 2, asked - 1)
        rig.bus.issue(rig.commands["answer.yes"](), early)
        rig.bus.drain(rig.clock.now)
        assert rig.outcomes[-1].verdict is Verdict.REFUSED
    assert not any(told.startswith("dial") for told in rig.line.told)
    assert rig.give("answer.yes", GESTURE).verdict is Verdict.DONE


def test_any_modality_may_say_no(rig: Rig) -> None:
    for modality in (VOICE, GESTURE, TOUCH):
        rig.give("call.video", VOICE, contact="brigade")
        assert rig.give("answer.no", modality).verdict is Verdict.DONE
        assert rig.store.state.question is None
    assert rig.line.told.count("withdraw") == 3
    assert not any(told.startswith("dial") for told in rig.line.told)


def test_one_question_at_a_time(rig: Rig) -> None:
    rig.give("call.video", VOICE, contact="brigade")
    assert rig.give("call.video", TOUCH, contact="mayor").verdict is Verdict.REFUSED
    assert rig.line.told == ["propose brigade video"]


def test_a_call_that_cannot_be_made_is_not_even_asked_about(rig: Rig) -> None:
    rig.line.busy = True
    assert rig.give("call.video", VOICE, contact="brigade").verdict is Verdict.REFUSED
    assert rig.store.state.question is None
    rig.line.busy = False
    assert rig.give("call.video", VOICE, contact="nobody").verdict is Verdict.REFUSED
    assert rig.line.told == []


def test_who_proposed_and_who_confirmed_stands_in_the_journal(rig: Rig) -> None:
    rig.give("call.video", VOICE, contact="brigade")
    rig.give("answer.yes", GESTURE)
    rows = [(entry.kind, entry.data.get("by")) for entry in rig.journal.entries() if entry.kind != "command"]
    assert rows == [("proposed", "voice"), ("confirmed", "gesture")]
