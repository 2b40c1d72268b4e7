"""Carries commands out: asks first where a question is due, remembers what can be undone, shows what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.commands.dictate import end_dictation
from kiosk.core.bus import Outcome
from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.errors import Refused
from kiosk.core.inputs import Modality, Origin
from kiosk.core.journal import Journal
from kiosk.core.pack import Pack
from kiosk.core.ports import Calls, Ears, Eyes, Glass, Orders
from kiosk.core.state import Feedback, State, Verdict
from kiosk.core.store import Store
from kiosk.core.text import Text
from kiosk.core.view import View
from kiosk.fusion.confirmation import Confirmations

UNDOABLE = 50  # commands that can be taken back
NOTHING_TO_UNDO = Text(en="There is nothing to undo", ko="되돌릴 것이 없습니다", ru="Отменять нечего")
NOBODY = Origin(Modality.SYSTEM, "start", 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ports:
    """What commands reach of the world, as the composition root has it."""

    calls: Calls
    orders: Orders
    ears: Ears
    eyes: Eyes
    glass: Glass
    leave: Callable[[], None]


class Wall:
    """Implements `kiosk.core.ports.Kiosk`: the one place where commands run. Qt thread only."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        journal: Journal,
        pack: Pack,
        views: Sequence[View],
        ports: Ports,
        confirm_within: float,
    ) -> None:
        """`confirm_within`: seconds a question waits for its answer."""
        self._store = store
        self._journal = journal
        self._ports = ports
        self._origin = NOBODY
        self._undoable: deque[tuple[Command, State]] = deque(maxlen=UNDOABLE)
        self.clock = clock
        self.pack = pack
        self.views = views
        self.confirmation = Confirmations(
            store, clock, within=confirm_within, confirmed=self._do_confirmed, dropped=self._drop
        )

    def carry_out(self, command: Command, origin: Origin) -> tuple[Verdict, Text]:
        """Run the command, or ask first; what the wall writes. Raises `Refused`."""
        self._origin = origin
        if command.spec.needs_confirmation:
            prompt = command.describe(self)
            self.confirmation.propose(command, prompt, origin, show=lambda: command.propose(self))
            end_dictation(self)  # or the answer would be written down
            self._journal.write("proposed", command=command.spec.name, slots=command.slots(), by=origin.modality.value)
            return Verdict.PROPOSED, prompt
        return Verdict.DONE, self._do(command)

    def record(self, outcome: Outcome) -> None:
        """Show the outcome and write it into the journal."""
        spec, origin = outcome.command.spec, outcome.origin
        if spec.journaled:
            self._journal.write(
                "command",
                id=outcome.id,
                command=spec.name,
                slots=outcome.command.slots(),
                verdict=outcome.verdict.value,
                reason=outcome.text.en if outcome.verdict is not Verdict.DONE else "",
                modality=origin.modality.value,
                source=origin.source,
                said=origin.said,
                confidence=round(origin.confidence, 3),
                seconds=round(outcome.done_at - origin.ended, 3),
            )
        if spec.journaled or outcome.verdict in (Verdict.REFUSED, Verdict.FAILED):
            self.show(outcome.verdict, outcome.text, origin)

    def show(self, verdict: Verdict, text: Text, origin: Origin) -> None:
        """Write a verdict onto the screen."""
        feedback = Feedback(self.clock.now(), verdict, text, origin.modality, origin.said, origin.confidence)
        self.put(replace(self.state, feedback=feedback))

    # ------------------------------------------------------------------ what commands see: kiosk.core.ports.Kiosk

    @property
    def state(self) -> State:
        """The wall now."""
        return self._store.state

    def put(self, state: State) -> None:
        """Replace the wall's state."""
        self._store.put(state)

    @property
    def asked_by(self) -> Origin:
        """Who or what gave the command that is running."""
        return self._origin

    @property
    def calls(self) -> Calls:
        """The telephone."""
        return self._ports.calls

    @property
    def orders(self) -> Orders:
        """Orders and announcements."""
        return self._ports.orders

    @property
    def ears(self) -> Ears:
        """The recogniser's process."""
        return self._ports.ears

    @property
    def eyes(self) -> Eyes:
        """The camera's process."""
        return self._ports.eyes

    @property
    def glass(self) -> Glass:
        """The screen under a pointing hand."""
        return self._ports.glass

    def forget(self) -> None:
        """Nothing that was done can be taken back any more."""
        self._undoable.clear()

    def undo_last(self) -> None:
        """Take back the last undoable command. Raises `Refused` where there is none."""
        if not self._undoable:
            raise Refused(NOTHING_TO_UNDO)
        command, before = self._undoable.pop()
        try:
            command.undo(self, before)
        except Refused:
            if self.state.question:  # once that is answered it can be taken back
                self._undoable.append((command, before))
            raise

    def leave(self) -> None:
        """End the program, in good order."""
        self._ports.leave()

    # ------------------------------------------------------------------ inside

    def _do(self, command: Command) -> Text:
        self._run(command)
        return command.describe(self)

    def _run(self, command: Command) -> None:
        before = self.state
        command.run(self)
        if command.spec.undoable and command.moved(before, self.state):
            self._undoable.append((command, before))

    def _do_confirmed(self, command: Command, by: Origin) -> None:
        self._journal.write(
            "confirmed", command=command.spec.name, slots=command.slots(), by=by.modality.value, said=by.said
        )
        self._run(command)  # not described again: whom and what it was about may be gone by now

    def _drop(self, command: Command, why: str) -> None:
        self._journal.write("dropped", command=command.spec.name, slots=command.slots(), reason=why)
        command.withdraw(self)
