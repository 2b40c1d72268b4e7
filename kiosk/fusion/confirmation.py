"""A proposal by one modality -> done only after a yes by another. Ends where the confirmed command is handed on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.errors import Refused
from kiosk.core.inputs import Modality, Origin
from kiosk.core.state import Question
from kiosk.core.store import Store
from kiosk.core.text import Text

NOTHING_ASKED = Text(en="There is nothing to answer", ko="답할 질문이 없습니다", ru="Отвечать не на что")
ANOTHER_SENSE = Text(
    en="Confirm by a thumb up or a touch, not by voice",
    ko="음성이 아니라 엄지나 터치로 확인해 주세요",
    ru="Подтвердите жестом или касанием, не голосом",
)
TOO_EARLY = Text(
    en="That was said before the question; answer again",
    ko="질문 전에 한 대답입니다. 다시 답해 주세요",
    ru="Это было до вопроса, ответьте ещё раз",
)
NOT_THE_HAND = Text(
    en="Confirm by voice or a touch, not by hand",
    ko="손짓이 아니라 음성이나 터치로 확인해 주세요",
    ru="Подтвердите голосом или касанием, не жестом",
)
ONE_AT_A_TIME = Text(
    en="Answer the question on the screen first", ko="화면의 질문에 먼저 답해 주세요", ru="Сначала ответьте на вопрос"
)


def may_confirm(proposed_by: Modality, answered_by: Modality) -> bool:
    """Whether a yes by `answered_by` counts. Touch always does: the question is another place on the glass."""
    if answered_by is Modality.SYSTEM:
        return False
    return answered_by is Modality.TOUCH or answered_by is not proposed_by


@dataclass(frozen=True, slots=True)
class _Waiting:
    command: Command
    question: Question


class Confirmations:
    """The question on the screen: at most one, for a few seconds. Qt thread only."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        within: float,
        confirmed: Callable[[Command, Origin], None],
        dropped: Callable[[Command, str], None],
    ) -> None:
        """`within`: seconds a question waits; `dropped(command, why)`."""
        self._store = store
        self._clock = clock
        self._within = within
        self._confirmed = confirmed
        self._dropped = dropped
        self._waiting: _Waiting | None = None
        self._ids = itertools.count(1)

    def propose(self, command: Command, prompt: Text, origin: Origin, show: Callable[[], None]) -> None:
        """Ask, after `show` put on the screen what would happen. Raises `Refused` while another question waits."""
        self.expire()
        if self._waiting:
            raise Refused(ONE_AT_A_TIME)
        show()
        now = self._clock.now()
        question = Question(f"question-{next(self._ids)}", prompt, origin.modality, now, now + self._within)
        self._waiting = _Waiting(command, question)
        self._store.put(replace(self._store.state, question=question))

    def confirm(self, by: Origin) -> None:
        """Hand the command on.

        Raises `Refused` where nothing waits, for an answer older than the question, and for the proposer's own sense.
        """
        waiting = self._answerable()
        if by.started < waiting.question.asked:
            raise Refused(TOO_EARLY)  # a word or a thumb that began before the question cannot mean it
        if not may_confirm(waiting.question.proposed_by, by.modality):
            raise Refused(ANOTHER_SENSE if by.modality is Modality.VOICE else NOT_THE_HAND)
        self._clear()
        self._confirmed(waiting.command, by)

    def decline(self, by: Origin) -> None:
        """Drop the command. Raises `Refused` where nothing waits."""
        waiting = self._answerable()
        self._clear()
        self._dropped(waiting.command, f"declined by {by.modality.value}")

    def expire(self) -> None:
        """Drop a question whose time is over; called by a timer."""
        if self._waiting and self._clock.now() >= self._waiting.question.expires:
            waiting = self._waiting
            self._clear()
            self._dropped(waiting.command, "not confirmed in time")

    def _answerable(self) -> _Waiting:
        self.expire()
        if self._waiting is None:
            raise Refused(NOTHING_ASKED)
        return self._waiting

    def _clear(self) -> None:
        self._waiting = None
        self._store.put(replace(self._store.state, question=None))
