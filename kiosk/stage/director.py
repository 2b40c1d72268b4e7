"""Plays a scenario: says, gestures and touches in its time, and judges what the wall made of it. Qt thread only."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from kiosk.core.bus import Outcome
from kiosk.core.clock import Clock
from kiosk.core.inputs import Gesture, Intent, Words
from kiosk.core.state import State, Verdict
from kiosk.stage.record import Record, StepRecord
from kiosk.stage.scenario import Expected, Scenario, Step

log = logging.getLogger(__name__)

SETTLE = 0.7  # seconds after an expectation holds until the picture is taken: a view has slid in by then
UNREADY = 90.0  # seconds the engines may take to load before the rehearsal gives up


class Props(Protocol):
    """What the director plays with."""

    def ready(self) -> bool:
        """Whether ears and eyes work."""
        ...

    def say(self, wav: Path) -> None:
        """Play this into the ears."""
        ...

    def show(self, clip: Path) -> None:
        """Play this before the eyes."""
        ...

    def touch(self, intent: Intent) -> bool:
        """Put a finger on the target that means `intent`; whether there is one on the glass."""
        ...

    def grab(self, picture: Path) -> None:
        """Take a picture of the wall."""
        ...

    def engines(self) -> dict[str, str]:
        """What hears, sees and answers."""
        ...


class Director:
    """Walks through the steps as time goes on; `tick` is called some twenty times a second."""

    def __init__(
        self,
        scenario: Scenario,
        clips: Sequence[Path | None],
        props: Props,
        *,
        clock: Clock,
        state: Callable[[], State],
        out: Path,
        finished: Callable[[Record], None],
    ) -> None:
        """`clips`: for every step the WAV of what is said or the video of what the hand does, made beforehand."""
        self._scenario = scenario
        self._clips = clips
        self._props = props
        self._clock = clock
        self._state = state
        self._out = out
        self._finished = finished
        self._called = clock.now()
        self._began: float | None = None
        self._records: list[StepRecord] = []
        self._current: _Running | None = None
        self._over = False

    # ------------------------------------------------------------------ what the wall tells

    def outcome(self, outcome: Outcome, painted_at: float) -> None:
        """A command was carried out and its effect painted."""
        if self._current:
            self._current.outcome(outcome, painted_at)

    def words(self, words: Words) -> None:
        """A final hypothesis was heard."""
        if self._current and words.final:
            self._current.heard.append(words)

    def refused(self, words: Words, reason: str, painted_at: float) -> None:
        """Final words that became no command."""
        if self._current:
            self._current.refused(words, reason, painted_at)

    def gesture(self, gesture: Gesture) -> None:
        """A gesture was seen, the presenter's or a bystander's."""
        if self._current:
            self._current.seen.append(gesture)

    # ------------------------------------------------------------------ time goes on

    def tick(self) -> None:
        """Do what is due now."""
        now = self._clock.now()
        if self._over:
            return
        if self._began is None:
            self._wait_for_engines(now)
        elif self._current is None:
            self._begin_next(now, self._began)
        elif self._current.judge(now, self._state()):
            self._close(self._current)

    def _wait_for_engines(self, now: float) -> None:
        if self._props.ready():
            self._began = now
        elif now - self._called > UNREADY:
            log.error("ears and eyes were not ready after %.0f s: %s", UNREADY, self._props.engines())
            self._end()

    def _begin_next(self, now: float, began: float) -> None:
        number = len(self._records)
        if number == len(self._scenario.steps):
            self._end()
            return
        step = self._scenario.steps[number]
        if now - began < step.at:
            return
        record = StepRecord(number + 1, step.title, step.source, round(now - began, 2))
        self._current = _Running(step, record, now)
        self._play(step, self._clips[number])

    def _play(self, step: Step, clip: Path | None) -> None:
        running = self._current
        if running is None:
            return
        if step.say and clip:
            self._props.say(clip)
        elif step.hand and clip:
            self._props.show(clip)
        elif step.touch and not self._props.touch(step.touch.meaning):
            running.untouchable = f"nothing on the glass means {step.touch.intent} {step.touch.slots or ''}"

    def _close(self, running: _Running) -> None:
        picture = self._out / f"{running.record.number:02d}.png"
        self._props.grab(picture)
        running.record.screenshot = picture.name
        self._records.append(running.record)
        log.info(
            "step %d “%s”: %s", running.record.number, running.step.title, "ok" if running.record.met else "FAILED"
        )
        self._current = None

    def _end(self) -> None:
        self._over = True
        missing = self._scenario.steps[len(self._records) :]
        for step in missing:
            self._records.append(
                StepRecord(len(self._records) + 1, step.title, step.source, 0.0, missing=["never began"])
            )
        self._finished(Record(self._scenario.name, self._props.engines(), tuple(self._records)))


class _Running:
    """A step that is being played."""

    def __init__(self, step: Step, record: StepRecord, began: float) -> None:
        self.step = step
        self.record = record
        self.heard: list[Words] = []
        self.seen: list[Gesture] = []
        self.untouchable = ""
        self._outcomes: list[tuple[Outcome, float]] = []
        self._began = began
        self._held_since: float | None = None

    def outcome(self, outcome: Outcome, painted_at: float) -> None:
        """Take down what a command did; one that is never journaled (push-to-talk) only where it is expected."""
        if not outcome.command.spec.journaled and outcome.command.spec.name != self.step.expect.command:
            return
        self._outcomes.append((outcome, painted_at))
        expected = self.step.expect
        if self.record.command and outcome.command.spec.name != expected.command:
            return
        reason = "" if outcome.verdict in (Verdict.DONE, Verdict.PROPOSED) else f": {outcome.text.en}"
        self.record.heard_or_seen = outcome.origin.said
        self.record.command = outcome.command.spec.name
        self.record.slots = outcome.command.slots()
        self.record.confidence = round(outcome.origin.confidence, 3)
        self.record.outcome = outcome.verdict.value + reason
        self.record.seconds = round(painted_at - outcome.origin.ended, 3)

    def refused(self, words: Words, reason: str, painted_at: float) -> None:
        """Take down what was said and became no command."""
        if not self.record.command:
            self.record.heard_or_seen = words.text
            self.record.confidence = round(words.confidence, 3)
            self.record.outcome = f"refused: {reason}"
            self.record.seconds = round(painted_at - words.ended, 3)

    def judge(self, now: float, state: State) -> bool:
        """Whether the step is over; its record then says how it went."""
        missing = [self.untouchable] if self.untouchable else self._missing(state)
        time_is_up = now - self._began >= self.step.within
        if missing or (self.step.expect.nothing and not time_is_up):
            self._held_since = None
            if not time_is_up:
                return False
        elif self._held_since is None:
            self._held_since = now
        self.record.met, self.record.missing = not missing, missing
        if not missing and self._held_since is not None and now - self._held_since < SETTLE:
            return False
        if not self.record.outcome:
            ignored = next((gesture for gesture in self.seen if gesture.ignored), None)
            self.record.outcome = f"ignored: {ignored.ignored}" if ignored else "nothing"
            self.record.heard_or_seen = ignored.kind.value if ignored else ""
        return True

    def _missing(self, state: State) -> list[str]:
        return [
            *_events_missing(self.step.expect, self._outcomes, self.heard, self.seen),
            *_state_missing(self.step.expect, state),
        ]


def _events_missing(
    expect: Expected, outcomes: Sequence[tuple[Outcome, float]], heard: Sequence[Words], seen: Sequence[Gesture]
) -> list[str]:
    missing = []
    commands = [(o.command.spec.name, o.verdict.value, o.command.slots()) for o, _ in outcomes]
    wanted = (expect.command, expect.verdict)
    if expect.command and not any(
        (name, verdict) == wanted and expect.slots.items() <= slots.items() for name, verdict, slots in commands
    ):
        missing.append(f"no {expect.command} {expect.slots or ''} was {expect.verdict}, but {commands or 'nothing'}")
    if expect.nothing and commands:
        missing.append(f"nothing should have happened, but {commands}")
    if expect.heard and not any(words.text == expect.heard for words in heard):
        missing.append(f"“{expect.heard}” was not heard, but {[words.text for words in heard]}")
    if expect.seen and not any(
        gesture.kind.value == expect.seen and gesture.ignored == expect.ignored for gesture in seen
    ):
        found = [(gesture.kind.value, gesture.ignored) for gesture in seen]
        missing.append(f"no {expect.seen} ({expect.ignored or 'of the presenter'}) was seen, but {found}")
    return missing


def _state_missing(expect: Expected, state: State) -> list[str]:
    call = state.call.state.value if state.call else ""
    number = state.readings.get(state.opened)
    caption = bool(state.call and state.call.caption)
    wanted: tuple[tuple[str, object, object], ...] = (
        ("view", expect.view or None, state.view),
        ("language", expect.language, state.language),
        ("opened", expect.opened, state.opened),
        ("status", expect.status, number.provenance.status.value if number else "no number is open"),
        ("question", expect.question, state.question is not None),
        ("call", expect.call, call),
        ("caption", expect.caption, caption),
        ("order", expect.order, state.orders[0].slips[0].state.value if state.orders else ""),
    )
    return [f"{name} is {found!r}, not {want!r}" for name, want, found in wanted if want is not None and want != found]
