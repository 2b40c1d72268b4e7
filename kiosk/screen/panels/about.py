"""The state -> what a call is about: the incident its people are sent to, and what was last ordered of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.call import Call
from kiosk.core.order import Order
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Status
from kiosk.core.severity import closed, worst_first
from kiosk.core.state import State
from kiosk.screen import texts
from kiosk.views import incidents
from kiosk.views.calls import sent
from kiosk.views.words import STATUSES

ORDERS: Mapping[str, str] = {"view": "calls"}  # where all orders are


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of an incident: `at` is "" where it was not reached."""

    at: str
    reached: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing a call is about; `intent_name` is what a touch on it does, empty where there is nothing to open."""

    icon: str = "info"
    tone: str = "muted"  # good, fair, poor, warn, bad, muted
    title: str = ""
    detail: str = ""
    state: str = ""  # how it stands, in words; `icon` and `tone` say the same
    since: str = ""
    status: str = ""  # LIVE, STALE, UNAVAILABLE, SIMULATED; "" where there is nothing to believe
    status_text: str = ""
    steps: tuple[Step, ...] = ()
    intent_name: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    known: bool = False  # False: there is none, and `title` says so


def topics(of: Call, state: State, pack: Pack) -> tuple[Topic, Topic]:
    """The incident and the order of whoever is in the call."""
    people = {member.contact for member in of.members if not member.left} or {of.contact}
    return _incident(people, state, pack), _order(people, state, pack)


def incident_with(people: Collection[str], state: State) -> Incident | None:
    """The incident one of them is sent to: the one that is open on the wall, else the worst that is not over."""
    theirs = [one for one in worst_first(state.incidents) if one.unit in people]
    opened = next((one for one in theirs if one.key == state.opened), None)
    return opened or next((one for one in theirs if not closed(one)), None)


def order_to(people: Collection[str], state: State) -> Order | None:
    """The newest order to one of them that is not over, else the newest; only what concerns them of it.

    What was announced to everybody is no order of theirs, and hides none.
    """
    theirs = [
        replace(order, slips=slips, to="")
        for order in state.orders
        if order.kind == "order" and (slips := tuple(slip for slip in order.slips if slip.contact in people))
    ]
    return next((order for order in theirs if not order.over), theirs[0] if theirs else None)


def _incident(people: Collection[str], state: State, pack: Pack) -> Topic:
    language, found = state.language, incident_with(people, state)
    if found is None:
        return Topic(icon="pin", title=incidents.none_text(state, texts.NO_INCIDENT_OF_THEIRS).to(language))
    row = incidents.row(found, state, pack, language)
    return Topic(
        icon=found.kind,
        tone=incidents.tone(found),
        title=str(row["title"]),
        detail=str(row["address"]),
        state=str(row["stage"]),
        since=str(row["since"]),
        status=str(row["status"]),
        status_text=str(row["statusText"]),
        steps=tuple(
            Step(str(step["at"]), bool(step["reached"]), bool(step["now"]))
            for step in incidents.steps(found, pack, language)
        ),
        intent_name="tile.open",
        slots={"key": found.key},
        known=True,
    )


def _order(people: Collection[str], state: State, pack: Pack) -> Topic:
    language, found = state.language, order_to(people, state)
    if found is None:
        return Topic(icon="document", title=texts.NO_ORDER.to(language), intent_name="view.show", slots=ORDERS)
    row = sent.row(found, state, pack, language)
    return Topic(
        icon=str(row["icon"]),
        tone=str(row["tone"]),
        title=str(row["text"]),
        detail=str(row["trouble"]) or (f"“{row['reason']}”" if row["reason"] else ""),
        state=str(row["state"]),
        since=str(row["since"] or row["at"]),
        status=Status.SIMULATED.name if found.simulated else "",  # actors answer it
        status_text=STATUSES[Status.SIMULATED].to(language) if found.simulated else "",
        intent_name="view.show",
        slots=ORDERS,
        known=True,
    )
