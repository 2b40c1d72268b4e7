"""Calling several at once, through the real wall and bus: one question, and who was read back is who is rung."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.call import Call, CallState, Member
from kiosk.core.inputs import Modality
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, same
from tests.city import VIEWS
from tests.conftest import Rig
from tests.orders.test_words import TOWN

BRIGADE, SECOND, MAYOR = TOWN.contacts


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path, TOWN, VIEWS)
    yield made
    made.journal.close()


def talks(rig: Rig, *keys: str, state: CallState = CallState.CONNECTED) -> None:
    """The wall talks with these."""
    members = tuple(Member(f"call-{key}", key, same(key), state, 0.0) for key in keys)
    call = Call("call-1", keys[0], same(keys[0]), same(""), True, state, 0.0)
    rig.store.put(replace(rig.store.state, call=replace(call, members=members if len(keys) > 1 else ())))


@pytest.mark.parametrize("modality", [Modality.VOICE, Modality.TOUCH])
def test_a_group_is_read_back_with_its_number_and_names_and_rung_after_a_yes(rig: Rig, modality: Modality) -> None:
    outcome = rig.give("call.group", modality, to="crew")
    assert outcome.verdict is Verdict.PROPOSED
    assert outcome.text.en == "Video call: The crew (2): brigade, second"
    assert all("(2" in outcome.text.to(language) for language in LANGUAGES)
    assert rig.line.told == ["propose all The crew (2) video: brigade second"]
    rig.give("answer.yes", Modality.VOICE if modality is Modality.TOUCH else Modality.TOUCH)
    assert rig.line.told[-1] == "dial all"


def test_a_yes_by_the_same_sense_rings_nobody_and_a_no_withdraws(rig: Rig) -> None:
    rig.give("call.group", Modality.VOICE, to="crew")
    assert rig.give("answer.yes", Modality.VOICE).verdict is Verdict.REFUSED
    assert "dial all" not in rig.line.told
    rig.give("answer.no", Modality.VOICE)
    assert rig.line.told[-1] == "withdraw"


def test_those_who_were_ticked_at_the_question_are_meant_whoever_is_ticked_since(rig: Rig) -> None:
    for key in ("mayor", "second"):
        rig.give("order.tick", key=key)
    outcome = rig.give("call.group_voice")
    assert outcome.text.en == "Voice call: 2 people: second, mayor"
    assert rig.line.told[-1] == "propose all 2 people voice: second mayor"
    ticks = ("mayor", "second", "crew")
    rig.store.put(replace(rig.store.state, draft=replace(rig.store.state.draft, to=ticks, picking=True)))
    rig.give("answer.yes")
    assert rig.line.told[-1] == "dial all"
    assert not rig.store.state.draft.picking
    assert rig.store.state.draft.to == ("crew",)  # ticked since, and not all of them are rung


def test_ticks_that_were_for_the_call_are_spent_and_the_others_stay(rig: Rig) -> None:
    for key in ("mayor", "crew"):
        rig.give("order.tick", key=key)
    talks(rig, "brigade")  # one of the crew is there already
    rig.give("call.group", to="crew")
    rig.give("answer.yes")
    assert list(rig.store.state.draft.to) == ["mayor"]  # was not called
    rig.give("order.tick", key="crew")
    talks(rig, "brigade", "second")
    rig.give("call.group")
    rig.give("answer.yes")
    assert not rig.store.state.draft.to  # an order that follows is for whoever is in the talk


def test_who_was_ticked_stays_ticked_where_nobody_could_be_rung(rig: Rig) -> None:
    rig.line.dead = True
    for key in ("mayor", "second"):
        rig.give("order.tick", key=key)
    rig.give("call.group")
    before = rig.store.state.draft
    rig.give("answer.yes")
    assert rig.line.told[-1] == "dial all"
    assert rig.store.state.draft == before


def test_where_nobody_is_named_or_ticked_the_wall_says_what_to_do(rig: Rig) -> None:
    refused = rig.give("call.group")
    assert refused.verdict is Verdict.REFUSED
    assert "Several people" in refused.text.en
    assert rig.give("call.group", to="nobody").verdict is Verdict.REFUSED
    assert rig.line.told == []


def test_of_a_group_only_those_come_into_the_talk_who_are_not_in_it(rig: Rig) -> None:
    talks(rig, BRIGADE.key)
    assert rig.give("call.group", to="crew").text.en == "Bring into the call: second"
    assert rig.line.told[-1] == "propose all second video: second"
    rig.give("answer.no")
    talks(rig, BRIGADE.key, SECOND.key)
    refused = rig.give("call.group", to="crew")
    assert refused.verdict is Verdict.REFUSED
    assert "All of them are in this call" in refused.text.en


def test_the_one_group_that_is_ticked_is_offered_while_nobody_is_called(rig: Rig) -> None:
    offers = rig.commands["call.group"].offers
    assert list(offers(rig.store.state)) == []
    rig.give("order.tick", key="crew")
    assert list(offers(rig.store.state)) == [{"to": "crew"}]
    talks(rig, MAYOR.key)
    assert list(offers(rig.store.state)) == []
