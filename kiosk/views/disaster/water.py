"""Readings -> what rivers and rain gauges show: how high, how much, and in a word how bad that is. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.city.parts import River
from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.quantities import place_name
from kiosk.core.reading import Reading, Status
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.tiles import number, tile, together
from kiosk.views.words import STATUSES

NO_DATA = STATUSES[Status.UNAVAILABLE]
TOP = 1.08  # a river's scale ends a little above danger
LEVELS: Mapping[str, tuple[str, Text]] = {
    "good": ("check", Text(en="normal", ko="정상", ru="норма")),
    "poor": ("warning", Text(en="warning", ko="주의", ru="внимание")),
    "bad": ("flood", Text(en="danger", ko="위험", ru="опасность")),
}  # band -> (icon, word)
LIMITS = Text(
    en="warning {warn} · danger {danger}", ko="주의 {warn} · 위험 {danger}", ru="вним. {warn} · опасн. {danger}"
)
# mm in an hour from which on rain is called so: limits in wide use, said to be WMO's, whose own text was not at hand;
# weather services draw them differently
RAINS: tuple[tuple[float, str, Text], ...] = (
    (50.0, "bad", Text(en="violent", ko="매우 강함", ru="ливень")),
    (10.0, "poor", Text(en="heavy", ko="강함", ru="сильный")),
    (2.5, "fair", Text(en="moderate", ko="보통", ru="умеренный")),
    (0.05, "good", Text(en="light", ko="약함", ru="слабый")),
)
DRY = ("calm", Text(en="dry", ko="비 없음", ru="сухо"))


def rivers(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile of every gauge, the nearest to danger first, those that tell nothing last."""
    shown = [(_risen(river, state), _river(river, state, pack, language)) for river in pack.rivers]
    return [one for _, one in sorted(shown, key=lambda pair: -pair[0])]


def _level(river: River, state: State) -> Reading | None:
    reading = state.readings.get(f"river.level.{river.key}")
    return reading if reading is not None and reading.value is not None else None


def _risen(river: River, state: State) -> float:
    """How far on the way from the ordinary level to danger; below every other where nobody knows."""
    reading = _level(river, state)
    if reading is None or reading.value is None:
        return float("-inf")
    return (reading.value - river.ordinary) / (river.danger - river.ordinary)


def band(river: River, level: float | None) -> str:
    """How bad a level is; "none" where there is none."""
    if level is None:
        return "none"
    return "bad" if level >= river.danger else "poor" if level >= river.warn else "good"


def _river(river: River, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile, and where its level, the warning and the danger stand on a scale of 0..1 from the river's bed."""
    shown = tile(state, pack, f"river.level.{river.key}", language, river.name.text)
    top = TOP * river.danger
    reading = _level(river, state)
    level = reading.value if reading else None
    how = band(river, level)
    icon, word = LEVELS.get(how, ("unavailable", NO_DATA))
    return {
        **shown,
        "gauge": river.gauge.text.to(language),
        "known": level is not None,
        "fraction": 0.0 if level is None else max(0.0, level / top),
        "warn": river.warn / top,
        "danger": river.danger / top,
        "limits": LIMITS.filled(warn=number(river.warn, 1, language), danger=number(river.danger, 1, language)).to(
            language
        ),
        "band": how,
        "bandIcon": icon,
        "bandText": word.to(language),
    }


def rain(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile of every gauge with its last ten minutes and its last hour, the wettest first, the unknown ones last."""
    gauges = sorted(pack.sites_of("rain"), key=lambda gauge: (*_wet(gauge, state), gauge.key))
    return [_gauge(gauge, state, pack, language) for gauge in gauges]


def _value(key: str, state: State) -> float | None:
    reading = state.readings.get(key)
    return reading.value if reading else None


def _wet(gauge: Site, state: State) -> tuple[float, float]:
    hour, ten = (_value(f"weather.{what}.{gauge.key}", state) for what in ("hour", "gauge"))
    # an hour that nobody summed up is at least what fell in its last ten minutes
    least = hour if hour is not None else ten
    return (1.0 if least is None else -least, 1.0 if ten is None else -ten)


def falls(hour: float | None) -> tuple[str, Text]:
    """(band, word) of the rain of an hour; ("none", "no data") where nobody knows it."""
    if hour is None:
        return "none", NO_DATA
    return next(((name, word) for least, name, word in RAINS if hour >= least), DRY)


def _gauge(gauge: Site, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile of the ten minutes; `hour` is the hour's number, and the band is the hour's."""
    key = f"weather.gauge.{gauge.key}"
    shown = tile(state, pack, key, language, gauge.name.text)
    hour = tile(state, pack, f"weather.hour.{gauge.key}", language)
    how, word = falls(_value(f"weather.hour.{gauge.key}", state))
    where = place_name(gauge.district, pack) or gauge.name.text
    return {
        **shown,
        "where": where.to(language),
        "hour": hour["value"],
        "hourUnit": hour["unit"] if hour["status"] != Status.UNAVAILABLE.name else "",
        "band": how,
        "bandText": word.to(language),
    }


def origins(state: State, pack: Pack, language: Language) -> tuple[dict[str, object], dict[str, object]]:
    """Where the rivers' and the rain's numbers come from, each as one; of the rivers those that are known, if any.

    A river that tells nothing says so in its own row.
    """
    levels = [f"river.level.{river.key}" for river in pack.rivers]
    known = [key for key in levels if _value(key, state) is not None]
    fallen = [f"weather.{what}.{gauge.key}" for what in ("gauge", "hour") for gauge in pack.sites_of("rain")]
    return together(state, known or levels, language), together(state, fallen, language)
