"""Incident -> the texts of a row and of its life-cycle. Ends where QML binds to them."""

from __future__ import annotations

from kiosk.core.city.parts import Contact
from kiosk.core.pack import Pack
from kiosk.core.quantities import place_name
from kiosk.core.reading import Incident, Stage
from kiosk.core.severity import FIRE_STAGES, closed, urgent, worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.tiles import age, clock, looked, number, origin
from kiosk.views.words import CALL_SOMEBODY, NO_NEWS, NO_VALUE, SAY, SEVERITIES, STAGES

OTHER_STAGES = (Stage.OCCURRED, Stage.DISPATCHED, Stage.ARRIVED, Stage.OPERATING, Stage.CLOSED)


def tone(incident: Incident) -> str:
    """The band whose colour it has everywhere: burning, under control, minor, calm."""
    if closed(incident) or incident.kind == "ambulance":
        return "calm"
    if urgent(incident):
        return "bad"
    return "poor" if incident.kind == "fire" else "fair"


def focus(state: State) -> Incident | None:
    """The incident that is open, else the worst one."""
    listed = worst_first(state.incidents)
    return next((i for i in listed if i.key == state.opened), listed[0] if listed else None)


def row(incident: Incident, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{key, title, where, address, stage, began, since, severity, severityText, icon, urgent, closed, status, …}."""
    began = incident.stages[0][1]
    where = place_name(incident.district, pack)
    return {
        "key": incident.key,
        "title": incident.title.to(language),
        "where": where.to(language) if where else "",
        "address": incident.address.to(language),
        "agency": incident.agency.to(language),
        "stage": STAGES[incident.stage].to(language),
        "began": clock(began, pack),
        "since": age((looked(state) - began).total_seconds(), language),
        "severity": incident.severity,
        "severityText": SEVERITIES[incident.severity].to(language),
        "icon": incident.kind,
        "tone": tone(incident),
        "urgent": urgent(incident),
        "closed": closed(incident),
        **origin(incident.provenance, looked(state), language),
    }


def steps(incident: Incident, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{name, at, reached, now} for every stage of its life-cycle, in their order; `at` is "" where not reached."""
    reached = dict(incident.stages)
    stages = FIRE_STAGES if incident.kind == "fire" else OTHER_STAGES
    return [
        {
            "name": STAGES[stage].to(language),
            "at": clock(reached[stage], pack) if stage in reached else "",
            "reached": stage in reached,
            "now": stage is incident.stage,
        }
        for stage in stages
    ]


def open_count(state: State, language: Language) -> str:
    """How many are open; no number where nobody has told of any."""
    return number(sum(not closed(i) for i in state.incidents), 0, language) if somebody_looked(state) else NO_VALUE


def none_text(state: State, none: Text) -> Text:
    """What an empty list says: `none` where somebody looked, else that nobody knows."""
    return none if somebody_looked(state) else NO_NEWS


def somebody_looked(state: State) -> bool:
    """Whether a source has told of incidents at all: before that, none listed does not mean that none happen."""
    counter = state.readings.get("disaster.events")
    return bool(state.incidents) or (counter is not None and counter.value is not None)


def caller(contact: Contact, language: Language) -> dict[str, object]:
    """{key, name, role, unit, looks, say} of somebody who can be called."""
    words = CALL_SOMEBODY.to(language).format(name=contact.spoken.to(language)[0])
    return {
        "key": contact.key,
        "name": contact.name.text.to(language),
        "role": contact.role.text.to(language),
        "unit": contact.unit.text.to(language),
        "looks": contact.cast.looks,
        "say": SAY.to(language).format(words=words),
    }
