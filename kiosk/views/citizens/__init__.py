"""Citizens' voice: how many ask for what today, which words they use, and how the day goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.quantities import parts, place_name, quantity
from kiosk.core.reading import Reading
from kiosk.core.rewind import SLOT, SLOTS
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import charts
from kiosk.views.tiles import number, place_tile, said, texts, tile, together
from kiosk.views.words import NO_VALUE

REQUESTS, ANSWERED = "voice.complaints", "voice.answered"
AN_HOUR = 2  # places in a history of half hours
STANDS_OUT = 1.1  # times its usual share of all requests: less is nothing to tell

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
MOST = Text(en="most in the last hour: {name}", ko="최근 1시간 최다: {name}", ru="чаще всего за час: {name}")
RISEN = Text(
    en="risen most against its usual: {name}, {times} times",
    ko="평소 대비 최대 증가: {name}, {times}배",
    ru="выросло к обычному: {name}, в {times} раза",
)
AS_USUAL = Text(en="no topic above its usual", ko="평소보다 많은 분야 없음", ru="всё как обычно")


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
        "most": _most(topics, state, pack, language),
        "risen": _risen(topics, state, pack, language),
        "topicsOrigin": together(state, topics, language),
        "keywords": _keywords(keywords, state, pack, language),
        "keywordsOrigin": together(state, keywords, language),
        "curve": _curve(state.readings.get(REQUESTS), state, pack, language),
    }


def _against(reading: Reading | None, language: Language) -> str:
    """Today's number against yesterday's at the same time."""
    before = yesterday(reading)
    if reading is None or reading.value is None or not before:
        return NO_YESTERDAY.to(language)
    share = 100 * (reading.value / before - 1)
    sign = "+" if round(share) > 0 else ""
    return YESTERDAY.filled(change=f"{sign}{number(share, 0, language)} %").to(language)


def yesterday(reading: Reading | None) -> float | None:
    """What a counter said 24 hours before it was measured, between two half hours; None where that is not known.

    A history that is shorter than a day does not reach back so far, and between a value and a smaller one the counter
    began anew.
    """
    if reading is None or len(reading.history) < SLOTS:
        return None
    before, after = reading.history[:2]
    if before is None or after is None or after < before:
        return None
    return before + (after - before) * (reading.provenance.measured_at.timestamp() % SLOT / SLOT)


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


def _most(keys: list[str], state: State, pack: Pack, language: Language) -> str:
    """The topic that most requests of the last hour are about."""
    rises = {key: rise for key, (rise, _) in _rises(keys, state).items() if rise > 0}
    if not rises:
        return NO_VALUE
    return MOST.filled(name=_name(max(rises, key=lambda key: rises[key]), pack)).to(language)


def _risen(keys: list[str], state: State, pack: Pack, language: Language) -> str:
    """The topic whose share of the last hour's requests is farthest above its share of the whole day's."""
    rises = _rises(keys, state)
    hour, day = sum(rise for rise, _ in rises.values()), sum(whole for _, whole in rises.values())
    times = {key: (rise / hour) / (whole / day) for key, (rise, whole) in rises.items() if hour and whole}
    if not times:
        return NO_VALUE
    first = max(times, key=lambda key: times[key])
    if times[first] < STANDS_OUT:
        return AS_USUAL.to(language)
    return RISEN.filled(name=_name(first, pack), times=number(times[first], 1, language)).to(language)


def _name(key: str, pack: Pack) -> Text:
    return place_name(parts(key)[1], pack) or quantity(key).name


def _rises(keys: list[str], state: State) -> dict[str, tuple[float, float]]:
    """How many requests came in the last hour and in the last day, of each topic where both are known."""
    found = {}
    for key in keys:
        reading = state.readings.get(key)
        if reading is None or reading.value is None or len(reading.history) < AN_HOUR:
            continue
        before = reading.history[-AN_HOUR]
        if before is None or reading.value < before:  # a counter that began anew at midnight says nothing
            continue
        found[key] = (reading.value - before, sum(gains([*reading.history, reading.value])))
    return found


def gains(values: Iterable[float | None]) -> Iterator[float]:
    """By how much a counter rose from value to value; nothing where it began anew, or where one is unknown."""
    for before, after in pairwise(values):
        if before is not None and after is not None and after >= before:
            yield after - before


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
