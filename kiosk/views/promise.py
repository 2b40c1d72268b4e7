"""Something promised for a day -> how it stands against its calendar. Ends at a word, a mark and a band."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.core.city.parts import About
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Text
from kiosk.views.tiles import looked

NEARLY, FAR = 0.1, 0.25  # of the whole behind the calendar: slow from here, behind from there; ours


class Promise(Protocol):
    """What has a day of its beginning and a day it is due."""

    @property
    def started(self) -> date:
        """When it begins."""
        ...

    @property
    def due(self) -> date:
        """When it is to be done."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it stands; `mark` is an icon of the theme: never a colour alone."""

    word: Text
    mark: str
    band: str


UNKNOWN = Verdict(Text(en="unknown", ko="알 수 없음", ru="неизвестно"), "question", "none")
DONE = Verdict(Text(en="done", ko="완료", ru="завершён"), "star", "good")
OVERDUE = Verdict(Text(en="overdue", ko="기한 경과", ru="просрочен"), "warning", "bad")
NOT_BEGUN = Verdict(Text(en="not begun", ko="착수 전", ru="не начат"), "hold", "none")
BEHIND = Verdict(Text(en="behind", ko="지연", ru="отстаёт"), "down", "bad")
SLOW = Verdict(Text(en="slow", ko="다소 지연", ru="медленно"), "clock", "poor")
ON_TRACK = Verdict(Text(en="on track", ko="순조", ru="по плану"), "check", "good")
LATE = (OVERDUE, BEHIND, SLOW)


def verdict(of: Promise, share: float | None, day: date) -> Verdict:
    """How it stands on `day` with `share` of it done, 0..1; what is unknown is never on track."""
    if share is None:
        return UNKNOWN
    if share >= 1:
        return DONE
    if of.due <= day:
        return OVERDUE
    if day < of.started:
        return NOT_BEGUN
    behind = elapsed(of, day) - share
    return ON_TRACK if behind < NEARLY else SLOW if behind < FAR else BEHIND


def elapsed(of: Promise, day: date) -> float:
    """How much of its time is over on `day`, 0..1: where it should be by then."""
    whole = max(1, (of.due - of.started).days)
    return min(1.0, max(0.0, (day - of.started).days / whole))


def judged_on(about: About, state: State, pack: Pack) -> date:
    """The day that is judged on: example content on the day it was written for, real numbers on the city's today."""
    if about.simulated:
        return about.as_of
    return looked(state).astimezone(ZoneInfo(pack.timezone)).date()
