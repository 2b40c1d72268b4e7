"""What each part of the shell shows in a state: pure values, no Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from enum import Enum

import cv2
import numpy as np
import pytest

from kiosk.core.call import Call, CallState, EndReason, Invitation
from kiosk.core.inputs import DeviceMode, DeviceState, Modality
from kiosk.core.pack import Pack
from kiosk.core.state import Verdict
from kiosk.core.text import LANGUAGES, Language, Text
from kiosk.screen import texts, wording
from kiosk.screen.panel import camel, panel_type, plain
from kiosk.screen.panels.address import address
from kiosk.screen.panels.call import call
from kiosk.screen.panels.devices import devices
from kiosk.screen.panels.header import header, there
from kiosk.screen.panels.hud import hud
from kiosk.screen.panels.invitation import invitation
from kiosk.screen.panels.question import question
from kiosk.screen.panels.sheet import sheet, tile
from kiosk.screen.panels.strip import strip
from tests.screen import sample

NOON = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-3, "0:00"), (0, "0:00"), (7.9, "0:07"), (760, "12:40"), (3723, "1:02:03")]
)
def test_a_duration_is_written_as_a_clock_would(seconds: float, shown: str) -> None:
    assert wording.duration(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(-1, "0 s ago"), (59.9, "59 s ago"), (60, "1 min ago"), (3599, "59 min ago"), (7200, "2 h ago")],
)
def test_an_age_is_told_in_its_largest_whole_unit(seconds: float, shown: str) -> None:
    assert wording.age(seconds, "en") == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "Mon 4 May 2026"), ("ko", "2026. 5. 4. (월)"), ("ru", "Пн 04.05.2026")]
)
def test_a_date_is_written_as_people_there_write_it(language: Language, shown: str) -> None:
    assert wording.date(NOON, language) == shown


@pytest.mark.parametrize(
    ("name", "letters"), [("Fire Command Vehicle 1", "FC"), ("소방지휘차 1호", "소"), ("Дежурный", "Д"), ("", "")]
)
def test_initials_are_of_words_and_not_of_numbers(name: str, letters: str) -> None:
    assert wording.initials(name) == letters


def test_the_clock_is_the_citys_own(pack: Pack) -> None:
    assert wording.time_of_day(there(NOON, pack)) == "12:00:00"


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (texts.MICROPHONE_MODES, DeviceMode),
        (texts.CAMERA_MODES, DeviceMode),
        (texts.MODALITIES, Modality),
        (texts.ASKED_BY, Modality),
        (texts.CALL_STATES, CallState),
        (texts.END_REASONS, EndReason),
    ],
)
def test_there_is_a_word_for_everything_that_can_be(table: Mapping[Enum, Text], kind: type[Enum]) -> None:
    assert set(table) == set(kind)


def test_every_text_of_the_shell_is_in_its_own_script() -> None:
    every = [value for value in vars(texts).values() if isinstance(value, Text)]
    every += [
        text
        for table in vars(texts).values()
        if isinstance(table, dict)
        for text in table.values()
        if isinstance(text, Text)
    ]
    assert len(every) > 60
    for text in every:
        assert any("가" <= letter <= "힣" for letter in text.ko), text
        assert any("а" <= letter <= "я" for letter in text.ru.lower()), text
        assert not any(letter > "\u2fff" for letter in text.en + text.ru), text


@pytest.mark.parametrize("mode", list(DeviceMode))
def test_touching_a_device_asks_for_the_other_state(pack: Pack, mode: DeviceMode) -> None:
    shown = devices(replace(sample.calm(pack), microphone=DeviceState(mode), camera=DeviceState(mode)))
    closed = mode in (DeviceMode.OFF, DeviceMode.ABSENT)
    assert shown.microphone.switch_to == shown.camera.switch_to == ("on" if closed else "off")
    assert shown.microphone.icon == ("microphone_off" if closed else "microphone")


def test_a_demo_model_is_always_called_one(pack: Pack) -> None:
    assert devices(sample.calm(pack, "en")).demo == "DEMO MODEL"
    official = replace(
        sample.calm(pack), microphone=DeviceState(DeviceMode.STANDBY, engine="vosk vosk-model-small-ko-0.22")
    )
    assert (devices(official).demo, devices(official).engine) == ("", "vosk vosk-model-small-ko-0.22")


def test_a_closed_microphone_shows_no_level(pack: Pack) -> None:
    shown = devices(replace(sample.calm(pack), microphone=DeviceState(DeviceMode.OFF, level=0.7)))
    assert (shown.level, shown.level_shown) == (0.0, False)


def test_the_card_shows_which_senses_may_confirm(pack: Pack) -> None:
    state = sample.asked(pack)
    assert state.question
    shown = question(replace(state, question=replace(state.question, proposed_by=Modality.VOICE)), sample.NOW)
    assert {sense.modality: sense.may for sense in shown.senses} == {"voice": False, "gesture": True, "touch": True}


def test_a_question_counts_down_and_never_below_nothing(pack: Pack) -> None:
    shown = [question(sample.asked(pack), sample.NOW + passed) for passed in (0, 3, 60)]
    assert [q.seconds for q in shown] == ["6", "3", "0"]
    assert all(q.of == 8 for q in shown)
    assert not question(sample.calm(pack), sample.NOW).shown


def test_a_proposed_call_is_the_questions_and_not_yet_a_call(pack: Pack) -> None:
    state = sample.asked(pack)
    assert not call(state, pack, sample.NOW).shown
    assert question(state, sample.NOW).name == pack.contacts[0].name.en


def test_a_caption_that_a_recogniser_wrote_says_so(pack: Pack) -> None:
    written = sample.call(pack, CallState.CONNECTED, caption="Пожар", caption_by="vosk-mini-ru (DEMO MODEL)")
    state = replace(sample.calm(pack, "ru"), call=written)
    shown = call(state, pack, sample.NOW)
    assert shown.written_by == "автоматически, возможны ошибки · vosk-mini-ru (ДЕМО-МОДЕЛЬ)"
    assert call(replace(state, call=replace(written, caption_by="")), pack, sample.NOW).written_by == "", (
        "an actor's own line"
    )
    assert call(replace(state, call=replace(written, caption="")), pack, sample.NOW).written_by == ""


@pytest.mark.parametrize(
    ("state", "actions"),
    [
        (CallState.CONFIRMED, ["call.hang_up"]),
        (CallState.RINGING, ["call.hang_up"]),
        (CallState.INCOMING, ["call.decline", "call.accept"]),
        (CallState.ACCEPTED, ["call.hang_up"]),
        (CallState.CONNECTED, ["call.mute", "call.cover", "call.share", "call.hold", "call.hang_up"]),
        (CallState.LOST, ["call.hang_up"]),
        (CallState.HELD, ["call.resume", "call.hang_up"]),
        (CallState.ENDED, ["call.dismiss"]),
        (CallState.FAILED, ["call.dismiss"]),
    ],
)
def test_a_call_offers_what_can_follow(pack: Pack, state: CallState, actions: list[str]) -> None:
    shown = call(replace(sample.calm(pack), call=sample.call(pack, state)), pack, sample.NOW)
    assert [action.intent_name for action in shown.actions] == actions
    assert shown.picture == (state is CallState.CONNECTED)


def test_whose_telephone_has_no_picture_is_drawn_by_initials(pack: Pack) -> None:
    state = sample.together(pack)
    assert state.call
    first, *others = state.call.members
    assert first.seat
    blind = replace(first, seat=replace(first.seat, dark=True))
    shown = call(replace(state, call=replace(state.call, members=(blind, *others))), pack, sample.NOW)
    assert [(face.dark, bool(face.initials)) for face in shown.faces[:2]] == [(True, True), (False, True)]


def test_several_are_named_where_they_are_seen_and_each_can_be_removed_while_here(pack: Pack) -> None:
    state = sample.together(pack)
    shown = call(state, pack, sample.NOW)
    assert shown.name == "In this call: 3"
    assert [face.speaks for face in shown.faces] == [False, True, False, False]
    assert [face.intent_name for face in shown.faces] == ["call.remove"] * 3 + ["call.add"]  # who did not come
    assert [face.act for face in shown.faces] == ["Remove"] * 3 + ["Ring again"]
    assert [bool(face.width) for face in shown.faces] == [True, True, True, False]
    assert shown.faces[3].state == "No answer"
    acts = {action.intent_name: dict(action.slots) for action in shown.actions}
    assert acts["call.layout"] == {"large": "on"}
    assert acts["view.show"] == {"view": "calls"}
    assert {
        action.intent_name: dict(action.slots)
        for action in call(replace(state, enlarged=True), pack, sample.NOW).actions
    }["call.layout"] == {"large": "off"}


def test_while_it_rings_at_several_the_group_is_named_and_how_it_stands_with_each(pack: Pack) -> None:
    shown = call(sample.ringing(pack), pack, sample.NOW)
    assert (shown.name, shown.role, shown.initials) == ("Department heads (4)", "", "")
    assert [face.state for face in shown.faces] == ["ringing", "Declined", "ringing", "Cannot be reached"]
    assert [face.act for face in shown.faces] == ["Remove", "", "Remove", ""]  # there is no talk to come back to
    talks = replace(sample.ringing(pack), call=answered(sample.ringing(pack).call))
    shown = call(talks, pack, sample.NOW)
    assert shown.name == pack.contacts[0].name.en  # with whom the call is; whoever only rings is not in it
    assert [face.intent_name for face in shown.faces] == ["call.remove", "call.add", "call.remove", "call.add"]


def answered(ringing: Call | None) -> Call:
    assert ringing
    first, *others = ringing.members
    members = (replace(first, state=CallState.CONNECTED), *others)
    return replace(ringing, state=CallState.CONNECTED, connected_at=sample.NOW - 1, members=members)


def test_a_lost_line_says_that_it_is_taken_up_again_in_place_of_what_was_said_before(pack: Pack) -> None:
    state = sample.connected(pack)
    assert state.call
    assert call(state, pack, sample.NOW).reason == ""
    shown = call(replace(state, call=replace(state.call, state=CallState.LOST)), pack, sample.NOW)
    assert (shown.reason, shown.written_by) == ("Trying to get them back …", "")


def test_where_nobody_came_each_is_named_with_the_reason(pack: Pack) -> None:
    shown = call(sample.alone(pack), pack, sample.NOW)
    assert (shown.name, shown.reason) == ("Department heads (4)", "Nobody came")
    assert [face.state for face in shown.faces] == ["Declined", "No answer", "Cannot be reached"]
    again, dismiss = shown.actions
    assert (again.intent_name, dismiss.intent_name) == ("call.group", "call.dismiss")
    assert again.slots["to"].split(",") == [face.contact for face in shown.faces]


def test_the_question_names_the_group_and_everybody_in_it(pack: Pack) -> None:
    state = sample.gathering(pack)
    shown = question(state, sample.NOW)
    assert (shown.name, shown.portrait, shown.initials) == ("Department heads (4)", "people", "")
    assert state.call
    assert all(member.name.en in shown.prompt for member in state.call.members)
    assert not call(state, pack, sample.NOW).shown


def test_in_a_talk_somebody_else_is_brought_in_instead_of_called(pack: Pack) -> None:
    state = sample.together(pack)
    assert state.call
    there = {member.contact for member in state.call.members}
    other = next(contact.key for contact in pack.contacts if contact.key not in there)
    opened = sheet(replace(state, opened=other), pack, {}, sample.MORNING)
    assert [action.intent_name for action in opened.actions] == ["call.add"]
    inside = sheet(replace(state, opened=state.call.members[0].contact), pack, {}, sample.MORNING)
    assert [action.intent_name for action in inside.actions] == ["call.video", "call.voice"]
    assert state.call.may_join(state.call.members[3].contact)  # who did not come may be asked again


def test_a_live_announcement_says_who_does_not_hear_it_and_that_a_muted_wall_is_not_heard_at_all(pack: Pack) -> None:
    state = sample.addressing(pack)
    shown = address(state, pack, sample.NOW)
    assert (shown.count, shown.duration, shown.complete) == (f"2 of {len(pack.contacts)} hear it", "0:12", False)
    assert shown.missing.startswith(f"Not hearing it: {pack.contacts[2].name.text.en}")
    assert [action.intent_name for action in shown.actions] == ["call.mute", "call.hang_up"]
    assert shown.microphone == ""
    assert address(replace(state, muted=True), pack, sample.NOW).microphone
    assert state.address
    everybody = replace(state, address=replace(state.address, hear=state.address.asked))
    assert address(everybody, pack, sample.NOW).complete
    assert not address(replace(state, address=None), pack, sample.NOW).shown


def test_of_who_rings_it_says_what_they_want_or_that_it_is_about_to_be_answered_by_itself(pack: Pack) -> None:
    rung = sample.call(pack, CallState.INCOMING, incoming=True)
    assert call(replace(sample.calm(pack), call=rung), pack, sample.NOW).reason == "Wants a video call with you"
    by_voice = replace(rung, video=False)
    assert call(replace(sample.calm(pack), call=by_voice), pack, sample.NOW).reason == "Wants a voice call with you"
    assert "by itself" in call(replace(sample.calm(pack), call=replace(rung, auto=True)), pack, sample.NOW).reason


def test_what_is_muted_can_be_unmuted(pack: Pack) -> None:
    talk = replace(sample.calm(pack), call=sample.call(pack, CallState.CONNECTED), muted=True)
    assert call(talk, pack, sample.NOW).actions[0].slots == {"on": "off"}


def test_an_ended_calls_duration_stands_still(pack: Pack) -> None:
    state = sample.ended(pack)
    assert call(state, pack, sample.NOW).duration == call(state, pack, sample.NOW + 100).duration == "0:48"


def test_a_refusal_is_told_with_its_reason_and_a_touch_has_no_confidence(pack: Pack) -> None:
    shown = hud(sample.refused(pack, "en"))
    assert (shown.verdict, shown.tone, shown.confidence) == ("refused", "warn", "81 %")
    assert shown.text.startswith("There is no call")
    feedback = sample.refused(pack).feedback
    assert feedback is not None
    touched = replace(sample.calm(pack), feedback=replace(feedback, modality=Modality.TOUCH, verdict=Verdict.DONE))
    assert hud(touched).confidence == ""


def test_an_open_number_says_where_it_comes_from_and_when(pack: Pack) -> None:
    state = replace(sample.calm(pack, "en"), opened="air.pm25")
    shown = sheet(state, pack, sample.present(state, pack, "en"), there(sample.MORNING, pack))
    assert (shown.title, shown.value, shown.unit) == ("Fine dust PM2.5", "31", "μg/m³")
    rows = {row.label: row.value for row in shown.rows}
    assert rows == {
        "Source": "Fire and Disaster HQ",
        "Status": "SIMULATED",
        "Measured": "08:59:20  (40 s ago)",
        "Received": "08:59:48  (12 s ago)",
    }


def test_a_number_no_tile_names_is_still_shown_with_its_source(pack: Pack) -> None:
    state = replace(sample.calm(pack, "en"), opened="air.pm25")
    shown = sheet(state, pack, {}, there(sample.MORNING, pack))
    assert (shown.title, shown.value) == ("Fine dust PM2.5", "31")
    assert shown.rows


def test_an_open_incident_tells_its_stages_in_the_citys_time_and_whom_to_call(pack: Pack) -> None:
    state = replace(sample.calm(pack, "en"), opened="fire.1")
    shown = sheet(state, pack, {}, there(sample.MORNING, pack))
    assert [step.at for step in shown.steps if step.reached] == ["08:51:00", "08:53:00", "08:55:00", "08:57:00"]
    assert [step.label for step in shown.steps if step.now] == ["Operating"]
    assert [(a.intent_name, a.slots) for a in shown.actions] == [
        ("call.video", {"contact": pack.contacts[0].key}),
        ("call.voice", {"contact": pack.contacts[0].key}),
    ]


def test_a_contact_and_a_district_can_be_opened_too(pack: Pack) -> None:
    contact, district = pack.contacts[1], pack.districts[0]
    wall = there(sample.MORNING, pack)
    assert sheet(replace(sample.calm(pack), opened=contact.key), pack, {}, wall).title == contact.name.en
    reading = replace(sample.readings()["air.pm25"], key=f"air.pm25.{district.key}")
    state = replace(sample.calm(pack), opened=district.key, readings={reading.key: reading})
    shown = sheet(state, pack, {}, wall)
    assert shown.title == district.name.en
    assert [row.value for row in shown.rows] == ["31 μg/m³"]


def test_a_tile_is_found_wherever_the_view_puts_it() -> None:
    deep = {"parts": [{"tiles": ({"key": "a", "label": "A"}, {"key": "b", "label": "B"})}]}
    assert tile(deep, "b") == {"key": "b", "label": "B"}
    assert tile(deep, "c") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strip_gives_every_offer_with_what_it_means(pack: Pack, language: Language) -> None:
    state = sample.calm(pack, language)
    shown = strip(state, sample.offers(state))
    assert shown.offers[0].slots == {"view": "traffic"}
    assert len(shown.offers) == len(sample.offers(state))


def test_the_header_marks_the_current_language_and_counts_what_is_missing(pack: Pack) -> None:
    shown = header(sample.calm(pack, "ko"), pack, sample.SAMPLE_VIEWS)
    assert [choice.key for choice in shown.languages if choice.current] == ["ko"]
    assert shown.notices_label == "미비 2건"
    assert shown.city.startswith("서울")


@dataclass(frozen=True)
class Two:
    """Two fields."""

    first_thing: str = ""
    second: tuple[int, ...] = ()


def test_a_panel_signals_only_what_differs() -> None:
    kind = panel_type(Two)
    made, heard = kind(Two("a", (1,))), []
    vars(kind)["firstThingChanged"].__get__(made).connect(lambda: heard.append("first"))
    vars(kind)["secondChanged"].__get__(made).connect(lambda: heard.append("second"))
    made.show(Two("a", (1,)))
    made.show(Two("b", (1,)))
    made.show(Two("b", (1, 2)))
    assert heard == ["first", "second"]
    assert (made.property("firstThing"), made.property("second")) == ("b", [1, 2])


def test_a_field_that_would_hide_a_name_of_qobject_is_refused_at_import() -> None:
    @dataclass(frozen=True)
    class Bad:
        parent: str = ""

    with pytest.raises(TypeError, match="parent"):
        panel_type(Bad)


def test_plain_values_have_camel_case_keys_all_the_way_down() -> None:
    assert [camel(f.name) for f in fields(Two)] == ["firstThing", "second"]
    assert plain({"x": (Two("a"),)}) == {"x": [{"firstThing": "a", "second": []}]}


def test_ages_grow_while_a_sheet_is_open(pack: Pack) -> None:
    state = replace(sample.calm(pack, "en"), opened="air.pm25")
    later = sheet(state, pack, {}, there(sample.MORNING + timedelta(minutes=3), pack))
    assert "(3 min ago)" in later.rows[-1].value


def test_the_code_for_a_phone_holds_its_link(pack: Pack) -> None:
    url = "https://192.168.1.20:8443/#rakgIAm73-nn8AH6r1S8f107r-8pAuDc"
    invited = Invitation(pack.contacts[0].key, url, sample.MORNING.timestamp())
    card = invitation(replace(sample.calm(pack), invitation=invited), pack, UTC)
    assert (card.name, card.until) == (pack.contacts[0].name.en, "Good once, until 2026-05-04 00:00")
    side = 8 * card.modules
    picture = np.full((side, side), 255, np.uint8)
    for x, y in re.findall(r"M(\d+) (\d+)h", card.path):
        picture[8 * int(y) : 8 * int(y) + 8, 8 * int(x) : 8 * int(x) + 8] = 0
    read, _, _ = cv2.QRCodeDetectorAruco().detectAndDecode(picture)
    assert read == url
    assert not invitation(sample.calm(pack), pack, UTC).shown
