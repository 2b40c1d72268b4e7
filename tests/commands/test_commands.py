"""What every command does to the wall, by touch, through the real bus."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.core.call import Call, CallState
from kiosk.core.inputs import Modality
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import Verdict
from kiosk.core.text import same
from tests.conftest import Rig

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SPEED = Reading("traffic.speed", 24.0, "km/h", Provenance(same("test"), Status.SIMULATED, NOON, NOON))


def test_views_go_round_in_their_order_and_back_the_way_they_came(rig: Rig) -> None:
    seen = []
    for name in ("view.next", "view.next", "view.next", "view.previous", "view.back", "view.back"):
        rig.give(name)
        seen.append(rig.store.state.view)
    assert seen == ["disaster", "traffic", "overview", "traffic", "overview", "traffic"]


def test_a_view_that_does_not_exist_is_refused_by_name(rig: Rig) -> None:
    outcome = rig.give("view.show", view="aliens")
    assert outcome.verdict is Verdict.REFUSED
    assert "aliens" in outcome.text.en
    assert rig.store.state.view == "overview"


def test_back_at_the_beginning_is_refused(rig: Rig) -> None:
    assert rig.give("view.back").verdict is Verdict.REFUSED


def test_undo_takes_back_what_was_done_last_until_nothing_is_left(rig: Rig) -> None:
    rig.give("view.show", view="traffic")
    rig.give("tile.open", key="harbour")
    assert rig.store.state.opened == "harbour"
    rig.give("undo")
    assert rig.store.state.opened == ""
    rig.give("undo")
    assert rig.store.state.view == "overview"
    assert rig.give("undo").verdict is Verdict.REFUSED


def test_undo_is_not_back(rig: Rig) -> None:
    for view in ("disaster", "traffic"):
        rig.give("view.show", view=view)
    rig.give("view.show", view="traffic")  # nothing moved: nothing to take back
    rig.give("tile.open", key="harbour")
    rig.give("tile.open", key="hill")
    shown = []
    for _ in range(4):
        rig.give("undo")
        shown.append((rig.store.state.view, rig.store.state.opened))
    assert shown == [("traffic", "harbour"), ("traffic", ""), ("disaster", ""), ("overview", "")]


def test_only_what_is_there_can_be_opened(rig: Rig) -> None:
    assert rig.give("tile.open", key="traffic.speed").verdict is Verdict.REFUSED
    rig.store.put(replace(rig.store.state, readings={"traffic.speed": SPEED}))
    assert rig.give("tile.open", key="traffic.speed").verdict is Verdict.DONE
    rig.give("tile.close")
    assert rig.store.state.opened == ""
    assert rig.give("tile.close").verdict is Verdict.REFUSED


def test_asking_where_it_comes_from_opens_the_number_in_front(rig: Rig) -> None:
    assert rig.give("source.ask").verdict is Verdict.REFUSED
    rig.store.put(replace(rig.store.state, view="traffic", readings={"air": SPEED, "traffic.speed": SPEED}))
    rig.give("source.ask")
    assert rig.store.state.asked == "air"
    rig.give("tile.close")
    rig.give("tile.open", key="traffic.speed")
    rig.give("source.ask")
    assert rig.store.state.asked == "traffic.speed"
    rig.give("view.back")
    assert (rig.store.state.asked, rig.store.state.opened) == ("", "traffic.speed")
    rig.give("source.of", key="air")
    assert rig.store.state.asked == "air"
    assert rig.give("source.of", key="nothing").verdict is Verdict.REFUSED


def test_the_language_changes_the_wall_and_the_ears(rig: Rig) -> None:
    rig.give("language.set", Modality.VOICE, language="ko")
    assert rig.store.state.language == "ko"
    assert rig.microphone.told == ["speak ko"]
    assert rig.give("language.set", language="xx").verdict is Verdict.REFUSED


def test_push_to_talk_opens_the_gate_and_leaves_no_trace_in_the_journal(rig: Rig) -> None:
    rig.give("microphone.talk", on="on")
    assert rig.store.state.talking
    rig.give("microphone.talk", on="off")
    assert rig.microphone.told == ["listen True", "listen False"]
    assert list(rig.journal.entries()) == []


def test_mute_shuts_the_gate_too_and_closes_the_stream(rig: Rig) -> None:
    rig.give("microphone.talk", on="on")
    rig.give("microphone.open", on="off")
    assert not rig.store.state.talking
    assert rig.microphone.told[-2:] == ["listen False", "open False"]
    rig.give("camera.open", on="off")
    assert rig.camera.told == ["open False"]


def test_a_switch_is_on_or_off_and_anything_else_is_a_bug_that_is_shown(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    assert rig.give("camera.open", on="maybe").verdict is Verdict.FAILED
    assert rig.store.state.feedback
    assert "the wall goes on" in rig.store.state.feedback.text.en
    assert "maybe" in caplog.text
    assert rig.give("view.next").verdict is Verdict.DONE


def test_a_dwelling_hand_selects_what_is_there_or_is_told_that_nothing_is(rig: Rig) -> None:
    assert rig.give("point.select", Modality.GESTURE, x="0.2500", y="0.5000").verdict is Verdict.DONE
    assert rig.give("point.select", Modality.GESTURE, x="0.7500", y="0.5000").verdict is Verdict.REFUSED
    assert rig.glass.told == [(0.25, 0.5), (0.75, 0.5)]


def test_hold_resume_and_hang_up_reach_the_line(rig: Rig) -> None:
    for name in ("call.hold", "call.resume", "call.hang_up"):
        rig.give(name)
    assert rig.line.told == ["hold", "resume", "hang up"]


def test_an_ended_call_can_be_put_away_and_a_running_one_cannot(rig: Rig) -> None:
    call = Call("1", "brigade", same("b"), same("r"), video=True, state=CallState.CONNECTED, since=0.0)
    rig.store.put(replace(rig.store.state, call=call))
    assert rig.give("call.dismiss").verdict is Verdict.REFUSED
    rig.store.put(replace(rig.store.state, call=replace(call, state=CallState.ENDED)))
    assert rig.give("call.dismiss").verdict is Verdict.DONE
    assert rig.store.state.call is None


def test_leaving_ends_the_program(rig: Rig) -> None:
    rig.give("wall.leave")
    assert rig.left == [True]


def test_the_journal_says_what_was_done_by_whom_and_how_long_it_took(rig: Rig) -> None:
    rig.give("view.show", Modality.VOICE, view="traffic")
    (entry,) = rig.journal.entries("command")
    wanted = {"command": "view.show", "slots": {"view": "traffic"}, "verdict": "done", "modality": "voice"}
    assert wanted.items() <= entry.data.items()
    assert entry.data["seconds"] == pytest.approx(0.1)


def test_the_strip_offers_a_spoken_yes_only_where_it_would_count(rig: Rig) -> None:
    yes = rig.commands["answer.yes"]
    for modality, offered in ((Modality.VOICE, False), (Modality.GESTURE, True), (Modality.TOUCH, True)):
        rig.give("call.video", modality, contact="brigade")
        assert bool(list(yes.offers(rig.store.state))) == offered
        rig.give("answer.no")
