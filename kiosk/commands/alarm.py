"""Alarms: taking one, putting one aside for a time, calling the list up, sending the card away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.commands.navigate import Walk
from kiosk.core.alarm import LONGEST_SHELF, Alarm, AlarmState, acknowledged, most_pressing_first, shelved
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

ALARMS = "alarms"  # what is open while the list is
NO_ALARM = Text(en="No alarm is waiting", ko="대기 중인 경보가 없습니다", ru="Тревог нет")
NO_SUCH = Text(en="That alarm is over", ko="이미 끝난 경보입니다", ru="Этой тревоги уже нет")


@command(
    "alarm.list",
    title=Text(en="Alarms", ko="경보 목록", ru="Тревоги"),
    say=Say(en=("show alarms",), ko=("경보 보여줘",), ru=("покажи тревоги",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class ShowAlarms(Walk):
    """Open the list of alarms."""

    def run(self, kiosk: Kiosk) -> None:
        """Open it, also where it is empty: that nothing waits is an answer too."""
        kiosk.put(replace(kiosk.state, opened=ALARMS, surfaced=""))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While one waits and the list is not open."""
        return ({},) if state.opened != ALARMS and any(alarm.waiting for alarm in state.alarms) else ()


@command(
    "alarm.take",
    title=Text(en="Acknowledge", ko="경보 접수", ru="Принять тревогу"),
    say=Say(en=("acknowledge",), ko=("경보 접수",), ru=("принято",)),
)
@dataclass(frozen=True, slots=True)
class TakeAlarm(Command):
    """Acknowledge the alarm in front: the one that came up, else the most pressing one."""

    def run(self, kiosk: Kiosk) -> None:
        """Take it. Raises `Refused` where none waits."""
        alarm = in_front(kiosk.state)
        if alarm is None:
            raise Refused(NO_ALARM)
        take(kiosk, (alarm.key,))

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - what is left is to be seen
        """That it was taken."""
        return Text(en="Alarm acknowledged", ko="경보를 접수했습니다", ru="Тревога принята")

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While one is in front."""
        return ({},) if in_front(state) and (state.surfaced or state.opened == ALARMS) else ()


@command("alarm.take_group", title=Text(en="Acknowledge", ko="경보 접수", ru="Принять тревогу"))
@dataclass(frozen=True, slots=True)
class TakeAlarms(Command):
    """Acknowledge one alarm by its key, or all of a group."""

    key: str  # of an alarm, or of a group

    def run(self, kiosk: Kiosk) -> None:
        """Take them. Raises `Refused` where none of them waits."""
        keys = [a.key for a in kiosk.state.alarms if a.waiting and self.key in (a.key, a.cause.group)]
        if not keys:
            raise Refused(NO_SUCH)
        take(kiosk, keys)


@command("alarm.shelve", title=Text(en="Put the alarm aside", ko="경보 보류", ru="Отложить тревогу"))
@dataclass(frozen=True, slots=True)
class ShelveAlarm(Command):
    """Put an alarm aside for some minutes; it comes back by itself."""

    key: str
    minutes: str

    def run(self, kiosk: Kiosk) -> None:
        """Put it aside. Raises `Refused` where it is over."""
        alarm = next((a for a in kiosk.state.alarms if a.key == self.key), None)
        if alarm is None or alarm.state is AlarmState.RETURNED:
            raise Refused(NO_SUCH)
        until = kiosk.clock.wall() + min(timedelta(minutes=float(self.minutes)), LONGEST_SHELF)
        alarms = shelved(kiosk.state.alarms, self.key, until)
        kiosk.put(replace(kiosk.state, alarms=most_pressing_first(alarms), surfaced=""))

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - it says all itself
        """For how long."""
        return Text(en="Alarm put aside for {n} min", ko="경보 {n}분간 보류", ru="Тревога отложена на {n} мин").filled(
            n=self.minutes
        )


@command("alarm.hide", title=Text(en="Close the alarm", ko="경보 창 닫기", ru="Закрыть тревогу"))
@dataclass(frozen=True, slots=True)
class HideAlarm(Command):
    """Send the card away that came up; the alarm goes on waiting."""

    def run(self, kiosk: Kiosk) -> None:
        """Send it away."""
        kiosk.put(replace(kiosk.state, surfaced=""))


def in_front(state: State) -> Alarm | None:
    """The alarm that came up by itself, else the most pressing one that waits."""
    waiting = [alarm for alarm in state.alarms if alarm.waiting]
    return next((alarm for alarm in waiting if alarm.key == state.surfaced), waiting[0] if waiting else None)


def take(kiosk: Kiosk, keys: Iterable[str]) -> None:
    """Acknowledge the alarms of `keys` by whoever gave the running command."""
    state, taken = kiosk.state, tuple(keys)
    alarms = acknowledged(state.alarms, taken, kiosk.asked_by.modality.value)
    surfaced = "" if state.surfaced in taken else state.surfaced
    kiosk.put(replace(state, alarms=most_pressing_first(alarms), surfaced=surfaced))
