"""Orders: confirmed by another sense, kept before they travel, repeated until they arrive, answered by each."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.city.parts import Contact
from kiosk.core.clock import SetClock
from kiosk.core.inputs import Modality
from kiosk.core.order import OVER, SLIP_STEPS, ErrandAnswered, Order, OrderKind, Slip, SlipState, Wanted, Wording
from kiosk.core.reading import Incident, Provenance, Stage, Status
from kiosk.core.severity import worst_first
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

    def order(self, *contacts: Contact, **more: str) -> Order:
        keys = tuple(contact.key for contact in contacts or (BRIGADE,))
        wanted = Wanted("order", EVACUATE.key, same("Evacuate"), keys, EVACUATE.expires_min, **more)  # type: ignore[arg-type]
        self.desk.propose(wanted, Modality.VOICE)
        self.desk.send(EVACUATE.key, Modality.TOUCH)
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


def test_of_a_units_incidents_an_order_is_about_the_one_that_the_wall_shows_as_the_worst(rig: Rig) -> None:
    at = rig.clock.wall()
    out, burning = (
        Incident(
            key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), stage, ((stage, at),),
            same("brigade"), "brigade", 1, OF,
        )
        for key, stage in (("old", Stage.EXTINGUISHED), ("new", Stage.ARRIVED))
    )  # fmt: skip
    for incidents in ((out, burning), (burning, out)):
        rig.store.put(replace(rig.store.state, incidents=incidents))
        assert rig.give("order.send", order="evacuate", to="brigade").text.en.endswith("new street")
        rig.give("answer.no")
    assert worst_first((out, burning))[0] is burning


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


def test_an_order_for_the_unit_of_an_incident_is_about_that_one_also_when_another_of_the_units_is_worse(
    rig: Rig,
) -> None:
    fires = tuple(
        Incident(
            key, "fire", same("Fire"), same(f"{key} street"), "hill", (10.0, 50.0), Stage.ARRIVED,
            ((Stage.ARRIVED, rig.clock.wall()),), same("brigade"), "brigade", severity, OF,
        )
        for key, severity in (("small", 3), ("large", 1))
    )  # fmt: skip
    rig.store.put(replace(rig.store.state, incidents=fires))
    rig.wall.views = (*rig.wall.views, replace(VIEWS[0], name="calls"))
    rig.give("tile.open", key="small")
    rig.give("order.choose", contact="brigade")
    assert rig.give("order.send", order="evacuate").text.en == "To brigade: evacuate the building: small street"
    rig.give("answer.no")
    rig.give("view.show", view=VIEWS[0].name)  # away, and back without an incident: about nothing special any more
    rig.give("order.choose", contact="brigade")
    assert rig.give("order.send", order="evacuate").text.en == "To brigade: evacuate the building: large street"


def test_an_announcement_is_for_everybody(rig: Rig) -> None:
    assert rig.give("announce", announcement="clear").text.en == "To everyone (2): all clear: Smalltown"
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


def test_an_announcement_that_was_heard_is_over_and_never_counts_as_unanswered(office: Office) -> None:
    office.desk.propose(
        Wanted("announcement", CLEAR.key, same("Clear"), (BRIGADE.key, MAYOR.key), CLEAR.expires_min), Modality.VOICE
    )
    office.desk.send(CLEAR.key, Modality.TOUCH)
    office.says(office.known[0], S.READ)
    assert not office.known[0].over
    office.says(office.known[0], S.DELIVERED, MAYOR.key)
    office.clock.move(CLEAR.expires_min * 60)
    office.desk.turn()
    assert (office.state(), office.state(MAYOR.key)) == (S.READ, S.EXPIRED)
    assert office.known[0].over


def test_an_announcement_that_was_heard_late_was_heard_but_an_order_that_was_only_read_late_was_not_answered(
    office: Office,
) -> None:
    office.order()
    office.desk.propose(
        Wanted("announcement", CLEAR.key, same("Clear"), (BRIGADE.key,), CLEAR.expires_min), Modality.VOICE
    )
    office.desk.send(CLEAR.key, Modality.TOUCH)
    office.clock.move(max(EVACUATE.expires_min, CLEAR.expires_min) * 60)
    office.desk.turn()
    for one in office.known:
        assert one.slips[0].state is S.EXPIRED
        office.says(one, S.READ)
    assert {one.kind: one.slips[0].state for one in office.known} == {"announcement": S.READ, "order": S.EXPIRED}
    office.desk.turn()
    assert office.state() is S.READ  # it does not expire once more


@pytest.mark.parametrize("kind", SLIP_STEPS)
@given(answers=st.lists(st.sampled_from(list(S)), max_size=12))
def test_whatever_is_answered_in_whatever_order_no_state_comes_twice(kind: OrderKind, answers: list[SlipState]) -> None:
    state, seen = S.CONFIRMED, [S.CONFIRMED]
    for answer in answers:
        if state in SLIP_STEPS[kind].get(answer, ()):
            state = answer
            seen.append(state)
    assert len(seen) == len(set(seen))
    if state in OVER - {S.EXPIRED}:
        assert not any(state in before for before in SLIP_STEPS[kind].values())


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
from tempfile import TemporaryDirectory
from kiosk.core.city.parts import Contact
from kiosk.core.clock import SetClock
from tests.orders.test_orders import BRIGADE, Office
office = Office(Path(sys.argv[1]), SetClock())
order = office.order(BRIGADE, wording="dictated", heard="evacuate", engine="e", to="brigade")
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
    (order,) = after.known
    assert (order.wording, order.heard, order.engine, order.to) == ("dictated", "evacuate", "e", "brigade")
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


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
ORDERS = st.builds(
    Order,
    id=st.uuids().map(lambda one: one.hex),
    kind=st.sampled_from(["order", "announcement"]),
    template=st.sampled_from(["evacuate", ""]),
    text=TEXTS.map(same),
    at=st.just(SetClock().wall()),
    expires=st.just(SetClock().wall() + timedelta(minutes=5)),
    proposed_by=st.just("voice"),
    confirmed_by=st.just("touch"),
    slips=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True).map(
        lambda keys: tuple(Slip(key, S.CONFIRMED, ((S.CONFIRMED, SetClock().wall()),)) for key in keys)
    ),
    simulated=st.booleans(),
    to=TEXTS,
    filled=st.lists(st.tuples(st.sampled_from(["minutes", "place"]), TEXTS)).map(tuple),
    wording=st.sampled_from(["template", "dictated", "written"]),
    heard=TEXTS,
    engine=TEXTS,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ORDERS, max_size=4))
def test_whatever_is_kept_comes_back_as_it_was_however_often_it_is_put(orders: list[Order]) -> None:
    with TemporaryDirectory() as folder:
        for _ in range(2):
            ledger = Ledger(Path(folder) / "orders.sqlite")
            for order in (*orders, *orders):
                ledger.put(order)
            found = {order.id: order for order in ledger.known(SetClock().wall())}
            ledger.close()
            assert found == {order.id: order for order in orders}


VERSION_1 = """
CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL CHECK (json_valid(what)));
CREATE TABLE IF NOT EXISTS slips (
    id TEXT NOT NULL REFERENCES orders (id), contact TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL,
    times TEXT NOT NULL CHECK (json_valid(times)), reason TEXT NOT NULL, PRIMARY KEY (id, contact)
);
PRAGMA journal_mode = WAL;
PRAGMA user_version = 1;
"""


def of_version_1(file: Path, *ids: str) -> None:
    """A file as the program before wrote it: each order is for both; the brigade has read it, the mayor has not."""
    at = SetClock().wall().isoformat()
    later = (SetClock().wall() + timedelta(hours=1)).isoformat()
    what = json.dumps(
        {
            "kind": "order",
            "template": "evacuate",
            "text": {"en": "Evacuate", "ko": "대피", "ru": "Эвакуация"},
            "expires": later,
            "proposed_by": "voice",
            "confirmed_by": "touch",
            "simulated": False,
        }
    )
    base = sqlite3.connect(file, isolation_level=None)
    base.executescript(VERSION_1)
    for number in ids:
        base.execute("INSERT INTO orders VALUES (?, ?, ?)", (number, at, what))
        read = json.dumps([["confirmed", at], ["read", at]])
        base.execute("INSERT INTO slips VALUES (?, ?, 0, 'read', ?, '')", (number, BRIGADE.key, read))
        base.execute(
            "INSERT INTO slips VALUES (?, ?, 1, 'confirmed', ?, '')", (number, MAYOR.key, f'[["confirmed", "{at}"]]')
        )
    base.close()


def test_a_file_of_the_version_before_loses_no_order_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "orders.sqlite"
    of_version_1(file, "one", "two")
    office = Office(file, SetClock())
    assert office.ledger.problem == ""
    assert {(order.id, order.text.ko, order.wording, order.to) for order in office.known} == {
        ("one", "대피", "template", ""),
        ("two", "대피", "template", ""),
    }
    office.desk.turn()
    assert sorted((errand.order, errand.contact) for errand in office.post.errands) == [
        ("one", MAYOR.key),
        ("two", MAYOR.key),
    ]
    office.order(BRIGADE, wording="dictated")
    known = office.known
    office.desk.stop()
    again = Office(file, SetClock())
    assert {order.id: order for order in again.known} == {order.id: order for order in known}
    again.desk.stop()
    base = sqlite3.connect(file)
    assert base.execute("SELECT dictated, count(*) FROM orders GROUP BY dictated ORDER BY dictated").fetchall() == [
        (0, 2),
        (1, 1),
    ]
    assert base.execute("PRAGMA user_version").fetchone() == (2,)
    base.close()


def test_a_file_that_cannot_be_brought_up_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "orders.sqlite"
    of_version_1(file, "one")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    office = Office(file, SetClock())
    assert str(file) in office.ledger.problem
    office.desk.stop()
    other.execute("ROLLBACK")
    assert other.execute("PRAGMA user_version").fetchone() == (1,)
    other.close()
    after = Office(file, SetClock())
    assert [order.id for order in after.known] == ["one"]
    after.desk.stop()


KILLED_MIDWAY = """
import os, signal, sqlite3, sys
from pathlib import Path
open_ = sqlite3.connect

def connect(*where, **how):
    base = open_(*where, **how)
    last = "PRAGMA user_version = 2"
    base.set_trace_callback(lambda sql: os.kill(os.getpid(), signal.SIGKILL) if sql == last else None)
    return base

sqlite3.connect = connect
from kiosk.orders.ledger import Ledger
Ledger(Path(sys.argv[1]))
"""


def test_a_kill_while_a_file_is_brought_up_loses_no_order(tmp_path: Path) -> None:
    file = tmp_path / "orders.sqlite"
    of_version_1(file, "one")
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED_MIDWAY, str(file)], check=False, cwd=root, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    after = Office(file, SetClock())
    assert (after.ledger.problem, [order.id for order in after.known]) == ("", ["one"])
    after.order(BRIGADE, wording="dictated")
    after.desk.stop()


def test_a_file_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "orders.sqlite"
    base = sqlite3.connect(file, isolation_level=None)
    base.execute("PRAGMA user_version = 3")
    office = Office(file, SetClock())
    assert "version 3" in office.ledger.problem
    office.desk.stop()
    assert base.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    base.close()


@pytest.mark.parametrize(
    ("wording", "begins"),
    [("template", "Evacuate"), ("written", "Evacuate"), ("dictated", "DICTATED, written down by a machine: Evacuate")],
)
def test_an_officer_reads_that_an_order_was_dictated(office: Office, wording: Wording, begins: str) -> None:
    order = office.order(BRIGADE, wording=wording)
    (errand,) = office.post.errands
    assert errand.text.en == begins
    assert order.text.en == "Evacuate"
    if wording == "dictated":
        assert errand.text.ko.startswith("구술")
        assert errand.text.ru.startswith("ПРОДИКТОВАНО")
