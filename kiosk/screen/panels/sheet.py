"""The state -> the sheet of what is open: every number, place and person with where it comes from, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.commands.alarm import ALARMS
from kiosk.commands.look import MESSAGE
from kiosk.core.call import Call
from kiosk.core.city.parts import Contact
from kiosk.core.gathered import apart
from kiosk.core.pack import Pack
from kiosk.core.quantities import name, quantity, written
from kiosk.core.reading import Incident, Message, Provenance, Reading, Stage
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.core.view import Shown
from kiosk.screen import texts, wording
from kiosk.screen.panels.call import Action
from kiosk.views.watching import pane
from kiosk.views.words import NO_VALUE, STAGES, status_text

SHOWS_OPENED = "shows_opened"  # a view that shows the open thing itself says so under this key


@dataclass(frozen=True, slots=True)
class Row:
    """One fact and its name."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of an incident: when it was reached, "" where it was not."""

    label: str
    at: str
    reached: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet; `status` is LIVE, STALE, UNAVAILABLE, SIMULATED, or "" where there is none."""

    shown: bool = False
    icon: str = "info"
    title: str = ""
    subtitle: str = ""
    value: str = ""
    unit: str = ""
    status: str = ""
    status_text: str = ""
    history: tuple[float | None, ...] = ()
    rows_title: str = ""
    rows: tuple[Row, ...] = ()
    steps: tuple[Step, ...] = ()
    actions: tuple[Action, ...] = ()
    pane: Mapping[str, object] = field(default_factory=dict)  # of a camera, as `CameraPane` takes it; {} if none
    close: str = ""


def sheet(state: State, pack: Pack, shown: Shown, wall: datetime) -> Sheet:
    """What is open in `state`; `shown` is what the current view shows (its tiles name their numbers)."""
    elsewhere = state.opened == ALARMS or shown.get(SHOWS_OPENED) or apart(state.opened)  # the map lists what is near
    if not state.asked and (not state.opened or elsewhere):
        return Sheet()
    key, language = state.asked or state.opened, state.language
    incident = next((i for i in state.incidents if i.key == key), None)
    if incident:
        return _of_incident(incident, state, pack, wall)
    message = next((m for m in state.messages if m.key == key), None)
    if message:
        return _of_message(message, language, wall)
    if key in state.readings:
        return _of_reading(state.readings[key], tile(shown, key) or {}, pack, language, wall)
    contact = next((c for c in pack.contacts if c.key == key), None)
    if contact:
        return _of_contact(contact, state)
    return _of_place(key, state, pack, shown)


def tile(shown: object, key: str) -> Mapping[str, object] | None:
    """The first mapping anywhere in `shown` that has this `key` and a label."""
    if isinstance(shown, Mapping):
        if shown.get("key") == key and "label" in shown:
            return shown
        parts: Sequence[object] = tuple(shown.values())
    elif isinstance(shown, list | tuple):
        parts = shown
    else:
        return None
    return next((found for part in parts if (found := tile(part, key)) is not None), None)


def _of_reading(reading: Reading, shown: Mapping[str, object], pack: Pack, language: Language, wall: datetime) -> Sheet:
    value, unit = _written(reading, pack, language)
    return Sheet(
        shown=True,
        icon="source",
        title=str(shown.get("label") or name(reading.key, pack).to(language)),
        value=str(shown.get("value", value)),
        unit=str(shown.get("unit", unit)),
        status=reading.provenance.status.name,
        status_text=status_text(reading.provenance).to(language),
        history=reading.history,
        rows_title=texts.WHERE_FROM.to(language),
        rows=_provenance(reading.provenance, language, wall),
        close=texts.DISMISS.to(language),
    )


def _of_incident(incident: Incident, state: State, pack: Pack, wall: datetime) -> Sheet:
    language = state.language
    reached = dict(incident.stages)
    unit = next((c for c in pack.contacts if c.key == incident.unit), None)
    return Sheet(
        shown=True,
        icon=incident.kind,
        title=incident.title.to(language),
        subtitle=incident.address.to(language),
        status=incident.provenance.status.name,
        status_text=status_text(incident.provenance).to(language),
        rows_title=texts.WHERE_FROM.to(language),
        rows=(
            Row(texts.AGENCY.to(language), incident.agency.to(language)),
            *_provenance(incident.provenance, language, wall, texts.AS_OF),
        ),
        steps=tuple(
            Step(
                STAGES[stage].to(language),
                wording.time_of_day(reached[stage].astimezone(wall.tzinfo)) if stage in reached else "",
                stage in reached,
                stage is incident.stage,
            )
            for stage in Stage
        ),
        actions=_calls(unit, state.call, language) if unit else (),
        close=texts.DISMISS.to(language),
    )


def _of_message(message: Message, language: Language, wall: datetime) -> Sheet:
    return Sheet(
        shown=True,
        icon="bell",
        title=MESSAGE.to(language),
        subtitle=message.text.to(language),
        status=message.provenance.status.name,
        status_text=status_text(message.provenance).to(language),
        rows_title=texts.WHERE_FROM.to(language),
        rows=_provenance(message.provenance, language, wall, texts.PUBLISHED),
        close=texts.DISMISS.to(language),
    )


def _of_contact(contact: Contact, state: State) -> Sheet:
    language = state.language
    return Sheet(
        shown=True,
        icon="person",
        title=contact.name.text.to(language),
        subtitle=contact.role.text.to(language),
        actions=_calls(contact, state.call, language),
        close=texts.DISMISS.to(language),
    )


def _of_place(key: str, state: State, pack: Pack, shown: Shown) -> Sheet:
    language = state.language
    district = next((d for d in pack.districts if d.key == key), None)
    readings = [reading for name, reading in state.readings.items() if name.endswith(f".{key}")]
    return Sheet(
        shown=True,
        icon="pin",
        title=next((part.name.text.to(language) for part in pack.openable() if part.key == key), key),
        subtitle=texts.DISTRICT.to(language) if district else _district_of(key, pack, language),
        pane=next((pane(camera, state, pack, language) for camera in pack.cameras if camera.key == key), {}),
        rows=tuple(_row(reading, tile(shown, reading.key) or {}, pack, language) for reading in readings),
        close=texts.DISMISS.to(language),
    )


def _district_of(key: str, pack: Pack, language: Language) -> str:
    """The district that a site or a camera stands in."""
    sites = {site.key: site.district for site in pack.sites}
    of = sites.get(key) or next((camera.district for camera in pack.cameras if camera.key == key), "")
    return next((district.name.text.to(language) for district in pack.districts if district.key == of), "")


def _row(reading: Reading, shown: Mapping[str, object], pack: Pack, language: Language) -> Row:
    value, unit = _written(reading, pack, language)
    label = shown.get("label") or quantity(reading.key).name.to(language)
    return Row(str(label), f"{shown.get('value', value)} {shown.get('unit', unit)}")


def _written(reading: Reading, pack: Pack, language: Language) -> tuple[str, str]:
    if reading.value is None:
        return NO_VALUE, ""
    return written(reading.key, reading.value, reading.unit, pack, language)


def _calls(contact: Contact, call: Call | None, language: Language) -> tuple[Action, ...]:
    slots = {"contact": contact.key}
    if call and call.may_join(contact.key):
        return (Action(texts.ADD.to(language), "people_add", "call.add", slots, "accent"),)
    return (
        Action(texts.VIDEO_CALL.to(language), "video", "call.video", slots, "accent"),
        Action(texts.VOICE_CALL.to(language), "phone", "call.voice", slots),
    )


def _provenance(of: Provenance, language: Language, wall: datetime, at: Text = texts.MEASURED) -> tuple[Row, ...]:
    """Where it comes from; `at` is what is called the moment it is of."""

    def when(moment: datetime) -> str:
        here = moment.astimezone(wall.tzinfo)
        return f"{wording.time_of_day(here)}  ({wording.age((wall - moment).total_seconds(), language)})"

    return (
        Row(texts.SOURCE.to(language), of.source.to(language)),
        Row(texts.STATUS.to(language), status_text(of).to(language)),
        Row(at.to(language), when(of.measured_at)),
        Row(texts.RECEIVED.to(language), when(of.received_at)),
    )
