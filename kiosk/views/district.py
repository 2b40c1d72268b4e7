"""A district and perhaps another beside it -> its page: numbers, what happens there, what stands there. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kiosk.core.city.parts import District
from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.incidents import closed, row, worst_first
from kiosk.views.layers import layer
from kiosk.views.tiles import tile, together

LISTED = 4  # incidents
OFFERED = 4  # neighbours to compare with

COMPARE = Text(en="Compare with", ko="비교", ru="Сравнить с")
BACK = Text(en="Whole city", ko="도시 전체", ru="Весь город")
NOTHING_HERE = Text(en="Nothing happens here now", ko="진행 중인 사건 없음", ru="Здесь всё спокойно")
CITY = Text(en="city", ko="도시", ru="город")
HAPPENS = Text(en="What happens here", ko="진행 중인 사건", ru="Что происходит")
STANDS = Text(en="What is here", ko="시설", ru="Что здесь есть")
SITES: Mapping[str, Text] = {
    "shelter": Text(en="shelters", ko="대피소", ru="укрытия"),
    "fire_station": Text(en="fire stations", ko="소방서", ru="пожарные части"),
    "police": Text(en="police", ko="경찰서", ru="полиция"),
    "hospital": Text(en="hospitals", ko="병원", ru="больницы"),
    "parking": Text(en="car parks", ko="주차장", ru="парковки"),
    "bikes": Text(en="bike stations", ko="자전거 대여소", ru="прокат велосипедов"),
    "rain": Text(en="rain gauges", ko="강수량계", ru="дождемеры"),
    "plant": Text(en="water plants", ko="정수장", ru="водоочистка"),
    "spot": Text(en="busy places", ko="주요 장소", ru="людные места"),
    "startup": Text(en="start-up hubs", ko="창업 거점", ru="бизнес-центры"),
    "bin": Text(en="smart bins", ko="스마트 수거함", ru="умные баки"),
    "bay": Text(en="parking bays", ko="주차면", ru="места парковки"),
    "depot": Text(en="depots", ko="차고지", ru="базы"),
}
CAMERAS = Text(en="cameras", ko="카메라", ru="камеры")
PROJECTS = Text(en="projects", ko="사업", ru="проекты")


def page(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{key, name, numbers, incidents, stands, compare, ...} of the open district; {} where none is open."""
    here = next((d for d in pack.districts if d.key == state.opened), None)
    if here is None:
        return {}
    other = next((d for d in pack.districts if d.key == state.compared), None)
    open_here = [i for i in worst_first(state.incidents) if i.district == here.key and not closed(i)]
    return {
        "key": here.key,
        "name": here.name.text.to(language),
        "other": other.name.text.to(language) if other else "",
        "cityWord": CITY.to(language),
        "back": BACK.to(language),
        "numbers": [_number(kind, here, other, state=state, pack=pack, language=language) for kind in _kinds()],
        "origin": together(state, [f"{kind}.{here.key}" for kind in _kinds()], language),
        "happensTitle": HAPPENS.to(language),
        "incidents": [row(incident, state, pack, language) for incident in open_here[:LISTED]],
        "nothing": NOTHING_HERE.to(language),
        "standsTitle": STANDS.to(language),
        "stands": _stands(here, pack, language),
        "compareTitle": COMPARE.to(language),
        "compare": [
            {"key": near.key, "name": (near.short or near.name).text.to(language), "current": near is other}
            for near in _near(here, pack, other)
        ],
    }


def _kinds() -> list[str]:
    return [kind for kind, quantity in QUANTITIES.items() if "district" in quantity.of]


def _number(
    kind: str, here: District, other: District | None, *, state: State, pack: Pack, language: Language
) -> dict[str, object]:
    """The district's tile with its band, beside the other district's number and the city's."""
    shown = tile(state, pack, f"{kind}.{here.key}", language, QUANTITIES[kind].name)
    city = tile(state, pack, kind, language)
    beside = tile(state, pack, f"{kind}.{other.key}", language) if other else None
    return {
        **shown,
        "band": _band(f"{kind}.{here.key}", kind, state),
        "city": city["value"],
        "beside": beside["value"] if beside else "",
        "besideBand": _band(f"{kind}.{other.key}", kind, state) if other else "none",
    }


def _band(key: str, kind: str, state: State) -> str:
    by, reading = layer(kind), state.readings.get(key)
    return by.band(reading.value if reading else None) if by else "none"


def _stands(here: District, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{count, name} of what the district has, the most first."""
    counts = Counter(site.kind for site in pack.sites if site.district == here.key)
    found = [(count, SITES[kind].to(language)) for kind, count in counts.most_common()]
    found.append((sum(camera.district == here.key for camera in pack.cameras), CAMERAS.to(language)))
    projects = pack.projects.projects if pack.projects else ()
    found.append((sum(project.district == here.key for project in projects), PROJECTS.to(language)))
    return [{"count": str(count), "name": name} for count, name in found if count]


def _near(here: District, pack: Pack, other: District | None) -> list[District]:
    """The neighbours, and whoever is compared already."""

    def apart(district: District) -> float:
        return (district.place[0] - here.place[0]) ** 2 + (district.place[1] - here.place[1]) ** 2

    near = sorted((d for d in pack.districts if d is not here), key=apart)[:OFFERED]
    return [*near[: OFFERED - 1], other] if other and other not in near else near
