"""Nobody there: the wall forgets its visitor and walks through its views, until somebody comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from kiosk.core.call import Address, Call, CallState, EndReason
from kiosk.core.fact import DictationHeard, Fact, GestureSeen, HandsChanged, WordsHeard
from kiosk.core.inputs import Gesture, GestureKind, Hand, HandsSeen, Modality, Unmatched, Words
from kiosk.core.state import VISITORS, Feedback, MapLook, Question, State, Verdict
from kiosk.core.text import same
from kiosk.idle import Idle
from tests.city import VIEWS
from tests.conftest import Rig

AFTER, SCENE = 120.0, 12.0  # seconds
FIRST, SECOND, *_ = (view.name for view in VIEWS)
HAND = Hand(0.0, ((0.5, 0.5, 0.0),) * 21, right=True, score=0.9)
KNOWN = {  # what is known of the city and of the machine stays when a visitor leaves
    *(
        "language",
        "views",
        "resting",
        "microphone",
        "camera",
        "caller",
        "hands",
        "question",
        "call",
        "orders",
        "calls",
        "muted",
        "covered",
        "sharing",
        "address",
        "enlarged",
        "presence",
    ),
    *("readings", "incidents", "bygone", "messages", "cameras", "alarms", "surfaced", "notices"),
}


class Room:
    """A wall, what watches for somebody, and time that passes."""

    def __init__(self, rig: Rig, after: float = AFTER) -> None:
        self.rig = rig
        rig.store.put(replace(rig.store.state, views=tuple(view.name for view in VIEWS), view=FIRST))
        self.idle = Idle(rig.store, rig.clock, rig.bus.issue, language="ko", after=after, scene_for=SCENE)

    @property
    def state(self) -> State:
        return self.rig.store.state

    def rests(self) -> bool:
        return self.state.resting

    def wait(self, seconds: float) -> None:
        for _ in range(round(2 * seconds)):
            self.rig.clock.move(0.5)
            self.idle.look()
            self.rig.bus.drain(self.rig.clock.now)

    def learn(self, fact: Fact) -> None:
        self.idle.learnt(fact)
        self.rig.bus.drain(self.rig.clock.now)

    def put(self, **parts: object) -> None:
        self.rig.store.put(replace(self.state, **parts))  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def room(rig: Rig) -> Room:
    return Room(rig)


def words(text: str, unmatched: Unmatched | None = None) -> WordsHeard:
    return WordsHeard(Words(text, "ko", unmatched is not None, 0.0, 1.0, 0.9, "vosk", unmatched=unmatched))


def gesture(ignored: str = "") -> GestureSeen:
    return GestureSeen(Gesture(GestureKind.ENGAGE, 0.0, 1.0, 0.9, ignored=ignored))


def call(state: CallState) -> Call:
    return Call("1", "brigade", same("brigade"), same("brigade"), True, state, 0.0, ended_for=EndReason.HUNG_UP_HERE)


SOMEBODY: dict[str, Callable[[Room], None]] = {
    "a finger": lambda room: room.idle.felt(),
    "a word": lambda room: room.learn(words("교통")),
    "a dictation": lambda room: room.learn(DictationHeard(1, "close the bridge", "e", final=False)),
    "a gesture": lambda room: room.learn(gesture()),
    "a raised hand": lambda room: room.learn(HandsChanged(HandsSeen(0.0, HAND))),
}
NOBODY: dict[str, Callable[[Room], None]] = {
    "silence": lambda room: room.learn(words("")),
    "talk nobody asked for": lambda room: room.learn(words("교통", Unmatched.NOT_LISTENING)),
    "a bystander's gesture": lambda room: room.learn(gesture("bystander")),
    "a bystander's hand": lambda room: room.learn(HandsChanged(HandsSeen(0.0, None, (HAND,)))),
}
WAITING: dict[str, dict[str, object]] = {
    "a question": {"question": Question("q", same("?"), Modality.VOICE, 0.0, 9e9)},
    "a call": {"call": call(CallState.CONNECTED)},
    "a live announcement": {"address": Address("address-1", same("all"), ("chief",), (), 0.0)},
    "a fire that came up": {"surfaced": "incident.fire"},
}


def test_the_wall_rests_when_nobody_was_there_for_so_long_and_not_before(room: Room) -> None:
    room.wait(AFTER - 1)
    assert not room.rests()
    room.wait(2)
    assert room.rests()


def test_the_next_visitor_finds_nothing_of_the_last_one(room: Room) -> None:
    left = State(
        language="ru",
        view=SECOND,
        trail=(FIRST,),
        opened="harbour",
        asked="air.pm25",
        compared="hill",
        layer="air.pm25",
        look=MapLook(4.0, (0.2, 0.3)),
        back=6.0,
        talking=True,
        feedback=Feedback(0.0, Verdict.DONE, same("Open: harbour"), Modality.TOUCH),
        call=call(CallState.ENDED),
    )
    room.put(**{part.name: getattr(left, part.name) for part in fields(State) if part.name != "views"})
    room.rig.give("view.show", view=SECOND)
    room.rig.give("tile.open", key="hill")
    room.wait(AFTER + 1)
    fresh = State(view=FIRST)
    kept = {name: getattr(room.state, name) for name in VISITORS if name != "feedback"}
    assert kept == {name: getattr(fresh, name) for name in VISITORS if name != "feedback"}
    assert (room.state.language, room.state.call) == ("ko", None)
    assert room.rig.microphone.told[-2:] == ["listen False", "speak ko"]
    assert room.rig.give("undo").verdict is Verdict.REFUSED


def test_whatever_the_state_holds_is_either_the_visitors_or_known() -> None:
    assert {part.name for part in fields(State)} == KNOWN | set(VISITORS)
    assert not KNOWN & set(VISITORS)


def test_the_views_are_shown_in_turn_and_come_round(room: Room) -> None:
    room.wait(AFTER)
    shown = []
    for _ in range(len(VIEWS) + 1):
        shown.append(room.state.view)
        room.wait(SCENE)
    assert shown == [*(view.name for view in VIEWS), FIRST]
    assert room.state.trail == ()


@pytest.mark.parametrize("who", SOMEBODY)
def test_somebody_keeps_the_wall_and_wakes_it_at_once_at_home(room: Room, who: str) -> None:
    room.wait(AFTER - 1)
    SOMEBODY[who](room)
    room.wait(AFTER - 1)
    assert not room.rests()
    room.wait(1 + SCENE)
    assert (room.rests(), room.state.view) == (True, SECOND)
    SOMEBODY[who](room)
    room.rig.bus.drain(room.rig.clock.now)
    assert (room.rests(), room.state.view, room.state.opened) == (False, FIRST, "")


@pytest.mark.parametrize("who", NOBODY)
def test_what_is_nobody_neither_keeps_nor_wakes_it(room: Room, who: str) -> None:
    room.wait(AFTER - 1)
    NOBODY[who](room)
    room.wait(1)
    assert room.rests()
    NOBODY[who](room)
    assert room.rests()


@pytest.mark.parametrize("what", WAITING)
def test_what_cannot_wait_keeps_the_wall_and_wakes_it(room: Room, what: str) -> None:
    room.put(**WAITING[what])
    room.wait(3 * AFTER)
    assert not room.rests()
    room.put(question=None, call=None, surfaced="", address=None)
    room.wait(AFTER)
    assert room.rests()
    room.put(**WAITING[what])
    room.wait(0.5)
    assert not room.rests()


def test_a_wall_that_never_rests_shows_what_was_left(rig: Rig) -> None:
    room = Room(rig, after=0.0)
    room.put(opened="harbour", language="ru")
    room.wait(3600)
    assert (room.rests(), room.state.opened, room.state.language) == (False, "harbour", "ru")


def test_the_journal_says_when_nobody_was_there_and_who_came(room: Room) -> None:
    room.wait(AFTER + SCENE)
    room.idle.felt()
    room.idle.felt()  # a second finger, before the first one was taken in
    room.rig.bus.drain(room.rig.clock.now)
    told = [(e.data["command"], e.data["source"]) for e in room.rig.journal.entries("command")]
    assert told == [("wall.rest", "idle"), ("wall.wake", "glass")]
