"""Calling several people at once: a group of the directory, or whoever is ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from kiosk.commands.call import in_progress
from kiosk.commands.order import people
from kiosk.core.addressee import MET, called
from kiosk.core.call import CallState
from kiosk.core.city.parts import Contact
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

TICK = Text(
    en="Name a group, or tick people under “Several people”",
    ko="그룹을 말하거나 “여러 명”에서 사람을 선택해 주세요",
    ru="Назовите группу или отметьте людей: «Нескольким»",
)
ALL_THERE = Text(
    en="All of them are in this call: {to}", ko="모두 통화에 참여 중입니다: {to}", ru="Все уже в разговоре: {to}"
)
BY_VIDEO = Text(en="Video call: {to}", ko="영상 통화: {to}", ru="Видеозвонок: {to}")
BY_VOICE = Text(en="Voice call: {to}", ko="음성 통화: {to}", ru="Голосовой звонок: {to}")
BROUGHT_IN = Text(en="Bring into the call: {to}", ko="통화에 초대: {to}", ru="Добавить в разговор: {to}")
PEOPLE = Text(en="{n} people", ko="{n}명", ru="{n} чел.")
WITH_NAMES = Text(en="{to}: {names}", ko="{to}: {names}", ru="{to}: {names}")


class Several(Command):
    """What a call of several is, by video or not."""

    to: str
    video: ClassVar[bool]

    def propose(self, kiosk: Kiosk) -> None:
        """Fix who is meant, whoever is ticked later; nobody rings. Raises `Refused` where not all may be called."""
        contacts, to = _meant(kiosk, self.to)
        kiosk.calls.propose_all(contacts, to, video=self.video)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Nobody is rung."""
        kiosk.calls.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Ring them all; only ever reached through a confirmed question. Who was ticked for it is ticked no more.

        An order is then for whoever is in that talk; what is put together already, for nobody once that is over. Ticks
        that were set since the question stay; all do where nobody could be rung.
        """
        rung = kiosk.calls.dial_all()
        if not rung:
            return
        state = kiosk.state
        draft, opened = replace(state.draft, picking=False), state.opened
        to = tuple(key for key in draft.to if not self._was_for(key, rung, kiosk))
        if to != draft.to:
            draft = replace(draft, to=to, talk=state.call.talk if state.call else "", only="")
            opened = "" if any(contact.key == opened for contact in kiosk.pack.contacts) else opened
        kiosk.put(replace(state, opened=opened, draft=draft))

    def _was_for(self, key: str, rung: Collection[str], kiosk: Kiosk) -> bool:
        """Whether a tick was for this call: it was named, or all whom it stands for are rung, or were there before."""
        if self.to:
            return key in self.to.split(",")
        return all(one.key in rung or one.key in _there(kiosk.state) for one in people(kiosk, key))

    def describe(self, kiosk: Kiosk) -> Text:
        """How many, and who."""
        contacts, to = _meant(kiosk, self.to)
        if len(contacts) > 1:
            to = WITH_NAMES.filled(to=to, names=called(_keys(contacts), kiosk.pack, most=MET))
        return (BROUGHT_IN if _talks(kiosk.state) else BY_VIDEO if self.video else BY_VOICE).filled(to=to)


@command(
    "call.group",
    title=Text(en="Call several at once", ko="여러 명 영상 통화", ru="Вызвать нескольких"),
    say=Say(
        en=("call {group:to}", "video call {group:to}", "bring in {group:to}"),
        ko=("{group:to} 모두 연결해", "{group:to} 영상 통화", "{group:to} 초대해"),
        ru=("позвони {group:to}", "видеозвонок {group:to}", "добавь звонок {group:to}"),
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class CallGroup(Several):
    """Ring all of a group at once, with picture, or bring them into the call there is; without `to` who is ticked."""

    to: str = ""
    video: ClassVar[bool] = True

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """The one group that is ticked, while no call goes on."""
        return () if in_progress(state) or state.question or len(state.draft.to) != 1 else ({"to": state.draft.to[0]},)


@command(
    "call.group_voice",
    title=Text(en="Voice call of several", ko="여러 명 음성 통화", ru="Звонок нескольким"),
    say=Say(en=("voice call {group:to}",), ko=("{group:to} 음성 통화",), ru=("звонок {group:to}",)),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class CallGroupByVoice(Several):
    """Ring all of a group at once, without picture; without `to` who is ticked."""

    to: str = ""
    video: ClassVar[bool] = False


def _meant(kiosk: Kiosk, to: str) -> tuple[Sequence[Contact], Text]:
    """Who is to be rung, and what they are called together. Raises `Refused` where that is nobody."""
    keys = to or ",".join(kiosk.state.draft.to)
    if not keys:
        raise Refused(TICK)
    everybody = people(kiosk, keys)
    call = kiosk.state.call
    contacts = [one for one in everybody if not (_talks(kiosk.state) and call and call.state_with(one.key))]
    if not contacts:
        raise Refused(ALL_THERE.filled(to=called(keys, kiosk.pack)))
    if len(contacts) == 1:
        return contacts, contacts[0].name.text
    groups = not set(keys.split(",")) <= {contact.key for contact in kiosk.pack.contacts}
    whole = groups and len(contacts) == len(everybody)
    return contacts, called(keys, kiosk.pack) if whole else PEOPLE.filled(n=len(contacts))


def _there(state: State) -> Collection[str]:
    """The keys of those who are in a call, or were rung before."""
    away = (CallState.PROPOSED, CallState.ENDED, CallState.FAILED)
    there = (state.call.members or (state.call,)) if state.call else ()
    return {one.contact for one in there if one.state not in away}


def _keys(contacts: Sequence[Contact]) -> str:
    return ",".join(contact.key for contact in contacts)


def _talks(state: State) -> bool:
    return state.call is not None and state.call.state in (CallState.CONNECTED, CallState.HELD)
