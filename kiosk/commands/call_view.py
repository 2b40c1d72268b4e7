"""What of the wall the far side of a call gets, and how several are laid out on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.call import CallState
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

NO_PICTURE = Text(en="There is no video call", ko="영상 통화 중이 아닙니다", ru="Видеозвонка нет")
ANOTHER_CALL = Text(en="That call is over", ko="그 통화는 끝났습니다", ru="Тот звонок завершён")
WAITS = Text(en="The call is on hold", ko="통화가 보류 중입니다", ru="Звонок на удержании")
MUTED = Text(en="They do not hear you", ko="상대에게 소리가 들리지 않습니다", ru="Вас не слышат")
UNMUTED = Text(en="They hear you", ko="상대에게 소리가 들립니다", ru="Вас слышат")
COVERED = Text(en="They do not see you", ko="상대에게 영상이 보이지 않습니다", ru="Вас не видят")
UNCOVERED = Text(en="They see you", ko="상대에게 영상이 보입니다", ru="Вас видят")
SHARED = Text(en="They see this wall", ko="상대가 이 화면을 봅니다", ru="Они видят этот экран")
UNSHARED = Text(en="They see the camera", ko="상대가 카메라를 봅니다", ru="Они видят камеру")
LARGE = Text(en="Whoever speaks is large", ko="말하는 사람을 크게 표시", ru="Говорящий крупно")
ALIKE = Text(en="Everybody alike", ko="모두 같은 크기로 표시", ru="Все одинаково")


@command(
    "call.mute",
    title=Text(en="Microphone in the call", ko="통화 마이크", ru="Микрофон в звонке"),
    say=Say(en=("{mute:on} in call", "{mute:on} call"), ko=("통화 {mute:on}",), ru=("{mute:on} звук",)),
)
@dataclass(frozen=True, slots=True)
class Mute(Command):
    """Hold back the wall's sound from the far side, or let it through; the recogniser hears on."""

    on: str  # "on": muted

    def run(self, kiosk: Kiosk) -> None:
        """Do so. Raises `Refused` where nobody is on the line."""
        kiosk.calls.mute(microphone=self.on == "on", camera=kiosk.state.covered)

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - says itself
        """Which."""
        return MUTED if self.on == "on" else UNMUTED


@command(
    "call.layout",
    title=Text(en="Large or alike", ko="화면 배치", ru="Крупно или одинаково"),
    say=Say(en=("{layout:large}",), ko=("{layout:large}",), ru=("{layout:large}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Layout(Command):
    """Of several in the call show whoever speaks large, or everybody alike."""

    large: str

    def run(self, kiosk: Kiosk) -> None:
        """Do so. Raises `Refused` unless several are in the call, with pictures."""
        kiosk.calls.arrange(large=self.large == "on")

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """As it was. Raises `Refused` as `run` does, and in another call."""
        _refuse_elsewhere(kiosk.state, before)
        kiosk.calls.arrange(large=before.enlarged)

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - says itself
        """Which."""
        return LARGE if self.large == "on" else ALIKE

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """What it is not, while several are seen."""
        several = _seen(state) and state.call is not None and state.call.several
        return ({"large": _other(state.enlarged)},) if several else ()


@command(
    "call.share",
    title=Text(en="Show the wall", ko="화면 보내기", ru="Показать экран"),
    say=Say(en=("{share:on}",), ko=("{share:on}",), ru=("{share:on}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Share(Command):
    """Let the far side see what is on the wall, or the camera again."""

    on: str

    def run(self, kiosk: Kiosk) -> None:
        """Do so. Raises `Refused` unless a video call goes on."""
        _show(kiosk, wall=self.on == "on")

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """What they saw before. Raises `Refused` as `run` does, and in another call: who is in that saw nothing."""
        _refuse_elsewhere(kiosk.state, before)
        _show(kiosk, wall=before.sharing)

    def describe(self, kiosk: Kiosk) -> Text:
        """What they see."""
        if self.on == "on":
            return SHARED
        return COVERED if kiosk.state.covered else UNSHARED

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """What it is not, while somebody can see it."""
        return ({"on": _other(state.sharing)},) if _seen(state) else ()


@command(
    "call.cover",
    title=Text(en="Camera in the call", ko="통화 카메라", ru="Камера в звонке"),
    say=Say(en=("{cover:on}",), ko=("{cover:on}",), ru=("{cover:on}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Cover(Command):
    """Hold back the camera's picture from the far side, or let it through; the wall's screen is sent all the same."""

    on: str  # "on": covered

    def run(self, kiosk: Kiosk) -> None:
        """Do so. Raises `Refused` unless a video call goes on."""
        _cover(kiosk, camera=self.on == "on")

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """As it was. Raises `Refused` as `run` does, and in another call."""
        _refuse_elsewhere(kiosk.state, before)
        _cover(kiosk, camera=before.covered)

    def describe(self, kiosk: Kiosk) -> Text:
        """What they see."""
        if self.on == "on":
            return COVERED
        return SHARED if kiosk.state.sharing else UNCOVERED

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """What it is not, while somebody can see it."""
        return ({"on": _other(state.covered)},) if _seen(state) else ()


def _seen(state: State) -> bool:
    """Whether a call with pictures goes on."""
    return state.call is not None and state.call.video and state.call.state is CallState.CONNECTED


def _show(kiosk: Kiosk, *, wall: bool) -> None:
    _refuse_unless_seen(kiosk.state)
    kiosk.calls.show(wall=wall)


def _cover(kiosk: Kiosk, *, camera: bool) -> None:
    _refuse_unless_seen(kiosk.state)
    kiosk.calls.mute(microphone=kiosk.state.muted, camera=camera)


def _refuse_elsewhere(state: State, before: State) -> None:
    if state.call is None or before.call is None or state.call.talk != before.call.talk:
        raise Refused(ANOTHER_CALL)


def _refuse_unless_seen(state: State) -> None:
    if state.call and state.call.video and state.call.state is CallState.HELD:
        raise Refused(WAITS)
    if not _seen(state):
        raise Refused(NO_PICTURE)


def _other(is_on: bool) -> str:
    return "off" if is_on else "on"
