"""The state -> the alarms on the glass: the chip that counts them, the card that comes up, the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from kiosk.commands.alarm import ALARMS
from kiosk.core.alarm import Alarm, AlarmState, Priority, flooded
from kiosk.core.geometry import nearest
from kiosk.core.pack import Pack
from kiosk.core.plural import Counted
from kiosk.core.reading import Incident
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.screen import texts, wording
from kiosk.screen.panels.call import Action
from kiosk.views.watching import pane
from kiosk.views.words import status_text

MANY = 3  # alarms of one group and state from which on they are one row
SHELVE_FOR = "30"  # minutes

PRIORITIES: Mapping[Priority, Text] = {
    Priority.CRITICAL: Text(en="Critical", ko="심각", ru="Критично"),
    Priority.HIGH: Text(en="High", ko="높음", ru="Высокий"),
    Priority.MEDIUM: Text(en="Medium", ko="보통", ru="Средний"),
    Priority.LOW: Text(en="Low", ko="낮음", ru="Низкий"),
}
STATES: Mapping[AlarmState, Text] = {
    AlarmState.UNACKNOWLEDGED: Text(en="waiting", ko="접수 대기", ru="ждёт"),
    AlarmState.RETURNED: Text(en="over, not seen", ko="해소, 미확인", ru="прошла, не принята"),
    AlarmState.ACKNOWLEDGED: Text(en="taken", ko="접수됨", ru="принята"),
    AlarmState.SHELVED: Text(en="aside until {time}", ko="{time}까지 보류", ru="отложена до {time}"),
}
TITLE = Text(en="Alarms", ko="경보", ru="Тревоги")
WAITING = Counted(en=("{n} alarm", "{n} alarms"), ko="경보 {n}건", ru=("{n} тревога", "{n} тревоги", "{n} тревог"))
NONE = Text(en="No alarms", ko="경보 없음", ru="Тревог нет")
NONE_MORE = Text(
    en="Nothing asks for an answer now", ko="지금 조치할 경보가 없습니다", ru="Сейчас ничто не требует ответа"
)
FLOOD = Text(
    en="Many at once: the critical ones first",
    ko="경보 다수 발생: 심각 경보부터 처리",
    ru="Много сразу: сначала критичные",
)
MORE = Text(en="{n} × {title}", ko="{title} {n}건", ru="{title}: {n}")
TAKE = Text(en="Acknowledge", ko="접수", ru="Принять")
SHELVE = Text(en="{n} min aside", ko="{n}분 보류", ru="На {n} мин")
OPEN = Text(en="Open", ko="열기", ru="Открыть")
ADVICE = Text(en="What to do", ko="조치", ru="Что делать")
NEAREST = Text(en="Nearest unit", ko="가까운 출동대", ru="Ближайшая машина")


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """One alarm of the list, or several of a group as one."""

    key: str
    title: str
    where: str
    since: str
    priority: int  # 1 (most pressing) .. 4: its shape and colour
    priority_text: str
    state: str  # of `AlarmState`
    state_text: str
    advice: str
    about: str  # what opens
    count: int = 1


NO_ROW = AlarmRow("", "", "", "", 4, "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class AlarmsShown:
    """Chip, card and list; `worst` is 0 where nothing waits."""

    waiting: int = 0
    worst: int = 0
    chip: str = ""
    title: str = ""
    list_shown: bool = False
    empty: str = ""
    flood: str = ""
    rows: tuple[AlarmRow, ...] = ()
    take: str = ""
    shelve: str = ""
    shelve_for: str = SHELVE_FOR
    open: str = ""
    close: str = ""
    advice_title: str = ""
    card_shown: bool = False
    card: AlarmRow = NO_ROW
    card_status: str = ""  # of the incident it is about
    card_status_text: str = ""
    pane: Mapping[str, object] = field(default_factory=dict)  # the nearest camera, as `CameraPane` takes it; {} if none
    unit: str = ""
    unit_title: str = ""
    actions: tuple[Action, ...] = ()


def alarms(state: State, pack: Pack, wall: datetime) -> AlarmsShown:
    """Everything about alarms in `state`; `wall` is the time in the city's zone."""
    language = state.language
    waiting = [alarm for alarm in state.alarms if alarm.waiting]
    busy = state.question is not None or (state.call is not None and not state.call.over)
    front = next((a for a in state.alarms if a.key == state.surfaced), None) if not busy else None
    shown = AlarmsShown(
        waiting=len(waiting),
        worst=min((alarm.cause.priority for alarm in waiting), default=0),
        chip=WAITING.to(len(waiting), language) if waiting else NONE.to(language),
        title=TITLE.to(language),
        list_shown=state.opened == ALARMS,
        empty="" if state.alarms else NONE_MORE.to(language),
        flood=FLOOD.to(language) if flooded(state.alarms, wall) else "",
        rows=tuple(rows(state.alarms, language, wall)),
        take=TAKE.to(language),
        shelve=SHELVE.filled(n=SHELVE_FOR).to(language),
        open=OPEN.to(language),
        close=texts.DISMISS.to(language),
        advice_title=ADVICE.to(language),
    )
    return _with_card(shown, front, state, pack, wall) if front else shown


def rows(all_of_them: tuple[Alarm, ...], language: Language, wall: datetime) -> list[AlarmRow]:
    """The list: what belongs together and is many stands as one row."""
    found: list[AlarmRow] = []
    for _, same_kind in groupby(all_of_them, key=lambda a: (a.state, a.cause.priority, a.cause.group)):
        group = list(same_kind)
        if len(group) >= MANY:
            found.append(_group(group, language, wall))
        else:
            found += [_row(alarm, language, wall) for alarm in group]
    return found


def _row(alarm: Alarm, language: Language, wall: datetime) -> AlarmRow:
    until = alarm.shelved_until
    time = f"{until.astimezone(wall.tzinfo):%H:%M}" if until else ""
    cause = alarm.cause
    return AlarmRow(
        key=alarm.key,
        title=cause.title.to(language),
        where=cause.where.to(language),
        since=wording.age((wall - cause.began).total_seconds(), language),
        priority=int(cause.priority),
        priority_text=PRIORITIES[cause.priority].to(language),
        state=alarm.state.value,
        state_text=STATES[alarm.state].filled(time=time).to(language),
        advice=cause.advice.to(language),
        about=cause.about,
    )


def _group(group: list[Alarm], language: Language, wall: datetime) -> AlarmRow:
    newest = max(group, key=lambda alarm: alarm.cause.began)
    one = _row(newest, language, wall)
    places = ", ".join(dict.fromkeys(alarm.cause.where.to(language) for alarm in group))
    title = MORE.filled(n=len(group), title=newest.cause.title).to(language)
    return AlarmRow(
        key=newest.cause.group,
        title=title,
        where=places,
        since=one.since,
        priority=one.priority,
        priority_text=one.priority_text,
        state=one.state,
        state_text=one.state_text,
        advice=one.advice,
        about=newest.cause.about,
        count=len(group),
    )


def _with_card(shown: AlarmsShown, front: Alarm, state: State, pack: Pack, wall: datetime) -> AlarmsShown:
    language = state.language
    incident = next((i for i in state.incidents if i.key == front.cause.about), None)
    unit = next((c for c in pack.contacts if incident and c.key == incident.unit), None)
    about = state.readings.get(front.cause.about)
    of = incident.provenance if incident else about.provenance if about else None
    calls: tuple[Action, ...] = ()
    if unit:
        slots = {"contact": unit.key}
        joins = state.call is not None and state.call.may_join(unit.key)
        call = (texts.ADD, "people_add", "call.add") if joins else (texts.VIDEO_CALL, "video", "call.video")
        calls = (Action(call[0].to(language), call[1], call[2], slots, "accent"),)
    return replace(
        shown,
        card_shown=True,
        card=_row(front, language, wall),
        card_status=of.status.name if of else "",
        card_status_text=status_text(of).to(language) if of else "",
        pane=_pane(incident, state, pack),
        unit=unit.name.text.to(language) if unit else "",
        unit_title=NEAREST.to(language) if unit else "",
        actions=(
            *calls,
            Action(OPEN.to(language), "pin", "tile.open", {"key": front.cause.about}),
            Action(TAKE.to(language), "check", "alarm.take_group", {"key": front.key}),
        ),
    )


def _pane(incident: Incident | None, state: State, pack: Pack) -> Mapping[str, object]:
    near = nearest(pack.cameras, incident.place, 1) if incident else []
    return pane(near[0], state, pack, state.language) if near else {}
