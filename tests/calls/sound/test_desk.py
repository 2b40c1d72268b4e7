"""Who hears whom: far ends the wall and each other, the recogniser the microphone without the far ends."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass

import numpy as np
import pytest

from kiosk.calls.sound.desk import DUCKED, FLOOR, Desk, Party
from kiosk.calls.sound.duplex import Duplex, SoundState, Turn
from kiosk.calls.sound.frame import FRAME, Frame
from kiosk.calls.sound.loopback import Loopback
from kiosk.calls.sound.playout import Playout
from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode

FAR = 4000  # how loud far ends speak here

PATIENCE = 40.0  # seconds until a sound card counts as lost: on a busy machine PortAudio opens it in ten


@dataclass
class Split:
    """What a canceller gives."""

    heard: Frame
    spoken: Frame


class Halves:
    """A canceller whose two outputs can be told apart."""

    def clean(self, near: Frame, far: Frame, delay: float) -> Split:
        return Split(near, (near // 2).astype(np.int16))


def level(value: int) -> Frame:
    return np.full(FRAME, value, np.int16)


def going(desk: Desk, says: dict[Party, int], near: Frame | None, ticks: int = 30) -> list[Frame]:
    """What the loudspeaker plays while everybody speaks."""
    played = []
    for number in range(ticks):
        for party, value in says.items():
            party.says.put(number * FRAME, level(value))
        tick = desk.tick(near, 0.0)
        desk.serve(tick, Halves(), 0.0)
        played.append(tick.played)
    return played


def heard(party: Party) -> int:
    """The level it hears once its line runs."""
    return max((int(party.hears.read()[FRAME // 2]) for _ in range(20)), key=abs)


def test_the_loudspeaker_plays_all_far_ends_and_not_the_microphone() -> None:
    desk = Desk()
    one, two = desk.join(), desk.join()
    assert int(going(desk, {one: 1000, two: 300}, level(50))[-1][0]) == 1300


def test_each_far_end_hears_the_microphone_and_the_others() -> None:
    desk = Desk()
    one, two = desk.join(), desk.join()
    going(desk, {one: 1000, two: 300}, level(50))
    assert (heard(one), heard(two)) == (325, 1025)


def test_who_left_is_heard_no_more() -> None:
    desk = Desk()
    one, two = desk.join(), desk.join()
    desk.leave(two)
    assert int(going(desk, {one: 1000, two: 300}, None)[-1][0]) == 1000


def test_without_a_microphone_far_ends_still_hear_each_other() -> None:
    desk = Desk()
    one, two = desk.join(), desk.join()
    going(desk, {one: 1000, two: 300}, None)
    assert (heard(one), heard(two)) == (300, 1000)


def test_the_recogniser_gets_what_is_free_of_echo_but_not_of_noise() -> None:
    given: list[tuple[Frame, float]] = []
    desk = Desk(lambda frame, at: given.append((frame, at)))
    desk.serve(desk.tick(level(5000), 7.5), Halves(), 0.0)
    ((frame, at),) = given
    assert abs(float(frame.mean()) - 5000) < 10
    assert at == 7.5
    assert FLOOR / 2 < frame.std() < 2 * FLOOR, "never dead silence: recognisers lose their way in it"


def test_attention_turns_the_far_end_down_softly_and_back() -> None:
    desk = Desk()
    one = desk.join()
    loud = going(desk, {one: FAR}, None)[-1]
    desk.duck(True)
    down = loud
    for number in range(30, 60):
        one.says.put(number * FRAME, level(FAR))
        down = np.concatenate([down, desk.tick(None, 0.0).played])
    assert abs(int(down[-1]) - FAR * DUCKED) < 2
    assert np.abs(np.diff(down.astype(int))).max() < 10  # 30 ms from loud to ducked
    desk.duck(False)
    for number in range(60, 70):
        one.says.put(number * FRAME, level(FAR))
        back = desk.tick(None, 0.0).played
    assert int(back[-1]) == FAR


# ---------------------------------------------------------------- with a card, in real time


class Cards:
    """Opens loopback cards, or fails as told."""

    def __init__(self) -> None:
        self.opened: list[Loopback] = []
        self.missing = False
        self.there = threading.Event()

    def __call__(self, turn: Turn, *, muted: bool) -> Loopback:
        if self.missing:
            raise SourceError("sound of calls", "there is none", "plug one in")
        card = Loopback(turn, lambda played: (played // 2 + 9).astype(np.int16), muted=muted)
        self.opened.append(card)
        return card


class Told:
    """What is said of the devices, and waiting for it."""

    def __init__(self) -> None:
        self.states: list[SoundState] = []
        self._news = threading.Condition()

    def __call__(self, state: SoundState) -> None:
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def until(self, mode: DeviceMode, after: int = 0, saying: str = "") -> SoundState:
        """The first state in `mode`, after that many others, whose problem holds `saying`."""

        def wanted() -> SoundState | None:
            return next((s for s in self.states[after:] if s.mode is mode and saying in s.problem), None)

        with self._news:
            found = self._news.wait_for(wanted, PATIENCE)
            assert found, self.states
            return found


@pytest.fixture
def told() -> Told:
    return Told()


def test_a_talk_opens_the_card_and_its_end_closes_it(told: Told) -> None:
    cards = Cards()
    duplex = Duplex(cards, Halves, told=told)
    assert duplex.state.mode is DeviceMode.OFF
    _, says = duplex.talk()
    assert told.until(DeviceMode.ACTIVE).microphone == "loopback"
    duplex.leave(says)
    assert told.states[-1].mode is DeviceMode.OFF
    assert not cards.opened[0]._thread.is_alive()


def test_what_is_played_comes_back_to_recogniser_and_far_end(told: Told) -> None:
    came, back, lines = threading.Event(), threading.Event(), list[tuple[Playout, Playout]]()
    pts = itertools.count(0, FRAME)

    def heard(frame: Frame, _: float) -> None:
        if abs(float(frame.mean()) - (FAR // 2 + 9)) < 20:
            came.set()
        for hears, says in lines:  # the far end speaks and listens at the pace of the card
            says.put(next(pts), level(FAR))
            if int(hears.read()[5]) == (FAR // 2 + 9) // 2:
                back.set()

    duplex = Duplex(Cards(), Halves, heard, told)
    lines.append(duplex.talk())
    assert came.wait(PATIENCE)
    assert back.wait(PATIENCE)
    duplex.over()


def test_a_lost_card_is_told_and_opened_again(told: Told) -> None:
    cards = Cards()
    duplex = Duplex(cards, Halves, told=told)
    duplex.talk()
    told.until(DeviceMode.ACTIVE)
    so_far = len(told.states)
    cards.opened[0].lose()
    assert "stopped" in told.until(DeviceMode.DEGRADED, so_far).problem
    told.until(DeviceMode.ACTIVE, so_far)
    duplex.over()
    assert len(cards.opened) == 2


def test_no_card_at_all_is_told_with_its_mend_and_the_talk_goes_on_silent(told: Told) -> None:
    cards = Cards()
    cards.missing = True
    duplex = Duplex(cards, Halves, told=told)
    hears, _ = duplex.talk()
    assert "plug one in" in told.until(DeviceMode.ABSENT).problem
    assert duplex.problem == told.states[-1].problem
    assert not hears.read().any()
    duplex.over()


def test_without_a_card_the_far_ends_still_hear_each_other(told: Told) -> None:
    cards = Cards()
    cards.missing = True
    duplex = Duplex(cards, Halves, told=told)
    one, two = duplex.talk(), duplex.talk()
    heard: list[int] = []
    began = time.monotonic()
    for number in range(int(100 * PATIENCE)):  # in real time
        if heard.count(FAR) >= 20:
            break
        one[1].put(number * FRAME, level(FAR))
        heard.append(int(two[0].read()[-1]))
        time.sleep(max(0.0, began + (number + 1) * 0.01 - time.monotonic()))
    duplex.over()
    assert heard.count(FAR) >= 20, heard


def test_mute_opens_the_card_without_its_microphone(told: Told) -> None:
    cards = Cards()
    duplex = Duplex(cards, Halves, told=told)
    duplex.talk()
    told.until(DeviceMode.ACTIVE)
    so_far = len(told.states)
    duplex.mute(True)
    assert told.until(DeviceMode.ACTIVE, so_far).microphone == ""
    assert not cards.opened[0]._thread.is_alive()
    duplex.over()


def test_a_card_that_stays_silent_is_dumb_within_the_time(told: Told) -> None:
    class Dead(Loopback):
        def _run(self) -> None:
            """Never calls back."""

    duplex = Duplex(lambda turn, *, muted: Dead(turn, lambda played: played, muted=muted), Halves, told=told)
    duplex.talk()
    assert told.until(DeviceMode.ABSENT).problem
    duplex.over()


def test_a_muted_microphone_is_silent_to_far_ends_and_still_heard_by_the_recogniser() -> None:
    given: list[Frame] = []
    desk = Desk(lambda frame, _: given.append(frame))
    one = desk.join()
    desk.mute(True)
    going(desk, {one: 1000}, level(5000))
    assert heard(one) == 0
    assert abs(float(given[-1].mean()) - 5000) < 10
    desk.mute(False)
    going(desk, {one: 1000}, level(5000))
    assert heard(one) == 2500


def test_captions_get_all_far_ends_together_and_as_loud_as_they_are() -> None:
    given: list[Frame] = []
    desk = Desk(said=lambda frame, _: given.append(frame))
    one, two = desk.join(), desk.join()
    desk.duck(True)
    going(desk, {one: 1000, two: 300}, level(50))
    assert int(given[-1][0]) == 1300


class Sharing:
    """Somebody else who uses the microphone, and what they were told, in order."""

    def __init__(self, cards: Cards, *, wanted: bool) -> None:
        self.cards = cards
        self.wanted = wanted
        self.told: list[tuple[str, int]] = []  # what, and how many cards were running then

    def take(self) -> None:
        self.told.append(("take", self._running()))

    def give_back(self) -> None:
        self.told.append(("give back", self._running()))

    def _running(self) -> int:
        return sum(card._thread.is_alive() for card in self.cards.opened)


def test_the_microphone_is_asked_for_before_it_is_opened_and_given_back_after_it_is_closed(told: Told) -> None:
    cards = Cards()
    ears = Sharing(cards, wanted=True)
    duplex = Duplex(cards, Halves, told=told, shares=ears)
    duplex.talk()
    told.until(DeviceMode.ACTIVE)
    duplex.over()
    assert ears.told == [("take", 0), ("give back", 0)]


def test_a_card_that_cannot_be_opened_or_has_no_microphone_is_given_back_at_once(told: Told) -> None:
    cards = Cards()
    cards.missing = True
    ears = Sharing(cards, wanted=True)
    duplex = Duplex(cards, Halves, told=told, shares=ears)
    duplex.talk()
    told.until(DeviceMode.ABSENT)
    assert ears.told == [("take", 0), ("give back", 0)]
    duplex.over()


def test_a_muted_call_keeps_the_microphone_open_for_ears_that_listen(told: Told) -> None:
    cards = Cards()
    ears = Sharing(cards, wanted=True)
    duplex = Duplex(cards, Halves, told=told, shares=ears)
    duplex.mute(True)
    duplex.talk()
    assert told.until(DeviceMode.ACTIVE).microphone == "loopback"
    so_far = len(told.states)
    ears.wanted = False
    assert told.until(DeviceMode.ACTIVE, so_far).microphone == ""
    duplex.over()
    assert ears.told[:2] == [("take", 0), ("give back", 0)]


def test_a_call_that_begins_while_the_last_one_still_closes_its_card_has_a_card_of_its_own(told: Told) -> None:
    cards = Cards()
    ears = Sharing(cards, wanted=True)
    closing, go_on = threading.Event(), threading.Event()

    class Slow(Loopback):
        def close(self) -> None:
            closing.set()
            assert go_on.wait(PATIENCE)
            super().close()

    def opens(turn: Turn, *, muted: bool) -> Loopback:
        cards.opened.append((Loopback if cards.opened else Slow)(turn, lambda played: played, muted=muted))
        return cards.opened[-1]

    duplex = Duplex(opens, Halves, told=told, shares=ears)
    _, first = duplex.talk()
    told.until(DeviceMode.ACTIVE)
    leaves = threading.Thread(target=duplex.leave, args=(first,))
    leaves.start()
    assert closing.wait(PATIENCE)
    _, second = duplex.talk()  # does not wait
    go_on.set()
    leaves.join(PATIENCE)
    assert not leaves.is_alive()
    told.until(DeviceMode.ACTIVE, after=3)
    assert ears.told == [("take", 0), ("give back", 0), ("take", 0)]  # never both cards at once
    duplex.leave(second)
    assert ears.told[-1] == ("give back", 0)
