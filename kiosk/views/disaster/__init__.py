"""Disaster and safety: what happens where, how far it has come, and who is there to be called."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.city.parts import River
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.geography import city_map
from kiosk.views.incidents import caller, closed, focus, none_text, row, steps, worst_first
from kiosk.views.tiles import number, place_tile, said, texts, tiles
from kiosk.views.words import NO_INCIDENTS, OPEN_NOW, VIDEO_CALL, VOICE_CALL

COUNTERS = ("disaster.fires", "disaster.rescues", "disaster.ambulances")
LISTED = 12
TOP = 1.08  # the river's scale ends a little above danger

WORDS = texts(
    listTitle=Text(en="Incidents", ko="사건 목록", ru="Происшествия"),
    riverTitle=Text(en="Water level", ko="하천 수위", ru="Уровень воды"),
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
    nearest=Text(en="Nearest unit", ko="가장 가까운 출동대", ru="Ближайшая машина"),
    progress=Text(en="Progress", ko="진행 단계", ru="Ход работ"),
    addressLabel=Text(en="Address", ko="주소", ru="Адрес"),
    agencyLabel=Text(en="Agency", ko="담당 기관", ru="Служба"),
    beganLabel=Text(en="Reported", ko="신고 시각", ru="Сообщено"),
    warnLabel=Text(en="warning", ko="주의", ru="внимание"),
    dangerLabel=Text(en="danger", ko="위험", ru="опасность"),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the disaster view shows: the open incident, or the worst one."""
    at = focus(state)
    listed = worst_first(state.incidents)
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, NO_INCIDENTS).to(language),
        "shows_opened": any(incident.key == state.opened for incident in state.incidents),
        "incidents": [{**row(i, state, pack, language), "current": i is at} for i in listed[:LISTED]],
        "openText": OPEN_NOW.filled(n=sum(not closed(i) for i in listed)).to(language),
        "focus": _focus(at, state, pack, language) if at else None,
        "map": city_map(state, pack, language, None),
        "counters": tiles(state, pack, COUNTERS, language),
        "rivers": [_river(river, state, pack, language) for river in pack.rivers[:1]],
    }


def _focus(incident: Incident, state: State, pack: Pack, language: Language) -> dict[str, object]:
    unit = next((contact for contact in pack.contacts if contact.key == incident.unit), None)
    return {
        **row(incident, state, pack, language),
        "steps": steps(incident, pack, language),
        "unit": caller(unit, language) if unit else None,
    }


def _river(river: River, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile, and where its level, the warning and the danger stand on a scale of 0..1 from the river's bed."""
    shown = place_tile(state, pack, f"river.level.{river.key}", language)
    top = TOP * river.danger
    reading = state.readings.get(f"river.level.{river.key}")
    level = reading.value if reading and reading.value is not None else 0.0
    band = "bad" if level >= river.danger else "poor" if level >= river.warn else "good"
    return {
        **shown,
        "gauge": river.gauge.text.to(language),
        "fraction": level / top,
        "warn": river.warn / top,
        "danger": river.danger / top,
        "warnText": number(river.warn, 1, language),
        "dangerText": number(river.danger, 1, language),
        "band": band,
    }


VIEW = View(
    name="disaster",
    title=Text(en="Disasters", ko="재난·안전", ru="Безопасность"),
    spoken=Spoken(
        en=("disasters", "disaster", "safety"),
        ko=("재난 상황", "재난", "안전"),
        ru=("катастрофы", "безопасность"),
    ),
    section=Section.NOW,
    order=20,
    icon="disaster",
    qml=Path(__file__).with_name("Disaster.qml"),
    present=present,
)
