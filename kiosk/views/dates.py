"""A day -> how people write it: 1 June 2017, 2017년 6월 1일, 1 июня 2017 г. Ends at the words."""

from __future__ import annotations

from datetime import date

from kiosk.core.text import Text

MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS_RU = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


def written(day: date) -> Text:
    """The day in words."""
    return Text(
        en=f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
        ko=f"{day.year}년 {day.month}월 {day.day}일",
        ru=f"{day.day} {MONTHS_RU[day.month - 1]} {day.year} г.",
    )
