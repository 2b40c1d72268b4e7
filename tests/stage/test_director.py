"""The director plays steps in their time and judges what really happened, with a clock that is moved by the test."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.commands.navigate import ShowView
from kiosk.core.bus import Outcome
from kiosk.core.clock import SetClock
from kiosk.core.inputs import Gesture, GestureKind, Intent, Modality, Origin, Words
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.state import State, Verdict
from kiosk.core.text import same
from kiosk.stage.director import SETTLE, UNREADY, Director
from kiosk.stage.record import Record
from kiosk.stage.scenario import Expected, Scenario, Speech, Step, Touch


@dataclass
class Played:
    """Notes what the director does to microphone, camera and glass."""

    told: list[str] = field(default_factory=list)
    works: bool = True
    there: bool = True

    def ready(self) -> bool:
        return self.works

    def say(self, wav: Path) -> None:
        self.told.append(f"say {wav}")

    def show(self, clip: Path) -> None:
        self.told.append(f"show {clip}")

    def touch(self, intent: Intent) -> bool:
        self.told.append(f"touch {intent.name}")
        return self.there

    def grab(self, picture: Path) -> None:
        self.told.append(f"grab {picture.name}")

    def engines(self) -> dict[str, str]:
        return {}


class Theatre:
    """A director, its props, its clock and its verdict."""

    def __init__(self, *steps: Step, clips: tuple[Path | None, ...] = ()) -> None:
        self.clock = SetClock(0.0)
        self.props = Played()
        self.state = State()
        self.records: list[Record] = []
        self.director = Director(
            Scenario(name="n", step=steps),
            clips or tuple(None for _ in steps),
            self.props,
            clock=self.clock,
            state=lambda: self.state,
            out=Path("out"),
            finished=self.records.append,
        )

    def pass_(self, seconds: float) -> None:
        for _ in range(round(seconds * 20)):
            self.clock.move(0.05)
            self.director.tick()

    def done(self, view: str, verdict: Verdict = Verdict.DONE) -> None:
        now = self.clock.now()
        origin = Origin(Modality.VOICE, "vosk", now - 1, now - 0.4, 0.8, f"show {view}")
        self.director.outcome(Outcome(1, ShowView(view), origin, verdict, same("x"), now), now + 0.1)
        self.state = replace(self.state, view=view)


SHOW = Step(
    title="show",
    at=1.0,
    say=Speech(text="show traffic", language="en"),
    within=4,
    expect=Expected(command="view.show", slots={"view": "traffic"}, view="traffic"),
)
QUIET = Step(title="quiet", at=0, within=3, expect=Expected(nothing=True))


def test_a_step_waits_for_its_time_and_is_over_when_what_it_expects_has_settled() -> None:
    theatre = Theatre(SHOW, clips=(Path("show.wav"),))
    theatre.pass_(0.9)
    assert theatre.props.told == []
    theatre.pass_(0.3)
    assert theatre.props.told == ["say show.wav"]
    theatre.done("traffic")
    theatre.pass_(SETTLE / 2)
    assert not theatre.records
    theatre.pass_(SETTLE)
    ((step,),) = [record.steps for record in theatre.records]
    assert theatre.records[0].met
    assert (step.command, step.slots, step.outcome, step.confidence) == ("view.show", {"view": "traffic"}, "done", 0.8)
    assert step.seconds == pytest.approx(0.5)
    assert theatre.props.told[-1] == "grab 01.png"


def test_what_does_not_happen_in_time_fails_the_step_and_says_what_was_missing() -> None:
    theatre = Theatre(SHOW, QUIET.model_copy(update={"at": 2.0}), clips=(Path("show.wav"), None))
    theatre.pass_(12)
    (record,) = theatre.records
    assert not record.met
    assert [step.met for step in record.steps] == [False, True]
    assert "no view.show" in record.steps[0].missing[0]
    assert "view is 'overview', not 'traffic'" in record.steps[0].missing[1]


def test_the_wrong_slot_or_verdict_is_not_what_was_expected() -> None:
    for view, verdict in (("calls", Verdict.DONE), ("traffic", Verdict.REFUSED)):
        theatre = Theatre(SHOW, clips=(Path("show.wav"),))
        theatre.pass_(1.2)
        theatre.done(view, verdict)
        theatre.pass_(6)
        assert not theatre.records[0].met


def test_nothing_means_nothing_for_the_whole_time() -> None:
    calm = Theatre(QUIET)
    calm.pass_(2.5)
    assert not calm.records
    calm.pass_(2)
    assert calm.records[0].met
    assert calm.records[0].steps[0].outcome == "nothing"
    stirred = Theatre(QUIET)
    stirred.pass_(2.5)
    stirred.done("traffic")
    stirred.pass_(2)
    assert not stirred.records[0].met


def test_a_bystander_has_to_be_seen_to_be_ignored() -> None:
    expect = Expected(nothing=True, seen="swipe left", ignored="bystander")
    step = QUIET.model_copy(update={"expect": expect})
    for ignored, met in (("bystander", True), ("", False)):
        theatre = Theatre(step)
        theatre.pass_(1)
        theatre.director.gesture(Gesture(GestureKind.SWIPE_LEFT, 0, 1, 1, ignored=ignored))
        theatre.pass_(4)
        assert theatre.records[0].met == met


def test_a_refused_sentence_stands_in_the_record_with_its_reason() -> None:
    theatre = Theatre(QUIET)
    theatre.pass_(1)
    words = Words(
        "coffee please", "en", final=True, started=0, ended=theatre.clock.now() - 0.5, confidence=0.3, engine="e"
    )
    theatre.director.words(words)
    theatre.director.refused(words, "Not a command I know", theatre.clock.now())
    theatre.pass_(3)
    step = theatre.records[0].steps[0]
    assert (step.outcome, step.heard_or_seen, step.seconds) == ("refused: Not a command I know", "coffee please", 0.5)


def test_a_finger_that_finds_no_target_fails_the_step() -> None:
    theatre = Theatre(
        Step(title="t", at=0, touch=Touch(intent="tile.open"), within=1, expect=Expected(view="overview"))
    )
    theatre.props.there = False
    theatre.pass_(3)
    assert theatre.records[0].steps[0].missing == ["nothing on the glass means tile.open "]


def test_engines_that_never_load_end_the_rehearsal_with_every_step_failed() -> None:
    theatre = Theatre(QUIET, SHOW)
    theatre.props.works = False
    theatre.pass_(UNREADY + 1)
    assert [step.missing for step in theatre.records[0].steps] == [["never began"], ["never began"]]


def test_the_record_is_written_as_it_was(tmp_path: Path) -> None:
    theatre = Theatre(QUIET)
    theatre.pass_(5)
    file = tmp_path / "timeline.json"
    theatre.records[0].write(file)
    assert '"met": true' in file.read_text(encoding="utf-8")
    assert theatre.records[0].lines()[0].startswith("ok")


def test_an_open_number_must_have_the_status_that_is_expected() -> None:
    step = Step(title="t", at=0, within=1, expect=Expected(opened="speed", status="simulated"))
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    for status, met in ((Status.SIMULATED, True), (Status.UNAVAILABLE, False)):
        theatre = Theatre(step)
        reading = Reading("speed", 24.0, "km/h", Provenance(same("s"), status, noon, noon))
        theatre.state = replace(theatre.state, opened="speed", readings={"speed": reading})
        theatre.pass_(3)
        assert theatre.records[0].met == met
