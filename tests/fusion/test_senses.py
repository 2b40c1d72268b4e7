"""Words and gestures get their meaning from the screen of the moment, and what has none is told why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.command import Command
from kiosk.core.inputs import Gesture, GestureKind, Intent, Modality, Origin, Unmatched, Words
from kiosk.core.state import Verdict
from kiosk.fusion.senses import Senses
from tests.conftest import Rig


class Heard:
    """Senses on a rig, and what came out of them."""

    def __init__(self, rig: Rig) -> None:
        self.issued: list[tuple[Command, Origin]] = []
        self.refused: list[str] = []
        self.ignored: list[str] = []
        self.rig = rig
        self.senses = Senses(
            rig.commands,
            rig.store,
            rig.clock,
            lambda command, origin: self.issued.append((command, origin)),
            refused=lambda _, reason: self.refused.append(reason.en),
            ignored=lambda _, why: self.ignored.append(why),
        )


@pytest.fixture
def heard(rig: Rig) -> Heard:
    return Heard(rig)


def words(text: str, *, final: bool = True, intent: Intent | None = None, why: Unmatched | None = None) -> Words:
    return Words(text, "en", final, 10.0, 11.5, 0.8, "vosk", intent, why)


def test_final_words_with_a_meaning_become_a_command_that_knows_when_it_was_said(heard: Heard) -> None:
    heard.senses.words(words("show traffic", intent=Intent("view.show", (("view", "traffic"),))))
    ((command, origin),) = heard.issued
    assert (command.spec.name, command.slots()) == ("view.show", {"view": "traffic"})
    assert (origin.modality, origin.said, origin.ended, origin.confidence) == (
        Modality.VOICE,
        "show traffic",
        11.5,
        0.8,
    )


def test_partial_words_never_do_anything(heard: Heard) -> None:
    heard.senses.words(words("hang up", final=False, intent=Intent("call.hang_up")))
    assert (heard.issued, heard.refused) == ([], [])


@pytest.mark.parametrize("why", list(Unmatched))
def test_words_without_a_meaning_are_shown_with_the_reason(heard: Heard, why: Unmatched) -> None:
    heard.senses.words(words("bring me a coffee", why=why))
    feedback = heard.rig.store.state.feedback
    assert heard.issued == []
    assert feedback is not None
    assert (feedback.verdict, feedback.said) == (Verdict.REFUSED, "bring me a coffee")
    assert heard.refused == [feedback.text.en]


def test_silence_is_not_refused(heard: Heard) -> None:
    heard.senses.words(words("", why=Unmatched.UNKNOWN_WORDS))
    assert heard.rig.store.state.feedback is None


def gesture(kind: GestureKind, ignored: str = "") -> Gesture:
    return Gesture(kind, 20.0, 20.4, 0.9, (0.25, 0.5) if kind is GestureKind.DWELL else None, ignored)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (GestureKind.SWIPE_LEFT, "view.next"),
        (GestureKind.SWIPE_RIGHT, "view.previous"),
        (GestureKind.DWELL, "point.select"),
    ],
)
def test_a_gesture_of_the_presenter_becomes_a_command(heard: Heard, kind: GestureKind, name: str) -> None:
    heard.senses.gesture(gesture(kind))
    ((command, origin),) = heard.issued
    assert (command.spec.name, origin.modality, origin.ended) == (name, Modality.GESTURE, 20.4)


@pytest.mark.parametrize("kind", list(GestureKind))
def test_a_bystander_never_does_anything(heard: Heard, kind: GestureKind) -> None:
    heard.rig.give("call.video", Modality.TOUCH, contact="brigade")
    heard.senses.gesture(gesture(kind, ignored="bystander"))
    assert heard.issued == []
    assert heard.ignored == ["bystander"]


def test_a_thumb_answers_only_while_a_question_waits(heard: Heard) -> None:
    heard.senses.gesture(gesture(GestureKind.THUMB_UP))
    assert (heard.issued, heard.ignored) == ([], ["no question waits"])
    heard.rig.give("call.video", Modality.VOICE, contact="brigade")
    heard.senses.gesture(gesture(GestureKind.THUMB_UP))
    heard.senses.gesture(gesture(GestureKind.THUMB_DOWN))
    assert [command.spec.name for command, _ in heard.issued] == ["answer.yes", "answer.no"]


def test_the_state_is_only_changed_by_what_is_shown(heard: Heard) -> None:
    before = heard.rig.store.state
    heard.senses.words(words("bring me a coffee", why=Unmatched.NO_SENTENCE))
    assert replace(heard.rig.store.state, feedback=None) == before
