"""Orders -> rows: what was asked of whom, how far it got, who has not answered, and whose words it were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.core.addressee import called
from kiosk.core.order import UNANSWERED, Order, Slip, SlipState
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.calls.composing import DICTATED
from kiosk.views.tiles import clock, looked

LATE = 15.0  # seconds after which who has not answered stands out
NAMES = 2  # of those who are late, before it says how many more
NO_ANSWER_YET = Text(en="no answer", ko="응답 없음", ru="нет ответа")
LATE_ARE = Text(en="late: {names}", ko="응답 없음: {names}", ru="нет ответа: {names}")
TOO_LATE = Text(en="no answer in time: {names}", ko="기한 내 응답 없음: {names}", ru="нет ответа в срок: {names}")
CANNOT = Text(en="cannot: {names}", ko="불가: {names}", ru="отказ: {names}")
OTHERS = Text(en="{names} and {n} more", ko="{names} 외 {n}명", ru="{names} и ещё {n}")
SO_MANY = Text(en="{n} of {of} {how}", ko="{of}명 중 {n}명 {how}", ru="{how} {n} из {of}")
SLIP_STATES: Mapping[SlipState, Text] = {
    SlipState.CONFIRMED: Text(en="on its way", ko="전송 중", ru="отправляется"),
    SlipState.DELIVERED: Text(en="delivered", ko="도착", ru="доставлен"),
    SlipState.READ: Text(en="read", ko="읽음", ru="прочитан"),
    SlipState.ACKNOWLEDGED: Text(en="acknowledged", ko="접수", ru="принят"),
    SlipState.DONE: Text(en="done", ko="완료", ru="выполнен"),
    SlipState.REFUSED: Text(en="cannot", ko="불가", ru="невозможно"),
    SlipState.EXPIRED: Text(en="expired", ko="기한 지남", ru="срок истёк"),
}
BY_HOW_MANY: Mapping[SlipState, Text] = {
    SlipState.ACKNOWLEDGED: Text(en="acknowledged", ko="접수", ru="приняли"),
    SlipState.DONE: Text(en="done", ko="완료", ru="выполнили"),
    SlipState.READ: Text(en="heard it", ko="청취", ru="услышали"),
}
SLIP_ICONS: Mapping[SlipState, str] = {
    SlipState.CONFIRMED: "up",
    SlipState.DELIVERED: "phone",
    SlipState.READ: "document",
    SlipState.ACKNOWLEDGED: "check",
    SlipState.DONE: "star",
    SlipState.REFUSED: "refused",
    SlipState.EXPIRED: "clock",
}
SLIP_TONES: Mapping[SlipState, str] = {
    SlipState.ACKNOWLEDGED: "good",
    SlipState.DONE: "good",
    SlipState.REFUSED: "bad",
    SlipState.EXPIRED: "bad",
}
ANSWERED = (SlipState.ACKNOWLEDGED, SlipState.DONE)
# a group's order is as far as the one who is least far; who cannot, or never answered, comes before all of them
LEAST = (SlipState.REFUSED, SlipState.EXPIRED, *(one for one in SlipState if one not in SLIP_TONES), *ANSWERED)


def row(order: Order, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """One order as its row is written."""
    worst = min(order.slips, key=lambda slip: LEAST.index(slip.state))
    late = _late(order, looked(state))
    several = len(order.slips) > 1
    return {
        "key": order.id,
        "text": order.text.to(language),
        "mark": DICTATED.to(language) if order.wording == "dictated" else "",
        "to": _to(order, pack, language),
        "at": clock(order.at, pack),
        "state": _state(order, worst, language, late=bool(late)),
        "since": "" if several else clock(worst.since, pack),
        "icon": "warning" if late else SLIP_ICONS[worst.state],
        "tone": "warn" if late else SLIP_TONES.get(worst.state, "muted"),
        "late": LATE_ARE.to(language).format(names=_names(late, pack, language)) if late else "",
        "trouble": _trouble(order, late, pack, language) if several else "",
        "reason": worst.reason,
        "announcement": order.kind == "announcement",
        "simulated": order.simulated,
    }


def _state(order: Order, worst: Slip, language: Language, *, late: bool) -> str:
    if len(order.slips) > 1:
        return _far(order, language)
    return (NO_ANSWER_YET if late else SLIP_STATES[worst.state]).to(language)


def _far(order: Order, language: Language) -> str:
    """How many of several got how far: "3 of 5 acknowledged"."""
    if order.kind == "announcement":
        reached: tuple[SlipState, ...] = (SlipState.READ, *ANSWERED)
        word = SlipState.READ
    else:
        reached = ANSWERED
        word = SlipState.DONE if all(slip.state is SlipState.DONE for slip in order.slips) else SlipState.ACKNOWLEDGED
    n = sum(slip.state in reached for slip in order.slips)
    return SO_MANY.to(language).format(n=n, of=len(order.slips), how=BY_HOW_MANY[word].to(language))


def _trouble(order: Order, late: Sequence[Slip], pack: Pack, language: Language) -> str:
    """Who of several has not answered, and who cannot."""
    refused = [slip for slip in order.slips if slip.state is SlipState.REFUSED]
    expired = [slip for slip in order.slips if slip.state is SlipState.EXPIRED]
    found = ((CANNOT, refused), (LATE_ARE, late), (TOO_LATE, expired))
    return " · ".join(words.to(language).format(names=_names(slips, pack, language)) for words, slips in found if slips)


def _late(order: Order, now: datetime) -> list[Slip]:
    """Who of it has not answered though there was time to."""
    if order.kind == "announcement" or (now - order.at).total_seconds() <= LATE:
        return []
    return [slip for slip in order.slips if slip.state in UNANSWERED[order.kind]]


def _to(order: Order, pack: Pack, language: Language) -> str:
    known = {contact.key for contact in pack.contacts} | {group.key for group in pack.groups} | {"everybody"}
    if order.to and set(order.to.split(",")) <= known:
        return called(order.to, pack, most=NAMES).to(language)
    return _names(order.slips, pack, language, most=1)


def _names(slips: Sequence[Slip], pack: Pack, language: Language, most: int = NAMES) -> str:
    known = {contact.key: contact.name.text.to(language) for contact in pack.contacts}
    names = ", ".join(known.get(slip.contact, slip.contact) for slip in slips[:most])
    more = len(slips) - most
    return OTHERS.to(language).format(names=names, n=more) if more > 0 else names
