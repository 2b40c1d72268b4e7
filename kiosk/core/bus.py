"""The one way in: commands and facts from any thread, carried out one by one in the Qt thread."""

from __future__ import annotations

import itertools
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.command import Command
from kiosk.core.errors import Refused
from kiosk.core.fact import Fact
from kiosk.core.inputs import Origin
from kiosk.core.state import Verdict
from kiosk.core.text import Text

log = logging.getLogger(__name__)

BROKEN = Text(
    en="Something went wrong in “{what}”; the wall goes on",
    ko="“{what}” 처리 중 문제가 생겼습니다. 화면은 계속 동작합니다",
    ru="Ошибка в команде «{what}»; стена работает дальше",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one command."""

    id: int
    command: Command
    origin: Origin
    verdict: Verdict
    text: Text  # what the wall writes: the command's own words, or the reason
    done_at: float  # monotonic seconds


class Bus:
    """A queue with one consumer. `issue` and `report` from any thread, never block; `drain` in the Qt thread only."""

    def __init__(
        self, carry_out: Callable[[Command, Origin], tuple[Verdict, Text]], learn: Callable[[Fact], None]
    ) -> None:
        """`carry_out` runs a command and says what came of it (or raises); `learn` takes a fact into the state."""
        self._carry_out = carry_out
        self._learn = learn
        self._queue: deque[tuple[int, Command, Origin] | Fact] = deque()
        self._ids = itertools.count(1)
        self._outcomes: list[Callable[[Outcome], None]] = []
        self.wake: Callable[[], None] = lambda: None  # set by who owns the Qt thread: asks it to call `drain` soon

    def issue(self, command: Command, origin: Origin) -> int:
        """Queue a command; its id comes back with its outcome."""
        number = next(self._ids)
        self._queue.append((number, command, origin))
        self.wake()
        return number

    def report(self, fact: Fact) -> None:
        """Queue a fact."""
        self._queue.append(fact)
        self.wake()

    def on_outcome(self, listener: Callable[[Outcome], None]) -> None:
        """Call `listener` in the Qt thread after every command."""
        self._outcomes.append(listener)

    def drain(self, now: Callable[[], float]) -> None:
        """Carry out what is queued at this moment; what is queued meanwhile waits for the next drain."""
        for _ in range(len(self._queue)):
            match self._queue.popleft():
                case Fact() as fact:
                    self._guard_fact(fact)
                case (number, command, origin):
                    outcome = Outcome(number, command, origin, *self._guarded(command, origin), now())
                    for listener in self._outcomes:
                        listener(outcome)

    def _guarded(self, command: Command, origin: Origin) -> tuple[Verdict, Text]:
        try:
            return self._carry_out(command, origin)
        except Refused as refusal:
            return Verdict.REFUSED, refusal.reason
        except Exception:
            # without this one bad command would end the program in front of the audience
            log.exception("command %s failed", command.spec.name)
            return Verdict.FAILED, BROKEN.filled(what=command.spec.title)

    def _guard_fact(self, fact: Fact) -> None:
        try:
            self._learn(fact)
        except Exception:
            # a fact that cannot be shown must not keep the next ones from being shown
            log.exception("fact %s could not be taken in", type(fact).__name__)
