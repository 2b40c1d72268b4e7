"""Air, weather and water: district by district, against the limits, and what is coming."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.quantities import quantity
from kiosk.core.reading import Reading
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import charts
from kiosk.views.geography import city_map
from kiosk.views.layers import BANDS, Layer, layer
from kiosk.views.tiles import number, place_tile, said, texts, tile, tiles, together
from kiosk.views.words import NO_VALUE

POLLUTANTS = ("air.pm25", "air.pm10", "air.o3", "air.no2", "air.index")
SHORT: Mapping[str, Text] = {
    "air.pm25": Text(en="PM2.5", ko="초미세먼지", ru="Пыль PM2,5"),
    "air.pm10": Text(en="PM10", ko="미세먼지", ru="Пыль PM10"),
    "air.o3": Text(en="Ozone", ko="오존", ru="Озон"),
    "air.no2": Text(en="NO2", ko="이산화질소", ru="Азот NO2"),
    "air.index": Text(en="Air index", ko="통합지수", ru="Индекс"),
}
WEATHER = ("weather.temperature", "weather.humidity", "weather.wind", "weather.rain")
WATER = ("water.turbidity", "water.ph", "water.chlorine")
AHEAD = 24  # hours of the forecast
WET = 0.1  # mm/h below which a forecast says it stays dry
RAIN_TOP = 5.0  # mm/h: the least that a full bar of rain stands for

WORDS = texts(
    airTitle=Text(en="Air by district", ko="구별 대기질", ru="Воздух по районам"),
    weatherTitle=Text(en="Weather, next 24 hours", ko="날씨 · 앞으로 24시간", ru="Погода на 24 часа"),
    waterTitle=Text(en="Drinking water", ko="수돗물", ru="Питьевая вода"),
    worstTitle=Text(en="Where it is worst", ko="나쁜 곳부터", ru="Где хуже всего"),
    curveTitle=Text(en="Last 24 hours", ko="최근 24시간", ru="Последние 24 часа"),
    temperature=Text(en="temperature", ko="기온", ru="температура"),
    rain=Text(en="rain", ko="강수", ru="осадки"),
)
DRY = Text(en="no rain expected", ko="비 소식 없음", ru="дождя не ждут")
RAIN_AT = Text(en="rain from {at}", ko="{at}부터 비", ru="дождь с {at}")
NO_FORECAST = Text(en="no forecast", ko="예보 없음", ru="прогноза нет")
WITHIN = Text(en="within the limit", ko="기준 이내", ru="в норме")
BEYOND = Text(en="beyond the limit", ko="기준 초과", ru="выше нормы")
LIMIT = Text(en="limit {span}", ko="기준 {span}", ru="норма {span}")
DISTRICTS_BEYOND = Text(en="{n} districts beyond it", ko="초과 {n}개 구", ru="вне нормы районов: {n}")
ALL_WITHIN = Text(en="all districts within it", ko="모든 구 기준 이내", ru="все районы в норме")


@dataclass(frozen=True, slots=True)
class Standard:
    """What drinking water may have, lower and upper. Source: Korea's drinking-water standards (먹는물 수질기준)."""

    low: float
    high: float
    digits: int


STANDARDS: Mapping[str, Standard] = {
    "water.turbidity": Standard(0.0, 0.5, 1),  # NTU
    "water.ph": Standard(5.8, 8.5, 1),
    "water.chlorine": Standard(0.1, 4.0, 1),  # mg/L
}


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: `State.layer` says which pollutant, fine dust where it names none."""
    kind = state.layer if state.layer in POLLUTANTS else POLLUTANTS[0]
    by = layer(kind)
    assert by
    return {
        **said(WORDS, language),
        "shows_opened": False,
        "pollutants": [_pollutant(one, kind, state, pack, language) for one in POLLUTANTS],
        "chosen": _graded(kind, by, state, pack, language),
        "map": city_map(state, pack, language, by, events=False),
        "legend": by.legend(quantity(kind).unit, language),
        "worst": _worst(kind, by, state, pack, language),
        "curve": _curve(kind, by, state, pack, language),
        "weather": tiles(state, pack, WEATHER, language),
        "weatherOrigin": together(state, WEATHER, language),
        "forecast": _forecast(state, pack, language),
        "water": [_water(one, state, pack, language) for one in WATER],
        "waterOrigin": together(state, WATER, language),
    }


def _pollutant(kind: str, chosen: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    short = {"label": SHORT[kind].to(language)}
    return {**tile(state, pack, kind, language), **short, "layer": kind, "current": kind == chosen}


def _graded(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> dict[str, object]:
    shown, reading = tile(state, pack, kind, language), state.readings.get(kind)
    band = by.band(reading.value if reading else None)
    return {**shown, "band": band, "grade": by.names[BANDS.index(band)].to(language) if band in BANDS else NO_VALUE}


def _worst(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """Every district's tile with its share of the worst one and its band, the worst first."""
    found = [(district, state.readings.get(f"{kind}.{district.key}")) for district in pack.districts]
    known = [(district, reading.value) for district, reading in found if reading and reading.value is not None]
    top = max([value for _, value in known] + [by.limits[1]])
    ordered = sorted(known, key=lambda one: -one[1])
    return [
        {
            **place_tile(state, pack, f"{kind}.{district.key}", language),
            "label": (district.short or district.name).text.to(language),
            "fraction": value / top,
            "band": by.band(value),
        }
        for district, value in ordered
    ]


def _curve(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> dict[str, object]:
    reading = state.readings.get(kind)
    values = [*reading.history, reading.value] if reading and reading.value is not None else []
    low, high, step = charts.axis([*values, by.limits[0]])
    digits = quantity(kind).digits
    return {
        "unit": quantity(kind).unit,
        "series": [{"points": charts.points(values, low, high)}] if values else [],
        "lines": charts.lines(low, high, step, digits, language),
        "times": charts.day_times(state, pack) if values else [],
        "marks": [
            charts.mark(limit, low, high, by.names[n + 1].to(language), BANDS[n + 1])
            for n, limit in enumerate(by.limits)
            if limit <= high
        ],
    }


def _forecast(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A chart of temperature, a bar of rain for each hour, and the rain in a sentence."""
    warm = _ahead(state.readings.get("weather.temperature"))
    wet = _ahead(state.readings.get("weather.rain"))
    low, high, step = charts.axis(warm, zero=False)
    top = max([*wet, RAIN_TOP])
    times = charts.ahead_times(state, pack, len(warm)) if warm else []
    return {
        "series": [{"points": charts.points(warm, low, high)}] if warm else [],
        "lines": charts.lines(low, high, step, 0, language),
        "times": times,
        "bars": [amount / top for amount in wet],
        "unit": quantity("weather.temperature").unit,
        "rainText": _rain_text(wet, state, pack, language),
    }


def _ahead(reading: Reading | None) -> list[float]:
    return list(reading.ahead[:AHEAD]) if reading and reading.value is not None else []


def _rain_text(wet: list[float], state: State, pack: Pack, language: Language) -> str:
    if not wet:
        return NO_FORECAST.to(language)
    first = next((hour for hour, amount in enumerate(wet) if amount >= WET), None)
    if first is None:
        return DRY.to(language)
    return RAIN_AT.filled(at=charts.hour_ahead(state, pack, first)).to(language)


def _water(kind: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The city's tile, where it stands between the limits, and how many districts are beyond them."""
    limit = STANDARDS[kind]
    shown, reading = tile(state, pack, kind, language), state.readings.get(kind)
    value = reading.value if reading else None
    of = [state.readings.get(f"{kind}.{district.key}") for district in pack.districts]
    beyond = sum(not limit.low <= each.value <= limit.high for each in of if each and each.value is not None)
    span = f"{number(limit.low, limit.digits, language)}–{number(limit.high, limit.digits, language)} {shown['unit']}"
    inside = value is None or limit.low <= value <= limit.high
    return {
        **shown,
        "fraction": 0.0 if value is None else charts.share(value, 0.0, limit.high * 1.15),
        "low": charts.share(limit.low, 0.0, limit.high * 1.15),
        "high": charts.share(limit.high, 0.0, limit.high * 1.15),
        "limit": LIMIT.filled(span=span.strip()).to(language),
        "verdict": NO_VALUE if value is None else (WITHIN if inside else BEYOND).to(language),
        "band": "none" if value is None else "good" if inside else "bad",
        "districts": (DISTRICTS_BEYOND.filled(n=beyond) if beyond else ALL_WITHIN).to(language)
        if any(each and each.value is not None for each in of)
        else NO_VALUE,
    }


VIEW = View(
    name="air",
    title=Text(en="Air & water", ko="대기·날씨·물", ru="Воздух и вода"),
    spoken=Spoken(en=("air", "weather"), ko=("공기", "날씨"), ru=("воздух", "погоду")),
    section=Section.NOW,
    order=22,
    icon="air",
    qml=Path(__file__).with_name("Air.qml"),
    present=present,
    layers=POLLUTANTS,
)
