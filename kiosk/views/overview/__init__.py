"""The city at a glance: map, counters, air, weather, traffic and the latest incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kiosk.core.city.projects import Projects
from kiosk.core.pack import Pack
from kiosk.core.quantities import quantity, unit
from kiosk.core.severity import worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import written
from kiosk.views.district import page
from kiosk.views.geography import city_map
from kiosk.views.incidents import none_text, open_count, row, somebody_looked
from kiosk.views.layers import OF_CITY, PROJECTS, SAFETY, Layer, layer
from kiosk.views.markers import ORDER
from kiosk.views.promise import Verdict, judged_on, verdict
from kiosk.views.tiles import said, texts, tile, tiles, together
from kiosk.views.words import LATEST_INCIDENTS, NO_INCIDENTS, NO_NEWS, OPEN_NOW

COUNTERS = ("disaster.events", "disaster.fires", "disaster.rescues", "disaster.ambulances")
BESIDE = ("economy.debt", "air.index")  # counters with a source and an age of their own, where the city counts them
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
    register = pack.projects if state.layer == PROJECTS else None
    stand = verdicts(register, state, pack) if register else {}
    listed = worst_first(state.incidents)
    return {
        **said(WORDS, language),
        "noIncidents": none_text(state, NO_INCIDENTS).to(language),
        "shows_opened": any(district.key == state.opened for district in pack.districts),
        "map": city_map(
            state,
            pack,
            language,
            chosen,
            [(one, "project", stand[one.key].band) for one in (register.projects if register else ())],
            signs={key: (one.mark, one.word.to(language)) for key, one in stand.items()},
        ),
        "layers": _layers(state, pack, language),
        "legend": _marked(stand.values(), language) if register else _legend(chosen, state, language),
        "layerOrigin": _origin(chosen, register, state, language),
        "counters": tiles(state, pack, COUNTERS, language),
        "countersOrigin": together(state, COUNTERS, language),
        "beside": tiles(state, pack, (key for key in BESIDE if key in state.readings), language),
        "traffic": _graded(state, pack, "traffic.speed", language),
        "air": _graded(state, pack, "air.pm25", language),
        "weather": tiles(state, pack, WEATHER, language),
        "weatherOrigin": together(state, WEATHER, language),
        "incidents": [row(incident, state, pack, language) for incident in listed[:LISTED]],
        "openText": OPEN_NOW.filled(n=open_count(state, language)).to(language),
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


def verdicts(register: Projects, state: State, pack: Pack) -> dict[str, Verdict]:
    """How each project stands, by key."""
    day = judged_on(register.about, state, pack)
    done = {one.key: state.readings.get(f"project.progress.{one.key}") for one in register.projects}
    share = {key: reading.value / 100 for key, reading in done.items() if reading and reading.value is not None}
    return {one.key: verdict(one, share.get(one.key), day) for one in register.projects}


def _origin(chosen: Layer | None, register: Projects | None, state: State, language: Language) -> dict[str, object]:
    """Where what the map shows comes from."""
    if register:
        if register.about.simulated:
            return written.origin(register.about, language)
        return together(state, [f"project.progress.{one.key}" for one in register.projects], language)
    return together(state, [chosen.kind if chosen else COUNTERS[0]], language)


def _marked(found: Iterable[Verdict], language: Language) -> list[dict[str, object]]:
    """The verdicts there are, the worst first: {band, sign, label, range}."""
    counts = Counter(found)
    order = sorted(counts, key=lambda one: (-ORDER.index(one.band), one.mark))
    return [
        {"band": one.band, "sign": one.mark, "label": one.word.to(language), "range": str(counts[one])} for one in order
    ]


def _legend(chosen: Layer | None, state: State, language: Language) -> list[dict[str, object]]:
    if chosen is None and not somebody_looked(state):
        return [{"band": "none", "sign": "", "label": NO_NEWS.to(language), "range": ""}]
    if chosen is None:
        return [{"band": band, "sign": "", "label": words.to(language), "range": ""} for band, words in DANGERS]
    of = unit(quantity(chosen.kind).unit).to(language)
    *bands, last = [{**one, "sign": ""} for one in chosen.legend("", language)]
    return [*bands, {**last, "range": f"{last['range']} {of}".strip()}]


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
