"""Calls and orders: everybody who can be reached, what was ordered of whom, and how far it got."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.core.addressee import called, incident_of, meant, to_all, together
from kiosk.core.call import Call, EndReason
from kiosk.core.city.parts import Contact
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.calls.composing import DICTATE, LIVE, SEVERAL, TYPE, beside, calling, composing, groups, ticked, whom
from kiosk.views.calls.sent import row
from kiosk.views.incidents import caller
from kiosk.views.tiles import age, clock, looked, said, texts
from kiosk.views.words import BRING_IN, CALL_STATES, SAY, VIDEO_CALL, VOICE_CALL

COLUMNS = 3  # of the directory
HEADING = 0.55  # rows a section's title takes
TORN = 1.5  # rows a column may be taller before a section is torn
ORDERS, CALLS = 4, 2  # rows that fit

EVERYBODY = Text(en="Directory", ko="연락처", ru="Контакты")
AT_SCENE = Text(en="Assigned: {title}", ko="담당: {title}", ru="Назначена: {title}")
REACHABLE = Text(en="reachable", ko="연결 가능", ru="на связи")
LAST_SEEN = Text(en="last seen {age}", ko="{age} 연결", ru="был на связи {age}")
NEVER_SEEN = Text(en="not connected yet", ko="아직 연결 안 됨", ru="ещё не подключался")
SAY_ORDER = Text(en="order {words}", ko="{words} 명령해", ru="приказ {words}")  # as the command is said
ENDS: Mapping[EndReason, Text] = {
    EndReason.MISSED: Text(en="missed", ko="부재중", ru="пропущен"),
    EndReason.NO_ANSWER: Text(en="no answer", ko="응답 없음", ru="нет ответа"),
    EndReason.NOT_REACHED: Text(en="not reachable", ko="연결 불가", ru="не на связи"),
    EndReason.BUSY: Text(en="busy", ko="통화 중", ru="занято"),
    EndReason.LINE_BUSY: Text(en="line in use", ko="회선 사용 중", ru="линия занята"),
    EndReason.DECLINED: Text(en="declined", ko="거절됨", ru="отклонён"),
    EndReason.DECLINED_HERE: Text(en="you declined", ko="거절함", ru="вы отклонили"),
    EndReason.CONNECTION_LOST: Text(en="connection lost", ko="연결 끊김", ru="связь потеряна"),
    EndReason.ENGINE_LOST: Text(en="failed", ko="실패", ru="не удался"),
    EndReason.NO_BACKEND: Text(en="failed", ko="실패", ru="не удался"),
}
TALKED = Text(en="talked", ko="통화함", ru="разговор")
WORDS = texts(
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
    bringIn=BRING_IN,
    ordersTitle=Text(en="Orders", ko="명령", ru="Приказы"),
    callsTitle=Text(en="Last calls", ko="최근 통화", ru="Последние звонки"),
    noOrders=Text(en="No orders yet", ko="보낸 명령 없음", ru="Приказов ещё нет"),
    noCalls=Text(en="No calls yet", ko="통화 기록 없음", ru="Звонков ещё нет"),
    nobody=Text(
        en="Touch somebody to give an order", ko="명령을 받을 사람을 선택해 주세요", ru="Выберите, кому приказ"
    ),
    to=Text(en="To", ko="받는 사람", ru="Кому"),
    invite=Text(en="Invite phone", ko="휴대폰 초대", ru="Пригласить телефон"),
    simulated=Text(en="Actors answer", ko="배우가 응답", ru="Играют актёры"),
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the directory, the orders and the last calls show."""
    those = meant(state, pack)
    alone = those[0] if len(those) == 1 else None
    conference = together(state, pack) is not None
    return {
        **said(WORDS, language),
        "columns": _columns(state, pack, language),
        "target": caller(alone, language) if alone else {},
        "invitable": alone is not None and alone.key in state.presence,
        "templates": _templates(state, pack, those, language),
        "composing": composing(state, pack, language),
        "beside": beside(state, language),
        "picking": state.draft.picking,
        "several": bool(state.draft.to) or conference,
        "groups": groups(state, pack, language) if state.draft.picking else [],
        "calling": calling(state, language),
        "chosen": whom(state, pack, language) or called(to_all(those), pack, most=2).to(language),
        "ways": _ways(state, language) if pack.orders else [],
        **({"say": how} if (how := _how_to_say(pack, language)) else {}),
        "orders": [row(order, state, pack, language) for order in state.orders[:ORDERS]],
        "calls": [_past(call, state, pack, language) for call in state.calls if call.connected_at or call.over][:CALLS],
        "actors": any(order.simulated for order in state.orders[:ORDERS]),
        "shows_opened": any(contact.key == state.opened for contact in pack.contacts),
    }


def _columns(state: State, pack: Pack, language: Language) -> list[list[dict[str, object]]]:
    """The directory in columns of like height; each entry {title} or a contact, its `at` in rows from the top.

    A section that is torn has its title over each part.
    """
    rows = list(_entries(state, pack, language))
    heights = [_height(row) for row in rows]
    titles = {index for index, row in enumerate(rows) if "title" in row}

    def cost(breaks: tuple[int, ...]) -> float:
        ends = (*breaks, len(rows))
        tallest = max(sum(heights[start:end]) for start, end in zip((0, *breaks), ends, strict=True))
        return tallest + TORN * sum(index not in titles for index in breaks)

    breaks = min(itertools.combinations(range(1, len(rows)), min(COLUMNS, len(rows)) - 1), key=cost)
    columns = []
    for start, end in zip((0, *breaks), (*breaks, len(rows)), strict=True):
        section = next(index for index in sorted(titles, reverse=True) if index <= start)
        part = rows[start:end] if section == start else [rows[section], *rows[start:end]]
        above = itertools.accumulate((_height(row) for row in part), initial=0.0)
        columns.append([{**row, "at": at} for row, at in zip(part, above, strict=False)])
    return columns


def _entries(state: State, pack: Pack, language: Language) -> Iterator[dict[str, object]]:
    sections: dict[str, list[Contact]] = {}
    for contact in pack.contacts:
        sections.setdefault(contact.groups[0] if contact.groups else "", []).append(contact)
    names: Mapping[str, Text] = {group.key: group.name.text for group in pack.groups}
    order = [*(key for key in names if key in sections), *(key for key in sections if key not in names)]
    for key in order:
        yield {"title": names.get(key, EVERYBODY).to(language)}
        for contact in sections[key]:
            yield _contact(contact, state, pack, language)


def _height(row: Mapping[str, object]) -> float:
    return HEADING if "title" in row else 1.0


def _contact(contact: Contact, state: State, pack: Pack, language: Language) -> dict[str, object]:
    standing = state.call.state_with(contact.key) if state.call else None
    incident = incident_of(state)
    assigned = incident is not None and incident.unit == contact.key
    presence = state.presence.get(contact.key)
    seen = presence.last_seen if presence else None
    if presence is None:
        reach = ""
    elif presence.reachable:
        reach = REACHABLE.to(language)
    elif seen:
        reach = LAST_SEEN.to(language).format(age=age((looked(state) - seen).total_seconds(), language))
    else:
        reach = NEVER_SEEN.to(language)
    return {
        **caller(contact, language),
        "callState": CALL_STATES[standing].to(language) if standing else "",
        "inCall": standing is not None,
        "joins": state.call is not None and state.call.may_join(contact.key),
        "assigned": AT_SCENE.filled(title=incident.title).to(language) if incident and assigned else "",
        "reach": reach,
        "reachable": presence is None or presence.reachable,
        "chosen": not state.draft.to and contact in meant(state, pack),
        "ticked": ticked(contact, state),
    }


def _templates(state: State, pack: Pack, those: Sequence[Contact], language: Language) -> list[dict[str, object]]:
    """{key, title, intent, slots} for each thing that can be ordered of `those`, who are meant, and announced."""
    to = ",".join(state.draft.to)
    shown: list[dict[str, object]] = []
    for template in pack.orders.templates if pack.orders else ():
        order = template.kind == "order"
        if order and not those and not to:
            continue
        # of a conference nobody is named: the read-back says who that is, and who cannot get it
        whom_for = to or (those[0].key if order and together(state, pack) is None else "")
        slots = {template.kind: template.key, **({"to": whom_for} if whom_for else {})}
        more = [slot for slot in template.slots if slot != "place"]  # the place stands there by itself
        shown.append(
            {
                "key": template.key,
                "title": template.title.text.to(language),
                "intent": "order.fill" if more else "order.send" if order else "announce",
                "slots": {"template": template.key} if more else slots,
                "icon": "list" if more else "document" if order else "speech",
                "chosen": state.draft.template == template.key and not state.draft.writing,
            }
        )
    return shown


def _ways(state: State, language: Language) -> list[dict[str, object]]:
    """The other ways to an order: in one's own words, and for several."""
    picking = state.draft.picking
    return [
        {
            "title": SEVERAL.to(language),
            "intent": "order.pick",
            "slots": {"on": "off" if picking else "on"},
            "icon": "people",
            "chosen": picking,
        },
        {"title": DICTATE.to(language), "intent": "order.dictate", "slots": {}, "icon": "microphone", "chosen": False},
        {"title": TYPE.to(language), "intent": "order.write", "slots": {}, "icon": "keyboard", "chosen": False},
        {"title": LIVE.to(language), "intent": "announce.live", "slots": {}, "icon": "live", "chosen": False},
    ]


def _how_to_say(pack: Pack, language: Language) -> str:
    first = next((one for one in pack.orders.templates if one.kind == "order"), None) if pack.orders else None
    if first is None:
        return ""
    words = SAY_ORDER.to(language).format(words=first.spoken.to(language)[0])
    return SAY.to(language).format(words=words)


def _past(call: Call, state: State, pack: Pack, language: Language) -> dict[str, object]:
    reason = ENDS.get(call.ended_for) if call.ended_for else None
    talked = call.connected_at is not None
    return {
        "contact": call.contact,
        "name": call.name.to(language),
        "icon": "down" if call.incoming else "up",
        "how": (reason or (TALKED if talked else ENDS[EndReason.NO_ANSWER])).to(language),
        "missed": call.ended_for is EndReason.MISSED,
        "at": clock(call.over_at, pack) if call.over_at else "",
        "known": any(contact.key == call.contact for contact in pack.contacts),
        "age": age((looked(state) - call.over_at).total_seconds(), language) if call.over_at else "",
    }


VIEW = View(
    name="calls",
    title=Text(en="Calls and orders", ko="통화와 명령", ru="Звонки и приказы"),
    spoken=Spoken(en=("calls",), ko=("통화",), ru=("звонки",)),
    section=Section.GLANCE,
    order=12,
    icon="calls",
    qml=Path(__file__).with_name("Calls.qml"),
    present=present,
)
