"""Drinking water -> the city's numbers and each plant's against the limits, and whose water a district drinks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.city.sites import Site
from kiosk.core.pack import Measured, Pack
from kiosk.core.plural import Counted
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.air.limits import STANDARDS, WATER_FROM, span
from kiosk.views.tiles import tile, together
from kiosk.views.words import NO_VALUE

WATER = ("water.turbidity", "water.chlorine", "water.ph")
SHORT = {
    "water.turbidity": Text(en="Turbidity", ko="탁도", ru="Мутность"),
    "water.chlorine": Text(en="Chlorine", ko="잔류염소", ru="Хлор"),
    "water.ph": Text(en="Acidity pH", ko="산도 pH", ru="Кислотн. pH"),
}
WITHIN = Text(en="within the limit", ko="기준 이내", ru="в норме")
BEYOND = Text(en="beyond the limit", ko="기준 초과", ru="вне нормы")
NOT_KNOWN = Text(en="no data", ko="자료 없음", ru="нет данных")
DISTRICTS_BEYOND = Counted(
    en=("{n} district beyond a limit", "{n} districts beyond a limit"),
    ko="기준 초과 {n}개 구",
    ru=("{n} район вне нормы", "{n} района вне нормы", "{n} районов вне нормы"),
)
ALL_WITHIN = Text(en="all districts within", ko="모든 구 기준 이내", ru="все районы в норме")
SOME_WITHIN = Text(en="within the limits where known", ko="확인된 구는 기준 이내", ru="где известно, в норме")
PLANTS_BEYOND = Counted(
    en=("{n} plant beyond a limit", "{n} plants beyond a limit"),
    ko="기준 초과 정수센터 {n}곳",
    ru=("{n} станция вне нормы", "{n} станции вне нормы", "{n} станций вне нормы"),
)
CITY = Text(en="Whole city", ko="도시 전체", ru="Весь город")
LIMIT = Text(en="limit", ko="기준", ru="норма")
MARKS = {"good": "check", "bad": "warning", "none": "question"}


def water(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{city, plants, summary, from, origin}: a cell for each quantity, of the city and of each plant."""
    plants = pack.sites_of("plant")
    keys = [f"{kind}{place}" for kind in WATER for place in ("", *(f".{plant.key}" for plant in plants))]
    return {
        "cityTitle": CITY.to(language),
        "limitTitle": LIMIT.to(language),
        "city": [
            {
                **_cell(kind, "", state, pack, language),
                "short": SHORT[kind].to(language),
                "limit": span(kind, language),
            }
            for kind in WATER
        ],
        "plants": [
            {
                "name": plant.name.text.to(language),
                "cells": [_cell(kind, f".{plant.key}", state, pack, language) for kind in WATER],
            }
            for plant in plants
        ],
        "summary": _verdict(state, pack, language),
        "from": WATER_FROM.to(language),
        "origin": together(state, keys, language),
    }


def plant_of(district: str, pack: Pack) -> Site | None:
    """The plant most of a district's water comes from; None where the pack does not say."""
    return next((site for site in pack.sites_of("plant") if district in site.serves), None)


def _cell(kind: str, place: str, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with its verdict: a band, a word and a sign."""
    reading = state.readings.get(f"{kind}{place}")
    value = reading.value if reading else None
    band = "none" if value is None else "good" if STANDARDS[kind].within(value) else "bad"
    verdict = {"good": WITHIN, "bad": BEYOND, "none": NOT_KNOWN}[band]
    shown = tile(state, pack, f"{kind}{place}", language)
    return {**shown, "band": band, "verdict": verdict.to(language), "mark": MARKS[band]}


def _verdict(state: State, pack: Pack, language: Language) -> str:
    """How many plants, or else districts, are beyond a limit; never that all are within where some are unknown."""
    plants = _found(pack.sites_of("plant"), state)
    districts = _found(pack.districts, state)
    if beyond := sum(_beyond(values) for values in plants):
        return PLANTS_BEYOND.to(beyond, language)
    if beyond := sum(_beyond(values) for values in districts):
        return DISTRICTS_BEYOND.to(beyond, language)
    if not any(value is not None for values in districts for value in values.values()):
        return NO_VALUE
    within = SOME_WITHIN if any(None in values.values() for values in districts) else ALL_WITHIN
    return within.to(language)


def _found(places: Sequence[Measured], state: State) -> list[dict[str, float | None]]:
    """What was measured at each place, by quantity."""
    read = [{kind: state.readings.get(f"{kind}.{place.key}") for kind in WATER} for place in places]
    return [{kind: reading.value if reading else None for kind, reading in at.items()} for at in read]


def _beyond(values: Mapping[str, float | None]) -> bool:
    return any(value is not None and not STANDARDS[kind].within(value) for kind, value in values.items())
