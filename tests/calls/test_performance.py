"""An actor's part, with a time that a test sets."""

from __future__ import annotations

import pytest

from kiosk.calls.backend import Answered, Captioned, Declined, FarHungUp, Ringing, Unreachable
from kiosk.calls.lines import Line, silent
from kiosk.calls.performance import BACK, BREATH, ECHO, FAREWELL, LATE, Performance, Phase
from kiosk.calls.stage_door import Ring, Speaking
from kiosk.core.city.parts import Contact
from kiosk.core.text import Language
from tests.calls.people import ABSENT, CHIEF, DECLINER, LEAVER, QUIET

RINGS = 0.2
TURN = 0.05


class Paper:
    """Lines that need no voice; `slow` ones are never ready."""

    slow = False

    def prepare(self, words: str, language: Language, voice: str) -> None:
        """Nothing to prepare."""

    def line(self, words: str, language: Language, voice: str) -> Line | None:
        """The line at once, or never."""
        return None if self.slow else silent(words)


class Play:
    """A performance, what it emitted, and whether its lines sound."""

    def __init__(self, contact: Contact, *, heard: bool = False) -> None:
        self.at = 50.0
        self.heard = heard
        self.hushed = 0
        self.dressed = True
        self.paper = Paper()
        self.emitted: list[object] = []
        self.performance = Performance(
            Ring("call-1", contact.cast, video=True),
            self.at,
            "en",
            prompts=self.paper,
            voice=lambda language: language,
            dressed=lambda: self.dressed,
            play=self.play,
            hush=self.hush,
            emit=self.emitted.append,
        )

    def play(self, _line: Line) -> bool:
        """Whether a loudspeaker sounds it."""
        return self.heard

    def hush(self) -> None:
        """Count the silences."""
        self.hushed += 1

    def until(self, at: float) -> list[object]:
        """Play on to `at` seconds after the ring; what was emitted on the way."""
        before = len(self.emitted)
        while self.at < 50.0 + at:
            self.at += TURN
            self.performance.turn(self.at)
        return self.emitted[before:]


def test_an_actor_rings_answers_and_says_the_lines_one_after_the_other() -> None:
    play = Play(CHIEF)
    assert play.until(20.0) == [
        Answered("call-1"),
        Captioned("call-1", "The fire is out."),
        Captioned("call-1", ""),
        Captioned("call-1", "All are safe."),
        Captioned("call-1", ""),
    ]
    assert play.emitted[0] == Ringing("call-1")
    assert play.performance.phase is Phase.ON_LINE  # listens until somebody hangs up


def test_an_actor_answers_when_the_part_says_so_and_not_before() -> None:
    play = Play(CHIEF)
    assert play.until(RINGS - 2 * TURN) == []
    assert play.until(RINGS + TURN) == [Answered("call-1")]


def test_an_actor_who_is_not_dressed_yet_lets_it_ring_a_little_longer_but_not_for_ever() -> None:
    play = Play(QUIET)
    play.dressed = False
    assert play.until(RINGS + LATE / 2) == []
    assert play.until(RINGS + LATE + TURN) == [Answered("call-1")]


def test_an_actor_who_leaves_hangs_up_after_the_last_line() -> None:
    emitted = (play := Play(LEAVER)).until(10.0)
    assert emitted[-2:] == [Captioned("call-1", ""), FarHungUp("call-1")]
    assert play.performance.over


@pytest.mark.parametrize(("who", "event"), [(ABSENT, Unreachable("call-1")), (DECLINER, Declined("call-1"))])
def test_an_actor_may_not_answer_or_decline(who: Contact, event: object) -> None:
    play = Play(who)
    assert play.until(5.0) == [event]
    assert play.performance.over


def test_a_held_actor_is_silent_and_says_the_broken_line_again_after_an_acknowledgment() -> None:
    play = Play(CHIEF, heard=True)
    play.until(RINGS + BREATH + 0.3)
    play.performance.hold()
    assert play.hushed == 1
    assert play.emitted[-1] == Speaking(False)
    assert play.until(30.0) == []
    play.performance.resume(play.at)
    spoken = [event.words for event in play.until(60.0) if isinstance(event, Captioned) and event.words]
    assert spoken == [BACK.en, "The fire is out.", "All are safe."]


def test_the_ears_are_told_before_and_after_every_line_that_sounds() -> None:
    play = Play(LEAVER, heard=True)
    told = [event.on for event in play.until(10.0) if isinstance(event, Speaking)]
    assert told == [True, False]


def test_the_ears_stay_closed_until_the_echo_is_gone() -> None:
    play = Play(CHIEF, heard=True)
    line = silent("The fire is out.")
    play.until(RINGS + BREATH + line.lasts + ECHO / 2)
    assert Captioned("call-1", "") in play.emitted
    assert Speaking(False) not in play.emitted
    play.until(RINGS + BREATH + line.lasts + ECHO + 4 * TURN)
    assert Speaking(False) in play.emitted


def test_a_line_nobody_hears_leaves_the_ears_open() -> None:
    assert not [event for event in Play(LEAVER).until(10.0) if isinstance(event, Speaking)]


def test_hanging_up_in_the_middle_of_a_line_silences_it() -> None:
    play = Play(CHIEF, heard=True)
    play.until(RINGS + BREATH + 0.3)
    play.performance.hang_up()
    assert play.performance.over
    assert play.hushed == 1
    assert play.emitted[-1] == Speaking(False)
    assert play.until(30.0) == []


def test_the_lines_that_follow_are_in_the_walls_new_language() -> None:
    play = Play(CHIEF)
    play.until(RINGS + BREATH + 0.3)
    play.performance.speak("ko")
    spoken = [event.words for event in play.until(20.0) if isinstance(event, Captioned) and event.words]
    assert spoken == ["All are safe. ko"]


def test_a_voice_that_is_not_ready_is_waited_for_but_not_for_ever() -> None:
    play = Play(LEAVER)
    play.paper.slow = True
    assert play.until(RINGS + BREATH + LATE - 1.0) == [Answered("call-1")]
    spoken = [event.words for event in play.until(RINGS + BREATH + LATE + 1.0) if isinstance(event, Captioned)]
    assert spoken == ["Out."]


def test_the_mouth_moves_with_the_line_and_is_closed_without() -> None:
    play = Play(CHIEF)
    assert play.performance.mouth(play.at) == 0.0
    play.until(RINGS + BREATH + 2 * TURN)
    openings = [play.performance.mouth(play.at + step * TURN) for step in range(20)]
    assert max(openings) > 0.9
    assert min(openings) < 0.1
    assert all(0.0 <= opening <= 1.0 for opening in openings)


def test_an_actor_without_lines_who_leaves_waits_a_moment_only() -> None:
    leaver = LEAVER.model_copy(update={"cast": LEAVER.cast.model_copy(update={"says": ()})})
    assert FarHungUp("call-1") in Play(leaver).until(RINGS + BREATH + FAREWELL)
