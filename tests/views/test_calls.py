"""The directory, the orders and the last calls, as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from kiosk.core.call import Call, CallState, EndReason, Member, Presence
from kiosk.core.draft import Draft, Lack
from kiosk.core.order import Order, Slip, SlipState
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views.calls import COLUMNS, present
from kiosk.views.calls.composing import SEVERAL, composing
from kiosk.views.calls.keyboard import rows
from kiosk.views.tiles import looked
from tests.packs.cities import SEOUL
from tests.views.test_views import city

CITY = city(SEOUL)
NOW = looked(CITY)
FIRST, SECOND = SEOUL.contacts[:2]


def order(*slips: tuple[str, SlipState], ago: float = 5.0, reason: str = "", **more: object) -> Order:
    at = NOW - timedelta(seconds=ago)
    made = tuple(Slip(contact, state, ((SlipState.CONFIRMED, at), (state, at)), reason) for contact, state in slips)
    order = Order("o1", "order", "evacuate", same("Evacuate"), at, at + timedelta(hours=1), "voice", "touch", made)
    return replace(order, **more)  # type: ignore[arg-type]  # fields by name


def shown(state: State) -> Mapping[str, Any]:
    return present(state, SEOUL, "en")


def row(of: Order) -> Mapping[str, Any]:
    rows: Sequence[Mapping[str, Any]] = shown(replace(CITY, orders=(of,)))["orders"]
    return rows[0]


def test_everybody_is_in_the_directory_once_and_columns_are_of_like_height() -> None:
    columns = shown(CITY)["columns"]
    assert len(columns) == COLUMNS
    entries = [entry for column in columns for entry in column]
    assert [entry["key"] for entry in entries if "key" in entry] == [
        contact.key for group in SEOUL.groups for contact in SEOUL.contacts if contact.groups[0] == group.key
    ]
    heights = [column[-1]["at"] for column in columns]
    assert max(heights) <= 2 * min(heights)


def test_an_order_is_for_who_is_open_and_every_order_can_be_touched() -> None:
    said = shown(replace(CITY, opened=SECOND.key))
    assert said["target"]["key"] == SECOND.key
    orders = [one for one in said["templates"] if one["intent"] == "order.send"]
    assert {one["slots"]["to"] for one in orders} == {SECOND.key}
    assert SEOUL.orders
    assert {one["key"] for one in said["templates"]} == {template.key for template in SEOUL.orders.templates}


def test_where_nobody_is_meant_only_announcements_can_be_made() -> None:
    said = shown(replace(CITY, opened="", incidents=()))
    assert said["target"] == {}
    assert said["chosen"] == ""
    assert {one["intent"] for one in said["templates"]} == {"announce"}


@pytest.mark.parametrize(
    ("state", "ago", "late"),
    [
        (SlipState.READ, 14.0, False),
        (SlipState.READ, 16.0, True),
        (SlipState.CONFIRMED, 16.0, True),
        (SlipState.ACKNOWLEDGED, 600.0, False),
        (SlipState.REFUSED, 600.0, False),
    ],
)
def test_who_has_not_answered_after_a_quarter_of_a_minute_stands_out(state: SlipState, ago: float, late: bool) -> None:
    assert bool(row(order((FIRST.key, state), ago=ago))["late"]) is late


def test_an_order_to_several_is_as_far_as_the_least_of_them_and_a_refusal_shows() -> None:
    several = row(order((FIRST.key, SlipState.DONE), (SECOND.key, SlipState.READ)))
    assert (several["state"], several["icon"]) == ("1 of 2 acknowledged", "document")
    assert several["to"] == f"{FIRST.name.en} and 1 more"  # an order of a version that did not say whom it named
    refused = row(order((FIRST.key, SlipState.READ), (SECOND.key, SlipState.REFUSED), reason="<b>no car</b>"))
    assert (refused["tone"], refused["reason"]) == ("bad", "<b>no car</b>")
    assert refused["trouble"] == f"cannot: {SECOND.name.en}"


HEADS = tuple(contact.key for contact in SEOUL.contacts if "heads" in contact.groups)


def test_who_of_a_group_has_not_answered_stands_out_by_name() -> None:
    slips = [(key, SlipState.ACKNOWLEDGED if key == HEADS[0] else SlipState.READ) for key in HEADS]
    late = row(order(*slips, ago=16.0, to="heads"))
    assert late["state"] == "1 of 4 acknowledged"
    assert late["to"] == "Department heads (4)"
    names = [SEOUL.contact(key).name.en for key in HEADS[1:3]]
    assert late["trouble"] == f"late: {names[0]}, {names[1]} and 1 more"
    assert (late["icon"], late["tone"]) == ("warning", "warn")
    assert row(order(*slips, ago=14.0, to="heads"))["trouble"] == ""
    everyone = row(order(*((key, SlipState.DONE) for key in HEADS), ago=16.0, to="heads"))
    assert (everyone["state"], everyone["trouble"], everyone["tone"]) == ("4 of 4 done", "", "good")


def test_who_of_a_group_never_answered_is_named_when_the_time_is_over() -> None:
    slips = [(HEADS[0], SlipState.DONE), (HEADS[1], SlipState.EXPIRED)]
    over = row(order(*slips, ago=3600.0, to=",".join(HEADS[:2])))
    assert (over["tone"], over["trouble"]) == ("bad", f"no answer in time: {SEOUL.contact(HEADS[1]).name.en}")


def test_an_announcement_says_how_many_heard_it() -> None:
    slips = [(key, SlipState.READ if key == HEADS[0] else SlipState.DELIVERED) for key in HEADS]
    heard = row(order(*slips, ago=60.0, to="heads", kind="announcement"))
    assert (heard["state"], heard["trouble"]) == ("1 of 4 heard it", "")


def test_what_was_dictated_is_marked_and_what_was_typed_or_ready_is_not() -> None:
    marks = [
        row(order((FIRST.key, SlipState.READ), wording=how))["mark"] for how in ("dictated", "written", "template")
    ]
    assert marks == ["DICTATED", "", ""]


# ---------------------------------------------------------------- what is put together


def put_together(**parts: object) -> Mapping[str, Any]:
    draft = replace(Draft(), **parts)  # type: ignore[arg-type]  # fields by name
    return shown(replace(CITY, draft=draft, opened=FIRST.key))


def test_those_who_are_ticked_are_named_and_get_every_order() -> None:
    said = put_together(to=("heads", FIRST.key), picking=True)
    assert said["chosen"] == f"Department heads (4), {FIRST.name.en}"
    assert {one["slots"]["to"] for one in said["templates"] if "to" in one["slots"]} == {f"heads,{FIRST.key}"}
    entries = {entry["key"]: entry for column in said["columns"] for entry in column if "key" in entry}
    assert entries[FIRST.key]["ticked"] == "self"
    assert {entries[key]["ticked"] for key in HEADS} == {"group"}
    assert entries[SECOND.key]["ticked"] == ""
    assert not any(entry["chosen"] for entry in entries.values())
    ticked = {one["slots"]["key"] for one in said["groups"] if one["ticked"]}
    assert ticked == {"heads"}
    assert {"everybody", "fire", "crews", "chiefs"} <= {one["slots"].get("key") for one in said["groups"]}
    assert said["groups"][-1]["intent"] == "order.untick"
    assert "order.untick" not in {one["intent"] for one in put_together(picking=True)["groups"]}
    assert (said["several"], put_together()["several"]) == (True, False)


def test_a_dictation_shows_what_is_heard_and_then_that_a_machine_wrote_it() -> None:
    heard = put_together(writing=True, take=1, partial="close the")["composing"]
    assert (heard["words"], heard["partial"], heard["ready"], heard["mark"]) == ("close the", True, False, "")
    written = put_together(writing=True, words="close it", heard="close it", engine="vosk official")["composing"]
    assert (written["words"], written["ready"]) == ("close it", True)
    assert written["mark"] == "DICTATED, written by a machine"
    assert written["note"] == "Written by vosk official. Read it before you send it."


@pytest.mark.parametrize("engine", ["pocketsphinx en-us", "vosk vosk-mini-ko (DEMO MODEL)"])
def test_a_model_that_hears_badly_says_so_with_the_mend(engine: str) -> None:
    note = put_together(writing=True, words="x", heard="x", engine=engine)["composing"]["note"]
    assert "is often wrong" in note
    assert "kiosk models install en" in note


def test_a_dictation_that_failed_says_why() -> None:
    assert "Nothing was understood" in put_together(writing=True, failed="")["composing"]["note"]
    assert "cannot be loaded" in put_together(writing=True, failed="broken model")["composing"]["note"]


def test_slots_are_shown_with_what_fills_them_and_what_has_to_be_chosen_still() -> None:
    open_ = put_together(template="divert")["composing"]
    assert "____" in open_["words"]
    assert (open_["ready"], open_["note"]) == (False, "Choose first: Direction")
    chosen = put_together(template="divert", chosen=(("direction", "east"),))["composing"]
    assert "to the east" in chosen["words"]
    assert (chosen["ready"], chosen["intent"]) == (True, "order.send")
    assert chosen["fills"] == {"order": "divert direction=east"}
    directions = next(slot for slot in chosen["slots"] if slot["name"] == "Direction")
    assert [one["label"] for one in directions["choices"] if one["chosen"]] == ["east"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_has_every_letter_of_the_language(language: Language) -> None:
    keys = {str(key["key"]) for row in rows(language) for key in row}
    assert {"backspace", "space", "clear"} <= keys
    letters = {
        "en": "abcdefghijklmnopqrstuvwxyz",
        "ko": "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    }[language]
    assert set(letters) <= keys


def test_a_call_that_was_missed_is_listed_with_its_time() -> None:
    missed = Call(
        "in-1",
        FIRST.key,
        FIRST.name.text,
        FIRST.role.text,
        True,
        CallState.FAILED,
        1.0,
        ended_for=EndReason.MISSED,
        incoming=True,
        over_at=NOW - timedelta(minutes=3),
    )
    (listed,) = shown(replace(CITY, calls=(missed,)))["calls"]
    assert (listed["how"], listed["missed"], listed["icon"], listed["age"]) == ("missed", True, "down", "3 min ago")


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        (Presence(reachable=True), "reachable"),
        (Presence(reachable=False, last_seen=NOW - timedelta(minutes=5)), "last seen 5 min ago"),
        (Presence(reachable=False), "not connected yet"),
    ],
)
def test_whether_somebody_can_be_reached_is_said_honestly(presence: Presence, words: str) -> None:
    columns = shown(replace(CITY, presence={FIRST.key: presence}))["columns"]
    entry = next(entry for column in columns for entry in column if entry.get("key") == FIRST.key)
    assert entry["reach"] == words
    assert entry["reachable"] is presence.reachable


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_an_order_is_said_is_written_in_every_language(language: str) -> None:
    said = present(CITY, SEOUL, language)["say"]  # type: ignore[arg-type]
    assert SEOUL.orders
    assert SEOUL.orders.templates[0].spoken.to(language)[0] in str(said)  # type: ignore[arg-type]


def test_in_a_talk_others_are_brought_in_and_who_is_there_says_so() -> None:
    there, other = FIRST, SECOND
    talk = Call("call-1", there.key, there.name.text, there.role.text, True, CallState.CONNECTED, 0.0, connected_at=0.0)
    away = Member("call-2", other.key, other.name.text, CallState.FAILED, 0.0, EndReason.NO_ANSWER)
    first = Member("call-1", there.key, there.name.text, CallState.CONNECTED, 0.0)

    def rows(call: Call) -> dict[str, Mapping[str, Any]]:
        columns = shown(replace(CITY, call=call))["columns"]
        return {entry["key"]: entry for column in columns for entry in column if "key" in entry}

    assert not rows(talk)[there.key]["joins"]
    assert rows(talk)[there.key]["callState"] == "connected"
    assert rows(talk)[other.key]["joins"]
    several = rows(replace(talk, members=(first, away)))
    assert several[there.key]["inCall"]
    assert not several[other.key]["inCall"]  # who did not come may be asked again
    assert several[other.key]["joins"]
    assert not rows(replace(talk, simulated=True))[other.key]["joins"]  # actors do not hear each other


def test_in_a_conference_everybody_in_it_is_chosen_and_a_touch_chooses_one_of_them_instead() -> None:
    third = SEOUL.contacts[2]
    members = tuple(
        Member(f"call-{one.key}", one.key, one.name.text, CallState.CONNECTED, 0.0, by_page=True)
        for one in (FIRST, SECOND, third)
    )
    talk = Call("call-1", FIRST.key, FIRST.name.text, FIRST.role.text, True, CallState.CONNECTED, 0.0, members=members)
    said = shown(replace(CITY, call=talk))
    rows = [entry for column in said["columns"] for entry in column if "key" in entry]
    assert {entry["key"] for entry in rows if entry["chosen"]} == {FIRST.key, SECOND.key, third.key}
    assert said["chosen"] == f"{FIRST.name.en}, {SECOND.name.en} and 1 more"
    assert (said["target"], said["invitable"], said["several"]) == ({}, False, True)
    orders = [one for one in said["templates"] if one["intent"] == "order.send"]
    assert orders
    assert all("to" not in one["slots"] for one in orders)  # who it is, and who is left out, is read back
    assert composing(replace(CITY, call=talk, draft=Draft(writing=True)), SEOUL, "en")["to"] == said["chosen"]
    touched = replace(CITY, call=talk, opened=SECOND.key, draft=Draft(talk=talk.talk, only=SECOND.key))
    rows = [entry for column in shown(touched)["columns"] for entry in column if "key" in entry]
    assert [entry["key"] for entry in rows if entry["chosen"]] == [SECOND.key]
    assert shown(touched)["chosen"] == SECOND.name.en
    assert shown(touched)["several"]  # another touch chooses another


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_put_together_for_all_in_a_talk_is_for_nobody_after_it_and_says_how_to_choose(
    language: Language,
) -> None:
    after = replace(CITY, opened="", draft=Draft(talk="call-1", writing=True, words="x"))
    named = composing(after, SEOUL, language)["to"]
    assert SEVERAL.to(language) in str(named)
    assert shown(after)["chosen"] == ""
    assert composing(replace(after, draft=replace(after.draft, kind="announcement")), SEOUL, language)["to"] != named


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        (None, ["call.group", "call.group_voice"]),
        (CallState.RINGING, ["call.group", "call.group_voice"]),  # refused, with why
        (CallState.CONNECTED, ["call.group"]),
    ],
)
def test_those_who_are_ticked_can_be_rung_at_once_or_brought_in(state: CallState | None, ways: list[str]) -> None:
    talk = Call("call-1", FIRST.key, FIRST.name.text, FIRST.role.text, True, state, 0.0) if state else None
    ticked = replace(CITY, call=talk, draft=Draft(to=("heads",)))
    assert [one["intent"] for one in shown(ticked)["calling"]] == ways
    assert shown(replace(ticked, draft=Draft(picking=True)))["calling"] == []


@pytest.mark.parametrize("draft", [Draft(writing=True, words="go"), Draft(template="send_unit")])
def test_while_several_are_ticked_the_directory_stands_there_and_then_the_words_again(draft: Draft) -> None:
    before = shown(replace(CITY, draft=draft))["composing"]["what"]
    assert before in ("words", "slots")
    picking = replace(draft, picking=True, to=("heads",))
    said = shown(replace(CITY, draft=picking))
    assert said["composing"]["what"] == ""
    assert said["groups"][-1]["intent"] == "order.untick"  # who is ticked goes, and no word
    assert shown(replace(CITY, draft=replace(picking, picking=False)))["composing"]["what"] == before


def test_what_an_announcement_is_about_is_what_is_read_back_whoever_is_open() -> None:
    assert len(CITY.incidents) > 1
    severe, other = CITY.incidents[:2]
    assert severe.address != other.address
    incidents = (replace(severe, unit=FIRST.key), replace(other, unit=SECOND.key))
    state = replace(CITY, incidents=incidents, opened=SECOND.key, draft=Draft(template="leave"))
    assert severe.address.en in shown(state)["composing"]["words"]  # it is for everybody
    order = replace(state, draft=Draft(template="inspect"))
    assert other.address.en in shown(order)["composing"]["words"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lack", get_args(Lack))
def test_why_nothing_was_written_down_is_said_in_the_language_of_the_wall(lack: Lack, language: Language) -> None:
    state = replace(CITY, language=language, draft=Draft(writing=True, failed=lack))
    note = str(composing(state, SEOUL, language)["note"])
    assert "kiosk models" in note
    assert "{" not in note
    english = composing(state, SEOUL, "en")["note"]
    assert (note == english) is (language == "en")
    assert not set(re.sub("“.*”|«.*»", "", note)) & set("abcdefghijklmnopqrstuvwxyz") or language == "en"
