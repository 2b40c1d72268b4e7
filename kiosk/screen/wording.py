"""Times, ages and shares as the wall writes them; pure, no Qt."""

from __future__ import annotations

from datetime import datetime

from kiosk.core.text import Language
from kiosk.screen import texts

MINUTE, HOUR = 60, 3600  # seconds


def time_of_day(at: datetime) -> str:
    """`09:04:31`."""
    return at.strftime("%H:%M:%S")


def date(at: datetime, language: Language) -> str:
    """`Mon 4 May 2026`, `2026. 5. 4. (월)`, `Пн 04.05.2026`."""
    weekday = texts.WEEKDAYS[language][at.weekday()]
    match language:
        case "en":
            return f"{weekday} {at.day} {texts.MONTHS_EN[at.month - 1]} {at.year}"
        case "ko":
            return f"{at.year}. {at.month}. {at.day}. ({weekday})"
        case "ru":
            return f"{weekday} {at:%d.%m.%Y}"


def moment(at: datetime, language: Language) -> str:
    """Date and time of day."""
    return f"{date(at, language)}  {time_of_day(at)}"


def duration(seconds: float) -> str:
    """`0:07`, `12:40`, `1:02:03`; never negative."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR)
    minutes, left = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def age(seconds: float, language: Language) -> str:
    """How long ago, in the largest whole unit."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return texts.AGO_SECONDS.filled(n=whole).to(language)
    if whole < HOUR:
        return texts.AGO_MINUTES.filled(n=whole // MINUTE).to(language)
    return texts.AGO_HOURS.filled(n=whole // HOUR).to(language)


def share(part: float) -> str:
    """`87 %` of a part in 0..1."""
    return f"{round(100 * min(1.0, max(0.0, part)))} %"


def initials(name: str) -> str:
    """At most two letters for a portrait that is not there; one syllable where there are no spaces."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in words[:2])
