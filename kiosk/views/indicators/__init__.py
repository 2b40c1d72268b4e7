"""Indicators: what the city promised in its themes, how far each has come, and which lag behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.amounts import counted
from kiosk.core.city.indicators import Indicator, Indicators, Theme
from kiosk.core.pack import Pack
from kiosk.core.quantities import written
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.dates import written as written_day
from kiosk.views.promise import BEHIND, ON_TRACK, SLOW, UNKNOWN, elapsed, judged_on, verdict
from kiosk.views.tiles import number, place_tile, said, texts, together
from kiosk.views.words import NO_VALUE

HARDLY = 0.005  # of the way: a smaller change in half a year is none

WORDS = texts(
    indicatorsTitle=Text(en="What was promised", ko="약속과 진행", ru="Что обещано"),
    shouldBe=Text(en="where it should be", ko="지금 있어야 할 곳", ru="где должно быть"),
    nearer=Text(en="nearer than half a year ago", ko="반년 전보다 가까워짐", ru="ближе, чем полгода назад"),
    farther=Text(en="farther", ko="멀어짐", ru="дальше"),
)
SUMMARY = Text(en="{n} of {all} on track", ko="{all}개 중 {n}개 순조", ru="по плану {n} из {all}")
NO_NUMBERS = Text(en="no data", ko="데이터 없음", ru="нет данных")
AS_OF = Text(en="{summary} · as of {day}", ko="{summary} · {day} 기준", ru="{summary} · на {day}")
TARGET = Text(en="target {n}", ko="목표 {n}", ru="цель {n}")


@dataclass(frozen=True, slots=True)
class Span:
    """An indicator's calendar."""

    started: date
    due: date


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: a column for each theme, what lags first."""
    register = pack.indicators
    if register is None:
        return {**said(WORDS, language), "themes": []}
    day = judged_on(register.about, state, pack)
    found = [_one(one, register, state, pack, language, day=day) for one in register.indicators]
    known = any(each["mark"] != UNKNOWN.mark for each in found)
    summary = _summary(found, language)
    return {
        **said(WORDS, language),
        "summary": AS_OF.filled(summary=summary, day=written_day(day)).to(language) if known else summary,
        "legend": [
            {"mark": each.mark, "text": each.word.to(language), "band": each.band} for each in (ON_TRACK, SLOW, BEHIND)
        ],
        "themes": [_theme(theme, found, language) for theme in register.themes],
        "indicatorsOrigin": together(state, [f"indicator.value.{one.key}" for one in register.indicators], language),
    }


def _theme(theme: Theme, shown: list[dict[str, object]], language: Language) -> dict[str, object]:
    """{name, icon, summary, share, indicators}: the theme's indicators, the one farthest behind its calendar first."""
    mine = sorted((one for one in shown if one["theme"] == theme.key), key=lambda one: float(str(one["lead"])))
    known = [float(str(one["fraction"])) for one in mine if one["mark"] != UNKNOWN.mark]
    return {
        "name": theme.name.text.to(language),
        "icon": theme.icon,
        "summary": _summary(mine, language),
        "share": sum(known) / len(known) if known else 0.0,
        "shareText": f"{number(100 * sum(known) / len(known), 0, language)} %" if known else NO_VALUE,
        "indicators": mine,
    }


def _one(
    one: Indicator, register: Indicators, state: State, pack: Pack, language: Language, *, day: date
) -> dict[str, object]:
    """The indicator's tile, how far it has come and should have come (0..1), how that stands, its target, its trend."""
    key = f"indicator.value.{one.key}"
    reading = state.readings.get(key)
    value = reading.value if reading else None
    way = None if value is None else progress(one, value)
    span = Span(one.since or register.since, one.until or register.until)
    stands, should = verdict(span, way, day), elapsed(span, day)
    return {
        **place_tile(state, pack, key, language),
        "theme": one.theme,
        "fraction": 0.0 if way is None else round(min(1.0, max(0.0, way)), 3),
        "should": round(should, 3),
        "lead": 0.0 if way is None else way - should,
        "band": stands.band,
        "mark": stands.mark,
        "verdict": stands.word.to(language),
        "target": TARGET.filled(n=_goal(one, key, pack, language)).to(language),
        "moved": moved(one, value),
        "series": [] if value is None else [*one.series, value],
    }


def _goal(one: Indicator, key: str, pack: Pack, language: Language) -> str:
    """What was promised, as its value is written; of a count without what is counted, which stands beside the value."""
    if one.times > 1:
        return " ".join(counted(one.target * one.times, "", language)).strip()
    return " ".join(written(key, one.target, "", pack, language)).strip()


def progress(one: Indicator, value: float) -> float:
    """How much of the way from its base to its target an indicator has come; below 0 where it went the other way."""
    way = one.target - one.base
    return (value - one.base) / way if way else 1.0


def moved(one: Indicator, value: float | None) -> str:
    """Since the last of its series: "nearer" to the target, "farther" from it, "same"; "unknown" without one."""
    if value is None or not one.series:
        return "unknown"
    change = progress(one, value) - progress(one, one.series[-1])
    return "same" if abs(change) < HARDLY else "nearer" if change > 0 else "farther"


def _summary(shown: list[dict[str, object]], language: Language) -> str:
    """How many of all are on track; where nothing is known, that."""
    if all(one["mark"] == UNKNOWN.mark for one in shown):
        return NO_NUMBERS.to(language)
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
