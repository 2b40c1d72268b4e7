"""An order in a conference is for everybody in it who can get one; the read-back names them, and who cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.addressee import meant
from kiosk.core.call import Call, CallState, Member, Presence
from kiosk.core.inputs import DeviceMode, DeviceState, Modality
from kiosk.core.reading import Incident, Provenance, Stage, Status
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, same
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


def talk(rig: Rig, *pages: str, **how: CallState) -> None:
    """The wall talks with these, as it stands with each; `pages`: whose page is open."""
    members = tuple(Member(f"call-{key}", key, same(key), state, 0.0) for key, state in how.items())
    first = next(one for one in members if not one.left)
    call = Call(first.id, first.contact, first.name, same(""), True, first.state, 0.0)
    there: Mapping[str, Presence] = {key: Presence(reachable=True) for key in pages}
    state = replace(rig.store.state, call=replace(call, members=members if len(members) > 1 else ()), presence=there)
    rig.store.put(state)


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


def test_a_page_that_is_lost_for_a_moment_is_no_telephone(rig: Rig) -> None:
    talk(rig, brigade=TALKS, second=LOST, mayor=LOST)
    seen = {"second": Presence(reachable=False, last_seen=rig.clock.wall()), "mayor": Presence(reachable=False)}
    rig.store.put(replace(rig.store.state, presence=seen))
    assert [one.key for one in meant(rig.store.state, PHONES)] == ["brigade", "second"]


def test_who_is_ticked_and_who_is_named_win(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    assert rig.give("order.send", order="evacuate", to="mayor").text.en.startswith("To mayor: ")
    rig.give("answer.no")
    rig.give("order.tick", key="heads")
    assert rig.give("order.send", order="evacuate").text.en.startswith("To Heads (1): ")


def test_a_call_with_one_is_as_it_was(rig: Rig) -> None:
    talk(rig, mayor=TALKS)  # by telephone: as long as one talks, who gets it is nobody's surprise
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


def test_who_is_chosen_in_a_talk_is_who_gets_it_until_that_is_taken_back(rig: Rig) -> None:
    talk(rig, "second", brigade=TALKS, second=TALKS)
    rig.give("view.show", view="calls")
    assert rig.give("order.choose", contact="second").text.en == "Order for: second"
    assert rig.give("order.send", order="evacuate").text.en.startswith("To second: ")
    rig.give("answer.no")
    rig.give("undo")
    assert rig.give("order.send", order="evacuate").text.en.startswith("To 2 people (brigade, second): ")


def test_who_is_chosen_beside_the_directory_is_ordered_about_their_own_incident(rig: Rig) -> None:
    at = rig.clock.wall()
    fires = tuple(
        Incident(
            key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), Stage.ARRIVED,
            ((Stage.ARRIVED, at),), same(unit), unit, severity,
            Provenance(same("t"), Status.LIVE, at, at),
        )
        for key, unit, severity in (("first", "brigade", 2), ("worst", "nobody", 1), ("other", "second", 3))
    )  # fmt: skip
    rig.store.put(replace(rig.store.state, incidents=fires))

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
