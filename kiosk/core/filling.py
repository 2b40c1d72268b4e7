"""A template's slots: what can be chosen, what stands there by itself, and the words with all of it. Pure.

An order is named by its template and what was chosen, as one word of a command: `inspect minutes=15`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.addressee import incident_of
from kiosk.core.city.orders import SLOTS, Slot, Template
from kiosk.core.city.parts import Contact
from kiosk.core.order import Filled
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Stage
from kiosk.core.state import State
from kiosk.core.text import Text, same

HERE = "here"  # the place that stands there by itself
INCIDENTS = 3  # that are offered as places
DIRECTIONS: Mapping[str, Text] = {
    "north": Text(en="north", ko="북쪽", ru="север"),
    "east": Text(en="east", ko="동쪽", ru="восток"),
    "south": Text(en="south", ko="남쪽", ru="юг"),
    "west": Text(en="west", ko="서쪽", ru="запад"),
}
SLOT_NAMES: Mapping[Slot, Text] = {
    "place": Text(en="Where", ko="장소", ru="Где"),
    "unit": Text(en="Which unit", ko="출동 차량", ru="Кого"),
    "minutes": Text(en="Minutes", ko="시간(분)", ru="Минут"),
    "number": Text(en="How many", ko="수", ru="Сколько"),
    "direction": Text(en="Direction", ko="방향", ru="Направление"),
}


def named(order: str) -> tuple[str, Filled]:
    """`inspect minutes=15` -> the template's key and what was chosen; what is no choice is left out."""
    key, *parts = order.split(" ") if order else ("",)
    chosen = dict(part.split("=", maxsplit=1) for part in parts if "=" in part)
    return key, tuple((slot, chosen[slot]) for slot in SLOTS if slot in chosen)


def naming(key: str, chosen: Filled) -> str:
    """The other way round; slots in one order, so that the same order has one name."""
    said = dict(chosen)
    return " ".join((key, *(f"{slot}={said[slot]}" for slot in SLOTS if slot in said)))


def sent(template: Template, contacts: Sequence[Contact]) -> Sequence[Contact]:
    """Of `contacts` who are sent somewhere by it: who only hears an announcement is not."""
    return contacts if template.kind == "order" else ()


def choices(slot: Slot, template: Template, state: State, pack: Pack) -> tuple[str, ...]:
    """What can be chosen, the first by itself where there is one."""
    match slot:
        case "minutes":
            return tuple(str(one) for one in template.minutes)
        case "number":
            return tuple(str(one) for one in template.numbers)
        case "direction":
            return tuple(DIRECTIONS)
        case "unit":
            return tuple(contact.key for contact in pack.contacts if template.units in contact.groups)
        case "place":
            return (HERE, *(one.key for one in _going_on(state)[:INCIDENTS]), *(one.key for one in pack.districts))


def by_itself(slot: Slot, template: Template, state: State, pack: Pack, contacts: Sequence[Contact]) -> str:
    """What stands there where nothing was chosen; "": it has to be chosen. Who gets the order is not sent by it."""
    match slot:
        case "direction":
            return ""
        case "unit":
            incident = _here(state, contacts)
            told = {contact.key for contact in contacts}
            own = [key for key in choices(slot, template, state, pack) if key not in told]
            return incident.unit if incident and incident.unit in own else own[0] if len(own) == 1 else ""
        case _:
            return choices(slot, template, state, pack)[0]


def filled(template: Template, chosen: Filled, state: State, pack: Pack, contacts: Sequence[Contact]) -> Filled:
    """A value for every slot; "" where one has to be chosen still."""
    said = dict(chosen)
    return tuple((slot, said.get(slot) or by_itself(slot, template, state, pack, contacts)) for slot in template.slots)


def word(slot: str, value: str, state: State, pack: Pack, contacts: Sequence[Contact]) -> Text | None:
    """How a value is written; None for one there is not."""
    match slot:
        case "minutes" | "number":
            return same(value) if value.isascii() and value.isdigit() else None
        case "direction":
            return DIRECTIONS.get(value)
        case "unit":
            return next((one.name.text for one in pack.contacts if one.key == value), None)
        case "place":
            return _place(value, state, pack, contacts)
        case _:
            return None


def _place(value: str, state: State, pack: Pack, contacts: Sequence[Contact]) -> Text | None:
    if value == HERE:
        incident = _here(state, contacts)
        return incident.address if incident else pack.name.text
    incident = next((one for one in state.incidents if one.key == value), None)
    if incident:
        return incident.address
    return next((one.name.text for one in pack.districts if one.key == value), None)


def _here(state: State, contacts: Sequence[Contact]) -> Incident | None:
    """The incident that an order to these is about."""
    return incident_of(state, {contact.key for contact in contacts})


def _going_on(state: State) -> list[Incident]:
    return [incident for incident in state.incidents if incident.stage is not Stage.CLOSED]
