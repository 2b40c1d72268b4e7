"""The programme of an assembly's day against the clock: what is over, what is on, what comes. Ends at texts."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.core.city.assembly import AgendaItem, Assembly
from kiosk.core.text import Language, Text

MINUTES = Text(en="{n} min", ko="{n}분", ru="{n} мин")
ON_NOW = Text(en="on now, {n} min left", ko="진행 중 · {n}분 남음", ru="идёт, ещё {n} мин")
STARTS_IN = Text(en="starts in {n} min", ko="{n}분 뒤 시작", ru="через {n} мин")
DAY = Text(en="Day {n}", ko="{n}일차", ru="День {n}")
SOON = 90  # minutes before a point of the programme when it is counted down


def day_now(assembly: Assembly, now: datetime) -> int:
    """Which day of the assembly is shown, from 1: today's; before it opens the first, and when it is over the last."""
    if assembly.opens is None:
        return 1
    last = max((item.day for item in assembly.agenda), default=1)
    passed = (now.astimezone(ZoneInfo(assembly.zone)).date() - assembly.opens).days
    return min(max(passed + 1, 1), last)


def begins(assembly: Assembly, item: AgendaItem, now: datetime) -> datetime:
    """When a point of the programme begins: by the venue's calendar, or today where the assembly has no date."""
    zone = ZoneInfo(assembly.zone)
    first = assembly.opens or now.astimezone(zone).date()
    return datetime.combine(first + timedelta(days=item.day - 1), item.at, zone)


def stage(start: datetime, minutes: int, now: datetime) -> str:
    """One of past, now and next."""
    return "next" if now < start else "now" if now < start + timedelta(minutes=minutes) else "past"


def agenda(assembly: Assembly, now: datetime, language: Language) -> list[dict[str, object]]:
    """{at, minutes, title, by, stage, note, done} of every point of the day, in order of time."""
    today = sorted((i for i in assembly.agenda if i.day == day_now(assembly, now)), key=lambda item: item.at)
    return [_item(assembly, item, now, language) for item in today]


def _item(assembly: Assembly, item: AgendaItem, now: datetime, language: Language) -> dict[str, object]:
    start = begins(assembly, item, now)
    phase = stage(start, item.minutes, now)
    gone = (now - start) / timedelta(minutes=1)
    note = MINUTES.filled(n=item.minutes)
    if phase == "now":
        note = ON_NOW.filled(n=max(1, round(item.minutes - gone)))
    elif phase == "next" and -gone <= SOON:
        note = STARTS_IN.filled(n=max(1, round(-gone)))
    return {
        "time": f"{item.at:%H:%M}",
        "title": item.title.text.to(language),
        "by": item.by.text.to(language) if item.by else "",
        "stage": phase,
        "note": note.to(language),
        "done": min(1.0, max(0.0, gone / item.minutes)),
        "minutes": item.minutes,
    }


def between(items: list[dict[str, object]]) -> int:
    """Before which point of the programme the clock stands; as many as there are once all of them are over."""
    return next((place for place, item in enumerate(items) if item["stage"] != "past"), len(items))
