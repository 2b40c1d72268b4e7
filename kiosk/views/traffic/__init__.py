"""Traffic: how fast it goes on which road, how the day went, what is in the way, and what else there is to ride."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.core.city.parts import Line, Road
from kiosk.core.pack import Pack
from kiosk.core.reading import Reading
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.incidents import closed, none_text, row, worst_first
from kiosk.views.tiles import looked, number, place_tile, said, texts, tile, together

CITY = "traffic.speed"
ON_THE_ROAD = ("crash", "flood")
LISTED = 6
HALF_HOUR = timedelta(minutes=30)
TICKS = 5  # labels along the time axis
FREE, SLOW, JAM = 0.7, 0.45, 0.28  # of a road's free speed: 56, 36 and 22 km/h where 80 are driven
LATE, VERY_LATE = 3, 8  # minutes

WORDS = texts(
    roadsTitle=Text(en="Speed by road", ko="도로별 속도", ru="Скорость по дорогам"),
    reference=Text(en="mark: free-flow speed", ko="눈금: 자유 속도", ru="метка: свободная дорога"),
    curveTitle=Text(en="Last 24 hours", ko="최근 24시간", ru="Последние 24 часа"),
    back=Text(en="Whole city", ko="도시 전체", ru="Весь город"),
    incidentsTitle=Text(en="On the road", ko="도로 위 사건", ru="На дорогах"),
    subwayTitle=Text(en="Subway", ko="지하철", ru="Метро"),
)
ALL_CLEAR = Text(en="All roads clear", ko="돌발 상황 없음", ru="Дороги свободны")
ON_TIME = Text(en="on time", ko="정상", ru="по графику")
DELAYED = Text(en="+{n} min", ko="+{n}분", ru="+{n} мин")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the traffic view shows; an open road's own day takes the curve's place."""
    roads = [f"traffic.road.{road.key}" for road in pack.roads]
    subway = [f"subway.delay.{line.key}" for line in pack.lines]
    charted = state.opened if state.opened in roads else CITY
    on_road = [i for i in worst_first(state.incidents) if i.kind in ON_THE_ROAD and not closed(i)]
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, ALL_CLEAR).to(language),
        "shows_opened": state.opened in roads,
        "city": tile(state, pack, CITY, language),
        "roads": [_road(road, state, pack, language) for road in pack.roads],
        "roadsOrigin": together(state, roads, language),
        "curve": _curve(charted, state, pack, language),
        "canGoBack": charted != CITY,
        "incidents": [row(incident, state, pack, language) for incident in on_road[:LISTED]],
        "parking": tile(state, pack, "parking.free", language),
        "bikes": tile(state, pack, "bikes.free", language),
        "subway": [_line(line, state, pack, language) for line in pack.lines],
        "subwayOrigin": together(state, subway, language),
    }


def _road(road: Road, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile, its share of the scale, the mark of its free speed, and its band."""
    key = f"traffic.road.{road.key}"
    scale = max(road.free for road in pack.roads) * 1.05
    reading = state.readings.get(key)
    value = reading.value if reading else None
    flow = (value or 0.0) / road.free
    band = "none" if value is None else _band(flow)
    return {
        **place_tile(state, pack, key, language),
        "fraction": (value or 0.0) / scale,
        "mark": road.free / scale,
        "band": band,
        "current": key == state.opened,
    }


def _band(flow: float) -> str:
    return "good" if flow >= FREE else "fair" if flow >= SLOW else "poor" if flow >= JAM else "bad"


def _curve(key: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with its day as `points` 0..1 above the axis, the axes' labels, and the unit."""
    shown = (tile if key == CITY else place_tile)(state, pack, key, language)
    reading = state.readings.get(key)
    values = _day(reading)
    step = 20 if max(values, default=0) > 45 else 10  # noqa: PLR2004 - so that there are three to five lines
    top = step * max(1, -int(-max(values, default=1) // step))
    return {
        **shown,
        "points": [value / top for value in values],
        "lines": [{"at": level / top, "text": number(level, 0, language)} for level in range(0, top + 1, step)],
        "times": _times(state, pack) if values else [],
    }


def _day(reading: Reading | None) -> list[float]:
    if reading is None or reading.value is None:
        return []
    return [*(value for value in reading.history if value is not None), reading.value]


def _times(state: State, pack: Pack) -> list[dict[str, object]]:
    """{at, text} along the axis: whole hours of the city's clock in the last day."""
    end = looked(state).astimezone(ZoneInfo(pack.timezone))
    first = end.replace(minute=0, second=0, microsecond=0)
    hours = [first - timedelta(hours=back) for back in range(24) if (first - timedelta(hours=back)).hour % 4 == 0]
    day = timedelta(hours=24)
    return [{"at": 1 - (end - hour) / day, "text": f"{hour:%H:%M}"} for hour in reversed(hours)]


def _line(line: Line, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with the line's colour and whether its trains are late, in words."""
    key = f"subway.delay.{line.key}"
    reading = state.readings.get(key)
    value = reading.value if reading else None
    late = value or 0
    return {
        **place_tile(state, pack, key, language),
        "short": line.short,
        "colour": line.colour,
        "state": "–"
        if value is None
        else DELAYED.filled(n=number(late, 0, language)).to(language)
        if late >= LATE
        else ON_TIME.to(language),
        "band": "none" if value is None else "bad" if late >= VERY_LATE else "poor" if late >= LATE else "good",
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
)
