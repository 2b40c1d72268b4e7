"""Calls: everybody who can be reached, in sections, with how to ask for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.core.city.parts import Contact
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.incidents import caller, focus
from kiosk.views.tiles import said, texts
from kiosk.views.words import CALL_STATES, VIDEO_CALL, VOICE_CALL

EVERYBODY = Text(en="Directory", ko="연락처", ru="Контакты")
AT_SCENE = Text(en="Assigned: {title}", ko="담당: {title}", ru="Назначена: {title}")
WORDS = texts(
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
    video=Text(en="Video", ko="영상", ru="Видео"),
    voice=Text(en="Voice", ko="음성", ru="Голос"),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the directory shows: sections of contacts, and how the last call to one of them stands."""
    sections: dict[str, list[dict[str, object]]] = {}
    for contact in pack.contacts:
        section = contact.groups[0] if contact.groups else ""
        sections.setdefault(section, []).append(_contact(contact, state, language))
    names: Mapping[str, Text] = {group.key: group.name.text for group in pack.groups}
    order = [*(key for key in names if key in sections), *(key for key in sections if key not in names)]
    return {
        **said(WORDS, language),
        "sections": [{"title": names.get(key, EVERYBODY).to(language), "contacts": sections[key]} for key in order],
    }


def _contact(contact: Contact, state: State, language: Language) -> dict[str, object]:
    call = state.call if state.call and state.call.contact == contact.key else None
    worst = focus(state)
    assigned = worst is not None and worst.unit == contact.key
    return {
        **caller(contact, language),
        "callState": CALL_STATES[call.state].to(language) if call else "",
        "inCall": bool(call and not call.over),
        "assigned": AT_SCENE.filled(title=worst.title).to(language) if worst and assigned else "",
    }


VIEW = View(
    name="calls",
    title=Text(en="Calls", ko="통화", ru="Звонки"),
    spoken=Spoken(en=("calls",), ko=("통화",), ru=("звонки",)),
    section=Section.GLANCE,
    order=12,
    icon="calls",
    qml=Path(__file__).with_name("Calls.qml"),
    present=present,
)
