"""Air, weather and water: district by district, plant by plant, against the limits, and what is coming."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.core.city.parts import District
from kiosk.core.pack import Pack
from kiosk.core.quantities import quantity, unit
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import charts
from kiosk.views.air import limits
from kiosk.views.air.water import NOT_KNOWN, plant_of, water
from kiosk.views.air.weather import forecast, gauges
from kiosk.views.geography import city_map
from kiosk.views.layers import BANDS, Layer, layer
from kiosk.views.tiles import place_tile, said, texts, tile, tiles, together

TALL = 43.0  # u: how high the whole city is drawn below the pollutants
CHOICE = ("air.pm25", "air.pm10", "air.o3", "air.no2", "air.index", "water.turbidity")
SHORT: Mapping[str, Text] = {
    "air.pm25": Text(en="PM2.5", ko="초미세먼지", ru="Пыль PM2,5"),
    "air.pm10": Text(en="PM10", ko="미세먼지", ru="Пыль PM10"),
    "air.o3": Text(en="Ozone", ko="오존", ru="Озон"),
    "air.no2": Text(en="NO2", ko="이산화질소", ru="Азот NO2"),
    "air.index": Text(en="Air index", ko="통합지수", ru="Индекс"),
    "water.turbidity": Text(en="Water: turbidity", ko="수돗물 탁도", ru="Вода: мутность"),
}
WEATHER = ("weather.temperature", "weather.humidity", "weather.wind", "weather.rain")

WORDS = texts(
    airTitle=Text(en="District by district", ko="구별 현황", ru="По районам"),
    weatherTitle=Text(en="Weather, next 24 hours", ko="날씨 · 앞으로 24시간", ru="Погода на 24 часа"),
    waterTitle=Text(en="Drinking water", ko="수돗물", ru="Питьевая вода"),
    worstTitle=Text(en="Where it is worst", ko="나쁜 곳부터", ru="Где хуже всего"),
    curveTitle=Text(en="Last 24 hours", ko="최근 24시간", ru="Последние 24 часа"),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: `State.layer` says which number, fine dust where it names none of the view's."""
    kind = state.layer if state.layer in CHOICE else CHOICE[0]
    by = layer(kind)
    assert by
    return {
        **said(WORDS, language),
        "shows_opened": False,
        "pollutants": [_choice(one, kind, state, pack, language) for one in CHOICE],
        "chosen": _graded(kind, by, state, pack, language),
        "map": city_map(state, pack, language, by, events=False, tall=TALL),
        "mapOrigin": together(state, [f"{kind}.{district.key}" for district in pack.districts], language),
        "legend": by.legend("", language),
        "limitsFrom": limits.source(kind).to(language),
        "worst": _worst(kind, by, state, pack, language),
        "noWorst": NOT_KNOWN.to(language),
        "curve": _curve(kind, by, state, pack, language),
        "weather": tiles(state, pack, WEATHER, language),
        "weatherOrigin": together(state, WEATHER, language),
        "forecast": forecast(state, pack, language),
        "rain": gauges(state, pack, language),
        "water": water(state, pack, language),
    }


def _choice(kind: str, chosen: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    short = {"label": SHORT[kind].to(language)}
    return {**tile(state, pack, kind, language), **short, "layer": kind, "current": kind == chosen}


def _graded(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> dict[str, object]:
    shown, reading = tile(state, pack, kind, language), state.readings.get(kind)
    band = by.band(reading.value if reading else None)
    return {**shown, "band": band, "grade": _word(band, by).to(language)}


def _word(band: str, by: Layer) -> Text:
    return by.names[BANDS.index(band)] if band in BANDS else NOT_KNOWN


def _value(kind: str, district: District, state: State) -> float | None:
    reading = state.readings.get(f"{kind}.{district.key}")
    return reading.value if reading else None


def _worst(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """Every known district's tile, the worst first: its share of the worst one, its band in words, and its plant."""
    known = [(district, value) for district in pack.districts if (value := _value(kind, district, state)) is not None]
    top = max([value for _, value in known] + [by.limits[1]])
    ordered = sorted(known, key=lambda one: -one[1])
    return [
        {
            **place_tile(state, pack, f"{kind}.{district.key}", language),
            "label": (district.short or district.name).text.to(language),
            "fraction": value / top,
            "band": by.band(value),
            "word": _word(by.band(value), by).to(language),
            "side": _plant(district, pack, language) if kind in limits.STANDARDS else "",
        }
        for district, value in ordered
    ]


def _plant(district: District, pack: Pack, language: Language) -> str:
    plant = plant_of(district.key, pack)
    return plant.name.text.to(language) if plant else ""


def _curve(kind: str, by: Layer, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The chosen number's day, with where each grade begins and what WHO recommends."""
    values = charts.day(state.readings.get(kind))
    line = limits.guideline(kind, language)
    held_against = [line[0]] if line else [limits.STANDARDS[kind].high] if kind in limits.STANDARDS else []
    low, high, step = charts.axis([*values, by.limits[0], *held_against])
    digits = max(quantity(kind).digits, len(f"{step:g}".partition(".")[2]))
    marks = [
        charts.mark(limit, low, high, by.names[n + 1].to(language), BANDS[n + 1])
        for n, limit in enumerate(by.limits)
        if limit <= high
    ]
    return {
        "measured": unit(quantity(kind).unit).to(language),
        "series": [{"points": charts.points(values, low, high)}] if values else [],
        "lines": charts.lines(low, high, step, digits, language),
        "times": charts.day_times(state, pack) if values else [],
        "marks": [*marks, *([charts.mark(line[0], low, high, line[1], "none", dotted=True)] if line else [])],
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
    layers=CHOICE,
)
