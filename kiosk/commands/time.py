"""The time machine: the wall as it was some hours ago, and now again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

DAY = 24.0  # hours that are remembered
HALF_HOUR = 0.5  # hours between two remembered moments
NO_NUMBERS = Text(en="No numbers have arrived yet", ko="아직 수신된 수치가 없습니다", ru="Данных ещё нет")


@command(
    "time.back",
    title=Text(en="Time machine", ko="시간 되돌리기", ru="Машина времени"),
    say=Say(en=("{ago} ago",), ko=("{ago} 전",), ru=("{ago} назад",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class GoBack(Command):
    """Show the wall as it was `ago` hours before now (not before what is shown)."""

    ago: str

    def run(self, kiosk: Kiosk) -> None:
        """Turn it back, to a half hour of the last day; 0 is now. Raises `Refused` where nothing was measured yet."""
        if not kiosk.state.readings:
            raise Refused(NO_NUMBERS)
        back = round(float(self.ago) / HALF_HOUR) * HALF_HOUR
        kiosk.put(replace(kiosk.state, back=min(DAY, max(0.0, back))))

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Back to where the clock stood."""
        kiosk.put(replace(kiosk.state, back=before.back))

    def moved(self, before: State, after: State) -> bool:
        """Whether it shows another time than before."""
        return before.back != after.back

    def describe(self, kiosk: Kiosk) -> Text:
        """How far."""
        back = f"{kiosk.state.back:g}"
        return Text(en=f"{back} h ago", ko=f"{back}시간 전", ru=f"{back} ч назад") if kiosk.state.back else NOW


NOW = Text(en="Back to now", ko="현재로", ru="К настоящему")


@command(
    "time.now",
    title=NOW,
    say=Say(en=("return to now",), ko=("현재로",), ru=("сейчас",)),
)
@dataclass(frozen=True, slots=True)
class GoToNow(Command):
    """Show the wall as it is."""

    def run(self, kiosk: Kiosk) -> None:
        """Turn the clock to now."""
        kiosk.put(replace(kiosk.state, back=0.0))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While something else than now is shown."""
        return ({},) if state.back else ()
