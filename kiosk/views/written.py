"""What a file of the pack says, and where that comes from: it is not measured, it is written. Ends at texts."""

from __future__ import annotations

from kiosk.core.city.parts import About
from kiosk.core.reading import Status
from kiosk.core.text import Language, Text
from kiosk.views.words import STATUSES

WRITTEN = Text(en="written {day}", ko="{day} 작성", ru="записано {day}")


def origin(about: About, language: Language) -> dict[str, object]:
    """Status, source and date of what a file of the pack says."""
    status = Status.SIMULATED if about.simulated else Status.LIVE
    return {
        "status": status.name,
        "statusText": STATUSES[status].to(language),
        "source": about.source.text.to(language),
        "age": WRITTEN.filled(day=f"{about.as_of:%Y-%m-%d}").to(language),
    }
