"""A district and perhaps another beside it -> its page: numbers, what happens there, what stands there. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kiosk.core.city.parts import District
from kiosk.core.city.sites import SiteKind
from kiosk.core.pack import Pack
from kiosk.core.plural import Counted
from kiosk.core.quantities import QUANTITIES
from kiosk.core.severity import closed, worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.incidents import none_text, row
from kiosk.views.layers import layer
from kiosk.views.tiles import age, looked, tile, together

LISTED = 4  # incidents
OFFERED = 4  # neighbours to compare with

COMPARE = Text(en="Compare with", ko="비교", ru="Сравнить с")
BACK = Text(en="Whole city", ko="도시 전체", ru="Весь город")
NOTHING_HERE = Text(en="Nothing happens here now", ko="진행 중인 사건 없음", ru="Здесь всё спокойно")
CITY = Text(en="city", ko="도시", ru="город")
HAPPENS = Text(en="What happens here", ko="진행 중인 사건", ru="Что происходит")
STANDS = Text(en="What is here", ko="시설", ru="Что здесь есть")
SITES: Mapping[SiteKind, Counted] = {
    "shelter": Counted(
        en=("{n} shelter", "{n} shelters"), ko="대피소 {n}곳", ru=("{n} укрытие", "{n} укрытия", "{n} укрытий")
    ),
    "fire_station": Counted(
        en=("{n} fire station", "{n} fire stations"),
        ko="소방서 {n}곳",
        ru=("{n} пожарная часть", "{n} пожарные части", "{n} пожарных частей"),
    ),
    "police": Counted(
        en=("{n} police station", "{n} police stations"),
        ko="경찰서 {n}곳",
        ru=("{n} отдел полиции", "{n} отдела полиции", "{n} отделов полиции"),
    ),
    "hospital": Counted(
        en=("{n} hospital", "{n} hospitals"), ko="병원 {n}곳", ru=("{n} больница", "{n} больницы", "{n} больниц")
    ),
    "parking": Counted(
        en=("{n} car park", "{n} car parks"), ko="주차장 {n}곳", ru=("{n} парковка", "{n} парковки", "{n} парковок")
    ),
    "bikes": Counted(
        en=("{n} bike station", "{n} bike stations"),
        ko="자전거 대여소 {n}곳",
        ru=("{n} прокат велосипедов", "{n} проката велосипедов", "{n} прокатов велосипедов"),
    ),
    "rain": Counted(
        en=("{n} rain gauge", "{n} rain gauges"),
        ko="강수량계 {n}대",
        ru=("{n} дождемер", "{n} дождемера", "{n} дождемеров"),
    ),
    "plant": Counted(
        en=("{n} water plant", "{n} water plants"),
        ko="정수장 {n}곳",
        ru=("{n} станция водоочистки", "{n} станции водоочистки", "{n} станций водоочистки"),
    ),
    "spot": Counted(
        en=("{n} busy place", "{n} busy places"),
        ko="주요 장소 {n}곳",
        ru=("{n} людное место", "{n} людных места", "{n} людных мест"),
    ),
    "startup": Counted(
        en=("{n} start-up hub", "{n} start-up hubs"),
        ko="창업 거점 {n}곳",
        ru=("{n} бизнес-центр", "{n} бизнес-центра", "{n} бизнес-центров"),
    ),
    "bin": Counted(
        en=("{n} smart bin", "{n} smart bins"),
        ko="스마트 수거함 {n}개",
        ru=("{n} умный бак", "{n} умных бака", "{n} умных баков"),
    ),
    "bay": Counted(
        en=("{n} parking bay", "{n} parking bays"),
        ko="주차면 {n}면",
        ru=("{n} место парковки", "{n} места парковки", "{n} мест парковки"),
    ),
    "depot": Counted(en=("{n} depot", "{n} depots"), ko="차고지 {n}곳", ru=("{n} база", "{n} базы", "{n} баз")),
}
CAMERAS = Counted(en=("{n} camera", "{n} cameras"), ko="카메라 {n}대", ru=("{n} камера", "{n} камеры", "{n} камер"))
PROJECTS = Counted(
    en=("{n} project", "{n} projects"), ko="사업 {n}건", ru=("{n} проект", "{n} проекта", "{n} проектов")
)
OLDEST = Text(en="oldest {age}", ko="가장 오래된 값 {age}", ru="самые старые {age}")


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
        "origin": _origin(here, state, language),
        "happensTitle": HAPPENS.to(language),
        "incidents": [row(incident, state, pack, language) for incident in open_here[:LISTED]],
        "nothing": none_text(state, NOTHING_HERE).to(language),
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


def _origin(here: District, state: State, language: Language) -> dict[str, object]:
    """Where the numbers come from, all sources, and how old the oldest is; each says its own age beside it."""
    keys = [f"{kind}.{here.key}" for kind in _kinds()]
    known = [state.readings[key].provenance for key in keys if key in state.readings]
    shown = together(state, keys, language)
    if not known:
        return shown
    oldest = min(of.measured_at for of in known)
    return {
        **shown,
        "source": ", ".join(dict.fromkeys((of.detail or of.source).to(language) for of in known)),
        "age": OLDEST.to(language).format(age=age((looked(state) - oldest).total_seconds(), language)),
    }


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


def _stands(here: District, pack: Pack, language: Language) -> list[str]:
    """What the district has and how many of it, the most first."""
    counts = Counter(site.kind for site in pack.sites if site.district == here.key)
    found = [(count, SITES[kind]) for kind, count in counts.most_common()]
    found.append((sum(camera.district == here.key for camera in pack.cameras), CAMERAS))
    projects = pack.projects.projects if pack.projects else ()
    found.append((sum(project.district == here.key for project in projects), PROJECTS))
    return [words.to(count, language) for count, words in found if count]


def _near(here: District, pack: Pack, other: District | None) -> list[District]:
    """The neighbours, and whoever is compared already."""

    def apart(district: District) -> float:
        return (district.place[0] - here.place[0]) ** 2 + (district.place[1] - here.place[1]) ** 2

    near = sorted((d for d in pack.districts if d is not here), key=apart)[:OFFERED]
    return [*near[: OFFERED - 1], other] if other and other not in near else near
