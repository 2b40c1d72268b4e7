"""Citizens' voice: how many ask for what today, which words they use, and how the day goes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.reading import Reading
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import charts
from kiosk.views.tiles import number, place_tile, said, texts, tile, together
from kiosk.views.words import NO_VALUE

REQUESTS, ANSWERED = "voice.complaints", "voice.answered"
DAY_BACK = 48  # half hours
AN_HOUR = 2

WORDS = texts(
    todayTitle=Text(en="Requests to the city", ko="시민 민원", ru="Обращения жителей"),
    topicsTitle=Text(en="What they are about", ko="분야별", ru="О чём"),
    wordsTitle=Text(en="Words of today", ko="오늘의 키워드", ru="Слова дня"),
    curveTitle=Text(en="Requests an hour, last 24 hours", ko="시간당 민원, 최근 24시간", ru="Обращений в час за сутки"),
    answeredTitle=Text(en="Answered within a day", ko="하루 내 답변", ru="С ответом за сутки"),
)
YESTERDAY = Text(
    en="{change} against this time yesterday", ko="어제 이 시각 대비 {change}", ru="{change} к этому часу вчера"
)
NO_YESTERDAY = Text(en="no number of yesterday", ko="어제 값 없음", ru="за вчера данных нет")
RISING = Text(
    en="most in the last hour: {name}", ko="최근 1시간 최다: {name}", ru="за последний час чаще всего: {name}"
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows."""
    citizens = pack.citizens
    topics = [f"voice.topic.{topic.key}" for topic in citizens.topics] if citizens else []
    keywords = [f"voice.keyword.{word.key}" for word in citizens.keywords] if citizens else []
    return {
        **said(WORDS, language),
        "requests": tile(state, pack, REQUESTS, language),
        "against": _against(state.readings.get(REQUESTS), language),
        "answered": tile(state, pack, ANSWERED, language),
        "topics": _topics(topics, state, pack, language),
        "rising": _rising(topics, state, pack, language),
        "topicsOrigin": together(state, topics, language),
        "keywords": _keywords(keywords, state, pack, language),
        "keywordsOrigin": together(state, keywords, language),
        "curve": _curve(state.readings.get(REQUESTS), state, pack, language),
    }


def _against(reading: Reading | None, language: Language) -> str:
    """Today's number against yesterday's at the same time."""
    if reading is None or reading.value is None or len(reading.history) < DAY_BACK:
        return NO_YESTERDAY.to(language)
    before = reading.history[-DAY_BACK]
    if not before:
        return NO_YESTERDAY.to(language)
    share = 100 * (reading.value / before - 1)
    sign = "+" if share > 0 else ""
    return YESTERDAY.filled(change=f"{sign}{number(share, 0, language)} %").to(language)


def _topics(keys: list[str], state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A cell of the treemap for each topic, with its count."""
    found = [(key, state.readings.get(key)) for key in keys]
    weights = [max(0.0, (reading.value if reading else None) or 0.0) for _, reading in found]
    cells = charts.treemap(weights if sum(weights) else [1.0] * len(keys), aspect=1.4)
    return [
        {
            **(shown := place_tile(state, pack, key, language)),
            "text": shown["value"],
            **dict(zip("xywh", cell, strict=True)),
        }
        for (key, _), cell in zip(found, cells, strict=True)
    ]


def _rising(keys: list[str], state: State, pack: Pack, language: Language) -> str:
    """The topic that most requests of the last hour are about."""
    rises = [
        (reading.value - before, key)
        for key in keys
        if (reading := state.readings.get(key)) is not None
        and reading.value is not None
        and len(reading.history) >= AN_HOUR
        and (before := reading.history[-AN_HOUR]) is not None
        and reading.value > before  # a counter that began anew at midnight says nothing
    ]
    if not rises:
        return NO_VALUE
    return RISING.filled(name=str(place_tile(state, pack, max(rises)[1], language)["label"])).to(language)


def _keywords(keys: list[str], state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """The words with their counts, the most frequent first; `weight` 0..1 is how large each is written."""
    counts = [
        (reading.value, key) for key in keys if (reading := state.readings.get(key)) and reading.value is not None
    ]
    most = max((count for count, _ in counts), default=0.0) or 1.0
    return [
        {**place_tile(state, pack, key, language), "weight": round((count / most) ** 0.6, 3)}
        for count, key in sorted(counts, reverse=True)
    ]


def _curve(reading: Reading | None, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """Requests in each hour: how far the counter of the day went, not the counter."""
    # the half hour that has only begun would look like a fall
    values = list(reading.history) if reading and reading.value is not None else []
    hourly: list[float | None] = [None] if values else []
    for before, after in pairwise(values):
        fell = before is None or after is None or after < before
        hourly.append(None if fell or before is None or after is None else 2 * (after - before))
    low, high, step = charts.axis(hourly)
    return {
        "series": [{"points": charts.points(hourly, low, high)}] if values else [],
        "lines": charts.lines(low, high, step, 0, language),
        "times": charts.day_times(state, pack) if values else [],
    }


VIEW = View(
    name="citizens",
    title=Text(en="Citizens' voice", ko="시민의 소리", ru="Голос жителей"),
    spoken=Spoken(en=("voices",), ko=("민원",), ru=("голоса",)),
    section=Section.NEWS,
    order=40,
    icon="speech",
    qml=Path(__file__).with_name("Citizens.qml"),
    present=present,
    fits=lambda pack: pack.citizens is not None,
)
