"""An order in a conference is for everybody in it who can get one; the read-back names them, and who cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.commands.order import QUESTION_FIRST, WHOM
from kiosk.core.addressee import meant
from kiosk.core.call import Call, CallState, Member, Presence
from kiosk.core.inputs import DeviceMode, DeviceState, Modality
from kiosk.core.reading import Incident, Provenance, Stage, Status
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, same
from kiosk.screen.panels.about import incident_with
from tests.city import VIEWS
from tests.conftest import Rig
from tests.orders.test_words import TOWN, hears, typed

BRIGADE, SECOND, MAYOR = TOWN.contacts
PHONES = TOWN.model_copy(
    update={"contacts": (BRIGADE, *(one.model_copy(update={"sip": f"sip:{one.key}@pbx"}) for one in (SECOND, MAYOR)))}
)
TALKS, LOST, RINGS, ENDED = CallState.CONNECTED, CallState.LOST, CallState.RINGING, CallState.ENDED


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path, PHONES, (*VIEWS, replace(VIEWS[0], name="calls")))
    made.store.put(replace(made.store.state, microphone=DeviceState(DeviceMode.STANDBY)))
    yield made
    made.journal.close()


def talk(rig: Rig, *pages: str, at_once: bool = False, untold: str = "", **how: CallState) -> None:
    """The wall talks with these, as it stands with each; `pages`: who is there by page, as the brigade always is.

    `at_once`: they were called as a group; `untold`: of whom nothing is known yet.
    """
    members = tuple(
        Member(f"call-{key}", key, same(key), state, 0.0, by_page=key in ("brigade", *pages), at_once=at_once)
        for key, state in how.items()
    )
    members = tuple(replace(one, by_page=None) if one.contact == untold else one for one in members)
    first = next(one for one in members if not one.left)
    call = Call(first.id, first.contact, first.name, same(""), True, first.state, 0.0, by_page=first.by_page)
    rig.store.put(replace(rig.store.state, call=replace(call, members=members if len(members) > 1 else ())))


def hang_up(rig: Rig) -> None:
    """The talk is over."""
    call = rig.store.state.call
    assert call
    left = tuple(replace(one, state=ENDED) for one in call.members)
    rig.store.put(replace(rig.store.state, call=replace(call, state=ENDED, members=left)))


def errands(rig: Rig) -> list[str]:
    return [errand.contact for errand in rig.post.errands]


@pytest.mark.parametrize("modality", [Modality.VOICE, Modality.TOUCH])
def test_everybody_in_the_talk_is_named_and_gets_it_after_a_yes(rig: Rig, modality: Modality) -> None:
    talk(rig, "second", "mayor", mayor=TALKS, brigade=TALKS, second=CallState.HELD)
    asked = rig.give("order.send", modality, order="evacuate")
    assert asked.verdict is Verdict.PROPOSED
    assert asked.text.en == "To 3 people (brigade, second, mayor): evacuate the building: Smalltown"
    assert asked.text.ko.startswith("3명(brigade, second, mayor): ")
    assert asked.text.ru.startswith("3 чел. (brigade, second, mayor): ")
    assert errands(rig) == []
    rig.give("answer.yes", Modality.VOICE if modality is Modality.TOUCH else Modality.TOUCH)
    assert errands(rig) == ["brigade", "second", "mayor"]
    assert rig.store.state.orders[0].to == "brigade,second,mayor"


def test_who_is_rung_still_or_has_left_is_not_in_it_and_who_is_lost_is(rig: Rig) -> None:
    talk(rig, "second", brigade=LOST, second=TALKS, mayor=RINGS)
    assert rig.give("order.send", order="evacuate").text.en.startswith("To 2 people (brigade, second): ")
    rig.give("answer.no")
    talk(rig, "second", "mayor", brigade=ENDED, second=TALKS, mayor=TALKS)
    assert rig.give("order.send", order="evacuate").text.en.startswith("To 2 people (second, mayor): ")


def test_who_is_there_by_telephone_is_named_as_not_reached_and_gets_nothing(rig: Rig) -> None:
    talk(rig, "mayor", brigade=TALKS, second=TALKS, mayor=TALKS)
    asked = rig.give("order.send", order="evacuate")
    assert asked.text.en.startswith("By telephone, not reached: second. To 2 people (brigade, mayor): evacuate")
    assert asked.text.ko.startswith("전화 참여로 받지 못함: second. 2명(brigade, mayor): evacuate")
    assert asked.text.ru.startswith("Приказ не дойдёт (телефон): second. 2 чел. (brigade, mayor): evacuate")
    rig.give("answer.yes")
    assert errands(rig) == ["brigade", "mayor"]


def test_one_of_two_who_has_a_page_gets_it_alone_and_the_other_is_named(rig: Rig) -> None:
    talk(rig, brigade=TALKS, second=TALKS)
    asked = rig.give("order.send", order="evacuate")
    assert asked.text.en.startswith("By telephone, not reached: second. To brigade: ")


def test_where_all_are_on_the_telephone_the_wall_says_so(rig: Rig) -> None:
    talk(rig, second=TALKS, mayor=TALKS)
    refused = rig.give("order.send", order="evacuate")
    assert refused.verdict is Verdict.REFUSED
    assert all("second, mayor" in refused.text.to(language) for language in LANGUAGES)
    assert rig.store.state.question is None


def test_who_is_on_the_telephone_is_as_the_engine_says_however_long_ago_their_page_was_seen(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS, mayor=LOST)
    seen = Presence(reachable=False, last_seen=rig.clock.wall())
    rig.store.put(replace(rig.store.state, presence=dict.fromkeys(("second", "mayor"), seen)))
    assert [one.key for one in meant(rig.store.state, PHONES)] == ["brigade", "second"]


def test_who_is_ticked_and_who_is_named_win(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    assert rig.give("order.send", order="evacuate", to="mayor").text.en.startswith("To mayor: ")
    rig.give("answer.no")
    rig.give("order.tick", key="heads")
    assert rig.give("order.send", order="evacuate").text.en.startswith("To Heads (1): ")


def test_a_call_with_one_is_as_it_was(rig: Rig) -> None:
    talk(rig, "mayor", mayor=TALKS)
    assert rig.give("order.send", order="evacuate").text.en == "To mayor: evacuate the building: Smalltown"
    rig.give("answer.no")
    talk(rig, brigade=TALKS, second=ENDED)
    assert rig.give("order.send", order="evacuate").text.en.startswith("To brigade: ")


def test_words_of_ones_own_are_for_everybody_in_the_talk_too(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("order.dictate", Modality.VOICE)
    hears(rig, "close the old bridge")
    asked = rig.give("order.words", Modality.VOICE)
    assert asked.text.en == (
        "To 2 people (brigade, second), DICTATED, written down by a machine: “close the old bridge”"
    )
    rig.give("answer.no")
    rig.give("order.drop")
    rig.give("order.fill", template="inspect")
    assert rig.give("order.words").text.en.startswith("To 2 people (brigade, second): Inspect")
    rig.give("answer.no")
    rig.give("order.drop")
    rig.give("order.write")
    rig.give("order.kind", kind="announcement")
    typed(rig, "x")
    assert rig.give("order.words").text.en == "To everyone (3): “x”"  # an announcement is for everybody anyway


def fires(rig: Rig, *of: tuple[str, str, int]) -> None:
    """These incidents: key, unit and severity of each."""
    at = rig.clock.wall()
    made = tuple(
        Incident(
            key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), Stage.ARRIVED,
            ((Stage.ARRIVED, at),), same(unit), unit, severity,
            Provenance(same("t"), Status.LIVE, at, at),
        )
        for key, unit, severity in of
    )  # fmt: skip
    rig.store.put(replace(rig.store.state, incidents=made))


def asked(rig: Rig, name: str = "order.send", modality: Modality = Modality.VOICE, **slots: str) -> str:
    """What is read back, and declined."""
    said = rig.give(name, modality, **slots or ({"order": "evacuate"} if name == "order.send" else {}))
    rig.give("answer.no")
    return said.text.en


# ---------------------------------------------------------------- who is chosen in a talk


def test_who_is_chosen_in_a_talk_is_who_gets_it_until_that_is_taken_back(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("view.show", view="calls")
    assert rig.give("order.choose", contact="second").text.en == "Order for: second"
    assert asked(rig).startswith("To second: ")
    rig.give("undo")
    assert asked(rig).startswith("To 2 people (brigade, second): ")


def test_who_is_chosen_in_a_talk_is_chosen_no_longer_than_that(rig: Rig) -> None:
    fires(rig, ("x", "brigade", 2), ("y", "mayor", 1))
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("order.choose", contact="second")
    hang_up(rig)
    rig.give("view.show", view=VIEWS[0].name)
    rig.give("tile.open", key="y")
    assert asked(rig) == "To mayor: evacuate the building: y street"
    talk(rig, "second", brigade=TALKS, second=TALKS)  # another talk of the same people: another id
    call = rig.store.state.call
    assert call
    members = tuple(replace(one, id=f"next-{one.contact}") for one in call.members)
    rig.store.put(replace(rig.store.state, call=replace(call, members=members), opened="second"))
    assert asked(rig).startswith("To 2 people (brigade, second): ")


def test_who_is_chosen_in_a_talk_is_forgotten_where_that_is_seen_no_more(rig: Rig) -> None:
    talk(rig, "second", "mayor", brigade=TALKS, second=TALKS, mayor=TALKS)
    rig.give("order.choose", contact="second")
    assert asked(rig).startswith("To second: ")
    rig.give("view.show", view=VIEWS[0].name)
    assert asked(rig).startswith("To 3 people ")


def test_a_choice_stays_when_another_has_the_floor_and_when_one_of_two_is_called_alone(rig: Rig) -> None:
    talk(rig, "second", "mayor", brigade=TALKS, second=TALKS, mayor=TALKS)
    rig.give("order.choose", contact="second")
    talk(rig, "second", "mayor", brigade=ENDED, second=TALKS, mayor=TALKS)
    assert asked(rig).startswith("To second: ")
    rig.give("order.drop")
    assert asked(rig).startswith("To 2 people ")


def test_choosing_who_is_open_already_can_be_taken_back(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("view.show", view="calls")
    rig.give("tile.open", key="second")
    rig.give("order.choose", contact="second")
    assert asked(rig).startswith("To second: ")
    rig.give("undo")
    assert (rig.store.state.view, rig.store.state.opened) == ("calls", "second")
    assert asked(rig).startswith("To 2 people ")


def test_ticks_come_back_with_an_undo_and_after_an_order_no_more(rig: Rig) -> None:
    rig.give("view.show", view="calls")
    rig.give("order.tick", key="crew")
    rig.give("order.choose", contact="mayor")
    rig.give("undo")
    assert rig.store.state.draft.to == ("crew",)
    rig.give("order.choose", contact="mayor")
    rig.give("order.send", Modality.VOICE, order="evacuate")
    rig.give("answer.yes")
    rig.give("undo")
    assert errands(rig) == ["mayor"]
    assert not rig.store.state.draft.to


def test_nothing_is_taken_back_of_what_is_read_back(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("order.choose", contact="second")
    rig.give("order.send", Modality.VOICE, order="evacuate")
    before = rig.store.state.draft
    refused = rig.give("undo", Modality.VOICE)
    assert (refused.verdict, rig.store.state.draft) == (Verdict.REFUSED, before)
    assert refused.text == QUESTION_FIRST
    assert rig.store.state.opened == "second"
    rig.give("answer.yes")
    assert errands(rig) == ["second"]


def test_what_a_question_kept_from_being_taken_back_is_taken_back_after_it(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("order.choose", contact="second")
    rig.give("order.send", Modality.VOICE, order="evacuate")
    rig.give("undo", Modality.VOICE)
    rig.give("answer.no")
    assert rig.give("undo").verdict is Verdict.DONE
    assert rig.store.state.opened != "second"


# ---------------------------------------------------------------- who is on the telephone


def test_whoever_is_on_the_telephone_is_named_however_they_are_addressed(rig: Rig) -> None:
    talk(rig, "mayor", brigade=TALKS, second=TALKS, mayor=TALKS)
    rig.give("order.tick", key="crew")
    ticked = rig.give("order.send", order="evacuate").text
    assert ticked.en.startswith("By telephone, not reached now: second. To The crew (2): evacuate")
    assert ticked.ko.startswith("전화 참여 중이라 지금은 받지 못함: second. The crew(2명): evacuate")
    assert ticked.ru.startswith("Сейчас не дойдёт (телефон): second. The crew (2): evacuate")
    rig.give("answer.yes")
    assert errands(rig) == ["brigade", "second"]  # it waits for the page of whoever was named
    assert asked(rig, order="evacuate", to="second").startswith("By telephone, not reached now: second. To second: ")
    assert asked(rig, order="evacuate", to="brigade").startswith("To brigade: ")
    assert asked(rig, "announce", announcement="clear").startswith("By telephone, not reached now: second. To everyone")
    rig.give("order.choose", contact="second")
    assert asked(rig).startswith("By telephone, not reached now: second. To second: ")
    talk(rig, brigade=ENDED, second=TALKS)  # the last one
    assert asked(rig).startswith("By telephone, not reached now: second. To second: ")
    talk(rig, second=TALKS)
    assert asked(rig).startswith("By telephone, not reached now: second. To second: ")
    hang_up(rig)
    assert asked(rig, order="evacuate", to="second").startswith("To second: ")


# ---------------------------------------------------------------- a group that is called at once


def test_ticks_are_spent_on_the_call_and_the_order_is_for_the_talk_that_came_of_it(rig: Rig) -> None:
    rig.give("order.tick", key="crew")
    rig.give("call.group", Modality.VOICE)
    rig.give("answer.yes")
    talk(rig, "mayor", at_once=True, brigade=TALKS, second=TALKS, mayor=TALKS)
    assert asked(rig).startswith("By telephone, not reached: second. To 2 people (brigade, mayor): ")


def test_words_for_those_who_were_called_are_for_nobody_by_themselves_once_the_talk_is_over(rig: Rig) -> None:
    fires(rig, ("x", "brigade", 1))
    rig.give("order.tick", key="heads")
    rig.give("order.write")
    typed(rig, "x")
    talk(rig, at_once=True, brigade=CallState.PROPOSED, mayor=CallState.PROPOSED)
    rig.give("call.group", Modality.VOICE)
    rig.give("answer.yes")
    talk(rig, "mayor", at_once=True, brigade=TALKS, mayor=TALKS)
    assert asked(rig, "order.words").startswith("To 2 people (brigade, mayor): ")
    hang_up(rig)
    assert rig.give("order.words").text == WHOM


def test_who_was_called_at_once_and_still_rings_is_meant_with_the_others_until_they_decline(rig: Rig) -> None:
    talk(rig, "second", "mayor", at_once=True, brigade=RINGS, second=RINGS, mayor=CallState.CONFIRMED)
    assert asked(rig).startswith("To 3 people (brigade, second, mayor): ")
    talk(rig, "second", at_once=True, brigade=TALKS, second=RINGS, mayor=RINGS)
    assert asked(rig).startswith("By telephone, not reached: mayor. To 2 people (brigade, second): ")
    talk(rig, "second", "mayor", at_once=True, brigade=TALKS, second=ENDED, mayor=CallState.FAILED)
    assert asked(rig).startswith("To brigade: ")


def test_nobody_counts_as_reached_nor_as_on_the_telephone_before_it_rings_there(rig: Rig) -> None:
    talk(rig, "second", at_once=True, untold="mayor", brigade=TALKS, second=RINGS, mayor=CallState.CONFIRMED)
    assert asked(rig).startswith("To 2 people (brigade, second): ")
    talk(rig, at_once=True, untold="mayor", second=RINGS, mayor=CallState.CONFIRMED)
    assert rig.give("order.send", order="evacuate").text == WHOM  # not all are on the telephone
    talk(rig, untold="mayor", mayor=CallState.CONFIRMED)
    assert asked(rig).startswith("To mayor: ")


def test_what_was_read_back_is_what_is_sent_whoever_leaves_or_comes_before_the_yes(rig: Rig) -> None:
    talk(rig, "second", "mayor", brigade=TALKS, second=TALKS, mayor=RINGS)
    rig.give("order.send", Modality.VOICE, order="evacuate")
    talk(rig, "second", "mayor", brigade=TALKS, second=ENDED, mayor=TALKS)
    rig.give("answer.yes")
    assert errands(rig) == ["brigade", "second"]


# ---------------------------------------------------------------- what is put together in a talk


def test_what_is_put_together_for_a_conference_is_for_nobody_by_itself_once_that_is_over(rig: Rig) -> None:
    fires(rig, ("x", "brigade", 1), ("y", "second", 2))
    talk(rig, "second", "mayor", brigade=TALKS, second=TALKS, mayor=TALKS)
    rig.give("order.fill", template="inspect")
    assert rig.store.state.opened == ""
    assert asked(rig, "order.words").startswith("To 3 people ")
    hang_up(rig)
    refused = rig.give("order.words", Modality.VOICE)
    assert (refused.verdict, refused.text) == (Verdict.REFUSED, WHOM)
    rig.give("order.fill", template="inspect", slot="minutes", value="5")  # going on with it names nobody
    assert rig.give("order.words").text == WHOM
    rig.give("tile.open", key="y")
    assert asked(rig, "order.words").startswith("To second: Inspect y street")
    rig.give("order.choose", contact="mayor")
    assert asked(rig, "order.words").startswith("To mayor: Inspect")


def test_what_is_put_together_for_one_stays_for_that_one_whoever_comes_and_when_the_talk_is_over(rig: Rig) -> None:
    talk(rig, "mayor", mayor=TALKS)
    rig.give("order.write")
    typed(rig, "x")
    assert asked(rig, "order.words") == "To mayor: “x”"
    talk(rig, "mayor", mayor=TALKS, brigade=TALKS)
    assert asked(rig, "order.words") == "To mayor: “x”"
    hang_up(rig)
    assert asked(rig, "order.words") == "To mayor: “x”"


def test_what_is_begun_for_one_stays_for_that_one_whoever_calls(rig: Rig) -> None:
    rig.give("order.choose", contact="brigade")
    rig.give("order.fill", template="inspect")
    talk(rig, "mayor", mayor=TALKS)
    assert asked(rig, order="inspect minutes=15").startswith("To brigade: Inspect")
    rig.give("order.fill", template="inspect", slot="minutes", value="5")
    assert asked(rig, "order.words").startswith("To brigade: Inspect")
    talk(rig, "mayor", "second", mayor=TALKS, second=TALKS)
    assert asked(rig, "order.words").startswith("To brigade: Inspect")
    rig.give("order.choose", contact="mayor")
    assert asked(rig, "order.words").startswith("To mayor: Inspect")
    rig.give("undo")
    assert asked(rig, "order.words").startswith("To brigade: Inspect")


def test_what_is_begun_for_one_in_a_talk_is_not_for_who_is_rung_after_it(rig: Rig) -> None:
    talk(rig, brigade=TALKS)
    rig.give("order.fill", template="inspect")
    hang_up(rig)
    talk(rig, "mayor", mayor=RINGS)
    assert asked(rig, "order.words").startswith("To brigade: Inspect")
    rig.give("tile.open", key="mayor")  # a touch in the directory
    assert asked(rig, "order.words").startswith("To mayor: Inspect")


def test_what_is_begun_for_one_is_still_for_that_one_when_another_view_was_shown(rig: Rig) -> None:
    fires(rig, ("worst", "mayor", 1), ("other", "second", 2))
    rig.give("order.choose", contact="brigade")
    rig.give("order.fill", template="inspect")
    rig.give("view.show", view=VIEWS[0].name)
    assert asked(rig, "order.words").startswith("To brigade: Inspect")
    rig.give("tile.open", key="other")
    assert asked(rig, "order.words").startswith("To second: Inspect other street")


def test_whom_something_was_begun_for_is_nothing_to_the_next_order(rig: Rig) -> None:
    rig.give("order.choose", contact="brigade")
    rig.give("order.fill", template="inspect")
    rig.give("order.drop")
    talk(rig, "mayor", mayor=TALKS)
    assert asked(rig).startswith("To mayor: ")


@pytest.mark.parametrize("others", [("mayor",), ("mayor", "second")])
def test_what_is_begun_for_all_in_a_talk_is_not_for_who_calls_after_it(rig: Rig, others: tuple[str, ...]) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("order.fill", template="inspect")
    hang_up(rig)
    talk(rig, *others, at_once=False, untold="", **dict.fromkeys(others, TALKS))
    assert rig.give("order.words").text == WHOM
    rig.give("order.fill", template="inspect", slot="minutes", value="5")
    assert rig.give("order.words").text == WHOM
    rig.give("tile.open", key="mayor")  # as a touch in the directory does then
    assert asked(rig, "order.words").startswith("To mayor: Inspect")
    rig.give("order.choose", contact="second")
    assert asked(rig, "order.words").startswith("To second: Inspect")


# ---------------------------------------------------------------- what it is about


def test_an_order_to_several_is_about_the_worst_that_one_of_them_is_sent_to_as_the_card_of_the_call_says(
    rig: Rig,
) -> None:
    fires(rig, ("worst", "mayor", 1), ("theirs", "second", 2), ("lesser", "brigade", 3))
    talk(rig, "second", brigade=TALKS, second=TALKS)
    shown = incident_with({"brigade", "second"}, rig.store.state)
    assert shown
    assert shown.key == "theirs"
    for language in LANGUAGES:
        assert "theirs street" in rig.give("order.send", order="evacuate").text.to(language)
        rig.give("answer.no")
    rig.give("order.tick", key="heads")
    assert "worst street" in asked(rig)
    rig.give("order.untick")
    fires(rig, ("worst", "mayor", 1))  # they are sent nowhere
    assert "worst street" in asked(rig)


def test_what_is_announced_is_about_the_worst_of_all_whoever_hears_it(rig: Rig) -> None:
    fires(rig, ("worst", "", 1), ("theirs", "second", 2))
    assert asked(rig, "announce", announcement="clear").endswith("worst street")


@pytest.mark.parametrize("way", ["said", "touched"])
def test_an_order_is_about_the_incident_that_is_open_said_or_put_together_by_touch(rig: Rig, way: str) -> None:
    fires(rig, ("x", "brigade", 1), ("y", "second", 2))
    rig.give("tile.open", key="x")
    if way == "said":
        assert asked(rig, order="inspect", to="second").startswith("To second: Inspect x street")
    else:
        rig.give("order.tick", key="second")
        rig.give("order.fill", template="inspect")
        assert asked(rig, "order.words").startswith("To second: Inspect x street")


def test_who_is_chosen_beside_the_directory_is_ordered_about_their_own_incident(rig: Rig) -> None:
    fires(rig, ("first", "brigade", 2), ("worst", "nobody", 1), ("other", "second", 3))

    def about(name: str, slot: str, key: str) -> str:
        rig.give(name, Modality.TOUCH, **{slot: key})
        asked = rig.give("order.send", order="evacuate").text.en
        rig.give("answer.no")
        return asked

    rig.give("tile.open", key="first")
    assert about("order.choose", "contact", "brigade") == "To brigade: evacuate the building: first street"
    for way, slot in (("order.choose", "contact"), ("tile.open", "key")):
        assert about(way, slot, "second") == "To second: evacuate the building: other street"
        assert about(way, slot, "mayor") == "To mayor: evacuate the building: first street"  # has none of their own
        assert about(way, slot, "brigade") == "To brigade: evacuate the building: first street"
    rig.give("order.choose", contact="second")
    rig.give("order.fill", template="inspect")  # of whom it was begun
    assert asked(rig, "order.words").startswith("To second: Inspect other street")
