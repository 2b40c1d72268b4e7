"""Indicators: what the city promised in its themes, how far each has come, and which lag behind."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.city.indicators import Indicator, Indicators
from kiosk.core.pack import Pack
from kiosk.core.quantities import written
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.tiles import number, place_tile, said, texts, together
from kiosk.views.words import NO_VALUE

ON_TRACK, NEARLY = 0.65, 0.45  # shares of the way from base to target: ours

WORDS = texts(
    indicatorsTitle=Text(en="What was promised", ko="약속과 진행", ru="Что обещано"),
    legendGood=Text(en="on track", ko="순조", ru="по плану"),
    legendPoor=Text(en="needs attention", ko="주의", ru="под вниманием"),
    legendBad=Text(en="behind", ko="지연", ru="отстаёт"),
)
SUMMARY = Text(en="{n} of {all} on track", ko="{all}개 중 {n}개 순조", ru="по плану {n} из {all}")
TARGET = Text(en="target {n}", ko="목표 {n}", ru="цель {n}")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: a column for each theme, what lags first."""
    register = pack.indicators
    keys = [f"indicator.value.{one.key}" for one in register.indicators] if register else []
    shown = [_one(one, state, pack, language) for one in register.indicators] if register else []
    return {
        **said(WORDS, language),
        "summary": _summary(shown, language),
        "themes": [_theme(theme.key, shown, register, language) for theme in register.themes] if register else [],
        "indicatorsOrigin": together(state, keys, language),
    }


def _theme(key: str, shown: list[dict[str, object]], register: Indicators, language: Language) -> dict[str, object]:
    """{name, icon, summary, share, indicators}: the theme's indicators, the one farthest from its target first."""
    theme = next(theme for theme in register.themes if theme.key == key)
    mine = sorted((one for one in shown if one["theme"] == key), key=lambda one: float(str(one["fraction"])))
    known = [float(str(one["fraction"])) for one in mine if one["band"] != "none"]
    return {
        "name": theme.name.text.to(language),
        "icon": theme.icon,
        "summary": _summary(mine, language),
        "share": sum(known) / len(known) if known else 0.0,
        "shareText": f"{number(100 * sum(known) / len(known), 0, language)} %" if known else NO_VALUE,
        "indicators": mine,
    }


def _one(one: Indicator, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The indicator's tile, how far it has come (0..1), its band and its target."""
    key = f"indicator.value.{one.key}"
    reading = state.readings.get(key)
    value = reading.value if reading else None
    way = None if value is None else progress(one, value)
    target, _ = written(key, one.target, "", pack, language)
    return {
        **place_tile(state, pack, key, language),
        "theme": one.theme,
        "fraction": 0.0 if way is None else round(way, 3),
        "band": band(way),
        "target": TARGET.filled(n=target).to(language),
    }


def progress(one: Indicator, value: float) -> float:
    """How much of the way from its base to its target an indicator has come, 0..1."""
    way = one.target - one.base
    return min(1.0, max(0.0, (value - one.base) / way)) if way else 1.0


def band(way: float | None) -> str:
    """How good that is; "none" where it is unknown."""
    if way is None:
        return "none"
    return "good" if way >= ON_TRACK else "poor" if way >= NEARLY else "bad"


def _summary(shown: list[dict[str, object]], language: Language) -> str:
    good = sum(one["band"] == "good" for one in shown)
    return SUMMARY.filled(n=good, all=len(shown)).to(language)


VIEW = View(
    name="indicators",
    title=Text(en="Indicators", ko="시정 지표", ru="Показатели"),
    spoken=Spoken(en=("indicators",), ko=("지표",), ru=("показатели",)),
    section=Section.CITY_HALL,
    order=32,
    icon="chart",
    qml=Path(__file__).with_name("Indicators.qml"),
    present=present,
    fits=lambda pack: pack.indicators is not None,
)
