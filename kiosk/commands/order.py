"""Orders and announcements: drafted by any modality, read back, sent after a yes by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.commands.call import NOT_LISTED, whom
from kiosk.commands.navigate import Walk, show
from kiosk.core import filling
from kiosk.core.addressee import MET, addressed, by_telephone, called, chosen, meant, talk_on, to_all, together
from kiosk.core.city.orders import Template
from kiosk.core.city.parts import Contact
from kiosk.core.command import Command, Say, command
from kiosk.core.draft import Draft
from kiosk.core.errors import Refused
from kiosk.core.order import Filled, OrderKind, Wanted
from kiosk.core.pack import EVERYBODY
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Text

READ_BACK = Text(en="To {to}: {words}", ko="{to}: {words}", ru="{to}: {words}")
IN_CONFERENCE = Text(en="{n} people ({names})", ko="{n}명({names})", ru="{n} чел. ({names})")
NOT_REACHED = Text(
    en="By telephone, not reached: {names}. {rest}",
    ko="전화 참여로 받지 못함: {names}. {rest}",
    ru="Приказ не дойдёт (телефон): {names}. {rest}",
)
NOT_NOW = Text(
    en="By telephone, not reached now: {names}. {rest}",
    ko="전화 참여 중이라 지금은 받지 못함: {names}. {rest}",
    ru="Сейчас не дойдёт (телефон): {names}. {rest}",
)
ALL_BY_TELEPHONE = Text(
    en="All in this call are on the telephone, which shows no orders: {names}",
    ko="모두 전화로 참여해 명령을 받을 수 없습니다: {names}",
    ru="Все говорят по телефону, приказ показать негде: {names}",
)
UNKNOWN = Text(en="No such order: {key}", ko="없는 명령입니다: {key}", ru="Нет такого приказа: {key}")
OPEN = Text(
    en="Choose on the screen first: {what}", ko="화면에서 먼저 선택해 주세요: {what}", ru="Сначала выберите: {what}"
)
WHOM = Text(
    en="Say or touch whom the order is for",
    ko="명령을 받을 사람을 말하거나 선택해 주세요",
    ru="Скажите или выберите, кому приказ",
)
QUESTION_FIRST = Text(
    en="Answer the question on the screen first", ko="화면의 질문에 먼저 답해 주세요", ru="Сначала ответьте на вопрос"
)


@command(
    "order.send",
    title=Text(en="Send order", ko="명령 보내기", ru="Отправить приказ"),
    say=Say(
        en=("order {order}", "order {recipient:to} {order}", "send {recipient:to} order {order}"),
        ko=("{order} 명령해", "{recipient:to} {order} 명령해", "{recipient:to} {order} 지시해"),
        ru=("приказ {order}", "приказ {recipient:to} {order}"),
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class SendOrder(Command):
    """Order something; without `to` of those who are ticked, of everybody in the call, or as `addressee` says.

    `order` is a template's key and what fills its slots: `inspect minutes=15`.
    """

    order: str
    to: str = ""

    def propose(self, kiosk: Kiosk) -> None:
        """Draft it. Raises `Refused` where there is no such order, nobody it could be for, or a slot is left open."""
        drafted(kiosk, "order", self.order, self.to)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Drop the draft."""
        kiosk.orders.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Send it; only ever reached through a confirmed question."""
        kiosk.orders.send(filling.named(self.order)[0], kiosk.asked_by.modality)
        _sent_ready(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """What is asked of whom, read back."""
        return read_back(kiosk, "order", self.order, self.to)


@command(
    "announce",
    title=Text(en="Announcement", ko="안내 방송", ru="Объявление"),
    say=Say(
        en=("announce {announcement}", "broadcast {announcement}", "announce {recipient:to} {announcement}"),
        ko=("{announcement} 방송해", "{recipient:to} {announcement} 방송해"),
        ru=("объяви {announcement}", "объяви {recipient:to} {announcement}"),
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class Announce(Command):
    """Say something on the devices of a group; without `to` of those who are ticked, or everybody's."""

    announcement: str
    to: str = ""

    def propose(self, kiosk: Kiosk) -> None:
        """Draft it. Raises `Refused` where there is no such announcement, or a slot is left open."""
        drafted(kiosk, "announcement", self.announcement, self.to)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Drop the draft."""
        kiosk.orders.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Make it; only ever reached through a confirmed question."""
        kiosk.orders.send(filling.named(self.announcement)[0], kiosk.asked_by.modality)
        _sent_ready(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """What is said to whom, read back."""
        return read_back(kiosk, "announcement", self.announcement, self.to)


@command(
    "announce.live",
    title=Text(en="Live announcement", ko="실시간 방송", ru="Прямой эфир"),
    say=Say(
        en=("live announcement", "live announcement {recipient:to}"),
        ko=("실시간 안내방송", "{recipient:to} 실시간 안내방송"),  # “안내방송” alone was heard in other talk
        ru=("объявление", "объявление {recipient:to}"),
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class AnnounceLive(Command):
    """Let a group's phones hear the wall's microphone; without `to` those who are ticked, or everybody's."""

    to: str = ""

    def propose(self, kiosk: Kiosk) -> None:
        """Fix who is meant; nothing is heard yet. Raises `Refused` in a call, and for who is not in the directory."""
        to = announced(kiosk, self.to)
        kiosk.calls.propose_address(people(kiosk, to), called(to, kiosk.pack))

    def withdraw(self, kiosk: Kiosk) -> None:
        """Nobody is meant."""
        kiosk.calls.withdraw_address()

    def run(self, kiosk: Kiosk) -> None:
        """Begin; only ever reached through a confirmed question."""
        kiosk.calls.address()
        _sent_ready(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """To whom."""
        to = called(announced(kiosk, self.to), kiosk.pack)
        return Text(
            en="Your voice, live, to: {to}", ko="실시간 음성 방송: {to}", ru="Ваш голос в прямом эфире: {to}"
        ).filled(to=to)


@command("order.choose", title=Text(en="Order", ko="명령", ru="Приказ"), undoable=True)
@dataclass(frozen=True, slots=True)
class Choose(Walk):
    """Show what can be ordered of somebody."""

    contact: str

    def run(self, kiosk: Kiosk) -> None:
        """Show the view of orders with them chosen. Raises `Refused` for who is not in the directory."""
        ask_first(kiosk)
        who = whom(kiosk, self.contact)
        about = opened_incident(kiosk)
        show(kiosk, "calls")
        draft = self._chosen(kiosk.state)
        kiosk.put(replace(kiosk.state, opened=who.key, draft=replace(draft, about=about or draft.about)))

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Show what was shown, for whom it was; what was put together since, or sent, stays. Raises `Refused`."""
        ask_first(kiosk)
        draft = kiosk.state.draft
        Walk.undo(self, kiosk, before)
        if replace(draft, about=before.draft.about) == self._chosen(before):
            kiosk.put(replace(kiosk.state, draft=before.draft))

    def moved(self, before: State, after: State) -> bool:
        """Also where they were open already."""
        return before.draft != after.draft or Walk.moved(self, before, after)

    def _chosen(self, state: State) -> Draft:
        """The draft with them chosen: what is put together is for them; else the next in the talk that goes on."""
        talk = talk_on(state)
        only = self.contact if talk or state.draft.asks else ""
        return replace(state.draft, to=(), picking=False, talk=talk, only=only)

    def describe(self, kiosk: Kiosk) -> Text:
        """Of whom."""
        name = whom(kiosk, self.contact).name.text
        return Text(en="Order for: {name}", ko="명령 대상: {name}", ru="Приказ: {name}").filled(name=name)


def opened_incident(kiosk: Kiosk) -> str:
    """The incident that is open on the wall, by key: orders are about it, also in their own view. "": none is."""
    return next((incident.key for incident in kiosk.state.incidents if incident.key == kiosk.state.opened), "")


def ask_first(kiosk: Kiosk) -> None:
    """What is being read back is what is sent: nothing of it changes meanwhile. Raises `Refused`."""
    if kiosk.state.question:
        raise Refused(QUESTION_FIRST)


def ordered(kiosk: Kiosk, to: str) -> str:
    """Whom an order is for, by keys; raises `Refused` where nobody is meant, or nobody who is can get one."""
    keys = to or ",".join(kiosk.state.draft.to) or to_all(meant(kiosk.state, kiosk.pack))
    if keys:
        return keys
    talk = together(kiosk.state, kiosk.pack)
    if talk is None or talk.untold:
        raise Refused(WHOM)
    raise Refused(ALL_BY_TELEPHONE.filled(names=called(to_all(talk.by_telephone), kiosk.pack, MET)))


def announced(kiosk: Kiosk, to: str) -> str:
    """Whom an announcement is for, by keys."""
    return to or ",".join(kiosk.state.draft.to) or EVERYBODY


def for_whom(kiosk: Kiosk, kind: OrderKind, to: str) -> str:
    """Whom it is for, by keys, where `to` was said. Raises `Refused`."""
    return ordered(kiosk, to) if kind == "order" else announced(kiosk, to)


def people(kiosk: Kiosk, to: str) -> Sequence[Contact]:
    """Everybody whom `to` names. Raises `Refused` for who is not in the directory."""
    try:
        return addressed(to, kiosk.pack)
    except KeyError as error:
        raise Refused(NOT_LISTED.filled(key=error.args[0])) from None


def sent(kiosk: Kiosk) -> None:
    """What was put together is on its way: nothing of it is left for the next order."""
    kiosk.put(replace(kiosk.state, draft=kiosk.state.draft.over()))


def _sent_ready(kiosk: Kiosk) -> None:
    """A template is on its way: whom it was for is forgotten, words of one's own that stand beside it are not."""
    if not kiosk.state.draft.writing:
        sent(kiosk)


def _template(kiosk: Kiosk, key: str, kind: OrderKind) -> Template:
    for template in kiosk.pack.orders.templates if kiosk.pack.orders else ():
        if (template.key, template.kind) == (key, kind):
            return template
    raise Refused(UNKNOWN.filled(key=key))


def drafted(kiosk: Kiosk, kind: OrderKind, order: str, to: str) -> None:
    """Draft a template where `to` was said. Raises `Refused` for what there is not, and naming open slots."""
    to = for_whom(kiosk, kind, to)
    contacts = people(kiosk, to)
    template, filled = _asked(kiosk, kind, order, contacts)
    wanted = Wanted(
        kind=kind,
        template=template.key,
        text=_words(kiosk, template, filled, contacts),
        contacts=tuple(contact.key for contact in contacts),
        expires_min=template.expires_min,
        to=to,
        filled=filled,
    )
    kiosk.orders.propose(wanted, kiosk.asked_by.modality)


def _asked(kiosk: Kiosk, kind: OrderKind, order: str, contacts: Sequence[Contact]) -> tuple[Template, Filled]:
    """The template that `order` names, and what fills its slots: what was chosen, or stands there by itself."""
    key, said = filling.named(order)
    template = _template(kiosk, key, kind)
    return template, filling.filled(template, said, kiosk.state, kiosk.pack, filling.sent(template, contacts))


def _words(kiosk: Kiosk, template: Template, filled: Filled, contacts: Sequence[Contact]) -> Text:
    there = filling.sent(template, contacts)
    said = {slot: filling.word(slot, value, kiosk.state, kiosk.pack, there) for slot, value in filled}
    still = [filling.SLOT_NAMES[slot] for slot in template.slots if said[slot] is None]
    if still:
        raise Refused(OPEN.filled(what=_listed(still)))
    return template.words.text.filled(**said)


def _listed(names: Sequence[Text]) -> Text:
    return Text(**{language: ", ".join(name.to(language) for name in names) for language in LANGUAGES})


def read_back(kiosk: Kiosk, kind: OrderKind, order: str, to: str) -> Text:
    """What a template asks of whom, where `to` was said. Raises `Refused` as `drafted` does."""
    contacts = people(kiosk, for_whom(kiosk, kind, to))
    template, filled = _asked(kiosk, kind, order, contacts)
    return worded(kiosk, READ_BACK, kind, to, _words(kiosk, template, filled, contacts))


def worded(kiosk: Kiosk, form: Text, kind: OrderKind, to: str, words: Text) -> Text:
    """`form` with words and whom they are for where `to` was said: of a conference everybody.

    Before that whoever is on the telephone: left out of a conference, or of those who were named.
    """
    state, pack = kiosk.state, kiosk.pack
    keys = for_whom(kiosk, kind, to)
    named = kind != "order" or bool(to or state.draft.to or chosen(state, pack))
    talk = None if named else together(state, pack)
    if talk:
        names = called(keys, pack, MET)
        left_out = talk.by_telephone
        several = len(talk.reached) > 1
        read = form.filled(to=IN_CONFERENCE.filled(n=len(talk.reached), names=names) if several else names, words=words)
    else:
        phones = by_telephone(state)
        left_out = tuple(one for one in people(kiosk, keys) if one.key in phones)
        read = form.filled(to=called(keys, pack), words=words)
    if not left_out:
        return read
    return (NOT_REACHED if talk else NOT_NOW).filled(names=called(to_all(left_out), pack, MET), rest=read)
