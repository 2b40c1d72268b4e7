"""The state -> the header: which city, which view, which language, what is missing here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language, Text
from kiosk.core.view import Section, View
from kiosk.screen import texts, wording

SECTIONS: Mapping[Section, Text] = {
    Section.GLANCE: Text(en="home", ko="홈", ru="главное"),
    Section.NOW: Text(en="right now", ko="실시간 현황", ru="сейчас"),
    Section.CITY_HALL: Text(en="city hall", ko="시정", ru="мэрия"),
    Section.NEWS: Text(en="news and neighbours", ko="시민·소식", ru="жители и новости"),
}


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One language of the switcher."""

    key: Language
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top of the wall."""

    city: str = ""
    view_title: str = ""
    languages: tuple[LanguageChoice, ...] = ()
    notices: tuple[str, ...] = ()
    notices_label: str = ""
    notices_title: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """The clock, in the city's own zone."""

    time: str = ""  # with seconds
    minutes: str = ""  # without
    date: str = ""


def header(state: State, pack: Pack, views: Sequence[View]) -> Header:
    """The header in `state`."""
    language = state.language
    return Header(
        city=_above(state, pack, views),
        view_title=next((view.title.to(language) for view in views if view.name == state.view), state.view),
        languages=tuple(LanguageChoice(key, texts.LANGUAGE_NAMES[key], key == language) for key in LANGUAGES),
        notices=tuple(notice.to(language) for notice in state.notices),
        notices_label=texts.NOTICES.filled(n=len(state.notices)).to(language),
        notices_title=texts.NOTICES_TITLE.to(language),
        close=texts.DISMISS.to(language),
    )


def _above(state: State, pack: Pack, views: Sequence[View]) -> str:
    """The city, and the section that the view belongs to."""
    city = pack.name.text.to(state.language)
    section = next((view.section for view in views if view.name == state.view), None)
    return f"{city}  ·  {SECTIONS[section].to(state.language)}" if section else city


def there(wall: datetime, pack: Pack) -> datetime:
    """`wall` in the city's own zone."""
    return wall.astimezone(ZoneInfo(pack.timezone))


def time_of_day(there: datetime, language: Language) -> TimeOfDay:
    """The clock at the city's own time."""
    return TimeOfDay(time=wording.time_of_day(there), minutes=f"{there:%H:%M}", date=wording.date(there, language))
