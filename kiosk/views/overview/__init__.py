"""The city at a glance: map, counters, air, weather, traffic and the latest incidents."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.geography import city_map
from kiosk.views.incidents import closed, none_text, row, worst_first
from kiosk.views.layers import LAYERS, Layer, layer
from kiosk.views.tiles import place_tile, said, texts, tile, tiles, together
from kiosk.views.words import LATEST_INCIDENTS, NO_INCIDENTS, OPEN_NOW

COUNTERS = ("disaster.events", "disaster.fires", "disaster.rescues", "disaster.ambulances")
WEATHER = ("weather.temperature", "weather.humidity", "weather.wind", "weather.rain")
LISTED = 8  # incidents at most; the list shows as many as fit
OF_DISTRICT = ("traffic.speed", "air.pm25", "crowd.level")

SAFETY = Text(en="Safety", ko="안전", ru="Безопасность")
WORDS = texts(
    incidentsTitle=LATEST_INCIDENTS,
    weatherTitle=Text(en="Weather", ko="날씨", ru="Погода"),
    mapTitle=Text(en="City map", ko="도시 지도", ru="Карта города"),
)
DANGERS = (
    ("calm", Text(en="calm", ko="이상 없음", ru="спокойно")),
    ("fair", Text(en="minor", ko="경미", ru="мелкое")),
    ("poor", Text(en="under control", ko="수습 중", ru="под контролем")),
    ("bad", Text(en="fire burning", ko="화재 진행", ru="пожар")),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the overview shows; opening a number the map can be coloured by colours the map."""
    chosen = layer(state.opened)
    listed = worst_first(state.incidents)
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, NO_INCIDENTS).to(language),
        "shows_opened": chosen is not None,
        "map": city_map(state, pack, language, chosen),
        "layers": _layers(chosen, language),
        "legend": _legend(chosen, language),
        "layerTile": tile(state, pack, chosen.kind if chosen else COUNTERS[0], language),
        "counters": tiles(state, pack, COUNTERS, language),
        "countersOrigin": together(state, COUNTERS, language),
        "traffic": _graded(state, pack, "traffic.speed", language),
        "air": _graded(state, pack, "air.pm25", language),
        "weather": tiles(state, pack, WEATHER, language),
        "weatherOrigin": together(state, WEATHER, language),
        "incidents": [row(incident, state, pack, language) for incident in listed[:LISTED]],
        "openText": OPEN_NOW.filled(n=sum(not closed(i) for i in listed)).to(language),
        "ofDistrict": _of_district(state, pack, language),
    }


def _layers(chosen: Layer | None, language: Language) -> list[dict[str, object]]:
    # nothing opened is the safety map: going back to it is closing
    chips: list[dict[str, object]] = [
        {
            "label": SAFETY.to(language),
            "icon": "disaster",
            "current": chosen is None,
            "intent": "" if chosen is None else "tile.close",
            "slots": {},
        }
    ]
    for one in LAYERS:
        current = one is chosen
        chips.append(
            {
                "label": one.title.to(language),
                "icon": one.icon,
                "current": current,
                "intent": "" if current else "tile.open",
                "slots": {"key": one.kind},
            }
        )
    return chips


def _legend(chosen: Layer | None, language: Language) -> list[dict[str, object]]:
    if chosen is None:
        return [{"band": band, "label": words.to(language), "range": ""} for band, words in DANGERS]
    return chosen.legend("", language)


def _graded(state: State, pack: Pack, kind: str, language: Language) -> dict[str, object]:
    """A tile whose label also says how good that is; what people ask for is the grade, not micrograms."""
    shown, by, reading = tile(state, pack, kind, language), layer(kind), state.readings.get(kind)
    if by is None or reading is None or reading.value is None:
        return shown
    band = by.band(reading.value)
    grade = next(one["label"] for one in by.legend("", language) if one["band"] == band)
    return {**shown, "label": f"{shown['label']} · {grade}", "band": band}


def _of_district(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """The numbers of the open district, for the sheet that the wall opens."""
    if all(district.key != state.opened for district in pack.districts):
        return []
    return [
        {
            **place_tile(state, pack, f"{kind}.{state.opened}", language),
            "label": tile(state, pack, kind, language)["label"],
        }
        for kind in OF_DISTRICT
    ]


VIEW = View(
    name="overview",
    title=Text(en="City at a glance", ko="도시 종합현황", ru="Город сегодня"),
    spoken=Spoken(en=("overview", "home"), ko=("개요", "홈"), ru=("обзор",)),
    section=Section.GLANCE,
    order=10,
    icon="overview",
    qml=Path(__file__).with_name("Overview.qml"),
    present=present,
)
