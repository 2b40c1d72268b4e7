"""A row -> its fields, under the old name or the new, as text, number or time. Lenient: what makes no sense is None."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.feeds.seoul.envelope import Row

FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y/%m/%d %H:%M:%S",
)
MIDNIGHT = re.compile(r"(?P<day>\d{8}|\d{4}[-/]\d{2}[-/]\d{2} )24(?P<rest>[:.0]*)")
DIGITS = {14: "%Y%m%d%H%M%S", 12: "%Y%m%d%H%M", 10: "%Y%m%d%H"}  # by length: strptime would take 0905 for 09:00:05


def text(row: Row, *names: str) -> str:
    """The first of these fields that holds something."""
    for name in names:
        found = row.get(name)
        if isinstance(found, str | int | float) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return ""


def number(row: Row, *names: str) -> float | None:
    """The first of these fields that is a number, also where it came as text."""
    for name in names:
        found = row.get(name)
        if isinstance(found, bool):
            continue
        try:
            value = float(str(found).replace(",", "")) if isinstance(found, str) else float(found)  # type: ignore[arg-type]  # anything else raises
        except (TypeError, ValueError, OverflowError):
            continue
        if math.isfinite(value):
            return value
    return None


def moment(row: Row, zone: str, *names: str) -> datetime | None:
    """The first of these fields that is a time, on the city's own clock."""
    for name in names:
        written, days = _midnight(text(row, name))
        for form in (DIGITS.get(len(written), ""),) if written.isdigit() else FORMATS:
            try:
                return datetime.strptime(written, form).replace(tzinfo=ZoneInfo(zone)) + timedelta(days=days)
            except (ValueError, OverflowError):
                continue
    return None


def _midnight(written: str) -> tuple[str, int]:
    """(a time, days to be added): 24:00 is how some services write midnight at the end of a day."""
    end = MIDNIGHT.fullmatch(written)
    return (f"{end['day']}00{end['rest']}", 1) if end else (written, 0)
