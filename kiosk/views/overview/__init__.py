"""The city at a glance: map, counters, air, weather, traffic and the latest incidents."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.district import page
from kiosk.views.geography import city_map
from kiosk.views.incidents import closed, none_text, row, worst_first
from kiosk.views.layers import OF_CITY, PROJECTS, SAFETY, Layer, layer
from kiosk.views.tiles import said, texts, tile, tiles, together
from kiosk.views.words import LATEST_INCIDENTS, NO_INCIDENTS, OPEN_NOW

COUNTERS = ("disaster.events", "disaster.fires", "disaster.rescues", "disaster.ambulances")
WEATHER = ("weather.temperature", "weather.humidity", "weather.wind", "weather.rain")
LISTED = 8  # incidents at most; the list shows as many as fit

SAFE = Text(en="Safety", ko="안전", ru="Безопасность")
PROJECTS_TITLE = Text(en="Projects", ko="사업", ru="Проекты")
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
    """What the overview shows; `State.layer` says what the map does, an open district has its page on the right."""
    chosen = layer(state.layer) if state.layer in OF_CITY else None
    projects = pack.projects.projects if pack.projects and state.layer == PROJECTS else ()
    listed = worst_first(state.incidents)
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, NO_INCIDENTS).to(language),
        "shows_opened": any(district.key == state.opened for district in pack.districts),
        "map": city_map(state, pack, language, chosen, [(one, "project", "good") for one in projects]),
        "layers": _layers(state, pack, language),
        "legend": _legend(chosen, language) if not projects else [],
        "layerTile": tile(state, pack, chosen.kind if chosen else COUNTERS[0], language),
        "counters": tiles(state, pack, COUNTERS, language),
        "countersOrigin": together(state, COUNTERS, language),
        "traffic": _graded(state, pack, "traffic.speed", language),
        "air": _graded(state, pack, "air.pm25", language),
        "weather": tiles(state, pack, WEATHER, language),
        "weatherOrigin": together(state, WEATHER, language),
        "incidents": [row(incident, state, pack, language) for incident in listed[:LISTED]],
        "openText": OPEN_NOW.filled(n=sum(not closed(i) for i in listed)).to(language),
        "district": page(state, pack, language),
    }


def _layers(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{label, icon, current, intent, slots} of every chip."""
    chips = [(SAFETY, SAFE, "disaster")]
    for kind in OF_CITY:
        by = layer(kind)
        if by is not None:
            chips.append((kind, by.title, by.icon))
        elif pack.projects is not None:
            chips.append((kind, PROJECTS_TITLE, "project"))
    now = state.layer if state.layer in OF_CITY else SAFETY
    return [
        {
            "label": title.to(language),
            "icon": icon,
            "current": kind == now,
            "intent": "" if kind == now else "map.layer",
            "slots": {"layer": kind},
        }
        for kind, title, icon in chips
    ]


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


VIEW = View(
    name="overview",
    title=Text(en="City at a glance", ko="도시 종합현황", ru="Город сегодня"),
    spoken=Spoken(en=("overview", "home"), ko=("개요", "홈"), ru=("обзор",)),
    section=Section.GLANCE,
    order=10,
    icon="overview",
    qml=Path(__file__).with_name("Overview.qml"),
    present=present,
    layers=("", *OF_CITY),
)
