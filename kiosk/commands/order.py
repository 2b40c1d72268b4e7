"""Orders and announcements: drafted by any modality, read back, sent after a yes by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.commands.call import NOT_LISTED, whom
from kiosk.commands.navigate import Walk, show
from kiosk.core.addressee import addressee, incident_of
from kiosk.core.city.orders import Template
from kiosk.core.city.parts import Contact
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.order import OrderKind
from kiosk.core.pack import EVERYBODY
from kiosk.core.ports import Kiosk
from kiosk.core.text import Text

FOR_EVERYBODY = Text(en="everyone", ko="모두", ru="всем")
READ_BACK = Text(en="To {to}: {words}", ko="{to}: {words}", ru="{to}: {words}")
UNKNOWN = Text(en="No such order: {key}", ko="없는 명령입니다: {key}", ru="Нет такого приказа: {key}")
WHOM = Text(
    en="Say or touch whom the order is for",
    ko="명령을 받을 사람을 말하거나 선택해 주세요",
    ru="Скажите или выберите, кому приказ",
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
    """Order something; without `to` of whom the call is with, who is open, or the open incident's unit."""

    order: str
    to: str = ""

    def propose(self, kiosk: Kiosk) -> None:
        """Draft it. Raises `Refused` where there is no such order, or nobody it could be for."""
        _draft(kiosk, _template(kiosk, self.order, "order"), self._for(kiosk))

    def withdraw(self, kiosk: Kiosk) -> None:
        """Drop the draft."""
        kiosk.orders.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Send it; only ever reached through a confirmed question."""
        kiosk.orders.send(_template(kiosk, self.order, "order"), kiosk.asked_by.modality)

    def describe(self, kiosk: Kiosk) -> Text:
        """What is asked of whom, read back."""
        return _read_back(kiosk, _template(kiosk, self.order, "order"), self._for(kiosk), self.to)

    def _for(self, kiosk: Kiosk) -> Sequence[Contact]:
        if self.to:
            return _addressed(kiosk, self.to)
        meant = addressee(kiosk.state, kiosk.pack)
        if meant is None:
            raise Refused(WHOM)
        return (meant,)


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
    """Say something on the devices of a group, without `to` on everybody's."""

    announcement: str
    to: str = EVERYBODY

    def propose(self, kiosk: Kiosk) -> None:
        """Draft it. Raises `Refused` where there is no such announcement."""
        _draft(kiosk, _template(kiosk, self.announcement, "announcement"), _addressed(kiosk, self.to))

    def withdraw(self, kiosk: Kiosk) -> None:
        """Drop the draft."""
        kiosk.orders.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Make it; only ever reached through a confirmed question."""
        kiosk.orders.send(_template(kiosk, self.announcement, "announcement"), kiosk.asked_by.modality)

    def describe(self, kiosk: Kiosk) -> Text:
        """What is said to whom, read back."""
        template = _template(kiosk, self.announcement, "announcement")
        return _read_back(kiosk, template, _addressed(kiosk, self.to), self.to)


@command("order.choose", title=Text(en="Order", ko="명령", ru="Приказ"), undoable=True)
@dataclass(frozen=True, slots=True)
class Choose(Walk):
    """Show what can be ordered of somebody."""

    contact: str

    def run(self, kiosk: Kiosk) -> None:
        """Show the view of orders with them chosen. Raises `Refused` for who is not in the directory."""
        chosen = whom(kiosk, self.contact)
        show(kiosk, "calls")
        kiosk.put(replace(kiosk.state, opened=chosen.key))

    def describe(self, kiosk: Kiosk) -> Text:
        """Of whom."""
        name = whom(kiosk, self.contact).name.text
        return Text(en="Order for: {name}", ko="명령 대상: {name}", ru="Приказ: {name}").filled(name=name)


def _template(kiosk: Kiosk, key: str, kind: OrderKind) -> Template:
    for template in kiosk.pack.orders.templates if kiosk.pack.orders else ():
        if (template.key, template.kind) == (key, kind):
            return template
    raise Refused(UNKNOWN.filled(key=key))


def _addressed(kiosk: Kiosk, key: str) -> Sequence[Contact]:
    try:
        return kiosk.pack.addressed(key)
    except KeyError:
        raise Refused(NOT_LISTED.filled(key=key)) from None


def _draft(kiosk: Kiosk, template: Template, contacts: Sequence[Contact]) -> None:
    kiosk.orders.propose(template, _words(kiosk, template, contacts), contacts, kiosk.asked_by.modality)


def _words(kiosk: Kiosk, template: Template, contacts: Sequence[Contact]) -> Text:
    incident = incident_of(kiosk.state, contacts[0].key if len(contacts) == 1 else "")
    place = incident.address if incident else kiosk.pack.name.text
    return template.words.text.filled(place=place)


def _read_back(kiosk: Kiosk, template: Template, contacts: Sequence[Contact], key: str) -> Text:
    groups = {group.key: group.name.text for group in kiosk.pack.groups}
    to = FOR_EVERYBODY if key == EVERYBODY else groups.get(key, contacts[0].name.text)
    return READ_BACK.filled(to=to, words=_words(kiosk, template, contacts))
