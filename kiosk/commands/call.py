"""Calling people: by video or voice, holding, hanging up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.core.call import CallState
from kiosk.core.city.parts import Contact
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

UNTAKEN = (CallState.PROPOSED, CallState.INCOMING)  # the wall did not agree yet
NOT_LISTED = Text(en="“{key}” is not in the directory", ko="“{key}” 연락처가 없습니다", ru="«{key}» нет в справочнике")
NOBODY_RINGS = Text(en="Nobody rings", ko="걸려 온 전화가 없습니다", ru="Никто не звонит")


@command(
    "call.video",
    title=Text(en="Video call", ko="영상 통화", ru="Видеозвонок"),
    say=Say(
        en=("call {contact}", "video call {contact}"),
        ko=("{contact} 연결해", "{contact} 영상 통화"),
        ru=("позвони {contact}", "видеозвонок {contact}"),
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class CallByVideo(Command):
    """Ring somebody of the directory, with picture."""

    contact: str

    def propose(self, kiosk: Kiosk) -> None:
        """Show whom and how. Raises `Refused` for who is not in the directory, and while a call goes on."""
        kiosk.calls.propose(whom(kiosk, self.contact), video=True)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Nobody is rung."""
        kiosk.calls.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Dial; only ever reached through a confirmed question."""
        kiosk.calls.dial(whom(kiosk, self.contact), video=True)

    def describe(self, kiosk: Kiosk) -> Text:
        """Whom and how."""
        name = whom(kiosk, self.contact).name.text
        return Text(en="Video call: {name}", ko="영상 통화: {name}", ru="Видеозвонок: {name}").filled(name=name)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """The nearest unit of the most severe incident, while no call goes on."""
        return _offered(state)


@command(
    "call.voice",
    title=Text(en="Voice call", ko="음성 통화", ru="Голосовой звонок"),
    say=Say(en=("voice call {contact}",), ko=("{contact} 음성 통화",), ru=("звонок {contact}",)),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class CallByVoice(Command):
    """Ring somebody of the directory, without picture."""

    contact: str

    def propose(self, kiosk: Kiosk) -> None:
        """Show whom and how. Raises `Refused` for who is not in the directory, and while a call goes on."""
        kiosk.calls.propose(whom(kiosk, self.contact), video=False)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Nobody is rung."""
        kiosk.calls.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Dial; only ever reached through a confirmed question."""
        kiosk.calls.dial(whom(kiosk, self.contact), video=False)

    def describe(self, kiosk: Kiosk) -> Text:
        """Whom and how."""
        name = whom(kiosk, self.contact).name.text
        return Text(en="Voice call: {name}", ko="음성 통화: {name}", ru="Голосовой звонок: {name}").filled(name=name)


@command(
    "call.add",
    title=Text(en="Bring in", ko="통화에 초대", ru="Добавить в разговор"),
    say=Say(
        en=("bring in {contact}", "add {contact}"),
        ko=("{contact} 초대해",),
        ru=("добавь звонок {contact}",),  # contacts are said in the dative, which "добавь" alone does not take
    ),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class Add(Command):
    """Bring somebody of the directory into the call that goes on."""

    contact: str

    def propose(self, kiosk: Kiosk) -> None:
        """Show whom. Raises `Refused` where nobody is on the line, they are in the call already, or it is full."""
        kiosk.calls.propose_more(whom(kiosk, self.contact))

    def withdraw(self, kiosk: Kiosk) -> None:
        """Nobody is rung."""
        kiosk.calls.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Ring them; only ever reached through a confirmed question."""
        kiosk.calls.add(whom(kiosk, self.contact))

    def describe(self, kiosk: Kiosk) -> Text:
        """Whom."""
        name = whom(kiosk, self.contact).name.text
        return Text(
            en="Bring into the call: {name}", ko="통화에 초대: {name}", ru="Добавить в разговор: {name}"
        ).filled(name=name)


@command("call.remove", title=Text(en="Remove from the call", ko="통화에서 내보내기", ru="Убрать из разговора"))
@dataclass(frozen=True, slots=True)
class Remove(Command):
    """End the call with one of several; the others stay."""

    contact: str

    def run(self, kiosk: Kiosk) -> None:
        """End it. Raises `Refused` for who is not in the call."""
        kiosk.calls.remove(whom(kiosk, self.contact))

    def describe(self, kiosk: Kiosk) -> Text:
        """Whom."""
        name = whom(kiosk, self.contact).name.text
        return Text(
            en="Removed from the call: {name}", ko="통화에서 내보냄: {name}", ru="Больше не в разговоре: {name}"
        ).filled(name=name)


@command(
    "call.hang_up",
    title=Text(en="Hang up", ko="전화 끊기", ru="Положить трубку"),
    say=Say(en=("hang up",), ko=("전화 끊어",), ru=("положить трубку", "положи трубку")),
)
@dataclass(frozen=True, slots=True)
class HangUp(Command):
    """End the call."""

    def run(self, kiosk: Kiosk) -> None:
        """End it. Raises `Refused` where none goes on."""
        kiosk.calls.hang_up()

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While a call rings or goes on."""
        return ({},) if in_progress(state) else ()


@command(
    "call.accept",
    title=Text(en="Answer", ko="전화 받기", ru="Ответить"),
    say=Say(en=("answer call", "accept call"), ko=("전화 받아",), ru=("принять звонок", "прими звонок")),
)
@dataclass(frozen=True, slots=True)
class Accept(Command):
    """Take the call that rings here, with the wall's own picture where it is a video call."""

    def run(self, kiosk: Kiosk) -> None:
        """Take it. Raises `Refused` where none rings."""
        call = kiosk.state.call
        kiosk.calls.accept(video=bool(call and call.video))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While it rings here."""
        return ({},) if _rings_here(state) else ()


@command(
    "call.decline",
    title=Text(en="Decline", ko="전화 거절", ru="Отклонить"),
    say=Say(en=("decline call", "reject call"), ko=("전화 거절",), ru=("отклонить звонок",)),
)
@dataclass(frozen=True, slots=True)
class Decline(Command):
    """Do not take the call that rings here."""

    def run(self, kiosk: Kiosk) -> None:
        """Decline it. Raises `Refused` where none rings."""
        if not _rings_here(kiosk.state):
            raise Refused(NOBODY_RINGS)
        kiosk.calls.hang_up()

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While it rings here."""
        return ({},) if _rings_here(state) else ()


@command(
    "call.hold",
    title=Text(en="Hold", ko="통화 대기", ru="Удержание"),
    say=Say(en=("hold",), ko=("대기",), ru=("удержать",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Hold(Command):
    """Let the far side wait."""

    def run(self, kiosk: Kiosk) -> None:
        """Put it on hold. Raises `Refused` where no call is connected."""
        kiosk.calls.hold()

    def undo(self, kiosk: Kiosk, before: State) -> None:  # noqa: ARG002 - whoever waits is connected again
        """Go on."""
        kiosk.calls.resume()

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While connected."""
        return ({},) if state.call and state.call.state is CallState.CONNECTED else ()


@command(
    "call.resume",
    title=Text(en="Go on with the call", ko="통화 계속", ru="Продолжить звонок"),
    say=Say(en=("resume",), ko=("통화 계속",), ru=("продолжи звонок",)),
)
@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Go on after a hold."""

    def run(self, kiosk: Kiosk) -> None:
        """Go on. Raises `Refused` where no call is held."""
        kiosk.calls.resume()

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While held."""
        return ({},) if state.call and state.call.state is CallState.HELD else ()


@command("call.dismiss", title=Text(en="Close the call", ko="통화 닫기", ru="Убрать звонок"))
@dataclass(frozen=True, slots=True)
class Dismiss(Command):
    """Take the panel of an ended call away."""

    def run(self, kiosk: Kiosk) -> None:
        """Take it away. Raises `Refused` while the call goes on."""
        state = kiosk.state
        if state.call is None or not state.call.over:
            raise Refused(Text(en="The call still goes on", ko="통화가 진행 중입니다", ru="Звонок ещё идёт"))
        kiosk.put(replace(state, call=None))


@command(
    "phone.invite",
    title=Text(en="Invite a phone", ko="휴대폰 초대", ru="Пригласить телефон"),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class InvitePhone(Command):
    """Show a one-time link for somebody's phone as a QR code: whoever opens it first is the officer from then on."""

    contact: str

    def run(self, kiosk: Kiosk) -> None:
        """Show it; only ever reached through a confirmed question. Raises `Refused` in rehearsal."""
        kiosk.calls.invite(whom(kiosk, self.contact))

    def describe(self, kiosk: Kiosk) -> Text:
        """Whose."""
        name = whom(kiosk, self.contact).name.text
        return Text(
            en="Show the code for the phone of: {name}",
            ko="휴대폰 등록 코드 표시: {name}",
            ru="Показать код для телефона: {name}",
        ).filled(name=name)


@command("phone.hide", title=Text(en="Hide the code", ko="코드 닫기", ru="Скрыть код"))
@dataclass(frozen=True, slots=True)
class HideInvitation(Command):
    """Take the QR code away."""

    def run(self, kiosk: Kiosk) -> None:
        """Take it away."""
        kiosk.calls.hide_invitation()


def whom(kiosk: Kiosk, key: str) -> Contact:
    """The contact of the directory. Raises `Refused` where it has none of this key: nobody else can be called."""
    try:
        return kiosk.pack.contact(key)
    except KeyError:
        raise Refused(NOT_LISTED.filled(key=key)) from None


def in_progress(state: State) -> bool:
    """Whether a call was confirmed and is not over."""
    return state.call is not None and not state.call.over and state.call.state not in UNTAKEN


def _rings_here(state: State) -> bool:
    return state.call is not None and state.call.state is CallState.INCOMING


def _offered(state: State) -> Iterable[dict[str, str]]:
    if in_progress(state) or state.question:
        return ()
    return ({"contact": incident.unit} for incident in state.incidents[:1] if incident.unit)
