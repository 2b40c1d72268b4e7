"""Disaster and safety: what happens where, how far it has come, who is there to be called, and what the water does."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.geometry import distance, nearest
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.severity import worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.disaster import messages, water
from kiosk.views.distances import far
from kiosk.views.incidents import caller, focus, none_text, open_count, row, steps
from kiosk.views.safety import LAYERS_OF_SAFETY, chips, chosen, safety_map
from kiosk.views.tiles import said, texts, tiles, together
from kiosk.views.watching import pane
from kiosk.views.words import NO_INCIDENTS, OPEN_NOW, VIDEO_CALL, VOICE_CALL

COUNTERS = ("disaster.fires", "disaster.rescues", "disaster.ambulances")
SHORT = (
    Text(en="Fires today", ko="오늘 화재", ru="Пожары сегодня"),
    Text(en="Rescues today", ko="오늘 구조", ru="Спасения сегодня"),
    Text(en="Ambulances today", ko="오늘 구급", ru="Скорая сегодня"),
)
LISTED = 12

WORDS = texts(
    listTitle=Text(en="Incidents", ko="사건 목록", ru="Происшествия"),
    messagesTitle=Text(en="Official messages", ko="재난문자", ru="Официальные сообщения"),
    noMessages=Text(en="No message received", ko="수신된 재난문자 없음", ru="Сообщений не поступало"),
    riversTitle=Text(en="Water levels", ko="하천 수위", ru="Уровень воды"),
    rainTitle=Text(en="Rain gauges", ko="강수량", ru="Дождемеры"),
    tenLabel=Text(en="10 min", ko="10분", ru="10 мин"),
    hourLabel=Text(en="1 h", ko="1시간", ru="1 ч"),
    videoCall=VIDEO_CALL,
    order=Text(en="Order", ko="명령", ru="Приказ"),
    voiceCall=VOICE_CALL,
    nearest=Text(en="Nearest unit", ko="가장 가까운 출동대", ru="Ближайшая машина"),
    agencyLabel=Text(en="Agency", ko="담당 기관", ru="Служба"),
    beganLabel=Text(en="Reported", ko="신고 시각", ru="Сообщено"),
    noCamera=Text(en="No camera near here", ko="가까운 카메라 없음", ru="Рядом нет камеры"),
    placesFrom=Text(
        en="Places as the city pack has them, schematic",
        ko="위치: 도시 팩 자료 (개략)",
        ru="Места из описания города, схематично",
    ),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the disaster view shows: the open incident, or the worst one."""
    at = focus(state)
    listed = worst_first(state.incidents)
    counters = tiles(state, pack, COUNTERS, language)
    of_rivers, of_rain = water.origins(state, pack, language)
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, NO_INCIDENTS).to(language),
        "shows_opened": any(incident.key == state.opened for incident in state.incidents),
        "incidents": [{**row(i, state, pack, language), "current": i is at} for i in listed[:LISTED]],
        "openText": OPEN_NOW.filled(n=open_count(state, language)).to(language),
        "focus": _focus(at, state, pack, language) if at else None,
        "map": safety_map(state, pack, language, at),
        "layers": chips(state, pack, language),
        "places": chosen(state, pack) is not None,
        "counters": [{**one, "short": short.to(language)} for one, short in zip(counters, SHORT, strict=True)],
        "countersOrigin": together(state, COUNTERS, language),
        "rivers": water.rivers(state, pack, language),
        "riversOrigin": of_rivers,
        "rain": water.rain(state, pack, language),
        "rainOrigin": of_rain,
        "messages": messages.rows(state, pack, language),
    }


def _focus(incident: Incident, state: State, pack: Pack, language: Language) -> dict[str, object]:
    unit = next((contact for contact in pack.contacts if contact.key == incident.unit), None)
    return {
        **row(incident, state, pack, language),
        "steps": steps(incident, pack, language),
        "unit": caller(unit, language) if unit else None,
        "camera": _camera(incident, state, pack, language),
    }


def _camera(incident: Incident, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The pane of the camera that is nearest; where it stands is told by how far away. {} where the city has none."""
    for camera in nearest(pack.cameras, incident.place, 1):
        away = far(distance(camera.place, incident.place), language)
        return {**pane(camera, state, pack, language), "where": away}
    return {}


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
    layers=LAYERS_OF_SAFETY,
)
