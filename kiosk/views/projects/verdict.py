"""A project on a day -> whether it is on time. Ends at a word, a mark and a band: never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.core.city.projects import Project
from kiosk.core.text import Text

BEHIND = 0.1  # of the whole: what is farther behind its calendar is late
WHOLE = 100.0  # %


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a project stands; `mark` is an icon of the theme."""

    word: Text
    mark: str
    band: str


UNKNOWN = Verdict(Text(en="unknown", ko="알 수 없음", ru="неизвестно"), "question", "none")
FINISHED = Verdict(Text(en="finished", ko="준공", ru="завершён"), "star", "good")
OVERDUE = Verdict(Text(en="overdue", ko="기한 경과", ru="просрочен"), "warning", "bad")
NOT_BEGUN = Verdict(Text(en="not begun", ko="착수 전", ru="не начат"), "hold", "none")
SLOW = Verdict(Text(en="behind", ko="일정 지연", ru="отстаёт"), "clock", "poor")
ON_TIME = Verdict(Text(en="on time", ko="정상 진행", ru="в срок"), "check", "good")
LATE = (OVERDUE, SLOW)


def verdict(one: Project, done: float | None, day: date) -> Verdict:
    """How the project stands on `day` with `done` % of its work; what is unknown is never on time."""
    if done is None:
        return UNKNOWN
    if done >= WHOLE:
        return FINISHED
    if one.due <= day:
        return OVERDUE
    if day < one.started:
        return NOT_BEGUN
    return ON_TIME if lead(one, done, day) > -BEHIND else SLOW


def elapsed(one: Project, day: date) -> float:
    """How much of its time is over on `day`, 0..1."""
    whole = max(1, (one.due - one.started).days)
    return min(1.0, max(0.0, (day - one.started).days / whole))


def lead(one: Project, done: float | None, day: date) -> float:
    """How far the work is ahead of its calendar, as a share of the whole; negative where it is behind."""
    return 0.0 if done is None else done / WHOLE - elapsed(one, day)
