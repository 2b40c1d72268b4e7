"""The camera wall: the cameras nearest to what happens, or one large with its neighbours."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.camera import GRIDS
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.distances import far
from kiosk.views.incidents import none_text
from kiosk.views.tiles import said, texts
from kiosk.views.watching import CCTV, page, pane, place_of_page, subject, watched
from kiosk.views.words import NO_VALUE

ARRANGED = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2), (3, 3))  # (columns, rows): the first that has room for all

WORDS = texts(
    wallTitle=Text(en="Cameras", ko="카메라", ru="Камеры"),
    back=Text(en="All cameras", ko="전체 카메라", ru="Все камеры"),
    everywhere=Text(en="Everywhere", ko="전 지역", ru="Везде"),
    nextPage=Text(en="More cameras", ko="다음 카메라", ru="Ещё камеры"),
    previousPage=Text(en="Previous cameras", ko="이전 카메라", ru="Предыдущие камеры"),
)
GRID = Text(en="Pictures at once: {n}", ko="한 번에 {n}개", ru="Камер сразу: {n}")
THERE = Text(en="In {district}", ko="{district}", ru="{district}")
NEAREST = Text(en="Nearest to: {title}", ko="{title} 주변", ru="Рядом: {title}")
CALM = Text(en="Nothing happens: the first cameras", ko="진행 중인 사건 없음", ru="Происшествий нет")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: a camera that is open stands large, its neighbours beside it."""
    at = subject(state)
    cameras = {camera.key: camera for camera in pack.cameras}
    opened = state.opened in cameras
    keys = watched(state, pack) if opened else tuple(camera.key for camera in page(state, pack))
    number_of_page, pages = place_of_page(state, pack)
    columns, rows = next(of for of in ARRANGED if of[0] * of[1] >= min(len(keys), state.cctv.panes))
    with_cameras = {camera.district for camera in pack.cameras}
    names = {part.key: part.name.text for part in pack.districts if part.key in with_cameras}
    chosen = names.get(state.cctv.district)
    about = THERE.filled(district=chosen) if chosen else _about(at, state)
    return {
        **said(WORDS, language),
        "panes": [
            {
                **pane(cameras[key], state, pack, language),
                "number": number_of_pane,
                "far": far(distance(cameras[key].place, at.place), language) if at else NO_VALUE,
            }
            for number_of_pane, key in enumerate(keys, 1)
        ],
        "shows_opened": opened,
        "about": about.to(language),
        "columns": columns,
        "rows": rows,
        "grids": [
            {"panes": str(n), "words": GRID.filled(n=n).to(language), "current": n == state.cctv.panes} for n in GRIDS
        ],
        "page": f"{number_of_page + 1} / {pages}",
        "pages": pages,
        "district": chosen.to(language) if chosen else WORDS["everywhere"].to(language),
        "districts": [
            {"name": name.to(language), "district": key, "current": key == state.cctv.district}
            for key, name in names.items()
        ],
        "filtered": bool(chosen),
    }


def _about(at: Incident | None, state: State) -> Text:
    """Why these cameras come first: something happens near them, nothing does, or nobody knows."""
    return NEAREST.filled(title=at.title) if at else none_text(state, CALM)


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
