"""Orders: confirmed by another sense, kept before they travel, repeated until they arrive, answered by each."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import SetClock
from kiosk.core.inputs import Modality
from kiosk.core.order import OVER, SLIP_STEPS, ErrandAnswered, Order, SlipState
from kiosk.core.reading import Incident, Provenance, Stage, Status
from kiosk.core.state import Verdict
from kiosk.core.text import same
from kiosk.orders.desk import AGAIN, OrderDesk
from kiosk.orders.ledger import Ledger
from tests.city import PACK, VIEWS
from tests.conftest import Rig
from tests.fakes import Post

assert PACK.orders
EVACUATE, CLEAR = PACK.orders.templates
BRIGADE, MAYOR = PACK.contacts
S = SlipState
OF = Provenance(same("test"), Status.LIVE, SetClock().wall(), SetClock().wall())


class Office:
    """A desk on a file, with a post that keeps what travels."""

    def __init__(self, file: Path, clock: SetClock, *, simulated: bool = False) -> None:
        self.post = Post()
        self.clock = clock
        self.known: tuple[Order, ...] = ()
        self.ledger = Ledger(file)
        self.desk = OrderDesk(
            self.ledger,
            clock,
            deliver=self.post.errands.append,
            simulated=simulated,
            report=self._learn,
            note=lambda kind, **data: None,  # noqa: ARG005
            wake=lambda: None,
        )
        self.desk.start()

    def _learn(self, fact: object) -> None:
        self.known = fact.orders  # type: ignore[attr-defined]

    def order(self, *contacts: object) -> Order:
        self.desk.propose(EVACUATE, same("Evacuate"), contacts or (BRIGADE,), Modality.VOICE)  # type: ignore[arg-type]
        self.desk.send(EVACUATE, Modality.TOUCH)
        return self.known[0]

    def says(self, order: Order, state: SlipState, contact: str = BRIGADE.key, reason: str = "") -> None:
        self.desk.hear(ErrandAnswered(order.id, contact, state, reason))
        self.desk.turn()

    def state(self, contact: str = BRIGADE.key) -> SlipState:
        return next(slip.state for slip in self.known[0].slips if slip.contact == contact)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "orders.sqlite", SetClock())
    yield made
    made.desk.stop()


def test_an_order_by_voice_is_read_back_and_leaves_after_a_touch(rig: Rig) -> None:
    asked = rig.give("order.send", Modality.VOICE, order="evacuate", to="brigade")
    assert asked.verdict is Verdict.PROPOSED
    assert asked.text.en == "To brigade: evacuate the building: Smalltown"
    assert rig.post.errands == []
    assert rig.give("answer.yes", Modality.VOICE).verdict is Verdict.REFUSED
    assert rig.give("answer.yes").verdict is Verdict.DONE
    (errand,) = rig.post.errands
    assert (errand.contact, errand.text.en) == ("brigade", "evacuate the building: Smalltown")
    (order,) = rig.store.state.orders
    assert (order.proposed_by, order.confirmed_by) == ("voice", "touch")
    assert [entry.kind for entry in rig.journal.entries() if entry.kind in ("drafted", "order")] == ["drafted", "order"]


def test_an_order_nobody_confirms_is_never_sent(rig: Rig) -> None:
    rig.give("order.send", Modality.VOICE, order="evacuate", to="brigade")
    rig.give("answer.no")
    assert rig.store.state.orders == ()
    assert rig.post.errands == []


def test_an_order_is_for_whom_the_wall_is_about(rig: Rig) -> None:
    assert rig.give("order.send", order="evacuate").verdict is Verdict.REFUSED  # nobody is open, nothing burns
    rig.give("tile.open", key="mayor")
    assert rig.give("order.send", order="evacuate").text.en.startswith("To mayor:")


def test_an_order_from_an_incident_is_for_its_unit_and_names_its_place(rig: Rig) -> None:
    fires = tuple(
        Incident(
            key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), Stage.ARRIVED,
            ((Stage.ARRIVED, rig.clock.wall()),), same("brigade"), unit, severity, OF,
        )
        for key, unit, severity in (("first", "mayor", 1), ("second", "brigade", 2))
    )  # fmt: skip
    rig.store.put(replace(rig.store.state, incidents=fires))
    rig.wall.views = (*rig.wall.views, replace(VIEWS[0], name="calls"))
    assert rig.give("order.choose", contact="brigade").verdict is Verdict.DONE
    assert (rig.store.state.view, rig.store.state.opened) == ("calls", "brigade")
    assert rig.give("order.send", order="evacuate").text.en == "To brigade: evacuate the building: second street"
    rig.give("answer.no")
    over = tuple(replace(fire, stage=Stage.CLOSED) for fire in fires)
    rig.store.put(replace(rig.store.state, incidents=over))
    assert rig.give("order.send", order="evacuate").text.en == "To brigade: evacuate the building: Smalltown"
    rig.give("answer.no")
    rig.store.put(replace(rig.store.state, incidents=fires))
    rig.give("tile.open", key="first")
    assert rig.give("order.send", order="evacuate").text.en == "To mayor: evacuate the building: first street"


def test_an_announcement_is_for_everybody(rig: Rig) -> None:
    assert rig.give("announce", announcement="clear").text.en == "To everyone: all clear: Smalltown"
    rig.give("answer.yes")
    assert [errand.contact for errand in rig.post.errands] == ["brigade", "mayor"]
    assert {errand.kind for errand in rig.post.errands} == {"announcement"}


def test_what_is_no_such_order_is_refused(rig: Rig) -> None:
    assert rig.give("order.send", order="clear", to="brigade").verdict is Verdict.REFUSED  # an announcement's key
    assert rig.give("announce", announcement="x").verdict is Verdict.REFUSED
    assert rig.give("order.send", order="evacuate", to="stranger").verdict is Verdict.REFUSED
    assert rig.store.state.question is None


def test_an_errand_is_repeated_until_it_arrives(office: Office) -> None:
    order = office.order()
    office.clock.move(AGAIN - 0.1)
    office.desk.turn()
    assert len(office.post.errands) == 1
    office.clock.move(0.2)
    office.desk.turn()
    assert [errand.order for errand in office.post.errands] == [order.id] * 2
    office.says(order, S.DELIVERED)
    office.clock.move(10 * AGAIN)
    office.desk.turn()
    assert len(office.post.errands) == 2
    assert not office.desk._sent


def test_each_of_several_has_a_state_of_its_own(office: Office) -> None:
    order = office.order(BRIGADE, MAYOR)
    office.says(order, S.ACKNOWLEDGED, BRIGADE.key)
    office.says(order, S.REFUSED, MAYOR.key, "no car")
    assert (office.state(BRIGADE.key), office.state(MAYOR.key)) == (S.ACKNOWLEDGED, S.REFUSED)
    assert office.known[0].slips[1].reason == "no car"
    assert not office.known[0].over


def test_who_answers_what_is_not_theirs_changes_nothing(office: Office) -> None:
    order = office.order(BRIGADE)
    before = office.known
    office.says(order, S.DONE, MAYOR.key)
    office.desk.hear(ErrandAnswered("another", BRIGADE.key, S.DONE))
    office.desk.turn()
    assert office.known == before


def test_an_order_nobody_acknowledges_expires_and_may_still_be_answered_late(office: Office) -> None:
    order = office.order()
    office.says(order, S.READ)
    office.clock.move(EVACUATE.expires_min * 60)
    office.desk.turn()
    assert office.state() is S.EXPIRED
    office.says(order, S.DONE)
    assert office.state() is S.DONE


@given(st.lists(st.sampled_from(list(S)), max_size=12))
def test_whatever_is_answered_in_whatever_order_no_state_comes_twice(answers: list[SlipState]) -> None:
    state, seen = S.CONFIRMED, [S.CONFIRMED]
    for answer in answers:
        if state in SLIP_STEPS.get(answer, ()):
            state = answer
            seen.append(state)
    assert len(seen) == len(set(seen))
    if state in OVER - {S.EXPIRED}:
        assert not any(state in before for before in SLIP_STEPS.values())


def test_orders_are_there_after_a_new_start_and_go_on(tmp_path: Path) -> None:
    clock = SetClock()
    first = Office(tmp_path / "orders.sqlite", clock)
    order = first.order(BRIGADE, MAYOR)
    first.says(order, S.REFUSED, MAYOR.key, "<b>no</b>")
    first.desk.stop()
    second = Office(tmp_path / "orders.sqlite", clock)
    assert second.known == first.known
    second.desk.turn()
    assert [errand.contact for errand in second.post.errands] == [BRIGADE.key]
    clock.move(timedelta(days=2).total_seconds())
    second.desk.turn()
    second.desk.stop()
    assert Ledger(tmp_path / "orders.sqlite").known(clock.wall()) == ()


def test_what_was_ordered_in_a_rehearsal_never_reaches_a_real_officer(tmp_path: Path) -> None:
    rehearsal = Office(tmp_path / "orders.sqlite", SetClock(), simulated=True)
    rehearsal.order(BRIGADE)
    rehearsal.desk.stop()
    real = Office(tmp_path / "orders.sqlite", SetClock())
    real.desk.turn()
    assert real.post.errands == []
    assert real.known[0].simulated
    real.desk.stop()


def test_a_wall_that_runs_for_weeks_forgets_what_is_over(office: Office) -> None:
    order = office.order()
    office.says(order, S.DONE)
    office.clock.move(timedelta(days=1).total_seconds())
    office.desk.turn()
    assert office.known == ()


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.core.clock import SetClock
from tests.orders.test_orders import BRIGADE, Office
office = Office(Path(sys.argv[1]), SetClock())
order = office.order(BRIGADE)
print(order.id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_order_survives_a_kill_the_moment_it_was_confirmed(tmp_path: Path) -> None:
    file = tmp_path / "orders.sqlite"
    root = Path(__file__).parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(file)], capture_output=True, text=True, check=False, cwd=root, timeout=60
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    after = Office(file, SetClock())
    after.desk.turn()
    assert [errand.order for errand in after.post.errands] == [killed.stdout.strip()]
    after.desk.stop()


def test_a_disk_that_refuses_stops_the_order_and_says_so(rig: Rig, tmp_path: Path) -> None:
    lock = sqlite3.connect(tmp_path / "orders.sqlite", isolation_level=None)
    rig.give("order.send", order="evacuate", to="brigade")
    lock.execute("BEGIN EXCLUSIVE")
    outcome = rig.give("answer.yes")
    lock.execute("ROLLBACK")
    lock.close()
    assert outcome.verdict is Verdict.REFUSED
    assert "not sent" in outcome.text.en
    assert rig.post.errands == []


def test_a_file_that_cannot_be_written_is_named_and_orders_go_on_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "orders.sqlite"
    folder.mkdir()
    office = Office(folder, SetClock())
    assert str(folder) in office.ledger.problem
    office.order()
    assert len(office.post.errands) == 1
    office.desk.stop()


def test_answers_may_come_from_any_thread(office: Office) -> None:
    order = office.order()
    other = threading.Thread(target=office.desk.hear, args=(ErrandAnswered(order.id, BRIGADE.key, S.READ),))
    other.start()
    other.join()
    office.desk.turn()
    assert office.state() is S.READ


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    Office(tmp_path / "orders.sqlite", SetClock()).desk.stop()
    assert (tmp_path / "orders.sqlite").stat().st_mode & 0o077 == 0
