"""The state -> the time machine on the glass: where it stands in the last day, and that it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.core.rewind import moment
from kiosk.core.state import State
from kiosk.core.text import Text

HOURS = 24
EVERY = 4  # hours between two marks

AS_IT_WAS = Text(en="As it was at {time}", ko="{time} 당시 화면", ru="Как было в {time}")
TO_NOW = Text(en="Back to now", ko="현재로", ru="К настоящему")
NOW = Text(en="now", ko="현재", ru="сейчас")


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale; `at` is 0 (a day ago) .. 1 (now)."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """The banner and the scale; `at` is 0 (a day ago) .. 1 (now)."""

    shown: bool = False
    banner: str = ""
    to_now: str = ""
    now: str = ""
    at: float = 1.0
    ticks: tuple[Tick, ...] = ()


def past(state: State, wall: datetime) -> Past:
    """The time machine in `state`; `wall` is the time in the city's zone."""
    then = moment(state) if state.back else None
    hours = [wall.replace(minute=0, second=0, microsecond=0) - timedelta(hours=back) for back in range(HOURS)]
    return Past(
        shown=then is not None,
        banner=AS_IT_WAS.filled(time=f"{then.astimezone(wall.tzinfo):%H:%M}").to(state.language) if then else "",
        to_now=TO_NOW.to(state.language),
        now=NOW.to(state.language),
        at=1 - state.back / HOURS,
        ticks=tuple(
            Tick(1 - (wall - hour) / timedelta(hours=HOURS), f"{hour:%H:%M}")
            for hour in reversed(hours)
            if hour.hour % EVERY == 0 and wall - hour > timedelta(hours=1)
        ),
    )
