"""Orders in one's own words, for several, with chosen slots: through the real wall, bus, desk and ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.commands.dictate import SendWords
from kiosk.core import filling
from kiosk.core.addressee import called
from kiosk.core.call import Call, CallState
from kiosk.core.city.parts import Contact
from kiosk.core.fact import DictationHeard
from kiosk.core.inputs import DeviceMode, DeviceState, Modality
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Provenance, Stage, Status
from kiosk.core.state import Question, Verdict, without_visitor
from kiosk.core.text import LANGUAGES, Text, same
from kiosk.vocabulary import lists
from tests.city import PACK, VIEWS
from tests.conftest import Rig
from tests.packs.cities import SEOUL


def named(words: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, words)


def city() -> Pack:
    """Smalltown with a crew, and orders with slots."""
    found = PACK.model_dump(mode="json", exclude_unset=True)
    found["groups"] = [
        {"key": "crew", "name": named("The crew"), "spoken": {one: ["crew"] for one in LANGUAGES}},
        {"key": "heads", "name": named("Heads")},
    ]
    brigade, mayor = found["contacts"]
    second = brigade | {
        "key": "second",
        "name": named("second"),
        "spoken": {one: ["second brigade"] for one in LANGUAGES},
    }
    found["contacts"] = [brigade | {"groups": ["crew"]}, second | {"groups": ["crew"]}, mayor | {"groups": ["heads"]}]
    found["orders"]["templates"] += [
        {
            "key": "inspect",
            "title": named("Inspect"),
            "words": named("Inspect {place} within {minutes} minutes"),
            "spoken": {one: ["inspect", "inspect in {minutes} minutes"] for one in LANGUAGES},
            "minutes": [15, 5, 60],
        },
        {
            "key": "move",
            "title": named("Move"),
            "words": named("Send {unit} {direction}"),
            "spoken": {one: ["move {unit} {direction}"] for one in LANGUAGES},
            "units": "crew",
        },
    ]
    return Pack.model_validate(found)


TOWN = city()


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path, TOWN, (*VIEWS, replace(VIEWS[0], name="calls")))
    made.store.put(replace(made.store.state, microphone=DeviceState(DeviceMode.STANDBY)))
    yield made
    made.journal.close()


def hears(rig: Rig, words: str, *, final: bool = True) -> None:
    rig.bus.report(DictationHeard(rig.store.state.draft.take, words, "a recogniser", final))
    rig.bus.drain(rig.clock.now)


def typed(rig: Rig, *keys: str) -> None:
    for key in keys:
        assert rig.give("order.type", key=key).verdict is Verdict.DONE


# ---------------------------------------------------------------- in one's own words


def test_an_order_is_dictated_read_back_and_leaves_after_a_yes_by_another_sense(rig: Rig) -> None:
    assert rig.give("order.dictate", Modality.VOICE, to="brigade").verdict is Verdict.DONE
    hears(rig, "close the", final=False)
    assert rig.store.state.draft.partial == "close the"
    hears(rig, "close the old bridge")
    asked = rig.give("order.words", Modality.VOICE)
    assert asked.verdict is Verdict.PROPOSED
    assert asked.text.en == "To brigade, DICTATED, written down by a machine: “close the old bridge”"
    assert rig.post.errands == []
    assert rig.give("answer.yes", Modality.VOICE).verdict is Verdict.REFUSED
    assert rig.give("answer.yes", Modality.TOUCH).verdict is Verdict.DONE
    (errand,) = rig.post.errands
    assert errand.text.ru == "ПРОДИКТОВАНО, записано машиной: close the old bridge"
    (order,) = rig.store.state.orders
    assert (order.wording, order.heard, order.engine, order.text.ko) == (
        "dictated",
        "close the old bridge",
        "a recogniser",
        "close the old bridge",
    )
    drafted = next(entry.data for entry in rig.journal.entries() if entry.kind == "drafted")
    assert (drafted["wording"], drafted["heard"], drafted["engine"]) == ("dictated", order.heard, "a recogniser")
    assert not rig.store.state.draft.writing


def test_a_finger_that_begins_a_dictation_opens_the_microphone_and_a_voice_has_opened_it(rig: Rig) -> None:
    rig.give("order.dictate", Modality.VOICE, to="brigade")
    assert rig.microphone.told == []
    rig.give("order.dictate", Modality.TOUCH, to="brigade")
    assert rig.microphone.told == ["listen True"]
    assert rig.store.state.talking


def test_a_language_nothing_writes_down_is_refused_with_the_mend_and_can_be_typed(rig: Rig) -> None:
    rig.store.put(replace(rig.store.state, language="ko"))
    refused = rig.give("order.dictate", to="brigade")
    assert refused.verdict is Verdict.REFUSED
    assert "kiosk models install ko" in refused.text.ko
    assert not rig.store.state.draft.writing
    rig.give("order.write", to="brigade")
    typed(rig, *"ㅁㅜㄴㄷㅏㄷㅇㅏ", "space", *"ㅈㅝ")
    assert rig.give("order.words").text.ko == "brigade: “문닫아 줘”"
    rig.give("answer.no")


def test_a_microphone_that_is_off_is_no_dictation(rig: Rig) -> None:
    rig.store.put(replace(rig.store.state, microphone=DeviceState(DeviceMode.OFF)))
    assert rig.give("order.dictate", to="brigade").verdict is Verdict.REFUSED


def test_dictated_words_are_data_and_never_a_template(rig: Rig) -> None:
    rig.give("order.dictate", to="brigade")
    hears(rig, "go to {place} {0.__class__}\u202e <b>now</b>")
    assert rig.give("order.words").text.en.endswith("“go to {place} {0.__class__} <b>now</b>”")
    rig.give("answer.yes")
    assert rig.post.errands[0].text.en.endswith(": go to {place} {0.__class__} <b>now</b>")


def test_it_can_be_said_again_mended_by_hand_and_dropped(rig: Rig) -> None:
    rig.give("order.dictate", to="brigade")
    hears(rig, "close the fridge")
    rig.give("order.dictate")
    hears(rig, "close the bridges")
    assert rig.store.state.draft.to == ("brigade",)
    rig.give("order.write")
    typed(rig, "backspace")
    assert rig.give("order.words").text.en == "To brigade, DICTATED, written down by a machine: “close the bridge”"
    assert rig.give("order.type", key="x").verdict is Verdict.REFUSED  # what is being read back stays as it is
    assert rig.give("order.dictate").verdict is Verdict.REFUSED
    rig.give("answer.no")
    assert rig.store.state.draft.words == "close the bridge"
    assert rig.give("order.drop", Modality.VOICE).verdict is Verdict.DONE
    assert rig.give("order.drop", Modality.VOICE).verdict is Verdict.REFUSED
    assert rig.give("order.words").verdict is Verdict.REFUSED
    assert rig.post.errands == []


def test_nothing_is_sent_while_it_is_still_being_said(rig: Rig) -> None:
    rig.give("order.dictate", to="brigade")
    hears(rig, "close", final=False)
    assert rig.give("order.words").verdict is Verdict.REFUSED
    hears(rig, "close the bridge")
    rig.give("order.dictate")  # once more: the words of before stand there, and are not what is being said
    assert rig.give("order.words").verdict is Verdict.REFUSED
    assert not list(SendWords.offers(rig.store.state))


ENDS: Mapping[str, Callable[[Rig], object]] = {
    "a key": lambda rig: rig.give("order.type", key="x"),
    "the keyboard": lambda rig: rig.give("order.write"),
    "a template": lambda rig: rig.give("order.fill", template="inspect"),
    "an order to confirm": lambda rig: rig.give("announce", announcement="clear"),
    "a live announcement to confirm": lambda rig: rig.give("announce.live"),
    "dropping it": lambda rig: rig.give("order.drop"),
}


@pytest.mark.parametrize("end", ENDS)
def test_whatever_ends_a_dictation_shuts_the_microphone_that_was_opened_for_it(rig: Rig, end: str) -> None:
    rig.give("order.dictate", to="brigade")
    hears(rig, "close the", final=False)
    ENDS[end](rig)
    assert rig.microphone.told == ["listen True", "listen False"]
    assert not rig.store.state.talking
    assert (rig.store.state.draft.take, rig.store.state.draft.partial) == (0, "")


@pytest.mark.parametrize("end", ENDS)
def test_a_microphone_that_was_open_before_stays_open(rig: Rig, end: str) -> None:
    rig.give("microphone.talk", on="on")
    rig.give("order.dictate", Modality.VOICE, to="brigade")
    ENDS[end](rig)
    assert rig.microphone.told == ["listen True"]
    assert rig.store.state.talking
    assert rig.store.state.draft.take == 0  # “yes” is an answer and not written down


def test_what_is_no_key_is_a_bug_that_is_shown(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.give("order.write", to="brigade")
    for key in ("", "ab", "\x07", "\u202e"):
        assert rig.give("order.type", key=key).verdict is Verdict.FAILED
    assert "no key types" in caplog.text
    assert rig.store.state.draft.words == ""


def test_keys_leave_no_trace_in_the_journal_but_what_was_sent_does(rig: Rig) -> None:
    rig.give("order.write", to="brigade")
    typed(rig, "g", "o")
    rig.give("order.words")
    rig.give("answer.yes")
    entries = list(rig.journal.entries())
    assert not [entry for entry in entries if entry.data.get("command") == "order.type"]
    assert next(entry.data["text"] for entry in entries if entry.kind == "drafted") == "go"
    assert rig.store.state.orders[0].wording == "written"


def test_a_ready_order_sent_meanwhile_leaves_the_words_that_are_being_written(rig: Rig) -> None:
    rig.give("order.write", to="brigade")
    typed(rig, "g", "o")
    rig.give("order.send", order="evacuate")
    rig.give("answer.yes")
    assert (rig.store.state.draft.words, rig.store.state.draft.to) == ("go", ("brigade",))


def test_dropping_what_is_being_dictated_closes_the_microphone_it_opened(rig: Rig) -> None:
    rig.give("order.dictate", to="brigade")
    rig.give("order.drop")
    assert rig.microphone.told == ["listen True", "listen False"]
    assert not rig.store.state.talking


def test_ones_own_words_can_be_announced_to_everybody(rig: Rig) -> None:
    rig.give("order.write")
    rig.give("order.kind", kind="announcement")
    typed(rig, "h", "i")
    assert rig.give("order.words").text.en == "To everyone (3): “hi”"
    rig.give("answer.yes")
    assert {(errand.kind, errand.contact) for errand in rig.post.errands} == {
        ("announcement", "brigade"),
        ("announcement", "second"),
        ("announcement", "mayor"),
    }


def test_the_next_visitor_finds_no_order_of_the_last_one(rig: Rig) -> None:
    rig.give("order.write", to="brigade")
    typed(rig, "x")
    assert without_visitor(rig.store.state).draft.words == ""


# ---------------------------------------------------------------- for several


def test_those_who_are_ticked_get_it_and_each_only_once(rig: Rig) -> None:
    rig.give("order.pick", on="on")
    for key in ("brigade", "mayor", "crew"):
        rig.give("order.tick", key=key)
    ticked = rig.store.state.draft.to
    assert ticked == ("mayor", "crew")  # the brigade is in the crew
    assert rig.give("order.send", order="evacuate").text.en.startswith("To The crew (2), mayor:")
    rig.give("answer.yes")
    assert [errand.contact for errand in rig.post.errands] == ["brigade", "second", "mayor"]
    assert rig.store.state.orders[0].to == "mayor,crew"
    assert not rig.store.state.draft.to  # the next order is for whom the wall is about again


def test_a_tick_is_taken_back_and_only_people_and_groups_can_be_ticked(rig: Rig) -> None:
    rig.give("order.tick", key="mayor")
    assert "mayor" in rig.store.state.draft.to
    rig.give("order.tick", key="mayor")
    assert not rig.store.state.draft.to
    assert rig.give("order.tick", key="stranger").verdict is Verdict.REFUSED
    assert rig.give("order.tick", key="everybody").verdict is Verdict.DONE
    assert rig.give("order.send", order="evacuate").text.en.startswith("To everyone (3):")


@pytest.mark.parametrize("modality", [Modality.VOICE, Modality.TOUCH])
def test_an_announcement_reaches_a_group_and_nobody_else(rig: Rig, modality: Modality) -> None:
    assert (
        rig.give("announce", modality, announcement="clear", to="crew").text.en
        == "To The crew (2): all clear: Smalltown"
    )
    rig.give("answer.yes")
    assert [errand.contact for errand in rig.post.errands] == ["brigade", "second"]


def test_a_live_announcement_is_for_those_who_were_read_back_whoever_is_ticked_since(rig: Rig) -> None:
    rig.give("order.tick", key="crew")
    assert rig.give("announce.live").text.en == "Your voice, live, to: The crew (2)"
    assert rig.line.told[-1] == "propose address The crew (2): brigade second"
    rig.store.put(replace(rig.store.state, draft=replace(rig.store.state.draft, to=())))
    rig.give("answer.yes")
    assert rig.line.told[-1] == "address"
    assert not rig.store.state.draft.to


def test_a_live_announcement_that_is_declined_is_begun_by_nobody(rig: Rig) -> None:
    assert rig.give("announce.live", to="crew").text.en == "Your voice, live, to: The crew (2)"
    rig.give("answer.no")
    assert rig.line.told[-1] == "withdraw address"


@pytest.mark.parametrize(
    ("to", "most", "called_so"),
    [
        ("mayor,crew", 4, "The crew (2), mayor"),
        ("mayor,crew", 1, "The crew (2) and 1 more"),
        ("brigade,mayor,second", 1, "brigade and 2 more"),
        ("mayor,brigade,crew", 2, "The crew (2), mayor"),  # the brigade is in the crew
        ("heads,crew", 1, "Heads (1) and 2 more"),
        ("mayor,everybody", 1, "everyone (3)"),
        ("brigade,crew", 1, "The crew (2)"),
    ],
)
def test_who_is_not_named_is_counted_by_heads_and_groups_are_named_first(to: str, most: int, called_so: str) -> None:
    assert called(to, TOWN, most).en == called_so


def test_nobody_is_ticked_any_more_and_the_words_stay(rig: Rig) -> None:
    rig.give("order.write", to="brigade")
    typed(rig, "g", "o")
    rig.give("order.untick")
    assert (rig.store.state.draft.to, rig.store.state.draft.words) == ((), "go")


def test_who_is_named_counts_more_than_who_is_ticked(rig: Rig) -> None:
    rig.give("order.tick", key="crew")
    assert rig.give("order.send", Modality.VOICE, order="evacuate", to="mayor").text.en.startswith("To mayor:")


def test_choosing_one_person_ends_the_ticking(rig: Rig) -> None:
    rig.give("order.pick", on="on")
    rig.give("order.tick", key="crew")
    rig.give("order.choose", contact="mayor")
    assert (rig.store.state.draft.to, rig.store.state.draft.picking) == ((), False)


def test_an_order_that_was_sent_is_sent_although_whom_it_was_about_is_gone(rig: Rig) -> None:
    fire = Incident(
        "f", "fire", same("Fire"), same("quay"), "hill", (10.0, 50.0), Stage.ARRIVED,
        ((Stage.ARRIVED, rig.clock.wall()),), same("b"), "brigade", 1,
        Provenance(same("t"), Status.LIVE, rig.clock.wall(), rig.clock.wall()),
    )  # fmt: skip
    rig.store.put(replace(rig.store.state, incidents=(fire,)))
    rig.give("order.send", Modality.VOICE, order="evacuate")
    rig.store.put(replace(rig.store.state, incidents=()))
    assert rig.give("answer.yes").verdict is Verdict.DONE
    assert [errand.contact for errand in rig.post.errands] == ["brigade"]


# ---------------------------------------------------------------- with slots


def test_a_slot_is_filled_by_itself_by_voice_by_touch_and_from_an_incident(rig: Rig) -> None:
    def words(order: str) -> str:
        said = rig.give("order.send", order=order, to="mayor").text.en
        rig.give("answer.no")
        return said

    assert words("inspect") == "To mayor: Inspect Smalltown within 15 minutes"
    forms = dict(lists(VIEWS, TOWN)["en"]["order"])
    assert words(forms["inspect in five minutes"]) == "To mayor: Inspect Smalltown within 5 minutes"
    assert "inspect in sixty minutes" not in forms  # more than can be counted by voice: touched
    assert words("inspect minutes=60 place=harbour") == "To mayor: Inspect harbour within 60 minutes"
    assert words("move unit=brigade direction=east") == "To mayor: Send brigade east"
    assert words(forms["move second brigade north"]) == "To mayor: Send second north"


def test_a_slot_that_has_to_be_chosen_is_asked_for(rig: Rig) -> None:
    refused = rig.give("order.send", order="move unit=brigade", to="mayor")
    assert refused.verdict is Verdict.REFUSED
    assert "Direction" in refused.text.en
    for wrong in ("move unit=mars direction=up", "move unit=brigade direction=up", "inspect minutes=x"):
        assert rig.give("order.send", order=wrong, to="mayor").verdict is Verdict.REFUSED
    assert rig.store.state.question is None


def test_slots_are_chosen_by_touch_one_after_the_other(rig: Rig) -> None:
    rig.give("order.fill", template="move")
    rig.give("order.fill", template="move", slot="unit", value="second")
    rig.give("order.fill", template="move", slot="direction", value="west")
    draft = rig.store.state.draft
    assert filling.naming(draft.template, draft.chosen) == "move unit=second direction=west"
    rig.give("order.fill", template="inspect")
    assert rig.store.state.draft.chosen == ()
    assert rig.give("order.fill", template="inspect", slot="unit", value="x").verdict is Verdict.REFUSED
    assert rig.give("order.fill", template="none").verdict is Verdict.REFUSED


def test_a_template_that_is_open_is_only_proposed_by_voice_and_leaves_after_a_touch(rig: Rig) -> None:
    rig.give("order.tick", key="mayor")
    rig.give("order.fill", template="inspect", slot="minutes", value="5")
    assert list(SendWords.offers(rig.store.state)) == [{}]
    asked = rig.give("order.words", Modality.VOICE)
    assert (asked.verdict, asked.text.en) == (Verdict.PROPOSED, "To mayor: Inspect Smalltown within 5 minutes")
    assert rig.post.errands == []
    assert rig.give("order.place", Modality.VOICE, place="hill").verdict is Verdict.REFUSED  # as it was read back
    assert rig.give("answer.yes", Modality.VOICE).verdict is Verdict.REFUSED
    assert rig.give("answer.yes").verdict is Verdict.DONE
    (order,) = rig.store.state.orders
    assert (order.template, order.proposed_by, order.confirmed_by) == ("inspect", "voice", "touch")
    assert not rig.store.state.draft.template
    assert rig.give("order.words", Modality.VOICE).text.en == "There is no order to send"


def test_what_is_open_still_of_a_template_is_named_in_every_language(rig: Rig) -> None:
    rig.give("order.tick", key="mayor")
    rig.give("order.fill", template="move")
    refused = rig.give("order.words", Modality.VOICE)
    assert refused.verdict is Verdict.REFUSED
    assert refused.text.en.endswith("Which unit, Direction")
    assert refused.text.ko.endswith("출동 차량, 방향")
    assert refused.text.ru.endswith("Кого, Направление")
    rig.give("order.fill", template="move", slot="unit", value="second")
    assert rig.give("order.words", Modality.VOICE).text.en.endswith("first: Direction")
    rig.give("order.fill", template="move", slot="direction", value="west")
    assert rig.give("order.words", Modality.VOICE).text.en == "To mayor: Send second west"


def test_an_announcement_that_is_open_is_read_back_to_everybody(rig: Rig) -> None:
    rig.give("order.fill", template="clear")
    assert rig.give("order.words", Modality.VOICE).text.en == "To everyone (3): all clear: Smalltown"


def test_the_place_of_an_open_template_is_said(rig: Rig) -> None:
    assert rig.give("order.place", Modality.VOICE, place="hill").verdict is Verdict.REFUSED  # of which order?
    rig.give("order.tick", key="mayor")
    rig.give("order.fill", template="inspect", slot="minutes", value="5")
    assert rig.give("order.place", Modality.VOICE, place="hill").verdict is Verdict.DONE
    assert rig.give("order.words", Modality.VOICE).text.en == "To mayor: Inspect hill within 5 minutes"
    rig.give("answer.no")
    rig.give("order.place", Modality.VOICE, place="here")
    assert rig.give("order.words", Modality.VOICE).text.en == "To mayor: Inspect Smalltown within 5 minutes"
    rig.give("answer.no")
    rig.give("order.fill", template="move")
    assert rig.give("order.place", Modality.VOICE, place="hill").verdict is Verdict.REFUSED  # it names no place


def test_places_can_be_said_where_an_order_has_one() -> None:
    assert dict(lists(VIEWS, TOWN)["en"]["where"]) == {"here": "here", "harbour": "harbour", "hill": "hill"}
    found = TOWN.model_dump(mode="json", exclude_unset=True)
    found["orders"]["templates"] = [one for one in found["orders"]["templates"] if "{place}" not in str(one["words"])]
    assert lists(VIEWS, Pack.model_validate(found))["en"]["where"] == ()


def test_what_filled_the_slots_is_kept_with_the_order(rig: Rig) -> None:
    rig.give("order.send", order="inspect minutes=5", to="mayor")
    rig.give("answer.yes")
    assert rig.store.state.orders[0].filled == (("place", "here"), ("minutes", "5"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"words": named("{minute}")}, "cannot be filled in"),
        ({"words": named("{minutes}") | {"ko": "{place}"}}, "English fills"),
        ({"words": named("{minutes:>9}")}, "without anything behind"),
        ({"words": named("{minutes} {unit}")}, "needs its choices"),
        ({"minutes": []}, "needs its choices"),
        ({"minutes": [0]}, "counted from 1"),
        ({"spoken": {one: ["inspect {unit}"] for one in LANGUAGES}}, "which these words do not have"),
    ],
)
def test_a_template_that_could_not_be_filled_is_named(change: dict[str, object], complaint: str) -> None:
    found = TOWN.model_dump(mode="json", exclude_unset=True)
    template = next(one for one in found["orders"]["templates"] if one["key"] == "inspect")
    template |= change
    with pytest.raises(ValueError, match=complaint):
        Pack.model_validate(found)


def fires(rig: Rig, **units: str) -> None:
    """One fire for each key, in this order of severity, with the unit that is sent to it."""
    at = rig.clock.wall()
    rig.store.put(
        replace(
            rig.store.state,
            incidents=tuple(
                Incident(
                    key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), Stage.ARRIVED,
                    ((Stage.ARRIVED, at),), same(unit), unit, 1, Provenance(same("t"), Status.LIVE, at, at),
                )
                for key, unit in units.items()
            ),
        )
    )  # fmt: skip


def test_unit_and_place_are_those_of_one_incident_and_nobody_is_sent_by_themselves(rig: Rig) -> None:
    fires(rig, first="second", other="mayor")
    send = next(one for one in TOWN.orders.templates if one.key == "move") if TOWN.orders else None
    assert send
    mayor, brigade = (TOWN.addressed(key) for key in ("mayor", "brigade"))
    two = send.model_copy(update={"words": send.words.model_copy(update={"en": "Send {unit} to {place}"})})
    state = rig.store.state

    def stands(contacts: tuple[Contact, ...]) -> tuple[str, str]:
        said = dict(filling.filled(two, (), state, TOWN, contacts))
        where = filling.word("place", said["place"], state, TOWN, contacts)
        return said["unit"], where.en if where else ""

    assert stands(mayor) == ("", "other street")  # not the unit of the first
    assert stands(brigade) == ("second", "first street")
    assert stands(TOWN.addressed("second")) == ("brigade", "first street")  # not themselves: who else there is


def test_a_template_opened_from_an_incident_stays_about_it(rig: Rig) -> None:
    fires(rig, first="brigade", other="brigade")
    rig.give("tile.open", key="other")
    rig.give("order.fill", template="inspect")
    rig.give("order.fill", template="inspect", slot="minutes", value="5")
    said = rig.give("order.send", order="inspect minutes=5")
    assert said.text.en == "To brigade: Inspect other street within 5 minutes"
    rig.give("answer.no")
    rig.give("order.drop")
    assert rig.give("order.send", order="inspect").text.en == "To brigade: Inspect first street within 15 minutes"


def test_in_a_call_an_order_is_about_the_worst_that_they_are_sent_to_and_an_opened_incident_wins(rig: Rig) -> None:
    fires(rig, first="second", lesser="brigade", own="brigade")
    first, lesser, own = rig.store.state.incidents
    rig.store.put(replace(rig.store.state, incidents=(first, replace(lesser, severity=2), own)))
    brigade = TOWN.addressed("brigade")[0]
    talk = Call("c", brigade.key, brigade.name.text, brigade.role.text, True, CallState.CONNECTED, 0.0)
    rig.store.put(replace(rig.store.state, call=talk))

    def read_back() -> Text:
        asked = rig.give("order.send", Modality.VOICE, order="inspect")
        assert asked.verdict is Verdict.PROPOSED
        rig.give("answer.no")
        return asked.text

    for language in LANGUAGES:
        assert "own street" in read_back().to(language)
    rig.give("tile.open", key="first")
    for language in LANGUAGES:
        assert "first street" in read_back().to(language)  # and it is still for whom the call is with
    assert read_back().en.startswith("To brigade:")
    rig.give("tile.close")
    rig.store.put(replace(rig.store.state, incidents=rig.store.state.incidents[:1]))  # they are sent to none
    assert "first street" in read_back().en


def test_every_order_of_seoul_names_its_place() -> None:
    for template in SEOUL.orders.templates if SEOUL.orders else ():
        assert "place" in template.slots, template.key


def test_units_of_a_group_nobody_is_in_are_named() -> None:
    found = TOWN.model_dump(mode="json", exclude_unset=True)
    next(one for one in found["orders"]["templates"] if one["key"] == "move")["units"] = "navy"
    with pytest.raises(ValueError, match="navy"):
        Pack.model_validate(found)


def test_a_question_that_waits_cannot_be_undermined(rig: Rig) -> None:
    rig.store.put(replace(rig.store.state, question=Question("q", same("?"), Modality.TOUCH, 0.0, 1e9)))
    assert rig.give("order.tick", key="mayor").verdict is Verdict.REFUSED
    assert rig.give("order.pick", on="on").verdict is Verdict.REFUSED
    assert rig.give("order.kind", kind="order").verdict is Verdict.REFUSED
    assert rig.give("order.fill", template="move").verdict is Verdict.REFUSED
    assert rig.give("order.write").verdict is Verdict.REFUSED
    assert rig.give("order.choose", contact="mayor").verdict is Verdict.REFUSED
    assert rig.give("order.untick").verdict is Verdict.REFUSED
    assert rig.give("order.drop").verdict is Verdict.REFUSED


def test_dropping_what_is_being_read_back_declines_it(rig: Rig) -> None:
    rig.give("order.write", to="brigade")
    typed(rig, "g", "o")
    assert rig.give("order.words").verdict is Verdict.PROPOSED
    assert rig.give("order.drop", Modality.VOICE).verdict is Verdict.DONE
    assert rig.store.state.question is None
    assert rig.give("answer.yes").verdict is Verdict.REFUSED
    assert rig.post.errands == []
    assert rig.store.state.draft.words == "go"  # as after any no: they can be mended
    assert rig.give("order.drop", Modality.VOICE).verdict is Verdict.DONE
    assert rig.store.state.draft.words == ""
