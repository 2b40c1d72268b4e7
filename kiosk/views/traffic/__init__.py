"""Traffic: where it jams, what is in the way, how the day went, where to park, and what else there is to ride."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.core.city.parts import Line
from kiosk.core.pack import Pack
from kiosk.core.quantities import name, parts, quantity, unit
from kiosk.core.severity import closed, worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import charts
from kiosk.views.geography import city_map
from kiosk.views.incidents import none_text, row
from kiosk.views.layers import layer
from kiosk.views.tiles import number, place_tile, said, texts, tile, together
from kiosk.views.traffic import roads, stands
from kiosk.views.traffic.roads import MARKS
from kiosk.views.words import NO_VALUE

CITY = "traffic.speed"
ON_THE_ROAD = ("crash", "flood")
TALL = 40.0  # u: how high the whole city is drawn between the lists
LISTED = 2  # incidents; all of them are on the map
BESIDE, MOST = 2, 8  # car parks and stations beside the map, over the subway and without one; and in the roads' place
LATE, VERY_LATE = 3, 8  # minutes

WORDS = texts(
    roadsTitle=Text(en="Roads, the slowest first", ko="느린 도로부터", ru="Дороги: где медленнее"),
    reference=Text(en="mark: empty road", ko="눈금: 자유 속도", ru="метка: пустая дорога"),
    curveTitle=Text(en="last 24 hours", ko="최근 24시간", ru="за 24 часа"),
    back=Text(en="Whole city", ko="도시 전체", ru="Весь город"),
    mapTitle=Text(en="Where it jams", ko="정체 지도", ru="Карта движения"),
    incidentsTitle=Text(en="On the road", ko="도로 위 사건", ru="На дорогах"),
    subwayTitle=Text(en="Subway", ko="지하철", ru="Метро"),
)
ALL_CLEAR = Text(en="All roads clear", ko="돌발 상황 없음", ru="Дороги свободны")
ON_TIME = Text(en="on time", ko="정상", ru="по графику")
DELAYED = Text(en="+{n} min", ko="+{n}분", ru="+{n} мин")
LATE_LINES = Text(en="{n} late", ko="지연 {n}개 노선", ru="опаздывают: {n}")
SILENT_LINES = Text(en="{n} unknown", ko="{n}개 노선 자료 없음", ru="нет данных: {n}")
NONE_LATE = Text(en="all on time", ko="모두 정상", ru="все по графику")
APPROXIMATE = Text(en="places are approximate", ko="위치는 대략적임", ru="места приблизительны")
DISTRICTS = Text(en="mean speed by district", ko="구별 평균 속도", ru="скорость по районам")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the traffic view shows; an open road, car park or bike station takes the place of the whole city."""
    speeds = [f"{roads.SPEED}.{road.key}" for road in pack.roads]
    kind = stands.opened(state, pack)
    charted = stands.charted(kind, state) if kind else state.opened if state.opened in speeds else CITY
    on_road = [i for i in worst_first(state.incidents) if i.kind in ON_THE_ROAD and not closed(i)]
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, ALL_CLEAR).to(language),
        "shows_opened": charted != CITY,
        "canGoBack": charted != CITY,
        # in the order in which they are numbered while somebody speaks: what is not on the wall gets no number
        "curve": _curve(charted, state, pack, language),
        "stands": _opened(kind, state, pack, language) if kind else {"rows": []},
        "roads": [] if kind else roads.jams(state, pack, language),
        "roadsOrigin": together(state, speeds, language),
        "incidents": [row(incident, state, pack, language) for incident in on_road[:LISTED]],
        "onRoad": str(len(on_road)),
        "sides": [_side(each, state, pack, language) for each in stands.KINDS],
        **_subway(state, pack, language),
        **_map(state, pack, language),
    }


def _side(kind: stands.Kind, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A kind of place in short: its head, the tightest few, and its day for a city that names none."""
    places = stands.listed(kind, replace(state, opened=""), pack, language)
    return {
        **stands.head(kind, state, pack, language),
        "places": places[: BESIDE if pack.lines else MOST],
        "day": _curve(kind.key, state, pack, language),
    }


def _opened(kind: stands.Kind, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The car parks or the stations, as a list and as marks on the map."""
    keys = [f"{kind.key}.{site.key}" for site in pack.sites_of(kind.site)]
    return {
        "title": kind.title.to(language),
        "icon": kind.icon,
        "rows": stands.listed(kind, state, pack, language)[:MOST],
        "origin": together(state, keys, language),
        "map": city_map(state, pack, language, None, stands.marks(kind, state, pack), tall=TALL),
        "legend": stands.legend(kind, language),
        "legendTitle": APPROXIMATE.to(language),
    }


def _map(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The districts by their mean speed, with what is in the way."""
    by = layer(CITY)
    assert by
    on_road = replace(state, incidents=tuple(i for i in state.incidents if i.kind in ON_THE_ROAD))
    return {
        "map": city_map(on_road, pack, language, by, tall=TALL),
        "legend": by.legend("", language),
        "legendTitle": f"{DISTRICTS.to(language)}, {unit(quantity(CITY).unit).to(language)}",
        "mapOrigin": together(state, [f"{CITY}.{district.key}" for district in pack.districts], language),
    }


def _curve(key: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with its day as a chart: {series, lines, times, measured}; gaps where nothing is known."""
    shown = (tile if not parts(key)[1] else place_tile)(state, pack, key, language)
    values = charts.day(state.readings.get(key))
    low, high, step = charts.axis(values, 3)
    return {
        **shown,
        "series": [{"points": charts.points(values, low, high)}] if values else [],
        "lines": charts.lines(low, high, step, 0, language) if values else [],
        "times": charts.day_times(state, pack) if values else [],
        "measured": shown["unit"] or quantity(key).name.to(language),
        "name": name(key, pack).to(language),
    }


def _subway(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """Every line's tile, how many are late in words, and where that comes from."""
    keys = [f"subway.delay.{line.key}" for line in pack.lines]
    known = [reading.value for key in keys if (reading := state.readings.get(key)) and reading.value is not None]
    late, silent = sum(value >= LATE for value in known), len(keys) - len(known)
    told = [LATE_LINES.filled(n=late)] if late else [] if silent or not keys else [NONE_LATE]
    told += [SILENT_LINES.filled(n=silent)] if silent else []
    return {
        "subway": [_line(line, state, pack, language) for line in pack.lines],
        "subwayOrigin": together(state, keys, language),
        "why": "  ·  ".join(text.to(language) for text in told),
    }


def _line(line: Line, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with the line's colour and whether its trains are late, in words and as a mark."""
    key = f"subway.delay.{line.key}"
    reading = state.readings.get(key)
    value = reading.value if reading else None
    late = value or 0
    band = "none" if value is None else "bad" if late >= VERY_LATE else "poor" if late >= LATE else "good"
    return {
        **place_tile(state, pack, key, language),
        "short": line.short,
        "colour": line.colour,
        "state": NO_VALUE
        if value is None
        else DELAYED.filled(n=number(late, 0, language)).to(language)
        if late >= LATE
        else ON_TIME.to(language),
        "band": band,
        "mark": MARKS[band],
    }


VIEW = View(
    name="traffic",
    title=Text(en="Traffic", ko="교통", ru="Транспорт"),
    spoken=Spoken(en=("traffic",), ko=("교통 상황", "교통"), ru=("транспорт", "дороги")),
    section=Section.NOW,
    order=21,
    icon="traffic",
    qml=Path(__file__).with_name("Traffic.qml"),
    present=present,
    layers=(CITY,),
)
