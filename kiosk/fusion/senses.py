"""What was heard and seen -> commands and refusals. Ends where they are issued or shown. Qt thread only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.clock import Clock
from kiosk.core.inputs import Gesture, Modality, Words
from kiosk.core.ports import Issue
from kiosk.core.registry import Commands
from kiosk.core.state import Feedback, Verdict
from kiosk.core.store import Store
from kiosk.core.text import Text
from kiosk.fusion import hearing, sight


class Senses:
    """Gives meaning to words and gestures by the state of the moment they are taken in."""

    def __init__(
        self,
        commands: Commands,
        store: Store,
        clock: Clock,
        issue: Issue,
        *,
        refused: Callable[[Words, Text], None],
        ignored: Callable[[Gesture, str], None],
    ) -> None:
        """`refused` and `ignored` are told of what became no command, and why."""
        self._commands = commands
        self._store = store
        self._clock = clock
        self._issue = issue
        self._refused = refused
        self._ignored = ignored

    def words(self, words: Words) -> None:
        """Issue the command that final words mean, or show why they mean none."""
        command = hearing.meant(words, self._commands)
        if command is not None:
            self._issue(command, hearing.origin(words))
            return
        reason = hearing.why_not(words)
        if reason is not None:
            now, state = self._clock.now(), self._store.state
            shown = Feedback(now, Verdict.REFUSED, reason, Modality.VOICE, words.text, words.confidence)
            self._store.put(replace(state, feedback=shown))
            self._refused(words, reason)

    def gesture(self, gesture: Gesture) -> None:
        """Issue the command that the gesture means now, or say why it means none."""
        intent = sight.meant(gesture, self._store.state)
        if intent is not None:
            self._issue(self._commands.make(intent), sight.origin(gesture))
        elif why := sight.why_not(gesture):
            self._ignored(gesture, why)
