"""The camera wall: the cameras nearest to what happens, or one large with its neighbours."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.tiles import number, said, texts
from kiosk.views.watching import CCTV, page, pane, subject, watched

KILOMETRE = 1000.0

WORDS = texts(
    wallTitle=Text(en="Cameras", ko="카메라", ru="Камеры"),
    back=Text(en="All cameras", ko="전체 카메라", ru="Все камеры"),
)
NEAREST = Text(en="Nearest to: {title}", ko="{title} 주변", ru="Рядом: {title}")
CALM = Text(en="Nothing happens: the first cameras", ko="진행 중인 사건 없음", ru="Происшествий нет")
METRES = Text(en="{n} m", ko="{n} m", ru="{n} м")
KILOMETRES = Text(en="{n} km", ko="{n} km", ru="{n} км")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: a camera that is open stands large, its neighbours beside it."""
    at = subject(state)
    cameras = {camera.key: camera for camera in pack.cameras}
    opened = state.opened in cameras
    keys = watched(state, pack) if opened else tuple(camera.key for camera in page(state, pack))
    return {
        **said(WORDS, language),
        "shows_opened": opened,
        "about": (NEAREST.filled(title=at.title) if at else CALM).to(language),
        "panes": [
            {**pane(cameras[key], state, pack, language), "far": _far(cameras[key].place, at, language)} for key in keys
        ],
        "list": [
            {
                "key": camera.key,
                "label": camera.name.text.to(language),
                "current": camera.key in keys,
            }
            for camera in pack.cameras
        ],
    }


def _far(place: tuple[float, float], at: Incident | None, language: Language) -> str:
    if at is None:
        return "–"
    metres = distance(place, at.place)
    if metres < KILOMETRE:
        return METRES.filled(n=number(round(metres, -1), 0, language)).to(language)
    return KILOMETRES.filled(n=number(metres / KILOMETRE, 1, language)).to(language)


VIEW = View(
    name=CCTV,
    title=Text(en="Cameras", ko="카메라", ru="Камеры"),
    spoken=Spoken(en=("cameras",), ko=("카메라",), ru=("камеры",)),
    section=Section.GLANCE,
    order=11,
    icon="cctv",
    qml=Path(__file__).with_name("Cctv.qml"),
    present=present,
    fits=lambda pack: bool(pack.cameras),
)
