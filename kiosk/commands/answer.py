"""Answering the question on the screen: yes by another modality than asked or by a touch, no by any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.command import Command, Say, command
from kiosk.core.inputs import Modality
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text


@command(
    "answer.yes",
    title=Text(en="Yes", ko="확인", ru="Подтверждаю"),
    say=Say(en=("confirm", "yes"), ko=("확인",), ru=("подтверждаю", "подтвердить")),
)
@dataclass(frozen=True, slots=True)
class Yes(Command):
    """Let happen what was proposed."""

    def run(self, kiosk: Kiosk) -> None:
        """Confirm. Raises `Refused` where nothing waits, or the proposer's own modality answers."""
        kiosk.confirmation.confirm(kiosk.asked_by)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While a question waits that a voice may confirm: the strip is for what can be said."""
        return ({},) if state.question and state.question.proposed_by is not Modality.VOICE else ()


@command(
    "answer.no",
    title=Text(en="No", ko="취소", ru="Отмена"),
    say=Say(en=("cancel",), ko=("취소",), ru=("отмена",)),
)
@dataclass(frozen=True, slots=True)
class No(Command):
    """Drop what was proposed."""

    def run(self, kiosk: Kiosk) -> None:
        """Decline. Raises `Refused` where nothing waits."""
        kiosk.confirmation.decline(kiosk.asked_by)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While a question waits."""
        return ({},) if state.question else ()
