"""One queue, one consumer, and nothing that is thrown ends the wall."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest

from kiosk.core.bus import Bus, Outcome
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.fact import Fact, NoticesChanged
from kiosk.core.inputs import Modality, Origin
from kiosk.core.ports import Kiosk
from kiosk.core.state import State, Verdict
from kiosk.core.text import Text, same

ORIGIN = Origin(Modality.TOUCH, "glass", 1.0, 1.0)


@command("nod", title=same("nod"))
@dataclass(frozen=True, slots=True)
class Nod(Command):
    """Does nothing."""


def outcomes(bus: Bus) -> list[Outcome]:
    gathered: list[Outcome] = []
    bus.on_outcome(gathered.append)
    return gathered


def test_commands_and_facts_are_taken_in_the_order_they_came() -> None:
    order: list[object] = []

    def carry_out(_: Command, origin: Origin) -> tuple[Verdict, Text]:
        order.append(origin.said)
        return Verdict.DONE, same("")

    bus = Bus(carry_out, order.append)
    notice = NoticesChanged(())
    bus.issue(Nod(), Origin(Modality.VOICE, "m", 0, 0, said="first"))
    bus.report(notice)
    bus.issue(Nod(), Origin(Modality.VOICE, "m", 0, 0, said="second"))
    bus.drain(lambda: 2.0)
    assert order == ["first", notice, "second"]


def test_what_is_refused_says_why_and_what_breaks_is_shown_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    trouble: list[Exception] = [Refused(same("not now")), ZeroDivisionError("a bug")]

    def carry_out(_: Command, __: Origin) -> tuple[Verdict, Text]:
        if trouble:
            raise trouble.pop(0)
        return Verdict.DONE, same("fine")

    bus = Bus(carry_out, lambda _: None)
    gathered = outcomes(bus)
    for _ in range(3):
        bus.issue(Nod(), ORIGIN)
    bus.drain(lambda: 2.0)
    assert [o.verdict for o in gathered] == [Verdict.REFUSED, Verdict.FAILED, Verdict.DONE]
    assert gathered[0].text == same("not now")
    assert "a bug" in caplog.text


def test_a_broken_fact_does_not_keep_the_next_from_being_learnt(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Fact):
        pass

    state = State()

    def learn(fact: Fact) -> None:
        nonlocal state
        state = fact.change(state)

    bus = Bus(lambda _, __: (Verdict.DONE, same("")), learn)
    bus.report(Broken())
    bus.report(NoticesChanged((same("no camera"),)))
    bus.drain(lambda: 2.0)
    assert state.notices == (same("no camera"),)
    assert "Broken" in caplog.text


def test_any_thread_may_issue_and_every_issue_wakes_the_wall() -> None:
    woken: list[int] = []
    bus = Bus(lambda _, __: (Verdict.DONE, same("")), lambda _: None)
    bus.wake = lambda: woken.append(1)
    gathered = outcomes(bus)
    threads = [threading.Thread(target=lambda: [bus.issue(Nod(), ORIGIN) for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bus.drain(lambda: 2.0)
    assert len(woken) == 200
    assert sorted(o.id for o in gathered) == list(range(1, 201))


def test_what_is_issued_while_draining_waits_for_the_next_drain() -> None:
    bus = Bus(lambda _, __: (bus.issue(Nod(), ORIGIN), (Verdict.DONE, same("")))[1], lambda _: None)
    gathered = outcomes(bus)
    bus.issue(Nod(), ORIGIN)
    bus.drain(lambda: 2.0)
    assert len(gathered) == 1
    bus.drain(lambda: 2.0)
    assert len(gathered) == 2


def test_a_command_that_could_not_be_filled_or_undone_fails_where_it_is_written() -> None:
    @dataclass(frozen=True, slots=True)
    class Lift(Command):
        """Has no field for the slot."""

        def run(self, kiosk: Kiosk) -> None:
            """Nothing."""

    sentence = Say(en=("lift {floor}",), ko=("층",), ru=("лифт",))
    with pytest.raises(TypeError, match="floor"):
        command("lift", title=same("lift"), say=sentence)(Lift)
    with pytest.raises(TypeError, match=r"no undo\(\)"):
        command("lift", title=same("lift"), undoable=True)(Lift)

    class Plain(Command):
        """Is no dataclass."""

    with pytest.raises(TypeError, match="no dataclass"):
        command("plain", title=same("plain"))(Plain)
